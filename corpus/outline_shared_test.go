package corpus

import (
	"fmt"
	"html"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tifa/corpus/document/pack/packtest"
)

// styledLine is a line of a text with the level that a document is to give it.
type styledLine struct {
	text  string
	level int // 0 for a paragraph
}

// styledLines are the lines of a statement, its title on the first level and
// its headings below.
func styledLines(s *Statement) []styledLine {
	levels := map[int]int{}
	for _, sec := range s.Sections[1:] {
		if h := s.Clauses[sec.Heading]; endsOwnLine(s, h) {
			levels[h.Start] = sec.Level + 1
		}
	}
	for _, c := range s.Clauses {
		if c.Role == Title {
			levels[c.Start] = 1
			break
		}
	}
	var out []styledLine
	for _, sp := range lineSpans(s.Text) {
		out = append(out, styledLine{s.String(sp), levels[sp.Start]})
	}
	return out
}

// endsOwnLine tells a heading that nothing follows on its line.
func endsOwnLine(s *Statement, c Clause) bool {
	rest := strings.TrimLeft(s.Text[c.End:], " \t\u3000\u00a0")
	return rest == "" || endsLine(firstRune(rest))
}

// asPage is the lines as a web page.
func asPage(lines []styledLine) []byte {
	var b strings.Builder
	b.WriteString("<!DOCTYPE html><html><head><meta charset=utf-8></head><body><article>\n")
	for _, l := range lines {
		tag := "p"
		if l.level > 0 {
			tag = fmt.Sprintf("h%d", min(l.level, 6))
		}
		fmt.Fprintf(&b, "<%s>%s</%[1]s>\n", tag, strings.ReplaceAll(html.EscapeString(l.text), "\n", "<br>"))
	}
	return []byte(b.String() + "</article></body></html>")
}

// asWord is the lines as a Word document, with the styles Heading 1 to 6.
func asWord(lines []styledLine) []byte {
	var styles, body strings.Builder
	for i := range 6 {
		fmt.Fprintf(&styles, `<w:style w:type="paragraph" w:styleId="H%d"><w:name w:val="heading %[1]d"/><w:pPr><w:outlineLvl w:val="%d"/></w:pPr></w:style>`, i+1, i)
	}
	for _, l := range lines {
		style := ""
		if l.level > 0 {
			style = fmt.Sprintf(`<w:pPr><w:pStyle w:val="H%d"/></w:pPr>`, min(l.level, 6))
		}
		text := strings.ReplaceAll(html.EscapeString(l.text), "\n", `</w:t><w:br/><w:t xml:space="preserve">`)
		fmt.Fprintf(&body, `<w:p>%s<w:r><w:t xml:space="preserve">%s</w:t></w:r></w:p>`, style, text)
	}
	const w = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	return packtest.Zip(
		"_rels/.rels", `<Relationships><Relationship Id="d" Type="`+office+`officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/document.xml", `<w:document`+w+`><w:body>`+body.String()+`</w:body></w:document>`,
		"word/styles.xml", `<w:styles`+w+`>`+styles.String()+`</w:styles>`,
		"word/_rels/document.xml.rels", `<Relationships><Relationship Id="s" Type="`+office+`styles" Target="styles.xml"/></Relationships>`)
}

// addressed are the addresses of a statement with the beginnings of their texts.
func addressed(s *Statement) (out []string) {
	for i := range s.Clauses {
		text := []rune(strings.Join(strings.Fields(s.Plain(&s.Clauses[i])), ""))
		out = append(out, fmt.Sprintf("%s %s %s", s.Clauses[i].ID, s.Clauses[i].Role, string(text[:min(len(text), 60)])))
	}
	return out
}

// asOpenDocument is the lines as an OpenDocument text.
func asOpenDocument(lines []styledLine) []byte {
	var b strings.Builder
	for _, l := range lines {
		text := strings.ReplaceAll(html.EscapeString(l.text), "\n", "<text:line-break/>")
		if l.level > 0 {
			fmt.Fprintf(&b, `<text:h text:outline-level="%d">%s</text:h>`, l.level, text)
		} else {
			fmt.Fprintf(&b, `<text:p>%s</text:p>`, text)
		}
	}
	return packtest.Zip("mimetype", "application/vnd.oasis.opendocument.text",
		"content.xml", `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" `+
			`office:version="1.2"><office:body><office:text>`+b.String()+`</office:text></office:body></office:document-content>`)
}

// asMarkdown is the lines as Markdown.
func asMarkdown(lines []styledLine) []byte {
	var b strings.Builder
	for _, l := range lines {
		if l.level > 0 {
			b.WriteString(strings.Repeat("#", l.level) + " ")
		}
		b.WriteString(strings.NewReplacer("\n", "<br>", ". ", "\\. ").Replace(l.text) + "\n\n")
	}
	return []byte(b.String())
}

// renderings write lines in the formats that know headings.
var renderings = []struct {
	ending string
	write  func([]styledLine) []byte
}{{"html", asPage}, {"docx", asWord}, {"odt", asOpenDocument}, {"md", asMarkdown}}

// TestOutlineShared reads statements as plain text and as documents in which
// the headings of the text are styled: all addresses are the same. Of the
// published ones at hand it takes every twentieth, with TIFA_OUTLINE=all all.
func TestOutlineShared(t *testing.T) {
	names, err := filepath.Glob("sample/*/*.txt")
	if err != nil || len(names) < 10 {
		t.Fatalf("%d samples, %v", len(names), err)
	}
	published, _ := filepath.Glob(shared + "/*/*.txt")
	if len(published) == 0 {
		t.Log("no published statements beside the project: only the samples are read")
	}
	step := 20
	if os.Getenv("TIFA_OUTLINE") == "all" {
		step = 1
	}
	for i := 0; i < len(published); i += step {
		names = append(names, published[i])
	}
	same, read := 0, 0
	for i, name := range names {
		s, err := Open(name, nil, Options{})
		if err != nil {
			continue
		}
		for _, r := range renderings[:2] {
			d, err := Read(strings.TrimSuffix(name, "txt")+r.ending, r.write(styledLines(s)), Options{})
			if err != nil {
				t.Errorf("%s as %s: %v", name, r.ending, err)
				continue
			}
			read++
			was, is := addressed(s), addressed(d)
			if slices.Equal(was, is) {
				same++
				continue
			}
			report := t.Logf // published texts have places that no document gives back: a title twice, tags
			if i < len(names)-(len(published)+step-1)/step {
				report = t.Errorf
			}
			report("%s as %s: %.1500s", name, r.ending, cmp.Diff(was, is))
		}
	}
	if 100*same < 97*read {
		t.Errorf("only %d of %d documents have the addresses of their text", same, read)
	}
	t.Logf("%d of %d documents have the addresses of their text", same, read)
}
