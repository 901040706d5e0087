package report

import (
	"strings"
	"testing"
	"unicode"

	"tifa/diff"
)

// TestLines shows how pieces are laid out; each case says what it guards.
func TestLines(t *testing.T) {
	for _, c := range []struct {
		reason string
		pieces []Piece
		width  int
		marks  marks
		want   string
	}{
		{"English breaks at spaces", []Piece{{diff.Equal, "The two sides agree to meet.", ""}}, 12, plainMarks,
			"The two\nsides agree\nto meet."},
		{"no Chinese line opens with a closing mark", []Piece{{diff.Equal, "双方愿加强合作，反对干涉。", ""}}, 14, plainMarks,
			"双方愿加强合\n作，反对干涉。"},
		{"no Chinese line closes with an opening mark", []Piece{{diff.Equal, "双方重申坚持“和平共处”。", ""}}, 14, plainMarks,
			"双方重申坚持\n“和平共处”。"},
		{"marks hug their words and spaces stay outside", []Piece{{diff.Equal, "We ", ""}, {diff.Delete, "may ", ""}, {diff.Equal, "act.", ""}}, 40, plainMarks,
			"We [-may-] act."},
		{"a mark is never parted from its word", []Piece{{diff.Equal, "双方将继续加强", ""}, {diff.Insert, "务实合作", ""}}, 16, plainMarks,
			"双方将继续加强\n{+务实合作+}"},
		{"colour is closed at the end of each line", []Piece{{diff.Insert, "one two", ""}}, 4, colourMarks,
			"\x1b[32;4mone\x1b[0m\n\x1b[32;4mtwo\x1b[0m"},
		{"a word longer than the line is cut, not lost", []Piece{{diff.Equal, "abcdefgh", ""}}, 3, plainMarks,
			"abc\ndef\ngh"},
		{"text cannot steer the terminal", []Piece{{diff.Equal, "a\x1b[31mb\u202ec\u2028d", ""}}, 40, plainMarks,
			"a[31mbc d"},
	} {
		if got := strings.Join(lines(c.pieces, c.width, c.marks), "\n"); got != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.reason, got, c.want)
		}
	}
}

// FuzzLines: nothing is lost, no line is wider than asked (but for one glyph
// with its marks), nothing steers the terminal.
func FuzzLines(f *testing.F) {
	f.Add("双方愿加强合作，反对“干涉”。", "The two sides ", 10)
	f.Add("Стороны будут ", "a\tb\r\nc", 3)
	f.Add("（）《》", "\x1b]0;x\x07", 1)
	f.Fuzz(func(t *testing.T, a, b string, width int) {
		if width < 8 || width > 200 || len(a)+len(b) > 5000 {
			return
		}
		got := lines([]Piece{{diff.Equal, a, ""}, {diff.Equal, b, ""}}, width, plainMarks)
		for _, l := range got {
			if columns(l) > width+2 {
				t.Errorf("%q is %d columns wide instead of %d", l, columns(l), width)
			}
			if strings.ContainsFunc(l, unicode.IsControl) {
				t.Errorf("%q steers the terminal", l)
			}
		}
		// Wrong bytes become U+FFFD one by one, as range reads them.
		words := func(s string) string { return strings.Join(strings.Fields(printable(string([]rune(s)))), "") }
		if x, y := words(strings.Join(got, "")), words(a)+words(b); x != y {
			t.Errorf("lost text: %q became %q", y, x)
		}
	})
}
