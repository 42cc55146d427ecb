package ledger_test

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/ordonnance-numerique/ordonnance-go/prescription/ledger"
)

func ExampleLedger_Add() {
	var l ledger.Ledger
	d := dispensed(1, 100, 1, 2)
	for range 2 {
		outcome, err := l.Add(d)
		fmt.Println(outcome, err)
	}
	d.Items[0].Line = "2" // the same number for another act
	outcome, err := l.Add(d)
	fmt.Println(outcome, err, len(l.Conflicts()))
	// Output:
	// new <nil>
	// known <nil>
	// conflicting <nil> 1
}

// The set as a file: one dispensation a line, always the same text.
func ExampleWrite() {
	var l ledger.Ledger
	if _, err := l.Add(dispensed(1, 100, 1, 2)); err != nil {
		fmt.Println(err)
		return
	}
	var file bytes.Buffer
	if err := ledger.Write(&file, &l); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(bytes.Count(file.Bytes(), []byte("\n")), "line")
	// Output:
	// 1 line
}

func ExampleRead() {
	_, err := ledger.Read(bytes.NewBufferString("{}\n"), nil)
	fmt.Println(errors.Is(err, ledger.ErrLine))
	// Output:
	// true
}
