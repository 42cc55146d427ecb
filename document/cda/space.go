package cda

// space is a namespace: one of ours, or, from spaces on, one of the document's
// (its index in scanner.others).
type space uint16

// The namespaces the model knows.
const (
	nsNone space = iota
	nsHL7
	nsSDTC
	nsPharm
	nsLab
	nsDICOM
	nsXSI
	nsXML
	nsXMLNS
	spaces // how many there are
)

var spaceURIs = [spaces]string{
	"", "urn:hl7-org:v3", "urn:hl7-org:sdtc", "urn:ihe:pharm:medication",
	"urn:oid:1.3.6.1.4.1.19376.1.3.2", "urn:dicom-org:ps3-20",
	"http://www.w3.org/2001/XMLSchema-instance", "http://www.w3.org/XML/1998/namespace",
	"http://www.w3.org/2000/xmlns/",
}

// spacePrefixes are the prefixes the writer declares, with their colon.
var spacePrefixes = [spaces]string{"", "", "sdtc:", "pharm:", "lab:", "ps3-20:", "xsi:", "xml:", ""}

// spaceOf finds a namespace of ours by its URI; it returns spaces for another.
func spaceOf(uri string) space {
	for i := nsHL7; i < spaces; i++ {
		if spaceURIs[i] == uri {
			return i
		}
	}
	return spaces
}

// inner is the namespace of the children of an element: the schema of IHE
// Pharmacy keeps data types in its own namespace, the others take those of
// CDA.
func (s space) inner() space {
	if s == nsPharm {
		return nsPharm
	}
	return nsHL7
}
