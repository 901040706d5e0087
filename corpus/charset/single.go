package charset

import (
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// single is an encoding of one byte a character.
type single struct{ table *charmap.Charmap }

func (s single) decode(o *output, b []byte) {
	var high [128]rune
	size := [128]int{}
	for i := range high {
		high[i] = s.table.DecodeByte(byte(i + 128))
		size[i] = utf8.RuneLen(high[i])
	}
	n := 0
	for _, c := range b {
		if c < utf8.RuneSelf {
			n++
		} else {
			n += size[c-128]
		}
	}
	o.Grow(n)
	for i, c := range b {
		if c < utf8.RuneSelf {
			o.WriteByte(c)
		} else if r := high[c-128]; r != utf8.RuneError {
			o.WriteRune(r)
		} else {
			o.bad(b[i:i+1], i)
		}
	}
}
