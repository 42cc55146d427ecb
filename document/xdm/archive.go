package xdm

import (
	"archive/zip"
	"errors"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document"
)

// Archive is an IHE_XDM.ZIP that was opened. It reads from what was given to
// [Open] as long as its documents are read, and holds none of them.
type Archive struct {
	Lots []Lot
	// Index and Readme are INDEX.HTM and README.TXT as they are, for people;
	// nil where missing. Do not show INDEX.HTM as a page of your own: it comes
	// from outside.
	Index, Readme *File
	// Unreferenced are the files that no entry names, but for those two and
	// METADATA.XML: style sheets, copies in PDF.
	Unreferenced []*File
	// Faults is what is wrong with the archive and its metadata. What needs the
	// bytes of the documents is told by [Archive.Verify].
	Faults []document.Fault
}

// Lot is a folder with its METADATA.XML.
type Lot struct {
	Folder     string // "IHE_XDM/SUBSET01", as written
	Metadata   []byte // METADATA.XML as it is
	Submission Submission
	// Documents go with the entries of the submission, one for one.
	Documents []Document
}

// File is a file of an archive.
type File struct {
	Name string // path in the archive, as written, with slashes
	Size int64  // inflated, as the archive states it
	from *zip.File
}

// Open returns the bytes of the file. It never gives more than Size, and
// refuses (XDM-134) at the end what the check sum of the archive does not fit. A
// file of no archive is refused (XDM-133).
func (f *File) Open() (io.ReadCloser, error) {
	if f == nil || f.from == nil { // of no archive
		return nil, refuse("XDM-133", "", nil)
	}
	r, err := f.from.Open()
	if err != nil {
		return nil, refuse("XDM-134", "", err)
	}
	return &bounded{from: r, left: f.Size}, nil
}

// bounded gives what an archive promised, and not a byte more.
type bounded struct {
	from io.ReadCloser
	left int64
}

func (b *bounded) Read(p []byte) (int, error) {
	if b.left >= 0 && int64(len(p)) > b.left+1 {
		p = p[:b.left+1]
	}
	n, err := b.from.Read(p)
	if b.left -= int64(n); b.left < 0 {
		return 0, refuse("XDM-134", "", nil)
	}
	if err != nil && err != io.EOF {
		return n, refuse("XDM-134", "", err)
	}
	return n, err
}

func (b *bounded) Close() error { return b.from.Close() }

// Open reads an archive: its names and its metadata. The documents are left
// where they are; [Archive.Verify] and [Document.Open] read them. An *Error
// (XDM-1nn) refuses what is not an archive with at least one lot, what leads
// out of it (names with "..", absolute names), two files of one name in
// whatever letter case, encryption, and what exceeds limits.
func Open(r io.ReaderAt, size int64, limits *Limits) (*Archive, error) {
	l := limits.given()
	if r == nil {
		return nil, refuse("XDM-101", "", nil)
	}
	if size > l.Archive {
		return nil, refuse("XDM-102", "", nil)
	}
	z, err := directory(r, size, l)
	if err != nil {
		return nil, err
	}
	files, backslashes, err := admit(z, size, l)
	if err != nil {
		return nil, err
	}
	o := &opening{limits: l, files: files, byName: map[string]*File{}, used: map[string]bool{}, budget: 2 * l.Metadata}
	for _, f := range files {
		o.byName[fold(f.Name)] = f
	}
	if backslashes {
		o.add("XDM-216", "")
	}
	if err := o.lots(); err != nil {
		return nil, err
	}
	o.people()
	o.across()
	o.a.Faults = o.words()
	return &o.a, nil
}

// directoryBytes bounds what is read of the directory of the archive, for each
// file it may have.
const directoryBytes = 46 + maxName + 512

// directory reads the list of files. Go's reader trusts no count of the
// archive, so the bytes it may read are counted.
func directory(r io.ReaderAt, size int64, l Limits) (*zip.Reader, error) {
	b := &budget{from: r, left: int64(l.Files)*directoryBytes + 256<<10}
	z, err := zip.NewReader(b, size)
	if b.left < 0 {
		return nil, refuse("XDM-103", "", nil)
	}
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) { // names are judged by admit
		return nil, refuse("XDM-101", "", err)
	}
	b.left = 1<<63 - 1
	if len(z.File) > l.Files {
		return nil, refuse("XDM-103", "", nil)
	}
	return z, nil
}

