package main

import (
	"bytes"
	"crypto/ed25519"
	"encoding/base64"
	"encoding/json"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/datamatrix"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/edisp"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/epmed"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/eprescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/ledger"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode"
)

// insText is the Datamatrix INS of a fictitious person.
const insText = "IS010000000000000000000000S1279035121518989S21.2.250.1.213.1.4.10S3DOMINIQUE MARIE-LOUISE\x1dS4PAT-TROIS\x1dS5FS628-03-1979S751215"

// otherCDA is a document that is no prescription.
const otherCDA = `<ClinicalDocument xmlns="urn:hl7-org:v3"><typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>
<id root="1.2.3.4"/><code code="11490-0" codeSystem="2.16.840.1.113883.6.1" displayName="Lettre de liaison"/><title>Lettre</title>
<effectiveTime value="20261120"/><confidentialityCode code="N"/><recordTarget><patientRole><id root="1.2.250.1.213.1.4.10" extension="279035121518989"/>
<patient><name><family qualifier="BR">PAT-TROIS</family><given>DOMINIQUE MARIE-LOUISE</given><given qualifier="BR">DOMINIQUE</given></name>
<administrativeGenderCode code="F"/><birthTime value="19790328"/></patient></patientRole></recordTarget>
<author><time value="20261120"/><assignedAuthor><id root="1.2.250.1.71.4.2.1" extension="899700245667"/><assignedPerson><name><given>KIT</given>
<family>DOC0024566</family><suffix>Dr</suffix></name></assignedPerson></assignedAuthor></author>
<custodian><assignedCustodian><representedCustodianOrganization><id root="1.2.250.1.71.4.2.2"/></representedCustodianOrganization></assignedCustodian></custodian>
<component><structuredBody><component><section><title>Conclusion</title><text>x</text></section></component></structuredBody></component></ClinicalDocument>`

// bench is a folder with one file of each form.
type bench struct {
	t      *testing.T
	folder string
	at     string
	rx     prescription.Prescription
	done   prescription.Dispensation
	signer *identity.Signer
}

func newBench(t *testing.T) *bench {
	t.Helper()
	b := &bench{t: t, folder: t.TempDir(), at: "2026-11-20T12:00:00Z"}
	raw, err := os.ReadFile("testdata/antibiotic.json")
	b.fail(err)
	b.rx, err = document.Read(raw, prescription.Kind())
	b.fail(err)
	b.done = dispensation(b.rx, "0a4d1c52-6f0e-4b1e-9d55-6d1f0c3b7e01")
	b.put("antibiotic.json", raw)
	b.put("ins.txt", []byte(insText))
	b.put("report.xml", []byte(otherCDA))
	b.put("patient.json", []byte(`{"resourceType":"Patient","birthDate":"1979-03-28"}`))
	b.put("other-bundle.json", []byte(`{"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient"}}]}`))
	b.signed()
	b.unsigned()
	b.page()
	return b
}

func (b *bench) fail(err error) {
	b.t.Helper()
	if err != nil {
		b.t.Fatal(err)
	}
}

func (b *bench) path(name string) string { return filepath.Join(b.folder, name) }

func (b *bench) put(name string, raw []byte) string {
	b.t.Helper()
	b.fail(os.WriteFile(b.path(name), raw, 0o600))
	return b.path(name)
}

func dispensation(rx prescription.Prescription, id string) prescription.Dispensation {
	at, err := prescription.ParseMoment("2026-11-20")
	if err != nil {
		panic(err) // fixed in code
	}
	return prescription.Dispensation{
		ID: id, Prescription: prescription.Reference{ID: rx.ID}, At: at,
		Dispenser: prescription.Dispenser{Practitioner: identity.Practitioner{FamilyName: "PHARMACH0007512", GivenName: "KIT",
			Identifiers: []identity.Identifier{{System: "urn:oid:1.2.250.1.71.4.2.1", Value: "899700075122"}}},
			Place: identity.Organization{Name: "PHARMACIE NOLOT",
				Identifiers: []identity.Identifier{{System: "urn:oid:1.2.250.1.71.4.2.2", Value: "1580008803"}}}},
		Items: []prescription.Item{
			{Line: "1", Action: prescription.Full, Quantity: rx.Lines[0].Quantity},
			{Line: "2", Action: prescription.Refused, Reason: prescription.Code{System: prescription.ReasonSystem,
				Code: prescription.ReasonShortage, Display: "rupture de stock"}},
		},
	}
}

