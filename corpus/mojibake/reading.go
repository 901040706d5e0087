package mojibake

import (
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// A reading is an encoding that UTF-8 is taken for.
type reading struct {
	name  string
	table *charmap.Charmap // nil for GBK
}

// readings are in the order in which equals win. Windows-1252 has five bytes
// without a character; programs read them as the control characters of the
// same numbers, and so does its table here.
var readings = []reading{
	{"windows-1252", charmap.Windows1252},
	{"iso-8859-1", charmap.ISO8859_1},
	{"windows-1251", charmap.Windows1251},
	{"koi8-r", charmap.KOI8R},
	{"macintosh", charmap.Macintosh},
	{"ibm866", charmap.CodePage866},
	{"gbk", nil},
}

const gbk = 6 // index in readings

// tableEnd is beyond every character of the encodings of one byte but a few
// signs that no text has as the rest of misread UTF-8.
const tableEnd = 0x2600

// singles holds for each encoding of one byte the bytes of its characters
// beyond ASCII, 0 for what it has not.
var singles = sync.OnceValue(func() *[gbk][tableEnd]byte {
	t := new([gbk][tableEnd]byte)
	for k := range t {
		for b := 0x80; b <= 0xFF; b++ {
			r := readings[k].table.DecodeByte(byte(b))
			if r == utf8.RuneError && b < 0xA0 {
				r = rune(b)
			}
			if r < tableEnd {
				t[k][r] = byte(b)
			}
		}
	}
	return t
})

// The lead bytes of UTF-8 and the bytes that go on.
func isLead(b byte) bool { return 0xC2 <= b && b <= 0xF4 }
func goesOn(b byte) bool { return 0x80 <= b && b <= 0xBF }

// misreadHan holds the Han characters as which the first two bytes of a
// character of UTF-8 show in GBK, by the first byte; 0 for the others.
var misreadHan = sync.OnceValue(func() *[0xA000 - 0x4E00]byte {
	set := new([0xA000 - 0x4E00]byte)
	dec := simplifiedchinese.GBK.NewDecoder().Transformer
	var shown [8]byte
	for _, leads := range [][2]int{{0xC2, 0xC3}, {0xD0, 0xD1}, {0xE2, 0xE9}, {0xEF, 0xEF}} {
		for lead := leads[0]; lead <= leads[1]; lead++ {
			for next := 0x80; next <= 0xBF; next++ {
				n, _, _ := dec.Transform(shown[:], []byte{byte(lead), byte(next)}, true) // the decoder knows no errors
				if r, _ := utf8.DecodeRune(shown[:n]); 0x4E00 <= r && r < 0xA000 {
					set[r-0x4E00] = byte(lead)
				}
			}
		}
	}
	return set
})

// suspect returns, a bit for each, the readings under which some characters
// side by side could be misread UTF-8. Most texts it clears at once, by the
// characters alone; it says nothing else.
func suspect(text string) uint {
	var found uint
	var table *[gbk][tableEnd]byte
	var han *[0xA000 - 0x4E00]byte
	var lacks [gbk]int // bytes until the character is whole, in each reading
	twice := 0
	for i := 0; i < len(text); {
		if text[i] < utf8.RuneSelf {
			lacks, twice = [gbk]int{}, 0
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		i += n
		switch {
		case r < tableEnd:
			if table == nil {
				table = singles()
			}
			for k := range table {
				switch b := table[k][r]; {
				case goesOn(b) && lacks[k] > 0:
					if lacks[k]--; lacks[k] == 0 {
						found |= 1 << k
					}
				case isLead(b):
					lacks[k] = 1
					if b >= 0xE0 {
						lacks[k] = 2
					}
				default:
					lacks[k] = 0
				}
			}
			twice = 0
			continue
		case 0x4E00 <= r && r < 0xA000:
			if han == nil {
				han = misreadHan()
			}
			// Misread Chinese and punctuation begin with characters that are no
			// everyday ones, misread Russian with two that may be.
			if lead := han[r-0x4E00]; lead == 0 {
				twice = 0
			} else if twice++; twice > 1 || lead >= 0xE2 {
				found |= 1 << gbk
			}
		case r == utf8.RuneError:
			return 1<<len(readings) - 1
		}
		lacks = [gbk]int{}
	}
	return found
}

// gbkBytes is the pair of r in GBK, zero if it has none.
func gbkBytes(r rune) (pair [2]byte) {
	var src [utf8.UTFMax]byte
	var dst [4]byte
	n, _, err := simplifiedchinese.GBK.NewEncoder().Transformer.Transform(dst[:], src[:utf8.EncodeRune(src[:], r)], true)
	if err == nil && n == 2 {
		pair = [2]byte{dst[0], dst[1]}
	}
	return pair
}

// encode returns the bytes in reading k of a character beyond ASCII; n is 0 if
// it has none.
func encode(k int, r rune) (b [2]byte, n int) {
	if k != gbk {
		if r < tableEnd && singles()[k][r] != 0 {
			return [2]byte{singles()[k][r]}, 1
		}
		return b, 0
	}
	if r == '€' { // the byte 80 of code page 936
		return [2]byte{0x80}, 1
	}
	if b = gbkBytes(r); b[0] != 0 {
		return b, 2
	}
	return b, 0
}
