// Command deposit packs health documents for the DMP, Mon espace santé and
// MSSanté: a signed prescription and a report become an archive IHE_XDM.ZIP, that
// goes by mail, and a FHIR transaction of the guide PDSm, that goes to a server.
//
//	go run ./examples/deposit
//	go run ./examples/deposit -out DIR [-replace OLD.ZIP] [-visibility CODES] [flags] FILE…
//
// Without files it plays a story in a temporary folder: a practice deposits a
// prescription and a report, replaces the report, hides it from the patient
// until it was announced, and is refused where it must be.
//
// Read it as a recipe. It uses nothing but the public packages of this module:
//
//	source.go        what is this file: a prescription, a document, a report
//	office.go        every file becomes a document
//	prescription.go  … a prescription of sections (eP-MED-DM), with its page
//	report.go        … a PDF, text or picture of level 1
//	who.go           the patient and the author, from another document
//	old.go           the archive whose documents are replaced or hidden
//	lot.go           documents become a lot: archive, transaction, signatures
//	story.go         the story; its steps are in step_….go
//
// A document that bears the INS says that the identity of the patient was
// qualified; the example takes its word. A practice has it on record (package
// ins) and lets the INS leave only then.
//
// The exit code is 0 when everything was deposited, 1 when something was refused
// (or a step of the story did not go as told), and 2 when the command line is
// wrong. With -at and -seed the output is the same at each run.
package main

import (
	"crypto/rand"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document/fr/cisis"
	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

const usage = `Usage: go run ./examples/deposit [-out DIR]
       go run ./examples/deposit -out DIR [-replace OLD.ZIP] [-visibility CODES] [flags] FILE…

Packs a prescription (signed token or JSON), a report (PDF, text, RTF, JPEG,
TIFF) or any CDA document as IHE_XDM.ZIP and as FHIR transaction (PDSm).
Without files it plays a story; all people in it are fictitious. Or try:
  go run ./examples/deposit -out out -keys examples/deposit/testdata/keys.json \
    -at 2026-11-20T10:00:00+01:00 examples/deposit/testdata/prescription.jws examples/deposit/testdata/report.pdf

-replace takes the place of the documents of the same type in OLD.ZIP. Without
files, and with -visibility, it is the visibility of all of them that changes.

`

// settings are what the command line says.
type settings struct {
	out        string
	replace    string
	keys, sign string
	seed       string
	title      string
	kind       string // code of the type of reports
	at         time.Time
	visibility cisis.Visibility
	hides      bool // -visibility was given
	files      []string
}

func main() { os.Exit(run(os.Args[1:], time.Now(), os.Stdout, os.Stderr)) }

// run deposits, or plays the story, and returns the exit code.
func run(args []string, now time.Time, out, errs io.Writer) int {
	set, err := parseSettings(args, now, errs)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return 2
	}
	t := &teller{out: out}
	if len(set.files) == 0 && set.replace == "" {
		return tellStory(t, set)
	}
	if err := command(t, set); err != nil {
		t.refused(err)
		return 1
	}
	return 0
}

// command deposits the files of the command line.
func command(t *teller, set settings) error {
	o, err := set.office()
	if err != nil {
		return err
	}
	sources, err := readAll(set.files)
	if err != nil {
		return err
	}
	var old *former
	if set.replace != "" {
		raw, err := load(set.replace)
		if err != nil {
			return err
		}
		if old, err = openFormer(raw); err != nil {
			return err
		}
	}
	made, err := o.deposit(sources, old)
	if err != nil {
		return err
	}
	t.made(made)
	return t.save(set.out, made)
}

// office is who deposits, with what it needs of the world.
func (s settings) office() (*office, error) {
	o := &office{at: s.at, title: s.title, kind: s.kind, visibility: s.visibility, uuids: xdm.RandomUUIDs(rand.Reader)}
	if s.seed != "" {
		o.uuids = xdm.RandomUUIDs(&seeded{seed: s.seed})
	}
	if s.sign != "" {
		raw, err := load(s.sign)
		if err != nil {
			return nil, err
		}
		if o.signer, err = signerFrom(raw); err != nil {
			return nil, err
		}
	}
	if s.keys != "" {
		raw, err := load(s.keys)
		if err != nil {
			return nil, err
		}
		if o.keys, err = identity.ParseKeySet(raw, nil); err != nil {
			return nil, err
		}
	}
	return o, nil
}

