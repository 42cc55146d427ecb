package cisis

import (
	"bytes"
	"html"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
)

// Issuer is who the two files of an archive for people name.
type Issuer struct {
	Name              string // of the person or the service
	Organization      string
	OrganizationID    string // Struct_IdNat: "1750803447"
	Address, Phone    string
	Software          string
	SoftwareVersion   string
	SoftwarePublisher string // publisher of the software
	FurtherSentences  []string
}

// Pages writes INDEX.HTM and README.TXT of an archive (IHE ITI TF-2
// 3.32.4.1.2, in the blocks of the official archives), for the lots it will
// hold. README.TXT is plain ASCII with CRLF: accents are dropped. File names
// that the writer gives are shown as it will give them for CDA documents.
func Pages(issuer Issuer, lots ...xdm.Parcel) (index, readme []byte) {
	var h bytes.Buffer
	h.WriteString("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n" +
		"<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" \"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd\">\r\n" +
		"<html xmlns=\"http://www.w3.org/1999/xhtml\" xml:lang=\"fr\" lang=\"fr\">\r\n<head><title>IHE_XDM</title></head>\r\n<body>\r\n<p>Émetteur : ")
	h.WriteString(html.EscapeString(issuer.Organization + " (" + issuer.OrganizationID + ")"))
	h.WriteString("</p>\r\n<p>Voir le fichier <a href=\"README.TXT\">README.TXT</a></p>\r\n</body>\r\n</html>\r\n")

	lines := []string{
		"Emetteur :", "==========",
		"  . Nom : " + issuer.Name, "  . Organisme : " + issuer.Organization + " (" + issuer.OrganizationID + ")",
		"  . Adresse : " + issuer.Address, "  . Téléphone : " + issuer.Phone, "",
		"Application de l'émetteur :", "===========================",
		"  . Nom : " + issuer.Software, "  . Version : " + issuer.SoftwareVersion, "  . Éditeur : " + issuer.SoftwarePublisher, "",
		"Instructions :", "==============",
		"  . Ouvrez cette archive avec votre logiciel de professionnel de santé.",
	}
	for _, s := range issuer.FurtherSentences {
		lines = append(lines, "  . "+s)
	}
	lines = append(lines, "", "Arborescence :", "==============", "  INDEX.HTM", "  README.TXT", "  IHE_XDM")
	for i, p := range lots {
		lines = append(lines, "    "+xdm.FolderName(i), "      METADATA.XML")
		for _, name := range p.FileNames() {
			lines = append(lines, "      "+name)
		}
	}
	return h.Bytes(), []byte(ascii(strings.Join(lines, "\r\n") + "\r\n"))
}

// ascii drops accents, and writes a question mark for what is still no ASCII.
func ascii(s string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == '’' || r == '‘':
			b.WriteByte('\'')
		case r == 'œ' || r == 'Œ':
			b.WriteString("oe")
		case r == 'æ' || r == 'Æ':
			b.WriteString("ae")
		case r > unicode.MaxASCII || r < ' ' && r != '\r' && r != '\n':
			b.WriteByte('?')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
