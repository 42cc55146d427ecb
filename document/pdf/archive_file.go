package pdf

import (
	"bytes"

	"github.com/ordonnance-numerique/ordonnance-go/document/pdf/internal/objects"
)

// structure checks the file around the objects.
func (a *archive) structure() {
	if !goodHeader(a.raw) {
		a.fault(ErrArchiveHeader, 0)
	}
	if id, ok := a.file.Follow(a.file.Trailer["ID"]).(objects.Array); !ok || len(id) != 2 {
		a.fault(ErrArchiveID, 0)
	}
	if a.file.Trailer["Encrypt"] != nil {
		a.fault(ErrArchiveEncrypted, 0)
	}
	// One end of line may follow the mark.
	end := bytes.TrimSuffix(bytes.TrimSuffix(a.raw, []byte("\n")), []byte("\r"))
	if !bytes.HasSuffix(end, []byte("%%EOF")) {
		a.fault(ErrArchiveTail, 0)
	}
	for _, n := range a.file.Packed {
		a.fault(ErrArchivePacked, n)
	}
}

// goodHeader looks at "%PDF-1.n", n up to 4, and a comment of four bytes above
// 127 in the next line.
func goodHeader(raw []byte) bool {
	if len(raw) < 8 || string(raw[:7]) != "%PDF-1." || raw[7] < '0' || raw[7] > '4' {
		return false
	}
	line := bytes.TrimLeft(raw[8:min(len(raw), 20)], "\r\n")
	if len(line) < 5 || line[0] != '%' || len(line) == len(raw[8:min(len(raw), 20)]) {
		return false
	}
	for _, c := range line[1:5] {
		if c < 128 {
			return false
		}
	}
	return true
}

// outputIntent looks for an intent of PDF/A and at its profile.
func (a *archive) outputIntent() {
	found := false
	for _, v := range a.array(a.catalog["OutputIntents"]) {
		intent := a.dict(v)
		if intent["S"] != objects.Name("GTS_PDFA1") {
			continue
		}
		profile, ok := a.file.Follow(intent["DestOutputProfile"]).(objects.Stream)
		if !ok {
			continue
		}
		found = true
		if !a.goodProfile(profile) {
			a.fault(ErrArchiveProfile, place(intent["DestOutputProfile"], 0))
		}
	}
	if !found {
		a.fault(ErrArchiveIntent, 0)
	}
}

// goodProfile looks at the header of a profile (ICC.1:1998-09 §6.1): signature,
// version up to 2, class, and the number of components of its colours.
func (a *archive) goodProfile(profile objects.Stream) bool {
	const header = 128
	body := objects.Inflate(profile, header)
	n, ok := a.file.Follow(profile.Dict["N"]).(float64)
	if len(body) < header || !ok || string(body[36:40]) != "acsp" || body[8] > 2 {
		return false
	}
	if class := string(body[12:16]); class != "mntr" && class != "prtr" {
		return false
	}
	components := map[string]float64{"GRAY": 1, "RGB ": 3, "CMYK": 4}
	return components[string(body[16:20])] == n
}
