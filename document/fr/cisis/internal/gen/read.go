package main

import (
	"encoding/xml"
	"errors"
	"path"
	"regexp"
	"strings"
)

// svs reads a value set in the form of IHE SVS (ITI TF-2b 3.48).
func svs(raw []byte) (table, error) {
	var in struct {
		ValueSet struct {
			ID       string `xml:"id,attr"`
			Date     string `xml:"dateMaj,attr"`
			URL      string `xml:"urlFichier,attr"`
			Concepts []struct {
				Code    string `xml:"code,attr"`
				System  string `xml:"codeSystem,attr"`
				Display string `xml:"displayName,attr"`
			} `xml:"ConceptList>Concept"`
		}
	}
	if err := xml.Unmarshal(raw, &in); err != nil {
		return table{}, err
	}
	t := table{name: path.Base(in.ValueSet.URL), oid: in.ValueSet.ID, date: day(in.ValueSet.Date)}
	for _, c := range in.ValueSet.Concepts {
		t.lines = append(t.lines, []string{c.Code, c.System, strings.TrimSpace(c.Display)})
	}
	if t.oid == "" || len(t.lines) == 0 {
		return table{}, errors.New("not a value set")
	}
	return t, nil
}

var (
	headID      = regexp.MustCompile(`(?m)^(?:Id|Instance): *(\S+)`)
	headTitle   = regexp.MustCompile(`(?m)^\* title = "([^"]+)"`)
	headOID     = regexp.MustCompile(`(?m)identifier\.value = "urn:oid:([0-9.]+)"`)
	headDate    = regexp.MustCompile(`(?m)^\* \^?date = "([^"]+)"`)
	concept     = regexp.MustCompile(`(?m)^\* \$([A-Za-z0-9-]+)#(\S+) +"(.*)"`)
	association = regexp.MustCompile(`(?m)^\* group(?:\[[^\]]*\])?\.(source|target|element(?:\[[^\]]*\])?(?:\.target)?\.code) = (\S+)`)
)

// shorthand reads a value set or a concept map in FHIR Shorthand.
func shorthand(raw []byte) (table, error) {
	text := string(raw)
	t := table{oid: first(headOID, text), date: day(first(headDate, text))}
	t.name = first(headTitle, text)
	if t.name == "" {
		t.name = first(headID, text)
	}
	t.name = strings.Replace(strings.ReplaceAll(t.name, "_", "-"), "-", "_", 1)
	for _, m := range concept.FindAllStringSubmatch(text, -1) {
		system, ok := systems()[m[1]]
		if !ok {
			return table{}, errors.New("unknown system " + m[1])
		}
		t.lines = append(t.lines, []string{m[2], system, strings.TrimSpace(m[3])})
	}
	if err := t.pairs(text); err != nil {
		return table{}, err
	}
	if len(t.lines) == 0 {
		return table{}, errors.New("neither a value set nor a concept map")
	}
	return t, nil
}

// pairs reads the associations of a concept map.
func (t *table) pairs(text string) error {
	var from, to, code string
	for _, m := range association.FindAllStringSubmatch(text, -1) {
		value := strings.TrimPrefix(strings.Trim(m[2], `"`), "#")
		switch {
		case m[1] == "source":
			from = value
		case m[1] == "target":
			to = value
		case strings.Contains(m[1], ".target."):
			a, aok := systems()[systemName(from)]
			b, bok := systems()[systemName(to)]
			if !aok || !bok {
				return errors.New("unknown system " + from + " or " + to)
			}
			t.lines = append(t.lines, []string{code, a, value, b})
		default:
			code = value
		}
	}
	return nil
}

func first(r *regexp.Regexp, text string) string {
	if m := r.FindStringSubmatch(text); m != nil {
		return m[1]
	}
	return ""
}

// systemName is the last step of a canonical URL.
func systemName(url string) string {
	if url == "http://loinc.org" {
		return "loinc"
	}
	return path.Base(url)
}

// systems gives the OID of a code system by the name it has in shorthand. Two
// systems have no OID in the value sets of the ANS and keep their name.
func systems() map[string]string {
	return map[string]string{
		"loinc":                                  "2.16.840.1.113883.6.1",
		"TRE-A00-ProducteurDocNonPS":             "1.2.250.1.213.1.1.4.6",
		"TRE-A03-ClasseDocument":                 "1.2.250.1.213.1.1.4.1",
		"TRE-A05-TypeDocComplementaire":          "1.2.250.1.213.1.1.4.12",
		"TRE-A06-FormatCodeComplementaire":       "1.2.250.1.213.1.1.4.2.282",
		"TRE-A09-DICOMuidRegistry":               "1.2.840.10008.2.6.1",
		"TRE-A10-NomenclatureURN":                "URN",
		"TRE-A11-IheFormatCode":                  "1.3.6.1.4.1.19376.1.2.3",
		"TRE-A12-NomenclatureASTM":               "ASTM",
		"TRE-R02-SecteurActivite":                "1.2.250.1.71.4.2.4",
		"TRE-R209-TypeActivite":                  "1.2.250.1.213.2.2",
		"TRE-R220-ModeleDocumentCDAStructure":    "1.2.250.1.213.1.1.4.328",
		"TRE-R222-MediaTypeCorpsCDANonStructure": "1.2.250.1.213.1.1.4.330",
		"TRE-R276-FormeActivite":                 "1.2.250.1.213.1.6.1.128",
	}
}
