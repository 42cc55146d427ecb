package pdf_test

import (
	"bytes"
	"slices"
	"testing"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document/pdf"
)

// archiveVector breaks one mark of a file of ours: old is replaced by broken
// everywhere.
type archiveVector struct {
	name, old, broken string
	want              *pdf.Error
}

const (
	catalogKey = "/Type /Catalog "
	pageKey    = "/Type /Page "
	trailerKey = "trailer\n<<"
	tableKey   = "xref\n0 "
)

func archiveVectors() []archiveVector {
	return []archiveVector{
		{"no catalogue", "/Root ", "/Rood ", pdf.ErrArchiveNotPDF},
		{"too many values", tableKey, "99 0 obj\n[" + string(bytes.Repeat([]byte("0 "), 300_000)) + "]\nendobj\n" + tableKey, pdf.ErrArchivePartly},
		{"version 1.7", "%PDF-1.4", "%PDF-1.7", pdf.ErrArchiveHeader},
		{"something in front", "%PDF-1.4", "\n%PDF-1.4", pdf.ErrArchiveHeader},
		{"no binary line", "\n%\xE2\xE3\xCF\xD3\n", "\n", pdf.ErrArchiveHeader},
		{"no identifier", "/ID [", "/IX [", pdf.ErrArchiveID},
		{"encrypted", trailerKey, trailerKey + "/Encrypt 1 0 R ", pdf.ErrArchiveEncrypted},
		{"something behind", "%%EOF\n", "%%EOF\nend\n", pdf.ErrArchiveTail},
		{"packed objects", tableKey, "99 0 obj\n<</Type /ObjStm /N 0 /First 0 /Length 0>>\nstream\n\nendstream\nendobj\n" + tableKey, pdf.ErrArchivePacked},
		{"packed references", tableKey, "99 0 obj\n<</Type /XRef /Length 0>>\nstream\n\nendstream\nendobj\n" + tableKey, pdf.ErrArchivePacked},
		{"no metadata", "/Metadata ", "/Metadatu ", pdf.ErrArchiveMetadata},
		{"metadata compressed", "/Subtype /XML", "/Subtype /XML /Filter /FlateDecode", pdf.ErrArchiveMetadata},
		{"metadata cut off", "</rdf:RDF>", "", pdf.ErrArchiveMetadata},
		{"part 2", "<pdfaid:part>1<", "<pdfaid:part>2<", pdf.ErrArchiveClaim},
		{"no conformance", "<pdfaid:conformance>B<", "<pdfaid:conformance><", pdf.ErrArchiveClaim},
		{"other title", "/Title (", "/Title (X", pdf.ErrArchiveInfo},
		{"other author", "<rdf:li>Robert", "<rdf:li>Roberte", pdf.ErrArchiveInfo},
		{"second author", "<rdf:Seq>", "<rdf:Seq><rdf:li>X</rdf:li>", pdf.ErrArchiveInfo},
		{"other date", "/ModDate (D:2026", "/ModDate (D:2025", pdf.ErrArchiveInfo},
		{"no date", "xmp:CreateDate>", "xmp:CreateDatum>", pdf.ErrArchiveInfo},
		{"intent of print", "/S /GTS_PDFA1", "/S /GTS_PDFX", pdf.ErrArchiveIntent},
		{"no profile", "/DestOutputProfile", "/DestOutputProfil", pdf.ErrArchiveIntent},
		{"three components", "/N 1 ", "/N 3 ", pdf.ErrArchiveProfile},
		{"font not embedded", "/FontFile2", "/FontFile9", pdf.ErrArchiveFont},
		{"no font descriptor", "/FontDescriptor ", "/FontDescripto ", pdf.ErrArchiveFont},
		{"no list of characters", "/CIDSet", "/CIDSat", pdf.ErrArchiveSubset},
		{"no tag", "/FontName /", "/FontName /x", pdf.ErrArchiveSubset},
		{"no text", "/ToUnicode", "/ToUnicods", pdf.ErrArchiveUnicode},
		{"transparency group", pageKey, pageKey + "/Group <</S /Transparency>> ", pdf.ErrArchiveTransparency},
		{"opacity", pageKey, pageKey + "/X <</ca 0.5>> ", pdf.ErrArchiveTransparency},
		{"opacity of lines", pageKey, pageKey + "/X <</CA .99>> ", pdf.ErrArchiveTransparency},
		{"blend mode", pageKey, pageKey + "/X <</BM /Multiply>> ", pdf.ErrArchiveTransparency},
		{"soft mask", "/Subtype /Image", "/Subtype /Image /SMask 1 0 R", pdf.ErrArchiveTransparency},
		{"script", catalogKey, catalogKey + "/OpenAction <</S /JavaScript /JS (x)>> ", pdf.ErrArchiveAction},
		{"program", pageKey, pageKey + "/Annots [<</A <</S /Launch>>>>] ", pdf.ErrArchiveAction},
		{"triggers", catalogKey, catalogKey + "/AA <<>> ", pdf.ErrArchiveAction},
		{"attachments", catalogKey, catalogKey + "/Names <</EmbeddedFiles <<>>>> ", pdf.ErrArchiveEmbedded},
		{"attached file", pageKey, pageKey + "/Annots [<</FS <</EF <<>>>>>>] ", pdf.ErrArchiveEmbedded},
		{"LZW", "/BitsPerComponent 8 /Filter /FlateDecode", "/Filter [/ASCII85Decode /LZWDecode]", pdf.ErrArchiveFilter},
		{"stream outside", "/Subtype /Image", "/Subtype /Image /F (x)", pdf.ErrArchiveOutside},
		{"layers", catalogKey, catalogKey + "/OCProperties <<>> ", pdf.ErrArchiveFeature},
		{"interpolation", "/Subtype /Image", "/Subtype /Image /Interpolate true", pdf.ErrArchiveFeature},
		{"PostScript", "/Subtype /Image", "/Subtype /PS", pdf.ErrArchiveFeature},
		{"transfer function", pageKey, pageKey + "/X <</Type /ExtGState /TR /Identity>> ", pdf.ErrArchiveFeature},
		{"dynamic form", catalogKey, catalogKey + "/AcroForm <</XFA []>> ", pdf.ErrArchiveFeature},
	}
}

