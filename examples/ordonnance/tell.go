package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
)

// teller says what happens, and notes what does not happen as told.
type teller struct {
	out, errs io.Writer
	held      int // expectations that held
	failed    int
}

// chapter begins a step of the story.
func (t *teller) chapter(title string) {
	fmt.Fprintf(t.out, "\n%s\n%s\n", title, strings.Repeat("─", len([]rune(title))))
}

func (t *teller) say(format string, args ...any) { fmt.Fprintf(t.out, format+"\n", args...) }

// expect is a check of the example on itself.
func (t *teller) expect(ok bool, what string) {
	if ok {
		t.held++
		return
	}
	t.failed++
	t.say("  !! not as told: %s", what)
}

// fail ends the story early.
func (t *teller) fail(err error) {
	t.failed++
	t.say("\n  !! the story stops here: %v", err)
	t.french(err)
}

// end says how it went and returns the exit code.
func (t *teller) end() int {
	if t.failed > 0 {
		t.say("\nThe story did NOT go as told: %d of %d checks failed.", t.failed, t.failed+t.held)
		return 1
	}
	t.say("\nThe story went as told (%d checks).", t.held)
	return 0
}

// refused shows a refusal the way a program would: the code for the help desk,
// one sentence for the person at the screen.
func (t *teller) refused(err error) {
	t.say("  REFUSED  %s", strings.TrimPrefix(err.Error(), "document: "))
	t.french(err)
}

// french shows the French sentence that every error of this module has.
func (t *teller) french(err error) {
	var e interface{ French() string }
	if errors.As(err, &e) {
		t.say("           « %s »", e.French())
	}
}

// faults shows findings of document.Check, the gravest first and those of one
// rule together, and returns how many weigh more than a piece of information.
func (t *teller) faults(faults []document.Fault) (serious int) {
	shown := map[string]bool{}
	for _, f := range slices.SortedStableFunc(slices.Values(faults), gravestFirst) {
		if f.Severity == document.Information {
			continue
		}
		serious++
		if shown[f.Code] {
			continue
		}
		shown[f.Code] = true
		t.say("    %s  %s at %s", f.Code, f.Severity, strings.Join(places(faults, f.Code), ", "))
		t.say("      EN  %s", f.Message.EN)
		t.say("      FR  %s", f.Message.FR)
	}
	if notes := len(faults) - serious; notes > 0 {
		t.say("    (and %s)", count(notes, "remark"))
	}
	return serious
}

func gravestFirst(a, b document.Fault) int { return cmp.Compare(b.Severity, a.Severity) }

// places are where one rule is broken.
func places(faults []document.Fault, code string) (paths []string) {
	for _, f := range faults {
		if f.Code == code {
			paths = append(paths, f.Path)
		}
	}
	return paths
}

// busy does something that may take a moment; where it takes longer than a
// second it says so.
func (t *teller) busy(what string, work func() error) error {
	done := make(chan struct{})
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		tick := time.NewTicker(time.Second)
		defer tick.Stop()
		for seconds := 1; ; seconds++ {
			select {
			case <-done:
				return
			case <-tick.C:
				fmt.Fprintf(t.errs, "  … %s (%d s)\n", what, seconds)
			}
		}
	}()
	err := work()
	close(done)
	<-ended
	return err
}
