package xdm_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
)

// negative is an archive with one defect, and the code that names it.
type negative struct {
	name   string
	code   string
	change func(tb testing.TB, raw []byte) []byte
	limits *xdm.Limits
}

// refused are the archives that are not opened.
func refused() []negative {
	file := func(name string, header func(h *zip.FileHeader)) func(testing.TB, []byte) []byte {
		return adding(part{name: name, data: []byte("x"), header: header})
	}
	metadata := func(data string) func(testing.TB, []byte) []byte {
		return onFile("METADATA.XML", func(p *part) { p.data = []byte(data) })
	}
	return []negative{
		{"no zip", "XDM-101", func(testing.TB, []byte) []byte { return []byte("PK\x03\x04 nothing") }, nil},
		{"cut off", "XDM-101", func(_ testing.TB, raw []byte) []byte { return raw[:len(raw)/2] }, nil},
		{"empty", "XDM-101", func(testing.TB, []byte) []byte { return nil }, nil},
		{"too large", "XDM-102", func(_ testing.TB, raw []byte) []byte { return raw }, &xdm.Limits{Archive: 100}},
		{"too many files", "XDM-103", func(_ testing.TB, raw []byte) []byte { return raw }, &xdm.Limits{Files: 5}},
		{"zip slip", "XDM-104", file("IHE_XDM/../../evil.sh", nil), nil},
		{"zip slip with backslashes", "XDM-104", file(`..\evil.exe`, nil), nil},
		{"absolute", "XDM-105", file("/etc/passwd", nil), nil},
		{"drive", "XDM-105", file("C:evil.exe", nil), nil},
		{"long name", "XDM-106", file(strings.Repeat("A", 300), nil), nil},
		{"control character", "XDM-106", file("A\nB", nil), nil},
		{"empty name", "XDM-106", file("", nil), nil},
		{"twice", "XDM-107", file("IHE_XDM/SUBSET01/DOC0001.XML", nil), nil},
		{"twice with a Kelvin sign", "XDM-107", with(func(list []part) []part {
			return append(list, part{name: "IHE_XDM/SUBSET01/K.XSL"}, part{name: "IHE_XDM/SUBSET01/\u212a.XSL"})
		}), nil},
		{"a folder and a file", "XDM-107", file("IHE_XDM/SUBSET01", nil), nil},
		{"twice in small letters", "XDM-107", file("ihe_xdm/subset01/doc0001.xml", nil), nil},
		{"encrypted", "XDM-108", onFile("DOC0001.XML", func(p *part) { p.header = func(h *zip.FileHeader) { h.Flags |= 1 } }), nil},
		{"bomb by size", "XDM-109", file("BIG", func(h *zip.FileHeader) { h.UncompressedSize64 = 1 << 40 }), nil},
		{"bomb by ratio", "XDM-109", file("BIG", func(h *zip.FileHeader) { h.Method, h.UncompressedSize64 = zip.Deflate, 1<<20 }), nil},
		{"bomb by sum", "XDM-109", func(_ testing.TB, raw []byte) []byte { return raw }, &xdm.Limits{Inflated: 2000}},
		{"unknown compression", "XDM-110", file("ODD", func(h *zip.FileHeader) { h.Method = 14 }), nil},
		{"no lot", "XDM-111", dropping("METADATA.XML"), nil},
		{"link", "XDM-112", file("LINK", func(h *zip.FileHeader) { h.SetMode(fs.ModeSymlink | 0o777) }), nil},
		{"long metadata", "XDM-121", func(_ testing.TB, raw []byte) []byte { return raw }, &xdm.Limits{Metadata: 1000}},
		{"document type", "XDM-122", onMetadata("<lcm:", `<!DOCTYPE x SYSTEM "http://example.invalid/x.dtd"><lcm:`), nil},
		{"entities", "XDM-122", metadata(`<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><a>&d;</a>`), nil},
		{"not XML", "XDM-123", metadata("<a><b></a>"), nil},
		{"undeclared entity", "XDM-123", onMetadata("<Value>", "<Value>&xxe;"), nil},
		{"two roots", "XDM-123", onMetadata("</lcm:SubmitObjectsRequest>", "</lcm:SubmitObjectsRequest><a/>"), nil},
		{"cut metadata", "XDM-123", onFile("METADATA.XML", func(p *part) { p.data = p.data[:len(p.data)-100] }), nil},
		{"Latin-1", "XDM-124", onMetadata(`encoding="UTF-8"`, `encoding="ISO-8859-1"`), nil},
		{"not UTF-8", "XDM-124", onMetadata("Envoi", "Envo\xe9"), nil},
		{"something else", "XDM-125", metadata("<a/>"), nil},
		{"nesting", "XDM-126", metadata("<a>" + strings.Repeat("<b>", 100) + strings.Repeat("</b>", 100) + "</a>"), nil},
		{"nesting of objects", "XDM-126", metadata("<RegistryObjectList>" + strings.Repeat("<Classification>", 100)), nil},
		{"entries", "XDM-126", onMetadata("<ExtrinsicObject ", strings.Repeat("<ExtrinsicObject/>", 1001)+"<ExtrinsicObject "), nil},
		{"elements", "XDM-126", func(_ testing.TB, raw []byte) []byte { return raw }, &xdm.Limits{Elements: 50}},
		{"bytes that lie", "XDM-134", onFile("METADATA.XML", func(p *part) { p.header = func(h *zip.FileHeader) { h.CRC32 ^= 1 } }), nil},
	}
}

