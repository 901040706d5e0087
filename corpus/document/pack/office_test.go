package pack_test

import (
	"encoding/xml"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"text/tabwriter"
	"time"
	"unicode"

	"tifa/corpus"
	"tifa/corpus/document"
	"tifa/corpus/document/docx"
	"tifa/corpus/document/odt"
	"tifa/corpus/sample"
)

// TestOffice reads documents that LibreOffice wrote: every clause of a
// statement is in them, and nothing that is not in the statement. It takes
// the sample and a few published statements, and with TIFA_OFFICE=all more
// than a hundred of them.
func TestOffice(t *testing.T) {
	if testing.Short() {
		t.Skip("starts LibreOffice")
	}
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice is not here: " + err.Error())
	}
	dir := t.TempDir()
	statements := texts(t)
	flat := []string{}
	for i, s := range statements {
		name := filepath.Join(dir, fmt.Sprintf("%03d.fodt", i))
		if err := os.WriteFile(name, []byte(flatODT(s)), 0o666); err != nil {
			t.Fatal(err)
		}
		flat = append(flat, name)
	}
	for _, form := range []struct {
		ending string
		read   func(string, []byte, document.Options) (*document.Document, error)
	}{{"docx", docx.Read}, {"odt", odt.Read}} {
		t.Run(form.ending, func(t *testing.T) {
			for part := range slices.Chunk(flat, 40) { // LibreOffice crashes now and then: it has a second try
				for range 2 {
					args := append([]string{"--headless", "--norestore", "-env:UserInstallation=" + (&url.URL{Scheme: "file", Path: filepath.Join(dir, "profile")}).String(),
						"--convert-to", form.ending, "--outdir", dir}, part...)
					run := exec.Command(soffice, args...)
					run.WaitDelay = time.Second
					timer := time.AfterFunc(5*time.Minute, func() { run.Process.Kill() })
					out, err := run.CombinedOutput()
					timer.Stop()
					if _, missing := os.Stat(strings.TrimSuffix(part[len(part)-1], "fodt") + form.ending); missing == nil {
						break
					}
					t.Logf("soffice: %v\n%s", err, out)
				}
			}
			var table strings.Builder
			w := tabwriter.NewWriter(&table, 0, 0, 2, ' ', 0)
			fmt.Fprintln(w, "statement\tclauses\trecall\tblocks\tjunk\tdropped\tms")
			clauses, found, junk := 0, 0, 0
			for i, s := range statements {
				b, err := os.ReadFile(filepath.Join(dir, fmt.Sprintf("%03d.%s", i, form.ending)))
				if err != nil {
					t.Errorf("%s: not written by LibreOffice: %v", s.ID, err)
					continue
				}
				began := time.Now()
				d, err := form.read("", b, document.Options{})
				took := time.Since(began)
				if err != nil {
					t.Errorf("%s: %v", s.ID, err)
					continue
				}
				text := d.Text()
				all := ink(text)
				here, alien := 0, 0
				for k := range s.Clauses {
					if clause := ink(s.String(s.Clauses[k].Span)); strings.Contains(all, clause) {
						here++
					} else {
						t.Errorf("%s: lost: %s", s.ID, clause)
					}
				}
				whole := ink(s.Text)
				for _, bl := range d.Blocks {
					if !strings.Contains(whole, ink(bl.Text)) && !strings.HasPrefix(bl.Text, "[1] A note of") && !strings.HasSuffix(bl.Text, "[1]") {
						alien++
						t.Errorf("%s: junk: %s %q", s.ID, bl.Kind, bl.Text)
					}
				}
				reasons := ""
				for _, x := range d.Dropped {
					reasons += x.Reason + " "
				}
				for _, reason := range []string{"header", "footer", "comment"} {
					if !strings.Contains(reasons, reason) {
						t.Errorf("%s: no %s was listed as dropped: %v", s.ID, reason, d.Dropped)
					}
				}
				fmt.Fprintf(w, "%s\t%d\t%.3f\t%d\t%d\t%s\t%d\n", s.ID, len(s.Clauses), float64(here)/float64(len(s.Clauses)), len(d.Blocks), alien, reasons, took.Milliseconds())
				clauses, found, junk = clauses+len(s.Clauses), found+here, junk+alien
			}
			fmt.Fprintf(w, "%d statements\t%d\t%.3f\t\t%d\n", len(statements), clauses, float64(found)/float64(max(clauses, 1)), junk)
			w.Flush()
			t.Log("\n" + table.String())
		})
	}
}

// texts are the statements that are tried.
func texts(t *testing.T) []*corpus.Statement {
	t.Helper()
	var out []*corpus.Statement
	for _, lang := range sample.Langs {
		dates := sample.Dates(lang)
		s, err := sample.Open(dates[len(dates)-1], lang)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, s)
	}
	published, _ := filepath.Glob("../../../../shared/data/*/*.txt")
	step := 200
	if os.Getenv("TIFA_OFFICE") == "all" {
		step = 4
	}
	for i := 0; i < len(published); i += step {
		s, err := corpus.Open(published[i], nil, corpus.Options{})
		if err != nil {
			continue
		}
		out = append(out, s)
	}
	return out
}

// flatODT is a statement as a document of one file, with a header, a footer,
// a comment and a note around it. Its numbers are text, as in most statements.
func flatODT(s *corpus.Statement) string {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" ` +
		`xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" ` +
		`office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text"><office:automatic-styles><style:page-layout style:name="page">` +
		`<style:header-style/><style:footer-style/></style:page-layout></office:automatic-styles><office:master-styles><style:master-page style:name="Standard" style:page-layout-name="page">` +
		`<style:header><text:p>Archive of the Ministry</text:p></style:header><style:footer><text:p>page <text:page-number>1</text:page-number></text:p></style:footer>` +
		`</style:master-page></office:master-styles><office:body><office:text>`)
	heading := map[int]bool{}
	for _, sec := range s.Sections {
		if sec.Heading >= 0 {
			heading[s.Clauses[sec.Heading].Start] = true
		}
	}
	at, first := 0, true
	for _, line := range strings.SplitAfter(s.Text, "\n") {
		start := at + len(line) - len(strings.TrimLeft(line, " \t\u3000"))
		at += len(line)
		text := strings.TrimRight(line, "\n")
		if strings.TrimSpace(text) == "" {
			continue
		}
		var esc strings.Builder
		xml.EscapeText(&esc, []byte(text))
		switch {
		case heading[start]:
			fmt.Fprintf(&b, `<text:h text:outline-level="1">%s</text:h>`, esc.String())
		case first:
			fmt.Fprintf(&b, `<text:p><office:annotation><dc:creator>A clerk</dc:creator><text:p>Checked against the original.</text:p></office:annotation>%s</text:p>`, esc.String())
		default:
			fmt.Fprintf(&b, `<text:p>%s</text:p>`, esc.String())
		}
		first = false
	}
	b.WriteString(`<text:p>* * *<text:note text:id="n1" text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>A note of the editors.</text:p></text:note-body></text:note></text:p>`)
	return b.String() + `</office:text></office:body></office:document>`
}

// ink is a text without what leaves none.
func ink(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) {
			return -1
		}
		return r
	}, s)
}
