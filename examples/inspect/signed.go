package main

import (
	"encoding/base64"
	"encoding/json"
	"strings"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/identity/fr/ins"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode"
)

// lookText looks at a text that a code may hold. The form is set.
func (i *inspector) lookText(r *report, text string) error {
	switch r.Form {
	case insForm:
		return lookINS(r, text)
	case compactForm:
		payload, err := base64.RawURLEncoding.Strict().DecodeString(text)
		if err != nil {
			return errBase64
		}
		return lookKind(r, payload, ordonnance.CompactKind(nil), showPrescription)
	case packedForm:
		var err error
		if text, err = qrcode.Unpack(text); err != nil {
			return err
		}
	}
	return i.lookToken(r, text)
}

// header is what a token says of itself (package document, wire format).
type header struct {
	Algorithm string `json:"alg"`
	Issued    int64  `json:"iat"`
	Key       string `json:"kid"`
	Type      string `json:"typ"`
}

// lookToken shows a token. Without a list of keys nothing is verified, and the
// report says so. A program that acts on a document never looks inside before
// document.Open has.
func (i *inspector) lookToken(r *report, token string) error {
	h, payload, err := inside(token)
	if err != nil {
		return err
	}
	r.Type = h.Type
	r.Signature = &signature{Algorithm: h.Algorithm, Key: h.Key, At: time.Unix(h.Issued, 0).UTC()}
	if r.Form == detachedForm {
		r.Title = "Signature détachée"
		return nil
	}
	rx, packed, done := prescription.Kind(), ordonnance.CompactKind(nil), prescription.DispensationKind()
	switch h.Type {
	case rx.Type():
		return open(i, r, token, payload, rx, showPrescription)
	case packed.Type():
		return open(i, r, token, payload, packed, showPrescription)
	case done.Type():
		return open(i, r, token, payload, done, showDispensation)
	}
	return i.lookMessage(r, token, payload)
}

// open verifies the token where there are keys, and shows its content.
func open[T any](i *inspector, r *report, token string, payload []byte, kind document.Kind[T], show func(*report, T)) error {
	if i.keys == nil {
		return lookKind(r, payload, kind, show)
	}
	opened, err := document.Open(token, kind, i.keys, &document.OpenOptions{At: i.at})
	if err != nil {
		return err
	}
	r.Signature.Verified, r.Signature.Holder = true, opened.Key().Holder.Name
	show(r, opened.Value())
	return nil
}

// inside takes a token apart.
func inside(token string) (h header, payload []byte, err error) {
	parts := strings.Split(token, ".")
	if len(parts) != 3 {
		return header{}, nil, errToken
	}
	head, err := base64.RawURLEncoding.Strict().DecodeString(parts[0])
	if err != nil {
		return header{}, nil, errToken
	}
	payload, err = base64.RawURLEncoding.Strict().DecodeString(parts[1])
	if err != nil {
		return header{}, nil, errToken
	}
	if err := json.Unmarshal(head, &h); err != nil {
		return header{}, nil, errToken
	}
	return h, payload, nil
}

// lookINS shows the identity in a Datamatrix INS. It is not signed: whoever can
// print can make one.
func lookINS(r *report, text string) error {
	code, warnings, err := ins.ParseDatamatrix(text)
	if err != nil {
		return err
	}
	who, err := code.Identity()
	if err != nil {
		return err
	}
	r.Type, r.Title = "identity", "Datamatrix INS"
	t := who.Traits
	r.Patient = &identity.Patient{Identifiers: []identity.Identifier{code.Matricule().Identifier()},
		FamilyName: t.FamilyName, GivenNames: t.GivenNames, FirstGivenName: t.FirstGivenName,
		Sex: t.Sex, BirthDate: t.BirthDate, BirthPlace: t.BirthPlace}
	for _, w := range warnings {
		r.Faults = append(r.Faults, document.Fault{Code: w.Code, Severity: document.Warning,
			Message: document.Text{EN: w.EN, FR: w.FR}})
	}
	return nil
}

// lookKeys lists who may sign.
func lookKeys(r *report, raw []byte) error {
	keys, err := identity.ParseKeySet(raw, nil)
	if err != nil {
		return err
	}
	r.Type, r.Title = "list of keys", "Liste de clés"
	if at := keys.IssuedAt(); !at.IsZero() {
		r.Written = at.Format(time.RFC3339)
	}
	for k := range keys.All() {
		r.Lines = append(r.Lines, line{ID: k.ID, Kind: string(k.Algorithm), Name: k.Holder.Name})
	}
	return nil
}
