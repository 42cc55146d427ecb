package xdm

import (
	"archive/zip"
	"io/fs"
	"path"
	"strconv"
	"strings"
)

// admit refuses what is dangerous, whatever it contains, and returns the files
// (not the folders) in the order of the archive. backslashes tells of names
// that are written with them.
func admit(z *zip.Reader, size int64, l Limits) (files []*File, backslashes bool, err error) {
	folders := map[string]bool{} // by name without letter case: whether it is one
	var total uint64
	for i, f := range z.File {
		at := "/files/" + strconv.Itoa(i)
		name, folder := strings.CutSuffix(strings.ReplaceAll(f.Name, `\`, "/"), "/")
		backslashes = backslashes || strings.Contains(f.Name, `\`)
		if code := nameRefusal(name); code != "" {
			return nil, false, refuse(code, at, nil)
		}
		if code := kindRefusal(f, folder); code != "" {
			return nil, false, refuse(code, at, nil)
		}
		folder = folder || f.Mode().IsDir()
		if before, there := folders[fold(name)]; there && !(before && folder) {
			return nil, false, refuse("XDM-107", at, nil)
		}
		if folders[fold(name)] = folder; folder {
			continue
		}
		if total += f.UncompressedSize64; l.bursts(f, total, size) {
			return nil, false, refuse("XDM-109", at, nil)
		}
		files = append(files, &File{Name: name, Size: int64(f.UncompressedSize64), from: f})
	}
	return files, backslashes, nil
}

// kindRefusal judges what an entry is.
func kindRefusal(f *zip.File, folder bool) string {
	kind := f.Mode() & fs.ModeType
	switch {
	case f.Flags&1 != 0: // APPNOTE 4.4.4: bit 0 is encryption
		return "XDM-108"
	case kind != 0 && kind != fs.ModeDir:
		return "XDM-112"
	case !folder && kind == 0 && f.Method != zip.Store && f.Method != zip.Deflate: // IHE ITI TF-2 3.32.4.1.2
		return "XDM-110"
	}
	return ""
}

// bursts reports whether a file, or all so far, inflate to more than allowed.
func (l Limits) bursts(f *zip.File, total uint64, size int64) bool {
	const small = 64 << 10
	most, ratio := uint64(l.Inflated), uint64(l.Ratio)
	return f.UncompressedSize64 > most || total > most ||
		f.UncompressedSize64 > small && f.UncompressedSize64/ratio > f.CompressedSize64 ||
		total > small && total/ratio > uint64(size)
}

// fold brings a name to one letter case.
func fold(name string) string { return strings.ToUpper(strings.ToLower(name)) }

// nameRefusal judges the name of a file or folder, with slashes.
func nameRefusal(name string) string {
	switch {
	case name == "" || len(name) > maxName || !clean(name):
		return "XDM-106"
	case name[0] == '/' || len(name) > 1 && name[1] == ':':
		return "XDM-105"
	}
	for part := range strings.SplitSeq(name, "/") {
		if part == ".." {
			return "XDM-104"
		}
	}
	if path.Clean(name) != name {
		return "XDM-106"
	}
	return ""
}
