// Package document holds the four verbs on signed health documents, whatever
// they contain:
//
//   - [Sign] writes a value and signs it;
//   - [Open] answers "is it authentic?": yes with who signed, or an error;
//   - [Validate] answers "is it well formed?" for raw content;
//   - [Check] answers "is it right?": a typed value against rules, with a list
//     of findings.
//
// The three questions are kept apart on purpose: an authentic prescription
// may be wrong, and a pharmacist has to see it.
//
// Three plugs make the verbs work, all plain values of the caller: a [Kind]
// ties a wire name and its versions to a Go type, a [Profile] is a list of
// rules, and [Keys] says who may sign what. Nothing is registered, nothing is
// read from the environment, no network is dialled.
//
// [Read] and [Write] are the unsigned counterparts of Open and Sign, and an
// [Attachment] binds bytes that travel beside a document to it.
//
// Documents that others made are not rewritten to be signed: [ReadDocument]
// recognises a [Document] by its bytes and keeps them, [SignDetached] signs any
// bytes as they are, and [OpenDetached] answers for them as Open does.
//
// # Wire format
//
// A signed document is a JSON Web Signature in the compact serialization (RFC
// 7515 §7.1): header.payload.signature, each part base64url without padding,
// in its one canonical spelling. The protected header written is
//
//	{"alg":"ES256","iat":1767225600,"kid":"…","typ":"NAME;v=1"}
//
// with alg ES256, PS256 or EdDSA (Ed25519); iat the signing time in whole
// seconds since 1970; kid the id of the key in the receiver's list; typ the
// name and the version of the kind. A reader needs all of alg, iat, typ and
// one of kid and x5t#S256. It skips members it does not know, and refuses:
// "crit" with anything in it or empty, "b64", "zip", "jwk", "jku", "x5u",
// "x5t", a duplicate name, a name that is not visible ASCII. The payload is
// what the kind says; where that is JSON, no white space surrounds it, no
// name is there twice, and it satisfies the kind's JSON Schema.
//
// A detached signature (RFC 7515 appendix F) is the same with nothing between
// the two points: header..signature. Its typ is NAME;form=detached;v=1, so that
// neither form can be made into the other.
//
// # Codes
//
// Every refusal is an [*Error] with a stable code, listed by [Refusals] with
// its class and its text in English and in French.
package document
