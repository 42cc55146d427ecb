package xdm_test

import (
	"archive/zip"
	"bytes"
	"hash/crc32"
	"io"
	"strings"
	"testing"
)

// part is a file of an archive that a test changes.
type part struct {
	name   string
	data   []byte
	header func(h *zip.FileHeader)
}

// parts takes an archive apart.
func parts(tb testing.TB, raw []byte) []part {
	tb.Helper()
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		tb.Fatal(err)
	}
	var list []part
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			tb.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			tb.Fatal(err)
		}
		list = append(list, part{name: f.Name, data: data})
	}
	return list
}

// packed puts an archive together; header may change what a file says of
// itself.
func packed(tb testing.TB, list []part) []byte {
	tb.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, p := range list {
		h := &zip.FileHeader{Name: p.name, Method: zip.Store, CRC32: crc32.ChecksumIEEE(p.data),
			UncompressedSize64: uint64(len(p.data)), CompressedSize64: uint64(len(p.data))}
		if p.header != nil {
			p.header(h)
		}
		w, err := z.CreateRaw(h)
		if err != nil {
			tb.Fatal(err)
		}
		if _, err := w.Write(p.data); err != nil {
			tb.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		tb.Fatal(err)
	}
	return out.Bytes()
}

// with changes the parts of an archive.
func with(change func(list []part) []part) func(tb testing.TB, raw []byte) []byte {
	return func(tb testing.TB, raw []byte) []byte { tb.Helper(); return packed(tb, change(parts(tb, raw))) }
}

// adding adds a file.
func adding(p part) func(testing.TB, []byte) []byte {
	return with(func(list []part) []part { return append(list, p) })
}

// dropping leaves files out.
func dropping(suffix string) func(testing.TB, []byte) []byte {
	return with(func(list []part) []part {
		var kept []part
		for _, p := range list {
			if !strings.HasSuffix(p.name, suffix) {
				kept = append(kept, p)
			}
		}
		return kept
	})
}

// onFile changes the first file whose name ends so.
func onFile(suffix string, change func(p *part)) func(testing.TB, []byte) []byte {
	return with(func(list []part) []part {
		for i := range list {
			if strings.HasSuffix(list[i].name, suffix) {
				change(&list[i])
				break
			}
		}
		return list
	})
}

// onMetadata changes METADATA.XML; the old text has to be there.
func onMetadata(old, replacement string) func(testing.TB, []byte) []byte {
	return func(tb testing.TB, raw []byte) []byte {
		tb.Helper()
		return onFile("METADATA.XML", func(p *part) {
			if !bytes.Contains(p.data, []byte(old)) {
				tb.Fatalf("%q is not in the metadata", old)
			}
			p.data = bytes.Replace(p.data, []byte(old), []byte(replacement), 1)
		})(tb, raw)
	}
}
