package pdsm

import "github.com/ordonnance-numerique/ordonnance-go/document"

// A code is never reused for something else.

func listed(severity document.Severity, code, en, fr string) Refusal {
	return Refusal{code, severity, document.Text{EN: en, FR: fr}}
}

func failing(code, en, fr string) Refusal { return listed(document.Failure, code, en, fr) }

func buildRefusals() []Refusal {
	return []Refusal{
		failing("PDSM-101", "the lot has no document, or not one file for each entry", "lot sans document, ou sans un fichier par fiche"),
		failing("PDSM-102", "the identity of the patient is not qualified: the INS may not leave", "identité du patient non qualifiée : l'INS ne peut pas être transmise"),
		failing("PDSM-103", "an entry or the lot is of another patient", "une fiche ou le lot concerne un autre patient"),
		failing("PDSM-104", "no source of UUIDs was given, or it failed", "aucune source d'UUID fournie, ou source en échec"),
		failing("PDSM-105", "the size or the digest stated is not that of the file", "taille ou empreinte annoncée différente de celle du fichier"),
		failing("PDSM-106", "a replacement without the entry it replaces, or with an identifier that leads to no reference", "remplacement sans fiche remplacée, ou sans identifiant qui y mène"),
		failing("PDSM-107", "no way to delete a document is settled in this guide", "aucune suppression de document n'est définie dans ce guide"),
		failing("PDSM-108", "what was made does not follow the profiles of the guide", "le contenu produit ne respecte pas les profils du guide"),
		failing("PDSM-109", "the confidentiality codes break a rule", "codes de confidentialité non conformes"),
		failing("PDSM-110", "a search names the patient by system and value, or by a reference", "une recherche désigne le patient par système et valeur, ou par une référence"),
		failing("PDSM-111", "a value of the search is empty, malformed or outside what may be asked", "critère de recherche vide, mal formé ou hors limites"),
		failing("PDSM-112", "a patch changes something, and only status, labels or archiving", "une mise à jour porte sur le statut, la confidentialité ou l'archivage, et au moins sur l'un d'eux"),
		failing("PDSM-113", "a status is current or superseded", "le statut est current ou superseded"),
		failing("PDSM-114", "the document to be changed has no usable identifier", "le document à modifier n'a pas d'identifiant utilisable"),
		failing("PDSM-115", "not a transaction with one lot", "ce n'est pas une transaction contenant un lot"),
	}
}

func sendRefusals() []Refusal {
	return []Refusal{
		failing("PDSM-201", "the base address is https, without user, query and fragment (http on the own machine only)", "l'adresse de base est en https, sans utilisateur, requête ni fragment (http sur la machine locale seulement)"),
		failing("PDSM-202", "no HTTP client was given", "aucun client HTTP fourni"),
		failing("PDSM-203", "there is no usable access token", "aucun jeton d'accès utilisable"),
		failing("PDSM-204", "the request did not reach the server", "la requête n'a pas atteint le serveur"),
		failing("PDSM-205", "the connection failed: whether the request was carried out is not known", "connexion interrompue : exécution de la requête inconnue"),
		failing("PDSM-206", "the caller ended the request", "requête interrompue par l'appelant"),
		failing("PDSM-207", "the server sends the request elsewhere, where this client does not follow", "redirection non suivie par ce client"),
		failing("PDSM-208", "the address is of another server, or none", "adresse d'un autre serveur, ou absente"),
		failing("PDSM-209", "there is nothing to send", "rien à envoyer"),
	}
}