// ourFile is the file of a page with everything in it.
func ourFile(t testing.TB) []byte {
	t.Helper()
	file, err := ordonnance().PDF()
	if err != nil {
		t.Fatal(err)
	}
	return file
}

func TestOurFileIsAnArchive(t *testing.T) {
	for name, d := range map[string]*pdf.Document{
		"full page": ordonnance(),
		"facts beyond ASCII": pdf.New(&pdf.Options{Title: "Prescription d’été \U0001F48A\n(copie)\uFFFE", Author: "Élodie \\ Ångström",
			Subject: " espaces  & <signes> ", Created: time.Date(2026, 7, 1, 23, 59, 59, 999, time.FixedZone("", 7200))}),
		"nothing said": pdf.New(nil),
	} {
		if d.Pages() == 0 {
			d.AddPage()
		}
		file, err := d.PDF()
		if err != nil {
			t.Fatal(err)
		}
		if faults := pdf.CheckArchive(file); len(faults) > 0 {
			t.Errorf("%s: %v", name, faults)
		}
	}
}

// Each mark broken once is found, alone or, where one thing breaks two, first.
func TestCheckArchiveFindsWhatIsBroken(t *testing.T) {
	whole := ourFile(t)
	for _, c := range archiveVectors() {
		t.Run(c.name, func(t *testing.T) {
			broken := bytes.ReplaceAll(whole, []byte(c.old), []byte(c.broken))
			if bytes.Equal(broken, whole) {
				t.Fatal("nothing broken")
			}
			for _, f := range pdf.CheckArchive(broken) {
				if f.Code != c.want.Code {
					t.Errorf("found %s as well: %s", f.Code, f.EN)
				}
			}
			if !slices.ContainsFunc(pdf.CheckArchive(broken), func(f pdf.Fault) bool { return f.Code == c.want.Code }) {
				t.Errorf("%s not found", c.want.Code)
			}
		})
	}
}

