package jws_test

import (
	"encoding/base64"
	"encoding/hex"
	"math/big"
)

// coordinate turns a hexadecimal number into a coordinate of 32 bytes.
func coordinate(digits string) string {
	n, ok := new(big.Int).SetString(digits, 16)
	if !ok {
		panic("not hexadecimal: " + hex.EncodeToString([]byte(digits)))
	}
	return base64.RawURLEncoding.EncodeToString(n.FillBytes(make([]byte, 32)))
}
