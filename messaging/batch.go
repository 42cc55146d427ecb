package messaging

import (
	"bufio"
	"errors"
	"io"
	"iter"

	"github.com/ordonnance-numerique/ordonnance-go/document"
)

// BatchOptions bounds the reading of a batch; nil and zero fields mean the
// default.
type BatchOptions struct {
	// MaxLine bounds one line, in bytes. 0: what a message of [MaxBytes] takes.
	MaxLine int
}

// Entry is one line of a batch.
type Entry struct {
	Line   int   // from 1
	Offset int64 // of the next byte of the stream: how far the reading has come
	// Token is the line without the white space around it.
	Token string
}

// ReadBatch reads a batch: signed messages as tokens, one a line, empty lines
// allowed. Lines come one by one in bounded memory, however long the stream is.
// A line that is too long comes with [ErrLine] and is passed over; the reading
// goes on. An error of the stream itself comes last, as it is.
func ReadBatch(r io.Reader, opts *BatchOptions) iter.Seq2[Entry, error] {
	most := 2 * MaxBytes
	if opts != nil && opts.MaxLine > 0 {
		most = opts.MaxLine
	}
	return func(yield func(Entry, error) bool) {
		in := bufio.NewReaderSize(r, 64<<10)
		entry := Entry{}
		for {
			line, read, err := readLine(in, most)
			entry.Line++
			entry.Offset += read
			entry.Token = line
			switch {
			case errors.Is(err, ErrLine):
				if !yield(entry, ErrLine) {
					return
				}
				continue
			case line != "":
				if !yield(entry, nil) {
					return
				}
			}
			if err == io.EOF {
				return
			}
			if err != nil {
				entry.Token = ""
				yield(entry, err)
				return
			}
		}
	}
}

// readLine reads to the end of a line and keeps at most so many bytes of it.
func readLine(in *bufio.Reader, most int) (line string, read int64, err error) {
	var kept []byte
	long := false
	for {
		part, err := in.ReadSlice('\n')
		read += int64(len(part))
		if !long && len(kept)+len(part) <= most+2 {
			kept = append(kept, part...)
		} else {
			long, kept = true, nil
		}
		if err == bufio.ErrBufferFull {
			continue
		}
		text := trim(kept)
		if long || len(text) > most {
			if err == nil || err == io.EOF {
				return "", read, ErrLine
			}
			return "", read, err
		}
		return text, read, err
	}
}

func trim(b []byte) string {
	isSpace := func(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }
	for len(b) > 0 && isSpace(b[0]) {
		b = b[1:]
	}
	for len(b) > 0 && isSpace(b[len(b)-1]) {
		b = b[:len(b)-1]
	}
	return string(b)
}

// OpenBatch opens each message of a batch ([ReadBatch], then [Open]). A line
// that cannot be opened comes with its error, and the reading goes on.
func OpenBatch(r io.Reader, keys document.Keys, openOpts *document.OpenOptions, opts *BatchOptions) iter.Seq2[Entry, Result] {
	return func(yield func(Entry, Result) bool) {
		for entry, err := range ReadBatch(r, opts) {
			result := Result{Err: err}
			if err == nil {
				result.Message, result.Err = Open(entry.Token, keys, openOpts)
			}
			if !yield(entry, result) {
				return
			}
		}
	}
}

// Result is what became of one line: a message, or an error.
type Result struct {
	Message Opened
	Err     error
}
