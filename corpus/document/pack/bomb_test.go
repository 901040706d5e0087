package pack_test

import (
	"archive/zip"
	"bytes"
	"os"
	"strings"
	"testing"

	"tifa/corpus/document/docx"
	"tifa/corpus/document/epub"
	"tifa/corpus/document/html"
	"tifa/corpus/document/odt"
	"tifa/corpus/document/pack/packtest"
)

// TestBombs gives the readers of OpenDocument and of books what exhausts
// memory or time, or leads out of the archive.
func TestBombs(t *testing.T) {
	const (
		office    = `<office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="b"><office:body><office:text>`
		officeEnd = `</office:text></office:body></office:document-content>`
		container = `<container><rootfiles><rootfile full-path="c.opf"/></rootfiles></container>`
		opf       = `<package><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>`
		said      = "<text:p>The two sides agree.</text:p>"
	)
	odtOf := func(body string) []byte { return packtest.Zip("content.xml", office+body+officeEnd) }
	book := func(chapter string) []byte {
		return packtest.Zip("META-INF/container.xml", container, "c.opf", opf, "a.xhtml", chapter)
	}
	chapter := "<html><body><p>The two sides agree to keep the strait open to the shipping of all nations.</p></body></html>"
	link := func() []byte { // a part that is a symbolic link out of the archive
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		h := &zip.FileHeader{Name: "content.xml"}
		h.SetMode(os.ModeSymlink | 0o777)
		w, err := z.CreateHeader(h)
		if err == nil {
			_, err = w.Write([]byte("/etc/passwd"))
		}
		if err != nil {
			panic(err) // a Buffer gives no error
		}
		z.Close()
		return b.Bytes()
	}
	encrypted := odtOf(said)
	for _, sign := range []string{"PK\x03\x04", "PK\x01\x02"} { // the flag of encryption in both headers
		at := bytes.LastIndex(encrypted, []byte(sign))
		encrypted[at+map[string]int{"PK\x03\x04": 6, "PK\x01\x02": 8}[sign]] |= 1
	}
	many := []string{"content.xml", office + said + officeEnd}
	for range 10_000 {
		many = append(many, "x", "")
	}
	chapters := []string{"META-INF/container.xml", container}
	items, spine := "", ""
	for i := range 60 {
		id := "a" + strings.Repeat("b", i)
		items += `<item id="` + id + `" href="` + id + `" media-type="text/html"/>`
		spine += `<itemref idref="` + id + `"/>`
		chapters = append(chapters, id, "<p>"+strings.Repeat("The two sides agree on "+id[:min(9, len(id))]+". ", 9_000))
	}
	chapters = append(chapters, "c.opf", "<package><manifest>"+items+"</manifest><spine>"+spine+"</spine></package>")
	nested := func(e string, n int) string { return strings.Repeat("<"+e+">", n) }
	books := epub.Reader{HTML: html.Read}.Read
	for _, c := range []struct {
		reason string
		read   packtest.Reader
		b      []byte
		want   string // of the text or of the error
	}{
		{"ODT: one letter, 31 MB of it", odt.Read, packtest.Zip("content.xml", strings.Repeat("a", 31<<20)), "times its size"},
		{"ODT: an archive in an archive is no text", odt.Read, packtest.Zip("content.xml", string(odtOf(said))), "is no well-formed XML"},
		{"ODT: ten thousand parts", odt.Read, packtest.Zip(many...), "is an archive of 10001 files"},
		{"ODT: the text is there twice", odt.Read, packtest.Zip("content.xml", office+said+officeEnd, "content.xml", office+said+officeEnd), "is there twice"},
		{"ODT: a name that leads out", odt.Read, packtest.Zip("../content.xml", office+said+officeEnd), "has no part content.xml"},
		{"ODT: an absolute name", odt.Read, packtest.Zip("/content.xml", office+said+officeEnd), "has no part content.xml"},
		{"ODT: a link is not followed", odt.Read, link(), "is no well-formed XML"},
		{"ODT: an encrypted part", odt.Read, encrypted, "is encrypted"},
		{"ODT: entities that would expand to gigabytes", odt.Read, packtest.Zip("content.xml", `<!DOCTYPE o [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>`+office+"<text:p>&b;</text:p>"+officeEnd), "invalid character entity &b;"},
		{"ODT: a million elements inside each other", odt.Read, stored("content.xml", office+nested("text:span", 1_000_000)), "inside each other"},
		{"ODT: tables inside each other", odt.Read, odtOf(nested("table:table><table:table-row><table:table-cell", 300)), "inside each other"},
		{"ODT: a thousand million spaces", odt.Read, odtOf("<text:p>Kestria" + strings.Repeat(`<text:s text:c="999999"/>`, 1000) + "agrees.</text:p>"), "agrees."},
		{"ODT: spaces up to the limit of text", odt.Read, stored("content.xml", office+strings.Repeat("<text:p>x"+strings.Repeat(`<text:s text:c="100"/>`, 100)+"x</text:p>", 1000)+officeEnd), "MB of text"},
		{"ODT: a table with a thousand million cells", odt.Read, odtOf(`<table:table><table:table-row table:number-rows-repeated="999999">` + strings.Repeat(`<table:table-cell table:number-columns-repeated="999999">`+said+`</table:table-cell>`, 100) + `</table:table-row></table:table>`), "The two sides agree."},
		{"ODT: the rows of a million columns", odt.Read, stored("content.xml", office+"<table:table>"+strings.Repeat(`<table:table-row>`+strings.Repeat(`<table:table-cell table:number-columns-repeated="999999"/>`, 20)+`</table:table-row>`, 5_000)+"</table:table>"+officeEnd), "holds no text"},
		{"DOCX: forms inside forms", docx.Read, wordOf("<w:p>" + strings.Repeat(`<mc:AlternateContent xmlns:mc="m"><mc:Choice/><mc:Fallback>`, 240) + "<w:t>Kestria agrees.</w:t>" + strings.Repeat("</mc:Fallback></mc:AlternateContent>", 240) + "</w:p><w:p><w:t>End.</w:t></w:p>"), "End."},
		{"DOCX: a hundred thousand forms", docx.Read, stored("word/document.xml", word+"<w:p>"+strings.Repeat(`<mc:AlternateContent xmlns:mc="m"><mc:Choice><w:t>Kestria agrees.</w:t></mc:Choice><mc:Fallback><w:t>Kestria agrees.</w:t></mc:Fallback></mc:AlternateContent>`, 100_000)+"</w:p>"+rest), "Kestria agrees."},
		{"EPUB: a chapter of one letter, 31 MB of it", books, book(strings.Repeat("a", 31<<20)), "times its size"},
		{"EPUB: a chapter outside of the archive", books, packtest.Zip("META-INF/container.xml", container, "c.opf", strings.Replace(opf, "a.xhtml", "../../../etc/passwd", 1), "a.xhtml", chapter), "lacks its chapter"},
		{"EPUB: the chapter is there twice", books, packtest.Zip("META-INF/container.xml", container, "c.opf", opf, "a.xhtml", chapter, "a.xhtml", chapter), "is there twice"},
		{"EPUB: a list of chapters that is its own chapter", books, packtest.Zip("META-INF/container.xml", container, "c.opf", strings.Replace(opf, "a.xhtml", "c.opf", 1)), "holds no text"},
		{"EPUB: sixty chapters, 17 MB of text", books, packtest.Zip(chapters...), "MB"},
		{"EPUB: a chapter with a million elements inside each other", books, book("<html><body>" + nested("div", 100_000) + "Kestria agrees."), ""},
		{"EPUB: two hundred thousand chapters are listed", books, stored("META-INF/container.xml", container, "a.xhtml", chapter,
			"c.opf", "<package><manifest>"+`<item id="a" href="a.xhtml" media-type="text/html"/>`+"</manifest><spine>"+strings.Repeat(`<itemref idref="a"/>`, 200_000)+"</spine></package>"), "open to the shipping"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			d, err := bounded(t, c.read, c.b)
			if err != nil && !strings.Contains(err.Error(), c.want) {
				t.Errorf("have %v, want %s", err, c.want)
			}
			if err == nil && !strings.Contains(d.Text(), c.want) {
				t.Errorf("have %.300q, want %s", d.Text(), c.want)
			}
		})
	}
}
