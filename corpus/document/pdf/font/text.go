package font

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"tifa/corpus/fold"
)

// Unread stands for a glyph of which nothing tells the character.
const Unread = "\ufffd"

// vertical pairs the forms that punctuation has in vertical lines with the
// common ones.
var vertical = strings.NewReplacer(
	"︐", "，", "︑", "、", "︒", "。", "︓", "：", "︔", "；", "︕", "！", "︖", "？", "︗", "〖", "︘", "〗", "︙", "…",
	"︱", "—", "︵", "（", "︶", "）", "︷", "｛", "︸", "｝", "︹", "〔", "︺", "〕", "︻", "【", "︼", "】",
	"︽", "《", "︾", "》", "︿", "〈", "﹀", "〉", "﹁", "「", "﹂", "」", "﹃", "『", "﹄", "』")

// bullets are the signs of the Symbol and Wingdings fonts of Windows that stand
// before items, at the places that Windows gives them.
var bullets = map[rune]rune{0xF0B7: '•', 0xF0A7: '▪', 0xF06E: '■', 0xF0D8: '➢', 0xF0FC: '✓', 0xF02D: '–', 0xF0A8: '◦', 0xF076: '◆'}

// clean puts the characters of a text in place of the glyphs that fonts give
// it: letters for ligatures, ideographs for radicals, the punctuation of
// horizontal lines, a hyphen for the soft hyphen that many fonts draw as one.
// Everything else stands as it is; what is no character is Unread.
func clean(s string) string {
	if plain(s) {
		return s
	}
	var b strings.Builder
	for i, r := range s {
		switch {
		case r == utf8.RuneError || r == 0xFFFE || r == 0xFFFF:
			b.WriteString(Unread)
		case r == '\t' || r == '\n' || r == '\r':
			b.WriteByte(' ')
		case r == 0xAD:
			b.WriteByte('-')
		case r == 0xFEFF && i == 0, r == 0x200B:
		case bullets[r] != 0:
			b.WriteRune(bullets[r])
		case unicode.IsControl(r), unicode.Is(unicode.Co, r):
			b.WriteString(Unread)
		case r == '⻑': // the one radical whose folded form is another script's
			b.WriteRune('長')
		case r >= 0x2E80 && r <= 0x2EFF:
			b.WriteRune(fold.Han(r))
		case r >= 0x2F00 && r <= 0x2FDF, r >= 0xFB00 && r <= 0xFDFF, r >= 0xFE70 && r < 0xFEFF:
			b.WriteString(norm.NFKC.String(string(r)))
		case r >= 0xFE10 && r <= 0xFE48:
			b.WriteString(vertical.Replace(string(r)))
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func plain(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] >= 0x7f {
			return false
		}
	}
	return true
}
