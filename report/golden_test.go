package report_test

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
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
	{"text", func(w io.Writer, r *report.Report) error { return report.Text{}.Print(w, r) }},
	{"markdown", report.Markdown},
	{"csv", report.CSV},
	{"json", report.JSON},
	{"jsonl", report.JSONLines},
	{"html", func(w io.Writer, r *report.Report) error {
		var b bytes.Buffer
		err := report.HTML(&b, r, "0.0.0", "tifa compare old new")
		w.Write(programs.ReplaceAll(b.Bytes(), []byte("$1…$2")))
		return err
	}},
}

// programs are the style and the script of a page, which are files of their
// own, and their hashes.
var programs = regexp.MustCompile(`(?s)(<(?:style|script)>).*?(</(?:style|script)>)|sha256-.*?=`)

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
			printed := map[string]string{}
			for _, p := range printers {
				show(p.name, func(w io.Writer) error { return p.print(io.MultiWriter(w, collect(printed, p.name)), r) })
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
			show("counts", func(w io.Writer) error { return counts(t, w, r, printed) })
			show("tree", func(w io.Writer) error { return report.Tree{Width: 80}.Print(w, newer) })
			if *update {
				if err := os.WriteFile(file, txtar.Format(out), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// collect returns a writer that adds to texts[name].
func collect(texts map[string]string, name string) io.Writer {
	return writer(func(p []byte) { texts[name] += string(p) })
}

type writer func([]byte)

func (w writer) Write(p []byte) (int, error) { w(p); return len(p), nil }

// changesIn finds the changes of wording or place in what a printer wrote. In
// the table they are told apart by the lines between them.
var changesIn = map[string]*regexp.Regexp{
	"table 80":  regexp.MustCompile(`(?m)^(├|└)`),
	"table 130": regexp.MustCompile(`(?m)^(├|└)`),
	"text":      regexp.MustCompile(`(?m)^\S.*: (added|removed|reworded|moved|split|merged)`),
	"markdown":  regexp.MustCompile(`(?m)^\| [^|]* \| (added|removed|reworded|moved|split|merged)`),
	"csv":       regexp.MustCompile(`(?m)^[^,\n]*,[^,\n]*,((added|removed|reworded),|unchanged,true,)`),
	"json":      regexp.MustCompile(`(?m)^   "kind": ("(added|removed|reworded)"|"unchanged",\n   "moved": true)`),
	"jsonl":     regexp.MustCompile(`(?m)^\{[^{[]*"kind":("(added|removed|reworded)"|"unchanged","moved":true)`),
	"html":      regexp.MustCompile(`<tr id="c[0-9]+" data-`), // lesser rows, of script or punctuation alone, have a class
}

// counts writes how many changes each printer printed: all must have printed
// the same, which is what the summary counts.
func counts(t *testing.T, w io.Writer, r *report.Report, printed map[string]string) error {
	for _, p := range printers {
		n := len(changesIn[p.name].FindAllString(printed[p.name], -1))
		if p.name[:3] == "tab" {
			n-- // the line below the header
		}
		if n != len(r.Rows) {
			t.Errorf("%s prints %d changes instead of %d", p.name, n, len(r.Rows))
		}
		if _, err := fmt.Fprintf(w, "%-10s %d changes\n", p.name, n); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(w, "%-10s %s\n", "summary", r.Counts())
	return err
}
