package ordonnance_test

import (
	"testing"
	"unicode/utf8"

	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
)

// Sentences that the tables were not made from.
var unseen = []string{
	"2 gélules à prendre le matin au lever pendant trois semaines, puis 1 gélule par jour",
	"Appliquer une noisette de crème sur le coude droit, matin et soir, en massant doucement",
	"1 cuillère-mesure de 5 mL toutes les 6 heures si la fièvre dépasse 38,5 °C",
	"3 gouttes dans chaque œil au lever et au coucher jusqu'à disparition de la rougeur",
	"1 injection sous-cutanée chaque vendredi soir par l'infirmière, surveiller le pli cutané",
	"commencer par un quart de comprimé, augmenter d'un quart tous les trois jours selon la tension",
	"1 bouffée matin et soir, à rincer la bouche ensuite ; 2 bouffées de plus si crise d'asthme",
	"1 sachet dilué dans un grand verre d'eau, au milieu du déjeuner, sauf le jour du méthotrexate",
}

var arbitrary = []string{
	"Le petit chat gris dormait sur le rebord de la fenêtre quand la pluie se mit à tomber.",
	"Patient revenu de voyage au Sénégal il y a quinze jours, vaccins à jour, pas de paludisme.",
	"Merci de rappeler la famille après 18 h ; le voisin garde les clés de l'appartement.",
	"Bas de contention classe 2, taille 3 longue, pied ouvert, coloris chair, deux paires.",
}

func TestTextDensity(t *testing.T) {
	kind := ordonnance.CompactKind(nil)
	for _, c := range []struct {
		name  string
		texts []string
		most  float64 // bits for each character
	}{{"posology", unseen, 3.6}, {"any French", arbitrary, 5}, {"capitals", []string{"1 COMPRIME MATIN ET SOIR PENDANT 7 JOURS PUIS ARRET"}, 6}} {
		bits, chars := 0.0, 0
		for _, s := range c.texts {
			p := compactSample(1, false)
			p.Lines[0].Text = "X X"
			base, _, _ := kind.Encode(p)
			p.Lines[0].Text = "X X" + s
			long, _, err := kind.Encode(p)
			if err != nil {
				t.Fatal(err)
			}
			bits += float64(8 * (len(long) - len(base)))
			chars += utf8.RuneCountInString(s)
		}
		per := bits / float64(chars)
		t.Logf("%s: %.2f bits a character", c.name, per)
		if per > c.most {
			t.Errorf("%s: %.2f bits a character", c.name, per)
		}
	}
}
