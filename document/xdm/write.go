package xdm

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"crypto/sha1" // the digest of XDS (IHE ITI TF-3 4.2.3.2.10), not of a signature
	"encoding/hex"
	"fmt"
	"hash/crc32"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Package is an archive to be written. It is of one patient.
type Package struct {
	Lots []Parcel
	// Index and Readme become INDEX.HTM and README.TXT, both for people and
	// both required (IHE ITI TF-2 3.32.4.1.2). Readme is plain ASCII.
	Index, Readme []byte
	// Written dates the files, to two seconds, as UTC (zip has no zone). It
	// lies between 1980 and 2107.
	Written time.Time
	// MaxBytes bounds the archive. 0 is 25 MiB, what [Open] takes by default.
	MaxBytes int64
}

// Parcel is a lot with the bytes of its documents. It becomes a folder
// SUBSET01, SUBSET02…
type Parcel struct {
	// Submission is the metadata. Of an entry, hash and size may be left out,
	// and are checked where they are there; a file name left out becomes
	// DOC0001 and so on, with the ending of its media type. What else is given
	// by the writer is told by [WriteMetadata].
	Submission Submission
	// Documents are the bytes, one for each entry, in their order.
	Documents [][]byte
	// Beside are files without metadata: a style sheet that a document names, a
	// copy in PDF.
	Beside []Loose
}

// FolderName is the folder of a lot by its place, from 0: "SUBSET01".
func FolderName(lot int) string { return fmt.Sprintf("SUBSET%02d", lot+1) }

// FileNames are the names the files of a lot will have, METADATA.XML left out.
func (p Parcel) FileNames() []string {
	var names []string
	for i, e := range p.Submission.Entries {
		names = append(names, e.fileName(i))
	}
	for _, f := range p.Beside {
		names = append(names, f.Name)
	}
	return names
}

// fileName is the name that is given or, by the place of the entry, will be.
func (e *DocumentEntry) fileName(at int) string {
	if e.URI != "" {
		return e.URI
	}
	return fmt.Sprintf("DOC%04d.%s", at+1, ending(e.MimeType))
}

// Loose is a file of an archive that has no metadata.
type Loose struct {
	Name string // 8.3, capitals, without folder: "STYLE.XSL"
	Data []byte
}

// Write writes an archive: always the same bytes for the same package, source
// of UUIDs and version of Go. It returns the metadata as written, with what
// the writer filled in. Nothing is written on an *Error (XDM-4nn) but XDM-417,
// which is the failure of w.
func Write(w io.Writer, p Package, uuids UUIDSource) ([]Submission, error) {
	a := &archiving{at: p.Written.UTC(), names: map[string]bool{}}
	if len(p.Lots) == 0 {
		return nil, refuse("XDM-401", "", nil)
	}
	if y := a.at.Year(); y < 1980 || y > 2107 {
		return nil, refuse("XDM-416", "", nil)
	}
	if len(p.Index) == 0 || len(p.Readme) == 0 || slices.ContainsFunc(p.Readme, func(b byte) bool { return b >= 0x80 }) {
		return nil, refuse("XDM-411", "", nil)
	}
	written, err := a.lots(p.Lots, uuids)
	if err != nil {
		return nil, err
	}
	files := append([]Loose{{"INDEX.HTM", p.Index}, {"README.TXT", p.Readme}, {root + "/", nil}}, a.files...)
	out, err := a.zip(files)
	if err != nil {
		return nil, err
	}
	most := p.MaxBytes
	if most <= 0 {
		most = (*Limits)(nil).given().Archive
	}
	if int64(len(out)) > most {
		return nil, refuse("XDM-418", "", nil)
	}
	if _, err := w.Write(out); err != nil {
		return nil, refuse("XDM-417", "", err)
	}
	return written, nil
}

// archiving is an archive on its way.
type archiving struct {
	at    time.Time
	files []Loose // name is the path, no data is a folder
	names map[string]bool
}

func (a *archiving) add(name string, data []byte, path string) error {
	if a.names[name] {
		return refuse("XDM-407", path, nil)
	}
	a.names[name] = true
	a.files = append(a.files, Loose{name, data})
	return nil
}

// lots writes the metadata of every lot and lines the files up.
func (a *archiving) lots(parcels []Parcel, uuids UUIDSource) ([]Submission, error) {
	var written []Submission
	draw := newIDs(uuids)
	for _, p := range parcels {
		draw.take(p.Submission)
	}
	unique := map[string]bool{}
	for i, p := range parcels {
		at := "/lots/" + strconv.Itoa(i)
		s, err := a.lot(p, root+"/"+FolderName(i)+"/", at, draw)
		if err != nil {
			return nil, err
		}
		if !s.Set.PatientID.Is(parcels[0].Submission.Set.PatientID) {
			return nil, refuse("XDM-404", at, nil)
		}
		for _, id := range append([]string{s.Set.UniqueID, s.Set.EntryUUID}, idsOf(s.Entries)...) {
			if unique[id] {
				return nil, refuse("XDM-408", at, nil)
			}
			unique[id] = true
		}
		written = append(written, s)
	}
	return written, nil
}

