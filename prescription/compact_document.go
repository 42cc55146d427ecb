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
	var parts [8]int // of 16 bits
	isUUID := !p.reading && readUUID(&parts, *s)
	if !p.flag(isUUID, nearly) {
		p.text(s)
		if p.reading && readUUID(&parts, *s) {
			p.wrong()
		}
		return
	}
	random := p.flag(isRandom(&parts), nearly)
	for i := range parts {
		// In a random UUID part 3 begins with the version 4 and part 4 with
		// the bits 10.
		switch {
		case random && i == 3:
			parts[i] = 4<<12 + p.digit(parts[i]-(4<<12), 1<<12)
		case random && i == 4:
			parts[i] = 2<<14 + p.digit(parts[i]-(2<<14), 1<<14)
		default:
			parts[i] = p.digit(parts[i], 1<<16)
		}
	}
	if p.reading {
		if !random && isRandom(&parts) {
			p.wrong()
		}
		*s = p.writeUUID(&parts)
	}
}

func isRandom(parts *[8]int) bool { return parts[3]>>12 == 4 && parts[4]>>14 == 2 }

// uuidPlaces is where the parts of 16 bits stand in the text.
var uuidPlaces = [8]int{0, 4, 9, 14, 19, 24, 28, 32}

func readUUID(parts *[8]int, s string) bool {
	if len(s) != uuidLength || s[8] != '-' || s[13] != '-' || s[18] != '-' || s[23] != '-' {
		return false
	}
	for i, at := range uuidPlaces {
		n := 0
		for _, c := range []byte(s[at : at+4]) {
			switch {
			case c >= '0' && c <= '9':
				n = n<<4 | int(c-'0')
			case c >= 'a' && c <= 'f':
				n = n<<4 | int(c-'a'+10)
			default:
				return false
			}
		}
		parts[i] = n
	}
	return true
}

func (p *packer) writeUUID(parts *[8]int) string {
	out := [uuidLength]byte{8: '-', 13: '-', 18: '-', 23: '-'}
	for i, at := range uuidPlaces {
		n := parts[i]
		out[at], out[at+1] = hexDigits[n>>12&15], hexDigits[n>>8&15]
		out[at+2], out[at+3] = hexDigits[n>>4&15], hexDigits[n&15]
	}
	return p.keep(out[:])
}
