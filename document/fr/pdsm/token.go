package pdsm

import "strings"

// escaper protects the signs that mean something in a search (FHIR R4, Search,
// escaping search parameters).
var escaper = strings.NewReplacer(`\`, `\\`, `,`, `\,`, `|`, `\|`, `$`, `\$`) // never changed

// token writes a value with its system.
func token(system, value string) string {
	return escaper.Replace(system) + "|" + escaper.Replace(value)
}
