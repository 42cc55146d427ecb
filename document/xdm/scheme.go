package xdm

// Statuses of an entry or a lot (IHE ITI TF-3 4.2.3.2.2).
const (
	StatusApproved   = "urn:oasis:names:tc:ebxml-regrep:StatusType:Approved"
	StatusDeprecated = "urn:oasis:names:tc:ebxml-regrep:StatusType:Deprecated"
)

// Types of association (IHE ITI TF-3 4.2.2.2), and the one by which a status
// is changed (IHE ITI-57, TF-2 3.57.4.1.3).
const (
	HasMember    = "urn:oasis:names:tc:ebxml-regrep:AssociationType:HasMember"
	Replaces     = "urn:ihe:iti:2007:AssociationType:RPLC"
	Appends      = "urn:ihe:iti:2007:AssociationType:APND"
	Transforms   = "urn:ihe:iti:2007:AssociationType:XFRM"
	Signs        = "urn:ihe:iti:2007:AssociationType:signs"
	UpdateStatus = "urn:ihe:iti:2010:AssociationType:UpdateAvailabilityStatus"
)

// Slots of associations.
const (
	// SetStatus says whether a member is sent with the lot ("Original") or
	// only named ("Reference").
	SetStatus = "SubmissionSetStatus"
	// OriginalStatus and NewStatus are the statuses of an [UpdateStatus].
	OriginalStatus = "OriginalStatus"
	NewStatus      = "NewStatus"
	// PreviousVersion is the version, in the registry, of the entry that a
	// membership brings a new version of (IHE ITI-57, TF-2 3.57.4.1.3.1).
	PreviousVersion = "PreviousVersion"
)

// UpdateOf returns the membership by which a lot brings a new version of an
// entry that a registry has (IHE ITI-57): lot is the identifier of the lot,
// entry that of the new version, previous the version the registry has.
func UpdateOf(lot, entry, previous string) Association {
	return Association{Type: HasMember, Source: lot, Target: entry,
		Slots: []Slot{{SetStatus, []string{"Original"}}, {PreviousVersion, []string{previous}}}}
}

// Kinds of reference of a document (IHE ITI TF-3 4.2.3.2.28).
const (
	ReferenceOrder     = "urn:ihe:iti:xds:2013:order"
	ReferenceAccession = "urn:ihe:iti:xds:2013:accession"
	ReferenceStudy     = "urn:ihe:iti:xds:2016:studyInstanceUID"
)

// Object types (IHE ITI TF-3 4.2.5.2).
const (
	stableDocument    = "urn:uuid:7edca82f-054d-47f2-a032-9b2a5b5186c1"
	onDemandDocument  = "urn:uuid:34268e47-fdf5-41a6-ba33-82133c465248"
	packageType       = "urn:oasis:names:tc:ebxml-regrep:ObjectType:RegistryObject:RegistryPackage"
	classType         = "urn:oasis:names:tc:ebxml-regrep:ObjectType:RegistryObject:Classification"
	identifierType    = "urn:oasis:names:tc:ebxml-regrep:ObjectType:RegistryObject:ExternalIdentifier"
	associationObject = "urn:oasis:names:tc:ebxml-regrep:ObjectType:RegistryObject:Association"
)

// Classification nodes of packages (IHE ITI TF-3 4.2.5.2).
const (
	nodeSet    = "urn:uuid:a54d6aa5-d40d-43f9-88c5-b4633d873bdd"
	nodeFolder = "urn:uuid:d9d542f3-6cc4-48b6-8870-ea235fbc94c2"
)

// Classification schemes (IHE ITI TF-3 4.2.5.2).
const (
	schemeSetAuthor       = "urn:uuid:a7058bb9-b4e4-4307-ba5b-e3f0ab85e12d"
	schemeContentType     = "urn:uuid:aa543740-bdda-424e-8c96-df4873be8500"
	schemeAuthor          = "urn:uuid:93606bcf-9494-43ec-9b4e-a7748d1a838d"
	schemeClass           = "urn:uuid:41a5887f-8865-4c09-adf7-e362475b143a"
	schemeConfidentiality = "urn:uuid:f4f85eac-e6cb-4883-b524-f2705394840f"
	schemeEvent           = "urn:uuid:2c6b8cb7-8b2a-4051-b291-b1ae6a575ef4"
	schemeFormat          = "urn:uuid:a09d5840-386c-46f2-b5ad-9c3699a4309d"
	schemeFacility        = "urn:uuid:f33fb8ac-18af-42cc-ae0e-ed0b0bdb91e1"
	schemePractice        = "urn:uuid:cccf5598-8b07-4b77-a05e-ae952c785ead"
	schemeType            = "urn:uuid:f0306f51-975f-434e-a61c-c59651d33983"
)

// Identification schemes (IHE ITI TF-3 4.2.5.2).
const (
	schemeSetPatient = "urn:uuid:6b5aea1a-874d-4603-a4bc-96a0a7b38446"
	schemeSetSource  = "urn:uuid:554ac39e-e3fe-47fe-b233-965d2a147832"
	schemeSetUnique  = "urn:uuid:96fdda7c-d067-4183-912e-bf5ee74998a8"
	schemePatient    = "urn:uuid:58a6f841-87b3-4a3e-92fd-a8ffeff98427"
	schemeUnique     = "urn:uuid:2e82c1f6-a085-4c72-9da3-8640a32e42ab"
)

// identifierNames are the names that go with the identification schemes.
func identifierName(scheme string) string {
	switch scheme {
	case schemeSetPatient:
		return "XDSSubmissionSet.patientId"
	case schemeSetSource:
		return "XDSSubmissionSet.sourceId"
	case schemeSetUnique:
		return "XDSSubmissionSet.uniqueId"
	case schemePatient:
		return "XDSDocumentEntry.patientId"
	case schemeUnique:
		return "XDSDocumentEntry.uniqueId"
	}
	return ""
}

// Slots of entries and lots (IHE ITI TF-3 4.2.3.2, 4.2.3.3).
const (
	slotHash       = "hash"
	slotSize       = "size"
	slotURI        = "URI"
	slotCreation   = "creationTime"
	slotLanguage   = "languageCode"
	slotLegal      = "legalAuthenticator"
	slotStart      = "serviceStartTime"
	slotStop       = "serviceStopTime"
	slotSourceID   = "sourcePatientId"
	slotSourceInfo = "sourcePatientInfo"
	slotReferences = "urn:ihe:iti:xds:2013:referenceIdList"
	slotRepository = "repositoryUniqueId"
	slotSubmission = "submissionTime"
	slotRecipient  = "intendedRecipient"
	slotCoding     = "codingScheme"

	slotInstitution = "authorInstitution"
	slotPerson      = "authorPerson"
	slotRole        = "authorRole"
	slotSpecialty   = "authorSpecialty"
	slotTelecom     = "authorTelecommunication"
)

// Namespaces of ebXML Registry 3.0.
const (
	nsRIM = "urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0"
	nsLCM = "urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0"
)
