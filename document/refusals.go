package document

// refusals is the list of codes. A code is never reused for something else.
// The hundreds follow the gates of [Open]: 1 size and shape, 2 header, 3 kind
// and version, 4 algorithm, 5 key and permission, 6 time, 7 signature, 8 JSON,
// schema and decoding; 9 is writing and attachments.
func refusals() []Refusal { return append(tokenRefusals(), contentRefusals()...) }

// tokenRefusals are those of the hundreds 1 to 7, in front of the content.
func tokenRefusals() []Refusal {
	m, u, n := ErrMalformed, ErrUntrusted, ErrUnsupported
	return []Refusal{
		{"DOC-101", m, Text{"larger than allowed", "document trop volumineux"}},
		{"DOC-102", m, Text{"JSON serialization of a signature, only the compact form is read", "signature en forme JSON : seule la forme compacte est lue"}},
		{"DOC-103", m, Text{"not the three parts of a signed document", "ce n'est pas un document signé en trois parties"}},
		{"DOC-104", m, Text{"a part is empty", "une partie du document signé est vide"}},
		{"DOC-105", m, Text{"base64 padding is not allowed", "remplissage base64 non admis"}},
		{"DOC-106", m, Text{"a character that is not base64url, such as a space or a line break", "caractère étranger à base64url, tel qu'un espace ou un saut de ligne"}},
		{"DOC-107", m, Text{"base64url is not in its one canonical spelling", "écriture base64url non canonique"}},
		{"DOC-108", m, Text{"the signature holds a content where it has to stand apart from it", "la signature contient un contenu dont elle devrait être détachée"}},
		{"DOC-109", m, Text{"the signed bytes could not be read", "les octets signés n'ont pas pu être lus"}},

		{"DOC-201", m, Text{"the protected header is too large", "l'en-tête protégé est trop volumineux"}},
		{"DOC-202", m, Text{"the protected header is not a strict JSON object", "l'en-tête protégé n'est pas un objet JSON strict"}},
		{"DOC-203", m, Text{"the protected header says something twice", "l'en-tête protégé contient deux fois le même nom"}},
		{"DOC-204", m, Text{"the protected header has a name that is not allowed", "l'en-tête protégé contient un nom non admis"}},
		{"DOC-205", m, Text{"a member of the protected header has the wrong type or form", "un champ de l'en-tête protégé n'a pas le bon type ou la bonne forme"}},
		{"DOC-206", n, Text{"the signature demands an extension this program does not know", "la signature exige une extension inconnue de ce logiciel"}},
		{"DOC-207", m, Text{"the list of critical extensions is empty or is not a list of names", "la liste des extensions critiques est vide ou n'est pas une liste de noms"}},
		{"DOC-208", m, Text{"an unencoded payload (b64) is not allowed", "contenu non encodé (b64) non admis"}},
		{"DOC-209", m, Text{"a compressed payload (zip) is not allowed", "contenu compressé (zip) non admis"}},
		{"DOC-210", u, Text{"the document brings its own key, or an address to fetch one from", "le document apporte sa propre clé ou l'adresse d'une clé"}},

		{"DOC-301", m, Text{"the document does not say of which kind it is", "le document n'indique pas son type"}},
		{"DOC-302", m, Text{"this is another kind of document", "ce document est d'un autre type"}},
		{"DOC-303", m, Text{"the version of the document is not readable", "la version du document est illisible"}},
		{"DOC-304", n, Text{"the document is of a newer version: this program must be updated", "document d'une version plus récente : mettre à jour ce logiciel"}},
		{"DOC-305", n, Text{"the document is of an old version that is no longer read", "document d'une version ancienne qui n'est plus lue"}},

		{"DOC-401", m, Text{"the document does not say how it is signed", "le document n'indique pas son algorithme de signature"}},
		{"DOC-402", u, Text{"the document says that it is not signed", "le document se déclare non signé"}},
		{"DOC-403", u, Text{"this signature algorithm is not accepted", "algorithme de signature non accepté"}},

		{"DOC-501", m, Text{"the document does not name its key", "le document ne désigne pas sa clé"}},
		{"DOC-502", u, Text{"signed with a key that is not known", "document signé avec une clé inconnue"}},
		{"DOC-503", u, Text{"the list of trusted keys is out of date: nothing can be verified with it", "liste des clés de confiance périmée : aucune vérification possible"}},
		{"DOC-504", u, Text{"the key could not be looked up", "la clé n'a pas pu être recherchée"}},
		{"DOC-505", u, Text{"the algorithm of the document is not the one of the key", "l'algorithme du document n'est pas celui de la clé"}},
		{"DOC-506", u, Text{"type, curve or size of the key is not accepted", "type, courbe ou taille de clé non accepté"}},
		{"DOC-507", u, Text{"the key is not allowed to sign this kind of document", "la clé n'est pas autorisée à signer ce type de document"}},

		{"DOC-601", m, Text{"the document does not say when it was signed", "le document n'indique pas sa date de signature"}},
		{"DOC-602", m, Text{"the signing time is not a whole number of seconds", "la date de signature n'est pas un nombre entier de secondes"}},
		{"DOC-603", u, Text{"the signing time lies in the future", "la date de signature est dans le futur"}},
		{"DOC-604", u, Text{"signed before the key was allowed to sign", "document signé avant le début de validité de la clé"}},
		{"DOC-605", u, Text{"signed after the key had expired", "document signé après l'expiration de la clé"}},
		{"DOC-606", u, Text{"signed after the key was revoked", "document signé après la révocation de la clé"}},

		{"DOC-701", u, Text{"the signature has the wrong length", "la signature n'a pas la bonne longueur"}},
		{"DOC-702", u, Text{"the signature does not match: the content was altered or the key is another one", "signature invalide : contenu modifié ou autre clé"}},
	}
}