// signed makes tokens and the list of keys that opens those of the prescriber.
func (b *bench) signed() {
	signer, err := identity.NewSigner("", ed25519.NewKeyFromSeed(bytes.Repeat([]byte{7}, ed25519.SeedSize)), nil)
	b.fail(err)
	b.signer = signer
	key := signer.Key()
	key.Holder.Name = "Dr KIT DOC0024566"
	key.MaySign = []string{prescription.KindName, prescription.CompactName}
	day := time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC)
	set, err := identity.NewKeySet([]identity.Key{key}, &identity.KeySetOptions{IssuedAt: day, FreshUntil: day.AddDate(0, 0, 7)})
	b.fail(err)
	list, err := json.Marshal(set)
	b.fail(err)
	b.put("keys.json", list)
	when := &document.SignOptions{At: day.Add(8 * time.Hour)}
	token, _, err := document.Sign(b.rx, prescription.Kind(), signer, when)
	b.fail(err)
	b.put("token.txt", []byte(token+"\n"))
	b.put("forged.txt", []byte(token[:strings.LastIndexByte(token, '.')+1]+strings.Repeat("A", 86)))
	token, _, err = document.Sign(b.done, prescription.DispensationKind(), signer, when)
	b.fail(err)
	b.put("dispensed.txt", []byte(token))
	token, _, err = document.Sign(b.rx, ordonnance.CompactKind(nil), signer, when)
	b.fail(err)
	packed, err := qrcode.Pack(token)
	b.fail(err)
	b.put("packed.txt", []byte(packed+"\n"))
}

// unsigned makes the forms without a signature.
func (b *bench) unsigned() {
	raw, _, err := document.Write(b.done, prescription.DispensationKind())
	b.fail(err)
	b.put("dispensation.json", raw)
	raw, _, err = document.Write(b.rx, ordonnance.CompactKind(nil))
	b.fail(err)
	b.put("compact.txt", []byte(base64.RawURLEncoding.EncodeToString(raw)))
	raw, _, err = eprescription.Write(b.rx, nil)
	b.fail(err)
	b.put("bundle.json", raw)
	raw, _, err = eprescription.WriteDispensation(b.done, nil)
	b.fail(err)
	b.put("dispense-bundle.json", raw)
	raw, _, err = epmed.Write(b.rx, &epmed.WriteOptions{PDF: []byte("%PDF-1.7\n")})
	b.fail(err)
	b.put("epmed.xml", raw)
	handed := b.done
	handed.Items = handed.Items[:1]
	raw, _, err = edisp.Write(handed, b.rx, nil)
	b.fail(err)
	b.put("edisp.xml", raw)
	var book ledger.Ledger
	for _, d := range []prescription.Dispensation{b.done, dispensation(b.rx, "0a4d1c52-6f0e-4b1e-9d55-6d1f0c3b7e02")} {
		_, err = book.Add(d)
		b.fail(err)
	}
	var text bytes.Buffer
	b.fail(ledger.Write(&text, &book))
	b.put("ledger.ndjson", text.Bytes())
}

// page draws three codes side by side: ours, that of somebody else, and the
// Datamatrix INS.
func (b *bench) page() {
	packed, err := os.ReadFile(b.path("packed.txt"))
	b.fail(err)
	canvas := image.NewGray(image.Rect(0, 0, 900, 320))
	draw.Draw(canvas, canvas.Bounds(), image.White, image.Point{}, draw.Src)
	for n, text := range []string{strings.TrimSpace(string(packed)), "https://exemple.fr/autre"} {
		symbol, err := qrcode.Encode(text, nil)
		b.fail(err)
		picture, err := symbol.Image(4, 4)
		b.fail(err)
		draw.Draw(canvas, picture.Bounds().Add(image.Pt(n*320, 10)), picture, image.Point{}, draw.Src)
	}
	matrix, err := datamatrix.NewDataMatrixWriter().Encode(insText, gozxing.BarcodeFormat_DATA_MATRIX, 0, 0, nil)
	b.fail(err)
	const module = 4
	for y := range matrix.GetHeight() * module {
		for x := range matrix.GetWidth() * module {
			if matrix.Get(x/module, y/module) {
				canvas.SetGray(660+x, 60+y, color.Gray{})
			}
		}
	}
	var raw bytes.Buffer
	b.fail(png.Encode(&raw, canvas))
	b.put("page.png", raw.Bytes())
}