func parseSettings(args []string, now time.Time, errs io.Writer) (settings, error) {
	var set settings
	flags := flag.NewFlagSet("deposit", flag.ContinueOnError)
	flags.SetOutput(errs)
	flags.Usage = func() {
		fmt.Fprint(errs, usage)
		flags.PrintDefaults()
	}
	at := flags.String("at", "", "moment of the deposit, as `time` in RFC 3339; now when not stated")
	hidden := flags.String("visibility", "", "who does not see the documents: a list of `codes` among MASQUE_PS,\n"+
		"INVISIBLE_PATIENT and INVISIBLE_REPRESENTANTS_LEGAUX, or N for nobody")
	flags.StringVar(&set.out, "out", "", "`folder` for what is made; it is made when missing")
	flags.StringVar(&set.replace, "replace", "", "`archive` that was sent before, whose documents are replaced")
	flags.StringVar(&set.keys, "keys", "", "verify the signature of the prescription with this list of keys, a JSON `file`")
	flags.StringVar(&set.sign, "sign", "", "sign every document beside it with this private key, a PEM `file` (PKCS #8)")
	flags.StringVar(&set.seed, "seed", "", "make identifiers of this `text` in place of at random, for tests")
	flags.StringVar(&set.title, "title", "", "`title` of a report; that of the one it replaces, or of its type, when not stated")
	flags.StringVar(&set.kind, "type", "", "`code` of the type of a report (JDV_J07); that of the one it replaces, or of a\nconsultation (11488-4), when not stated")
	if err := flags.Parse(args); err != nil {
		return set, err
	}
	set.files = flags.Args()
	err := set.check(*at, *hidden, now)
	if err != nil {
		fmt.Fprintf(errs, "%v\n\n", err)
		flags.Usage()
	}
	return set, err
}

// check completes the settings and says what is wrong with them.
func (s *settings) check(at, hidden string, now time.Time) error {
	story := len(s.files) == 0 && s.replace == ""
	switch {
	case slices.ContainsFunc(s.files, isFlag):
		return errors.New("flags come before the files")
	case !story && s.out == "":
		return errors.New("-out is missing: where shall it be written?")
	case len(s.files) == 0 && s.replace != "" && hidden == "":
		return errors.New("-replace needs files, or -visibility")
	case story && (hidden != "" || s.sign != "" || s.keys != ""):
		return errors.New("no file is named")
	}
	s.at = now
	if at != "" || story {
		if at == "" {
			at = "2026-11-20T10:00:00+01:00"
		}
		var err error
		if s.at, err = time.Parse(time.RFC3339, at); err != nil {
			return errors.New("-at is not a time such as 2026-11-20T10:00:00+01:00")
		}
	}
	return s.hide(hidden)
}

// isFlag reports whether an argument is written as a flag: the package flag stops
// at the first one that is none.
func isFlag(arg string) bool { return len(arg) > 1 && arg[0] == '-' }

// hide reads the codes of -visibility.
func (s *settings) hide(hidden string) error {
	s.hides = hidden != ""
	for _, code := range strings.FieldsFunc(hidden, func(r rune) bool { return r == ',' || r == ' ' }) {
		switch strings.ToUpper(code) {
		case "MASQUE_PS":
			s.visibility.MaskedFromProfessionals = true
		case "INVISIBLE_PATIENT":
			s.visibility.HiddenFromPatient = true
		case "INVISIBLE_REPRESENTANTS_LEGAUX":
			s.visibility.HiddenFromRepresentatives = true
		case "N":
		default:
			return errors.New("-visibility knows MASQUE_PS, INVISIBLE_PATIENT, INVISIBLE_REPRESENTANTS_LEGAUX and N")
		}
	}
	return nil
}
