package font

import (
	"strings"

	"golang.org/x/text/encoding/charmap"
)

// latin is the part that all encodings of simple fonts share, apart from the
// two quotes.
func latin(code byte) string {
	if code >= 0x20 && code < 0x7f {
		return string(rune(code))
	}
	return ""
}

// standard holds the upper half of StandardEncoding (ISO 32000-2, D.2), from
// 0xA1 on; a space is an empty place.
var standard = []rune("¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ –†‡· ¶•‚„”»…‰ ¿ `´ˆ˜¯˘˙¨ ˚¸ ˝˛ˇ—                Æ ª    ŁØŒº     æ   ı  łøœß")

// symbols holds the letters of the font Symbol, from 0x41 on.
var symbols = []rune("ΑΒΧ∆ΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_ αβχδεφγηιϕκλµνοπθρστυϖωξψζ{|}∼")

// base is the character of a code in an encoding that PDF names, "" when it
// has none.
func base(encoding string, code byte) string {
	switch encoding {
	case "WinAnsiEncoding":
		if code > 0x7e && charmap.Windows1252.DecodeByte(code) == '\ufffd' {
			return "•"
		}
		if code >= 0x20 {
			return string(charmap.Windows1252.DecodeByte(code))
		}
		return ""
	case "MacRomanEncoding":
		if code == 0xCA {
			return " "
		}
		if code >= 0x20 {
			return string(charmap.Macintosh.DecodeByte(code))
		}
		return ""
	case "Symbol":
		switch {
		case code == 0xB7:
			return "•"
		case code == 0x2D:
			return "−"
		case code > 0x40 && int(code)-0x41 < len(symbols):
			return string(symbols[code-0x41])
		}
		return latin(code)
	case "ZapfDingbats", "Wingdings":
		if code == ' ' {
			return " "
		}
		return "•" // they are marks of lists in the texts that are read here
	}
	switch {
	case code == 0x27:
		return "’"
	case code == 0x60:
		return "‘"
	case code > 0xA0 && int(code)-0xA1 < len(standard) && standard[code-0xA1] != ' ':
		return string(standard[code-0xA1])
	}
	return latin(code)
}

// symbolic is the encoding that a font has by its name, "" for a font of
// letters.
func symbolic(name string) string {
	_, after, ok := strings.Cut(name, "+")
	if !ok {
		after = name
	}
	switch {
	case strings.HasPrefix(after, "Symbol"):
		return "Symbol"
	case strings.HasPrefix(after, "ZapfDingbats"), strings.HasPrefix(after, "Wingdings"), strings.HasPrefix(after, "Webdings"):
		return "Wingdings"
	}
	return ""
}
