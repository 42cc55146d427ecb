package ins

import "github.com/ordonnance-numerique/ordonnance-go/identity"

// The refusals of a matricule, as values for [errors.Is].
var (
	// ErrLength refuses a number that is not 15 characters long.
	ErrLength = &identity.Error{Code: "INS-001", EN: "a matricule has 15 characters, its key included", FR: "un matricule INS compte 15 caractères, clé comprise"}
	// ErrCharacter refuses a character that cannot stand where it stands.
	ErrCharacter = &identity.Error{Code: "INS-002", EN: "a matricule is made of digits, with A or B at the seventh place only", FR: "un matricule INS est fait de chiffres, avec A ou B en septième position seulement"}
	// ErrFirstDigit refuses a first digit other than 1 and 2.
	ErrFirstDigit = &identity.Error{Code: "INS-003", EN: "a matricule begins with 1 or 2", FR: "un matricule INS commence par 1 ou 2"}
	// ErrNNP refuses a provisional number of the health insurance.
	ErrNNP = &identity.Error{Code: "INS-004", EN: "this has the form of a provisional insurance number (NNP), which is never an INS", FR: "ce numéro a la forme d'un numéro national provisoire (NNP), qui n'est jamais une INS"}
	// ErrMIG refuses a number of a passing migrant.
	ErrMIG = &identity.Error{Code: "INS-005", EN: "this has the form of a passing migrant's number (MIG), which is never an INS", FR: "ce numéro a la forme d'un numéro de migrant de passage (MIG), qui n'est jamais une INS"}
	// ErrMonth refuses a month of birth that the civil records do not use.
	ErrMonth = &identity.Error{Code: "INS-006", EN: "the month of birth in the matricule is not possible", FR: "le mois de naissance du matricule INS est impossible"}
	// ErrDepartement refuses the département 00.
	ErrDepartement = &identity.Error{Code: "INS-007", EN: "the département in the matricule does not exist", FR: "le département du matricule INS n'existe pas"}
	// ErrKey refuses a wrong key under a production OID; under a test or
	// demonstration OID it is a warning.
	ErrKey = &identity.Error{Code: "INS-008", EN: "the key of the matricule is wrong", FR: "la clé du matricule INS est fausse"}
	// ErrNSS refuses the OID of a social security number.
	ErrNSS = &identity.Error{Code: "INS-009", EN: "this OID is of a social security number, which may be another person's", FR: "cet OID est celui d'un numéro de sécurité sociale, qui peut être celui d'une autre personne"}
	// ErrINSC refuses the obsolete calculated identifier, by OID or by shape.
	ErrINSC = &identity.Error{Code: "INS-010", EN: "this is the obsolete calculated identifier (INS-C)", FR: "il s'agit de l'ancien identifiant calculé (INS-C)"}
	// ErrOID refuses every other OID.
	ErrOID = &identity.Error{Code: "INS-011", EN: "this OID is not one of the INS", FR: "cet OID n'est pas un OID d'INS"}
)

// The refusals of traits.
var (
	// ErrNameAlphabet refuses a character outside the alphabet of names.
	ErrNameAlphabet = &identity.Error{Code: "INS-020", EN: "a name holds only the letters A to Z, space, apostrophe and hyphen", FR: "un nom ne contient que les lettres A à Z, l'espace, l'apostrophe et le trait d'union"}
	// ErrNameLength refuses a name that is empty or too long.
	ErrNameLength = &identity.Error{Code: "INS-021", EN: "a name has 1 to 100 characters", FR: "un nom compte de 1 à 100 caractères"}
	// ErrFamilyName refuses an arrangement of signs in a family name.
	ErrFamilyName = &identity.Error{Code: "INS-022", EN: "spaces, apostrophes or hyphens are misplaced in the family name", FR: "espaces, apostrophes ou traits d'union mal placés dans le nom de naissance"}
	// ErrGivenNames refuses an arrangement of signs in given names.
	ErrGivenNames = &identity.Error{Code: "INS-023", EN: "spaces, apostrophes or hyphens are misplaced in the given names", FR: "espaces, apostrophes ou traits d'union mal placés dans les prénoms"}
	// ErrFirstGivenName refuses a first given name that does not begin the list.
	ErrFirstGivenName = &identity.Error{Code: "INS-024", EN: "the first given name does not begin the list of given names", FR: "le premier prénom n'est pas au début de la liste des prénoms de naissance"}
	// ErrSex refuses a sex that the state of the identity does not allow.
	ErrSex = &identity.Error{Code: "INS-025", EN: "the sex stated is not possible here", FR: "le sexe indiqué n'est pas possible ici"}
	// ErrBirthDate refuses a birth date that is missing or incomplete.
	ErrBirthDate = &identity.Error{Code: "INS-026", EN: "the birth date is missing or incomplete", FR: "la date de naissance est absente ou incomplète"}
	// ErrLunarDate refuses a birth date that is not in the calendar.
	ErrLunarDate = &identity.Error{Code: "INS-027", EN: "the birth date is not in the calendar (lunar date)", FR: "la date de naissance n'existe pas dans le calendrier (date lunaire)"}
	// ErrBirthPlace refuses a text that is not a code of the gazetteer.
	ErrBirthPlace = &identity.Error{Code: "INS-028", EN: "the place of birth is not a code of the official gazetteer (COG)", FR: "le lieu de naissance n'est pas un code officiel géographique (COG)"}
)

