// Command ordonnance plays the life of a French e-prescription on real input:
// it is written, checked, signed and printed by a prescriber; found in the
// picture of the page, verified without any network and dispensed once by a
// pharmacy; and refused where it was altered or signed by somebody else.
//
//	go run ./examples/ordonnance [-out DIR] [-dpi 150] [-at 2026-11-20T09:30:00+01:00]
//
// Read it as a recipe. Each step of the story is one file, and uses nothing but
// the public packages of this module:
//
//	read.go      a JSON file becomes a prescription, French law is asked
//	issue.go     it is signed, and printed with its code
//	scan.go      the code is found in the page, and verified
//	dispense.go  line by line, once (pharmacy.go is the counter)
//	merge.go     two pharmacies compare what they did
//	refuse.go    what is not as it should be
//
// What every program has beside this module is in inputs.go (keys) and
// medicines.go (a medicines database); tell.go and words.go only talk.
//
// The example is also a check: it exits with 1 when one step does not go as
// told, and with 2 when the command line is wrong. Everything that it prints
// and writes is the same at each run.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"time"
)

const usage = `Usage: go run ./examples/ordonnance [-out DIR] [-dpi N] [-at TIME]

Plays the life of a French e-prescription (ordonnance): written, checked
against French law, signed, printed; then read from the picture of the page,
verified offline, dispensed once; and refused where it must be.
The pages are written to DIR as PDF and PNG. No network is used.
All people, keys and product codes are fictitious.

`

// settings are what the command line says.
type settings struct {
	folder string    // for the pages
	dpi    int       // of the pictures
	at     time.Time // when the story takes place
}

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run plays the story and returns the exit code.
func run(args []string, out, errs io.Writer) int {
	set, err := parseSettings(args, errs)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return 2
	}
	t := &teller{out: out, errs: errs}
	if err := play(t, set); err != nil {
		t.fail(err)
	}
	return t.end()
}

func parseSettings(args []string, errs io.Writer) (settings, error) {
	var set settings
	flags := flag.NewFlagSet("ordonnance", flag.ContinueOnError)
	flags.SetOutput(errs)
	flags.Usage = func() {
		fmt.Fprint(errs, usage)
		flags.PrintDefaults()
	}
	flags.StringVar(&set.folder, "out", "out", "`folder` for the printed pages; it is made when missing")
	flags.IntVar(&set.dpi, "dpi", 150, "resolution of the pictures, 150 to 600 dots per inch")
	at := flags.String("at", "2026-11-20T09:30:00+01:00", "when the story takes place, as `time` in RFC 3339;\n"+
		"the files and the key list are of that day, so another one changes the story")
	if err := flags.Parse(args); err != nil {
		return set, err
	}
	var err error
	if set.at, err = time.Parse(time.RFC3339, *at); err != nil {
		err = errors.New("-at is not a time such as 2026-11-20T09:30:00+01:00")
	}
	if set.dpi < 150 || set.dpi > 600 {
		err = errors.New("-dpi is not between 150 and 600")
	}
	if flags.NArg() > 0 {
		err = errors.New("only flags are understood, no other words")
	}
	if err != nil {
		fmt.Fprintf(errs, "%v\n\n", err)
		flags.Usage()
	}
	return set, err
}
