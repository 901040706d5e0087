package charset

import (
	"math"
	"unicode"
	"unicode/utf8"
)

// The letters beyond ASCII of the languages that share a code page, the frequent
// first. A letter of the language at hand is likely, one of another language is
// not: this is what tells é from й and from щ.

func westernLetters() []string {
	return []string{
		"éèàêçôîâùûëïœ", // French
		"üäöß",          // German
		"óíáéñúü",       // Spanish
		"ãçáéóêíúâàõô",  // Portuguese
		"àèòùìé",        // Italian
		"åæøé",          // Danish, Norwegian
		"äöåé",          // Swedish, Finnish
		"áíðþóöéúæý",    // Icelandic
		"éëïèöü",        // Dutch, English
	}
}

func centralLetters() []string {
	return []string{
		"łąęóżćśńź",         // Polish
		"áíéěřšýčžůúďťňó",   // Czech
		"áéíčýžšúľťôňäďóŕĺ", // Slovak
		"áéöóőüíúű",         // Hungarian
		"ăîâşţ",             // Romanian
		"čšžćđ",             // Croatian, Slovene
	}
}

func turkishLetters() []string { return []string{"ıüşçğöİâî"} }

// The manners of writing a Latin word, as logarithms of probabilities.
const (
	latinLetterShare = -0.2 // letters among the characters beyond ASCII
	foreignLetter    = -7.0 // not of the language
	capitalLetter    = -2.0
	besideAccented   = -3.5 // two accented letters in a row are rare
	withoutPlain     = -3.0 // no plain letter on either side
	capitalInside    = -6.2 // a capital after a small letter
)

// scoreLatin is the log-probability of text in that of the languages which suits
// it best: by its accented letters, by how they stand among plain ones, and by
// punctuation.
func scoreLatin(text string, languages []string) float64 {
	score := 0.0
	letters := map[rune]float64{}
	prev := ' '
	for i, r := range text {
		switch {
		case r < utf8.RuneSelf:
			score += asciiCost
		case r == utf8.RuneError: // counted as wrong
		default:
			next, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(r):])
			if unicode.IsLetter(r) && r != 'ª' && r != 'º' {
				letters[r]++
				score += latinLetterShare + latinManner(prev, r, next)
			} else {
				score += latinSign(prev, r, next)
			}
		}
		prev = r
	}
	best := math.Inf(-1)
	for _, language := range languages {
		best = max(best, latinFit(letters, language))
	}
	return score + best
}

// latinFit is the log-probability of the letters, each as often as counted, in a
// language.
func latinFit(letters map[rune]float64, language string) float64 {
	weight := map[rune]float64{}
	sum := 0.0
	rank := 1.5
	for _, r := range language {
		weight[r] = 1 / rank
		sum += weight[r]
		rank++
	}
	fit := 0.0
	for r, n := range letters {
		cost := 0.0
		w, ok := weight[r]
		if !ok {
			w, ok = weight[unicode.ToLower(r)]
			cost = capitalLetter
		}
		if ok {
			cost += math.Log(w / sum)
		} else {
			cost = foreignLetter
		}
		fit += n * cost
	}
	return fit
}

func latinManner(prev, r, next rune) float64 {
	p := 0.0
	switch {
	case prev >= utf8.RuneSelf && unicode.IsLetter(prev):
		p += besideAccented
	case !isASCIILetter(prev) && !isASCIILetter(next):
		p += withoutPlain
	}
	if unicode.IsUpper(r) && unicode.IsLower(prev) {
		p += capitalInside
	}
	return p
}

// latinSign is ln p of what is no letter.
func latinSign(prev, r, next rune) float64 {
	p := 0.0
	switch r {
	case '’':
		return -1.9
	case '–', '—':
		return -3.2
	case '…', '\u00A0':
		return -4
	case '·':
		return -6
	case '•':
		if prev == '\n' { // an item of a list
			return -3.2
		}
		p = -5.5
	case '“', '”':
		p = -3
	case '‘', '«', '»', '„':
		p = -4
	case '¿', '¡':
		p = -4.6
	case '£', '€', '§', '°', '™', '®', '©', '\u00AD', 'º', 'ª':
		p = -5.5
	default:
		p = -7.6
	}
	if unicode.IsLetter(prev) && unicode.IsLetter(next) && r != '\u00AD' {
		p += insideWord
	}
	return p
}
