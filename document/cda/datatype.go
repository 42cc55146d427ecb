package cda

// DataType names an HL7 V3 data type as xsi:type writes it. Several types of
// the standard share one Go type here (a [QTY] is an INT, a REAL, an MO or a
// PQ); the field Type of such a value says which. The zero value is the type
// that the place in the document has of itself.
type DataType uint8

// The data types this package reads and writes (CDA R2 datatypes.xsd).
const (
	TypeOfPlace DataType = iota
	TypeAD
	TypeBL
	TypeCD
	TypeCE
	TypeCO
	TypeCS
	TypeCV
	TypeED
	TypeEIVLTS
	TypeEN
	TypeII
	TypeINT
	TypeIVLINT
	TypeIVLMO
	TypeIVLPQ
	TypeIVLREAL
	TypeIVLTS
	TypeIVXBINT
	TypeIVXBPQ
	TypeIVXBTS
	TypeMO
	TypeON
	TypePIVLTS
	TypePN
	TypePPDPQ
	TypePPDTS
	TypePQ
	TypePQR
	TypeREAL
	TypeRTO
	TypeRTOMOPQ
	TypeRTOPQPQ
	TypeRTOQTYQTY
	TypeSC
	TypeST
	TypeSXCMTS
	TypeSXPRTS
	TypeTEL
	TypeTN
	TypeTS
	TypeURL
	dataTypes // how many there are
)

var dataTypeNames = [dataTypes]string{
	"", "AD", "BL", "CD", "CE", "CO", "CS", "CV", "ED", "EIVL_TS", "EN", "II", "INT",
	"IVL_INT", "IVL_MO", "IVL_PQ", "IVL_REAL", "IVL_TS", "IVXB_INT", "IVXB_PQ", "IVXB_TS",
	"MO", "ON", "PIVL_TS", "PN", "PPD_PQ", "PPD_TS", "PQ", "PQR", "REAL", "RTO", "RTO_MO_PQ",
	"RTO_PQ_PQ", "RTO_QTY_QTY", "SC", "ST", "SXCM_TS", "SXPR_TS", "TEL", "TN", "TS", "URL",
}

// String returns the name as in xsi:type, "" for the zero value and for a
// number outside the list.
func (t DataType) String() string {
	if t >= dataTypes {
		return ""
	}
	return dataTypeNames[t]
}

// dataTypeOf finds a name, TypeOfPlace when it is not one of ours.
func dataTypeOf(name string) DataType {
	for i := TypeOfPlace + 1; i < dataTypes; i++ {
		if dataTypeNames[i] == name {
			return i
		}
	}
	return TypeOfPlace
}

// Value is a value of any data type, for the places where the schema leaves
// the type open (observation/value). It is one of [*AD], [*BL], [*CD],
// [*ED], [*EIVLTS], [*EN], [*II], [*IVL], [*IVLTS], [*PIVLTS], [*PQR], [*QTY],
// [*RTO], [*SC], [*ST], [*SXPRTS], [*TEL], [*TS].
type Value interface {
	shaped
	dataType() DataType
}

// newValue returns an empty value for a type, nil for one this package has no
// Go type for.
func newValue(t DataType) Value {
	switch t {
	case TypeAD:
		return new(AD)
	case TypeBL:
		return new(BL)
	case TypeCD, TypeCE, TypeCO, TypeCS, TypeCV:
		return new(CD)
	case TypeED:
		return new(ED)
	case TypeEN, TypePN, TypeON, TypeTN:
		return new(EN)
	case TypeII:
		return new(II)
	case TypeINT, TypeREAL, TypeMO, TypePQ, TypePPDPQ, TypeIVXBINT, TypeIVXBPQ:
		return new(QTY)
	case TypeIVLINT, TypeIVLMO, TypeIVLPQ, TypeIVLREAL:
		return new(IVL)
	case TypePQR:
		return new(PQR)
	case TypeRTO, TypeRTOMOPQ, TypeRTOPQPQ, TypeRTOQTYQTY:
		return new(RTO)
	case TypeSC:
		return new(SC)
	case TypeST:
		return new(ST)
	case TypeTEL, TypeURL:
		return new(TEL)
	}
	return newTime(t)
}

// newTime is newValue for times; it returns an untyped nil for other types.
func newTime(t DataType) Value {
	switch t {
	case TypeTS, TypeSXCMTS, TypeIVXBTS, TypePPDTS:
		return new(TS)
	case TypeIVLTS:
		return new(IVLTS)
	case TypePIVLTS:
		return new(PIVLTS)
	case TypeEIVLTS:
		return new(EIVLTS)
	case TypeSXPRTS:
		return new(SXPRTS)
	}
	return nil
}
