package docx

import (
	"cmp"
	"encoding/xml"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"tifa/corpus/document"
	"tifa/corpus/document/numeral"
	"tifa/corpus/document/pack"
)

// field is a field that has begun and not ended. Its text is its result.
type field struct {
	instruction string
	choice      string // of a list to choose from, "" for any other field
	result      bool   // its result has begun
	contents    bool   // it makes a table of contents
}

// maxInstruction is how much of the instruction of a field is kept, in bytes.
const maxInstruction = 1000

var (
	// contents tells the fields that make a table of contents or an index.
	contents = regexp.MustCompile(`(?i)^\s*(?:TOC|INDEX|TOA)\b`)
	// circled is a number in a circle, as Word makes it from Chinese menus.
	circled = regexp.MustCompile(`(?i)^\s*EQ\s+\\o(?:\\a[clr])?\s*\(\s*[○◯〇]\s*[,;，；]\s*([^()]{1,20}?)\s*\)\s*$`)
	// button is a field that shows the rest of its instruction.
	button = regexp.MustCompile(`(?is)^\s*(?:MACROBUTTON|GOTOBUTTON)\s+\S+\s+(.*?)\s*$`)
	// character is a field that shows one character, of a font where it says so.
	character = regexp.MustCompile(`(?i)^\s*SYMBOL\s+(0x[0-9a-f]+|\d+)\b(?:.*\\f\s*(?:"([^"]*)"|(\S+)))?`)
	// computed tells the fields whose text stands nowhere in the file: Word
	// works it out when it shows the document.
	computed = regexp.MustCompile(`(?i)^\s*(LISTNUM|AUTONUMLGL|AUTONUMOUT|AUTONUM|EQ)\b`)
)

// turn passes a boundary of a field.
func (f *flow) turn(e xml.StartElement) error {
	n := len(f.fields) - 1
	switch boundary := pack.Attr(e, "fldCharType"); {
	case boundary == "begin" && n < document.MaxDepth:
		choice, err := f.choice()
		f.fields = append(f.fields, field{choice: choice})
		return err
	case boundary == "separate" && n >= 0:
		f.fields[n].result = true
		f.fields[n].contents = contents.MatchString(f.fields[n].instruction)
	case boundary == "end" && n >= 0:
		last := f.fields[n]
		f.fields = f.fields[:n]
		if !last.result {
			f.put(f.shown(last))
		}
	}
	return nil
}

// choice is the entry that is chosen in the list of a form, "" when the field
// that begins here is none.
func (f *flow) choice() (string, error) {
	var entries []string
	chosen := -1
	var child func(e xml.StartElement) error
	child = func(e xml.StartElement) error {
		switch e.Name.Local {
		case "result":
			chosen = number(e, -1)
		case "default":
			if chosen < 0 {
				chosen = number(e, -1)
			}
		case "listEntry":
			entries = append(entries, pack.Attr(e, "val"))
		case "ffData", "ddList":
			return f.w.Each(child, nil)
		}
		return nil
	}
	err := f.w.Each(child, nil)
	if chosen = max(chosen, 0); chosen >= len(entries) {
		return "", err
	}
	return entries[chosen], err
}

// shown is what Word shows of a field that holds no result. What it would have
// to work out is counted, so that it is not missed in silence.
func (f *flow) shown(d field) string {
	if d.choice != "" {
		return d.choice
	}
	if m := button.FindStringSubmatch(d.instruction); m != nil {
		return m[1]
	}
	if m := circled.FindStringSubmatch(d.instruction); m != nil {
		if n, err := strconv.Atoi(m[1]); err == nil && n >= 1 && n <= 20 {
			return numeral.Form("decimalEnclosedCircle").Format(n)
		}
		if i := slices.Index(strings.Split("一二三四五六七八九十", ""), m[1]); i >= 0 {
			return numeral.Form("ideographEnclosedCircle").Format(i + 1)
		}
		return m[1]
	}
	if m := character.FindStringSubmatch(d.instruction); m != nil {
		if n, err := strconv.ParseInt(m[1], 0, 32); err == nil && n >= ' ' && (n < 0x7f || n > 0x9f) {
			return string(f.sign(cmp.Or(m[2], m[3]), rune(n)))
		}
		f.unread.symbols++
		return "\ufffd"
	}
	if ok, _ := f.log.Stands(f.now()); ok && computed.MatchString(d.instruction) {
		f.unread.fields++
	}
	return ""
}

func (f *flow) instruction() error {
	text, err := f.w.Text()
	if n := len(f.fields) - 1; n >= 0 && len(f.fields[n].instruction) < maxInstruction {
		f.fields[n].instruction += text
	}
	return err
}
