package prescription

// Refusals of [Line.Schedule]. Each of those that say why a part of a posology
// has no dates also matches [ErrNotComputable] under errors.Is.
var (
	ErrNotComputable = &Error{Code: "RX-300", EN: "the posology does not say when", FR: "la posologie ne dit pas quand"}

	ErrNoDosage = &Error{Code: "RX-301", EN: "the posology is in words only",
		FR: "la posologie n'est qu'en texte", Err: ErrNotComputable}
	ErrNoStart = &Error{Code: "RX-302", EN: "no start of the treatment is known",
		FR: "le début du traitement n'est pas connu", Err: ErrNotComputable}
	ErrUnknownStart = &Error{Code: "RX-303", EN: "a step begins with something that has no date",
		FR: "une étape commence à un événement sans date", Err: ErrNotComputable}
	ErrNoRhythm = &Error{Code: "RX-304", EN: "a step has no rhythm that gives days",
		FR: "le rythme d'une étape ne donne pas de jours", Err: ErrNotComputable}
	ErrAmbiguous = &Error{Code: "RX-305", EN: "the parts of a rhythm can be read in two ways",
		FR: "les éléments d'un rythme se lisent de deux façons", Err: ErrNotComputable}
	ErrNoHour = &Error{Code: "RX-306", EN: "an interval in hours has no hour to begin at",
		FR: "un intervalle en heures n'a pas d'heure de départ", Err: ErrNotComputable}
	ErrLength = &Error{Code: "RX-307", EN: "a length of time cannot be added to a date",
		FR: "une durée ne peut pas être ajoutée à une date", Err: ErrNotComputable}

	ErrTooMany = &Error{Code: "RX-308", EN: "too many administrations or too long a time",
		FR: "trop d'administrations ou période trop longue"}
)
