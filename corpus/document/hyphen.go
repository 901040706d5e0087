package document

import (
	"strings"
	"unicode"
)

// Hangs tells whether the hyphen at the end of a line before next stands for the
// end of a later word, as in "short- and long-term" and "кратко- и долгосрочный":
// a space belongs behind it, where the hyphen of a compound or of a word that was
// cut in two has none.
func Hangs(next string) bool {
	next = strings.TrimLeftFunc(next, unicode.IsSpace)
	word := next
	if i := strings.IndexFunc(next, unicode.IsSpace); i >= 0 {
		word = next[:i]
	}
	switch word {
	case "and", "or", "to", "и", "или":
		return true
	}
	return false
}
