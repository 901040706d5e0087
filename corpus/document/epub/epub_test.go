package epub

import (
	"regexp"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"tifa/corpus/document"
	"tifa/corpus/document/pack/packtest"
)

// page stands for a reader of HTML: a paragraph is a block.
func page(name string, b []byte, opt document.Options) (*document.Document, error) {
	d := &document.Document{}
	if !opt.KeepAll {
		d.Warnings = append(d.Warnings, "was read as a page with menus")
	}
	for _, m := range regexp.MustCompile(`(?s)<(p|h1)>(.*?)</`).FindAllStringSubmatch(string(b), -1) {
		bl := document.Block{Kind: document.Paragraph, Text: m[2]}
		if m[1] == "h1" {
			bl.Kind, bl.Level = document.Heading, 1
		}
		if strings.TrimSpace(bl.Text) != "" {
			d.Blocks = append(d.Blocks, bl)
		}
	}
	if len(d.Blocks) == 0 {
		return nil, &document.Error{Wrong: "holds no text"}
	}
	return d, nil
}

func TestGolden(t *testing.T) {
	packtest.Golden(t, build, Reader{HTML: page}.Read)
}

func build(a *txtar.Archive) []byte {
	parts := []string{"mimetype", "application/epub+zip"}
	for _, f := range a.Files {
		if !strings.HasPrefix(f.Name, "want") {
			parts = append(parts, f.Name, string(f.Data))
		}
	}
	return packtest.Zip(parts...)
}

// FuzzRead changes the bytes of books.
func FuzzRead(f *testing.F) {
	packtest.Fuzz(f, build, Reader{HTML: page}.Read)
}
