package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// maxText is how much of a code's text is shown to people.
const maxText = 60

// text tells a result in lines.
func text(out io.Writer, r result) {
	if r.Reason != "" {
		fmt.Fprintf(out, "%s: %s (%d ms)\n", r.File, reason(r), r.MS)
		return
	}
	fmt.Fprintf(out, "%s: %s (%d ms)\n", r.File, verdict(r), r.MS)
	for _, c := range r.Codes {
		fmt.Fprintf(out, "    %s\n", shorten(c))
	}
}

func reason(r result) string { return strings.TrimSpace(r.Code + " " + r.Reason) }

// verdict sums up what was read, without what changes from run to run.
func verdict(r result) string {
	if r.Reason != "" {
		return reason(r)
	}
	var kinds []string
	for _, s := range r.symbols {
		kind := string(s.Format)
		if s.Version > 0 {
			kind += fmt.Sprintf(" %d-%s", s.Version, s.Level)
		}
		if len(kinds) == 0 || kinds[len(kinds)-1] != kind {
			kinds = append(kinds, kind)
		}
	}
	what := strings.Join(kinds, ", ")
	if n := len(r.symbols); n > 1 {
		what = fmt.Sprintf("%d codes: %s", n, what)
	}
	return what + ", attempt " + r.Attempt
}

// shorten quotes the text of a code, so that no terminal obeys what is in it.
func shorten(c code) string {
	runes := []rune(c.Text)
	if len(runes) <= maxText {
		return strconv.Quote(c.Text)
	}
	return fmt.Sprintf("%s… (%d bytes)", strconv.Quote(string(runes[:maxText])), len(c.Bytes))
}

// object writes a result as one line of JSON.
func object(out io.Writer, r result) {
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	if err := e.Encode(r); err != nil {
		fmt.Fprintln(out, "{}")
	}
}
