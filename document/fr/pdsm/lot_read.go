package pdsm

import (
	"encoding/base64"
	"strconv"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
)

// ReadLot reads a transaction (ITI-65) as the lot that an archive would carry:
// metadata, associations and documents, and says what they do not carry. A
// document that is not inside is nil. Full addresses that are UUIDs become the
// identifiers of entries that have none. What breaks a rule is told by
// [LotProfile]; refused (PDSM-115) is only what is no transaction with one lot.
func ReadLot(b *fhir.Bundle) (xdm.Parcel, []document.Omission, error) {
	var sets []*fhir.List
	if b == nil || b.Type != "transaction" {
		return xdm.Parcel{}, nil, refuse("PDSM-115", nil)
	}
	files := map[string]*fhir.Binary{}
	for _, e := range b.Entry {
		switch r := e.Resource.(type) {
		case *fhir.List:
			if isLot(r) {
				sets = append(sets, r)
			}
		case *fhir.Binary:
			files[e.FullURL] = r
		}
	}
	if len(sets) != 1 {
		return xdm.Parcel{}, nil, refuse("PDSM-115", nil)
	}
	var p xdm.Parcel
	var lost []document.Omission
	p.Submission.Set, _, lost = ReadSet(sets[0])
	for i := range lost {
		lost[i].Path = "/submissionSet" + lost[i].Path
	}
	for _, e := range b.Entry {
		r, ok := e.Resource.(*fhir.DocumentReference)
		if !ok {
			continue
		}
		entry, left := ReadEntry(r)
		if entry.EntryUUID == "" && isUUIDURN(e.FullURL) {
			entry.EntryUUID = e.FullURL
		}
		var file []byte
		if binary, inside := files[entry.URI]; inside && entry.URI != "" {
			file, entry.URI = decoded(binary.Data), ""
		}
		for _, a := range Relations(r) {
			a.Source = entry.EntryUUID
			p.Submission.Associations = append(p.Submission.Associations, a)
		}
		for _, o := range left {
			o.Path = "/documentEntries/" + strconv.Itoa(len(p.Submission.Entries)) + o.Path
			lost = append(lost, o)
		}
		p.Submission.Entries, p.Documents = append(p.Submission.Entries, entry), append(p.Documents, file)
	}
	return p, lost, nil
}

// decoded reads base64 with or without white space; nil for what is none.
func decoded(text string) []byte {
	if strings.ContainsAny(text, " \t\r\n") {
		text = strings.Join(strings.Fields(text), "")
	}
	raw, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		return nil
	}
	return raw
}

// isLot reports whether a list is a lot, and not a folder.
func isLot(l *fhir.List) bool { return listType(l) == "submissionset" }

func listType(l *fhir.List) string {
	if l == nil || l.Code == nil {
		return ""
	}
	for _, c := range l.Code.Coding {
		if strings.HasSuffix(c.System, "/MHDlistTypes") {
			return c.Code
		}
	}
	return ""
}
