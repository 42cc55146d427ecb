package main

import (
	"encoding/base64"
	"errors"
	"strings"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
)

// refuse shows five prescriptions that a pharmacy must not believe.
func (s *story) refuse() error {
	if err := s.altered(); err != nil {
		return err
	}
	for _, signature := range []struct{ what, key, code string }{
		{"A signature by somebody whom nobody knows:", "unknown", "DOC-502"},
		{"A pharmacist, whose key is good for dispensing, writes a prescription:", "pharmacist", "DOC-507"},
		{"The prescriber signs with the key of last year:", "prescriber-expired", "DOC-605"},
	} {
		signer, err := signerFrom(s.files, signature.key)
		if err != nil {
			return err
		}
		token, _, err := s.sign(s.pages[chronic].rx, signer)
		if err != nil {
			return err
		}
		s.refusal(signature.what, token, s.at, signature.code)
	}
	late := s.keys.FreshUntil().Add(24 * time.Hour)
	s.refusal("The pharmacy was offline for too long, its list of keys is out of date. The page is good, and yet:",
		s.pages[chronic].token, late, "DOC-503")
	return nil
}

// altered prints a page of which one bit of the code was changed, and reads it
// back as a pharmacy would.
func (s *story) altered() error {
	forged, err := flip(s.pages[chronic].token)
	if err != nil {
		return err
	}
	_, picture, err := s.print("altered", s.pages[chronic].rx, forged)
	if err != nil {
		return err
	}
	token, err := readCode(picture)
	if err != nil {
		return err
	}
	s.refusal("One bit of the code was changed, and the page printed again ("+picture+"):", token, s.at, "DOC-702")
	return nil
}

// refusal opens what must not open.
func (s *story) refusal(what, token string, at time.Time, code string) {
	s.say("  %s", what)
	rx, err := s.open(token, at)
	if err == nil {
		s.expect(false, "it is refused")
		return
	}
	s.refused(err)
	s.expect(errors.Is(err, &document.Error{Code: code}), "the code of the refusal is "+code)
	s.expect(errors.Is(err, document.ErrUntrusted), "it is refused as not to be trusted")
	s.expect(rx.IsZero(), "nothing of the content is handed out")
}

// flip changes one bit in the middle of the signed content of a token.
func flip(token string) (string, error) {
	parts := strings.Split(token, ".")
	payload, err := base64.RawURLEncoding.DecodeString(parts[1])
	if err != nil {
		return "", err
	}
	payload[len(payload)/2] ^= 1
	parts[1] = base64.RawURLEncoding.EncodeToString(payload)
	return strings.Join(parts, "."), nil
}
