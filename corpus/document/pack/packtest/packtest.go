// Package packtest builds documents for the tests of their readers and shows
// what was read.
package packtest

import (
	"archive/zip"
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"tifa/corpus/document"
)

var update = flag.Bool("update", false, "rewrite the expected texts in testdata")

// Reader is the form that all readers have.
type Reader = func(name string, b []byte, opt document.Options) (*document.Document, error)

// Zip packs parts, given as a name and a text by turns.
func Zip(parts ...string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err == nil && !strings.HasSuffix(parts[i], "/") { // a folder has no text
			_, err = w.Write([]byte(parts[i+1]))
		}
		if err != nil {
			panic(err) // a Buffer gives no error
		}
	}
	z.Close()
	return b.Bytes()
}

// Show is everything that a reader found, a line for each thing.
func Show(d *document.Document, err error) string {
	var b strings.Builder
	line := func(kind, text string) {
		if text != "" {
			fmt.Fprintf(&b, "%s: %s\n", kind, strings.NewReplacer("\n", "⏎", "\t", "⇥").Replace(text))
		}
	}
	if err != nil {
		if _, ok := err.(*document.Error); !ok {
			return fmt.Sprintf("error of type %T: %v\n", err, err)
		}
		line("error", err.Error())
		return b.String()
	}
	line("title", d.Title)
	line("publisher", d.Publisher)
	line("lang", d.Lang)
	line("encoding", d.Encoding)
	if !d.Date.IsZero() {
		line("date", d.Date.Format("2006-01-02 15:04 MST"))
	}
	for _, x := range d.Blocks {
		kind := string(x.Kind)
		if x.Level > 0 {
			kind += fmt.Sprintf(" %d", x.Level)
		}
		line(kind, x.Text)
	}
	for _, x := range d.Dropped {
		line("dropped "+x.Reason, x.Text)
	}
	for _, w := range d.Warnings {
		line("warning", w)
	}
	if d.Inserted+d.Deleted > 0 {
		fmt.Fprintf(&b, "tracked: %d inserted, %d deleted\n", d.Inserted, d.Deleted)
	}
	return b.String()
}

// Golden reads the documents of testdata/*.txtar. Each begins with the reason
// for it; build makes the document of its files, and the file "want" says what
// is read, "want reject", "want fail" and "want all" what is read with these
// options.
func Golden(t *testing.T, build func(*txtar.Archive) []byte, read Reader) {
	t.Helper()
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if len(bytes.TrimSpace(a.Comment)) == 0 {
				t.Error("the case gives no reason")
			}
			b := build(a)
			wants := 0
			for i, f := range a.Files {
				what, ok := strings.CutPrefix(f.Name, "want")
				if !ok {
					continue
				}
				wants++
				opt := document.Options{}
				switch strings.TrimSpace(what) {
				case "reject":
					opt.Revisions = document.Reject
				case "fail":
					opt.Revisions = document.Fail
				case "all":
					opt.KeepAll = true
				case "":
				default:
					t.Errorf("no such option: %s", what)
				}
				got := Show(read(name, b, opt))
				if *update {
					a.Files[i].Data = []byte(got)
				} else if d := cmp.Diff(string(f.Data), got); d != "" {
					t.Errorf("%s%s (-want +got):\n%s", bytes.TrimSpace(a.Comment), what, d)
				}
			}
			if wants == 0 {
				t.Error("the case wants nothing")
			}
			if *update {
				if err := os.WriteFile(name, txtar.Format(a), 0o666); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}
