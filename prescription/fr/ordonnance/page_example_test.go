package ordonnance_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"fmt"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode"
)

// written is an ordonnance of one line; all people in it are fictitious.
func written() prescription.Prescription {
	line := prescription.Line{ID: "1",
		Medicine: &prescription.Medicine{Name: "AMOXICILLINE 1 g, comprimé dispersible",
			Codes: []prescription.Code{{System: ordonnance.SystemCIP13, Code: "3400939001012"}}},
		Dosage: &prescription.Dosage{Steps: []prescription.Step{{
			Doses:  []prescription.Dose{{Amount: prescription.Amount{Value: &prescription.Quantity{Value: "1", Unit: "comprimé"}}}},
			Timing: prescription.Timing{Moments: []prescription.DayMoment{{Code: "MORN"}, {Code: "EVE"}}},
			Bounds: prescription.Bounds{Duration: prescription.Span{Value: "6", Unit: prescription.Day}},
		}}},
	}
	line.Text = ordonnance.Sentence(line)
	return prescription.Prescription{
		ID: "5f0c2b1e-8d1a-4c52-9c0e-2f6f3f1f7a01", Written: prescription.At(time.Date(2026, 11, 20, 8, 30, 0, 0, time.UTC)),
		Patient: identity.Patient{FamilyName: "PAT-TROIS", GivenNames: "DOMINIQUE MARIE-LOUISE", FirstGivenName: "DOMINIQUE",
			Sex: identity.Female, BirthDate: identity.Date{Year: 1979, Month: 3, Day: 28}},
		Prescriber: prescription.Prescriber{
			Practitioner: identity.Practitioner{Title: "Dr", FamilyName: "DOC0024566", GivenName: "KIT",
				Identifiers: []identity.Identifier{{System: "urn:oid:1.2.250.1.71.4.2.1", Value: "899700245667"}},
				Profession:  identity.Code{System: ordonnance.SystemRole, Code: ordonnance.RolePhysician, Display: "Médecin"}},
			Place: identity.Organization{Name: "CABINET DOC0024566",
				Identifiers: []identity.Identifier{{System: "urn:oid:1.2.250.1.71.4.2.2", Value: "499700245667008"}}},
		},
		Lines: []prescription.Line{line},
	}
}

// A signed ordonnance becomes a page, given as PDF and as picture.
func ExamplePrint() {
	rx := written()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader) // or the key of a card
	if err != nil {
		fmt.Println(err)
		return
	}
	signer, err := identity.NewSigner("", private, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	at := time.Date(2026, 11, 20, 8, 30, 0, 0, time.UTC)
	token, _, err := document.Sign(rx, ordonnance.CompactKind(nil), signer, &document.SignOptions{At: at})
	if err != nil {
		fmt.Println(err)
		return
	}
	text, err := qrcode.Pack(token)
	if err != nil {
		fmt.Println(err)
		return
	}
	printed, err := ordonnance.Print(rx, ordonnance.Codes{Signed: text}, &ordonnance.PageOptions{
		Signature: &ordonnance.Signature{At: at, Key: signer.ID()},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	file, err := printed.Document.PDF()
	if err != nil {
		fmt.Println(err)
		return
	}
	picture, err := printed.Document.Picture(1, 150)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(rx.Lines[0].Text)
	fmt.Printf("%s, %d page, picture of %d × %d pixels\n", file[:5], printed.Document.Pages(), picture.Rect.Dx(), picture.Rect.Dy())
	fmt.Println("code at least 30 mm wide:", printed.Signed.Side >= 30)
	// Output:
	// 1 comprimé le matin et le soir pendant 6 jours.
	// %PDF-, 1 page, picture of 1240 × 1754 pixels
	// code at least 30 mm wide: true
}

// The national code is refused where ours belongs, in both languages.
func ExamplePrint_refused() {
	_, err := ordonnance.Print(written(), ordonnance.Codes{Signed: "01S2TBPZ2JCNZZYGHZ"}, nil)
	fmt.Println(err)
	fmt.Println(ordonnance.ErrPageCodeKind.French())
	// Output:
	// FR-PAGE-004: the signed copy and the national code must not take each other's place
	// la copie signée et le code national ne doivent pas prendre la place l'un de l'autre
}

func ExampleCompactKind() {
	rx := written()
	kind := ordonnance.CompactKind(nil)
	payload, left, err := kind.Encode(rx)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(len(payload), "bytes; left out:")
	fmt.Println(left[0].Path, left[0].Code, left[0].Reason.FR)

	back, err := kind.Decode(kind.Version, payload)
	fmt.Println(err, back.Lines[0].Text)
	// Output:
	// 80 bytes; left out:
	// /lines/0/medicine/name RX-C-01 le code compact porte le code du produit et non son libellé
	// <nil> 1 comprimé le matin et le soir pendant 6 jours.
}

func ExampleVocabulary() {
	rx := written()
	kind := prescription.CompactKind(&prescription.CompactOptions{
		Vocabularies: []*prescription.Vocabulary{ordonnance.Vocabulary()}})
	with, _, _ := kind.Encode(rx)
	without, _, _ := prescription.CompactKind(nil).Encode(rx)
	fmt.Println(ordonnance.Vocabulary().Number(), len(with) < len(without)/2)
	// Output: 1 true
}
