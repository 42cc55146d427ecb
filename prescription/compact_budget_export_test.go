package prescription

// Share is a part of a payload and what it costs.
type Share struct {
	Part string
	Bits float64
}

// Budget writes a prescription and says what each part of it costs: the walk of
// document and lines, with the costs of the choices in between.
func Budget(v Prescription, o *CompactOptions) ([]Share, error) {
	p := o.home().packer()
	p.voc, p.labels, p.addresses, p.room, p.whole = o.home(), o.Labels, o.Addresses, maxItems, v
	var shares []Share
	before := 0.0
	part := func(name string) {
		bits := p.w.Bits() - before
		before += bits
		for i := range shares {
			if shares[i].Part == name {
				shares[i].Bits += bits
				return
			}
		}
		shares = append(shares, Share{name, bits})
	}
	p.number(p.voc.number, vocabularyOf)
	part("vocabulary")
	w := &p.whole
	p.uuid(&w.ID)
	part("identifier of the prescription")
	p.writing(&w.Written)
	part("day of writing")
	p.budgetPeople(w, part)
	stated(p, &w.Number, seldom, epuNumber)
	p.period(&w.Validity)
	part("number, validity")
	p.header(w)
	part("setting, tags, context, comment")
	p.count(len(w.Lines), maxLines, several)
	p.flag(inOrder(w.Lines), mostly)
	p.said(w.Lines)
	part("number and names of lines")
	var last *Line
	for i := range w.Lines {
		p.budgetLine(&w.Lines[i], last, uint8(i), part)
		last = &w.Lines[i]
	}
	for range w.Lines {
		p.flag(false, rare)
	}
	part("lines: links")
	return shares, errOf(p)
}

func errOf(p *packer) error {
	if p.err != nil {
		return p.err
	}
	return nil
}

func (p *packer) budgetPeople(w *Prescription, part func(string)) {
	v := &w.Patient
	one(p, &v.Sex, sexes, sexOf)
	p.birth(&v.BirthDate)
	p.known.Sex, p.known.BirthDate = v.Sex, v.BirthDate
	listIn(p, &p.identifiers, &v.Identifiers, maxList, single, patientIdentifier)
	p.known.Patient = v.Identifiers
	p.birthPlace(&v.BirthPlace)
	part("patient: sex, birth, identifiers")
	p.patientNames(v)
	part("patient: names")
	p.address(&v.Address)
	p.contact(&v.Phone, &v.Email, "", "")
	part("patient: address, contact")
	d := &w.Prescriber.Practitioner
	listIn(p, &p.identifiers, &d.Identifiers, maxList, single, practitionerIdentifier)
	p.practitionerNames(d)
	part("prescriber: identifiers, names")
	stated(p, &d.Profession, even, professionCode)
	p.contact(&d.Phone, &d.Email, d.GivenName, d.FamilyName)
	part("prescriber: profession, contact")
	p.known.Prescriber = w.Prescriber.Practitioner.Identifiers
	p.place(&w.Prescriber.Place)
	part("prescriber: place")
}

func (p *packer) budgetLine(l, before *Line, i uint8, part func(string)) {
	p.lastUnit = nil
	p.product(l)
	part("lines: products")
	optionalIn(p, &p.dosages, &l.Dosage, mostly, dosage)
	p.linePeriod(l)
	part("lines: posology")
	p.handing(l, before)
	part("lines: quantity, renewals")
	p.substitution(&l.Substitution)
	p.flags(&l.Flags, before)
	part("lines: substitution, flags")
	p.remarks(l)
	part("lines: indications, mentions, instructions")
	p.lineText(l, &p.forms[i])
	part("lines: text")
}