// contentRefusals are those of the hundreds 8 and 9.
func contentRefusals() []Refusal {
	m, u := ErrMalformed, ErrUntrusted
	return []Refusal{
		{"DOC-801", m, Text{"the content is not JSON", "le contenu n'est pas du JSON"}},
		{"DOC-802", m, Text{"the content is not valid UTF-8 text", "le contenu n'est pas du texte UTF-8 valide"}},
		{"DOC-803", m, Text{"the content says the same name twice", "le contenu comporte deux fois le même nom"}},
		{"DOC-804", m, Text{"the content is nested too deeply", "le contenu est trop profondément imbriqué"}},
		{"DOC-805", m, Text{"a number of the content is out of range", "un nombre du contenu est hors limites"}},
		{"DOC-806", m, Text{"there is more after the content", "des données suivent le contenu"}},
		{"DOC-811", m, Text{"the content does not have the form of its kind", "le contenu n'a pas la forme prévue pour ce type de document"}},
		{"DOC-821", m, Text{"the content cannot be read as its kind", "le contenu ne peut pas être lu selon son type"}},

		{"DOC-901", m, Text{"the kind is not usable: name, version or functions are missing or wrong", "type de document inutilisable : nom, version ou fonctions absents ou incorrects"}},
		{"DOC-902", m, Text{"the value cannot be written", "la valeur ne peut pas être écrite"}},
		{"DOC-903", m, Text{"the value would not have the form of its kind", "la valeur n'aurait pas la forme prévue pour ce type de document"}},
		{"DOC-904", m, Text{"the written value is larger than allowed", "la valeur écrite est trop volumineuse"}},
		{"DOC-905", u, Text{"the signing key is missing or not usable", "clé de signature absente ou inutilisable"}},
		{"DOC-906", u, Text{"the signing key did not sign", "la clé n'a pas signé"}},
		{"DOC-907", m, Text{"the signing time is outside the years 1970 to 9999", "date de signature hors des années 1970 à 9999"}},

		{"DOC-921", m, Text{"there is no document", "aucun document"}},
		{"DOC-922", m, Text{"the bytes are of no form of document this program knows", "octets d'aucune forme de document connue de ce logiciel"}},

		{"DOC-951", u, Text{"the attachment was altered: its digest differs", "pièce jointe modifiée : son empreinte diffère"}},
		{"DOC-952", u, Text{"the attachment does not have the stated size", "la pièce jointe n'a pas la taille annoncée"}},
		{"DOC-953", m, Text{"the attachment is larger than allowed", "pièce jointe trop volumineuse"}},
		{"DOC-954", m, Text{"the attachment could not be read", "la pièce jointe n'a pas pu être lue"}},
		{"DOC-955", m, Text{"the name or the media type of the attachment is not allowed", "nom ou type de pièce jointe non admis"}},
	}
}
