package charset

import (
	"math"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// russian is how often the letters from а to я occur in Russian, in tens of
// thousandths of all letters.
var russian = [32]float64{
	801, 159, 454, 170, 298, 845, 94, 165, 735, 121, 349, 440, 321, 670, 1097, 281,
	473, 547, 626, 262, 26, 97, 48, 144, 73, 36, 4, 190, 174, 32, 64, 201,
}

// The manners of writing a Cyrillic word, as logarithms of probabilities.
const (
	startLower   = -0.13 // a word begins small
	startUpper   = -2.1  // a word begins with a capital
	lowerToUpper = -6.2  // "пРИВЕТ": the mark of KOI8-R read as windows-1251
	upperToLower = -0.3
	upperToUpper = -1.2

	// After two capitals in a row: a heading is all in capitals.
	headingStartLower   = -1.5
	headingStartUpper   = -0.3
	headingUpperToUpper = -0.05

	unwritable  = -5.0 // what spelling forbids: ь or ы after a vowel, й after a consonant
	besideLatin = -5.8 // a Cyrillic letter beside a Latin one
	insideWord  = -4.6 // a sign between two letters
	otherScript = -2.5 // a word after one in the other script: the no-break spaces of an English text are а in IBM866
)

// cyrillicLetters is ln p of the characters from U+0400 to U+045F, of either
// case.
var cyrillicLetters = sync.OnceValue(func() *[0x60]float64 {
	var table [0x60]float64
	for i := range table {
		lower := unicode.ToLower(rune(0x400 + i))
		p := 0.0001
		switch {
		case 'а' <= lower && lower <= 'я':
			p = russian[lower-'а'] / 10000
		case lower == 'ё' || lower == 'і':
			p = 0.003
		case lower == 'ї' || lower == 'є' || lower == 'ў' || lower == 'ј':
			p = 0.0005
		}
		table[i] = math.Log(0.94 * p)
	}
	return &table
})

// scoreCyrillic is the log-probability of text as Russian or its kin: by the
// frequency of letters, by what spelling forbids, by small letters and capitals
// where they belong, and by punctuation.
func scoreCyrillic(text string) float64 {
	letters := cyrillicLetters()
	score := 0.0
	prev := ' '
	heading := false
	var latin, cyrillic bool // which the last letter was
	for i, r := range text {
		switch {
		case r < utf8.RuneSelf:
			score += asciiCost
			if isASCIILetter(r) {
				if cyrillic {
					score += otherScript
				}
				latin, cyrillic = true, false
			}
		case r == utf8.RuneError: // counted as wrong
		default:
			next, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(r):])
			if !isCyrillic(r) {
				score += cyrillicSign(prev, r, next)
				break
			}
			score += letters[r-0x400] + manner(prev, r, heading) + spelling(prev, r)
			if isASCIILetter(prev) || isASCIILetter(next) {
				score += besideLatin
			}
			if latin {
				score += otherScript
			}
			latin, cyrillic = false, true
			heading = r < 0x430 && (heading || isCyrillic(prev) && prev < 0x430)
		}
		prev = r
	}
	return score
}

func isCyrillic(r rune) bool { return 0x400 <= r && r < 0x460 }

// manner is how probably a word goes on from prev to the letter r, by their
// case.
func manner(prev, r rune, heading bool) float64 {
	upper := r < 0x430
	switch {
	case !isCyrillic(prev):
		switch {
		case heading && upper:
			return headingStartUpper
		case heading:
			return headingStartLower
		case upper:
			return startUpper
		}
		return startLower
	case prev < 0x430:
		switch {
		case upper && heading:
			return headingUpperToUpper
		case upper:
			return upperToUpper
		}
		return upperToLower
	case upper:
		return lowerToUpper
	}
	return 0
}

// spelling is the cost of two letters that do not follow each other in Russian,
// nor in most of its kin.
func spelling(prev, r rune) float64 {
	prev, r = unicode.ToLower(prev), unicode.ToLower(r)
	switch r {
	case 'ь', 'ъ', 'ы':
		if !isCyrillic(prev) || strings.ContainsRune("аеёиоуыэюяйіїєьъ", prev) {
			return unwritable
		}
		if r == 'ы' && strings.ContainsRune("гкхжшщч", prev) {
			return unwritable
		}
	case 'й':
		if isCyrillic(prev) && !strings.ContainsRune("аеёиоуыэюяіїє", prev) {
			return unwritable
		}
	case 'э', 'я':
		if strings.ContainsRune("жшщчцгкх", prev) {
			return unwritable
		}
	}
	return 0
}

// cyrillicSign is ln p of what is no letter.
func cyrillicSign(prev, r, next rune) float64 {
	p := 0.0
	switch {
	case r == '—' || r == '«' || r == '»' || r == '\u00A0':
		return -4.6
	case r == '–':
		return -5
	case r == '’':
		return -6.2
	case r == '“' || r == '”' || r == '„' || r == '…' || r == '№':
		p = -6
	case r < 0xA0: // control characters of ISO-8859-5
		return -16
	case 0x2500 <= r && r < 0x25A0:
		// The frames of tables in DOS texts come in runs.
		if prev == r && (r == '─' || r == '═') {
			return -1.2
		}
		if 0x2500 <= prev && prev < 0x25A0 {
			return -5
		}
		p = -10
	case r == '§' || r == '°' || r == '•' || r == '·' || r == '©' || r == '™' || r == '€' || r == '‘':
		p = -8
	default:
		p = -10.4
	}
	if unicode.IsLetter(prev) && unicode.IsLetter(next) {
		p += insideWord
	}
	return p
}
