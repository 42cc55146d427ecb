package edisp_test

import (
	"fmt"

	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/edisp"
)

func ExampleWrite() {
	raw, left, err := edisp.Write(handed(), ordered(), &edisp.WriteOptions{Completeness: completeness})
	fmt.Println(len(raw) > 0, err)
	for _, o := range left {
		fmt.Println(o.Path, o.Reason.EN)
	}
	// Output:
	// true <nil>
	// /items/2 a refusal, a cancellation or a device has no element
	// /items/4 a refusal, a cancellation or a device has no element
}

func ExampleRead() {
	raw, _, err := edisp.Write(handed(), ordered(), &edisp.WriteOptions{Completeness: completeness})
	if err != nil {
		fmt.Println(err)
		return
	}
	got, faults, err := edisp.Read(raw)
	fmt.Println(len(faults), err)
	for _, item := range got.Dispensation.Items {
		fmt.Println(item.Line, item.Action, item.Quantity.Value, item.Quantity.Unit)
	}
	// Output:
	// 0 <nil>
	// 1 full 2 boîte
	// 2 partial 1 boîte
	// 4 full 1 récipient
}
