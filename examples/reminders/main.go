// Command reminders tells who of a list of patients is due for which preventive
// care this month, and makes the messages.
//
//	go run ./examples/reminders [-on DATE] [-ahead DAYS] [-programmes FILE] [-json] PATIENTS.json
//
// The programmes are the French ones of messaging/fr/calendrier, or those of a
// file in the same form: a vendor adds one without any Go. For each patient the
// table shows what is due, until when and why; the messages show what would be
// sent, and by which channel: a person with a secure mailbox is told what, on any
// other channel only that something waits.
//
// The exit code is 0 when the list was read, 1 when it was refused, and 2 when
// the command line is wrong.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/messaging/fr/calendrier"
	"github.com/ordonnance-numerique/ordonnance-go/messaging/prevention"
)

const usage = `Usage: go run ./examples/reminders [-on DATE] [-ahead DAYS] [-programmes FILE] [-json] PATIENTS.json

Tells who is due for which preventive care, as a table and as messages.
Try: go run ./examples/reminders -on 2026-11-21 examples/reminders/testdata/patients.json

`

func main() { os.Exit(run(os.Args[1:], time.Now(), os.Stdout, os.Stderr)) }

// run answers for one list and returns the exit code.
func run(args []string, now time.Time, out, errs io.Writer) int {
	flags := flag.NewFlagSet("reminders", flag.ContinueOnError)
	flags.SetOutput(errs)
	flags.Usage = func() {
		fmt.Fprint(errs, usage)
		flags.PrintDefaults()
	}
	on := flags.String("on", "", "the day to answer for, as `date` (2026-11-21); today when not stated")
	ahead := flags.Int("ahead", 30, "also what begins within so many `days`")
	file := flags.String("programmes", "", "programmes of this `file` in place of the French ones")
	asJSON := flags.Bool("json", false, "one JSON object a patient")
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return 2
	}
	today, err := check(flags.Args(), *on, now)
	if err != nil {
		fmt.Fprintf(errs, "%v\n\n", err)
		flags.Usage()
		return 2
	}
	programmes, err := load(*file)
	if err != nil {
		return refused(errs, "the programmes", err)
	}
	patients, err := readPatients(flags.Arg(0))
	if err != nil {
		return refused(errs, flags.Arg(0), err)
	}
	r := round{today: today, ahead: *ahead, programmes: programmes, out: out}
	if *asJSON {
		return r.json(patients)
	}
	r.table(patients)
	r.messages(patients)
	return 0
}

// check says what is wrong with the command line, and which day is meant.
func check(files []string, on string, now time.Time) (today identity.Date, err error) {
	switch {
	case len(files) == 0:
		return today, errors.New("no list of patients is named")
	case slices.ContainsFunc(files, func(arg string) bool { return strings.HasPrefix(arg, "-") }):
		return today, errors.New("flags come before the file")
	case len(files) > 1:
		return today, errors.New("one list of patients at a time")
	case on == "":
		return identity.DateOf(now), nil
	}
	if today, err = identity.ParseDate(on); err != nil || !today.Complete() {
		return today, errors.New("-on is not a date such as 2026-11-21")
	}
	return today, nil
}

// load reads programmes from a file, or takes the French ones.
func load(file string) ([]prevention.Programme, error) {
	if file == "" {
		return calendrier.Programmes()
	}
	raw, err := read(file)
	if err != nil {
		return nil, err
	}
	return document.Read(raw, prevention.Kind())
}

func refused(errs io.Writer, what string, err error) int {
	code, text, ok := document.Explain(err)
	if !ok {
		fmt.Fprintf(errs, "%s: %v\n", what, err)
		return 1
	}
	fmt.Fprintf(errs, "%s: refused\n  %s  %s\n  %s  %s\n", what, code, text.EN, code, text.FR)
	return 1
}
