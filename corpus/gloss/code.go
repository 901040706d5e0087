package gloss

import (
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// A code is a pair of GBK bytes: lead<<8 | trail.
type code uint16

func pair(lead, trail byte) code { return code(lead)<<8 | code(trail) }
func (c code) lead() byte        { return byte(c >> 8) }
func (c code) trail() byte       { return byte(c) }

// A charset is GBK as a table, with the mark (class) that readings.txt gives each Han
// character and 0 for everything else.
type charset struct {
	char  [1 << 16]rune   // by code; 0: the pair has no character
	code  [1 << 16]code   // by character; 0: the character has no pair
	class [1 << 16]byte   // by code
	line  [1 << 16]string // by code: the entry of readings.txt
	lost  []code          // pairs without a character, between two Han characters
}

// gbk is made when the first damaged place is met, in about two milliseconds.
var gbk = sync.OnceValue(func() *charset {
	s := new(charset)
	src := make([]byte, 0, 3*126*190)
	for lead := 0x81; lead <= 0xFE; lead++ {
		for trail := 0x40; trail <= 0xFE; trail++ {
			if trail != 0x7F {
				src = append(src, byte(lead), byte(trail), '\n')
			}
		}
	}
	dst, _ := simplifiedchinese.GBK.NewDecoder().Bytes(src) // the decoder knows no errors
	out := string(dst)
	for i := 0; i < len(src); i += 3 {
		line, rest, _ := strings.Cut(out, "\n")
		out = rest
		r, n := utf8.DecodeRuneInString(line)
		c := pair(src[i], src[i+1])
		switch {
		case n != len(line), r == utf8.RuneError, r >= 0x10000, 0xE000 <= r && r < 0xF900,
			r == '€',       // in GBK the euro sign is the single byte 80
			s.code[r] != 0: // has a pair already
			continue
		}
		s.char[c] = r
		s.code[r] = c
	}
	for line := range strings.Lines(readings) {
		r, n := utf8.DecodeRuneInString(line)
		c := s.code[r]
		s.class[c] = line[n]
		s.line[c] = line[n : len(line)-1]
	}
	var leads, trails [256]bool
	for c, m := range s.class {
		if m != 0 {
			leads[c>>8], trails[c&0xFF] = true, true
		}
	}
	for a := 0x81; a <= 0xFE; a++ {
		for b := 0x81; b <= 0xFE; b++ {
			if c := pair(byte(a), byte(b)); trails[a] && leads[b] && s.char[c] == 0 {
				s.lost = append(s.lost, c)
			}
		}
	}
	return s
})

// of returns the code of r, or 0.
func (s *charset) of(r rune) code {
	if r < 0 || int(r) >= len(s.code) {
		return 0
	}
	return s.code[r]
}

// han returns the code of r if it is a Han character of GBK, or 0.
func (s *charset) han(r rune) code {
	if c := s.of(r); s.class[c] != 0 {
		return c
	}
	return 0
}
