package floors_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/cisis"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/measure"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/pdsm"
	"github.com/ordonnance-numerique/ordonnance-go/document/pdf"
	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/identity/fr/finess"
	"github.com/ordonnance-numerique/ordonnance-go/identity/fr/ins"
	"github.com/ordonnance-numerique/ordonnance-go/identity/fr/rpps"
	"github.com/ordonnance-numerique/ordonnance-go/messaging"
	"github.com/ordonnance-numerique/ordonnance-go/messaging/fr/mssante"
	"github.com/ordonnance-numerique/ordonnance-go/messaging/fr/mssante/transport"
	"github.com/ordonnance-numerique/ordonnance-go/messaging/prevention"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/edisp"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/epmed"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/eprescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/ledger"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/research"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode"
)

// catalogue is every code that this module publishes, with its texts.
type catalogue struct {
	t     *testing.T
	texts map[string]document.Text
}

// add notes a code; one code never means two things.
func (c *catalogue) add(code, en, fr string) {
	c.t.Helper()
	text := document.Text{EN: en, FR: fr}
	if before, twice := c.texts[code]; twice {
		c.t.Errorf("%s is there twice: %q and %q", code, before.EN, en)
	}
	if code == "" || strings.TrimSpace(en) == "" || strings.TrimSpace(fr) == "" {
		c.t.Errorf("%s lacks a text: %+v", code, text)
	}
	c.texts[code] = text
}

func (c *catalogue) errors(list ...[]*identity.Error) {
	for _, errs := range list {
		for _, e := range errs {
			c.add(e.Code, e.EN, e.FR)
		}
	}
}

func (c *catalogue) omissions(list ...[]document.Omission) {
	for _, left := range list {
		for _, o := range left {
			c.add(o.Code, o.Reason.EN, o.Reason.FR)
		}
	}
}

func published(t *testing.T) map[string]document.Text {
	c := &catalogue{t, map[string]document.Text{}}
	c.errors(identity.Refusals(), ins.Refusals(), rpps.Refusals(), finess.Refusals(), pdf.Refusals(), measure.Refusals(), messaging.Refusals(), prevention.Refusals(), mssante.Refusals(), transport.Refusals(),
		prescription.Refusals(), ledger.Refusals(), research.Refusals(), ordonnance.PageRefusals(), epmed.Refusals(), edisp.Refusals(), eprescription.Refusals(), cisis.Refusals())
	c.omissions(epmed.Losses(), edisp.Losses())
	for _, e := range qrcode.Refusals() {
		c.add(e.Code, e.EN, e.FR)
	}
	for _, r := range document.Refusals() {
		c.add(r.Code, r.Text.EN, r.Text.FR)
	}
	for _, r := range cda.Refusals() {
		c.add(r.Code, r.Text.EN, r.Text.FR)
	}
	for _, r := range fhir.Reasons() {
		c.add(r.Code, r.Text.EN, r.Text.FR)
	}
	for _, r := range append(prescription.DispenseRefusals(), prescription.HistoryFindings()...) {
		c.add(r.Code, r.Text.EN, r.Text.FR)
	}
	for _, r := range epmed.Rules() {
		c.add(r.Code, r.EN, r.FR)
	}
	for _, r := range edisp.Rules() {
		c.add(r.Code, r.EN, r.FR)
	}
	for _, r := range pdsm.Refusals() {
		c.add(r.Code, r.Text.EN, r.Text.FR)
	}
	// The two profiles of a reference share rules.
	shared := map[string]bool{}
	for _, r := range pdsm.LotProfile(nil).Rules {
		shared[r.Code] = true
		c.add(r.Code, r.Text.EN, r.Text.FR)
	}
	for _, r := range pdsm.PublicationProfile(nil).Rules {
		if !shared[r.Code] {
			c.add(r.Code, r.Text.EN, r.Text.FR)
		}
	}
	for _, r := range xdm.Refusals() {
		c.add(r.Code, r.Text.EN, r.Text.FR)
	}
	for _, r := range cisis.MetadataFindings() {
		c.add(r.Code, r.Text.EN, r.Text.FR)
	}
	for _, r := range messaging.Rules() {
		c.add(r.Code, r.Text.EN, r.Text.FR)
	}
	for _, f := range slices.Concat(measure.Findings(), messaging.Findings(), mssante.Findings()) {
		c.add(f.Code, f.Message.EN, f.Message.FR)
	}
	for _, f := range eprescription.Findings() {
		c.add(f.Code, f.Text.EN, f.Text.FR)
	}
	for _, r := range append(cisis.HeaderProfile().Rules, cisis.CodeProfile(nil).Rules...) {
		c.add(r.Code, r.Text.EN, r.Text.FR)
	}
	for _, r := range append(prescription.Structure().Rules, ordonnance.Profile(nil).Rules...) {
		c.add(r.Code, r.Text.EN, r.Text.FR)
	}
	return c.texts
}

// A code says one thing in the whole module, in both languages.
func TestCodesAreUnique(t *testing.T) {
	if n := len(published(t)); n < 400 {
		t.Errorf("only %d codes", n)
	}
}

// An error value made in the code is in the list that its package publishes.
func TestErrorsArePublished(t *testing.T) {
	known := published(t)
	shape := regexp.MustCompile(`^[A-Z]+(-[A-Z]+)*-L?[0-9]{2,3}$`)
	err := filepath.WalkDir("../..", func(path string, entry os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if name := entry.Name(); entry.IsDir() && (name == "examples" || name == "testdata" || name == "gen" || name == ".git" || name == ".ci") {
			return filepath.SkipDir
		}
		// Tables (_table.go) hold codes of others.
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || strings.HasSuffix(path, "_table.go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			pair, ok := n.(*ast.KeyValueExpr)
			if !ok {
				return true
			}
			key, named := pair.Key.(*ast.Ident)
			value, literal := pair.Value.(*ast.BasicLit)
			if !named || key.Name != "Code" || !literal || value.Kind != token.STRING {
				return true
			}
			if code, _ := strconv.Unquote(value.Value); shape.MatchString(code) && known[code].IsZero() {
				t.Errorf("%s: %s is not in the list its package publishes", path, code)
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
