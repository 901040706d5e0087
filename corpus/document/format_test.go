package document_test

import (
	"testing"

	"tifa/corpus/document"
	"tifa/corpus/document/pack/packtest"
)

// TestFormatOf tells packed documents by their parts.
func TestFormatOf(t *testing.T) {
	for _, c := range []struct {
		reason, part string
		want         document.Format
	}{
		{"Word", "word/document.xml", document.DOCX},
		{"Word on the web", "word/document2.xml", document.DOCX},
		{"a program that minds neither strokes nor case", `Word\Document.xml`, document.DOCX},
		{"OpenDocument", "content.xml", document.ODT},
		{"a book", "META-INF/container.xml", document.EPUB},
		{"a workbook", "xl/workbook.xml", document.Plain},
	} {
		if got := document.FormatOf("x", packtest.Zip("mimetype", "x", c.part, "<a/>")); got != c.want {
			t.Errorf("%s: %s", c.reason, got)
		}
	}
}
