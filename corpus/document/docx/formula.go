package docx

import (
	"encoding/xml"
	"strings"
	"unicode"
	"unicode/utf8"

	"tifa/corpus/document"
)

// formula reads an element of a formula (Office MathML). Powers and fractions
// are written on the line, 10⁶ and 1/2: run together they would be other
// numbers. Forms that a line cannot show are counted.
func (f *flow) formula(e xml.StartElement) error {
	switch e.Name.Local {
	case "t":
		return f.w.Each(nil, f.put)
	case "sup", "sub", "den":
		text, err := f.part()
		switch raised, ok := document.Raised(text); {
		case text == "":
		case e.Name.Local == "den":
			f.write("/" + grouped(text))
		case e.Name.Local == "sub":
			f.write("_" + grouped(text))
		case ok:
			f.write(raised)
		default:
			f.write("^" + grouped(text))
		}
		return err
	case "num":
		text, err := f.part()
		f.write(grouped(text))
		return err
	case "rad", "nary", "m", "eqArr", "limLow", "limUpp", "d", "acc", "bar", "groupChr", "sPre":
		if ok, _ := f.log.Stands(f.now()); ok {
			f.unread.formulas++
		}
	}
	return f.w.Each(f.node, nil)
}

// part reads a part of a formula as it stands on a line and takes it off the text:
// it may hold powers and fractions as well, and words that were deleted.
func (f *flow) part() (string, error) {
	from := len(f.text)
	err := f.w.Each(f.node, nil)
	from = min(from, len(f.text)) // a paragraph inside of it has ended the text
	text := strings.TrimSpace(string(f.text[from:]))
	f.text = f.text[:from]
	return text, err
}

// write puts a part back, whose words are taken down already. Each of the parts
// that it stands in copies it, which the limit of the text bounds.
func (f *flow) write(part string) {
	if f.log.Add(len(part)); f.log.Err() == nil {
		f.text = append(f.text, part...)
	}
}

// grouped puts an expression into brackets, unless it is one number or name.
func grouped(s string) string {
	one := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '.' && r != ',' }) < 0
	if one || utf8.RuneCountInString(s) == 1 {
		return s
	}
	return "(" + s + ")"
}
