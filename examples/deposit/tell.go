package main

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/cisis"
	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
)

// teller says what happens, and notes what does not happen as told.
type teller struct {
	out    io.Writer
	held   int // expectations of the story that held
	failed int
}

func (t *teller) say(format string, args ...any) { fmt.Fprintf(t.out, format+"\n", args...) }

// made says what was made.
func (t *teller) made(m made) {
	for n, i := range m.items {
		t.item(i, m.sent.Entries[n])
	}
	t.say("  lot of %s; by MSSanté it may go to %s", count(len(m.items), "document"), mayGo(m.sent))
	for _, f := range m.faults {
		t.fault(f)
	}
	if len(m.left) > 0 {
		t.say("  %s of the metadata are not in the FHIR transaction:", count(len(m.left), "part"))
		for _, o := range m.left {
			t.say("    %s %s  %s", o.Code, o.Path, o.Reason.EN)
		}
	}
}

// item says what became of one file.
func (t *teller) item(i item, e xdm.DocumentEntry) {
	t.say("  %s → %s, %d bytes", i.name, e.URI, e.Size)
	switch {
	case i.holder != "":
		t.say("    signed     by %s, verified", i.holder)
	case i.signed:
		t.say("    signed     NOT VERIFIED: name a list of keys with -keys")
	}
	t.say("    type       %s %s (class %s, format %s)", e.TypeCode.Code, e.TypeCode.Display, e.ClassCode.Display, e.FormatCode.Code)
	t.say("    action     %s", actionOf(i, e))
	t.say("    seen by    %s", seenBy(cisis.VisibilityOf(e.ConfidentialityCodes)))
	for _, f := range i.faults {
		if f.Severity > document.Information {
			t.fault(f)
		}
	}
	if len(i.left) > 0 {
		t.say("    as words   %s of its posology: in the text of the CDA document, not as data", count(len(i.left), "part"))
	}
	for _, f := range i.archive {
		t.say("    %s  not a PDF/A-1b: %s", f.Code, f.EN)
	}
}

func actionOf(i item, e xdm.DocumentEntry) string {
	words := i.sending.Action.String()
	if slot := e.Slot(cisis.ActionSlot); slot != "" {
		words += " (" + slot + " in the archive)"
	}
	if h := xdm.HeaderOf(i.sending.Document); h.Replaces != "" {
		words += fmt.Sprintf(", version %d of the document", h.Version)
	}
	return words
}

// mayGo says whose mailboxes the lot may be sent to (CI-SIS, règles de gestion
// MSSanté).
func mayGo(s xdm.Submission) string {
	allowed := func(r cisis.Routing) bool {
		for _, e := range s.Entries {
			if document.Refuses(cisis.CheckMSSante(cisis.VisibilityOf(e.ConfidentialityCodes), r)) {
				return false
			}
		}
		return true
	}
	switch {
	case allowed(cisis.Routing{ToProfessionals: true, ToPatient: true}):
		return "professionals and the patient"
	case allowed(cisis.Routing{ToProfessionals: true}):
		return "professionals only"
	case allowed(cisis.Routing{ToPatient: true}):
		return "the patient only"
	}
	return "nobody (FR-XDM-306)"
}

// seenBy says a visibility in words.
func seenBy(v cisis.Visibility) string {
	var hidden []string
	if v.MaskedFromProfessionals {
		hidden = append(hidden, "other professionals (MASQUE_PS)")
	}
	if v.HiddenFromPatient {
		hidden = append(hidden, "the patient, until told (INVISIBLE_PATIENT)")
	}
	if v.HiddenFromRepresentatives {
		hidden = append(hidden, "legal representatives (INVISIBLE_REPRESENTANTS_LEGAUX)")
	}
	words := "everyone who may"
	if hidden != nil {
		words += ", but not " + strings.Join(hidden, ", nor ")
	}
	return words
}

func (t *teller) fault(f document.Fault) {
	t.say("    %s  %s", join(f.Code, f.Path), f.Message.EN)
	t.say("      « %s »", f.Message.FR)
}

// refused says why, in English and in French.
func (t *teller) refused(err error) {
	var lot *cisis.LotError
	if errors.As(err, &lot) {
		t.say("  REFUSED  the lot:")
		for _, f := range lot.Faults {
			if f.Severity >= document.Failure {
				t.fault(f)
			}
		}
		return
	}
	t.say("  REFUSED  %s", strings.TrimPrefix(err.Error(), "document: "))
	if _, text, ok := document.Explain(err); ok {
		t.say("           « %s »", text.FR)
	}
}

// save writes what was made into a folder.
func (t *teller) save(folder string, m made) error {
	files := map[string][]byte{"IHE_XDM.ZIP": m.archive}
	if m.bundle != nil {
		files["pdsm-lot.json"] = m.bundle
	}
	for n, p := range m.patches {
		files[fmt.Sprintf("pdsm-patch-%d.json", n+1)] = p.Body
	}
	for name, token := range m.signatures {
		files[name+".jws"] = []byte(token + "\n")
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if err := os.WriteFile(filepath.Join(folder, name), files[name], 0o644); err != nil {
			return err
		}
		t.say("  %-20s %7d bytes  %s", name, len(files[name]), purpose(name))
	}
	for n, p := range m.patches {
		t.say("  pdsm-patch-%d.json is sent as PATCH DocumentReference?%s", n+1, p.Query)
	}
	return nil
}

func purpose(name string) string {
	switch {
	case strings.HasSuffix(name, ".ZIP"):
		return "the archive, for a mail of MSSanté"
	case strings.HasSuffix(name, ".jws"):
		return "detached signature of the document"
	case strings.HasPrefix(name, "pdsm-patch"):
		return "the new labels, for a server (PATCH)"
	}
	return "the same lot, for a server: POST it (ITI-65)"
}

// count says "1 line", "2 lines".
func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

func join(words ...string) string {
	return strings.Join(strings.Fields(strings.Join(words, " ")), " ")
}
