package prescription

import (
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// room hands out values from memory taken in larger pieces: a prescription
// is many small values, and asking for each costs more than reading it.
type room[T any] struct {
	free  []T
	piece int // values taken at a time
}

// take returns n zero values. A nil room takes memory for them alone.
func (r *room[T]) take(n int) []T {
	if r == nil || n > r.piece {
		return make([]T, n)
	}
	if n > len(r.free) {
		r.free = make([]T, r.piece)
	}
	out := r.free[:n:n]
	r.free = r.free[n:]
	return out
}

// rooms is the memory of a prescription that is being read.
type rooms struct {
	strings     strings.Builder
	identifiers room[identity.Identifier]
	medicines   room[Medicine]
	codes       room[Code]
	dosages     room[Dosage]
	steps       room[Step]
	doses       room[Dose]
	quantities  room[Quantity]
	dayMoments  room[DayMoment]
}

// expect sizes the pieces for a number of lines.
func (r *rooms) expect(lines int) {
	n := min(lines, 32)
	r.medicines.piece, r.codes.piece, r.dosages.piece, r.steps.piece = n, n, n, n
	r.doses.piece, r.quantities.piece, r.dayMoments.piece = n, n, 2*n
}

// keep returns a string of the bytes, in memory shared with other strings of
// the prescription.
func (r *rooms) keep(b []byte) string {
	const piece = 512
	at := r.strings.Len()
	if r.strings.Cap()-at < len(b) {
		r.strings = strings.Builder{}
		r.strings.Grow(max(piece, len(b)))
		at = 0
	}
	r.strings.Write(b)
	return r.strings.String()[at:]
}
