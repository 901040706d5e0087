package report_test

import (
	"bytes"
	"flag"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"tifa/align"
	"tifa/corpus"
	"tifa/diff"
	"tifa/report"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// printers are the formats that the golden files show.
var printers = []struct {
	name  string
	print func(io.Writer, *report.Report) error
}{
	{"table 80", func(w io.Writer, r *report.Report) error { return report.Table{Width: 80}.Print(w, r) }},
	{"table 130", func(w io.Writer, r *report.Report) error { return report.Table{Width: 130}.Print(w, r) }},
	{"markdown", report.Markdown},
	{"csv", report.CSV},
	{"json", report.JSON},
	{"html", func(w io.Writer, r *report.Report) error { return report.HTML(w, r, "0.0.0", "tifa compare old new") }},
}

// TestGolden prints each pair of testdata/*.txtar in every format and holds
// the output to the one in the same file. go test -update rewrites it.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no golden files", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			ar, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			part := map[string][]byte{}
			for _, f := range ar.Files {
				part[f.Name] = f.Data
			}
			read := func(name string) *corpus.Statement {
				s, err := corpus.Read(name, part[name], corpus.Options{})
				if err != nil {
					t.Fatal(err)
				}
				return s
			}
			older, newer := read("old.txt"), read("new.txt")
			r := report.New(diff.Compare(older, newer, align.Aligner{}), report.Filter{})
			out := &txtar.Archive{Comment: ar.Comment, Files: []txtar.File{{Name: "old.txt", Data: part["old.txt"]}, {Name: "new.txt", Data: part["new.txt"]}}}
			show := func(name string, print func(io.Writer) error) {
				var b bytes.Buffer
				if err := print(&b); err != nil {
					t.Fatalf("%s: %v", name, err)
				}
				out.Files = append(out.Files, txtar.File{Name: name, Data: b.Bytes()})
				if d := cmp.Diff(string(part[name]), b.String()); d != "" && !*update {
					t.Errorf("%s (-want +got):\n%s", name, d)
				}
			}
			for _, p := range printers {
				show(p.name, func(w io.Writer) error { return p.print(w, r) })
			}
			show("docx", func(w io.Writer) error {
				var b bytes.Buffer
				if err := report.DOCX(&b, r); err != nil {
					return err
				}
				f, err := openDOCX(b.Bytes())
				if err != nil {
					return err
				}
				_, err = io.WriteString(w, f.String())
				return err
			})
			show("tree", func(w io.Writer) error { return report.Tree{Width: 80}.Print(w, newer) })
			if *update {
				if err := os.WriteFile(file, txtar.Format(out), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}
