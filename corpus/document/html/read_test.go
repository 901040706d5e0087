package html

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/tools/txtar"

	"tifa/corpus/document"
)

var update = flag.Bool("update", false, "rewrite the expected results in testdata")

var encodings = map[string]encoding.Encoding{
	"gb18030":      simplifiedchinese.GB18030,
	"big5":         traditionalchinese.Big5,
	"windows-1251": charmap.Windows1251,
	"utf-16le":     unicode.UTF16(unicode.LittleEndian, unicode.UseBOM),
}

// TestRead reads the pages of testdata. A case is a page, what it has to give,
// and a comment that says why it is there and, in lines "name: value", how the
// page is stored and read: store (encoding of its bytes), encoding, content-type,
// revisions, name, keep-all.
func TestRead(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) < 24 {
		t.Fatalf("%d cases, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if len(a.Files) != 2 || a.Files[0].Name != "page" || a.Files[1].Name != "want" {
				t.Fatal("a case has the parts page and want")
			}
			if strings.TrimSpace(string(a.Comment)) == "" || strings.HasPrefix(string(a.Comment), "store:") {
				t.Error("the case does not say why it is there")
			}
			got := outcome(t, string(a.Comment), a.Files[0].Data)
			if *update {
				a.Files[1].Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if want := string(a.Files[1].Data); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// outcome reads a page as the comment says and prints what it gave.
func outcome(t *testing.T, comment string, page []byte) string {
	t.Helper()
	settings := map[string]string{}
	for line := range strings.Lines(comment) {
		if name, value, ok := strings.Cut(strings.TrimSpace(line), ": "); ok {
			settings[name] = value
		}
	}
	if store := settings["store"]; store != "" {
		e, ok := encodings[store]
		if !ok {
			t.Fatalf("store: unknown encoding %q", store)
		}
		var err error
		if page, err = e.NewEncoder().Bytes(page); err != nil {
			t.Fatal(err)
		}
	}
	doc, err := Read(settings["name"], page, document.Options{
		Encoding: settings["encoding"], ContentType: settings["content-type"],
		KeepAll: settings["keep-all"] != "", Revisions: document.Revisions(settings["revisions"]),
	})
	if err != nil {
		var e *document.Error
		if !errors.As(err, &e) || e.Remedy == "" {
			t.Errorf("%T without a remedy: %v", err, err)
		}
		return "error: " + err.Error() + "\n"
	}
	return print(doc)
}

// print writes a document so that a person can check it against the page.
func print(d *document.Document) string {
	var b strings.Builder
	oneLine := strings.NewReplacer("\n", `\n`, "\t", " | ", "\u00a0", "␣")
	for _, f := range [][2]string{{"title", d.Title}, {"publisher", d.Publisher}, {"lang", d.Lang}, {"next", d.Next}} {
		if f[1] != "" {
			fmt.Fprintf(&b, "%s: %s\n", f[0], f[1])
		}
	}
	if !d.Date.IsZero() {
		fmt.Fprintf(&b, "date: %s\n", d.Date.Format("2006-01-02"))
	}
	if d.Encoding != "UTF-8" {
		fmt.Fprintf(&b, "encoding: %s\n", d.Encoding)
	}
	if d.Inserted+d.Deleted > 0 {
		fmt.Fprintf(&b, "inserted %d, deleted %d\n", d.Inserted, d.Deleted)
	}
	for _, w := range d.Warnings {
		fmt.Fprintf(&b, "warning: %s\n", w)
	}
	for _, l := range d.Blocks {
		level := ""
		if l.Level > 0 {
			level = fmt.Sprint(" ", l.Level)
		}
		fmt.Fprintf(&b, "[%s%s] %s\n", l.Kind, level, oneLine.Replace(l.Text))
	}
	for _, x := range d.Dropped {
		fmt.Fprintf(&b, "- %s: %s\n", x.Reason, oneLine.Replace(x.Text))
	}
	return b.String()
}
