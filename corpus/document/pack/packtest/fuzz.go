package packtest

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"tifa/corpus/document"
)

// Fuzz reads what build makes of the files in testdata with bytes changed in
// them, and archives as they are: a reader answers with a document or a
// document.Error, each block holds text, and the same bytes give the same
// answer.
func Fuzz(f *testing.F, build func(*txtar.Archive) []byte, read Reader) {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		f.Fatalf("no seeds: %v", err)
	}
	for _, name := range names {
		a, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(txtar.Format(a))
		f.Add(build(a))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		if !bytes.HasPrefix(b, []byte("PK")) {
			b = build(txtar.Parse(b))
		}
		for _, opt := range []document.Options{{}, {Revisions: document.Reject, KeepAll: true}} {
			d, err := read("a", b, opt)
			if s := Show(d, err); strings.HasPrefix(s, "error of type") {
				t.Error(s)
			} else if again := Show(read("a", b, opt)); s != again {
				t.Errorf("read twice, it gives %s\nand %s", s, again)
			}
			if err != nil {
				continue
			}
			if len(d.Blocks) == 0 {
				t.Error("no text and no error")
			}
			for _, bl := range d.Blocks {
				if strings.TrimSpace(bl.Text) == "" {
					t.Error("a block without text")
				}
				if level := bl.Kind == document.Heading || bl.Kind == document.Item; level != (bl.Level > 0) {
					t.Errorf("a %s of level %d", bl.Kind, bl.Level)
				}
			}
			for _, x := range d.Dropped {
				if x.Reason == "" || strings.TrimSpace(x.Text) == "" {
					t.Errorf("dropped without text or reason: %+v", x)
				}
			}
		}
	})
}
