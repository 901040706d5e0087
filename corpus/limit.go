package corpus

import (
	"fmt"
	"unicode"
	"unicode/utf8"
)

// What a text may have at most, beside [MaxBytes]: more than twice what the
// longest statements have, and what a comparison of two such texts can hold in
// a few hundred megabytes. A text beyond it is refused while it is read.
const (
	// MaxWords is how many words, marks and lines a text may have; each
	// character of Chinese or Japanese is a word.
	MaxWords = 500_000
	// MaxParagraph is the length in bytes of the longest line.
	MaxParagraph = 1 << 20
	// MaxClauses is how many sentences, headings and other clauses a statement
	// may have.
	MaxClauses = 10_000
)

// cutOut is what to do with a text beyond a limit.
const cutOut = "cut out the statement"

// excess says which limit a text is beyond, "" when it is within all that can
// be told before it is cut into clauses. It looks no further than to the first.
func excess(text string) string {
	words, line := 0, 0
	inWord := false
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		i += n
		line += n
		wordly := unicode.IsLetter(r) && !wideRune(r) || unicode.IsDigit(r) || unicode.IsMark(r)
		switch {
		case endsLine(r):
			words++
			line = 0
		case wordly && !inWord, !wordly && !unicode.IsSpace(r):
			words++
		}
		inWord = wordly
		if words > MaxWords {
			return fmt.Sprintf("holds more than %d words, marks and lines", MaxWords)
		}
		if line > MaxParagraph {
			return fmt.Sprintf("has a paragraph of more than %d MB", MaxParagraph>>20)
		}
	}
	return ""
}
