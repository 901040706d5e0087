package charset

import (
	"strings"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// Names lists the encodings that Decode accepts, those that it finds by itself
// first. Decode accepts their usual aliases too.
func Names() []string {
	return []string{
		"UTF-8", "UTF-16LE", "UTF-16BE", "GB18030", "Big5",
		"windows-1251", "KOI8-R", "KOI8-U", "IBM866", "ISO-8859-5", "x-mac-cyrillic",
		"windows-1252", "windows-1250", "ISO-8859-2", "windows-1254",
		"windows-1253", "windows-1257", "ISO-8859-7", "ISO-8859-15",
		"Shift_JIS", "EUC-JP", "EUC-KR",
	}
}

// codec is one encoding: its name and how to write bytes decoded.
type codec struct {
	name   string
	decode func(o *output, b []byte)
}

// text decodes b without the byte order mark of this encoding, if it has one; a
// mark of another encoding is something else here, and stays.
func (c codec) text(b []byte, why string) Text {
	var o output
	if of, size := mark(b); of == c.name {
		o.base = size
	}
	c.decode(&o, b[o.base:])
	return Text{String: o.String(), Encoding: c.name, Evidence: why, Wrong: o.wrong}
}

// utf16Unsaid is the name of UTF-16 of a byte order yet to be found.
const utf16Unsaid = "UTF-16"

// ordered settles the byte order of what was asked for as "UTF-16".
func (c codec) ordered(b []byte) codec {
	if c.name != utf16Unsaid {
		return c
	}
	of, _ := mark(b)
	if of == "UTF-16BE" || of != "UTF-16LE" && sniff16(b, true) == "UTF-16BE" {
		return named("UTF-16BE")
	}
	return named("UTF-16LE") // of nearly all files without a mark
}

// lookup finds an encoding by any of its names.
func lookup(name string) (codec, bool) {
	key := strings.Map(func(r rune) rune {
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			return r
		case 'A' <= r && r <= 'Z':
			return r - 'A' + 'a'
		}
		return -1
	}, name)
	switch key {
	case "utf8", "unicode11utf8", "cp65001":
		return named("UTF-8"), true
	case "utf16", "unicode", "ucs2":
		return named(utf16Unsaid), true
	case "utf16le", "ucs2le":
		return named("UTF-16LE"), true
	case "utf16be", "ucs2be":
		return named("UTF-16BE"), true
	case "gb18030", "gbk", "gb2312", "cp936", "ms936", "windows936", "936", "xgbk", "euccn", "gb231280", "chinese":
		return named("GB18030"), true
	case "big5", "big5hkscs", "cp950", "ms950", "windows950", "950", "cnbig5", "xxbig5":
		return named("Big5"), true
	case "windows1251", "cp1251", "win1251", "1251", "xcp1251":
		return named("windows-1251"), true
	case "koi8r", "koi8", "cskoi8r", "koi":
		return named("KOI8-R"), true
	case "koi8u", "koi8ru":
		return named("KOI8-U"), true
	case "ibm866", "cp866", "866", "dos866", "csibm866":
		return named("IBM866"), true
	case "iso88595", "cyrillic", "isoir144", "csisolatincyrillic":
		return named("ISO-8859-5"), true
	// Latin-1 files hold windows-1252 quotes so often that browsers read them
	// as windows-1252, which differs in nothing else but control characters.
	case "windows1252", "cp1252", "win1252", "1252", "ansi", "iso88591", "latin1", "l1", "usascii", "ascii":
		return named("windows-1252"), true
	case "windows1250", "cp1250", "win1250", "1250":
		return named("windows-1250"), true
	case "windows1253", "cp1253", "win1253", "1253":
		return named("windows-1253"), true
	case "windows1254", "cp1254", "win1254", "1254", "iso88599", "latin5":
		return named("windows-1254"), true
	case "windows1257", "cp1257", "win1257", "1257":
		return named("windows-1257"), true
	case "iso88592", "latin2":
		return named("ISO-8859-2"), true
	case "iso88597", "greek":
		return named("ISO-8859-7"), true
	case "iso885915", "latin9":
		return named("ISO-8859-15"), true
	case "xmaccyrillic", "maccyrillic", "xmacukrainian":
		return named("x-mac-cyrillic"), true
	case "shiftjis", "sjis", "xsjis", "cp932", "ms932", "mskanji", "windows31j":
		return named("Shift_JIS"), true
	case "eucjp", "xeucjp":
		return named("EUC-JP"), true
	case "euckr", "cp949", "ms949", "uhc", "windows949", "ksc5601", "ksc56011987", "korean":
		return named("EUC-KR"), true
	}
	return codec{}, false
}

// named is the encoding of that very name, which must be one of Names. Bodies
// are made on demand: a program that reads UTF-8 touches no table.
func named(name string) codec {
	c := codec{name: name}
	switch name {
	case "UTF-8":
		c.decode = decodeUTF8
	case utf16Unsaid:
		// ordered replaces it before anything is decoded.
	case "UTF-16LE":
		c.decode = littleEndian.decode
	case "UTF-16BE":
		c.decode = bigEndian.decode
	case "GB18030":
		c.decode = pairs{simplifiedchinese.GB18030, gbSize, gbUser}.decode
	case "Big5":
		c.decode = pairs{traditionalchinese.Big5, big5Size, nil}.decode
	case "Shift_JIS":
		c.decode = pairs{japanese.ShiftJIS, sjisSize, nil}.decode
	case "EUC-JP":
		c.decode = pairs{japanese.EUCJP, eucjpSize, nil}.decode
	case "EUC-KR":
		c.decode = pairs{korean.EUCKR, euckrSize, nil}.decode
	case "windows-1251":
		c.decode = single{charmap.Windows1251}.decode
	case "KOI8-R":
		c.decode = single{charmap.KOI8R}.decode
	case "KOI8-U":
		c.decode = single{charmap.KOI8U}.decode
	case "IBM866":
		c.decode = single{charmap.CodePage866}.decode
	case "ISO-8859-5":
		c.decode = single{charmap.ISO8859_5}.decode
	case "windows-1252":
		c.decode = single{charmap.Windows1252}.decode
	case "windows-1250":
		c.decode = single{charmap.Windows1250}.decode
	case "windows-1253":
		c.decode = single{charmap.Windows1253}.decode
	case "windows-1254":
		c.decode = single{charmap.Windows1254}.decode
	case "windows-1257":
		c.decode = single{charmap.Windows1257}.decode
	case "ISO-8859-2":
		c.decode = single{charmap.ISO8859_2}.decode
	case "ISO-8859-7":
		c.decode = single{charmap.ISO8859_7}.decode
	case "ISO-8859-15":
		c.decode = single{charmap.ISO8859_15}.decode
	case "x-mac-cyrillic":
		c.decode = single{charmap.MacintoshCyrillic}.decode
	default:
		panic("charset: no encoding of the name " + name)
	}
	return c
}
