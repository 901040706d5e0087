package charset

import (
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// order is a byte order: which byte of a unit is the high one.
type order int

const (
	bigEndian    order = 0
	littleEndian order = 1
)

// unit is the UTF-16 unit that b begins with.
func (h order) unit(b []byte) rune {
	return rune(b[h])<<8 | rune(b[1-h])
}

// next is the character that b, at least one unit long, begins with, and its
// bytes. A lone surrogate is returned as itself.
func (h order) next(b []byte) (rune, int) {
	r := h.unit(b)
	if utf16.IsSurrogate(r) && len(b) >= 4 {
		if s := utf16.DecodeRune(r, h.unit(b[2:])); s != utf8.RuneError {
			return s, 4
		}
	}
	return r, 2
}

// decode writes b with lone surrogates and an odd last byte listed as wrong.
func (h order) decode(o *output, b []byte) {
	size := 0
	for i := 0; i+1 < len(b); i += 2 {
		switch r := h.unit(b[i:]); {
		case r < 0x80:
			size++
		case r < 0x800 || utf16.IsSurrogate(r): // two surrogates are four bytes
			size += 2
		default:
			size += 3
		}
	}
	o.Grow(size)
	i := 0
	for i+1 < len(b) {
		r, n := h.next(b[i:])
		if utf16.IsSurrogate(r) {
			o.bad(b[i:i+n], i)
		} else {
			o.WriteRune(r)
		}
		i += n
	}
	if i < len(b) {
		o.bad(b[i:], i)
	}
}

// sniff16 tells whether b is UTF-16 without a mark, and of which byte order, by
// what its characters would be; "" is neither. With zero bytes (hasNUL) it is
// UTF-16 or binary, and any script will do. Without (Chinese has none, but for a
// line end now and then) it must look like Chinese or an alphabet of its own
// page, not like the ideographs that pairs of other letters make.
func sniff16(b []byte, hasNUL bool) string {
	b = b[:min(len(b), sampleSize)&^1]
	if len(b) == 0 {
		return ""
	}
	little, big := littleEndian.plausible(b, hasNUL), bigEndian.plausible(b, hasNUL)
	switch {
	case little == 0 && big == 0:
		return ""
	case big > little:
		return "UTF-16BE"
	}
	return "UTF-16LE"
}

// plausible is the share of characters that a text would have, or 0 if that is
// too low for a text.
func (h order) plausible(b []byte, hasNUL bool) float64 {
	known := everydayHan()
	all, good, bad, han, common := 0, 0, 0, 0, 0
	for i := 0; i+1 < len(b); {
		r, n := h.next(b[i:])
		i += n
		all++
		switch {
		case r == '\t' || r == '\n' || r == '\r' || r == '\f' || ' ' <= r && r <= '~':
			good++
		case r < 0xA0:
			bad++
		case r < 0x1400: // the alphabets
			if unicode.IsGraphic(r) {
				good++
			} else {
				bad++
			}
		case r == 0x2014 || r == 0x2018 || r == 0x2019 || r == 0x201C || r == 0x201D || r == 0x2026 || r == 0x2013:
			good++
		case 0x3000 <= r && r <= 0x3011, 0x3041 <= r && r <= 0x30FE, 0xFF01 <= r && r <= 0xFF5E:
			good++
		case 0x4E00 <= r && r <= 0x9FFF:
			han++
			switch known.level(r) {
			case hanCommon:
				common++
				good++
			case hanKnown:
				good++
			}
		case 0xAC00 <= r && r <= 0xD7A3:
			// Chinese in GB18030 reads as Korean in UTF-16: syllables prove
			// something only along with zero bytes.
			if hasNUL {
				good++
			}
		case utf16.IsSurrogate(r) && i >= len(b):
			// The sample may have cut a pair.
		case !unicode.IsGraphic(r) && !unicode.Is(unicode.Cf, r):
			bad++
		}
	}
	share := float64(good) / float64(all)
	enoughCommon := 0.35
	if hasNUL {
		enoughCommon = 0.15
	}
	if share < 0.85 || bad*100 > all || float64(common) < enoughCommon*float64(han) {
		return 0
	}
	return share
}
