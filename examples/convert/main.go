// Command convert turns a prescription from one form into another.
//
//	go run ./examples/convert -to json|cda|fhir|compact|sentence [-from FORM] FILE > OUT
//
// What comes in is recognised: our JSON, a signed token, the packed text of a
// printed code, the compact bytes in base64, a CDA eP-MED-DM, a FHIR bundle.
// Everything that was wrong with it, and everything that the other form could
// not carry, is on standard error, one a line: severity, code, place (a JSON
// pointer, "-" for the whole) and words. A loss is never silent.
//
// Signatures: with -keys the signature of a signed file is verified, and an
// unsigned file is refused. Without it, what is signed is read all the same,
// and the first line on standard error says that nothing was verified. With
// -sign the JSON and the compact form are signed.
//
// Read it as a recipe:
//
//	form.go   what is this file
//	read.go   one form in (token.go where it is signed, cda.go, fhir.go)
//	write.go  another form out
//	tell.go   what is said about it
//
// The exit code is 0 when it is done, 1 when it was refused, and 2 when the
// command line is wrong.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"time"
)

const usage = `Usage: go run ./examples/convert -to FORM [-from FORM] [-keys FILE] [-sign FILE] [-at TIME] FILE > OUT

Turns a prescription from one form into another. FILE "-" is standard input.

  to        json, cda, fhir, compact (for a printed code), sentence (the words that
            bind, one line each; told where the structure does not say the same)
  from      json, token, packed, compact, cda, fhir; recognised when not stated

Findings and losses are on standard error, one a line.

`

// settings are what the command line says.
type settings struct {
	from form // unknown: recognise it
	to   form
	keys string    // file of the trusted keys, "": verify nothing
	sign string    // file of a private key, "": sign nothing
	at   time.Time // moment of judgement and of signing, zero: now
	file string
}

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// run converts one file and returns the exit code.
func run(args []string, in io.Reader, out, errs io.Writer) int {
	set, err := parseSettings(args, errs)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return 2
	}
	if err := convert(set, in, out, teller{errs}); err != nil {
		teller{errs}.refused(err)
		return 1
	}
	return 0
}

// convert reads, writes, and says what was found and lost. Nothing is written
// to out unless everything went well.
func convert(set settings, in io.Reader, out io.Writer, tell teller) error {
	raw, err := load(set.file, in)
	if err != nil {
		return err
	}
	got, err := read(raw, set)
	if err != nil {
		return err
	}
	tell.faults(got.faults)
	made, err := write(got.rx, set)
	if err != nil {
		return err
	}
	tell.omissions(made.left)
	tell.faults(made.faults)
	_, err = out.Write(made.raw)
	return err
}

func parseSettings(args []string, errs io.Writer) (settings, error) {
	var set settings
	flags := flag.NewFlagSet("convert", flag.ContinueOnError)
	flags.SetOutput(errs)
	flags.Usage = func() {
		fmt.Fprint(errs, usage)
		flags.PrintDefaults()
	}
	to := flags.String("to", "", "`form` to write")
	from := flags.String("from", "", "`form` of the file")
	at := flags.String("at", "", "moment of verifying and signing, as `time` in RFC 3339; now when not stated")
	flags.StringVar(&set.keys, "keys", "", "verify the signature with this list of keys, a JSON `file`")
	flags.StringVar(&set.sign, "sign", "", "sign with this private key, a PEM `file` (PKCS #8)")
	if err := flags.Parse(args); err != nil {
		return set, err
	}
	set.from, set.to = form(*from), form(*to)
	err := set.check(*at, flags.Args())
	if err != nil {
		fmt.Fprintf(errs, "%v\n\n", err)
		flags.Usage()
	}
	return set, err
}

// check completes the settings and says what is wrong with them.
func (s *settings) check(at string, rest []string) error {
	if err := s.checkFile(rest); err != nil {
		return err
	}
	switch {
	case s.to == unknown:
		return errors.New("-to is missing: which form shall be written?")
	case !s.to.writable():
		return errors.New("-to is not a form that is written")
	}
	if s.from != unknown && !s.from.readable() {
		return errors.New("-from is not a form that is read")
	}
	if s.sign != "" && s.to != jsonForm && s.to != compactForm {
		return errors.New("-sign goes with -to json and -to compact only")
	}
	if at == "" {
		return nil
	}
	var err error
	if s.at, err = time.Parse(time.RFC3339, at); err != nil {
		return errors.New("-at is not a time such as 2026-11-20T09:30:00+01:00")
	}
	return nil
}

// checkFile takes the file. The package flag stops at the first argument that is
// no flag, so flags behind the file arrive here.
func (s *settings) checkFile(rest []string) error {
	switch behind := slices.ContainsFunc(rest, isFlag); {
	case len(rest) == 0:
		return errors.New("no file is named")
	case behind:
		return errors.New("flags come before the file")
	case len(rest) > 1:
		return errors.New("one file at a time")
	}
	s.file = rest[0]
	return nil
}

// isFlag reports whether an argument is written as a flag; "-" is standard input.
func isFlag(arg string) bool { return len(arg) > 1 && arg[0] == '-' }
