package pdf

import (
	"strings"
	"testing"

	"tifa/corpus/document"
)

// TestHostile reads files that were made to take for ever or to fill the
// memory: each ends, in text or in an error that says why.
func TestHostile(t *testing.T) {
	for _, test := range []struct {
		name, content, want string
	}{
		{"operators", strings.Repeat("q Q ", 5<<20), "cannot be read at page 1: more drawing operators than any statement has"},
		{"glyphs", "BT /F1 0.001 Tf 60 700 Td (" + strings.Repeat("a", 500_000) + ") Tj ET q Q", "cannot be read at page 1: more than 400,000 characters on one page"},
		{"states", strings.Repeat("q ", 1<<20) + set(60, 700, "End."), ""},
		{"marks", strings.Repeat("/A BMC ", 1<<20) + set(60, 700, "End."), ""},
		{"matrices", strings.Repeat("1"+strings.Repeat("0", 300)+" 0 0 1 0 0 cm ", 3) + set(60, 700, "Away.") + " 0 0 0 0 0 0 cm " + set(60, 700, "Nowhere."), "is a PDF file that holds no text"},
		{"long paragraph", "BT /F1 1 Tf 1.1 TL 60 830 Td " + strings.Repeat("(lorem\x94) ' ", 700) + "ET " + strings.Repeat(set(60, 700, "“word”"), 30_000), ""},
		{"long line", set(60, 700, strings.Repeat("word ", 20_000)), ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			b := &builder{}
			f := b.add(helvetica)
			data := deflate(test.content)
			st := b.add("<</Filter /FlateDecode /Length %d>>\nstream\n%s\nendstream", len(data), data)
			b.root = b.add("<</Type /Catalog /Pages <</Type /Pages /Kids [<</Type /Page /Contents %d 0 R /Resources <</Font <</F1 %d 0 R>>>>>>]>>>>", st, f)
			d, err := Read("a.pdf", b.bytes(), document.Options{})
			switch {
			case test.want == "" && (err != nil || len(d.Blocks) == 0):
				t.Errorf("have %v", err)
			case test.want != "" && (err == nil || !strings.HasPrefix(err.Error(), test.want)):
				t.Errorf("have %v, want %s", err, test.want)
			}
		})
	}
}
