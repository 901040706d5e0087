package docx

import (
	"fmt"
	"strings"
)

// part is one file of a document.
type part struct{ name, text string }

const (
	declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	namespaces  = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`

	office  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	packed  = "http://schemas.openxmlformats.org/package/2006/"
	wording = "application/vnd.openxmlformats-officedocument.wordprocessingml."
)

// parts lists the files of a document, the list of content types first.
func (d *Document) parts() []part {
	out := []part{
		{"[Content_Types].xml", contentTypes()},
		{"_rels/.rels", relations(
			relation{office + "officeDocument", "word/document.xml"},
			relation{packed + "relationships/metadata/core-properties", "docProps/core.xml"},
			relation{office + "extended-properties", "docProps/app.xml"},
		)},
		{"docProps/core.xml", `<cp:coreProperties xmlns:cp="` + packed + `metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
			"<dc:title>" + escape(d.Title) + "</dc:title><dc:subject>" + escape(d.Subject) + "</dc:subject><dc:creator>" + escape(d.Author) +
			"</dc:creator><dc:description>" + escape(d.Description) + "</dc:description></cp:coreProperties>"},
		{"docProps/app.xml", `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>` + escape(d.Author) + "</Application></Properties>"},
		{"word/_rels/document.xml.rels", relations(
			relation{office + "styles", "styles.xml"},
			relation{office + "settings", "settings.xml"},
			relation{office + "comments", "comments.xml"},
			relation{office + "header", "header1.xml"},
			relation{office + "footer", "footer1.xml"},
		)},
		{"word/document.xml", d.document()},
		{"word/comments.xml", d.comments()},
		{"word/header1.xml", "<w:hdr" + namespaces + `><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr><w:r><w:t xml:space="preserve">` + escape(d.Header) + "</w:t></w:r></w:p></w:hdr>"},
		{"word/footer1.xml", "<w:ftr" + namespaces + `><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>` +
			field("PAGE") + `<w:r><w:t xml:space="preserve"> / </w:t></w:r>` + field("NUMPAGES") + "</w:p></w:ftr>"},
		{"word/styles.xml", d.styles()},
		{"word/settings.xml", "<w:settings" + namespaces + `><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="compressPunctuation"/>` +
			`<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`},
	}
	for i := range out {
		out[i].text = declaration + out[i].text
	}
	return out
}

func field(name string) string {
	return `<w:fldSimple w:instr=" ` + name + ` "><w:r><w:t>1</w:t></w:r></w:fldSimple>`
}

func contentTypes() string {
	var b strings.Builder
	b.WriteString(`<Types xmlns="` + packed + `content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>`)
	for _, o := range [][2]string{
		{"/word/document.xml", wording + "document.main+xml"},
		{"/word/styles.xml", wording + "styles+xml"},
		{"/word/settings.xml", wording + "settings+xml"},
		{"/word/comments.xml", wording + "comments+xml"},
		{"/word/header1.xml", wording + "header+xml"},
		{"/word/footer1.xml", wording + "footer+xml"},
		{"/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"},
		{"/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"},
	} {
		fmt.Fprintf(&b, `<Override PartName="%s" ContentType="%s"/>`, o[0], o[1])
	}
	return b.String() + "</Types>"
}

type relation struct{ kind, target string }

func relations(rs ...relation) string {
	var b strings.Builder
	b.WriteString(`<Relationships xmlns="` + packed + `relationships">`)
	for i, r := range rs {
		fmt.Fprintf(&b, `<Relationship Id="rId%d" Type="%s" Target="%s"/>`, i+1, r.kind, r.target)
	}
	return b.String() + "</Relationships>"
}

func (d *Document) document() string {
	b := newBody(d)
	b.WriteString("<w:document" + namespaces + "><w:body>")
	for _, block := range d.Body {
		block.write(b)
	}
	size := `<w:pgSz w:w="11906" w:h="16838"/>`
	if d.Landscape {
		size = `<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>`
	}
	b.WriteString(`<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/>` + size +
		`<w:pgMar w:top="1304" w:right="1304" w:bottom="1304" w:left="1304" w:header="624" w:footer="624" w:gutter="0"/></w:sectPr></w:body></w:document>`)
	return b.String()
}

func (d *Document) comments() string {
	b := newBody(&Document{Lang: d.Lang})
	b.WriteString("<w:comments" + namespaces + ">")
	for i, c := range d.Comments {
		b.printf(`<w:comment w:id="%d"%s w:initials="%s">`, i, d.by(), escape(d.Author))
		for _, p := range c.Paragraphs {
			p.Style = CommentText
			p.write(b)
		}
		b.WriteString("</w:comment>")
	}
	return b.String() + "</w:comments>"
}
