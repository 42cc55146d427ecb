package xdm_test

import (
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
)

// A UUID is the same identifier with and without the prefix of its URN.
func TestCompareUUID(t *testing.T) {
	const id = "00000000-0000-4000-8000-0000000000aa"
	if d := xdm.Compare(xdm.DocumentEntry{UniqueID: "urn:uuid:" + id}, xdm.DocumentEntry{UniqueID: id}, nil); len(d) > 0 {
		t.Errorf("%v", d)
	}
	if d := xdm.Compare(xdm.DocumentEntry{UniqueID: "urn:uuid:" + id}, xdm.DocumentEntry{UniqueID: id[1:]}, nil); len(d) != 1 || d[0].Code != "XDM-512" {
		t.Errorf("%v", d)
	}
}
