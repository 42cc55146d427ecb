package transport

import (
	"errors"
	"fmt"

	"github.com/emersion/go-smtp"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// Reasons of an [Error], to be asked with errors.Is.
var (
	ErrTLS        = &identity.Error{Code: "MSS-201", EN: "the TLS settings would weaken the session", FR: "la configuration TLS affaiblirait la session"}
	ErrConnect    = &identity.Error{Code: "MSS-202", EN: "the server cannot be reached, or the connection was cut before anything was sent", FR: "serveur injoignable, ou connexion coupée avant l'envoi"}
	ErrStartTLS   = &identity.Error{Code: "MSS-203", EN: "the server offers no TLS, or the session could not be made", FR: "le serveur n'offre pas TLS, ou la session n'a pas pu être établie"}
	ErrAuth       = &identity.Error{Code: "MSS-204", EN: "the server refused the identification", FR: "le serveur a refusé l'identification"}
	ErrSender     = &identity.Error{Code: "MSS-205", EN: "the server refused the sender", FR: "le serveur a refusé l'expéditeur"}
	ErrRecipients = &identity.Error{Code: "MSS-206", EN: "the server refused all recipients", FR: "le serveur a refusé tous les destinataires"}
	ErrTooLarge   = &identity.Error{Code: "MSS-207", EN: "the mail is larger than allowed", FR: "le message dépasse la taille autorisée"}
	ErrRefused    = &identity.Error{Code: "MSS-208", EN: "the server refused the mail", FR: "le serveur a refusé le message"}
	ErrUnknown    = &identity.Error{Code: "MSS-209", EN: "the connection was cut at the end: the mail may have been sent", FR: "connexion coupée à la fin : le message est peut-être parti"}
	ErrMailbox    = &identity.Error{Code: "MSS-210", EN: "the mailbox cannot be opened", FR: "la boîte ne peut pas être ouverte"}
	ErrFetch      = &identity.Error{Code: "MSS-211", EN: "the connection was cut, or the server answered what it should not", FR: "connexion coupée, ou réponse inattendue du serveur"}
	ErrEnvelope   = &identity.Error{Code: "MSS-212", EN: "the envelope lacks a sender or a recipient, or holds a line break", FR: "l'enveloppe n'a pas d'expéditeur ou de destinataire, ou contient un saut de ligne"}
)

// Refusals lists every reason, in the order of the codes.
func Refusals() []*identity.Error {
	return []*identity.Error{ErrTLS, ErrConnect, ErrStartTLS, ErrAuth, ErrSender, ErrRecipients, ErrTooLarge, ErrRefused, ErrUnknown,
		ErrMailbox, ErrFetch, ErrEnvelope}
}

// Error is why something was not sent or fetched.
type Error struct {
	Reason *identity.Error
	// Temporary says that the same may work later: a 4xx answer, or no answer.
	Temporary bool
	// Status is the answer of an SMTP server, 0 when there was none.
	Status int
	cause  error
}

// Error returns the code, the English text and the status.
func (e *Error) Error() string {
	if e.Status != 0 {
		return fmt.Sprintf("%s (%d)", e.Reason.Error(), e.Status)
	}
	return e.Reason.Error()
}

// Refusal returns the code and both texts.
func (e *Error) Refusal() (code, en, fr string) { return e.Reason.Code, e.Reason.EN, e.Reason.FR }

// Is reports whether target is the reason.
func (e *Error) Is(target error) bool { return e.Reason == target }

// Detail returns what the server or the network said. It may hold addresses,
// and so the number of a patient: it is not for a log.
func (e *Error) Detail() string {
	if e.cause == nil {
		return ""
	}
	return e.cause.Error()
}

// because makes an error of what a server or the network said.
func because(reason *identity.Error, cause error) *Error {
	e := &Error{Reason: reason, cause: cause}
	var answer *smtp.SMTPError
	if errors.As(cause, &answer) {
		e.Status, e.Temporary = answer.Code, answer.Code/100 == 4
	} else {
		e.Temporary = reason == ErrConnect || reason == ErrFetch || reason == ErrUnknown
	}
	return e
}
