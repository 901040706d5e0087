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

// languages names the languages that Language tells apart.
var languages = map[string]string{"en": "English", "zh": "Chinese", "ru": "Russian"}

// DoubtLanguage adds a warning to a statement that was said to be in a language
// whose letters it does not have.
func (s *Statement) DoubtLanguage() {
	said, found := languages[BaseLang(s.Lang)], languages[BaseLang(Language(s.Text))]
	if said != "" && found != "" && said != found {
		s.warn("is taken for %s, as --lang or the name of the file says, and reads as %s: leave --lang out, or give the language of the text", said, found)
	}
}
