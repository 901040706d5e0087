// Package fold gives the compared form of a text: the form in which two
// copies of one wording are equal although they were typeset differently.
//
// It folds traditional Chinese and regional variants to simplified (many to
// one, so safe for comparing; the other direction is a guess), full and half
// width (NFKC), radicals to ideographs, the many quotation marks, hyphens,
// dashes and spaces to one each, ё to е, and drops what cannot be seen (soft
// hyphens, zero-width and bidirectional controls). Letter case is kept: to a
// treaty lawyer "Parties" and "parties" are two things.
//
// The folded text is only ever compared, never shown: offsets lead back to
// the text as printed.
package fold

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

//go:embed han.tsv
var hanTable string

// han maps the Han characters and radicals of the table. It is read at the
// first character beyond Latin and Cyrillic, not at start-up.
var han = sync.OnceValue(func() map[rune]rune {
	m := make(map[rune]rune, strings.Count(hanTable, "\n"))
	for line := range strings.Lines(hanTable) {
		if line[0] == '#' {
			continue
		}
		from, n := utf8.DecodeRuneInString(line)
		to, _ := utf8.DecodeRuneInString(line[n+1:])
		m[from] = to
	}
	return m
})

// Han returns the simplified form of a Han character or radical, and any
// other rune as it is.
func Han(r rune) rune {
	if r < 0x2E80 {
		return r
	}
	if to, ok := han()[r]; ok {
		return to
	}
	return r
}

// IsTraditional reports whether r is written otherwise in simplified script.
func IsTraditional(r rune) bool { return r >= 0x3400 && Han(r) != r }

// IsSimplified reports whether r is a character that only simplified script
// uses: the folded form of another character and not a traditional one itself.
func IsSimplified(r rune) bool { return r >= 0x3400 && simplified()[r] }

// simplified holds the forms that traditional characters fold to and that are
// not in common traditional use themselves: those whose source is one
// character alone (发 stands for 發 and 髮, 后 stands beside 後: both kinds are
// left out where the form is traditional too).
var simplified = sync.OnceValue(func() map[rune]bool {
	m := make(map[rune]bool)
	for from, to := range han() {
		if from >= 0x3400 {
			m[to] = true
		}
	}
	for _, r := range bothScripts {
		delete(m, r)
	}
	return m
})

// bothScripts are simplified forms that were characters of their own before:
// they stand in traditional texts as well and say nothing of the script.
const bothScripts = "后里台干几只云面系余谷松丑斗范卷姜制游回志岳征才出朱札占布布扎表复郁曲板别采舍术松雇厘吁御愿致于众折旋咸托"

// Text is a folded text with its way back.
type Text struct {
	// Runes is the compared form.
	Runes []rune
	// At holds for each of Runes the byte offset in the source of the
	// character that it came from, and at the end the length of the source.
	At []int
}

// Of folds s. Offsets in the result are bytes of s.
func Of(s string) Text {
	t := Text{make([]rune, 0, len(s)/2+8), make([]int, 0, len(s)/2+9)}
	for i, r := range s {
		if r < utf8.RuneSelf {
			t.add(ascii(r), i)
			continue
		}
		if one, ok := single(r); ok {
			t.add(one, i)
			continue
		}
		for _, f := range wide(r) {
			t.add(f, i)
		}
	}
	t.At = append(t.At, len(s))
	return t
}

func (t *Text) add(r rune, at int) {
	t.Runes = append(t.Runes, r)
	t.At = append(t.At, at)
}

// Words folds words that are compared outside tokens, as a heading is: in lower
// case, white space one space.
func Words(s string) string {
	return strings.ToLower(strings.Join(strings.Fields(String(s)), " "))
}

// String folds s without offsets.
func String(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		if r < utf8.RuneSelf {
			b.WriteRune(ascii(r))
			continue
		}
		if one, ok := single(r); ok {
			b.WriteRune(one)
			continue
		}
		b.WriteString(wide(r))
	}
	return b.String()
}

func ascii(r rune) rune {
	switch r {
	case '\t', '\n', '\r', '\v', '\f':
		return ' '
	case '`':
		return '\''
	}
	return r
}

// single folds the runes that most texts are made of, Han characters and the
// letters of Russian, and reports whether r is one of them.
func single(r rune) (rune, bool) {
	switch {
	case r >= 0x4E00 && r <= 0x9FFF:
		return Han(r), true
	case r >= 'А' && r <= 'я':
		return r, true
	}
	return r, false
}

// wide folds one rune beyond ASCII; most give one rune, some none or several.
func wide(r rune) string {
	if s, ok := mark(r); ok {
		return s
	}
	if r >= 0x2E80 && r < 0x2FE0 || r >= 0x3400 && r <= 0x9FFF || r >= 0x20000 {
		return string(Han(r))
	}
	var buf [utf8.UTFMax]byte
	n := utf8.EncodeRune(buf[:], r)
	if norm.NFKC.Properties(buf[:n]).Decomposition() == nil {
		return string(r)
	}
	// What a character stands for may be a quotation mark or traditional.
	var b strings.Builder
	for _, c := range norm.NFKC.String(string(r)) {
		if s, ok := mark(c); ok {
			b.WriteString(s)
		} else if c < utf8.RuneSelf {
			b.WriteRune(ascii(c))
		} else {
			b.WriteRune(Han(c))
		}
	}
	return b.String()
}

// mark folds quotes, hyphens, dashes, brackets and spaces, and reports whether
// r is one of them.
func mark(r rune) (string, bool) {
	switch r {
	case 'ё':
		return "е", true
	case 'Ё':
		return "Е", true
	case '“', '”', '„', '‟', '«', '»', '「', '」', '『', '』', '〝', '〞', '〟', '＂', '″':
		return `"`, true
	case '‘', '’', '‚', '‛', '‹', '›', '＇', 'ʼ', '′', '´':
		return "'", true
	case '‐', '‑', '⁃', '﹣', '－', '−', '‒':
		return "-", true
	case '–', '—', '―', '─', '━', '﹘', '︱', '⸺', '⸻':
		return "—", true
	case '…', '⋯':
		return "…", true
	case '、', '､':
		return "、", true
	case '。', '｡':
		return ".", true
	case '·', '・', '•', '‧', '･', '∙', '⋅':
		return "·", true
	case '〈', '＜':
		return "<", true
	case '〉', '＞':
		return ">", true
	case '〔', '【', '［', '〖':
		return "[", true
	case '〕', '】', '］', '〗':
		return "]", true
	case '〇', '○':
		return "〇", true
	}
	switch {
	case Invisible(r):
		return "", true
	case r >= utf8.RuneSelf && unicode.IsSpace(r):
		return " ", true
	}
	return "", false
}

// Invisible tells characters that print nothing: soft hyphen, zero-width and
// bidirectional controls, variation selectors, the byte order mark.
func Invisible(r rune) bool {
	switch {
	case r == 0xAD, r == 0x61C, r == 0xFEFF, r == 0x180E:
		return true
	case r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2060 && r <= 0x206F:
		return true
	case r >= 0xFE00 && r <= 0xFE0F, r >= 0xE0100 && r <= 0xE01EF:
		return true
	}
	return false
}
