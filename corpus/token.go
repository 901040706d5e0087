package corpus

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"tifa/corpus/fold"
	"tifa/corpus/words"
)

// TokenKind says what a token is made of.
type TokenKind uint8

// The kinds of token.
const (
	Space  TokenKind = iota // white space
	Word                    // letters, in any script; hyphens and apostrophes inside included
	Number                  // digits with their separators, fractions and per cent sign
	Punct                   // one mark
	Marker                  // number or bullet in front of a clause
	Markup                  // <u>, **: seen by nobody, printed by nobody
	Broken                  // damaged: what stood here is not settled
)

// Token is a word, number, mark or space of a clause. The tokens of a clause
// tile it: joined they are its text.
type Token struct {
	Span
	Kind TokenKind
	// Norm is how the token is compared. Two tokens with the same Norm are
	// the same wording. "" for what is not compared (Marker, Markup).
	Norm string
}

// tokenize cuts text[sp] into tokens. marker is the marker at its start, empty
// when there is none; broken are damaged spans, in order.
func tokenize(text string, sp, marker Span, broken []Span) []Token {
	out := make([]Token, 0, sp.Len()/4+2)
	at := sp.Start
	if marker.Len() > 0 {
		out = cutTokens(out, text, Span{at, marker.Start})
		out = append(out, Token{marker, Marker, ""})
		at = marker.End
	}
	for _, b := range broken {
		if b.End <= at || b.Start >= sp.End {
			continue
		}
		start, end := max(b.Start, at), min(b.End, sp.End)
		out = cutTokens(out, text, Span{at, start})
		out = append(out, Token{Span{start, end}, Broken, text[start:end]})
		at = end
	}
	return cutTokens(out, text, Span{at, sp.End})
}

// cutTokens appends the tokens of undamaged text.
func cutTokens(out []Token, text string, sp Span) []Token {
	if sp.Len() <= 0 {
		return out
	}
	c := cutter{out, len(out), fold.Of(text[sp.Start:sp.End]), text, sp.Start, 0}
	r := c.Runes
	var ends []int
	for i := 0; i < len(r); {
		switch {
		case r[i] == ' ':
			i = c.add(i, run(r, i, func(r rune) bool { return r == ' ' }), Space)
		case (strings.ContainsRune("<*_", r[i]) || r[i] == '#' && i == 0) && markup(r[i:]) > 0:
			i = c.add(i, i+markup(r[i:]), Markup)
		case unicode.Is(unicode.Han, r[i]):
			j := run(r, i, func(r rune) bool { return unicode.Is(unicode.Han, r) })
			ends = words.Cut(r[i:j], ends[:0])
			start := i
			for _, e := range ends {
				i = c.add(i, start+e, Word)
			}
		case unicode.IsDigit(r[i]):
			i = c.add(i, c.ordinal(c.number(i)), Number)
		case unicode.IsLetter(r[i]):
			i = c.add(i, word(r, i), Word)
		default:
			i = c.add(i, i+1, Punct)
		}
	}
	if len(r) == 0 { // nothing in it that can be seen
		c.out = append(c.out, Token{sp, Markup, ""})
	}
	return c.out
}

// cutter collects the tokens of one folded text.
type cutter struct {
	out   []Token
	first int // len(out) at the start
	fold.Text
	source string // text of the statement
	base   int    // where the folded text starts in it
	even   int    // up to where what follows is all raised, or none of it
}

// add appends the token of folded runes i to j and returns its end. A
// character that folded to nothing stays with the token before it; one that
// folded to several runes is never cut, so the end may lie beyond j.
func (c *cutter) add(i, j int, kind TokenKind) int {
	if j <= i {
		return i
	}
	for j < len(c.Runes) && c.At[j] == c.At[j-1] {
		j++
	}
	start, end := c.base+c.At[i], c.base+c.At[j]
	if len(c.out) == c.first {
		start = c.base
	}
	norm := ""
	switch kind {
	case Space:
		norm = " "
	case Number:
		if norm = StripMarkup(string(c.Runes[i:j])); c.raised(i) {
			norm = c.source[start:end]
		}
	case Word, Punct:
		norm = string(c.Runes[i:j])
	}
	c.out = append(c.out, Token{Span{start, end}, kind, norm})
	return j
}

