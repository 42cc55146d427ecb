package main

import (
	"bytes"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/cisis"
	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/epmed"
)

// receive opens the first archive as somebody else does.
func (s *story) receive() error {
	archive, err := xdm.Open(bytes.NewReader(s.first.archive), int64(len(s.first.archive)), nil)
	if err != nil {
		return err
	}
	faults := append(archive.Faults, archive.Verify()...)
	s.say("  Digests and sizes fit; %s found in the archive.", count(len(faults), "fault"))
	s.expect(len(faults) == 0, "nothing is wrong with the archive")
	for _, d := range archive.Lots[0].Documents {
		got, err := cisis.Examine(d, nil)
		if err != nil {
			return err
		}
		s.say("  %s: %s", d.Entry.URI, d.Entry.TypeCode.Display)
		s.say("    metadata   as we derive them from the document: %s", count(len(got.Differences), "difference"))
		s.expect(len(got.Differences) == 0, "the metadata say what the document says")
		if err := s.proof(d.Entry.URI, got.Bytes); err != nil {
			return err
		}
		if err := s.content(got); err != nil {
			return err
		}
	}
	return nil
}

// proof verifies the signature beside a document, and that it does not fit the
// same document with one byte changed.
func (s *story) proof(name string, raw []byte) error {
	opts := &document.OpenOptions{At: s.at}
	token := s.first.signatures[name]
	proof, err := document.OpenDetached(token, bytes.NewReader(raw), detached(), s.keys, opts)
	if err != nil {
		return err
	}
	s.say("    signature  by %s, over these very bytes", proof.Key().Holder.Name)
	altered := bytes.Clone(raw)
	altered[len(altered)/2] ^= 1
	_, err = document.OpenDetached(token, bytes.NewReader(altered), detached(), s.keys, opts)
	code, _, _ := document.Explain(err)
	s.say("    altered by one bit, it is refused: %s", code)
	s.expect(code == "DOC-702", "an altered document is refused")
	return nil
}

// content takes out what is inside: the lines of the prescription, the PDF.
func (s *story) content(got cisis.Examined) error {
	if file, _, ok := got.Document.Document.File(); ok {
		sent, err := s.source("report.pdf")
		s.say("    inside     a %s of %d bytes, the one that was sent", file.Form(), file.Size())
		s.expect(err == nil && bytes.Equal(file.Bytes(), sent.raw), "the PDF comes out as it went in")
		return nil
	}
	rx, _, err := epmed.Read(got.Bytes)
	if err != nil {
		return err
	}
	for _, l := range rx.Prescription.Lines {
		s.say("    inside     %s: « %s »", l.Medicine.Name, l.Text)
	}
	return nil
}

// stand puts together what three archives say, the last one first.
func (s *story) stand() error {
	var records []xdm.Record
	for _, m := range []made{s.third, s.first, s.second} {
		archive, err := xdm.Open(bytes.NewReader(m.archive), int64(len(m.archive)), nil)
		if err != nil {
			return err
		}
		var headers []xdm.Header
		var actions []xdm.Action
		for _, d := range archive.Lots[0].Documents {
			got, err := cisis.Examine(d, nil)
			if err != nil {
				return err
			}
			headers, actions = append(headers, got.Header), append(actions, got.Action)
		}
		n := -1
		records = append(records, xdm.RecordsOf(archive.Lots[0].Submission, headers, func(xdm.DocumentEntry) xdm.Action { n++; return actions[n] })...)
	}
	states := xdm.LifeCycle(records, cisis.LifeRules())
	number := map[xdm.Condition]int{}
	hidden := 0
	for _, state := range states {
		number[state.Condition]++
		words := state.Condition.String()
		for _, code := range state.HiddenBy {
			words += ", " + code.Code
			hidden++
		}
		s.say("  %s, version %d: %s", state.Entry.TypeCode.Display, state.Header.Version, words)
	}
	s.expect(number[xdm.Current] == 2 && number[xdm.Replaced] == 1, "two documents hold and one is replaced")
	s.expect(hidden == 1, "one of them is hidden")
	return nil
}
