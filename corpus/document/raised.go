package document

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Raised writes raised figures with the characters for them, as a reader sees
// them: 10 with a raised 6 is not 106, and the mark of a note does not run into
// the word before it. ok is false for what is no figure, which stays as it is:
// the end of an ordinal number, as of 21st, is a part of its word.
func Raised(s string) (raised string, ok bool) {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > 12 || strings.Trim(s, "0123456789,-−()") != "" || !strings.ContainsAny(s, "0123456789") {
		return "", false
	}
	return strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹",
		"-", "⁻", "−", "⁻", "(", "⁽", ")", "⁾").Replace(s), true
}

// RaisedLetters are the raised letters from a to z, as marks of notes. There is
// none for q.
const RaisedLetters = "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"

// RaisedLetter writes a single small letter that is raised with the character for
// it.
func RaisedLetter(s string) (raised string, ok bool) {
	s = strings.TrimSpace(s)
	i := strings.Index("abcdefghijklmnoprstuvwxyz", s)
	if len(s) != 1 || i < 0 {
		return "", false
	}
	return string([]rune(RaisedLetters)[i]), true
}

// Marked tells whether a letter raised behind the text is the mark of a note:
// it follows a word, and no abbreviation, number or symbol as in Mme, 1er, XXIe
// or xn.
func Marked(text string) bool {
	text = strings.TrimRight(text, ".,;:!?”’»)。，；：！？）》」")
	n, roman := 0, true
	for text != "" {
		r, size := utf8.DecodeLastRuneInString(text)
		if unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) {
			return n == 0
		}
		if !unicode.IsLetter(r) {
			break
		}
		n++
		roman = roman && strings.ContainsRune("IVXLC", r)
		text = text[:len(text)-size]
	}
	return n >= 3 && !roman
}

// RaisedBehind writes what is raised behind a text with the characters for it,
// where it is a figure or the letter of a note.
func RaisedBehind(text []byte, s string) (raised string, ok bool) {
	if raised, ok = Raised(s); ok {
		return raised, ok
	}
	const longest = 100 // bytes of the text; no word is longer
	if raised, ok = RaisedLetter(s); !ok || !Marked(string(text[max(0, len(text)-longest):])) {
		return "", false
	}
	return raised, true
}
