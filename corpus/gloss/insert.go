package gloss

import "strings"

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