func serverRefusals() []Refusal {
	return []Refusal{
		failing("PDSM-301", "the server does not understand the request (400)", "requête non comprise par le serveur (400)"),
		failing("PDSM-302", "the server wants an identification, or another one (401)", "le serveur demande une authentification (401)"),
		failing("PDSM-303", "the server does not allow the request (403)", "le serveur n'autorise pas la requête (403)"),
		failing("PDSM-304", "the server does not have this (404)", "élément introuvable sur le serveur (404)"),
		failing("PDSM-305", "the server does not allow this change (405)", "modification non permise par le serveur (405)"),
		failing("PDSM-306", "the server does not have or take this form (406, 415)", "forme non disponible ou non acceptée par le serveur (406, 415)"),
		failing("PDSM-307", "the request contradicts what the server has (409)", "la requête contredit l'état du serveur (409)"),
		failing("PDSM-308", "the document is no longer available (410)", "le document n'est plus disponible (410)"),
		failing("PDSM-309", "several documents answer to the identifier, or it has changed meanwhile (412)", "plusieurs documents répondent à l'identifiant, ou modification entre-temps (412)"),
		failing("PDSM-310", "the request is too large for the server (413)", "requête trop volumineuse pour le serveur (413)"),
		failing("PDSM-311", "the server refuses the content (422)", "contenu refusé par le serveur (422)"),
		failing("PDSM-312", "too many requests (429)", "trop de requêtes (429)"),
		failing("PDSM-313", "the server is out of order (5xx)", "serveur indisponible (5xx)"),
		failing("PDSM-314", "the server answers with a status that has no meaning here", "statut de réponse sans signification ici"),
	}
}

func answerRefusals() []Refusal {
	return []Refusal{
		failing("PDSM-401", "the answer is larger than allowed", "réponse trop volumineuse"),
		failing("PDSM-402", "the answer is not a FHIR resource in JSON", "la réponse n'est pas une ressource FHIR en JSON"),
		failing("PDSM-403", "the answer is a resource of another type", "la réponse est une ressource d'un autre type"),
		failing("PDSM-404", "the answer does not have one entry for each entry sent", "la réponse n'a pas une entrée par entrée envoyée"),
		failing("PDSM-405", "the answer says of an entry that it was not carried out, or gives it the location of another type", "la réponse indique une entrée non exécutée, ou à une adresse d'un autre type"),
		failing("PDSM-406", "the document does not have the digest that its reference states", "empreinte du document différente de celle de la fiche"),
		failing("PDSM-407", "the document does not have the size that its reference states", "taille du document différente de celle de la fiche"),
		failing("PDSM-408", "the document is of another media type than its reference states", "type de média du document différent de celui de la fiche"),
		failing("PDSM-409", "the document was cut off", "document interrompu"),
		failing("PDSM-410", "the size or the digest of the reference is malformed", "taille ou empreinte de la fiche mal formée"),
	}
}

func answerFaults() []Refusal {
	w := document.Warning
	return []Refusal{
		listed(w, "PDSM-801", "an identifier that is called a UUID and is none", "identifiant présenté comme un UUID et qui n'en est pas un"),
		listed(w, "PDSM-802", "a result of another type than was asked for", "résultat d'un autre type que celui demandé"),
		listed(w, "PDSM-803", "the next page lies on another server, and is not asked for", "page suivante située sur un autre serveur, non demandée"),
		listed(w, "PDSM-804", "an entry was created and its location is not stated", "entrée créée sans adresse"),
		failing("PDSM-811", "not a JSON patch (RFC 6902)", "ce n'est pas un JSON Patch (RFC 6902)"),
		failing("PDSM-812", "the patch changes something else than status, labels and archiving", "la mise à jour porte sur autre chose que le statut, la confidentialité ou l'archivage"),
		failing("PDSM-813", "the value of the patch does not have the form of the element", "la valeur de la mise à jour n'a pas la forme de l'élément"),
		failing("PDSM-814", "the patch writes one label of the list: the complete list is written", "la mise à jour écrit une seule étiquette : la liste complète doit être écrite"),
	}
}

func losses() []Refusal {
	i := document.Information
	return []Refusal{
		listed(i, "PDSM-L01", "the FHIR resource carries this in part only, or in another form", "information portée en partie seulement, ou sous une autre forme, par la ressource FHIR"),
		listed(i, "PDSM-L02", "the FHIR resource has no place for this", "aucune place pour cette information dans la ressource FHIR"),
		listed(i, "PDSM-L03", "XDS metadata carry this in part only, in another form, or not at all", "information portée en partie seulement, sous une autre forme ou pas du tout par les métadonnées XDS"),
	}
}
