package cisis

import (
	"slices"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// The identifiers the header rests on (OIDs).
const (
	oidPractitioner = "1.2.250.1.71.4.2.1" // IdNat_PS
	oidStructure    = "1.2.250.1.71.4.2.2" // Struct_IdNat
	oidPatientHost  = "1.2.250.1.213.4.1"  // host of documents patients write
)

// has reports whether a table has the code of a document.
func (t *Table) has(code *cda.CD) bool {
	return code != nil && code.Code != "" && t.Has(identity.Code{System: systemURI(code.System), Code: code.Code})
}

// word reports whether list, words joined by spaces, has w.
func word(list, w string) bool { return w != "" && slices.Contains(strings.Fields(list), w) }
