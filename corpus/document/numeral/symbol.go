package numeral

import (
	"strings"
	"unicode/utf8"
)

// Bullet is the character that a list shows as its bullet. Bullets come from
// symbol fonts, in which letters and the characters from U+F000 to U+F0FF look
// like squares and arrows: they become the nearest bullet of Unicode.
func Bullet(font, text string) string {
	text = strings.TrimSpace(text)
	r, size := utf8.DecodeRuneInString(text)
	s, symbol := Symbol(font, r)
	switch {
	case text == "":
		return ""
	case symbol && strings.Contains("▪●■◆►○", s):
		return s
	case symbol:
		return "•"
	case size == len(text) && r == 'o' && strings.HasPrefix(font, "Courier"):
		return "○" // Word's bullet of the second level
	}
	return text
}

// Symbol is the Unicode character that a character of a font looks like. ok is
// false where the font is none of symbols and the character means itself; a
// symbol that Unicode lacks or the table does not know is U+FFFD.
func Symbol(font string, r rune) (s string, ok bool) {
	private := r >= 0xF000 && r <= 0xF0FF
	name := strings.ToLower(font)
	wing := strings.HasPrefix(name, "wingdings")
	if !private && !wing && name != "symbol" && name != "webdings" {
		return string(r), false
	}
	if private {
		r -= 0xF000
	}
	table := symbols
	if wing {
		table = wingdings
	}
	if c, ok := table[r]; ok {
		return string(c), true
	}
	return "\ufffd", true
}

// wingdings are the signs of the font Wingdings that documents use: bullets,
// arrows, boxes (Unicode L2/11-052).
var wingdings = map[rune]rune{
	'l': '●', 'm': '○', 'n': '■', 'o': '□', 'p': '□', 'q': '□', 'r': '□', 't': '◆', 'u': '◆', 'v': '◆', 'w': '◆',
	0x9E: '·', 0x9F: '•', 0xA1: '○', 0xA2: '○', 0xA7: '▪', 0xA8: '□', 0xB7: '•', 0xD8: '►', 0xDF: '←', 0xE0: '→', 0xE8: '→', 0xF0: '⇨',
	0xFB: '✗', 0xFC: '✓', 0xFD: '☒', 0xFE: '☑', 'J': '☺', '(': '☎', '*': '✉',
}

// symbols are the signs of the font Symbol that documents use (Adobe's Symbol
// encoding).
var symbols = func() map[rune]rune {
	m := map[rune]rune{
		0xA3: '≤', 0xA5: '∞', 0xA7: '♣', 0xA8: '♦', 0xA9: '♥', 0xAA: '♠', 0xAB: '↔', 0xAC: '←', 0xAD: '↑', 0xAE: '→', 0xAF: '↓',
		0xB0: '°', 0xB1: '±', 0xB2: '″', 0xB3: '≥', 0xB4: '×', 0xB7: '•', 0xB8: '÷', 0xB9: '≠', 0xBA: '≡', 0xBB: '≈', 0xBC: '…', 0xBE: '—',
		0xD2: '®', 0xD3: '©', 0xD4: '™', 0xDE: '⇒', 0xE5: '∑', '-': '−', '@': '≅', '\\': '∴', '~': '∼',
	}
	for c := rune(' '); c < 0x40; c++ { // digits and most marks mean themselves
		if _, ok := m[c]; !ok && !strings.ContainsRune(`"$'`, c) {
			m[c] = c
		}
	}
	greek := []rune("ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ")
	small := []rune("αβχδεφγηιϕκλμνοπθρστυϖωξψζ")
	for i := range greek {
		m['A'+rune(i)], m['a'+rune(i)] = greek[i], small[i]
	}
	return m
}()
