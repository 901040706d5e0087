// Package glyph sets right characters that look as they should and are others:
// the radical ⽅ where 方 is meant, a Latin “o” in a Russian word, the one
// character ﬁ for the two letters, and invisible characters inside words.
// Copying out of PDF files and web pages makes them.
//
// A repair never changes what a reader sees, so it never changes wording; it
// is made only where the characters leave one reading. Where they leave two, a
// [Doubt] says so.
package glyph

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// The rules of an [Edit].
const (
	RuleRadical   = "radical"      // a radical by the ideograph that it looks like
	RuleLigature  = "ligature"     // ﬁ by its letters
	RuleHyphen    = "soft-hyphen"  // taken out of a word
	RuleZero      = "zero-width"   // a character without width, taken out of a word
	RuleBidi      = "bidi-control" // taken out of a line that is written from left to right
	RuleHomoglyph = "homoglyph"    // a letter by the one of the word's own script that looks the same
)

// Rules are all rules, in the order of the alphabet.
var Rules = []string{RuleBidi, RuleHomoglyph, RuleLigature, RuleRadical, RuleHyphen, RuleZero}

// An Edit replaces text[Start:End] by To.
type Edit struct {
	Start, End int
	To         string
	Rule       string
}

// A Doubt is text[Start:End], of which the reading is not certain.
type Doubt struct {
	Start, End int
	Why        string
}

// Find returns what is to be set right in text, valid UTF-8, and what is in doubt, each in
// order, no two edits overlapping. Most texts cost one look at their bytes.
func Find(text string) (edits []Edit, doubts []Doubt) {
	var l line
	for i := 0; i < len(text); {
		c := text[i]
		// What is looked for begins with C2, E2 or EF.
		switch {
		case c < utf8.RuneSelf:
			i++
			continue
		case c < 0xE0 && c != 0xC2:
			i += 2
			continue
		case 0xE3 <= c && c < 0xEF:
			i += 3
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		if e, ok := repair(text, i, n, r, &l); ok {
			edits = append(edits, e)
		} else if overrides(r) {
			doubts = append(doubts, Doubt{i, i + n, "a control character turns the direction of writing: what readers saw may be in another order"})
		}
		i += n
	}
	words, mixed := homoglyphs(text)
	if len(words) > 0 {
		edits = append(edits, words...)
		slices.SortFunc(edits, func(a, b Edit) int { return a.Start - b.Start })
	}
	if len(mixed) > 0 {
		doubts = append(doubts, mixed...)
		slices.SortFunc(doubts, func(a, b Doubt) int { return a.Start - b.Start })
	}
	return edits, doubts
}

// repair is the edit of the character r of n bytes at i.
func repair(text string, i, n int, r rune, l *line) (Edit, bool) {
	e := Edit{Start: i, End: i + n}
	switch {
	case r == 0xAD:
		e.Rule = RuleHyphen
		return e, inside(text, i, n, false)
	case r >= 0x200B && r <= 0x200D, r == 0x2060, r == 0xFEFF:
		e.Rule = RuleZero
		return e, inside(text, i, n, true)
	case steersLeft(r):
		e.Rule = RuleBidi
		l.around(text, i)
		return e, !l.turns
	case 0x2E80 <= r && r <= 0x2FD5:
		to, ok := radicals()[r]
		e.To, e.Rule = to, RuleRadical
		return e, ok
	case 0xFB00 <= r && r <= 0xFB06:
		e.To, e.Rule = [...]string{"ff", "fi", "fl", "ffi", "ffl", "st", "st"}[r-0xFB00], RuleLigature
		return e, true
	}
	return e, false
}

//go:embed radicals.tsv
var radicalTable string

// radicals is read at the first radical.
var radicals = sync.OnceValue(func() map[rune]string {
	m := make(map[rune]string, 320)
	for line := range strings.Lines(radicalTable) {
		if from, to, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t"); ok && line[0] != '#' {
			r, _ := utf8.DecodeRuneInString(from)
			m[r] = to
		}
	}
	return m
})

// inside tells whether the character at i stands inside a word of a script
// that has no use for it; with marks it may touch punctuation as well.
func inside(text string, i, n int, marks bool) bool {
	before, after := lastSeen(text[:i]), firstSeen(text[i+n:])
	ok := func(r rune) bool {
		return plainLetter(r) || unicode.Is(unicode.Nd, r) && r < 0x600 || marks && unicode.IsPunct(r) && r != '*'
	}
	return ok(before) && ok(after)
}

// plainLetter tells the letters of the scripts whose words no joiner shapes.
func plainLetter(r rune) bool {
	return unicode.IsLetter(r) && unicode.In(r, unicode.Latin, unicode.Cyrillic, unicode.Greek, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// mostUnseen bounds how many characters that do not show are passed over: no
// word has as many side by side.
const mostUnseen = 16

func lastSeen(s string) rune {
	for range mostUnseen {
		r, n := utf8.DecodeLastRuneInString(s)
		if !unseen(r) { // also at the end of s
			return r
		}
		s = s[:len(s)-n]
	}
	return ' '
}

func firstSeen(s string) rune {
	for range mostUnseen {
		r, n := utf8.DecodeRuneInString(s)
		if !unseen(r) { // also at the end of s
			return r
		}
		s = s[n:]
	}
	return ' '
}

func unseen(r rune) bool {
	return r == 0xAD || r >= 0x200B && r <= 0x200D || r == 0x2060 || r == 0xFEFF || steersLeft(r)
}

// steersLeft tells the controls of direction that change nothing in a line
// written from left to right.
func steersLeft(r rune) bool {
	switch r {
	case 0x200E, 0x200F, 0x202A, 0x202C, 0x202D, 0x2066, 0x2068, 0x2069:
		return true
	}
	return false
}

// overrides tells the controls that turn even such a line.
func overrides(r rune) bool { return r == 0x202B || r == 0x202E || r == 0x2067 }
