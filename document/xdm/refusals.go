package xdm

import "github.com/ordonnance-numerique/ordonnance-go/document"

// A code is never reused for something else.

func say(en, fr string) document.Text { return document.Text{EN: en, FR: fr} }

func openRefusals() []Refusal {
	m, u, n, e := document.ErrMalformed, document.ErrUntrusted, document.ErrUnsupported, document.Failure
	return []Refusal{
		{"XDM-101", m, e, say("not a zip archive, or a damaged one", "fichier qui n'est pas une archive zip, ou archive endommagée")},
		{"XDM-102", m, e, say("the archive is larger than allowed", "archive trop volumineuse")},
		{"XDM-103", m, e, say("the archive holds more files than allowed", "archive contenant trop de fichiers")},
		{"XDM-104", u, e, say("a file name leads out of the archive", "nom de fichier sortant de l'archive")},
		{"XDM-105", u, e, say("a file name is absolute", "nom de fichier absolu")},
		{"XDM-106", m, e, say("a file name is too long or has characters no name has", "nom de fichier trop long ou contenant des caractères non admis")},
		{"XDM-107", u, e, say("two files have the same name", "deux fichiers de même nom")},
		{"XDM-108", n, e, say("a file is encrypted", "fichier chiffré")},
		{"XDM-109", u, e, say("the content inflates to more than allowed", "contenu décompressé trop volumineux")},
		{"XDM-110", n, e, say("a file is compressed by a method that XDM does not have", "fichier compressé selon une méthode non admise")},
		{"XDM-111", m, e, say("there is no lot in the archive: no METADATA.XML", "aucun lot dans l'archive : pas de METADATA.XML")},
		{"XDM-112", u, e, say("an entry is neither a file nor a folder", "entrée qui n'est ni un fichier ni un dossier")},
		{"XDM-121", m, e, say("METADATA.XML is larger than allowed", "METADATA.XML trop volumineux")},
		{"XDM-122", m, e, say("METADATA.XML has a document type declaration or an entity of its own", "METADATA.XML contient une déclaration de type de document (DOCTYPE) ou une entité")},
		{"XDM-123", m, e, say("METADATA.XML is not well-formed XML", "METADATA.XML mal formé")},
		{"XDM-124", n, e, say("METADATA.XML is in an encoding other than UTF-8", "METADATA.XML encodé autrement qu'en UTF-8")},
		{"XDM-125", m, e, say("METADATA.XML holds no list of registry objects", "METADATA.XML sans liste d'objets de registre")},
		{"XDM-126", m, e, say("METADATA.XML has more elements than allowed, or nests them too deeply", "METADATA.XML contient trop d'éléments ou des éléments trop imbriqués")},
		{"XDM-131", u, e, say("the bytes of the document do not have the digest the metadata state", "empreinte du document différente de celle des métadonnées")},
		{"XDM-132", u, e, say("the document does not have the size the metadata state", "taille du document différente de celle des métadonnées")},
		{"XDM-133", m, e, say("the document that the metadata name is not in the archive", "document absent de l'archive")},
		{"XDM-134", m, e, say("the document cannot be inflated", "document impossible à décompresser")},
	}
}

func archiveFaults() []Refusal {
	i, w, e := document.Information, document.Warning, document.Failure
	return []Refusal{
		{"XDM-201", nil, e, say("a lot has no METADATA.XML", "lot sans METADATA.XML")},
		{"XDM-202", nil, e, say("the file that an entry names is not in the archive", "fichier désigné par les métadonnées absent de l'archive")},
		{"XDM-203", nil, e, say("the bytes of a document do not have the digest stated", "empreinte d'un document différente de celle indiquée")},
		{"XDM-204", nil, e, say("a document does not have the size stated", "taille d'un document différente de celle indiquée")},
		{"XDM-205", nil, e, say("a document cannot be inflated, or fails the check sum of the archive", "document impossible à décompresser, ou somme de contrôle de l'archive incorrecte")},
		{"XDM-206", nil, w, say("a file has no metadata", "fichier sans métadonnées")},
		{"XDM-207", nil, w, say("INDEX.HTM is missing", "INDEX.HTM absent")},
		{"XDM-208", nil, w, say("README.TXT is missing", "README.TXT absent")},
		{"XDM-209", nil, i, say("a name is not of ISO 9660 level 1 (8.3, capitals, digits, underscore)", "nom hors ISO 9660 niveau 1 (8.3, capitales, chiffres, tiret bas)")},
		{"XDM-210", nil, w, say("the name of the file of an entry is a path", "nom de fichier des métadonnées contenant un chemin")},
		{"XDM-211", nil, w, say("two entries name the same file", "deux fiches désignent le même fichier")},
		{"XDM-212", nil, i, say("README.TXT is not plain ASCII", "README.TXT hors ASCII")},
		{"XDM-213", nil, i, say("the name of a file is in other letter case than the metadata", "casse du nom de fichier différente de celle des métadonnées")},
		{"XDM-214", nil, e, say("the lots of the archive are of different patients", "lots de patients différents dans l'archive")},
		{"XDM-215", nil, e, say("two entries of the archive have the same uniqueId", "deux fiches de même uniqueId dans l'archive")},
		{"XDM-216", nil, w, say("a name is written with backslashes", "nom de fichier écrit avec des barres obliques inverses")},
		{"XDM-299", nil, w, say("there are more faults than are listed", "d'autres anomalies existent, non listées")},
	}
}

