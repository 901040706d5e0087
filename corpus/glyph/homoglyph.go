package glyph

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The letters of the two scripts that look the same in print, in the same
// order.
const (
	latinTwins    = "aceopxyijsABCEHKMOPTXIJS"
	cyrillicTwins = "асеорхуіјѕАВСЕНКМОРТХІЈЅ"
)

// twin returns the letter of the other script that looks like r, 0 if none
// does.
func twin(r rune) rune {
	from, to := latinTwins, cyrillicTwins
	if r >= utf8.RuneSelf {
		from, to = to, from
	}
	at := 0
	for _, q := range from {
		p, n := utf8.DecodeRuneInString(to[at:])
		if q == r {
			return p
		}
		at += n
	}
	return 0
}

func isASCIILetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func isLatin(r rune) bool {
	return r < utf8.RuneSelf && isASCIILetter(byte(r)) || r >= 0xC0 && unicode.Is(unicode.Latin, r)
}
func isCyrillic(r rune) bool { return 0x400 <= r && r < 0x530 }

// homoglyphs finds words that mix Latin and Cyrillic letters. A word is set
// right in the script of those of its letters that only one script has, if all
// the others have a twin there. If all its letters look the same in both
// scripts, that of the other words of its line decides, if they are of one.
func homoglyphs(text string) (edits []Edit, doubts []Doubt) {
	var l line
	for i := 1; i < len(text); i++ {
		// An ASCII letter beside a byte of Cyrillic: nothing else is looked at.
		a, b := text[i-1], text[i]
		if !(isASCIILetter(a) && b >= 0xD0 && b <= 0xD3 || isASCIILetter(b) && a >= 0x80 && a <= 0xBF) {
			continue
		}
		start, end := word(text, i)
		if isMixed(text[start:end]) {
			switch to := script(text, start, end, &l); to {
			case nil:
				if allTwins(text[start:end]) {
					doubts = append(doubts, Doubt{start, end, "a word of Latin and Cyrillic letters, and either script could be meant"})
				}
			default:
				edits = rewrite(edits, text, start, end, to)
			}
		}
		i = max(i, end-1)
	}
	return edits, doubts
}

// word returns the bounds of the letters around i.
func word(text string, i int) (start, end int) {
	start, end = i, i
	for start > 0 {
		r, n := utf8.DecodeLastRuneInString(text[:start])
		if !unicode.IsLetter(r) && !unseen(r) {
			break
		}
		start -= n
	}
	for end < len(text) {
		r, n := utf8.DecodeRuneInString(text[end:])
		if !unicode.IsLetter(r) && !unseen(r) {
			break
		}
		end += n
	}
	return start, end
}

func isMixed(word string) bool {
	return strings.IndexFunc(word, isLatin) >= 0 && strings.IndexFunc(word, isCyrillic) >= 0
}

func allTwins(word string) bool {
	return strings.IndexFunc(word, func(r rune) bool { return twin(r) == 0 && !unseen(r) }) < 0
}

// script returns which letters are right in the word text[start:end], nil if
// that is not certain.
func script(text string, start, end int, l *line) func(r rune) bool {
	var latin, cyrillic bool // letters that only this script has
	for _, r := range text[start:end] {
		switch {
		case unseen(r) || twin(r) != 0:
		case isLatin(r):
			latin = true
		case isCyrillic(r):
			cyrillic = true
		default:
			return nil
		}
	}
	if !latin && !cyrillic {
		l.around(text, start)
		latin, cyrillic = l.latin, l.cyrillic
	}
	switch {
	case latin && !cyrillic:
		return isLatin
	case cyrillic && !latin:
		return isCyrillic
	}
	return nil
}

// rewrite appends the edits that put a word into the script of right.
func rewrite(edits []Edit, text string, start, end int, right func(r rune) bool) []Edit {
	for i := start; i < end; {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !unseen(r) && !right(r) {
			edits = append(edits, Edit{i, i + n, string(twin(r)), RuleHomoglyph})
		}
		i += n
	}
	return edits
}
