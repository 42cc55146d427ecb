package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"unicode"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// The refusals of this command.
var (
	errForm = &identity.Error{Code: "CONV-101", EN: "the form of the file is not recognised",
		FR: "la forme du fichier n'est pas reconnue"}
	errOther = &identity.Error{Code: "CONV-102", EN: "the file is not a prescription",
		FR: "le fichier n'est pas une ordonnance"}
	errSize = &identity.Error{Code: "CONV-103", EN: "the file is larger than 64 MiB",
		FR: "le fichier dépasse 64 Mio"}
	errToken = &identity.Error{Code: "CONV-104", EN: "not a signed token",
		FR: "ce n'est pas un jeton signé"}
	errBase64 = &identity.Error{Code: "CONV-105", EN: "not base64url",
		FR: "ce n'est pas du base64url"}
	errUnsigned = &identity.Error{Code: "CONV-106", EN: "a list of keys was given, and the file is not signed",
		FR: "une liste de clés est fournie, et le fichier n'est pas signé"}
	errKeyFile = &identity.Error{Code: "CONV-107", EN: "not a private key in a PEM file (PKCS #8)",
		FR: "ce n'est pas une clé privée dans un fichier PEM (PKCS #8)"}
)

// What this command says of a conversion, in the shape of any other finding.
var (
	notVerified = note(document.Warning, "CONV-001", "NOTHING WAS VERIFIED: the file is signed, and no list of keys was given (-keys)",
		"RIEN N'A ÉTÉ VÉRIFIÉ : le fichier est signé, et aucune liste de clés n'est fournie (-keys)")
	notSigned = note(document.Information, "CONV-002", "the file is not signed: nothing says who wrote it",
		"le fichier n'est pas signé : rien n'indique qui l'a écrit")
	verified = note(document.Information, "CONV-003", "the signature was verified with the list of keys",
		"la signature a été vérifiée avec la liste de clés")
	leftUnsigned = note(document.Information, "CONV-004", "what is written is not signed (-sign)",
		"ce qui est écrit n'est pas signé (-sign)")
	wordsOnly = note(document.Information, "CONV-005", "the posology is in words only: they are given as they are",
		"la posologie n'est qu'en texte : elle est donnée telle quelle")
	otherWords = note(document.Warning, "CONV-006", "the structure of the posology does not say it in these words, or says less: the words of the line, which bind, are given",
		"la structure de la posologie ne le dit pas dans ces termes, ou en dit moins : le texte de la ligne, qui fait foi, est donné")
	noWords = note(document.Warning, "CONV-007", "the line has no words: a sentence made of its structure is given",
		"la ligne est sans texte : une phrase tirée de sa structure est donnée")
)

func note(s document.Severity, code, en, fr string) document.Fault {
	return document.Fault{Code: code, Severity: s, Message: document.Text{EN: en, FR: fr}}
}

// teller writes the findings, one a line.
type teller struct{ errs io.Writer }

// line writes one: what it is, code, place and words. Nothing of the content
// is in it.
func (t teller) line(what, code, path, text string) {
	fmt.Fprintf(t.errs, "%s %s %s %s\n", what, cmp.Or(code, "-"), cmp.Or(strings.Map(visible, path), "-"), oneLine(text))
}

// visible keeps a place one word: names in it may come from the file.
func visible(r rune) rune {
	if unicode.IsSpace(r) || !unicode.IsPrint(r) {
		return unicode.ReplacementChar
	}
	return r
}

// oneLine puts words on one line.
func oneLine(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }), " ")
}

func (t teller) faults(faults []document.Fault) {
	for _, f := range faults {
		t.line(f.Severity.String(), f.Code, f.Path, f.Message.EN)
	}
}

// omissions says what a form did not carry as it was.
func (t teller) omissions(left []document.Omission) {
	for _, o := range left {
		what := "loss"
		if restated(o) {
			what = "restated"
		}
		t.line(what, o.Code, o.Path, o.Reason.EN)
	}
}

// refused says why there is no result, and at which places. A place that has
// nothing more to say is on the line of the refusal.
func (t teller) refused(err error) {
	code, text := explain(err)
	at, more := "", []document.Fault{}
	for _, f := range places(err) {
		if f.Code == code && f.Message.EN == text {
			at = cmp.Or(at, f.Path)
			continue
		}
		more = append(more, f)
	}
	t.line("refused", code, at, text)
	t.faults(more)
}

// explain is the code and the English text of a refusal.
func explain(err error) (code, text string) {
	if code, text, ok := document.Explain(err); ok {
		return code, text.EN
	}
	return "", plain(err)
}

// plain is the text of an error without a code. Those of the file system are
// short of the path that the user typed.
func plain(err error) string {
	var file *fs.PathError
	if errors.As(err, &file) {
		return "the file cannot be read: " + file.Err.Error()
	}
	return err.Error()
}

// places are the findings that a refusal rests on.
func places(err error) []document.Fault {
	var ours *document.Error
	var theirs *fhir.Error
	switch {
	case errors.As(err, &ours):
		return ours.Faults
	case errors.As(err, &theirs):
		return theirs.Faults
	}
	return causeCDA(err)
}
