package html

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	xhtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/unicode/norm"
	"golang.org/x/tools/txtar"

	"tifa/corpus/document"
)

// FuzzRead checks on any page that nothing is lost: every piece of text in it is
// in a block or in what was dropped.
func FuzzRead(f *testing.F) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range files {
		a, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(a.Files[0].Data)
	}
	for _, s := range hostile {
		f.Add([]byte(s.page(200)))
	}
	f.Fuzz(func(t *testing.T, page []byte) {
		if why := broken(page); why != "" {
			t.Error(why)
		}
	})
}

// broken reads a page and says which invariant does not hold, "" if all do.
func broken(page []byte) string {
	doc, err := Read("https://a.example/x", page, document.Options{})
	if err != nil {
		var e *document.Error
		if !errors.As(err, &e) || e.Wrong == "" || e.Remedy == "" {
			return fmt.Sprintf("no *document.Error with a remedy: %v", err)
		}
		return ""
	}
	var text, dropped strings.Builder
	out := 0
	for i, b := range doc.Blocks {
		if b.Text == "" || !utf8.ValidString(b.Text) || b.Kind == document.Row && strings.Contains(b.Text, "\n") {
			return fmt.Sprintf("block %d is no block: %+v", i, b)
		}
		if (b.Level > 0) != (b.Kind == document.Heading || b.Kind == document.Item) {
			return fmt.Sprintf("block %d has a wrong level: %v", i, b)
		}
		text.WriteString(unraised(bare(b.Text)))
		out += len(b.Text)
	}
	for _, d := range doc.Dropped {
		if d.Text == "" || d.Reason == "" {
			return fmt.Sprintf("dropped without text or reason: %+v", d)
		}
		dropped.WriteString(unraised(bare(d.Text)))
		out += len(d.Text)
	}
	if out > 20*len(page)+1000 {
		return fmt.Sprintf("%d bytes of page gave %d bytes", len(page), out)
	}
	opt := document.Options{}
	source, err := decode(&document.Document{}, page, opt)
	if err != nil {
		return "decoded once only: " + err.Error()
	}
	root, mended, err := parse(source, false)
	if err != nil {
		return "parsed once only: " + err.Error()
	}
	lean := 0
	for _, data := range readable(root) {
		piece := unraised(bare(data))
		lean += len(piece)
		if !strings.Contains(text.String(), piece) && !strings.Contains(dropped.String(), piece) {
			return fmt.Sprintf("lost: %q\ntext %.500q\ndropped %.500q", piece, text.String(), dropped.String())
		}
	}
	// What simplify does to a page loses nothing either.
	root, err = xhtml.ParseWithOptions(strings.NewReader(source), xhtml.ParseOptionEnableScripting(false))
	if err != nil {
		return "" // the emphasis alone lies too deep
	}
	whole := 0
	for _, data := range readable(root) {
		whole += len(unraised(bare(data)))
	}
	if whole != lean && mended.faults == 0 {
		return fmt.Sprintf("%d bytes of text, %d after simplify", whole, lean)
	}
	return ""
}

// readable are the pieces of text of a tree that are no code and do not stand in
// its head.
func readable(root *xhtml.Node) (out []string) {
	for n := range root.Descendants() {
		if n.Type == xhtml.TextNode && !unread(n.Parent) {
			// Preformatted text is parted into paragraphs at its lines.
			out = append(out, strings.Split(n.Data, "\n")...)
		}
	}
	return out
}

// unread tells text that is code or says something of the page.
func unread(n *xhtml.Node) bool {
	for ; n != nil; n = n.Parent {
		if n.DataAtom == atom.Script || n.DataAtom == atom.Style || is(n, atom.Head) {
			return true
		}
	}
	return false
}

// unraised undoes superscript.
func unraised(s string) string {
	s = strings.Map(func(r rune) rune {
		if strings.ContainsRune(document.RaisedLetters, r) {
			return []rune(norm.NFKC.String(string(r)))[0]
		}
		return r
	}, s)
	return strings.NewReplacer("⁰", "0", "¹", "1", "²", "2", "³", "3", "⁴", "4", "⁵", "5", "⁶", "6", "⁷", "7", "⁸", "8", "⁹", "9", "⁻", "-", "−", "-").Replace(s)
}