// budget is a reader that gives so many bytes.
type budget struct {
	from io.ReaderAt
	left int64
}

func (b *budget) ReadAt(p []byte, at int64) (int, error) {
	if b.left != 1<<63-1 {
		if b.left -= int64(len(p)); b.left < 0 {
			return 0, io.ErrUnexpectedEOF
		}
	}
	return b.from.ReadAt(p, at)
}

// opening is an archive being read.
type opening struct {
	faults
	a      Archive
	limits Limits
	files  []*File
	byName map[string]*File // in one letter case
	used   map[string]bool  // names of files that something refers to
	budget int64            // bytes of metadata that may still be read
}

// root is the folder of the lots (IHE ITI TF-2 3.32.4.1.2).
const root = "IHE_XDM"

// split3 cuts a name into the root, the lot's folder, and the rest.
func split3(name string) (top, folder, rest string) {
	top, tail, _ := strings.Cut(name, "/")
	folder, rest, _ = strings.Cut(tail, "/")
	return top, folder, rest
}

// lots reads every folder below the root.
func (o *opening) lots() error {
	var folders []string
	metadata := map[string]*File{}
	for _, f := range o.files {
		top, folder, rest := split3(f.Name)
		if !strings.EqualFold(top, root) || rest == "" {
			continue
		}
		key := fold(folder)
		if _, known := metadata[key]; !known {
			metadata[key] = nil
			folders = append(folders, key)
		}
		if strings.EqualFold(rest, "METADATA.XML") {
			metadata[key] = f
		}
	}
	slices.Sort(folders)
	for _, key := range folders {
		if f := metadata[key]; f != nil {
			if err := o.lot(f); err != nil {
				return err
			}
		} else {
			o.add("XDM-201", "")
		}
	}
	if len(o.a.Lots) == 0 {
		return refuse("XDM-111", "", nil)
	}
	return nil
}

// lot reads one METADATA.XML and finds the files it names.
func (o *opening) lot(f *File) error {
	at := "/lots/" + strconv.Itoa(len(o.a.Lots))
	if o.budget -= f.Size; f.Size > o.limits.Metadata || o.budget < 0 {
		return refuse("XDM-121", at, nil)
	}
	raw, err := f.bytes()
	if err != nil {
		return err
	}
	s, found, err := parseMetadata(raw, o.limits, at)
	if err != nil {
		return err
	}
	for _, x := range found.list {
		o.add(x.code, x.path)
	}
	o.used[f.Name] = true
	lot := Lot{Folder: path.Dir(f.Name), Metadata: raw, Submission: s, Documents: make([]Document, len(s.Entries))}
	named := map[*File]bool{}
	for i := range s.Entries {
		place := at + "/documentEntries/" + strconv.Itoa(i)
		file := o.find(lot.Folder, s.Entries[i].URI, place)
		if file != nil && named[file] {
			o.add("XDM-211", place+"/URI")
		}
		named[file] = true
		lot.Documents[i] = Document{Entry: &s.Entries[i], File: file, path: place}
	}
	o.a.Lots = append(o.a.Lots, lot)
	return nil
}

// bytes reads a whole file.
func (f *File) bytes() ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	buf := make([]byte, f.Size)
	n, err := io.ReadFull(r, buf)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return nil, err
	}
	if _, err := r.Read(make([]byte, 1)); err != io.EOF { // the check sum is told with the end
		return nil, refuse("XDM-134", "", err)
	}
	return buf[:n], nil
}

// find returns the file that an entry names, nil with a fault where there is
// none.
func (o *opening) find(folder, uri, place string) *File {
	if uri == "" {
		return nil // told with the metadata
	}
	name := uri
	if strings.ContainsAny(uri, `/\`) {
		o.add("XDM-210", place+"/URI")
		name = strings.ReplaceAll(uri, `\`, "/")
		if nameRefusal(name) != "" {
			o.add("XDM-202", place+"/URI")
			return nil
		}
	}
	want := folder + "/" + name
	f := o.byName[fold(want)]
	if f == nil {
		o.add("XDM-202", place+"/URI")
		return nil
	}
	if f.Name != want {
		o.add("XDM-213", place+"/URI")
	}
	o.used[f.Name] = true
	return f
}
