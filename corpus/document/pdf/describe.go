package pdf

import (
	"encoding/xml"
	"io"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"tifa/corpus/document"
	"tifa/corpus/document/pdf/object"
)

// describe takes over what a file says of itself. The day on which it was made
// is not that of the statement and is left out.
func describe(f *object.File, d *document.Document) {
	root := f.Dict(f.Trailer()["Root"])
	d.Lang = language(textString(string(f.String(root["Lang"]))))
	title := title(textString(string(f.String(f.Dict(f.Trailer()["Info"])["Title"]))))
	if title == "" {
		if st := f.Stream(root["Metadata"]); st != nil {
			b, _ := f.Data(st)
			title = packetTitle(b)
		}
	}
	d.Title = title
}

// fileName tells a title that a program made of the name of a file.
var fileName = regexp.MustCompile(`(?i)\.(?:docx?|pdf|rtf|odt|indd|qxd|pptx?|xlsx?|wpd|tex|dvi|html?|txt|p65|fm)$|^Microsoft (?:Word|PowerPoint) - |^(?:untitled|document|slide|无标题|新建|Документ)\s*\d*$|^[\w-]*[\\/][\w\\/.-]+$|^(?:https?|file):`)

func title(s string) string {
	s = squeeze(strings.ReplaceAll(s, "\x00", ""))
	if fileName.MatchString(s) {
		return ""
	}
	return s
}

var tag = regexp.MustCompile(`^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$`)

func language(s string) string {
	if s = strings.ReplaceAll(s, "_", "-"); tag.MatchString(s) {
		return s
	}
	return ""
}

// packetTitle reads dc:title of an XMP packet, its first value.
func packetTitle(b []byte) string {
	dec := xml.NewDecoder(strings.NewReader(string(b)))
	dec.Strict = false
	in, depth := false, 0
	var out strings.Builder
	for {
		t, err := dec.Token()
		if err != nil {
			if err != io.EOF {
				return ""
			}
			return title(out.String())
		}
		switch t := t.(type) {
		case xml.StartElement:
			if depth++; depth > document.MaxDepth {
				return ""
			}
			if t.Name.Local == "title" {
				in = true
			}
		case xml.EndElement:
			depth--
			if in && (t.Name.Local == "li" || t.Name.Local == "title") {
				return title(out.String())
			}
		case xml.CharData:
			if in {
				out.Write(t)
			}
		}
	}
}

// textString decodes a text string: UTF-16 or UTF-8 with a mark before it, or
// PDFDocEncoding, of which the upper part is that of Windows-1252 but for a few
// signs (ISO 32000-2, 7.9.2.2 and D.3). A language mark in it is left out.
func textString(s string) string {
	switch {
	case strings.HasPrefix(s, "\xfe\xff"), strings.HasPrefix(s, "\xff\xfe"):
		t, err := unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewDecoder().String(s)
		if err != nil {
			return ""
		}
		s = t
	case strings.HasPrefix(s, "\xef\xbb\xbf"):
		s = strings.ToValidUTF8(s[3:], "\ufffd")
	default:
		var b strings.Builder
		for _, c := range []byte(s) {
			switch {
			case c >= 0x80 && c < 0xA0:
				b.WriteRune(docEncoding[c-0x80])
			case c == 0xA0:
				b.WriteRune('€')
			default:
				b.WriteRune(charmap.ISO8859_1.DecodeByte(c))
			}
		}
		s = b.String()
	}
	if i := strings.IndexByte(s, 0x1b); i >= 0 {
		if j := strings.IndexByte(s[i+1:], 0x1b); j >= 0 {
			s = s[:i] + s[i+j+2:]
		}
	}
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\ufffd")
	}
	return strings.TrimSpace(s)
}

// docEncoding is the part of PDFDocEncoding from 0x80 to 0x9F.
var docEncoding = []rune("•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž�")