func TestOpenRefuses(t *testing.T) {
	raw := written(t, boxed(parcel(2)))
	for _, tt := range refused() {
		t.Run(tt.code+" "+tt.name, func(t *testing.T) {
			bad := tt.change(t, raw)
			a, err := xdm.Open(bytes.NewReader(bad), int64(len(bad)), tt.limits)
			var e *xdm.Error
			if a != nil || !errors.As(err, &e) || e.Code != tt.code {
				t.Fatalf("%v", err)
			}
			classes := 0
			for _, class := range []error{document.ErrMalformed, document.ErrUntrusted, document.ErrUnsupported} {
				if errors.Is(err, class) {
					classes++
				}
			}
			if code, text, ok := document.Explain(err); classes != 1 || !ok || code != tt.code || text.FR == "" || e.French() == "" {
				t.Error(classes, code, text)
			}
		})
	}
}

// faulty are the archives that are opened and found fault with.
func faulty() []negative {
	lotID := `id="urn:uuid:00000000-0000-4000-8000-000000000001"`
	class := `classificationScheme="urn:uuid:f0306f51-975f-434e-a61c-c59651d33983" classifiedObject="urn:uuid:`
	return []negative{
		{"lot without metadata", "XDM-201", adding(part{name: "IHE_XDM/SUBSET02/DOC0001.XML", data: []byte("x")}), nil},
		{"file missing", "XDM-202", dropping("DOC0001.XML"), nil},
		{"path that leads out", "XDM-202", onMetadata("<Value>DOC0001.XML", "<Value>../../DOC0001.XML"), nil},
		{"byte changed", "XDM-203", onFile("DOC0001.XML", func(p *part) { p.data[5] ^= 1 }), nil},
		{"digest changed", "XDM-203", onMetadata(`<Slot name="hash"><ValueList><Value>`, `<Slot name="hash"><ValueList><Value>DA39A3EE5E6B4B0D3255BFEF95601890AFD80709</Value><Value>`), nil},
		{"size changed", "XDM-204", onMetadata(`<Slot name="size"><ValueList><Value>`, `<Slot name="size"><ValueList><Value>1`), nil},
		{"check sum of the zip", "XDM-205", onFile("DOC0001.XML", func(p *part) { p.header = func(h *zip.FileHeader) { h.CRC32 ^= 1 } }), nil},
		{"not deflated", "XDM-205", onFile("DOC0001.XML", func(p *part) { p.header = func(h *zip.FileHeader) { h.Method = zip.Deflate } }), nil},
		{"longer than stated", "XDM-205", onFile("DOC0001.XML", func(p *part) { p.header = func(h *zip.FileHeader) { h.UncompressedSize64 -= 9 } }), nil},
		{"unreferenced", "XDM-206", adding(part{name: "IHE_XDM/SUBSET01/STYLE.XSL", data: []byte("x")}), nil},
		{"no index", "XDM-207", dropping("INDEX.HTM"), nil},
		{"no read-me", "XDM-208", dropping("README.TXT"), nil},
		{"long name", "XDM-209", adding(part{name: "IHE_XDM/SUBSET01/style-sheet.xslt", data: []byte("x")}), nil},
		{"path", "XDM-210", onMetadata("<Value>DOC0001.XML", "<Value>IHE_XDM/DOC0001.XML"), nil},
		{"one file twice", "XDM-211", onMetadata("<Value>DOC0002.XML", "<Value>DOC0001.XML"), nil},
		{"accents", "XDM-212", onFile("README.TXT", func(p *part) { p.data = []byte("Émetteur") }), nil},
		{"letter case", "XDM-213", onMetadata("<Value>DOC0001.XML", "<Value>doc0001.xml"), nil},
		{"backslashes", "XDM-216", with(func(list []part) []part {
			for i := range list {
				list[i].name = strings.ReplaceAll(list[i].name, "/", `\`)
			}
			return list
		}), nil},
		{"wrong object of a classification", "XDM-301", onMetadata(class+"00000000-0000-4000-8000-000000000003", class+"00000000-0000-4000-8000-000000000001"), nil},
		{"wrong object of an identifier", "XDM-302", onMetadata(`registryObject="urn:uuid:00000000-0000-4000-8000-000000000001"`, `registryObject="00000000-0000-4000-8000-0000000000ff"`), nil},
		{"misspelt name", "XDM-303", onMetadata("XDSSubmissionSet.sourceId", "XDSSumissionSet.sourceId"), nil},
		{"object type of an association", "XDM-304", onMetadata("urn:oasis:names:tc:ebxml-regrep:ObjectType:RegistryObject:Association", "Original"), nil},
		{"local identifier", "XDM-305", onMetadata(`<Classification id="urn:uuid:`, `<Classification id="SubmissionSet01_`), nil},
		{"no coding scheme", "XDM-306", onMetadata(`<Slot name="codingScheme"><ValueList><Value>2.16.840.1.113883.5.25</Value></ValueList></Slot>`, ""), nil},
		{"trailing blank", "XDM-307", onMetadata("DOC0024566^KIT^", "DOC0024566^KIT ^"), nil},
		{"not a CX", "XDM-308", onMetadata("4711^^^", "^^^"), nil},
		{"not a PID field", "XDM-308", onMetadata("PID-8|F", "PID8 F"), nil},
		{"check digit", "XDM-309", onMetadata("4711^^^", "4711^9^M11^"), nil},
		{"no type", "XDM-310", onMetadata(`"urn:uuid:f0306f51-975f-434e-a61c-c59651d33983"`, `"urn:uuid:41a5887f-8865-4c09-adf7-e362475b143a"`), nil},
		{"two classes", "XDM-311", onMetadata(`"urn:uuid:f0306f51-975f-434e-a61c-c59651d33983"`, `"urn:uuid:41a5887f-8865-4c09-adf7-e362475b143a"`), nil},
		{"time with a zone", "XDM-312", onMetadata("20260504073000", "20260504093000+0200"), nil},
		{"time the calendar does not have", "XDM-312", onMetadata("20260504073000", "20260231073000"), nil},
		{"size in words", "XDM-313", onMetadata(`<Slot name="size"><ValueList><Value>`, `<Slot name="size"><ValueList><Value>about `), nil},
		{"digest in base64", "XDM-313", onMetadata(`<Slot name="hash"><ValueList><Value>`, `<Slot name="hash"><ValueList><Value>+/`), nil},
		{"unknown scheme", "XDM-314", onMetadata("urn:uuid:2c6b8cb7-8b2a-4051-b291-b1ae6a575ef4", "urn:uuid:2c6b8cb7-8b2a-4051-b291-000000000000"), nil},
		{"no membership", "XDM-316", onMetadata("AssociationType:HasMember", "AssociationType:Other"), nil},
		{"loose end", "XDM-317", onMetadata(`targetObject="urn:uuid:00000000-0000-4000-8000-000000000003"`, `targetObject="urn:uuid:00000000-0000-4000-8000-0000000000ff"`), nil},
		{"membership without status", "XDM-318", onMetadata(`<Slot name="SubmissionSetStatus"><ValueList><Value>Original</Value></ValueList></Slot>`, ""), nil},
		{"no lot", "XDM-319", onMetadata("urn:uuid:a54d6aa5-d40d-43f9-88c5-b4633d873bdd", "urn:uuid:a54d6aa5-d40d-43f9-88c5-000000000000"), nil},
		{"out of order", "XDM-320", onMetadata("</Slot></Classification>", `</Slot><Name/><Slot name="late"><ValueList/></Slot></Classification>`), nil},
		{"no document", "XDM-322", onMetadata("urn:uuid:7edca82f-054d-47f2-a032-9b2a5b5186c1", "urn:uuid:7edca82f-054d-47f2-a032-000000000000"), nil},
		{"folder", "XDM-323", onMetadata("<ExtrinsicObject ", `<RegistryPackage id="urn:uuid:00000000-0000-4000-8000-0000000000aa"><Classification classificationNode="urn:uuid:d9d542f3-6cc4-48b6-8870-ea235fbc94c2"/></RegistryPackage><ExtrinsicObject `), nil},
		{"one identifier twice", "XDM-324", onMetadata(`<Classification id="urn:uuid:00000000-0000-4000-8000-000000000008"`, "<Classification "+lotID), nil},
		{"namespace", "XDM-325", onMetadata("xsd:rim:3.0", "xsd:rim:2.1"), nil},
		{"two patients", "XDM-328", onMetadata(`value="279035121518989^^^&amp;1.2.250.1.213.1.4.10&amp;ISO^NH"`, `value="279035121518988^^^&amp;1.2.250.1.213.1.4.10&amp;ISO^NH"`), nil},
		{"odd object", "XDM-329", onMetadata("<ExtrinsicObject ", `<Person id="urn:uuid:00000000-0000-4000-8000-0000000000aa"/><ExtrinsicObject `), nil},
	}
}

func TestOpenFinds(t *testing.T) {
	raw := written(t, boxed(parcel(2)))
	for _, tt := range faulty() {
		t.Run(tt.code+" "+tt.name, func(t *testing.T) {
			a := opened(t, tt.change(t, raw))
			faults := append(slices.Clone(a.Faults), a.Verify()...)
			if !slices.Contains(codesOf(faults), tt.code) {
				t.Fatalf("found %v", codesOf(faults))
			}
			for _, f := range faults {
				if f.Message.EN == "" || f.Message.FR == "" {
					t.Error(f)
				}
			}
			if len(a.Lots[0].Documents) != 2 {
				t.Error("the other document is lost")
			}
		})
	}
}

// Two lots that do not go together.
func TestAcross(t *testing.T) {
	other := parcel(1)
	other.Submission.Entries[0].UniqueID = "1.2.250.1.213.1.1.9.77"
	raw := written(t, boxed(parcel(1), other))
	second := func(old, replacement string) []byte {
		return with(func(list []part) []part {
			for i := range list {
				if list[i].name == "IHE_XDM/SUBSET02/METADATA.XML" {
					list[i].data = bytes.ReplaceAll(list[i].data, []byte(old), []byte(replacement))
				}
			}
			return list
		})(t, raw)
	}
	if a := opened(t, second("279035121518989^", "279035121518988^")); !slices.Equal(codesOf(a.Faults), []string{"XDM-214"}) {
		t.Error(a.Faults)
	}
	if a := opened(t, second("1.2.250.1.213.1.1.9.77", "1.2.250.1.213.1.1.9.1")); !slices.Equal(codesOf(a.Faults), []string{"XDM-215"}) {
		t.Error(a.Faults)
	}
}

// More faults than anyone reads.
func TestFaultsAreBounded(t *testing.T) {
	raw := written(t, boxed(parcel(1)))
	a := opened(t, onMetadata("<ExtrinsicObject ", strings.Repeat("<Odd/>", 5000)+"<ExtrinsicObject ")(t, raw))
	if n := len(a.Faults); n != 1001 || a.Faults[n-1].Code != "XDM-299" {
		t.Error(len(a.Faults))
	}
}
