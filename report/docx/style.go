package docx

import (
	"fmt"
	"strings"
)

// Style is how a paragraph looks.
type Style string

// The styles of paragraphs, by their identifiers in the document.
const (
	Text        Style = "BodyText"
	Title       Style = "Title"
	Heading1    Style = "Heading1"
	Heading2    Style = "Heading2"
	Heading3    Style = "Heading3"
	Bullet      Style = "Bullet"
	Dateline    Style = "Dateline"
	Signature   Style = "Signature"
	Line        Style = "Line"    // of a memo: a name and what it is
	Finding     Style = "Finding" // of a memo, with the quotes that follow
	Quote       Style = "Quote"   // words of a statement in a memo
	Field       Style = "Field"   // of a table
	Head        Style = "Head"    // of a column
	CommentText Style = "CommentText"
)

// Look is how a run looks.
type Look string

// The looks of runs, by their identifiers in the document.
const (
	Strong    Look = "Strong"
	Struck    Look = "Struck"    // deleted words: struck through and coloured
	Underline Look = "Underline" // inserted words: underlined and coloured
)

const ink = "1F2A36"

// styles is the part that defines the looks.
func (d *Document) styles() string {
	size, indent := 22, ""
	font, display := "Times New Roman", "Arial"
	eastern, headed := "SimSun", "SimHei"
	if d.Lang == "zh-Hant" || d.Han == "zh-Hant" && !han(d.Lang) {
		eastern, headed = "PMingLiU", "Microsoft JhengHei"
	}
	if han(d.Lang) {
		// As Chinese texts are set: a little larger, two characters indented.
		size, indent = 24, `<w:ind w:firstLine="480" w:firstLineChars="200"/>`
	}
	if d.Landscape {
		size = 20
	}
	var b strings.Builder
	fmt.Fprintf(&b, `<w:styles%s><w:docDefaults><w:rPrDefault><w:rPr>%s<w:sz w:val="%d"/><w:szCs w:val="%d"/>%s</w:rPr></w:rPrDefault>`+
		`<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="288" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>`,
		namespaces, fonts(font, eastern), size, size, d.languages())
	heading := fonts(display, headed)
	paragraph := func(id Style, name, next, pPr, rPr string) {
		fmt.Fprintf(&b, `<w:style w:type="paragraph" w:styleId="%s"><w:name w:val="%s"/><w:basedOn w:val="Normal"/>`, id, name)
		if next != "" {
			fmt.Fprintf(&b, `<w:next w:val="%s"/>`, next)
		}
		b.WriteString("<w:qFormat/>")
		if pPr != "" {
			b.WriteString("<w:pPr>" + pPr + "</w:pPr>")
		}
		if rPr != "" {
			b.WriteString("<w:rPr>" + rPr + "</w:rPr>")
		}
		b.WriteString("</w:style>")
	}
	b.WriteString(`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>`)
	paragraph(Text, "Body Text", "", indent, "")
	title := `<w:keepNext/><w:keepLines/><w:spacing w:before="0" w:after="320" w:line="264" w:lineRule="auto"/>`
	if !d.Landscape {
		title += `<w:jc w:val="center"/>`
	}
	paragraph(Title, "Title", string(Text), title, heading+`<w:b/><w:bCs/><w:color w:val="`+ink+`"/><w:sz w:val="32"/><w:szCs w:val="32"/>`)
	for i, id := range []Style{Heading1, Heading2, Heading3} {
		size := 26 - 2*i
		paragraph(id, fmt.Sprintf("heading %d", i+1), string(Text),
			fmt.Sprintf(`<w:keepNext/><w:keepLines/><w:spacing w:before="%d" w:after="120"/><w:outlineLvl w:val="%d"/>`, 280-60*i, i),
			heading+fmt.Sprintf(`<w:b/><w:bCs/><w:color w:val="%s"/><w:sz w:val="%d"/><w:szCs w:val="%d"/>`, ink, size, size))
	}
	paragraph(Bullet, "List Paragraph", "", `<w:ind w:left="567" w:hanging="283"/>`, "")
	italic := `<w:i/><w:iCs/>`
	if han(d.Lang) {
		italic = "" // Han characters have no italics
	}
	paragraph(Dateline, "Dateline", string(Text), "", italic)
	paragraph(Signature, "Signature", "", `<w:keepLines/>`, "")
	paragraph(Line, "Line", "", `<w:spacing w:after="40"/><w:ind w:left="283" w:hanging="283"/>`, "")
	paragraph(Finding, "Finding", string(Quote), `<w:keepNext/><w:keepLines/><w:spacing w:before="120" w:after="20"/>`, "")
	paragraph(Quote, "Quote", "", `<w:spacing w:after="60"/><w:ind w:left="567"/>`, "")
	paragraph(Field, "Field", "", `<w:spacing w:after="0" w:line="264" w:lineRule="auto"/>`, "")
	paragraph(Head, "Head", "", `<w:keepNext/><w:spacing w:after="0"/>`, heading+`<w:b/><w:bCs/>`)
	paragraph(CommentText, "annotation text", "", `<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>`, `<w:sz w:val="20"/><w:szCs w:val="20"/>`)
	small := heading + `<w:color w:val="5A5A5A"/><w:sz w:val="16"/><w:szCs w:val="16"/>`
	paragraph("Header", "header", "", "", small)
	paragraph("Footer", "footer", "", `<w:jc w:val="right"/>`, small)
	for _, c := range []struct {
		id         Look
		name, look string
	}{
		{Strong, "Strong", `<w:b/><w:bCs/>`},
		{Struck, "Struck", `<w:strike/><w:color w:val="8B0A1E"/>`},
		{Underline, "Underline", `<w:color w:val="0A5A23"/><w:u w:val="single"/>`},
		{"CommentReference", "annotation reference", `<w:sz w:val="16"/><w:szCs w:val="16"/>`},
	} {
		fmt.Fprintf(&b, `<w:style w:type="character" w:styleId="%s"><w:name w:val="%s"/><w:rPr>%s</w:rPr></w:style>`, c.id, c.name, c.look)
	}
	line := `w:val="single" w:sz="4" w:space="0" w:color="B0B0B0"`
	b.WriteString(`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>` +
		`<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`)
	b.WriteString(`<w:style w:type="table" w:styleId="Changes"><w:name w:val="Changes"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>`)
	for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
		fmt.Fprintf(&b, "<w:%s %s/>", side, line)
	}
	b.WriteString(`</w:tblBorders><w:tblCellMar><w:top w:w="60" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="60" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>` +
		`<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="ECEFF2"/></w:tcPr></w:tblStylePr></w:style></w:styles>`)
	return b.String()
}

func fonts(western, eastern string) string {
	return fmt.Sprintf(`<w:rFonts w:ascii="%s" w:hAnsi="%s" w:eastAsia="%s" w:cs="%s"/>`, western, western, eastern, western)
}

// languages are those of text that names none: one for each kind of script.
func (d *Document) languages() string {
	western, eastern := "en-US", "zh-CN"
	for _, lang := range []string{d.Han, d.Lang} {
		switch l := locale(lang); {
		case l == "":
		case han(lang):
			eastern = l
		default:
			western = l
		}
	}
	return fmt.Sprintf(`<w:lang w:val="%s" w:eastAsia="%s"/>`, western, eastern)
}
