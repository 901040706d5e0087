package gloss

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// TestReadings checks the form of readings.txt, and that it and the code
// page agree.
func TestReadings(t *testing.T) {
	s := gbk()
	last, n := rune(0), 0
	for line := range strings.Lines(readings) {
		r, size := utf8.DecodeRuneInString(line)
		n++
		if r <= last {
			t.Errorf("%c after %c: not sorted", r, last)
		}
		last = r
		line = strings.TrimSuffix(line, "\n")
		if !strings.Contains("=+-.", line[size:size+1]) || strings.TrimSpace(line) != line || strings.Contains(line, "  ") {
			t.Errorf("line %q", line)
		}
		if got := entry(r); got != line[size:] {
			t.Errorf("entry(%c) = %q, want %q", r, got, line[size:])
		}
		if c := s.han(r); c == 0 || s.char[c] != r {
			t.Errorf("%c is not in GBK", r)
		}
	}
	if want := 20902 + 21; n != want {
		t.Errorf("%d characters, want %d: the 20,902 of Unicode 1.1 and 21 compatibility ideographs", n, want)
	}
	for c, r := range s.char {
		if r != 0 && s.code[r] != code(c) {
			t.Errorf("%04X and %04X are both %c", c, s.code[r], r)
		}
	}
	for _, r := range []rune{'a', 'ā', '。', '𠀀', 0, 0x10FFFF} {
		if e := entry(r); e != "" {
			t.Errorf("entry(%c) = %q", r, e)
		}
	}
}
