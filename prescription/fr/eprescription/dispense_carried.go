package eprescription

import (
	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// CarriedDispensation is [Carried] for a dispensation.
func CarriedDispensation(d prescription.Dispensation, opts *DispenseOptions) (prescription.Dispensation, []document.Omission) {
	if opts == nil {
		opts = &DispenseOptions{}
	}
	c := carrier{options: &opts.Options}
	d = d.Clone()
	drop(&c, &d.Prescription.Digest, "/prescription/digest", LostAltogether)
	if !isUUID(d.Prescription.ID) {
		drop(&c, &d.Prescription.ID, "/prescription/id", LostAltogether)
	}
	c.code(&d.Dispenser.Practitioner.Profession, "/dispenser/practitioner/profession")
	var kept []prescription.Item
	for i := range d.Items {
		item, path := &d.Items[i], item("/items", i)
		if item.Product != nil && item.Product.Device != nil {
			c.omit(path, LostAltogether) // MedicationDispense is for medicines only
			continue
		}
		c.item(item, path)
		kept = append(kept, *item)
	}
	d.Items = kept
	none(&d.Dispenser.Practitioner.Identifiers)
	none(&d.Dispenser.Place.Identifiers)
	if a := d.Dispenser.Place.Address; a != nil {
		none(&a.Lines)
	}
	return d, c.left
}

// item reduces what was done with one line.
func (c *carrier) item(i *prescription.Item, path string) {
	c.code(&i.Reason, path+"/reason")
	if i.Quantity != nil {
		c.quantity(i.Quantity, path+"/quantity", false)
	}
	if s := i.Substituted; s != nil {
		c.code(&s.Type, path+"/substituted/type")
		c.code(&s.Reason, path+"/substituted/reason")
	}
	if p := i.Product; p != nil {
		l := prescription.Line{Medicine: p.Medicine}
		c.product(&l, path+"/product")
		if m := p.Medicine; m != nil {
			none(&m.Codes)
			none(&m.Ingredients)
		}
		if p.Packs != nil {
			p.Packs = nil
			c.omit(path+"/product/packs", LostAltogether)
		}
		if p.Medicine == nil && p.Batch == "" && p.Expiry.IsZero() {
			i.Product = nil
		}
	}
	if i.Dosage != nil && len(i.Dosage.Steps) == 0 {
		i.Dosage = nil
	}
	if i.Dosage != nil {
		c.dosage(i.Dosage, path+"/dosage")
		l := prescription.Line{Dosage: i.Dosage}
		tidyLine(&l)
	}
	if i.Action != prescription.Refused {
		drop(c, &i.Closes, path+"/closes", LostAltogether)
	}
	if i.Action != prescription.Cancelled {
		drop(c, &i.Cancels, path+"/cancels", LostAltogether)
	}
}
