package pdf

// The findings of [CheckArchive]. Their codes are those of [Fault]; the section
// is that of ISO 19005-1:2005.
var (
	// ErrArchiveNotPDF: no catalogue.
	ErrArchiveNotPDF = &Error{Code: "PDF-101",
		EN: "this is not a PDF, or it is damaged beyond reading",
		FR: "ce n'est pas un PDF, ou il est trop abîmé pour être lu"}
	// ErrArchivePartly: too large to be checked to the end.
	ErrArchivePartly = &Error{Code: "PDF-102",
		EN: "the file is too large to be checked completely",
		FR: "le fichier est trop volumineux pour être contrôlé en entier"}
	// ErrArchiveHeader: §6.1.2; version 1.4 is that of the PDF the standard
	// rests on.
	ErrArchiveHeader = &Error{Code: "PDF-103",
		EN: "the file does not begin with a header of PDF 1.4 or earlier and a line of binary characters",
		FR: "le fichier ne commence pas par un en-tête PDF 1.4 ou antérieur suivi d'une ligne binaire"}
	// ErrArchiveID: §6.1.3.
	ErrArchiveID = &Error{Code: "PDF-104",
		EN: "the file has no identifier",
		FR: "le fichier n'a pas d'identifiant"}
	// ErrArchiveEncrypted: §6.1.3.
	ErrArchiveEncrypted = &Error{Code: "PDF-105",
		EN: "the file is encrypted",
		FR: "le fichier est chiffré"}
	// ErrArchiveTail: §6.1.3.
	ErrArchiveTail = &Error{Code: "PDF-106",
		EN: "the file does not end with its end mark",
		FR: "le fichier ne se termine pas par sa marque de fin"}
	// ErrArchivePacked: §6.1.4; both came with PDF 1.5.
	ErrArchivePacked = &Error{Code: "PDF-107",
		EN: "objects or references are packed in a stream, as of PDF 1.5",
		FR: "des objets ou des références sont regroupés dans un flux (PDF 1.5)"}
	// ErrArchiveMetadata: §6.7.2.
	ErrArchiveMetadata = &Error{Code: "PDF-108",
		EN: "the file has no readable XMP metadata, or they are compressed",
		FR: "le fichier n'a pas de métadonnées XMP lisibles, ou elles sont compressées"}
	// ErrArchiveClaim: §6.7.11.
	ErrArchiveClaim = &Error{Code: "PDF-109",
		EN: "the metadata do not say that the file is a PDF/A-1",
		FR: "les métadonnées n'annoncent pas un PDF/A-1"}
	// ErrArchiveInfo: §6.7.3.
	ErrArchiveInfo = &Error{Code: "PDF-110",
		EN: "title, author, dates or other facts differ between the metadata and the information dictionary",
		FR: "titre, auteur, dates ou autres faits diffèrent entre les métadonnées et le dictionnaire d'informations"}
	// ErrArchiveIntent: §6.2.2.
	ErrArchiveIntent = &Error{Code: "PDF-111",
		EN: "there is no output intent with a colour profile",
		FR: "il n'y a pas d'intention de sortie avec un profil de couleur"}
	// ErrArchiveProfile: §6.2.2 and §6.2.3.2.
	ErrArchiveProfile = &Error{Code: "PDF-112",
		EN: "the colour profile is unreadable or its number of components is wrong",
		FR: "le profil de couleur est illisible ou son nombre de composantes est faux"}
	// ErrArchiveFont: §6.3.4.
	ErrArchiveFont = &Error{Code: "PDF-113",
		EN: "a font is not embedded",
		FR: "une police n'est pas incorporée"}
	// ErrArchiveSubset: §6.3.5.
	ErrArchiveSubset = &Error{Code: "PDF-114",
		EN: "a font subset lacks its tag or the list of its characters",
		FR: "un sous-ensemble de police est sans étiquette ou sans liste de ses caractères"}
	// ErrArchiveUnicode: §6.3.8, which binds level A only.
	ErrArchiveUnicode = &Error{Code: "PDF-115",
		EN: "a font does not say which text its characters stand for (not required at level B)",
		FR: "une police n'indique pas le texte de ses caractères (non exigé au niveau B)"}
	// ErrArchiveTransparency: §6.4.
	ErrArchiveTransparency = &Error{Code: "PDF-116",
		EN: "transparency is used",
		FR: "la transparence est utilisée"}
	// ErrArchiveAction: §6.6.
	ErrArchiveAction = &Error{Code: "PDF-117",
		EN: "the document contains a script or an action that is not allowed",
		FR: "le document contient un script ou une action non autorisée"}
	// ErrArchiveEmbedded: §6.1.11.
	ErrArchiveEmbedded = &Error{Code: "PDF-118",
		EN: "a file is embedded",
		FR: "un fichier est incorporé"}
	// ErrArchiveFilter: §6.1.10.
	ErrArchiveFilter = &Error{Code: "PDF-119",
		EN: "a stream is compressed with LZW",
		FR: "un flux est compressé en LZW"}
	// ErrArchiveOutside: §6.1.7 and §6.2.6.
	ErrArchiveOutside = &Error{Code: "PDF-120",
		EN: "content lies outside the file",
		FR: "du contenu se trouve hors du fichier"}
	// ErrArchiveFeature: §6.1.13, §6.2.4, §6.2.5, §6.2.7, §6.2.8 and §6.9.
	ErrArchiveFeature = &Error{Code: "PDF-121",
		EN: "layers, alternate images, PostScript, transfer functions or dynamic forms are used",
		FR: "des calques, images de remplacement, PostScript, fonctions de transfert ou formulaires dynamiques sont utilisés"}
)

// archiveRefusals lists them, for [Refusals].
func archiveRefusals() []*Error {
	return []*Error{ErrArchiveNotPDF, ErrArchivePartly, ErrArchiveHeader, ErrArchiveID, ErrArchiveEncrypted,
		ErrArchiveTail, ErrArchivePacked, ErrArchiveMetadata, ErrArchiveClaim, ErrArchiveInfo, ErrArchiveIntent,
		ErrArchiveProfile, ErrArchiveFont, ErrArchiveSubset, ErrArchiveUnicode, ErrArchiveTransparency,
		ErrArchiveAction, ErrArchiveEmbedded, ErrArchiveFilter, ErrArchiveOutside, ErrArchiveFeature}
}
