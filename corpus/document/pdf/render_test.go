package pdf

import (
	"bytes"
	"fmt"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"tifa/corpus/document"
)

// published is a folder of published statements that lies beside the project
// and is no part of it; fiction is always there.
const (
	published = "../../../../shared/data"
	fiction   = "../../sample/arvenia-kestria"
)

// texts lists n files spread over the languages and series.
func texts(t *testing.T, n int) []string {
	all, _ := filepath.Glob(filepath.Join(fiction, "*.txt"))
	for _, lang := range []string{"zh-Hans", "zh-Hant", "en", "ru"} {
		more, _ := filepath.Glob(filepath.Join(published, "*", "*."+lang+".txt"))
		var fit []string
		for _, f := range more {
			if s, err := os.Stat(f); err == nil && s.Size() > 600 && s.Size() < 200_000 {
				fit = append(fit, f)
			}
		}
		sort.Strings(fit)
		want := max(1, n/3)
		for i := 0; i < len(fit); i += max(1, len(fit)/want) {
			all = append(all, fit[i])
		}
	}
	if len(all) == 0 {
		t.Fatal("no texts to render")
	}
	// The fiction comes first in a short list, the rest is spread evenly.
	if len(all) > n {
		var out []string
		for i := range n {
			out = append(out, all[i*len(all)/n])
		}
		all = out
	}
	return all
}

// paragraphs are the lines of a file that can be drawn: the fonts at hand have
// no glyphs for control characters.
func paragraphs(b []byte) []string {
	var out []string
	for _, p := range strings.FieldsFunc(strings.ToValidUTF8(string(b), ""), func(r rune) bool { return r == '\n' || r == '\r' || r == '\f' || r == 0x2028 }) {
		p = strings.Map(func(r rune) rune {
			if r == '‑' { // LibreOffice writes it as the common one
				return '-'
			}
			if unicode.IsControl(r) || r == 0xFEFF || r == 0x200B || r == 0xAD {
				return -1
			}
			return r
		}, p)
		if p = strings.Join(strings.Fields(p), " "); p != "" {
			out = append(out, p)
		}
	}
	return out
}

// render makes PDF files of texts; the engine is "chromium" or "soffice".
func render(t *testing.T, engine string, files []string) map[string][]byte {
	bin, err := exec.LookPath(engine)
	if err != nil {
		t.Skip(engine + " is not installed")
	}
	dir := t.TempDir()
	var pages []string
	for i, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		text, ending := pageHTML(paragraphs(b)), "html"
		if engine == "soffice" {
			text, ending = pageODT(paragraphs(b)), "fodt"
		}
		page := filepath.Join(dir, fmt.Sprintf("%03d.%s", i, ending))
		if err := os.WriteFile(page, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		pages = append(pages, page)
	}
	pdf := func(page string) string { return strings.TrimSuffix(page, filepath.Ext(page)) + ".pdf" }
	switch engine {
	case "chromium":
		for _, page := range pages {
			cmd := exec.Command(bin, "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir="+filepath.Join(dir, "profile"), "--print-to-pdf="+pdf(page), "file://"+page)
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Fatalf("chromium: %v\n%s", err, out)
			}
		}
	case "soffice":
		for len(pages) > 0 {
			n := min(40, len(pages))
			cmd := exec.Command(bin, append([]string{"-env:UserInstallation=file://" + dir + "/profile", "--headless", "--convert-to", "pdf", "--outdir", dir}, pages[:n]...)...)
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Fatalf("soffice: %v\n%s", err, out)
			}
			pages = pages[n:]
		}
	}
	out := map[string][]byte{}
	for i, name := range files {
		b, err := os.ReadFile(filepath.Join(dir, fmt.Sprintf("%03d.pdf", i)))
		if err != nil {
			t.Fatal(err)
		}
		out[name] = b
	}
	return out
}

// isTitle reports whether the paragraph is printed as a heading.
func isTitle(k int, p string) bool { return k == 0 && utf8.RuneCountInString(p) < 60 }

func pageHTML(paras []string) string {
	var h strings.Builder
	h.WriteString("<!doctype html><meta charset=utf-8><title>x</title>")
	for k, p := range paras {
		el := "p"
		if isTitle(k, p) {
			el = "h1"
		}
		fmt.Fprintf(&h, "<%s>%s</%[1]s>\n", el, html.EscapeString(p))
	}
	return h.String()
}

