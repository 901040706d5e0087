package font

import (
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// predefined reads the codes of the CMaps that PDF knows by name (ISO 32000-2,
// table 116), as far as they are encodings of text.
type predefined struct {
	decode *encoding.Decoder
	next   func(s string) (c uint32, n int)
}

// lookup gives a predefined CMap, nil for one that is none or only numbers the
// glyphs of a collection.
func lookup(name string) *predefined {
	name = strings.TrimSuffix(strings.TrimSuffix(name, "-H"), "-V")
	var e encoding.Encoding
	next := east
	switch {
	case strings.HasPrefix(name, "Uni"):
		switch {
		case strings.Contains(name, "UTF8"):
			e, next = unicode.UTF8, utf8Code
		case strings.Contains(name, "UTF32"):
			e, next = utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM), quad
		default: // UCS2 and UTF16
			e, next = unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), utf16Code
		}
	case strings.HasPrefix(name, "GBK2K"):
		e, next = simplifiedchinese.GB18030, gb18030Code
	case strings.HasPrefix(name, "GB"):
		e = simplifiedchinese.GBK // GB-EUC, GBpc-EUC, GBK-EUC, GBKp-EUC
	case strings.Contains(name, "B5") || name == "HKscs-B5":
		e = traditionalchinese.Big5
	case strings.Contains(name, "RKSJ"):
		e, next = japanese.ShiftJIS, shiftJIS
	case name == "EUC":
		e, next = japanese.EUCJP, eucJP
	case strings.HasPrefix(name, "KSC"):
		e = korean.EUCKR
	default:
		return nil
	}
	return &predefined{e.NewDecoder(), next}
}

// text is the character of a code.
func (p *predefined) text(raw string) string {
	t, err := p.decode.String(raw)
	if err != nil {
		return ""
	}
	return t
}

func east(s string) (uint32, int) {
	if s[0] <= 0x80 || s[0] == 0xff {
		return uint32(s[0]), 1
	}
	return pair(s)
}

func shiftJIS(s string) (uint32, int) {
	if c := s[0]; c < 0x81 || c >= 0xA0 && c < 0xE0 || c > 0xFC {
		return uint32(c), 1
	}
	return pair(s)
}

func eucJP(s string) (uint32, int) {
	if s[0] < 0x80 {
		return uint32(s[0]), 1
	}
	return pair(s)
}

func gb18030Code(s string) (uint32, int) {
	if len(s) >= 4 && s[0] > 0x80 && s[1] >= '0' && s[1] <= '9' {
		return quad(s)
	}
	return east(s)
}

func utf16Code(s string) (uint32, int) {
	if len(s) >= 4 && s[0] >= 0xD8 && s[0] < 0xDC {
		return quad(s)
	}
	return pair(s)
}

func quad(s string) (c uint32, n int) {
	for n = 0; n < 4 && n < len(s); n++ {
		c = c<<8 | uint32(s[n])
	}
	return c, n
}

func utf8Code(s string) (c uint32, n int) {
	size := 1
	switch {
	case s[0] >= 0xF0:
		size = 4
	case s[0] >= 0xE0:
		size = 3
	case s[0] >= 0xC0:
		size = 2
	}
	for n = 0; n < size && n < len(s); n++ {
		c = c<<8 | uint32(s[n])
	}
	return c, n
}
