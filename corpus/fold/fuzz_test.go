package fold

import (
	"testing"
	"unicode/utf8"
)

// FuzzOf: offsets never go back, lie at the start of characters, and lead to
// the end; the text without offsets is the same text; folding twice is
// folding once.
func FuzzOf(f *testing.F) {
	for _, s := range []string{
		"The “Parties”—U.S.\u00a0and ﬁve\u00adfold ½ Ａ１", "維護聯合國１２３「和平」、㈠ｶﾞ⼈", "Ещё «Стороны» – 5 №", "\xff\u200b\ufeff", "…⋯㍿",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		folded := Of(s)
		if len(folded.At) != len(folded.Runes)+1 || folded.At[len(folded.Runes)] != len(s) {
			t.Fatalf("%d offsets for %d runes, last %d of %d", len(folded.At), len(folded.Runes), folded.At[len(folded.Runes)], len(s))
		}
		for i, at := range folded.At {
			if at < 0 || at > len(s) || i > 0 && at < folded.At[i-1] {
				t.Fatalf("offset %d is %d", i, at)
			}
			if utf8.ValidString(s) && at < len(s) && !utf8.RuneStart(s[at]) {
				t.Fatalf("offset %d, %d, is inside a character", i, at)
			}
		}
		if got := String(s); got != string(folded.Runes) {
			t.Fatalf("String %q, Of %q", got, string(folded.Runes))
		}
		if once := String(s); String(once) != once {
			t.Fatalf("folded once %q, twice %q", once, String(once))
		}
	})
}