func TestCheckArchiveOfNoPDF(t *testing.T) {
	for name, raw := range map[string][]byte{"nothing": nil, "text": []byte("Ordonnance"), "only a header": []byte("%PDF-1.4\n")} {
		if faults := pdf.CheckArchive(raw); len(faults) != 1 || faults[0].Code != pdf.ErrArchiveNotPDF.Code {
			t.Errorf("%s: %v", name, faults)
		}
	}
	if faults := pdf.CheckArchive(make([]byte, 64<<20+1)); len(faults) != 1 || faults[0].Code != pdf.ErrArchivePartly.Code {
		t.Errorf("65 MiB: %v", faults)
	}
}

// Entries that say nothing need no counterpart.
func TestCheckArchiveEmptyEntries(t *testing.T) {
	file := bytes.ReplaceAll(ourFile(t), []byte("/Producer "), []byte("/Keywords () /Subject <FEFF> /Producer "))
	if faults := pdf.CheckArchive(file); len(faults) > 0 {
		t.Error(faults)
	}
}

// A file cut off anywhere is not taken for whole.
func TestCheckArchiveCutOff(t *testing.T) {
	whole := ourFile(t)
	for n := 0; n < len(whole)-1; n += 997 {
		if len(pdf.CheckArchive(whole[:n])) == 0 {
			t.Errorf("no fault in the first %d of %d bytes", n, len(whole))
		}
	}
}

// The dates of other writers are understood.
func TestCheckArchiveDates(t *testing.T) {
	whole := ourFile(t) // 2026-03-02T09:30:00Z in both places
	for _, c := range []struct {
		pdf, xmp string
		same     bool
	}{
		{"D:20260302103000+01'00'", "2026-03-02T09:30:00Z", true},
		{"D:20260302103000+01'00", "2026-03-02T10:30:00+01:00", true},
		{"20260302093000", "2026-03-02T09:30:00", true},
		{"D:20260302093000Z00'00'", "2026-03-02T09:30:00.000Z", true},
		{"D:202603020930", "2026-03-02T09:30Z", true},
		{"D:20260302103000+01'00'", "2026-03-02T10:30:00Z", false},
		{"D:2026030", "2026-03-02", false},
	} {
		file := bytes.ReplaceAll(whole, []byte("D:20260302093000Z"), []byte(c.pdf))
		file = bytes.ReplaceAll(file, []byte("2026-03-02T09:30:00Z"), []byte(c.xmp))
		if faults := pdf.CheckArchive(file); (len(faults) == 0) != c.same {
			t.Errorf("%s and %s: %v", c.pdf, c.xmp, faults)
		}
	}
}

func FuzzCheckArchive(f *testing.F) {
	d := pdf.New(&pdf.Options{Title: "Été", Author: "A"})
	d.AddPage().Text(20, 20, "é", pdf.Style{})
	file, err := d.PDF()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(file)
	f.Add([]byte("1 0 obj <</Pages 1 0 R /Metadata 2 0 R>> endobj 2 0 obj <<>> stream\n<x a='b'/>\nendstream trailer <</Root 1 0 R /Info 1 0 R>>"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		faults := pdf.CheckArchive(raw)
		if !slices.EqualFunc(faults, pdf.CheckArchive(raw), func(a, b pdf.Fault) bool { return a == b }) || len(faults) > 100 {
			t.Fatal("not the same twice, or endless")
		}
	})
}
