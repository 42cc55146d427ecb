package main

import (
	"embed"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// The files of the story travel inside the command, so that it runs from any
// folder.
//
//go:embed testdata/prescription.jws testdata/*.pdf testdata/keys.json testdata/prescriber.pem
var embedded embed.FS

// story is what the steps hand on to each other.
type story struct {
	*teller
	folder string
	at     time.Time // when it begins
	uuids  xdm.UUIDSource
	keys   *identity.KeySet
	signer *identity.Signer

	first, second, third made // new, replaced, hidden
}

// tellStory plays the story and returns the exit code.
func tellStory(t *teller, set settings) int {
	if err := playStory(t, set); err != nil {
		t.failed++
		t.say("\n  !! the story stops here")
		t.refused(err)
	}
	if t.failed > 0 {
		t.say("\nThe story did NOT go as told: %d of %d checks failed.", t.failed, t.failed+t.held)
		return 1
	}
	t.say("\nThe story went as told (%d checks).", t.held)
	return 0
}

func playStory(t *teller, set settings) error {
	seed := set.seed
	if seed == "" {
		seed = "story"
	}
	s := &story{teller: t, folder: set.out, at: set.at, uuids: xdm.RandomUUIDs(&seeded{seed: seed})}
	if err := s.prepare(); err != nil {
		return err
	}
	s.say("A prescription and a report on their way to the DMP and by MSSanté. It is %s UTC.", s.at.UTC().Format("2 January 2006, 15:04"))
	s.say("No network is used. All people, keys and product codes are fictitious.")
	for n, step := range []struct {
		title string
		play  func() error
	}{
		{"The practice packs a signed prescription and a report in PDF", s.pack},
		{"Who receives the archive looks at it, and trusts nothing in it", s.receive},
		{"The report had a wrong weight: a corrected one takes its place", s.correct},
		{"It is hidden from the patient until the consultation where it is announced", s.hide},
		{"Who received all three archives, in whatever order, knows what holds", s.stand},
		{"What is not as it should be is refused, and says why", s.refuse},
	} {
		title := fmt.Sprintf("%d. %s", n+1, step.title)
		s.say("\n%s\n%s", title, strings.Repeat("─", len([]rune(title))))
		if err := step.play(); err != nil {
			return err
		}
	}
	s.say("\nThe files are in the folder %s. Try: go run ./examples/inspect %s",
		s.folder, filepath.Join(s.folder, "1-new", "IHE_XDM.ZIP"))
	return nil
}

// prepare finds the folder and the keys.
func (s *story) prepare() error {
	var err error
	if s.folder == "" {
		if s.folder, err = os.MkdirTemp("", "deposit-"); err != nil {
			return err
		}
	}
	pem, err := embedded.ReadFile("testdata/prescriber.pem")
	if err != nil {
		return err
	}
	if s.signer, err = signerFrom(pem); err != nil {
		return err
	}
	list, err := embedded.ReadFile("testdata/keys.json")
	if err != nil {
		return err
	}
	s.keys, err = identity.ParseKeySet(list, nil)
	return err
}

// practice is the office of the story, so long after its beginning.
func (s *story) practice(after time.Duration) *office {
	return &office{at: s.at.Add(after), uuids: s.uuids, keys: s.keys, signer: s.signer,
		title: "Compte rendu de consultation"}
}

// source is a file of the story.
func (s *story) source(name string) (source, error) {
	raw, err := embedded.ReadFile("testdata/" + name)
	return source{name, raw}, err
}

// expect is a check of the example on itself.
func (t *teller) expect(ok bool, what string) {
	if ok {
		t.held++
		return
	}
	t.failed++
	t.say("  !! not as told: %s", what)
}
