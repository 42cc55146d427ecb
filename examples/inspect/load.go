package main

import (
	"io"
	"os"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// maxFile bounds what is read, in bytes. The readers have narrower bounds.
const maxFile = 64 << 20

// The refusals of this command.
var (
	errForm = &identity.Error{Code: "INSP-101", EN: "the form of the file is not recognised",
		FR: "la forme du fichier n'est pas reconnue"}
	errSize = &identity.Error{Code: "INSP-102", EN: "the file is larger than 64 MiB",
		FR: "le fichier dépasse 64 Mio"}
	errToken = &identity.Error{Code: "INSP-103", EN: "not a signed token",
		FR: "ce n'est pas un jeton signé"}
	errKind = &identity.Error{Code: "INSP-104", EN: "the token is of a kind or a version that is not known here",
		FR: "le jeton est d'un type ou d'une version inconnus ici"}
	errBase64 = &identity.Error{Code: "INSP-105", EN: "not base64url",
		FR: "ce n'est pas du base64url"}
	errCutPDF = &identity.Error{Code: "INSP-106", EN: "the PDF is cut short: its end is missing",
		FR: "le PDF est tronqué : sa fin manque"}
	errCutMail = &identity.Error{Code: "INSP-107", EN: "the mail is cut short: its last boundary is missing",
		FR: "le message est tronqué : son séparateur de fin manque"}
)

// load reads a file, or standard input for "-".
func load(name string, in io.Reader) ([]byte, error) {
	if name != "-" || in == nil {
		file, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		defer file.Close()
		if info, err := file.Stat(); err == nil && info.Size() > maxFile {
			return nil, errSize
		}
		in = file
	}
	raw, err := io.ReadAll(io.LimitReader(in, maxFile+1))
	switch {
	case err != nil:
		return nil, err
	case len(raw) > maxFile:
		return nil, errSize
	}
	return raw, nil
}