// number is [number] that keeps figures apart from raised ones behind them, which
// fold to the same: 10² is not 102, nor 2031 with the mark of a note 20311.
func (c *cutter) number(i int) int {
	if i >= c.even {
		raised := c.raised(i)
		for c.even = i + 1; c.even < len(c.Runes) && c.raised(c.even) == raised; {
			c.even++
		}
	}
	return number(c.Runes[:c.even], i)
}

// ordinals are the ends of ordinal numbers that are raised in print: English,
// French as treaties number sessions, and Russian.
var ordinals = set("st nd rd th er e re ère ème nde й я е го му м х ю ой ый ая ое ые ых ом")

// ordinal returns the end of a number that ends at i, with the end of an ordinal
// that tags raise behind it: 21<sup>st</sup> is the word 21st. A raised figure is
// an exponent or the mark of a note.
func (c *cutter) ordinal(i int) int {
	const open, end, longest = "<sup>", "</sup>", 20 // runes
	tail := string(c.Runes[i:min(len(c.Runes), i+longest)])
	if rest, ok := strings.CutPrefix(tail, open); ok {
		if letters, _, ok := strings.Cut(rest, end); ok && ordinals[strings.TrimPrefix(letters, "-")] {
			return i + len(open) + utf8.RuneCountInString(letters) + len(end)
		}
	}
	return i
}

// raised tells whether folded rune i was printed as a raised figure.
func (c *cutter) raised(i int) bool {
	r, _ := utf8.DecodeRuneInString(c.source[c.base+c.At[i]:])
	return strings.ContainsRune("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", r)
}

// run returns the end of the run of runes from i on that are all in.
func run(r []rune, i int, in func(rune) bool) int {
	for i < len(r) && in(r[i]) {
		i++
	}
	return i
}

// word returns the end of the word that starts at i: letters and marks, with
// apostrophes, hyphens and inner points of abbreviations (U.S., т.е.) inside.
func word(r []rune, i int) int {
	j := i
	for j < len(r) {
		c := r[j]
		switch {
		case unicode.Is(unicode.Han, c):
			return j
		case unicode.IsLetter(c) || unicode.IsMark(c) || unicode.IsDigit(c):
			j++
		case (c == '\'' || c == '-') && j+1 < len(r) && letterOrDigit(r[j+1]):
			j++
		case c == '.' && j+1 < len(r) && unicode.IsLetter(r[j+1]) && !unicode.Is(unicode.Han, r[j+1]) && single(r, j):
			j++ // U.S, т.е
		case c == '.' && single(r, j) && strings.ContainsRune(string(r[i:j]), '.'):
			return j + 1 // the last point of U.S.
		default:
			return j
		}
	}
	return j
}

// single reports whether exactly one letter stands before position j.
func single(r []rune, j int) bool {
	return j >= 1 && unicode.IsLetter(r[j-1]) && (j == 1 || !letterOrDigit(r[j-2]))
}

func letterOrDigit(r rune) bool {
	return (unicode.IsLetter(r) || unicode.IsDigit(r)) && !unicode.Is(unicode.Han, r)
}

// number returns the end of the number that starts at i: 1.5, 12,000, 1/4,
// 6-1/2, 2024-2025, 24%, 5th.
func number(r []rune, i int) int {
	j := i
	for j < len(r) {
		c := r[j]
		switch {
		case unicode.IsDigit(c):
			j++
		case strings.ContainsRune(".,/-—:", c) && j+1 < len(r) && unicode.IsDigit(r[j+1]):
			j++
		case c == '%' || c == '‰':
			return j + 1
		case letterOrDigit(c):
			j++
		default:
			return j
		}
	}
	return j
}

// Words returns the tokens that carry wording: words and numbers.
func (c *Clause) Words() []Token {
	out := make([]Token, 0, len(c.Tokens)/2)
	for _, t := range c.Tokens {
		if t.Kind == Word || t.Kind == Number || t.Kind == Broken {
			out = append(out, t)
		}
	}
	return out
}

// Plain returns the clause as a person reads it: markup left out, runs of
// white space as one space.
func (s *Statement) Plain(c *Clause) string {
	var b strings.Builder
	for _, t := range c.Tokens {
		switch t.Kind {
		case Markup:
		case Space:
			b.WriteByte(' ')
		case Number, Marker: // tags may raise the end of an ordinal, or underline a heading
			b.WriteString(StripMarkup(s.Text[t.Start:t.End]))
		default:
			b.WriteString(s.Text[t.Start:t.End])
		}
	}
	return strings.TrimSpace(b.String())
}
