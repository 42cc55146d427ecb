package prescription

import (
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// room hands out values from memory taken before: a prescription is many small
// values, and asking for each costs more than reading it.
type room[T any] struct{ free []T }

// take returns n zero values. A nil room takes memory for them alone.
func (r *room[T]) take(n int) []T {
	if r == nil || n > len(r.free) {
		return make([]T, n)
	}
	out := r.free[:n:n]
	r.free = r.free[n:]
	return out
}

// rooms is the memory of a prescription that is being read.
type rooms struct {
	strings     strings.Builder
	identifiers room[identity.Identifier]
	ahead       []lineRoom // of the lines to come
	medicines   room[Medicine]
	codes       room[Code]
	dosages     room[Dosage]
	steps       room[Step]
	doses       room[Dose]
	quantities  room[Quantity]
	dayMoments  room[DayMoment]
}

// lineRoom is what a usual line is made of.
type lineRoom struct {
	medicine   [1]Medicine
	code       [1]Code
	dosage     [1]Dosage
	step       [1]Step
	dose       [1]Dose
	quantities [2]Quantity
	dayMoments [3]DayMoment
}

// identify takes memory for the identifiers of a usual prescription.
func (r *rooms) identify() { r.identifiers.free = make([]identity.Identifier, 3) }

// expect takes memory for a number of lines.
func (r *rooms) expect(lines int) { r.ahead = make([]lineRoom, min(lines, 32)) }

// open makes the room of the next line the one that is handed out.
func (r *rooms) open() {
	if len(r.ahead) == 0 {
		return
	}
	l := &r.ahead[0]
	r.ahead = r.ahead[1:]
	r.medicines.free, r.codes.free, r.dosages.free = l.medicine[:], l.code[:], l.dosage[:]
	r.steps.free, r.doses.free = l.step[:], l.dose[:]
	r.quantities.free, r.dayMoments.free = l.quantities[:], l.dayMoments[:]
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
