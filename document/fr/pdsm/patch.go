package pdsm

import (
	"encoding/json"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/cisis"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/internal/strictjson"
)

// Change is what may change of a document that is there: nothing else (PDSm,
// flux 03).
type Change struct {
	Status string // current or superseded; "" leaves it
	// Visibility says who does not see the document from now on; nil leaves it.
	// The level N, R or V stays.
	Visibility *cisis.Visibility
	Archived   *bool // nil leaves it
}

// Patch is a change of a reference, ready to be sent.
type Patch struct {
	// Query names the reference by the identifier of its document:
	// "identifier=system%7Cvalue".
	Query string
	// Version is the version the change was made from, "" unknown; the server is
	// asked to refuse (412) where it has another.
	Version string
	Body    []byte // JSON Patch (RFC 6902)
}

type operation struct {
	Op    string          `json:"op"`
	Path  string          `json:"path"`
	Value json.RawMessage `json:"value"`
}

// NewPatch makes the change of a reference, as a search has just given it. The
// labels are written as a complete list: the level that is there, then who does
// not see the document. A patch of one place of the list, as the draft for the
// DMP has it, would lose the others.
//
// An *Error refuses (PDSM-112) a change of nothing, (PDSM-113) another status,
// (PDSM-114) a reference without identifier, and (PDSM-109) labels without
// exactly one level.
func NewPatch(current *fhir.DocumentReference, c Change) (Patch, error) {
	if current == nil || current.MasterIdentifier == nil || current.MasterIdentifier.Value == "" || current.MasterIdentifier.System == "" {
		return Patch{}, refuse("PDSM-114", nil)
	}
	id := current.MasterIdentifier
	p := Patch{Query: "identifier=" + url.QueryEscape(token(id.System, id.Value))}
	if current.Meta != nil {
		p.Version = current.Meta.VersionID
	}
	var ops []operation
	switch c.Status {
	case "":
	case "current", "superseded":
		ops = append(ops, operation{"replace", "/status", text(c.Status)})
	default:
		return Patch{}, refuse("PDSM-113", nil)
	}
	if c.Visibility != nil {
		op, err := labelling(current, *c.Visibility)
		if err != nil {
			return Patch{}, err
		}
		ops = append(ops, op)
	}
	if c.Archived != nil {
		ops = append(ops, archiving(current, *c.Archived)...)
	}
	if len(ops) == 0 {
		return Patch{}, refuse("PDSM-112", nil)
	}
	var err error
	if p.Body, err = json.Marshal(ops); err != nil {
		return Patch{}, refuse("PDSM-112", nil)
	}
	return p, nil
}

func text(s string) json.RawMessage {
	raw, _ := json.Marshal(s) // a text always has a JSON form
	return raw
}

// labelling writes the complete list of labels. Labels of other systems than
// level and visibility stay where they are.
func labelling(current *fhir.DocumentReference, v cisis.Visibility) (operation, error) {
	var all []identity.Code
	for _, c := range conceptCodes(current.SecurityLabel) {
		if c.System != uriVisibility {
			all = append(all, c)
		}
	}
	all = append(all, v.Codes(nil)...)
	known := slices.DeleteFunc(slices.Clone(all), func(c identity.Code) bool { return c.System != uriConfidentiality && c.System != uriVisibility })
	if faults := failures(cisis.CheckConfidentiality(known, nil)); slices.ContainsFunc(faults, func(f document.Fault) bool { return f.Code == "FR-XDM-302" || f.Code == "FR-XDM-305" }) {
		return operation{}, refuseAt("PDSM-109", faults)
	}
	type plainCoding struct {
		System  string `json:"system,omitempty"`
		Code    string `json:"code,omitempty"`
		Display string `json:"display,omitempty"`
	}
	type plainConcept struct {
		Coding []plainCoding `json:"coding,omitempty"`
		Text   string        `json:"text,omitempty"`
	}
	var list []plainConcept
	for _, x := range concepts(all) {
		one := plainConcept{Text: x.Text}
		for _, k := range x.Coding {
			one.Coding = append(one.Coding, plainCoding{k.System, k.Code, k.Display})
		}
		list = append(list, one)
	}
	raw, err := json.Marshal(list)
	if err != nil {
		return operation{}, refuse("PDSM-109", nil)
	}
	return operation{verb(len(current.SecurityLabel) > 0), "/securityLabel", raw}, nil
}

