// Package strictjson reads JSON (RFC 8259) with the freedoms of the grammar
// taken away that let two readers see two documents in one text (RFC 8725
// §2.4, RFC 7493 "I-JSON"): duplicate member names at any level, invalid
// UTF-8, lone surrogates, a second value behind the first. Depth, size and
// number length are bounded.
//
// Errors say where (offset and JSON pointer), never what: they hold no value
// of the text.
package strictjson
