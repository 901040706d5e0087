package charset

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding"
)

// pairs is an encoding of one or two bytes a character, now and then three or
// four.
//
// The decoders of x/text put U+FFFD and say nothing of where and why. So the
// bytes are walked by the structure of the encoding here, and the decoder gets
// whole characters only: what it then does not know stands out exactly.
type pairs struct {
	encoding encoding.Encoding
	// size is the length of the character that b, which begins beyond ASCII,
	// begins with. If it is no character by structure: ok is false, and size is
	// what is wrong of it.
	size func(b []byte) (size int, ok bool)
	// more is the character of two bytes that the decoder does not know, 0 if
	// there is none. It may be nil.
	more func(lead, trail byte) rune
}

func (p pairs) decode(o *output, b []byte) {
	const chunk = 4096
	var decoded [3*chunk + 16]byte // no character grows to more than thrice its bytes
	dec := p.encoding.NewDecoder().Transformer
	high := 0
	for _, c := range b {
		if c >= utf8.RuneSelf {
			high++
		}
	}
	o.Grow(len(b) + min(high, len(b)/2))
	for i := 0; i < len(b); {
		end, bad := p.span(b[i:], chunk)
		if end > 0 {
			n, _, _ := dec.Transform(decoded[:], b[i:i+end], true)
			if out := decoded[:n]; bytes.Contains(out, []byte("\uFFFD")) {
				end = p.walk(o, b[i:], end, i)
				bad = 0
			} else {
				o.Write(out)
			}
			i += end
		}
		if bad > 0 {
			o.bad(b[i:i+bad], i)
			i += bad
		}
	}
}

// span is the length of whole characters that b begins with, up to about limit,
// and the bytes after them that are wrong by structure.
func (p pairs) span(b []byte, limit int) (good, bad int) {
	for good < len(b) && good < limit-4 {
		if b[good] < utf8.RuneSelf {
			good++
			continue
		}
		n, ok := p.size(b[good:])
		if !ok {
			return good, n
		}
		good += n
	}
	return good, 0
}

// walk decodes the whole characters of b[:end] one by one, some of which the
// decoder does not know, and returns how far it came.
func (p pairs) walk(o *output, b []byte, end, offset int) int {
	var decoded [16]byte
	dec := p.encoding.NewDecoder().Transformer
	i := 0
	for i < end {
		if b[i] < utf8.RuneSelf {
			o.WriteByte(b[i])
			i++
			continue
		}
		n, ok := p.size(b[i:])
		if !ok {
			break // after a lone lead the characters fall differently
		}
		m, _, _ := dec.Transform(decoded[:], b[i:i+n], true)
		switch out := decoded[:m]; {
		case !bytes.Contains(out, []byte("\uFFFD")) || string(b[i:i+n]) == gbReplacement:
			o.Write(out)
		case n == 2 && p.more != nil && p.more(b[i], b[i+1]) != 0:
			o.WriteRune(p.more(b[i], b[i+1]))
		case n == 2 && b[i+1] < utf8.RuneSelf:
			// An ASCII byte after a lead that it makes no character with is
			// more likely itself than wrong.
			n = 1
			fallthrough
		default:
			o.bad(b[i:i+n], offset+i)
		}
		i += n
	}
	return i
}

// gbReplacement is U+FFFD as GB18030 writes it.
const gbReplacement = "\x84\x31\xA4\x37"

// pairSize is the size of a character of a lead and the trail b[1].
func pairSize(b []byte, trail func(c byte) bool) (int, bool) {
	switch {
	case len(b) == 1:
		return 1, false
	case trail(b[1]):
		return 2, true
	case b[1] < utf8.RuneSelf:
		return 1, false
	}
	return 2, false
}

func gbSize(b []byte) (int, bool) {
	switch {
	case b[0] == 0x80: // the euro of code page 936
		return 1, true
	case b[0] == 0xFF:
		return 1, false
	case len(b) > 1 && '0' <= b[1] && b[1] <= '9':
		if len(b) > 2 && (b[2] < 0x81 || b[2] == 0xFF) || len(b) > 3 && (b[3] < '0' || b[3] > '9') {
			return 1, false
		}
		if len(b) < 4 {
			return len(b), false // cut off
		}
		return 4, true
	}
	return pairSize(b, func(c byte) bool { return c >= 0x40 && c != 0x7F && c != 0xFF })
}

// gbUser is the character for private use of two bytes in the areas of GB18030
// that are the user's to define: AAA1–AFFE is U+E000–E233, F8A1–FEFE is
// U+E234–E4C5, A140–A7A0 is U+E4C6–E765. Of the last area only what has no
// ASCII byte is read: a lead byte before ASCII is more likely the half of a
// character than one that somebody defined, and stays wrong.
func gbUser(lead, trail byte) rune {
	switch l, t := rune(lead), rune(trail); {
	case 0xAA <= l && l <= 0xAF && 0xA1 <= t && t <= 0xFE:
		return 0xE000 + (l-0xAA)*94 + t - 0xA1
	case 0xF8 <= l && l <= 0xFE && 0xA1 <= t && t <= 0xFE:
		return 0xE234 + (l-0xF8)*94 + t - 0xA1
	case 0xA1 <= l && l <= 0xA7 && 0x80 <= t && t <= 0xA0:
		return 0xE4C6 + (l-0xA1)*96 + t - 0x41
	}
	return 0
}

func big5Size(b []byte) (int, bool) {
	if b[0] == 0x80 || b[0] == 0xFF {
		return 1, false
	}
	return pairSize(b, func(c byte) bool { return 0x40 <= c && c < 0x7F || 0xA1 <= c && c < 0xFF })
}

func sjisSize(b []byte) (int, bool) {
	switch c := b[0]; {
	case c == 0x80 || 0xA1 <= c && c <= 0xDF:
		return 1, true
	case c == 0xA0 || c > 0xFC:
		return 1, false
	}
	return pairSize(b, func(c byte) bool { return 0x40 <= c && c != 0x7F && c <= 0xFC })
}

func eucjpSize(b []byte) (int, bool) {
	high := func(c byte) bool { return 0xA1 <= c && c <= 0xFE }
	switch c := b[0]; {
	case c == 0x8E:
		return pairSize(b, func(c byte) bool { return 0xA1 <= c && c <= 0xDF })
	case c == 0x8F:
		n, ok := pairSize(b, high)
		switch {
		case !ok:
			return n, false
		case len(b) == 2:
			return 2, false
		case high(b[2]):
			return 3, true
		}
		return 1, false
	case !high(c):
		return 1, false
	}
	return pairSize(b, high)
}

func euckrSize(b []byte) (int, bool) {
	if b[0] == 0x80 || b[0] == 0xFF {
		return 1, false
	}
	return pairSize(b, func(c byte) bool {
		return 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z' || 0x81 <= c && c <= 0xFE
	})
}