// The refusals of an identity.
var (
	// ErrNotQualified refuses to let out a matricule of an identity that is
	// not qualifiée.
	ErrNotQualified = &identity.Error{Code: "INS-030", EN: "the identity is not qualified: the matricule must not leave the system", FR: "l'identité n'est pas qualifiée : le matricule INS ne doit pas sortir du système"}
	// ErrAttributes refuses attributes that exclude each other.
	ErrAttributes = &identity.Error{Code: "INS-031", EN: "these attributes of the identity exclude each other", FR: "ces attributs de l'identité s'excluent"}
	// ErrHistorical refuses a former matricule as the current one.
	ErrHistorical = &identity.Error{Code: "INS-032", EN: "the current matricule is also listed as a former one", FR: "le matricule INS courant figure aussi parmi les anciens"}
	// ErrSeveral refuses a patient with more than one matricule.
	ErrSeveral = &identity.Error{Code: "INS-033", EN: "the patient has more than one matricule", FR: "le patient porte plusieurs matricules INS"}
	// ErrOtherIdentifier refuses a matricule among the other identifiers.
	ErrOtherIdentifier = &identity.Error{Code: "INS-034", EN: "a matricule stands among the other identifiers, past the gate", FR: "un matricule INS figure parmi les autres identifiants, hors contrôle"}
)

// The refusals and the warnings of the text of a Datamatrix INS.
var (
	// ErrHeader refuses a text that is not a Datamatrix INS of version 01.
	ErrHeader = &identity.Error{Code: "INS-040", EN: "not a Datamatrix INS of version 01", FR: "ce code n'est pas un Datamatrix INS de version 01"}
	// ErrTooLong refuses a text longer than any Datamatrix INS.
	ErrTooLong = &identity.Error{Code: "INS-041", EN: "the text is too long for a Datamatrix INS", FR: "le texte est trop long pour un Datamatrix INS"}
	// ErrBlock refuses a block identifier other than S1 to S7.
	ErrBlock = &identity.Error{Code: "INS-042", EN: "unknown block in the Datamatrix INS", FR: "bloc inconnu dans le Datamatrix INS"}
	// ErrDuplicate refuses a block that comes twice.
	ErrDuplicate = &identity.Error{Code: "INS-043", EN: "a block comes twice in the Datamatrix INS", FR: "un bloc figure deux fois dans le Datamatrix INS"}
	// ErrMissing refuses a text without one of the blocks S1 to S6.
	ErrMissing = &identity.Error{Code: "INS-044", EN: "a mandatory block of the Datamatrix INS is missing", FR: "un bloc obligatoire du Datamatrix INS est absent"}
	// ErrTruncated refuses a text that ends inside a block.
	ErrTruncated = &identity.Error{Code: "INS-045", EN: "the Datamatrix INS ends inside a block", FR: "le Datamatrix INS s'arrête au milieu d'un bloc"}
	// ErrTerminator refuses a block that is not ended where it must be.
	ErrTerminator = &identity.Error{Code: "INS-046", EN: "a separator is missing or misplaced in the Datamatrix INS", FR: "un séparateur manque ou est mal placé dans le Datamatrix INS"}
	// ErrRawDate refuses a date that is not of the form DD-MM-YYYY.
	ErrRawDate = &identity.Error{Code: "INS-047", EN: "the date in the Datamatrix INS is not of the form DD-MM-YYYY", FR: "la date du Datamatrix INS n'est pas de la forme JJ-MM-AAAA"}
	// WarnTerminator is the warning of a separator that need not be there.
	WarnTerminator = &identity.Error{Code: "INS-048", EN: "a separator too many in the Datamatrix INS", FR: "séparateur superflu dans le Datamatrix INS"}
)

// Refusals returns every refusal and warning of this package.
func Refusals() []*identity.Error {
	return []*identity.Error{
		ErrLength, ErrCharacter, ErrFirstDigit, ErrNNP, ErrMIG, ErrMonth, ErrDepartement, ErrKey, ErrNSS, ErrINSC, ErrOID,
		ErrNameAlphabet, ErrNameLength, ErrFamilyName, ErrGivenNames, ErrFirstGivenName, ErrSex, ErrBirthDate, ErrLunarDate, ErrBirthPlace,
		ErrNotQualified, ErrAttributes, ErrHistorical, ErrSeveral, ErrOtherIdentifier,
		ErrHeader, ErrTooLong, ErrBlock, ErrDuplicate, ErrMissing, ErrTruncated, ErrTerminator, ErrRawDate, WarnTerminator,
	}
}