func idsOf(entries []DocumentEntry) []string {
	var list []string
	for _, e := range entries {
		list = append(list, e.UniqueID, e.EntryUUID)
	}
	return list
}

func (a *archiving) lot(p Parcel, folder, at string, draw *ids) (Submission, error) {
	if len(p.Documents) != len(p.Submission.Entries) || len(p.Documents) == 0 || !isoName(folder) {
		return Submission{}, refuse("XDM-401", at, nil)
	}
	s, err := complete(p.Submission, draw)
	if err != nil {
		return Submission{}, err
	}
	for i, data := range p.Documents {
		if err := s.Entries[i].bind(data, i, at+"/documentEntries/"+strconv.Itoa(i)); err != nil {
			return Submission{}, err
		}
	}
	raw, err := writeMetadata(s, draw)
	if err != nil {
		inside := err.(*Error)
		return Submission{}, refuse(inside.Code, at+inside.Path, inside.Err)
	}
	a.files = append(a.files, Loose{Name: folder})
	if err := a.add(folder+"METADATA.XML", raw, at); err != nil {
		return Submission{}, err
	}
	for i, data := range p.Documents {
		if err := a.add(folder+s.Entries[i].URI, data, at+"/documentEntries/"+strconv.Itoa(i)+"/URI"); err != nil {
			return Submission{}, err
		}
	}
	for i, file := range p.Beside {
		place := at + "/beside/" + strconv.Itoa(i)
		if strings.Contains(file.Name, "/") || !isoName(file.Name) {
			return Submission{}, refuse("XDM-406", place, nil)
		}
		if err := a.add(folder+file.Name, file.Data, place); err != nil {
			return Submission{}, err
		}
	}
	return s, nil
}

// bind ties an entry to its bytes.
func (e *DocumentEntry) bind(data []byte, at int, path string) error {
	sum := sha1.Sum(data)
	digest := strings.ToUpper(hex.EncodeToString(sum[:]))
	if e.Hash != "" && !strings.EqualFold(e.Hash, digest) || e.Size != 0 && e.Size != int64(len(data)) {
		return refuse("XDM-405", path, nil)
	}
	e.Hash, e.Size = digest, int64(len(data))
	e.URI = e.fileName(at)
	if strings.Contains(e.URI, "/") || !isoName(e.URI) {
		return refuse("XDM-406", path+"/URI", nil)
	}
	return nil
}

// ending is the ending of a file of a media type.
func ending(media string) string {
	switch media {
	case "text/xml", "application/xml", "application/xslt+xml", "text/x-hl7-text+xml":
		return "XML"
	case "application/pdf":
		return "PDF"
	case "text/plain":
		return "TXT"
	case "text/rtf", "application/rtf":
		return "RTF"
	case "image/jpeg":
		return "JPG"
	case "image/tiff":
		return "TIF"
	case "image/png":
		return "PNG"
	}
	return "BIN"
}

// zip packs files. Sizes and check sums stand before the bytes, as in the
// archives in use, so that a reader need not look at the end.
func (a *archiving) zip(files []Loose) ([]byte, error) {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	deflater, err := flate.NewWriter(nil, flate.DefaultCompression)
	if err != nil {
		return nil, refuse("XDM-417", "", err)
	}
	for _, f := range files {
		h := &zip.FileHeader{Name: f.Name, Method: zip.Store, ReaderVersion: 20}
		//lint:ignore SA1019 CreateRaw writes these fields and not Modified.
		h.ModifiedDate, h.ModifiedTime = dosTime(a.at)
		data := f.Data
		if !strings.HasSuffix(f.Name, "/") {
			h.Method, h.CRC32, h.UncompressedSize64 = zip.Deflate, crc32.ChecksumIEEE(data), uint64(len(data))
			var packed bytes.Buffer
			deflater.Reset(&packed)
			if _, err := deflater.Write(data); err != nil {
				return nil, refuse("XDM-417", "", err)
			}
			if err := deflater.Close(); err != nil {
				return nil, refuse("XDM-417", "", err)
			}
			data = packed.Bytes()
		}
		h.CompressedSize64 = uint64(len(data))
		to, err := z.CreateRaw(h)
		if err == nil {
			_, err = to.Write(data)
		}
		if err != nil {
			return nil, refuse("XDM-417", "", err)
		}
	}
	if err := z.Close(); err != nil {
		return nil, refuse("XDM-417", "", err)
	}
	return out.Bytes(), nil
}

// dosTime returns a time in the form of zip (APPNOTE 4.4.6).
func dosTime(t time.Time) (date, clock uint16) {
	return uint16(t.Day() + int(t.Month())<<5 + (t.Year()-1980)<<9), uint16(t.Second()/2 + t.Minute()<<5 + t.Hour()<<11)
}
