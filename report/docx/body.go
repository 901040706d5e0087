package docx

import (
	"encoding/xml"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// body writes paragraphs and tables with what is tracked and commented.
type body struct {
	strings.Builder
	doc *Document
	id  int // the last one given: no two annotations share one
	at  int // the number of runs written so far
	// spans are the stretches of comments and moves.
	spans map[span]*stretch
}

// span names a comment, or one side of a move.
type span struct {
	mark   Mark // MovedFrom, MovedTo; Kept for a comment
	number int
}

// stretch is where a span stands.
type stretch struct {
	first, last, id int
	old, new        bool // whether some of it stands in the old version, in the new one
}

func newBody(d *Document) *body {
	b := &body{doc: d, id: len(d.Comments) - 1, spans: map[span]*stretch{}}
	at := 0
	take := func(s span, m Mark) {
		st := b.spans[s]
		if st == nil {
			st = &stretch{first: at}
			b.spans[s] = st
		}
		st.last = at
		st.old = st.old || m.Old()
		st.new = st.new || m.New()
	}
	scan := func(ps []Paragraph) {
		for _, p := range ps {
			for _, r := range p.Runs {
				for _, c := range r.Comments {
					take(span{Kept, c}, r.Mark)
				}
				if r.Move > 0 {
					take(span{r.Mark, r.Move}, r.Mark)
				}
				at++
			}
		}
	}
	for _, block := range d.Body {
		switch block := block.(type) {
		case Paragraph:
			scan([]Paragraph{block})
		case Table:
			for _, row := range block.Rows {
				for _, c := range row {
					scan(c)
				}
			}
		}
	}
	return b
}

func (b *body) printf(format string, args ...any) { fmt.Fprintf(b, format, args...) }

// tracked are the attributes of a tracked change.
func (b *body) tracked() string {
	b.id++
	return fmt.Sprintf(`w:id="%d"%s`, b.id, b.doc.by())
}

// by says who made a change or comment, and when.
func (d *Document) by() string {
	s := fmt.Sprintf(` w:author="%s"`, escape(d.Author))
	if !d.Date.IsZero() {
		s += fmt.Sprintf(` w:date="%s"`, d.Date.UTC().Format(time.RFC3339))
	}
	return s
}

func (p Paragraph) write(b *body) {
	b.WriteString("<w:p>")
	if p.Style != "" || p.Mark != Kept {
		b.WriteString("<w:pPr>")
		if p.Style != "" {
			b.printf(`<w:pStyle w:val="%s"/>`, p.Style)
		}
		if p.Mark != Kept {
			b.printf("<w:rPr><w:%s %s/></w:rPr>", p.Mark, b.tracked())
		}
		b.WriteString("</w:pPr>")
	}
	for _, r := range p.Runs {
		b.run(r)
		b.at++
	}
	b.WriteString("</w:p>")
}

func (b *body) run(r Run) {
	move := span{r.Mark, r.Move}
	if r.Move > 0 && b.spans[move].first == b.at {
		attributes := b.tracked()
		b.spans[move].id = b.id
		b.printf(`<w:%sRangeStart %s w:name="move%d"/>`, r.Mark, attributes, r.Move)
	}
	for _, c := range r.Comments {
		if b.spans[span{Kept, c}].first == b.at {
			b.printf(`<w:commentRangeStart w:id="%d"/>`, c)
		}
	}
	b.track(r.Mark, func() { b.text(r) })
	for _, c := range slices.Backward(r.Comments) {
		s := b.spans[span{Kept, c}]
		if s.last != b.at {
			continue
		}
		b.printf(`<w:commentRangeEnd w:id="%d"/>`, c)
		// A comment goes with its words where all of them go.
		m := Kept
		if !s.new {
			m = Deleted
		} else if !s.old {
			m = Inserted
		}
		b.track(m, func() {
			b.printf(`<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="%d"/></w:r>`, c)
		})
	}
	if r.Move > 0 && b.spans[move].last == b.at {
		b.printf(`<w:%sRangeEnd w:id="%d"/>`, r.Mark, b.spans[move].id)
	}
}

func (b *body) track(m Mark, content func()) {
	if m == Kept {
		content()
		return
	}
	b.printf("<w:%s %s>", m, b.tracked())
	content()
	b.printf("</w:%s>", m)
}

// text writes the words of a run. Only deleted text is called so: moved text
// is text at both places.
func (b *body) text(r Run) {
	b.WriteString("<w:r>")
	look := ""
	if r.Look != "" {
		look = fmt.Sprintf(`<w:rStyle w:val="%s"/>`, r.Look)
	}
	lang := r.Lang
	if lang == "" {
		lang = b.doc.Lang
	}
	if han(lang) {
		// Quotation marks and dashes are as wide as Han characters here.
		look += `<w:rFonts w:hint="eastAsia"/>`
	}
	if r.Lang != "" && r.Lang != b.doc.Lang {
		look += language(r.Lang)
	}
	if look != "" {
		b.WriteString("<w:rPr>" + look + "</w:rPr>")
	}
	name := "t"
	if r.Mark == Deleted {
		name = "delText"
	}
	b.printf(`<w:%s xml:space="preserve">%s</w:%s></w:r>`, name, escape(r.Text), name)
}

func (t Table) write(b *body) {
	b.WriteString(`<w:tbl><w:tblPr><w:tblStyle w:val="Changes"/><w:tblW w:w="` + strconv.Itoa(sum(t.Widths)) + `" w:type="dxa"/><w:tblLayout w:type="fixed"/>` +
		`<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>`)
	for _, w := range t.Widths {
		b.printf(`<w:gridCol w:w="%d"/>`, w)
	}
	b.WriteString("</w:tblGrid>")
	for i, row := range t.Rows {
		b.WriteString("<w:tr>")
		properties := ""
		if !tall(row) {
			properties = "<w:cantSplit/>"
		}
		if i == 0 {
			properties += "<w:tblHeader/>"
		}
		if properties != "" {
			b.WriteString("<w:trPr>" + properties + "</w:trPr>")
		}
		for k, c := range row {
			b.printf(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>`, t.Widths[k])
			for _, p := range c {
				p.write(b)
			}
			b.WriteString("</w:tc>")
		}
		b.WriteString("</w:tr>")
	}
	b.WriteString("</w:tbl>")
}

// tall tells a row that may not fit on a page: it has to be split.
func tall(row []Cell) bool {
	const most = 900 // characters of a cell, of a third of the width of a page
	for _, c := range row {
		n := 0
		for _, p := range c {
			for _, r := range p.Runs {
				n += len([]rune(r.Text))
			}
		}
		if n > most {
			return true
		}
	}
	return false
}

func sum(ns []int) int {
	n := 0
	for _, x := range ns {
		n += x
	}
	return n
}

// escape writes text for XML. What XML 1.0 cannot hold becomes U+FFFD.
func escape(s string) string {
	var b strings.Builder
	xml.EscapeText(&b, []byte(s)) // a Builder gives no error
	return b.String()
}

func han(lang string) bool { return strings.HasPrefix(lang, "zh") }

var tag = regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)

// locales are the names under which Word knows languages.
var locales = map[string]string{"en": "en-US", "ru": "ru-RU", "zh": "zh-CN", "zh-Hans": "zh-CN", "zh-Hant": "zh-TW", "und": ""}

// locale is the name of a language for Word, "" when there is none.
func locale(lang string) string {
	if l, ok := locales[lang]; ok {
		return l
	}
	if tag.MatchString(lang) {
		return lang
	}
	return ""
}

// language is the property of text in a language.
func language(lang string) string {
	switch l := locale(lang); {
	case l == "":
		return ""
	case han(lang):
		return fmt.Sprintf(`<w:lang w:eastAsia="%s"/>`, l)
	default:
		return fmt.Sprintf(`<w:lang w:val="%s"/>`, l)
	}
}
