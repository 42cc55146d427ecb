package measure

import "github.com/ordonnance-numerique/ordonnance-go/identity"

// GuideVersion is the version of the guide « Mesures de santé » whose profile
// names [Write] uses.
const GuideVersion = "3.1.0"

// Kind is what is measured.
type Kind string

// The kinds of the guide.
const (
	Weight            Kind = "weight"              // poids, kg
	Height            Kind = "height"              // taille, cm
	BMI               Kind = "bmi"                 // indice de masse corporelle, kg/m2
	BloodPressure     Kind = "bloodPressure"       // pression artérielle, mm[Hg], systolic and diastolic
	HeartRate         Kind = "heartRate"           // fréquence cardiaque, /min
	Temperature       Kind = "temperature"         // température, Cel
	OxygenSaturation  Kind = "oxygenSaturation"    // saturation en oxygène, %
	RespiratoryRate   Kind = "respiratoryRate"     // fréquence respiratoire, /min
	BloodGlucose      Kind = "bloodGlucose"        // glucose sanguin, mg/dL
	InterstitialSugar Kind = "interstitialGlucose" // glucose interstitiel, mg/dL
	HbA1c             Kind = "hba1c"               // hémoglobine glyquée, %
	GlucoseIndex      Kind = "glucoseIndex"        // index de gestion de glycémie (IGG), %
	HeadCircumference Kind = "headCircumference"   // périmètre crânien, cm
	WaistSize         Kind = "waistCircumference"  // tour de taille, cm
	Pain              Kind = "pain"                // niveau de douleur, without a unit
	StepsByDay        Kind = "stepsByDay"          // nombre de pas par jour, 1/(24.h)
)

// Code systems of the guide.
const (
	loinc  = "http://loinc.org"
	taASIP = "https://mos.esante.gouv.fr/NOS/TRE_R308-TAASIP/FHIR/TRE-R308-TAASIP"
	// LOINC as the national terminology server names it; read, not written.
	loincNOS = "https://mos.esante.gouv.fr/NOS/TRE_A04-Loinc/FHIR/TRE-A04-Loinc"
	ucum     = "http://unitsofmeasure.org"
)

const structures = "https://interop.esante.gouv.fr/ig/fhir/mesures/StructureDefinition/"

// shape is how a kind is written.
type shape struct {
	kind    Kind
	code    identity.Code
	unit    string // UCUM
	label   string // of the unit
	profile string
}

// shapes: codes and units as fixed by the profiles (valueQuantity, code) and,
// where a profile leaves the code to its parent, by the vital signs profiles of
// HL7 FHIR R4. Types of glucose: JDV_J154 (1.2.250.1.213.1.1.5.609).
var shapes = []shape{ // never changed
	{Weight, identity.Code{System: loinc, Code: "29463-7", Display: "Body weight"}, "kg", "kg", "mesures-fr-observation-body-weight"},
	{Height, identity.Code{System: loinc, Code: "8302-2", Display: "Body height"}, "cm", "cm", "mesures-fr-observation-bodyheight"},
	{BMI, identity.Code{System: loinc, Code: "39156-5", Display: "Body mass index (BMI) [Ratio]"}, "kg/m2", "kg/m2", "mesures-fr-observation-bmi"},
	{BloodPressure, identity.Code{System: loinc, Code: "85354-9", Display: "Blood pressure panel with all children optional"}, "mm[Hg]", "mmHg", "mesures-fr-observation-bp"},
	{HeartRate, identity.Code{System: loinc, Code: "8867-4", Display: "Heart rate"}, "/min", "battements/minute", "mesures-fr-observation-heartrate"},
	{Temperature, identity.Code{System: loinc, Code: "8310-5", Display: "Body temperature"}, "Cel", "°C", "mesures-fr-observation-body-temperature"},
	{OxygenSaturation, identity.Code{System: loinc, Code: "2708-6", Display: "Oxygen saturation in Arterial blood"}, "%", "%", "mesures-fr-observation-oxygen-sat"},
	{RespiratoryRate, identity.Code{System: loinc, Code: "9279-1", Display: "Respiratory rate"}, "/min", "cycles/minute", "mesures-fr-observation-resp-rate"},
	{BloodGlucose, identity.Code{System: loinc, Code: "2345-7", Display: "Glucose sanguin"}, "mg/dL", "mg/dL", "mesures-observation-glucose"},
	{HbA1c, identity.Code{System: loinc, Code: "4548-4", Display: "Hémoglobine glyquée (HbA1c)"}, "%", "%", "mesures-observation-glucose"},
	{InterstitialSugar, identity.Code{System: taASIP, Code: "MED-969", Display: "Glucose interstitiel"}, "mg/dL", "mg/dL", "mesures-observation-glucose"},
	{GlucoseIndex, identity.Code{System: taASIP, Code: "MED-972", Display: "Index de gestion de glycémie (IGG)"}, "%", "%", "mesures-observation-glucose"},
	{HeadCircumference, identity.Code{System: loinc, Code: "9843-4", Display: "Head Occipital-frontal circumference"}, "cm", "cm", "mesures-observation-head-circumference"},
	{WaistSize, identity.Code{System: loinc, Code: "8280-0", Display: "Waist Circumference at umbilicus by Tape measure"}, "cm", "cm", "mesures-observation-waist-circumference"},
	{Pain, identity.Code{System: loinc, Code: "72514-3", Display: "Pain severity - 0-10 verbal numeric rating [Score] - Reported"}, "1", "Level", "mesures-observation-pain-severity"},
	{StepsByDay, identity.Code{System: loinc, Code: "41950-7", Display: "Number of steps in 24 hour Measured"}, "1/(24.h)", "pas/jour", "mesures-observation-steps-by-day"},
}

// The parts of a blood pressure (HL7 FHIR R4, profile bp).
var (
	systolic  = identity.Code{System: loinc, Code: "8480-6", Display: "Tension artérielle systolique"}  // never changed
	diastolic = identity.Code{System: loinc, Code: "8462-4", Display: "Tension artérielle diastolique"} // never changed
)

// Kinds returns all kinds, in the order of the guide.
func Kinds() []Kind {
	var all []Kind
	for _, s := range shapes {
		all = append(all, s.kind)
	}
	return all
}

// Unit returns the UCUM code of the unit in which a kind is written, "" for a
// kind that is none of [Kinds].
func (k Kind) Unit() string { return shapeOf(k).unit }

// Code returns the code under which a kind is written; the zero code for a
// kind that is none of [Kinds].
func (k Kind) Code() identity.Code { return shapeOf(k).code }

func shapeOf(k Kind) shape {
	for _, s := range shapes {
		if s.kind == k {
			return s
		}
	}
	return shape{}
}
