// Command inspect shows what a file is: any file of this module, and those of
// others that it can read.
//
//	go run ./examples/inspect [-json] [-keys FILE] [-at TIME] FILE…
//
// It knows a prescription and a dispensation in JSON, a signed token, the text
// of a printed code, the compact bytes in base64, a record of dispensations, a
// list of keys, any CDA document, an archive IHE_XDM.ZIP, a FHIR resource (a lot
// of documents and health measures too), a PDF, a mail as received (.eml), a signed
// message, the text of a Datamatrix INS, and a picture of a page with codes on it.
//
// Of a document that came with metadata it shows what the sender says, what we
// derive from the document itself, and where and why they differ. What is attached
// to a mail (the archive, PDF, signed messages) is shown in turn.
//
// It gives a report to read, or with -json one JSON object a file, each on a
// line. Read it as a recipe:
//
//	form.go      what is this file
//	report.go    what is said of any file (text.go for people)
//	one file for each form: prescription.go, signed.go, picture.go, cda.go…
//
// The content of the files is shown: it may tell who is ill. The patient's
// national number is shown short in the report and whole in JSON.
//
// The exit code is 0 when every file was read, 1 when one was not recognised, was
// refused or is cut short, and 2 when the command line is wrong. Findings on content that was
// read do not change it.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

const usage = `Usage: go run ./examples/inspect [-json] [-keys FILE] [-at TIME] FILE…

Shows what each file is: prescription, dispensation, signed token, text of a
printed code, picture of a page, CDA document, archive IHE_XDM.ZIP, FHIR bundle,
PDF, mail…
FILE "-" is standard input.

`

// inspector holds what is needed to look at a file.
type inspector struct {
	in   io.Reader
	keys *identity.KeySet // nil: signatures are not verified
	at   time.Time        // moment of verifying, zero: now
}

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// run looks at each file and returns the exit code.
func run(args []string, in io.Reader, out, errs io.Writer) int {
	flags := flag.NewFlagSet("inspect", flag.ContinueOnError)
	flags.SetOutput(errs)
	flags.Usage = func() {
		fmt.Fprint(errs, usage)
		flags.PrintDefaults()
	}
	asJSON := flags.Bool("json", false, "one JSON object a file")
	keys := flags.String("keys", "", "verify signatures with this list of keys, a JSON `file`")
	at := flags.String("at", "", "moment of verifying, as `time` in RFC 3339; now when not stated")
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return 2
	}
	look := inspector{in: in}
	if err := look.prepare(*at, flags.Args()); err != nil {
		fmt.Fprintf(errs, "%v\n\n", err)
		flags.Usage()
		return 2
	}
	if err := look.trust(*keys); err != nil {
		text(errs, report{File: *keys, Refused: explain(err)})
		return 1
	}
	show := text
	if *asJSON {
		show = object
	}
	return look.each(flags.Args(), out, show)
}

// prepare completes the inspector and says what is wrong with the command line.
func (i *inspector) prepare(at string, files []string) error {
	switch {
	case len(files) == 0:
		return errors.New("no file is named")
	case slices.ContainsFunc(files, isFlag):
		return errors.New("flags come before the files")
	}
	if at != "" {
		var err error
		if i.at, err = time.Parse(time.RFC3339, at); err != nil {
			return errors.New("-at is not a time such as 2026-11-20T09:30:00+01:00")
		}
	}
	return nil
}

// isFlag reports whether an argument is written as a flag; "-" is standard input.
func isFlag(arg string) bool { return len(arg) > 1 && arg[0] == '-' }

// trust reads the list of keys.
func (i *inspector) trust(keys string) error {
	if keys == "" {
		return nil
	}
	raw, err := load(keys, nil)
	if err != nil {
		return err
	}
	i.keys, err = identity.ParseKeySet(raw, nil)
	return err
}

// each shows the files one by one, the good ones also after a bad one.
func (i *inspector) each(files []string, out io.Writer, show func(io.Writer, report)) (code int) {
	for _, name := range files {
		r := report{File: name, Faults: []document.Fault{}}
		raw, err := load(name, i.in)
		if err == nil {
			err = i.look(&r, raw)
		}
		if err != nil {
			r.refuse(err)
		}
		if r.refused() {
			code = 1
		}
		show(out, r)
	}
	return code
}

// object writes a report as one line of JSON.
func object(out io.Writer, r report) {
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	if err := e.Encode(r); err != nil {
		fmt.Fprintln(out, "{}")
	}
}
