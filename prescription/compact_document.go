package prescription

import "github.com/ordonnance-numerique/ordonnance-go/identity"

// document is a whole prescription. The order is part of the format: what
// stands earlier helps to foretell what comes later.
func (p *packer) document(v *Prescription) {
	p.uuid(&v.ID)
	p.writing(&v.Written)
	p.patient(&v.Patient)
	practitioner(p, &v.Prescriber.Practitioner)
	p.known.Prescriber = v.Prescriber.Practitioner.Identifiers
	p.place(&v.Prescriber.Place)
	stated(p, &v.Number, seldom, epuNumber)
	p.period(&v.Validity)
	p.header(v)
	p.lines(v)
}

func epuNumber(p *packer, id *identity.Identifier) { p.identifier(FieldNumber, id) }

// header is what few prescriptions state.
func (p *packer) header(v *Prescription) {
	stated(p, &v.Setting, seldom, settingCode)
	list(p, &v.Tags, maxList, fewest, tagCode)
	more := v.Replaces != "" || v.Replaced != nil || v.Executant != nil || !v.Context.IsZero() || v.Comment != ""
	if !p.flag(more, seldom) {
		return
	}
	stated(p, &v.Replaces, some, (*packer).uuid)
	optional(p, &v.Replaced, some, practitioner)
	optional(p, &v.Executant, some, organization)
	optional(p, &v.Context.Weight, some, doseQuantity)
	optional(p, &v.Context.Height, seldom, doseQuantity)
	optional(p, &v.Context.Pregnant, seldom, func(p *packer, b *bool) { p.bool(b, nearly) })
	stated(p, &v.Comment, some, (*packer).text)
	if v.Replaces == "" && v.Replaced == nil && v.Executant == nil && v.Context.IsZero() && v.Comment == "" {
		p.wrong()
	}
}

// period is two moments that may be missing.
func (p *packer) period(v *Period) {
	if !p.flag(!v.IsZero(), seldom) {
		return
	}
	stated(p, &v.Start, even, (*packer).moment)
	stated(p, &v.End, mostly, (*packer).moment)
	if v.IsZero() {
		p.wrong()
	}
}

const (
	uuidLength = 36
	hexDigits  = "0123456789abcdef"
)

// uuid is an identifier of 122 free bits (RFC 9562 §5.4, version 4), of 128
// bits, or any other text.
func (p *packer) uuid(s *string) {
	var nibbles [32]byte
	isUUID := !p.reading && readUUID(&nibbles, *s)
	random := nibbles[12] == 4 && nibbles[16]>>2 == 2
	if !p.flag(isUUID, nearly) {
		p.text(s)
		if p.reading && readUUID(&nibbles, *s) {
			p.wrong()
		}
		return
	}
	random = p.flag(random, nearly)
	for i := 0; i < len(nibbles); i += 4 {
		p.uuidPart(nibbles[i:i+4], i, random)
	}
	if p.reading {
		if !random && nibbles[12] == 4 && nibbles[16]>>2 == 2 {
			p.wrong()
		}
		*s = p.writeUUID(&nibbles)
	}
}

// uuidPart is four hexadecimal digits; in a random UUID the part at 12 begins
// with the version 4 and the one at 16 with the bits 10.
func (p *packer) uuidPart(part []byte, at int, random bool) {
	n, fixed, radix := 0, 0, 1<<16
	for _, c := range part {
		n = n<<4 | int(c)
	}
	switch {
	case random && at == 12:
		fixed, radix = 4<<12, 1<<12
	case random && at == 16:
		fixed, radix = 2<<14, 1<<14
	}
	n = fixed + p.digit(n-fixed, radix)
	for i := range part {
		part[i] = byte(n >> (12 - 4*i) & 15)
	}
}

func readUUID(nibbles *[32]byte, s string) bool {
	if len(s) != uuidLength || s[8] != '-' || s[13] != '-' || s[18] != '-' || s[23] != '-' {
		return false
	}
	n := 0
	for i := range len(s) {
		if i == 8 || i == 13 || i == 18 || i == 23 {
			continue
		}
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			nibbles[n] = c - '0'
		case c >= 'a' && c <= 'f':
			nibbles[n] = c - 'a' + 10
		default:
			return false
		}
		n++
	}
	return true
}

func (p *packer) writeUUID(nibbles *[32]byte) string {
	var out [uuidLength]byte
	n := 0
	for i := range out {
		if i == 8 || i == 13 || i == 18 || i == 23 {
			out[i] = '-'
			continue
		}
		out[i] = hexDigits[nibbles[n]]
		n++
	}
	return p.keep(out[:])
}
