package xdm

import (
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// people finds the two files for people, and lists what nothing refers to.
func (o *opening) people() {
	for _, f := range o.files {
		switch {
		case strings.EqualFold(f.Name, "INDEX.HTM"):
			o.a.Index = f
		case strings.EqualFold(f.Name, "README.TXT"):
			o.a.Readme = f
		case !o.used[f.Name]:
			o.a.Unreferenced = append(o.a.Unreferenced, f)
			o.add("XDM-206", "/unreferenced/"+strconv.Itoa(len(o.a.Unreferenced)-1))
		}
	}
	if o.a.Index == nil {
		o.add("XDM-207", "")
	}
	if o.a.Readme == nil {
		o.add("XDM-208", "")
	} else if !o.a.Readme.ascii() {
		o.add("XDM-212", "")
	}
	for _, f := range o.files {
		if !isoName(f.Name) {
			o.add("XDM-209", "")
			return
		}
	}
}

// maxReadme bounds what is looked at of README.TXT, in bytes.
const maxReadme = 64 << 10

// ascii reports whether the file begins as plain ASCII.
func (f *File) ascii() bool {
	r, err := f.Open()
	if err != nil {
		return true
	}
	defer r.Close()
	head, _ := io.ReadAll(io.LimitReader(r, maxReadme))
	for _, b := range head {
		if b >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// isoName reports whether every part of a path is of ISO 9660 level 1, which
// IHE ITI TF-2 3.32.4.1.2 asks for: 8.3, capitals, digits, underscore.
func isoName(name string) bool {
	for part := range strings.SplitSeq(strings.TrimSuffix(name, "/"), "/") {
		base, ext, dot := strings.Cut(part, ".")
		if base == "" || len(base) > 8 || len(ext) > 3 || dot && ext == "" || !isoWord(base) || !isoWord(ext) {
			return false
		}
	}
	return true
}

func isoWord(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool {
		return (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '_'
	}) < 0
}

// across checks what the lots have in common: one patient, and no document
// twice.
func (o *opening) across() {
	var first CX
	seen := map[string]bool{}
	for i, lot := range o.a.Lots {
		at := "/lots/" + strconv.Itoa(i)
		patient := lot.Submission.Set.PatientID
		switch {
		case patient.IsZero():
		case first.IsZero():
			first = patient
		case !first.Is(patient):
			o.add("XDM-214", at+"/submissionSet/patientId")
		}
		for j, e := range lot.Submission.Entries {
			if e.UniqueID != "" && seen[e.UniqueID] {
				o.add("XDM-215", at+"/documentEntries/"+strconv.Itoa(j)+"/uniqueId")
			}
			seen[e.UniqueID] = true
		}
	}
}
