package messaging_test

import (
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/messaging"
)

// Lists of a message that cost a validator most are refused early.
func TestHostileLists(t *testing.T) {
	for _, member := range []string{"to", "parts"} {
		for _, n := range []int{101, 30_000, 340_000} {
			text := `{"` + member + `":[` + strings.Repeat("{},", n-1) + `{}]}`
			faults := document.Validate([]byte(text), messaging.QuestionKind())
			if len(faults) == 0 || len(faults) > 100 {
				t.Errorf("%s, %d items: %d faults", member, n, len(faults))
			}
		}
	}
}
