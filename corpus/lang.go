package corpus

import (
	"unicode"

	"tifa/corpus/fold"
)

// Language tells the language of a text by its letters: Han, Cyrillic or
// Latin, and for Chinese the script by the characters that differ. It looks
// at the first 20,000 letters. Latin text is taken for English, Cyrillic for
// Russian: the two that tifa reads first; --lang says otherwise.
func Language(text string) string {
	var han, trad, simp, cyr, lat, n int
	for _, r := range text {
		switch {
		case r >= 0x3400 && unicode.Is(unicode.Han, r):
			han++
			if fold.IsTraditional(r) {
				trad++
			} else if fold.IsSimplified(r) {
				simp++
			}
		case unicode.Is(unicode.Cyrillic, r):
			cyr++
		case unicode.Is(unicode.Latin, r):
			lat++
		default:
			continue
		}
		if n++; n > 20000 {
			break
		}
	}
	switch {
	// One Han character says about as much as three letters.
	case 3*han > cyr && 3*han > lat:
		if trad > simp {
			return "zh-Hant"
		}
		return "zh-Hans"
	case cyr > lat:
		return "ru"
	case lat > 0:
		return "en"
	}
	return "und"
}
