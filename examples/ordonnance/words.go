package main

import (
	"fmt"
	"maps"
	"slices"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// count says "1 line", "2 lines".
func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// amount says "1 boîte", "2 boîtes".
func amount(q *prescription.Quantity) string {
	switch {
	case q == nil:
		return "no quantity"
	case q.Value == "1":
		return "1 " + q.Unit
	}
	return string(q.Value) + " " + q.Unit + "s"
}

// renewals says how often a line may be dispensed again.
func renewals(r prescription.Repeats) string {
	n, stated := r.Number()
	switch {
	case r.IsUnlimited():
		return "renewable without limit"
	case !stated:
		return "renewals not stated"
	case n == 0:
		return "not renewable"
	}
	return "renewable " + count(n, "time")
}

// omitted groups what a form left out by its reason: "5 × RX-C-01 …".
func omitted(left []document.Omission) (lines []string) {
	number := map[string]int{}
	for _, o := range left {
		number[o.Code+" "+o.Reason.EN]++
	}
	for _, reason := range slices.Sorted(maps.Keys(number)) {
		lines = append(lines, fmt.Sprintf("%d × %s", number[reason], reason))
	}
	return lines
}

// did says what was done with a line.
func did(item prescription.Item) string {
	switch {
	case item.Action == prescription.Refused:
		return "refused: " + item.Reason.Display
	case item.Substituted != nil:
		return fmt.Sprintf("%s, %s of %s instead (%s)", item.Action, amount(item.Quantity),
			item.Product.Medicine.Name, item.Substituted.Reason.Display)
	}
	return fmt.Sprintf("%s, %s", item.Action, amount(item.Quantity))
}

// standing says how far a line is carried out.
func standing(l prescription.LineState) string {
	text := map[prescription.LineStatus]string{
		prescription.LineNotStarted:  "nothing handed out",
		prescription.LinePartFirst:   "first dispensing begun",
		prescription.LineFullFirst:   "first dispensing complete",
		prescription.LinePartRenewal: "renewal begun",
		prescription.LineFullRenewal: "renewal complete",
		prescription.LineDone:        "done, nothing more to hand out",
		prescription.LineRefused:     "refused here, open to others",
		prescription.LineClosed:      "closed",
	}[l.Status]
	if l.Remaining != nil {
		text += "; next " + amount(l.Remaining)
	}
	if !l.Next.IsZero() {
		text += " from " + l.Next.String()
	}
	return text
}
