package ordonnance

import (
	"slices"
	"strings"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/identity/fr/finess"
	"github.com/ordonnance-numerique/ordonnance-go/identity/fr/rpps"
)

// whoPath is where the prescriber stands.
const whoPath = "/prescriber/practitioner"

// prescriberRules are the rules on who prescribes, where and when (CSP
// R5132-3 1°, CSS R161-45).
func prescriberRules() []lawRule {
	return []lawRule{
		{code: "FR-RX-001", severity: failure, source: "CSP R5132-3 1°", mark: "S",
			en:   "The family name of the prescriber is missing.",
			fr:   "Le nom du prescripteur manque.",
			test: onWhole(whoPath+"/familyName", func(c *check) bool { return blank(c.who().FamilyName) })},
		{code: "FR-RX-002", severity: failure, source: "CSP R5132-3 1°", mark: "S",
			en:   "The given name of the prescriber is missing.",
			fr:   "Le prénom du prescripteur manque.",
			test: onWhole(whoPath+"/givenName", func(c *check) bool { return blank(c.who().GivenName) })},
		{code: "FR-RX-003", severity: failure, source: "CSP R5132-3 1°", mark: "S",
			en:   "The capacity of the prescriber is missing: state the profession, the title or the specialty.",
			fr:   "La qualité du prescripteur manque : indiquer la profession, le titre ou la spécialité.",
			test: onWhole(whoPath+"/profession", func(c *check) bool { return c.who().Profession.IsZero() && blank(c.who().Title) })},
		{code: "FR-RX-004", severity: warning, source: "CSP R5132-3 1°", mark: "S",
			en:   "No national number of the prescriber is stated; it is required where there is one.",
			fr:   "Aucun identifiant national du prescripteur n'est indiqué ; il est requis lorsqu'il existe.",
			test: onWhole(whoPath+"/identifiers", func(c *check) bool { return !c.hasNationalNumber() })},
		{code: "FR-RX-005", severity: failure, source: "CSP R5132-3 1° ; ANS, annuaire santé (RPPS, IDNPS)", mark: "S",
			en:   "The national number of the prescriber is not well-formed: check the RPPS number.",
			fr:   "L'identifiant national du prescripteur est mal formé : vérifier le numéro RPPS.",
			test: onWhole(whoPath+"/identifiers", func(c *check) bool { _, err := rpps.Of(c.who()); return err != nil })},
		{code: "FR-RX-006", severity: warning, source: "ANS, annuaire santé (RPPS)", mark: "V",
			en:   "The check digit of this test RPPS number is wrong.",
			fr:   "La clé de ce numéro RPPS de test est fausse.",
			test: onWhole(whoPath+"/identifiers", func(c *check) bool { n, err := rpps.Of(c.who()); return err == nil && n.Warning() != nil })},
		{code: "FR-RX-007", severity: warning, source: "CSP R5132-3 1°", mark: "S",
			en: "The professional address of the prescriber is missing or does not name the country, France.",
			fr: "L'adresse professionnelle du prescripteur manque ou ne mentionne pas le pays, la France.",
			test: onWhole("/prescriber/place/address", func(c *check) bool {
				a := c.rx.Prescriber.Place.Address
				return !french(a) && !(a == nil && c.atCounter())
			})},
		{code: "FR-RX-008", severity: warning, source: "CSP R5132-3 1°", mark: "S",
			en:   "The telephone number of the prescriber is missing or is not in the international form, +33 in front.",
			fr:   "Le téléphone du prescripteur manque ou n'est pas précédé de l'indicatif international +33.",
			test: onWhole(whoPath+"/phone", func(c *check) bool { return !dialFrance(c.who().Phone) && !dialFrance(c.rx.Prescriber.Place.Phone) })},
		{code: "FR-RX-009", severity: warning, source: "CSP R5132-3 1°", mark: "S",
			en:   "The e-mail address of the prescriber is missing.",
			fr:   "L'adresse électronique du prescripteur manque.",
			test: onWhole(whoPath+"/email", func(c *check) bool { return blank(c.who().Email) && blank(c.rx.Prescriber.Place.Email) })},
	}
}