// pageODT sets every second text in two columns with indents, the others in one
// with space between paragraphs; all are justified. Punctuation must not hang
// over the margin: LibreOffice 7.4 leaves it out of the PDF where it does.
func pageODT(paras []string) string {
	var h strings.Builder
	columns, indent, after := "1", "0cm", "0.25cm"
	if len(paras)%2 == 0 {
		columns, indent, after = "2", "0.7cm", "0cm"
	}
	fmt.Fprintf(&h, `<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text"><office:styles><style:style style:name="B" style:family="paragraph"><style:paragraph-properties fo:text-align="justify" fo:text-indent="%s" fo:margin-bottom="%s" style:punctuation-wrap="simple"/><style:text-properties fo:font-size="11pt" fo:language="en" fo:country="US"/></style:style><style:style style:name="T" style:family="paragraph"><style:paragraph-properties fo:text-align="center" fo:margin-bottom="0.5cm"/><style:text-properties fo:font-size="18pt" fo:font-weight="bold" style:font-size-asian="18pt"/></style:style></office:styles><office:automatic-styles><style:style style:name="S" style:family="section"><style:section-properties><style:columns fo:column-count="%s" fo:column-gap="0.8cm"/></style:section-properties></style:style></office:automatic-styles><office:body><office:text>`, indent, after, columns)
	in := false
	for k, p := range paras {
		if isTitle(k, p) {
			fmt.Fprintf(&h, `<text:p text:style-name="T">%s</text:p>`, html.EscapeString(p))
			continue
		}
		if !in {
			h.WriteString(`<text:section text:name="s" text:style-name="S">`)
			in = true
		}
		fmt.Fprintf(&h, `<text:p text:style-name="B">%s</text:p>`, html.EscapeString(p))
	}
	if in {
		h.WriteString(`</text:section>`)
	}
	h.WriteString(`</office:text></office:body></office:document>`)
	return h.String()
}

func blank(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == 0x2060 {
			return -1
		}
		return r
	}, s)
}

// clauses cuts a paragraph at the ends of its clauses.
func clauses(p string) []string {
	var out []string
	for _, c := range strings.FieldsFunc(p, func(r rune) bool { return strings.ContainsRune(".;!?。；！？", r) }) {
		if c = strings.TrimSpace(c); utf8.RuneCountInString(c) > 3 {
			out = append(out, c)
		}
	}
	return out
}

// TestRendered prints statements with two programs and reads them again: each
// clause must come back with its spaces, nothing may be added, and paragraphs
// should be what they were. TIFA_PDF_FILES sets how many texts are printed.
func TestRendered(t *testing.T) {
	if testing.Short() {
		t.Skip("printing takes seconds a file")
	}
	n := 12
	fmt.Sscan(os.Getenv("TIFA_PDF_FILES"), &n)
	for _, engine := range []string{"chromium", "soffice"} {
		t.Run(engine, func(t *testing.T) {
			files := texts(t, n)
			var took time.Duration
			var sumClauses, sumFound, sumParas, sumWhole, sumPages int
			for name, b := range render(t, engine, files) {
				src, _ := os.ReadFile(name)
				start := time.Now()
				d, err := Read(name, b, document.Options{})
				took += time.Since(start)
				if err != nil {
					t.Errorf("%s: %v", name, err)
					continue
				}
				whole := map[string]bool{}
				var got strings.Builder
				for _, bl := range d.Blocks {
					whole[strings.Join(strings.Fields(bl.Text), " ")] = true
					got.WriteString(" " + bl.Text)
				}
				joined := strings.Join(strings.Fields(got.String()), " ")
				var want strings.Builder
				nClauses, found, wholes := 0, 0, 0
				paras := paragraphs(src)
				for _, p := range paras {
					want.WriteString(p)
					if whole[p] {
						wholes++
					} else if os.Getenv("TIFA_PDF_SHOW") != "" {
						t.Logf("%s: paragraph not whole: %.150s", name, p)
					}
					for _, c := range clauses(p) {
						nClauses++
						if strings.Contains(joined, c) || strings.Contains(name, ".zh-") && strings.Contains(blank(joined), blank(c)) {
							found++
						} else {
							t.Errorf("%s: lost: %q", name, c)
						}
					}
				}
				if w, g := blank(want.String()), blank(got.String()); w != g {
					i := 0
					for i < len(w) && i < len(g) && w[i] == g[i] {
						i++
					}
					t.Errorf("%s: characters differ at %d: want %.80q, have %.80q", name, i, w[i:], g[i:])
				}
				t.Logf("%-60s %4d of %4d clauses, %4d of %4d paragraphs, %d dropped", filepath.Base(filepath.Dir(name))+"/"+filepath.Base(name), found, nClauses, wholes, len(paras), len(d.Dropped))
				sumClauses, sumFound, sumParas, sumWhole = sumClauses+nClauses, sumFound+found, sumParas+len(paras), sumWhole+wholes
				sumPages += bytes.Count(b, []byte("/Type /Page\n")) + bytes.Count(b, []byte("/Type/Page/"))
			}
			t.Logf("%s: %d files, %d of %d clauses, %d of %d paragraphs whole, read in %v", engine, len(files), sumFound, sumClauses, sumWhole, sumParas, took)
			if 100*sumWhole < 97*sumParas {
				t.Errorf("%d of %d paragraphs came back whole, fewer than 97 of 100", sumWhole, sumParas)
			}
		})
	}
}
