package prescription

import (
	"unicode/utf8"

	pack "github.com/ordonnance-numerique/ordonnance-go/internal/bits"
)

// lexis is a list of tokens made ready.
type lexis struct {
	texts  []string
	costs  []int32 // eighths of a bit
	table  *pack.Table
	end    int    // outcome that ends a text
	escape int    // outcome before a character that no token holds
	nodes  []node // tree of the tokens; node 0 is the root
	first  [256]uint16
}

// node is a place in the tree of tokens: the token that ends there, if any,
// and the nodes below it as a list.
type node struct {
	child, next uint16
	token       int16 // -1 for none
	char        byte
}

const (
	tokenScale = 14
	// escapeCost is what the cutting of texts takes an escape to cost.
	escapeCost = 256
	maxTokens  = 4000
)

// eighths are 2^(14 - i/8) for i = 0 to 7, rounded.
var eighths = [8]int{16384, 15024, 13777, 12634, 11585, 10624, 9742, 8933}

// tokenWidth is the width of a token of 2^14 by its cost, at least 1.
func tokenWidth(cost uint8) int { return max(eighths[cost%8]>>(cost/8), 1) }

// newLexis makes a list ready. The escape is the last outcome, and has what
// the tokens leave of 2^14.
func newLexis(tokens []Token) (*lexis, bool) {
	if tokens == nil {
		tokens = letters
	}
	lex := &lexis{end: -1, escape: len(tokens), nodes: []node{{token: -1}}}
	if len(tokens) > maxTokens {
		return nil, false
	}
	weights := make([]int, len(tokens)+1)
	left := 1 << tokenScale
	for i, t := range tokens {
		if t.Cost < 8 || t.Cost > 112 || !utf8.ValidString(t.Text) || len(t.Text) > 64 {
			return nil, false
		}
		weights[i] = tokenWidth(t.Cost)
		left -= weights[i]
		lex.texts = append(lex.texts, t.Text)
		lex.costs = append(lex.costs, int32(t.Cost))
		if t.Text == "" {
			if lex.end >= 0 {
				return nil, false
			}
			lex.end = i
		} else if !lex.insert(t.Text, int16(i)) {
			return nil, false
		}
	}
	if left < 1 || lex.end < 0 {
		return nil, false
	}
	weights[len(tokens)] = left
	lex.table = pack.NewTable(tokenScale, weights...)
	return lex, true
}

// insert adds a token to the tree; it reports whether it is a new one.
func (lex *lexis) insert(text string, token int16) bool {
	at := uint16(0)
	for i := range len(text) {
		next := lex.step(at, text[i])
		if next == 0 {
			if len(lex.nodes) > 1<<15 {
				return false
			}
			next = uint16(len(lex.nodes))
			lex.nodes = append(lex.nodes, node{next: lex.nodes[at].child, token: -1, char: text[i]})
			lex.nodes[at].child = next
			if at == 0 {
				lex.first[text[i]] = next
			}
		}
		at = next
	}
	old := lex.nodes[at].token
	lex.nodes[at].token = token
	return old < 0
}

// step goes down the tree by one byte; 0 when nothing is there.
func (lex *lexis) step(at uint16, char byte) uint16 {
	if at == 0 {
		return lex.first[char]
	}
	n := lex.nodes[at].child
	for n != 0 && lex.nodes[n].char != char {
		n = lex.nodes[n].next
	}
	return n
}

// parse finds the one way to cut a text into tokens. It holds memory between
// texts.
type parse struct {
	cost []int32  // of the text from here to its end
	best []uint16 // first token of the text from here
}

// run fills cost and best, from the end of s to its beginning.
func (c *parse) run(s string, lex *lexis) {
	if cap(c.cost) <= len(s) {
		c.cost = make([]int32, len(s)+64)
		c.best = make([]uint16, len(s)+64)
	}
	cost, best := c.cost[:len(s)+1], c.best[:len(s)+1]
	cost[len(s)] = 0
	for i := len(s) - 1; i >= 0; i-- {
		if !utf8.RuneStart(s[i]) {
			cost[i] = 1 << 30
			continue
		}
		_, size := utf8.DecodeRuneInString(s[i:])
		least, token := escapeCost+cost[i+size], lex.escape
		at := uint16(0)
		for j := i; j < len(s); j++ {
			if at = lex.step(at, s[j]); at == 0 {
				break
			}
			if t := lex.nodes[at].token; t >= 0 {
				if with := lex.costs[t] + cost[j+1]; with <= least {
					least, token = with, int(t)
				}
			}
		}
		cost[i], best[i] = least, uint16(token)
	}
}

// cut appends the tokens of s to dst.
func (c *parse) cut(dst []uint16, s string, lex *lexis) []uint16 {
	c.run(s, lex)
	for i := 0; i < len(s); {
		t := c.best[i]
		dst = append(dst, t)
		i += lex.size(t, s[i:])
	}
	return dst
}

// same reports whether tokens is how s is cut.
func (c *parse) same(tokens []uint16, s string, lex *lexis) bool {
	c.run(s, lex)
	i := 0
	for _, t := range tokens {
		if i >= len(s) || c.best[i] != t {
			return false
		}
		i += lex.size(t, s[i:])
	}
	return i == len(s)
}

// size is the number of bytes of rest that a token stands for.
func (lex *lexis) size(t uint16, rest string) int {
	if int(t) == lex.escape {
		_, size := utf8.DecodeRuneInString(rest)
		return size
	}
	return len(lex.texts[t])
}

// letters are the tokens of the format itself: the printable characters of
// ASCII, the letters that frequent in most languages cheaper.
var letters = neutralLetters()

func neutralLetters() []Token {
	tokens := []Token{{"", 40}, {" ", 28}}
	for c := byte('!'); c <= '~'; c++ {
		cost := uint8(72)
		switch {
		case c == 'e' || c == 'a' || c == 'i' || c == 'n' || c == 's' || c == 't' || c == 'r' || c == 'o':
			cost = 38
		case c >= 'a' && c <= 'z':
			cost = 48
		case c >= '0' && c <= '9':
			cost = 52
		case c >= 'A' && c <= 'Z':
			cost = 66
		}
		tokens = append(tokens, Token{string(rune(c)), cost})
	}
	return append(tokens, Token{"\n", 72})
}
