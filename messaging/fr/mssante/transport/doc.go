// Package transport sends mails to a server of MSSanté (SMTP submission) and
// fetches them (IMAP), with the sessions the space asks for: TLS 1.2 or newer
// from STARTTLS or from the first byte, certificates of the structure, SASL with a
// password or with the token of Pro Santé Connect (XOAUTH2).
//
//	result, err := sender.Send(ctx, transport.Envelope{From: …, To: …, ID: …}, raw)
//	cursor, report, err := fetcher.Fetch(ctx, "INBOX", cursor, seen, handle)
//
// # Once, and not twice
//
// Sending is tried again only while the server cannot have taken the mail: the
// connection was not made, or was cut before the last byte. Cut after that, nobody
// knows: [Sender.Send] says so ([ErrUnknown]) and leaves it to the caller. Sending the same
// bytes again is right then, because they carry the same Message-ID and the
// receiving side recognises it.
//
// Fetching goes forward only when the caller's handler has taken a mail: a
// cursor that the caller stores, and the Message-IDs handled, which it stores too
// ([Seen]). A mail is handed over at least once, and a second time only when the
// program stopped between the handler and the store.
//
// # What an error tells
//
// An [*Error] tells the stage, whether to try again later, and whether the mail
// may have been sent. Its text never holds an address or what a server wrote;
// [Error.Detail] does, for a person and not for a log.
package transport