func metadataFaults() []Refusal {
	i, w, e := document.Information, document.Warning, document.Failure
	return []Refusal{
		{"XDM-301", nil, w, say("a classification names another object than the one it stands in", "classification rattachée par référence à un autre objet que celui qui la contient")},
		{"XDM-302", nil, w, say("an external identifier names another object than the one it stands in", "identifiant externe rattaché par référence à un autre objet que celui qui le contient")},
		{"XDM-303", nil, i, say("an external identifier does not have the name of its scheme", "nom d'identifiant externe différent de celui de son schéma")},
		{"XDM-304", nil, w, say("an association has an object type that is none", "type d'objet d'association incorrect")},
		{"XDM-305", nil, i, say("an identifier of an object is not a UUID", "identifiant d'objet qui n'est pas un UUID")},
		{"XDM-306", nil, w, say("a code without its coding scheme", "code sans système de codage")},
		{"XDM-307", nil, i, say("blanks around a part of a composite value", "espaces superflus dans une valeur composée")},
		{"XDM-308", nil, e, say("a composite value that does not have its form", "valeur composée de forme incorrecte")},
		{"XDM-309", nil, w, say("a composite value has more than was kept", "valeur composée dont une partie n'est pas conservée")},
		{"XDM-310", nil, e, say("a required attribute is missing", "attribut obligatoire absent")},
		{"XDM-311", nil, e, say("an attribute stands more than once; the first was taken", "attribut répété ; le premier est retenu")},
		{"XDM-312", nil, w, say("a time that is not digits of year to second in UTC", "date qui n'est pas en chiffres, de l'année à la seconde, en UTC")},
		{"XDM-313", nil, e, say("a size that is not a number, or a digest that is not SHA-1 in hexadecimal", "taille non numérique ou empreinte qui n'est pas un SHA-1 en hexadécimal")},
		{"XDM-314", nil, i, say("a classification or an identifier of an unknown scheme was passed over", "classification ou identifiant de schéma inconnu, ignoré")},
		{"XDM-316", nil, w, say("no association makes an entry a member of the lot", "aucune association ne rattache une fiche au lot")},
		{"XDM-317", nil, w, say("an association has an end that is not in the lot", "association dont une extrémité est absente du lot")},
		{"XDM-318", nil, w, say("a membership does not state its status", "rattachement au lot sans statut")},
		{"XDM-319", nil, e, say("there is not exactly one lot", "il n'y a pas exactement un lot")},
		{"XDM-320", nil, i, say("elements stand out of the order of the ebXML schema", "éléments hors de l'ordre du schéma ebXML")},
		{"XDM-322", nil, w, say("an entry does not say that it is a stable document", "fiche non déclarée comme document stable")},
		{"XDM-323", nil, i, say("a folder was passed over", "classeur ignoré")},
		{"XDM-324", nil, w, say("two objects have the same identifier", "deux objets de même identifiant")},
		{"XDM-325", nil, w, say("the namespaces are not those of ebXML 3.0", "espaces de noms différents de ceux d'ebXML 3.0")},
		{"XDM-328", nil, e, say("an entry is of another patient than the lot", "fiche d'un autre patient que celui du lot")},
		{"XDM-329", nil, w, say("an object of a kind that was passed over", "objet de nature inconnue, ignoré")},
	}
}

