package calendrier

import (
	"embed"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/messaging/prevention"
)

//go:embed data/*.json
var data embed.FS // never changed

// files are the sets of programmes, in the order of age.
var files = []string{"enfant", "vaccination", "depistage", "bilan"} // never changed

// Programmes returns all programmes of this release. The value is the caller's.
func Programmes() ([]prevention.Programme, error) {
	var all []prevention.Programme
	for _, name := range files {
		raw, err := data.ReadFile("data/" + name + ".json")
		if err != nil {
			return nil, err
		}
		set, err := document.Read(raw, prevention.Kind())
		if err != nil {
			return nil, err
		}
		all = append(all, set...)
	}
	return all, nil
}

// Condition is a state that a programme asks about.
type Condition struct {
	Key  string
	Text document.Text
}

// Conditions returns the conditions that the programmes know, sorted by key.
func Conditions() []Condition {
	return []Condition{
		{"antecedent-colorectal", document.Text{EN: "history of polyps or cancer of the colon or rectum", FR: "antécédent de polype ou de cancer colorectal"}},
		{"antecedent-sein", document.Text{EN: "history of breast cancer", FR: "antécédent de cancer du sein"}},
		{"grossesse", document.Text{EN: "pregnancy, counted from the last menstrual period", FR: "grossesse, comptée en semaines d'aménorrhée"}},
		{"hysterectomie-totale", document.Text{EN: "total hysterectomy", FR: "hystérectomie totale"}},
		{"maladie-cardiaque-chronique", document.Text{EN: "chronic heart disease", FR: "maladie cardiaque chronique"}},
		{"maladie-respiratoire-chronique", document.Text{EN: "chronic lung disease", FR: "maladie respiratoire chronique"}},
		{"risque-colorectal-eleve", document.Text{EN: "raised risk of colorectal cancer", FR: "risque élevé de cancer colorectal"}},
		{"risque-sein-eleve", document.Text{EN: "raised risk of breast cancer", FR: "risque élevé de cancer du sein"}},
		{"suivi-col", document.Text{EN: "follow-up of the cervix of its own", FR: "suivi particulier du col de l'utérus"}},
		{"symptome-digestif", document.Text{EN: "digestive symptoms that call for an examination", FR: "symptôme digestif qui appelle un examen"}},
		{"symptome-sein", document.Text{EN: "a symptom of the breast", FR: "symptôme au sein"}},
	}
}
