package qrcode

// typNames are the values of the header member "typ" that travel as a number:
// the position in the list, from 1. A number is never given to another name;
// 15 is the last. Names not listed travel as text.
var typNames = [...]string{
	1: "vnd.ordonnance.prescription.compact;v=1",
	2: "vnd.ordonnance.prescription+json;v=1",
}

// typText says that the name of the type follows as text.
const typText = 0

// typNumber gives the number of a name, or typText.
func typNumber(name []byte) byte {
	for i := 1; i < len(typNames); i++ {
		if typNames[i] == string(name) {
			return byte(i)
		}
	}
	return typText
}

// algNames are the values of the header member "alg" that travel as a number.
// Number 0 is no algorithm: it marks the general form.
var algNames = [...]string{1: "ES256", 2: "PS256", 3: "EdDSA"}

// algNumber gives the number of an algorithm, or 0.
func algNumber(name []byte) byte {
	for i := 1; i < len(algNames); i++ {
		if algNames[i] == string(name) {
			return byte(i)
		}
	}
	return 0
}

// signatureLen is the length of a signature that its algorithm fixes (64 bytes
// for ES256, RFC 7518 §3.4, and for EdDSA with Ed25519, RFC 8032 §5.1.6), or
// 0 where the key decides.
func signatureLen(alg byte) int {
	if algNames[alg] == "PS256" {
		return 0
	}
	return 64
}
