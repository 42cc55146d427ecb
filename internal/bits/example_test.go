package bits_test

import (
	"fmt"

	"github.com/ordonnance-numerique/ordonnance-go/internal/bits"
)

// The message of the package comment.
func ExampleReader() {
	var w bits.Writer
	w.Put(2048, 2048, 12)
	w.Digit(3, 7)
	w.Put(0, 24, 12)
	message := w.Append(nil)
	fmt.Printf("%x\n", message)

	r := bits.NewReader(message)
	fmt.Println(r.Flag(2048))
	fmt.Println(r.Digit(7))
	fmt.Println(r.Flag(24))
	fmt.Println(r.Done())
	// Output:
	// ddb7
	// false
	// 3
	// true
	// true
}