const uriVisibility = "urn:oid:1.2.250.1.213.1.1.4.13" // TRE_A07

// verb is how a member is written: replace demands that it is there (RFC 6902
// §4.3).
func verb(there bool) string {
	if there {
		return "replace"
	}
	return "add"
}

// archiving writes the extension isArchived. A place in the list is tested
// before it is written, for the list may have changed.
func archiving(current *fhir.DocumentReference, mark bool) []operation {
	value := json.RawMessage(strconv.FormatBool(mark))
	for i, x := range current.Extension {
		if x.URL == extArchived {
			place := "/extension/" + strconv.Itoa(i)
			return []operation{{"test", place + "/url", text(extArchived)}, {verb(x.Boolean != nil), place + "/valueBoolean", value}}
		}
	}
	one := `{"url":"` + extArchived + `","valueBoolean":` + string(value) + `}`
	if len(current.Extension) == 0 {
		return []operation{{"add", "/extension", json.RawMessage("[" + one + "]")}}
	}
	return []operation{{"add", "/extension/-", json.RawMessage(one)}}
}

// maxPatch bounds a patch that is read, in bytes.
const maxPatch = 64 << 10

// CheckPatch holds a JSON patch against what the guide lets change, and finds
// (PDSM-81n) what a server has to refuse, or what loses labels.
func CheckPatch(raw []byte) []document.Fault {
	tree, err := strictjson.Decode(raw, strictjson.Limits{Bytes: maxPatch})
	list, ok := tree.([]any)
	if err != nil || !ok || len(list) == 0 {
		return []document.Fault{fault("PDSM-811", "")}
	}
	var faults []document.Fault
	for i, x := range list {
		o, _ := x.(map[string]any)
		op, _ := o["op"].(string)
		path, _ := o["path"].(string)
		at := "/" + strconv.Itoa(i)
		switch {
		case !slices.Contains([]string{"add", "replace", "test", "remove"}, op) || op != "remove" && o["value"] == nil:
			faults = append(faults, fault("PDSM-811", at))
		case op == "test":
		default:
			if code := wrongChange(op, path, o["value"]); code != "" {
				faults = append(faults, fault(code, at))
			}
		}
	}
	return faults
}

func wrongChange(op, path string, value any) string {
	code := "PDSM-812"
	switch {
	case path == "/status" && op != "remove":
		if value == "current" || value == "superseded" {
			return ""
		}
		code = "PDSM-813"
	case path == "/securityLabel" && op != "remove":
		if list, ok := value.([]any); ok && len(list) > 0 && !slices.ContainsFunc(list, notConcept) {
			return ""
		}
		code = "PDSM-813"
	case strings.HasPrefix(path, "/securityLabel/"):
		code = "PDSM-814"
	case path == "/extension" || strings.HasPrefix(path, "/extension/"):
		return wrongMark(op, path, value)
	}
	return code
}

func notConcept(x any) bool { _, ok := x.(map[string]any); return !ok }

// wrongMark judges a change of the extension isArchived, in its three forms.
func wrongMark(op, path string, value any) string {
	rest := strings.TrimPrefix(path, "/extension")
	if list, ok := value.([]any); ok && rest == "" && len(list) == 1 {
		value, rest = list[0], "/-"
	}
	if strings.HasSuffix(rest, "/valueBoolean") && strings.Count(rest, "/") == 2 && op != "remove" {
		if _, err := strconv.ParseUint(rest[1:len(rest)-len("/valueBoolean")], 10, 16); err != nil {
			return "PDSM-811"
		}
		if _, ok := value.(bool); !ok {
			return "PDSM-813"
		}
		return ""
	}
	o, _ := value.(map[string]any)
	if _, ok := o["valueBoolean"].(bool); ok && o["url"] == extArchived && op != "remove" && rest != "" {
		return ""
	}
	return "PDSM-812"
}
