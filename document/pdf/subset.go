package pdf

import (
	"encoding/binary"
	"errors"
	"slices"
)

// errFont says that a font program is not the TrueType it should be. The fonts
// are constants, so that it cannot occur.
var errFont = errors.New("font program")

// program is a TrueType font program cut into its tables (OpenType 1.9, "Font
// file").
type program struct {
	tables   map[string][]byte
	glyphs   int  // number of glyphs
	metrics  int  // number of glyphs with an advance of their own
	longLoca bool // offsets of glyphs in four bytes
}

// readProgram cuts a font program.
func readProgram(file []byte) (*program, error) {
	p := &program{tables: map[string][]byte{}}
	if len(file) < 12 {
		return nil, errFont
	}
	for i := range int(binary.BigEndian.Uint16(file[4:])) {
		at := 12 + 16*i
		if at+16 > len(file) {
			return nil, errFont
		}
		start, n := int(binary.BigEndian.Uint32(file[at+8:])), int(binary.BigEndian.Uint32(file[at+12:]))
		if start > len(file) || n > len(file)-start {
			return nil, errFont
		}
		p.tables[string(file[at:at+4])] = file[start : start+n : start+n]
	}
	for name, size := range map[string]int{"head": 54, "hhea": 36, "maxp": 32, "OS/2": 90, "post": 32} {
		if len(p.tables[name]) < size {
			return nil, errFont
		}
	}
	p.glyphs = p.number("maxp", 4)
	p.metrics = p.number("hhea", 34)
	p.longLoca = p.number("head", 50) != 0
	width := 2
	if p.longLoca {
		width = 4
	}
	if p.metrics < 1 || p.metrics > p.glyphs || len(p.tables["loca"]) < (p.glyphs+1)*width ||
		len(p.tables["hmtx"]) < 4*p.metrics+2*(p.glyphs-p.metrics) {
		return nil, errFont
	}
	return p, nil
}

// number reads two bytes without sign from a table known to be long enough.
func (p *program) number(table string, at int) int {
	return int(binary.BigEndian.Uint16(p.tables[table][at:]))
}

// signed reads two bytes with sign.
func (p *program) signed(table string, at int) int { return int(int16(p.number(table, at))) }

// outline gives the bytes of a glyph; none for a space.
func (p *program) outline(glyph int) ([]byte, error) {
	loca, glyf := p.tables["loca"], p.tables["glyf"]
	var start, end int
	if p.longLoca {
		start, end = int(binary.BigEndian.Uint32(loca[4*glyph:])), int(binary.BigEndian.Uint32(loca[4*glyph+4:]))
	} else {
		start, end = 2*int(binary.BigEndian.Uint16(loca[2*glyph:])), 2*int(binary.BigEndian.Uint16(loca[2*glyph+2:]))
	}
	if start > end || end > len(glyf) {
		return nil, errFont
	}
	return glyf[start:end], nil
}

// metric gives advance and left side bearing of a glyph, four bytes.
func (p *program) metric(glyph int) []byte {
	hmtx := p.tables["hmtx"]
	if glyph < p.metrics {
		return hmtx[4*glyph : 4*glyph+4]
	}
	last := hmtx[4*(p.metrics-1):]
	bearing := hmtx[4*p.metrics+2*(glyph-p.metrics):]
	return []byte{last[0], last[1], bearing[0], bearing[1]}
}

// Flags of a part of a composite glyph (OpenType 1.9, table "glyf").
const (
	partWords  = 0x0001
	partScale  = 0x0008
	partMore   = 0x0020
	partScales = 0x0040
	partMatrix = 0x0080
)

// parts gives the places of the glyph numbers in a composite outline; none in a
// simple one.
func parts(outline []byte) ([]int, error) {
	if len(outline) < 10 || int16(binary.BigEndian.Uint16(outline)) >= 0 {
		return nil, nil
	}
	var at []int
	for i := 10; ; {
		if i+4 > len(outline) {
			return nil, errFont
		}
		flags := binary.BigEndian.Uint16(outline[i:])
		at = append(at, i+2)
		i += 6
		if flags&partWords != 0 {
			i += 2
		}
		switch {
		case flags&partScale != 0:
			i += 2
		case flags&partScales != 0:
			i += 4
		case flags&partMatrix != 0:
			i += 8
		}
		if flags&partMore == 0 {
			return at, nil
		}
	}
}

