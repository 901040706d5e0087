package gloss

import (
	"strings"
	"testing"
)

func TestInsert(t *testing.T) {
	for _, c := range []struct{ text, want, reason string }{
		{"聯邦", "聯(lián)邦", "a key on the border of characters"},
		{"展潛力、", "展?jié)摿?、", "B9 9D is 節; the last byte is left alone"},
		{"方決心", "方?jīng)Q心", "BD 9B is 經; 51 shows as Q and brings the reader back into step"},
		{"域對亞太地區", "域?qū)喬貐^(qū)", "F2 8C is 驅; A6 81 and AB B5 vanish; 5E shows as ^, then a regular gloss"},
		{"方，決心", "方，決心", "keys do not reach over what ends the run"},
		{"經過𠀀經過", "經(jīng)過𠀀經(jīng)過", "a character outside GBK ends the run"},
		{"", "", "nothing"},
	} {
		if got := insert(c.text, map[rune]string{'聯': "lián", '節': "jié", '經': "jīng", '驅': "qū", '區': "qū", 'a': "ā"}); got != c.want {
			t.Errorf("%s (%s): got %s, want %s", c.text, c.reason, got, c.want)
		}
	}
}

// insert does what the mirror's program does to text, given the reading of
// each character that it glosses, and then reads the bytes as a browser does.
// Keys and text outside GBK's Han characters are left alone.
func insert(text string, glosses map[rune]string) string {
	s := gbk()
	keys := make(map[code]string)
	for r, p := range glosses {
		if c := s.han(r); c != 0 {
			keys[c] = p
		}
	}
	var out strings.Builder
	var run []byte
	for _, r := range text {
		if c := s.han(r); c != 0 {
			run = append(run, c.lead(), c.trail())
			continue
		}
		s.read(&out, s.mangle(run, keys))
		run = run[:0]
		out.WriteRune(r)
	}
	s.read(&out, s.mangle(run, keys))
	return out.String()
}

// mangle puts the glosses into the bytes of one run of Han characters. The
// keys are looked for from left to right at every byte; what has matched is
// not looked at again.
func (s *charset) mangle(run []byte, keys map[code]string) []byte {
	var out []byte
	for i := 0; i < len(run); i++ {
		out = append(out, run[i])
		if i+1 == len(run) {
			break
		}
		if p, ok := keys[pair(run[i], run[i+1])]; ok {
			i++
			out = append(out, run[i], '(')
			for _, r := range p {
				if c := s.of(r); c != 0 {
					out = append(out, c.lead(), c.trail())
				} else {
					out = append(out, byte(r))
				}
			}
			out = append(out, ')')
		}
	}
	return out
}

// read decodes bytes as the reader of the page does.
func (s *charset) read(out *strings.Builder, b []byte) {
	for len(b) > 0 {
		switch {
		case b[0] < 0x80:
			out.WriteByte(b[0])
			b = b[1:]
		case b[0] == 0x80: // never a lead byte; the euro sign of the Windows code page
			out.WriteRune('€')
			b = b[1:]
		case len(b) == 1:
			out.WriteByte('?')
			b = b[1:]
		case b[1] < 0x40: // the bracket of a gloss: swallowed
			out.WriteByte('?')
			b = b[2:]
		default:
			if r := s.char[pair(b[0], b[1])]; r != 0 {
				out.WriteRune(r)
			}
			b = b[2:]
		}
	}
}

// applied returns text with the edits of r made. Damage is left as it is.
func applied(r Result, text string) string {
	var out strings.Builder
	at := 0
	for _, e := range r.Edits {
		out.WriteString(text[at:e.Start])
		out.WriteString(e.To)
		at = e.End
	}
	out.WriteString(text[at:])
	return out.String()
}
