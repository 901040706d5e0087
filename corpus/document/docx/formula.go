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
		text, err := f.w.Text()
		text = strings.TrimSpace(text)
		switch raised, ok := document.Raised(text); {
		case text == "":
		case e.Name.Local == "den":
			f.put("/" + grouped(text))
		case e.Name.Local == "sub":
			f.put("_" + grouped(text))
		case ok:
			f.put(raised)
		default:
			f.put("^" + grouped(text))
		}
		return err
	case "num":
		text, err := f.w.Text()
		f.put(grouped(strings.TrimSpace(text)))
		return err
	case "rad", "nary", "m", "eqArr", "limLow", "limUpp", "d", "acc", "bar", "groupChr", "sPre":
		if ok, _ := f.log.Stands(f.now()); ok {
			f.unread.formulas++
		}
	}
	return f.w.Each(f.node, nil)
}

// grouped puts an expression into brackets, unless it is one number or name.
func grouped(s string) string {
	one := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '.' && r != ',' }) < 0
	if one || utf8.RuneCountInString(s) == 1 {
		return s
	}
	return "(" + s + ")"
}
