package document

import (
	"errors"

	"github.com/ordonnance-numerique/ordonnance-go/internal/jws"
	"github.com/ordonnance-numerique/ordonnance-go/internal/strictjson"
)

// cause pairs a refusal of an inner layer with its code.
type cause struct {
	err  error
	code string
}

func shapeCauses() []cause {
	return []cause{
		{jws.ErrSerialization, "DOC-102"}, {jws.ErrParts, "DOC-103"}, {jws.ErrEmpty, "DOC-104"},
		{jws.ErrPadding, "DOC-105"}, {jws.ErrAlphabet, "DOC-106"}, {jws.ErrCanonical, "DOC-107"},
	}
}

func headerCauses() []cause {
	return []cause{
		{jws.ErrHeaderSize, "DOC-201"}, {jws.ErrHeader, "DOC-202"}, {jws.ErrHeaderDuplicate, "DOC-203"},
		{jws.ErrHeaderName, "DOC-204"}, {jws.ErrHeaderMember, "DOC-205"}, {jws.ErrCrit, "DOC-206"},
		{jws.ErrCritForm, "DOC-207"}, {jws.ErrB64, "DOC-208"}, {jws.ErrZip, "DOC-209"}, {jws.ErrKeyMaterial, "DOC-210"},
	}
}

func algorithmCauses() []cause {
	return []cause{
		{jws.ErrAlgorithm, "DOC-401"}, {jws.ErrAlgorithmNone, "DOC-402"}, {jws.ErrAlgorithmList, "DOC-403"},
	}
}

func signatureCauses() []cause {
	return []cause{
		{jws.ErrKeyAlgorithm, "DOC-505"}, {jws.ErrKeyType, "DOC-506"},
		{jws.ErrSignatureLength, "DOC-701"}, {jws.ErrSignature, "DOC-702"},
	}
}

func jsonCauses() []cause {
	return []cause{
		{strictjson.ErrSize, "DOC-101"}, {strictjson.ErrUTF8, "DOC-802"}, {strictjson.ErrDuplicate, "DOC-803"},
		{strictjson.ErrDepth, "DOC-804"}, {strictjson.ErrNumber, "DOC-805"}, {strictjson.ErrTrailing, "DOC-806"},
		{strictjson.ErrSurrogate, "DOC-802"},
	}
}

// because gives err the code that causes say, or the fallback.
func because(err error, causes []cause, fallback string) *Error {
	for _, c := range causes {
		if errors.Is(err, c.err) {
			return refuse(c.code, err)
		}
	}
	return refuse(fallback, err)
}
