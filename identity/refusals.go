package identity

// The refusals of dates, as values for [errors.Is].
var (
	// ErrDateText refuses a text that is not a date.
	ErrDateText = &Error{Code: "DATE-001", EN: "not a date of the form year, year-month or year-month-day", FR: "la date n'a pas la forme année, année-mois ou année-mois-jour"}
	// ErrDate refuses a date that is not in the calendar.
	ErrDate = &Error{Code: "DATE-002", EN: "this date is not in the calendar", FR: "cette date n'existe pas dans le calendrier"}
)

// The refusals of a search for a key.
var (
	// ErrKeyUnknown refuses a key id that is not in the list.
	ErrKeyUnknown = &Error{Code: "KEY-001", EN: "the key is not in the list of trusted keys", FR: "la clé ne figure pas dans la liste des clés de confiance"}
	// ErrKeysStale refuses to answer from a list that is no longer fresh.
	ErrKeysStale = &Error{Code: "KEY-002", EN: "the list of trusted keys is out of date", FR: "la liste des clés de confiance est périmée"}
	// ErrNoMoment refuses a query that does not state when it is judged.
	ErrNoMoment = &Error{Code: "KEY-003", EN: "the moment of judgement is not stated", FR: "le moment du contrôle n'est pas indiqué"}
)

// The refusals of a key.
var (
	// ErrKeyType refuses a key that fits no algorithm of the list.
	ErrKeyType = &Error{Code: "KEY-004", EN: "this type, curve or size of key is not accepted", FR: "ce type, cette courbe ou cette taille de clé n'est pas accepté"}
	// ErrSigning reports that the private key did not sign.
	ErrSigning = &Error{Code: "KEY-005", EN: "the private key did not sign", FR: "la clé privée n'a pas signé"}
	// ErrKeyID refuses a key id that is empty, too long or holds other than
	// visible ASCII characters, or a quotation mark or backslash.
	ErrKeyID = &Error{Code: "KEY-006", EN: "the key id is missing or malformed", FR: "l'identifiant de la clé est absent ou mal formé"}
	// ErrKeyAlgorithm refuses an algorithm that does not belong to the key.
	ErrKeyAlgorithm = &Error{Code: "KEY-007", EN: "the algorithm does not belong to this type of key", FR: "l'algorithme ne convient pas à ce type de clé"}
	// ErrKeyPeriod refuses a period that is empty or outside the calendar.
	ErrKeyPeriod = &Error{Code: "KEY-008", EN: "the signing period of the key is empty or not in the calendar", FR: "la période de signature de la clé est vide ou hors du calendrier"}
	// ErrMaySign refuses names of kinds that are empty, too long, repeated or
	// too many.
	ErrMaySign = &Error{Code: "KEY-009", EN: "the kinds of document the key may sign are malformed", FR: "les types de document que la clé peut signer sont mal formés"}
	// ErrHolder refuses a holder whose texts are too long, too many or not
	// UTF-8.
	ErrHolder = &Error{Code: "KEY-010", EN: "the holder of the key is malformed", FR: "le titulaire de la clé est mal décrit"}
)

// The refusals of a list of keys.
var (
	// ErrKeyDuplicate refuses two keys of one id.
	ErrKeyDuplicate = &Error{Code: "KEY-011", EN: "two keys of the list have the same id", FR: "deux clés de la liste portent le même identifiant"}
	// ErrKeyCount refuses a list of more than [MaxKeys] keys.
	ErrKeyCount = &Error{Code: "KEY-012", EN: "the list holds too many keys", FR: "la liste contient trop de clés"}
	// ErrKeyList refuses bytes that are not a key list in strict JSON, or are
	// too many.
	ErrKeyList = &Error{Code: "KEY-013", EN: "not a list of keys, or not in strict JSON", FR: "ce n'est pas une liste de clés, ou son JSON n'est pas strict"}
	// ErrKeyForm refuses a key of the list that is not exactly written.
	ErrKeyForm = &Error{Code: "KEY-014", EN: "a key of the list is malformed", FR: "une clé de la liste est mal formée"}
	// ErrKeyMember refuses a member that this version does not know: it could
	// be a restriction, and a restriction is never passed over.
	ErrKeyMember = &Error{Code: "KEY-015", EN: "the list or one of its keys holds an unknown member", FR: "la liste ou l'une de ses clés contient un champ inconnu"}
	// ErrKeyPrivate refuses a list that holds private or symmetric keys.
	ErrKeyPrivate = &Error{Code: "KEY-016", EN: "the list holds a private or symmetric key", FR: "la liste contient une clé privée ou symétrique"}
	// ErrKeyUse refuses a key that is marked for another use.
	ErrKeyUse = &Error{Code: "KEY-017", EN: "a key of the list is not for verifying signatures", FR: "une clé de la liste ne sert pas à vérifier des signatures"}
	// ErrFreshness refuses a list of which nobody says how long it is fresh.
	ErrFreshness = &Error{Code: "KEY-018", EN: "it is not stated how long the list of keys is fresh", FR: "la durée de fraîcheur de la liste de clés n'est pas indiquée"}
	// ErrKeyTime refuses an instant that is not in the form of RFC 3339, in
	// UTC.
	ErrKeyTime = &Error{Code: "KEY-019", EN: "an instant in the list is not in the form of RFC 3339 in UTC", FR: "un instant de la liste n'est pas au format RFC 3339 en UTC"}
)

// Refusals returns every refusal of this package.
func Refusals() []*Error {
	return []*Error{
		ErrDateText, ErrDate,
		ErrKeyUnknown, ErrKeysStale, ErrNoMoment,
		ErrKeyType, ErrSigning, ErrKeyID, ErrKeyAlgorithm, ErrKeyPeriod, ErrMaySign, ErrHolder,
		ErrKeyDuplicate, ErrKeyCount, ErrKeyList, ErrKeyForm, ErrKeyMember, ErrKeyPrivate, ErrKeyUse, ErrFreshness, ErrKeyTime,
	}
}
