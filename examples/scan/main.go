// Command scan reads the codes in pictures of pages, and says why where it
// cannot.
//
//	go run ./examples/scan [-json] [-fr] [-timeout 2s] [-contact-sheet OUT.png] FILE|FOLDER…
//
// For each file it tells what was read, how long that took and which attempt
// succeeded, or the reason a person can act on. With -json it writes one object
// a line:
//
//	{"file","codes":[{"format","text","bytes","corners","page"}],"reason","code","attempt","ms"}
//
// bytes are in base64; corners are four pairs [x, y] in the picture as a viewer
// displays it, clockwise from the symbol's own upper left; page is there for
// TIFF files of several pages; reason is a sentence, in French with -fr, and
// code its stable number; attempt is the farthest step of the ladder that read
// something.
//
// With -contact-sheet it also draws all the pictures side by side, the codes
// found in green, with the verdict below, so that a person can look instead of
// read.
//
// Files come in the order named; those of a folder, and of the folders in it,
// by name, where the name ends like one of a picture. Read it as a recipe:
//
//	files.go   which files
//	read.go    what is in one of them
//	report.go  how it is told (sheet.go and draw.go: how it is shown)
//
// The exit code is 0 when codes were read in every file, 1 when one has none or
// was refused, and 2 when the command line is wrong.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"time"
)

const usage = `Usage: go run ./examples/scan [-json] [-fr] [-timeout 2s] [-contact-sheet OUT.png] FILE|FOLDER…

Reads the QR Codes and Data Matrix symbols in pictures: PNG, JPEG, GIF, WebP,
TIFF (all pages), BMP. FILE "-" is standard input.

`

// scanner holds what was asked for.
type scanner struct {
	in      io.Reader
	timeout time.Duration // for one file
	french  bool
}

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// run scans all files and returns the exit code.
func run(args []string, in io.Reader, out, errs io.Writer) int {
	flags := flag.NewFlagSet("scan", flag.ContinueOnError)
	flags.SetOutput(errs)
	flags.Usage = func() {
		fmt.Fprint(errs, usage)
		flags.PrintDefaults()
	}
	s := scanner{in: in}
	asJSON := flags.Bool("json", false, "one JSON object a file")
	flags.BoolVar(&s.french, "fr", false, "give reasons in French")
	flags.DurationVar(&s.timeout, "timeout", 10*time.Second, "stop looking at a file after this `time`")
	sheet := flags.String("contact-sheet", "", "draw all pictures with the codes found into this PNG `file`")
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return 2
	}
	files, err := list(flags.Args())
	if err == nil && s.timeout <= 0 {
		err = errors.New("-timeout is not above zero")
	}
	if err != nil {
		fmt.Fprintf(errs, "%v\n\n", err)
		flags.Usage()
		return 2
	}
	show := text
	if *asJSON {
		show = object
	}
	code, err := s.all(files, *sheet, func(r result) { show(out, r) })
	if err != nil {
		fmt.Fprintln(errs, err)
	}
	return code
}

// all scans the files one by one, the good ones also after a bad one.
func (s *scanner) all(files []string, sheet string, show func(result)) (code int, err error) {
	var p poster
	for _, name := range files {
		raw, err := load(name, s.in)
		r := s.read(name, raw, err)
		if r.Reason != "" {
			code = 1
		}
		show(r)
		if sheet != "" {
			p.add(s.thumbnail(raw, r), r)
		}
	}
	if sheet == "" {
		return code, nil
	}
	if err := p.write(sheet); err != nil {
		return 1, fmt.Errorf("the contact sheet was not written: %w", err)
	}
	return code, nil
}
