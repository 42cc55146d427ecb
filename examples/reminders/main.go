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
	case err != nil || flags.NArg() != 1:
		if err == nil {
			flags.Usage()
		}
		return 2
	}
	today := identity.DateOf(now)
	if *on != "" {
		var err error
		if today, err = identity.ParseDate(*on); err != nil || !today.Complete() {
			fmt.Fprintln(errs, "-on is not a date")
			return 2
		}
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

// load reads programmes from a file, or takes the French ones.
func load(file string) ([]prevention.Programme, error) {
	if file == "" {
		return calendrier.Programmes()
	}
	raw, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	return document.Read(raw, prevention.Kind())
}

func refused(errs io.Writer, what string, err error) int {
	fmt.Fprintf(errs, "%s: %v\n", what, err)
	if code, text, ok := document.Explain(err); ok {
		fmt.Fprintf(errs, "  %s  %s\n  %s  %s\n", code, text.EN, code, text.FR)
	}
	return 1
}
