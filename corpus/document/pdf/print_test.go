package pdf_test

import (
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"tifa/corpus"
	"tifa/corpus/document/pdf"
)

var (
	tags      = regexp.MustCompile(`<style>.*?</style>|<title>.*?</title>|<[^>]*>`)
	pageTitle = regexp.MustCompile(`<title>(.*?)</title>`)
)

// sitePages are the pages of a site, the lines of each that are its statement,
// and all of its lines.
func sitePages(t *testing.T, each func(name, page string, statement, lines []string)) {
	a, err := txtar.ParseFile("testdata/printed.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range a.Files {
		var statement, lines []string
		for line := range strings.Lines(string(f.Data)) {
			text := strings.Join(strings.Fields(html.UnescapeString(tags.ReplaceAllString(line, ""))), " ")
			if text == "" {
				continue
			}
			if strings.Contains(line, "</li>") {
				text = "• " + text
			}
			if lines = append(lines, text); strings.Contains(line, "class=s>") {
				statement = append(statement, text)
			}
		}
		each(f.Name, string(f.Data), statement, lines)
	}
}

// checkPrint reads the print of a page: the statement is all of its text, and
// every other line is listed.
func checkPrint(t *testing.T, b []byte, statement, lines []string) {
	t.Helper()
	s, err := corpus.Read("page.pdf", b, corpus.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var have strings.Builder
	for i := range s.Clauses {
		have.WriteString(s.String(s.Clauses[i].Span))
	}
	if diff := cmp.Diff(tight(strings.Join(statement, "")), tight(have.String())); diff != "" {
		t.Errorf("text:\n%s", diff)
	}
	if tight(s.Title) != tight(statement[0]) {
		t.Errorf("title %q, not %q", s.Title, statement[0])
	}
	var dropped strings.Builder
	for _, d := range s.Dropped {
		dropped.WriteString(d.Text + s.String(d.Span) + "\n")
	}
	for _, line := range lines {
		if !strings.Contains(tight(have.String()), tight(line)) && !strings.Contains(tight(dropped.String()), tight(line)) {
			t.Errorf("%q is neither text nor listed", line)
		}
	}
	if t.Failed() {
		t.Logf("dropped:\n%s", &dropped)
	}
}

// tight is a text without its white space and the bullets of its lists.
func tight(s string) string {
	return strings.NewReplacer(" ", "", "\n", "", "\t", "", "\u3000", "", "\u00a0", "", "•", "").Replace(s)
}

// TestPrintedPages prints pages of sites with a browser, which adds the time, the
// title, the address and the number of each page.
func TestPrintedPages(t *testing.T) {
	if testing.Short() {
		t.Skip("printing takes seconds a file")
	}
	bin, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("chromium is not installed")
	}
	dir := t.TempDir()
	sitePages(t, func(name, page string, statement, lines []string) {
		t.Run(name, func(t *testing.T) {
			source, out := filepath.Join(dir, name), filepath.Join(dir, name+".pdf")
			if err := os.WriteFile(source, []byte(page), 0o600); err != nil {
				t.Fatal(err)
			}
			args := []string{"--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=" + filepath.Join(dir, "profile"), "--print-to-pdf=" + out, "file://" + source}
			if msg, err := exec.Command(bin, args...).CombinedOutput(); err != nil {
				t.Fatalf("%v\n%s", err, msg)
			}
			b, err := os.ReadFile(out)
			if err != nil {
				t.Fatal(err)
			}
			checkPrint(t, b, statement, lines)
		})
	})
}

// TestHandPrinted sets the same pages on sheets of its own, in the margins what
// browsers print there, in files that do not say what is a running head.
func TestHandPrinted(t *testing.T) {
	for _, browser := range []struct {
		name  string
		pages []string
	}{
		{"chromium", []string{"1/2", "2/2"}},
		{"firefox", []string{"1 of 2", "2 of 2"}},
		{"one page", []string{"1/1"}},
	} {
		sitePages(t, func(name, page string, statement, lines []string) {
			t.Run(browser.name+" "+name, func(t *testing.T) {
				title := html.UnescapeString(pageTitle.FindStringSubmatch(page)[1])
				var sheets []string
				var sheet strings.Builder
				y := 790.0
				for k, line := range lines {
					size := 11.0
					if line == statement[0] {
						size = 20
					}
					for _, l := range fold(line, int(990/size)) {
						y -= 1.3 * size
						sheet.WriteString(pdf.Say(50, y, size, l))
					}
					y -= 8
					if len(browser.pages) > 1 && k == len(lines)/2 {
						sheets = append(sheets, sheet.String())
						sheet.Reset()
						y = 790
					}
				}
				sheets = append(sheets, sheet.String())
				for i, n := range browser.pages {
					switch browser.name {
					case "firefox":
						sheets[i] = pdf.Say(20, 815, 10, title) + pdf.Say(420, 815, 10, "https://arvenia.example/2031/3") + sheets[i] +
							pdf.Say(20, 20, 10, n) + pdf.Say(470, 20, 10, "3/12/31, 5:30 PM")
					default:
						sheets[i] = pdf.Say(24, 820, 8, "2031/3/12 17:30") + pdf.Say(220, 820, 8, title) + sheets[i] +
							pdf.Say(24, 16, 8, "https://arvenia.example/2031/3") + pdf.Say(550, 16, 8, n)
					}
				}
				checkPrint(t, pdf.AnyScript(title, sheets...), statement, lines)
			})
		})
	}
}

// fold breaks a text into lines of at most so many letters.
func fold(s string, width int) []string {
	var out []string
	for utf8.RuneCountInString(s) > width {
		rs := []rune(s)
		at := width
		if i := strings.LastIndexByte(string(rs[:width+1]), ' '); i > 0 {
			at = utf8.RuneCountInString(s[:i])
		}
		out = append(out, strings.TrimSpace(string(rs[:at])))
		s = strings.TrimSpace(string(rs[at:]))
	}
	return append(out, s)
}
