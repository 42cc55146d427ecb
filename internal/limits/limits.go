// Package limits holds the bounds of everything that is read from outside.
// They are far above honest use and far below what hurts a small machine.
package limits

// Sizes are in bytes.
const (
	// TokenHeader bounds the decoded protected header. A chain of three
	// certificates needs about 6 KiB.
	TokenHeader = 16 << 10
	// Payload bounds the payload of a kind that states no bound of its own.
	Payload = 1 << 20
	// HeaderName and HeaderText bound a member name and a text member of a
	// protected header.
	HeaderName = 128
	HeaderText = 256
	// HeaderCertificates bounds the certificates in a protected header.
	HeaderCertificates = 8

	// JSON bounds a JSON text where the caller states no bound.
	JSON = 4 << 20
	// JSONDepth bounds how deep objects and arrays nest.
	JSONDepth = 64
	// JSONNumber bounds the text of a number, and JSONExponent its exponent in
	// absolute value (the range of IEEE 754 binary64): a longer exponent makes
	// arbitrary-precision readers build gigantic numbers.
	JSONNumber   = 64
	JSONExponent = 308

	// JWK bounds the JSON of one public key.
	JWK = 64 << 10
	// RSABitsMin and RSABitsMax bound RSA moduli: NIST SP 800-57 part 1 for
	// the floor, the time of one verification for the ceiling.
	RSABitsMin = 2048
	RSABitsMax = 8192

	// Violations bounds the findings of one schema check.
	Violations = 100
	// SchemaValues bounds the values (objects, lists, texts, numbers, …) of one
	// content that is held against a schema: judging one costs about 2 µs. A
	// prescription of 200 lines with a hundred values each has 20 000.
	SchemaValues = 32 << 10
)
