// Command send-to-pharmacy plays the way of an ordonnance by secure health mail
// (MSSanté), from the prescriber to the pharmacy and back:
//
//		go run ./examples/send-to-pharmacy [-out DIR]
//
//	 1. the prescriber signs the prescription and wraps it as a national document
//	    (CDA in an IHE_XDM.ZIP, with its PDF), in a signed message;
//	 2. the mail goes through an SMTP server;
//	 3. the pharmacy fetches it, verifies the message, the prescription and the
//	    archive, and dispenses;
//	 4. a receipt and a signed report go back; the prescriber knows to which mail
//	    they belong. The same mail once more is recognised.
//
// The servers are started by the command itself, on this machine alone. People,
// keys and numbers are fictitious. With -out the mails and the archive are kept.
//
// Read it as a recipe: prescriber.go, pharmacy.go, post.go (the two mailboxes).
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
)

const usage = `Usage: go run ./examples/send-to-pharmacy [-out DIR]

Sends an ordonnance by secure health mail through servers on this machine, has it
verified and dispensed, and brings the answers back.

`

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run plays the story and returns the exit code: 0 done, 1 refused somewhere,
// 2 wrong command line.
func run(args []string, out, errs io.Writer) int {
	flags := flag.NewFlagSet("send-to-pharmacy", flag.ContinueOnError)
	flags.SetOutput(errs)
	flags.Usage = func() {
		fmt.Fprint(errs, usage)
		flags.PrintDefaults()
	}
	folder := flags.String("out", "", "keep the mails and the archive in this `folder`")
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return 2
	case flags.NArg() > 0:
		fmt.Fprint(errs, "only flags are understood, no other words\n\n")
		flags.Usage()
		return 2
	}
	s := &story{out: out, folder: *folder, at: time.Date(2026, 11, 20, 10, 0, 0, 0, paris())}
	if err := s.play(); err != nil {
		fmt.Fprintln(errs, err)
		if code, text, ok := document.Explain(err); ok {
			fmt.Fprintf(errs, "  %s  %s\n  %s  %s\n", code, text.EN, code, text.FR)
		}
		return 1
	}
	return 0
}

// paris is the zone of the story, without a database of zones: it is winter.
func paris() *time.Location { return time.FixedZone("", 3600) }