func writeRefusals() []Refusal {
	e := document.Failure
	return []Refusal{
		{"XDM-401", nil, e, say("there is no lot, or a lot without document", "aucun lot, ou lot sans document")},
		{"XDM-402", nil, e, say("a required attribute is missing", "attribut obligatoire absent")},
		{"XDM-403", nil, e, say("a value does not have its form", "valeur de forme incorrecte")},
		{"XDM-404", nil, e, say("an archive is of one patient", "une archive ne concerne qu'un seul patient")},
		{"XDM-405", nil, e, say("size or digest are not those of the bytes", "taille ou empreinte différentes de celles du contenu")},
		{"XDM-406", nil, e, say("a file name is not of ISO 9660 level 1 (8.3, capitals, digits, underscore)", "nom de fichier hors ISO 9660 niveau 1 (8.3, capitales, chiffres, tiret bas)")},
		{"XDM-407", nil, e, say("two files have the same name", "deux fichiers de même nom")},
		{"XDM-408", nil, e, say("two objects have the same identifier", "deux objets de même identifiant")},
		{"XDM-409", nil, e, say("a text that is not UTF-8, or has a character it may not have", "texte non UTF-8 ou contenant un caractère non admis")},
		{"XDM-410", nil, e, say("a value is longer than ebXML has room for", "valeur trop longue pour ebXML")},
		{"XDM-411", nil, e, say("INDEX.HTM or README.TXT is missing, or README.TXT is not plain ASCII", "INDEX.HTM ou README.TXT absent, ou README.TXT hors ASCII")},
		{"XDM-412", nil, e, say("the source of UUIDs failed or repeated itself", "source d'UUID en échec ou répétitive")},
		{"XDM-413", nil, e, say("an association has an end that is not in the lot", "association dont une extrémité est absente du lot")},
		{"XDM-416", nil, e, say("a time outside the years 1980 to 2107, which zip has", "date hors des années 1980 à 2107 du format zip")},
		{"XDM-417", nil, e, say("the archive could not be written", "l'archive n'a pas pu être écrite")},
		{"XDM-418", nil, e, say("the archive would be larger than its readers allow", "archive plus volumineuse que ce que les lecteurs admettent")},
	}
}

func deriveFaults() []Refusal {
	i, w, e := document.Information, document.Warning, document.Failure
	return []Refusal{
		{"XDM-501", nil, e, say("the document does not give a required attribute", "attribut obligatoire que le document ne fournit pas")},
		{"XDM-502", nil, i, say("a time without a zone; it was taken to be of the zone given, UTC without one", "date sans fuseau horaire, interprétée dans le fuseau indiqué, à défaut UTC")},
		{"XDM-503", nil, w, say("a time of the document that is none", "date du document inexploitable")},
	}
}

func compareReasons() []Refusal {
	i, w, e := document.Information, document.Warning, document.Failure
	return []Refusal{
		{"XDM-511", nil, e, say("the metadata are of another patient than the document", "métadonnées d'un autre patient que celui du document")},
		{"XDM-512", nil, e, say("the metadata are of another document: the uniqueId differs", "métadonnées d'un autre document : uniqueId différent")},
		{"XDM-513", nil, e, say("digest or size are not those of the document", "empreinte ou taille différentes de celles du document")},
		{"XDM-514", nil, w, say("the type differs from the document", "type différent de celui du document")},
		{"XDM-515", nil, w, say("a time differs from the document", "date différente de celle du document")},
		{"XDM-516", nil, w, say("the title differs from the document", "titre différent de celui du document")},
		{"XDM-517", nil, w, say("an author or who answers for the document differs", "auteur ou responsable différent de celui du document")},
		{"XDM-520", nil, w, say("differs from the document, for no known reason", "diffère du document, sans raison connue")},
		{"XDM-521", nil, i, say("differs by blanks only", "diffère par des espaces seulement")},
		{"XDM-522", nil, i, say("differs by letter case only", "diffère par la casse seulement")},
		{"XDM-523", nil, i, say("differs by a label only: code and system are the same", "diffère par un libellé seulement : mêmes code et système")},
		{"XDM-524", nil, i, say("the document gives an optional attribute that the metadata leave out", "attribut facultatif fourni par le document et absent des métadonnées")},
		{"XDM-525", nil, i, say("differs by order only", "diffère par l'ordre seulement")},
		{"XDM-526", nil, i, say("the submission gives what no document does", "attribut propre à l'envoi, qu'aucun document ne fournit")},
		{"XDM-527", nil, w, say("the same code under another coding scheme", "même code sous un autre système de codage")},
	}
}

func valueRefusals() []Refusal {
	m, e := document.ErrMalformed, document.Failure
	return []Refusal{
		{"XDM-601", m, e, say("not an identifier of the form CX", "identifiant qui n'est pas de la forme CX")},
		{"XDM-602", m, e, say("not a person of the form XCN", "personne qui n'est pas de la forme XCN")},
		{"XDM-603", m, e, say("not an organization of the form XON", "structure qui n'est pas de la forme XON")},
		{"XDM-604", m, e, say("not a field of a patient of the form PID-n|…", "champ de patient qui n'est pas de la forme PID-n|…")},
		{"XDM-605", m, e, say("not a time in digits from year to second", "date qui n'est pas en chiffres, de l'année à la seconde")},
	}
}