// subset gives a font program that holds the glyphs asked for, in that order,
// and after them the parts of composite ones; the first should be the one for
// missing characters, 0. Tables a PDF has no use for are left out (ISO 32000-1
// §9.9, table 126). count is the number of glyphs it holds.
func (p *program) subset(glyphs []int) (file []byte, count int, err error) {
	all := slices.Clone(glyphs)
	place := map[int]int{}
	for i, g := range glyphs {
		if _, twice := place[g]; !twice {
			place[g] = i
		}
	}
	var glyf, hmtx []byte
	loca := []byte{0, 0, 0, 0}
	for i := 0; i < len(all); i++ {
		if all[i] < 0 || all[i] >= p.glyphs {
			return nil, 0, errFont
		}
		outline, err := p.outline(all[i])
		if err != nil {
			return nil, 0, err
		}
		start := len(glyf)
		glyf = append(glyf, outline...)
		at, err := parts(outline)
		if err != nil {
			return nil, 0, err
		}
		for _, a := range at {
			number := glyf[start+a:]
			part := int(binary.BigEndian.Uint16(number))
			if _, known := place[part]; !known {
				place[part] = len(all)
				all = append(all, part)
			}
			binary.BigEndian.PutUint16(number, uint16(place[part]))
		}
		glyf = append(glyf, make([]byte, -len(glyf)&3)...)
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		hmtx = append(hmtx, p.metric(all[i])...)
	}
	return p.assemble(len(all), glyf, loca, hmtx), len(all), nil
}

// assemble writes a font program with new glyphs (OpenType 1.9, "Font file").
func (p *program) assemble(n int, glyf, loca, hmtx []byte) []byte {
	head, hhea, maxp := slices.Clone(p.tables["head"]), slices.Clone(p.tables["hhea"]), slices.Clone(p.tables["maxp"])
	binary.BigEndian.PutUint32(head[8:], 0)  // check sum, set at the end
	binary.BigEndian.PutUint16(head[50:], 1) // offsets of four bytes
	binary.BigEndian.PutUint16(hhea[34:], uint16(n))
	binary.BigEndian.PutUint16(maxp[4:], uint16(n))
	tables := []struct {
		name string
		body []byte
	}{
		{"cvt ", p.tables["cvt "]}, {"fpgm", p.tables["fpgm"]}, {"glyf", glyf}, {"head", head}, {"hhea", hhea},
		{"hmtx", hmtx}, {"loca", loca}, {"maxp", maxp}, {"prep", p.tables["prep"]},
	}
	out := []byte{0, 1, 0, 0, 0, byte(len(tables)), 0, 128, 0, 3, 0, byte(16*len(tables) - 128)}
	at, headAt := len(out)+16*len(tables), 0
	var bodies []byte
	for _, t := range tables {
		if t.name == "head" {
			headAt = at
		}
		padded := append(slices.Clone(t.body), make([]byte, -len(t.body)&3)...)
		out = append(out, t.name...)
		out = binary.BigEndian.AppendUint32(out, sumWords(padded))
		out = binary.BigEndian.AppendUint32(out, uint32(at))
		out = binary.BigEndian.AppendUint32(out, uint32(len(t.body)))
		bodies = append(bodies, padded...)
		at += len(padded)
	}
	out = append(out, bodies...)
	binary.BigEndian.PutUint32(out[headAt+8:], 0xB1B0AFBA-sumWords(out))
	return out
}

// sumWords adds up words of four bytes.
func sumWords(b []byte) uint32 {
	var sum uint32
	for ; len(b) >= 4; b = b[4:] {
		sum += binary.BigEndian.Uint32(b)
	}
	return sum
}
