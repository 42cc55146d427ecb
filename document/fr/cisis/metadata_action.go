package cisis

import (
	"cmp"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// ActionSlot is the slot of an entry that says in an archive for MSSanté what
// is wanted: "C" to replace, "D" to delete, none for a new document (CI-SIS,
// volet « Transmission d'un document CDA-R2 en HL7 v2 », extra-metadata
// action).
const ActionSlot = "urn:action:extraMetadataSlot"

// French statuses of an entry of the DMP, besides those of IHE.
const (
	StatusArchived = "urn:asip:ci-sis:2010:StatusType:Archived"
	StatusDeleted  = "urn:asip:ci-sis:2010:StatusType:Deleted"
)

// Encoding is one action in the five forms it travels in. They belong
// together: a sender takes them from here, so that they agree. "" is nothing.
type Encoding struct {
	Action xdm.Action
	// Slot is the value of [ActionSlot] in an archive for MSSanté.
	Slot string
	// Association ties the new entry to the old in the DMP (ITI-41), by the
	// entryUUID of both.
	Association string
	// OriginalStatus and NewStatus are those of a change of status (ITI-57);
	// UpdatesMetadata says that the entry is sent anew with other codes.
	OriginalStatus, NewStatus string
	UpdatesMetadata           bool
	HL7                       HL7Flags
	PDSm                      PDSmChange
}

// HL7Flags are the values of an HL7 version 2 message to the platform that
// sends for a hospital.
type HL7Flags struct {
	ResultStatus     string // OBX-11
	OrderControl     string // ORC-1
	Event            string // MSH-9: trigger of the message MDM
	ModifiesConfCode string // OBX MODIF_CONF_CODE: "Y" or "N"
}

// PDSmChange is what happens to a DocumentReference.
type PDSmChange struct {
	Interaction string // "ITI-65" (or ITI-105), "PATCH"
	RelatesTo   string // code of relatesTo in the new reference
	// Element and Value are what is patched: in the old reference of a
	// replacement, otherwise in the reference. The value of securityLabel is
	// the complete list of labels and not given here.
	Element, Value string
}

// EncodingOf returns the five forms of an action.
//
// QUIRK: the PDSm form of a deletion is open. The draft for the DMP says
// entered-in-error, which the profile of MHD forbids (P4D 0.1.0, issue 99 of
// its repository).
func EncodingOf(a xdm.Action) Encoding {
	e := Encoding{Action: a, HL7: HL7Flags{ModifiesConfCode: "N"}}
	switch a {
	case xdm.New:
		e.HL7 = HL7Flags{"F", "NW", "T02", "N"}
		e.PDSm = PDSmChange{Interaction: "ITI-65"}
	case xdm.Replace:
		e.Slot, e.Association = "C", xdm.Replaces
		e.HL7 = HL7Flags{"C", "RO", "T10", "N"}
		e.PDSm = PDSmChange{Interaction: "ITI-65", RelatesTo: "replaces", Element: "status", Value: "superseded"}
	case xdm.Delete:
		e.Slot, e.OriginalStatus, e.NewStatus = "D", xdm.StatusApproved, StatusDeleted
		e.HL7 = HL7Flags{"D", "CA", "T04", "N"}
		e.PDSm = PDSmChange{Interaction: "PATCH", Element: "status", Value: "entered-in-error"}
	case xdm.ChangeVisibility:
		e.Slot, e.UpdatesMetadata = "C", true // over MSSanté it goes as a replacement
		e.HL7 = HL7Flags{"C", "RO", "T10", "Y"}
		e.PDSm = PDSmChange{Interaction: "PATCH", Element: "securityLabel"}
	case xdm.SetAside:
		e.OriginalStatus, e.NewStatus = xdm.StatusApproved, StatusArchived
		e.HL7 = HL7Flags{}
		e.PDSm = PDSmChange{Interaction: "PATCH", Element: "isArchived", Value: "true"}
	}
	return e
}

// StatusUpdate returns the association by which a status is changed in the DMP
// (ITI-57): from the lot, by its identifier there, to the entry, by its
// entryUUID. It reports false for an action that changes no status.
func StatusUpdate(a xdm.Action, lot, entry string) (xdm.Association, bool) {
	e := EncodingOf(a)
	if e.NewStatus == "" {
		return xdm.Association{}, false
	}
	return xdm.Association{Type: xdm.UpdateStatus, Source: lot, Target: entry, Slots: []xdm.Slot{
		{Name: xdm.OriginalStatus, Values: []string{e.OriginalStatus}}, {Name: xdm.NewStatus, Values: []string{e.NewStatus}},
	}}, true
}

// UpdateVisibility returns the entry by which the visibility of a document is
// changed in the DMP (ITI-57), and its membership: registered is the entry as
// the DMP has it, entry and lot are the new identifiers of entry and lot. The
// confidentiality of the header stays; the masking codes become those of v, all
// of them, as an update replaces the whole list.
func UpdateVisibility(registered xdm.DocumentEntry, v Visibility, entry, lot string, tables *Tables) (xdm.DocumentEntry, xdm.Association) {
	e := registered
	e.LogicalID, e.EntryUUID = cmp.Or(registered.LogicalID, registered.EntryUUID), entry
	e.ConfidentialityCodes = nil
	for _, c := range registered.ConfidentialityCodes {
		if c.System != uriVisibility {
			e.ConfidentialityCodes = append(e.ConfidentialityCodes, c)
		}
	}
	e.ConfidentialityCodes = append(e.ConfidentialityCodes, v.Codes(tables)...)
	return e, xdm.UpdateOf(lot, entry, cmp.Or(registered.Version, "1"))
}

// ActionOf tells what the sender of an archive wants with an entry, from the
// three facts that should agree: the slot, the version the document replaces
// and its version number. The slot goes first; a fault tells where the others
// do not agree with it (the official archives write C from version 2 on, and
// not where a document replaces another). A zero header is a document that was
// not read.
func ActionOf(e xdm.DocumentEntry, h xdm.Header) (xdm.Action, []document.Fault) {
	later := h.Version > 1 || h.Replaces != ""
	var action xdm.Action
	var faults []document.Fault
	switch slot := e.Slot(ActionSlot); {
	case slot == "C":
		action = xdm.Replace
	case slot == "D":
		return xdm.Delete, nil
	case slot != "":
		faults = append(faults, findingOf("FR-XDM-203").fault("/slots"))
		fallthrough
	default:
		if later {
			action = xdm.Replace
		}
	}
	if h != (xdm.Header{}) {
		agree := [3]bool{e.Slot(ActionSlot) == "C", h.Version > 1, h.Replaces != ""}
		if agree != [3]bool{} && agree != [3]bool{true, true, true} {
			faults = append(faults, findingOf("FR-XDM-202").fault("/slots"))
		}
	}
	return action, faults
}

// CheckAction holds a document against what is wanted with it, before it is
// sent: a replacement names what it replaces and has a version above 1, a new
// document neither.
func CheckAction(a xdm.Action, h xdm.Header) []document.Fault {
	switch {
	case a == xdm.Replace && (h.Replaces == "" || h.Version < 2):
		return []document.Fault{findingOf("FR-XDM-201").fault("/relatedDocument")}
	case a == xdm.New && (h.Replaces != "" || h.Version > 1):
		return []document.Fault{findingOf("FR-XDM-204").fault("/relatedDocument")}
	case a < xdm.New || a > xdm.SetAside:
		return []document.Fault{findingOf("FR-XDM-205").fault("")}
	}
	return nil
}

// LifeRules are the French statuses and the codes that hide a document, for
// [xdm.LifeCycle].
func LifeRules() *xdm.LifeRules {
	return &xdm.LifeRules{Deleted: []string{StatusDeleted}, Archived: []string{StatusArchived},
		Hiding: []identity.Code{maskedFromProfessionals, hiddenFromPatient, hiddenFromRepresentatives}}
}
