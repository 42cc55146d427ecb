// Package loopback is a mail server on this machine alone: SMTP submission and
// IMAP with TLS, mailboxes in memory. Tests and examples send through it what
// they would send through an operator of MSSanté, and make it fail on purpose.
//
// It is no server to run: it keeps nothing, and its certificate is made anew at
// each start.
package loopback