// writtenRules are the rules on when and where it was written, and by what right.
func writtenRules() []lawRule {
	return []lawRule{
		{code: "FR-RX-010", severity: failure, source: "CSP R5132-3 1°", mark: "S",
			en:   "The date of writing is missing.",
			fr:   "La date de rédaction manque.",
			test: onWhole("/written", func(c *check) bool { return c.rx.Written.IsZero() })},
		{code: "FR-RX-011", severity: failure, source: "CSP R5132-3 1°", mark: "S", when: hasMoment,
			en:   "The date of writing lies in the future.",
			fr:   "La date de rédaction est dans le futur.",
			test: onWhole("/written", (*check).writtenLater)},
		{code: "FR-RX-012", severity: warning, source: "CSS R161-45", mark: "S",
			en:   "No identifier of the prescriber's structure or practice is stated; reimbursement requires one.",
			fr:   "Aucun identifiant de la structure ou du cabinet n'est indiqué ; il est requis pour le remboursement.",
			test: onWhole("/prescriber/place/identifiers", func(c *check) bool { return c.reimbursed() && len(c.rx.Prescriber.Place.Identifiers) == 0 })},
		{code: "FR-RX-013", severity: warning, source: "CSS R161-45 ; ANS, annuaire santé (FINESS, IDNST)", mark: "S",
			en:   "The identifier of the prescriber's structure is not well-formed: check the FINESS number.",
			fr:   "L'identifiant de la structure du prescripteur est mal formé : vérifier le numéro FINESS.",
			test: onWhole("/prescriber/place/identifiers", func(c *check) bool { _, err := placeNumber(c.rx.Prescriber.Place); return err != nil })},
		{code: "FR-RX-014", severity: failure, source: "ANS, annuaire santé (identités de test)", mark: "V", when: inProduction,
			en:   "The prescriber is a test identity: not valid for real care.",
			fr:   "Le prescripteur est une identité de test : sans valeur pour des soins réels.",
			test: onWhole(whoPath+"/identifiers", (*check).fictitiousPrescriber)},
		{code: "FR-RX-015", severity: warning, source: "CSP, listes par profession", mark: "K", when: asksScope,
			en:   "This profession may not be allowed to prescribe this: check the list of the profession.",
			fr:   "Cette profession pourrait ne pas être habilitée à cette prescription : vérifier la liste applicable.",
			test: eachLine("", func(c *check, l *line) bool { return !c.MayPrescribe(c.who().Profession, l.Clone()) })},
	}
}

func (c *check) who() identity.Practitioner { return c.rx.Prescriber.Practitioner }

func blank(s string) bool { return strings.TrimSpace(s) == "" }

func (c *check) hasNationalNumber() bool {
	p := c.who()
	return p.Identifier(rpps.SystemIDNPS) != "" || p.Identifier(rpps.System) != "" || p.Identifier(rpps.SystemOld) != ""
}

// overseas are the codes of ISO 3166-1 for the parts of France that have one.
var overseas = []string{"FR", "GP", "MQ", "GF", "RE", "YT", "PM", "BL", "MF", "PF", "NC", "WF"}

func french(a *identity.Address) bool { return a != nil && slices.Contains(overseas, a.Country) }

// dialPrefixes are the country codes of telephone numbers in France; the
// article names +33 only, the others are those of the overseas parts (ARCEP).
var dialPrefixes = []string{"+33", "+262", "+590", "+594", "+596", "+508", "+681", "+687", "+689"}

func dialFrance(phone string) bool {
	return slices.ContainsFunc(dialPrefixes, func(prefix string) bool { return strings.HasPrefix(phone, prefix) })
}

// writtenLater allows a moment of writing as far ahead as document.Open allows
// a signing time.
func (c *check) writtenLater() bool {
	written := c.rx.Written
	switch {
	case written.IsZero():
		return false
	case written.IsDay():
		return identity.DateOf(c.At).Before(written.Date())
	}
	return written.Time(time.UTC).After(c.At.Add(document.DefaultSkew))
}

// reimbursed reports whether a line is to be reimbursed.
func (c *check) reimbursed() bool {
	return slices.ContainsFunc(c.rx.Lines, func(l line) bool { return !l.Flags.NotReimbursed })
}

// placeNumber reads the identifiers of a structure that have a known system;
// test reports a test site. Others are not looked at.
func placeNumber(o identity.Organization) (test bool, err error) {
	for _, id := range o.Identifiers {
		fictitious := false
		switch id.System {
		case finess.System, finess.SystemOld:
			var n finess.Number
			n, err = finess.ParseNumber(id.Value)
			fictitious = n.Fictitious()
		case finess.SystemIDNST:
			fictitious, err = idnst(id.Value)
		}
		if err != nil {
			return false, err
		}
		test = test || fictitious
	}
	return test, nil
}

func idnst(value string) (test bool, err error) {
	id, err := finess.ParseIDNST(value)
	if err != nil {
		return false, err
	}
	switch id.Kind() {
	case finess.KindFINESS:
		n, err := id.FINESS()
		return n.Fictitious(), err
	case finess.KindSIRET:
		_, err := id.SIRET()
		return false, err
	case finess.KindCabinetRPPS: // the RPPS number of the holder and a rank
		n, err := rpps.ParseNumber(id.Number()[:11])
		return n.Fictitious(), err
	}
	return false, nil
}

func (c *check) fictitiousPrescriber() bool {
	n, _ := rpps.Of(c.who())
	test, _ := placeNumber(c.rx.Prescriber.Place)
	return n.Fictitious() || test
}
