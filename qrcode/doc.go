// Package qrcode writes and reads two-dimensional codes, and carries signed
// documents in them.
//
// [Encode] makes a QR code from a text; the [Matrix] draws itself as PNG, SVG
// or grey picture, in whole pixels per module only. [Decode] finds and reads
// the QR and Data Matrix codes in the picture of a whole page. [Pack] turns a
// signed token (a JWS in compact form) into a text that makes a small code,
// and [Unpack] gives exactly that token back. Nothing here verifies a
// signature: what comes out of a code is as yet unverified.
//
//	text, err := qrcode.Pack(token)           // prescriber
//	symbol, err := qrcode.Encode(text, nil)
//	picture, err := symbol.PNG(nil)
//
//	symbols, err := qrcode.Decode(ctx, page, nil) // pharmacy
//	token, err := qrcode.Unpack(symbols[0].Text)
//
// [EncodeDataMatrix] makes a Data Matrix of a text or of a GS1 element string.
// [ParseGS1] and [NewTradeItem] turn what the code on a box says into typed
// values: product number, batch, expiry, serial number.
//
// Refusals are values of [Error] with a code that does not change, in English
// and French; [Refusals] lists them.
//
// # Format of a packed token
//
// This section is enough to write another reader or writer. The file
// testdata/pack/vectors.json holds tokens with their carrier bytes (in
// hexadecimal) and texts, and the refusals a reader must make.
//
// The text of the symbol is "R/" and then the carrier bytes in base45
// (RFC 9285): characters of the alphanumeric mode only. The carrier has at
// most 2,862 bytes, what version 40-L holds. A base45 text with one character
// left over, a character of another set (lower case included), three
// characters above 65535 or two above 255 is refused.
//
// A token is header.payload.signature, each part base64url without padding
// (RFC 7515 §7.1), bits left over in the last character zero, the header not
// empty. Below, header, payload and signature are the decoded bytes.
//
// The first byte of the carrier, the template, says how the header travels.
// Numbers of more than one byte have the highest byte first, except that a
// length marked "varint" is in base 128, lowest seven bits first, the top bit
// of each byte but the last set, in the fewest bytes.
//
// Template 0x00 is the general form:
//
//	00
//	length of the header    varint, not 0
//	header
//	length of the signature varint
//	payload                 up to the signature
//	signature               the last bytes
//
// Any other template stands for a header that is exactly this text, members in
// this order, no white space:
//
//	{"alg":"A","iat":N,"kid":"K","typ":"T"}
//
// and is made of three fields:
//
//	bits 7-6  A: 1 ES256, 2 PS256, 3 EdDSA
//	bits 5-4  form of K: 0 six bytes, 1 bytes, 2 text
//	bits 3-0  T: 0 text, or a number:
//	            1 vnd.ordonnance.prescription.compact;v=1
//	            2 vnd.ordonnance.prescription+json;v=1
//
// followed by:
//
//	N                       4 bytes, seconds
//	K                       form 0: 6 bytes
//	                        form 1: 1 byte of length, then 1 to 32 bytes, not 6
//	                        form 2: 1 byte of length, then 1 to 255 characters
//	T                       only for number 0: 1 byte of length, then
//	                        1 to 255 characters
//	length of the signature varint, only for PS256
//	payload                 up to the signature
//	signature               the last bytes; 64 for ES256 and EdDSA
//
// In the header, K of form 0 or 1 is the base64url text of its bytes, so that
// the usual key id of eight characters costs six bytes. A character of K or T
// is printable ASCII (0x20 to 0x7E), neither quote nor backslash. Template
// bytes not described (0x01 to 0x3F, form 3, numbers 3 to 15) belong to later
// versions: a reader says that it must be updated.
//
// There is one carrier for each token, and a reader refuses any other. A
// writer takes a template whenever the header fits the text above with N a
// decimal without leading zeros below 2³², A listed, K and T of 1 to 255
// characters as described, and, for ES256 and EdDSA, a signature of 64 bytes;
// it takes the general form only otherwise. K is written in form 0 or 1
// whenever it is canonical base64url of 1 to 32 bytes, and T as a number
// whenever it is listed.
//
// The two shortest vectors, token, carrier and text:
//
//	e30..
//	00 02 7B7D 00
//	R/200NRF00
//
//	eyJhbGciOiJQUzI1NiIsImlhdCI6MSwia2lkIjoiX3ciLCJ0eXAiOiJKV1QifQ.AA.AQ
//	90 00000001 01FF 03 4A5754 01 00 01
//	R/99I000W50XAW-H9+RA100
//
// # What fits
//
// An ES256 token with the usual key id and a listed type costs 75 bytes beside
// its payload. Payload bytes that fit each version at level M:
//
//	version   5   6   7   8   9  10   11   12   13   14   15   20   40
//	modules  37  41  45  49  53  57   61   65   69   73   77   97  177
//	payload   5  26  42  71  98 131  167  203  245  275  323  570 2184
//
// # Size in print
//
// A code is read when its modules are large enough, see [Matrix.FitPrint]. A
// quiet zone of four modules belongs to the symbol; 30 mm with it give 0.49 mm
// a module in version 9 and 0.39 mm in version 13, which needs 33.2 mm to pass.
package qrcode
