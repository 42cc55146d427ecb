package xdm_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
)

// An archive of one lot with one document. In a program the source of UUIDs is
// xdm.RandomUUIDs(rand.Reader).
func ExampleWrite() {
	pack := xdm.Package{
		Lots:  []xdm.Parcel{{Submission: submission(1), Documents: [][]byte{content(1)}}},
		Index: []byte("<html>…</html>"), Readme: []byte("Emetteur : Cabinet d'essai\r\n"),
		Written: noon,
	}
	var archive bytes.Buffer
	sent, err := xdm.Write(&archive, pack, counting())
	if err != nil {
		fmt.Println(err)
		return
	}
	e := sent[0].Entries[0]
	fmt.Println(e.URI, e.Size, e.Hash)
	fmt.Println(sent[0].Set.UniqueID)
	// Output:
	// DOC0001.XML 679 C9DF204481CDB738ACEAA972F4F2E4356EB08E5C
	// 2.25.302240678275694148452354
}

func ExampleOpen() {
	var archive bytes.Buffer
	if _, err := xdm.Write(&archive, boxed(parcel(2)), counting()); err != nil {
		fmt.Println(err)
		return
	}
	a, err := xdm.Open(bytes.NewReader(archive.Bytes()), int64(archive.Len()), nil)
	if err != nil {
		fmt.Println(err) // refused: dangerous, or no archive
		return
	}
	for _, f := range append(a.Faults, a.Verify()...) {
		fmt.Println(f.Code, f.Path, f.Message.FR)
	}
	for _, d := range a.Lots[0].Documents {
		r, err := d.Open()
		if err != nil {
			continue
		}
		n, err := io.Copy(io.Discard, r) // the digest is checked at the end
		fmt.Println(d.Entry.Title, n, err)
		r.Close()
	}
	// Output:
	// Ordonnance <essai> & "suite" 679 <nil>
	// Ordonnance <essai> & "suite" 695 <nil>
}

func ExampleParseMetadata() {
	raw, err := xdm.WriteMetadata(submissionWithFiles(1), counting())
	if err != nil {
		fmt.Println(err)
		return
	}
	raw = bytes.Replace(raw, []byte("XDSSubmissionSet.sourceId"), []byte("XDSSumissionSet.sourceId"), 1)
	s, faults, err := xdm.ParseMetadata(raw, nil)
	fmt.Println(len(s.Entries), err)
	for _, f := range faults {
		fmt.Println(f.Code, f.Severity, f.Path)
	}
	// Output:
	// 1 <nil>
	// XDM-303 information /submissionSet
}

func ExampleWriteMetadata() {
	s := submissionWithFiles(1)
	s.Entries[0].TypeCode.System = ""
	_, err := xdm.WriteMetadata(s, counting())
	fmt.Println(err)
	// Output: XDM-403: a value does not have its form (at /documentEntries/0/typeCode)
}

func ExampleDerive() {
	e, faults := xdm.Derive([]byte("the bytes as they travel"), letter(), rules())
	fmt.Println(e.UniqueID, e.CreationTime, e.Hash, len(faults))
	// Output: 1.2.250.1.213.1.1.9.1 20260504073000 3754EC5C9E72DF6E3B6EE9502DBC1866E8E2781B 0
}

func ExampleCompare() {
	derived, _ := xdm.Derive([]byte("abc"), letter(), rules())
	read := derived
	read.Title, read.References = "Lettre d'essai", nil
	for _, d := range xdm.Compare(read, derived, nil) {
		fmt.Println(d.Field, d.Code, d.Reason.EN)
	}
	// Output:
	// title XDM-521 differs by blanks only
	// referenceIdList XDM-524 the document gives an optional attribute that the metadata leave out
}

func ExampleLifeCycle() {
	states := xdm.LifeCycle([]xdm.Record{
		record("1.2", 2, xdm.Replace, "20260102"), // arrived before the first
		record("1.1", 1, xdm.New, "20260101"),
		record("1.2", 2, xdm.Delete, "20260103"),
	}, nil)
	for _, s := range states {
		fmt.Println(s.Entry.UniqueID, s.Condition)
	}
	// Output:
	// 1.1 replaced
	// 1.2 deleted
}

func ExampleDocumentEntry() {
	raw, _ := json.Marshal(xdm.DocumentEntry{UniqueID: "1.2.3", PatientID: patient(), CreationTime: "20260504073000"})
	fmt.Println(string(raw))
	// Output: {"uniqueId":"1.2.3","patientId":"279035121518989^^^\u00261.2.250.1.213.1.4.10\u0026ISO^NH","creationTime":"20260504073000"}
}
