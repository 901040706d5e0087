package report_test

import (
	"bytes"
	"fmt"
	"path"
	"regexp"
	"strings"
	"testing"

	"tifa/align"
	"tifa/corpus"
	"tifa/corpus/units"
	"tifa/diff"
	"tifa/report"
)

// site prints all pages of a series.
func site(t *testing.T, texts ...string) map[string]string {
	t.Helper()
	s := &report.Series{Name: "sample <series>", Version: "0", Command: "tifa report"}
	for i, text := range texts {
		st, err := corpus.Read(fmt.Sprintf("202%d-05-01.en.txt", i), []byte(text), corpus.Options{})
		if err != nil {
			t.Fatal(err)
		}
		units.Reader{}.Read(st)
		s.Statements = append(s.Statements, st)
		if i > 0 {
			s.Comparisons = append(s.Comparisons, diff.Compare(s.Statements[i-1], st, align.Aligner{}))
		}
	}
	diff.Tenures(align.Follow(s.Statements), s.Comparisons)
	s.Cosines = align.Matrix(s.Statements)
	out := map[string]string{}
	for _, p := range s.Pages() {
		var b bytes.Buffer
		if err := p.Print(&b); err != nil {
			t.Fatalf("%s: %v", p.Name, err)
		}
		if _, twice := out[p.Name]; twice {
			t.Errorf("two pages named %s", p.Name)
		}
		out[p.Name] = b.String()
	}
	return out
}

// TestSeries: every link between pages leads to a page, none leaves the
// folder, and what stands in a statement stays text.
func TestSeries(t *testing.T) {
	pages := site(t,
		"Joint Statement\n\nThe two sides will open the harbour.\n\nThey strongly oppose piracy.",
		"Joint Statement\n\nThe two sides will open the harbour and the ferry.\n\nThey oppose piracy. <script>alert(1)</script>",
		"Joint Statement\n\nThe two sides will consider opening the harbour.",
	)
	if len(pages) != 2+3+2 {
		t.Errorf("%d pages, want an index, a table, three statements and two comparisons", len(pages))
	}
	link := regexp.MustCompile(`(?:href|src)="([^"#]+)(?:#[^"]*)?"`)
	for name, text := range pages {
		for _, m := range link.FindAllStringSubmatch(text, -1) {
			to := path.Join(path.Dir(name), m[1])
			if _, ok := pages[to]; !ok || strings.HasPrefix(to, "..") {
				t.Errorf("%s: link %q leads to no page", name, m[1])
			}
		}
		if strings.Contains(text, "<script>alert") || strings.Contains(text, "<series>") {
			t.Errorf("%s: markup of a statement or a name comes alive", name)
		}
	}
	index := pages["index.html"]
	for _, want := range []string{"2020-05-01", "2021-05-01", "2022-05-01", "<svg", "compare"} {
		if !strings.Contains(index, want) {
			t.Errorf("index without %q", want)
		}
	}
}

// TestSeriesLosses: what went after two statements had it is said on the index
// and on the page of the pair; what one statement alone had is not.
func TestSeriesLosses(t *testing.T) {
	const stays = "Joint Statement\n\nThe two sides will meet every spring in the town of Velmar.\n\n"
	pages := site(t,
		stays+"We will keep the harbour of Tarsk open to <b>fishing</b> boats.",
		stays+"We will keep the harbour of Tarsk open to <b>fishing</b> boats.\n\nWe will build a lighthouse on Cape Orlen.",
		stays,
	)
	index := pages["index.html"]
	if n := strings.Count(index, "the last 2 statements all had it, in these words or earlier ones"); n != 1 {
		t.Errorf("the index says %d times what two statements had, want once", n)
	}
	if i := strings.Index(index, "Left out after"); i < 0 || !strings.Contains(index[i:], "harbour of Tarsk") || strings.Contains(index[i:], "lighthouse") || strings.Contains(index, "<b>") {
		t.Error("the index does not list the harbour alone, as text")
	}
	if page := pages["pair/2021-05-01-en--2022-05-01-en.html"]; strings.Count(page, "the last 2 statements all had it, in these words or earlier ones") != 1 {
		t.Error("the page of the pair does not say that both statements before had it")
	}
	if strings.Contains(pages["pair/2020-05-01-en--2021-05-01-en.html"], "all had it") {
		t.Error("the first pair has nothing that stood")
	}
}

// TestSeriesNames: whatever a file is called, its page is a plain name.
func TestSeriesNames(t *testing.T) {
	s := &report.Series{}
	for _, id := range []string{"../../etc/passwd", "声明", "声明", "a/b\x00c", strings.Repeat("x", 300), ".."} {
		st, err := corpus.Read("s.txt", []byte("The two sides met."), corpus.Options{})
		if err != nil {
			t.Fatal(err)
		}
		st.ID = id
		s.Statements = append(s.Statements, st)
		if len(s.Statements) > 1 {
			s.Comparisons = append(s.Comparisons, diff.Compare(st, st, align.Aligner{}))
		}
	}
	s.Cosines = align.Matrix(s.Statements)
	seen := map[string]bool{}
	for _, p := range s.Pages() {
		if !regexp.MustCompile(`^(index|similarity|(statement|pair)/[a-z0-9-]+)\.html$`).MatchString(p.Name) || len(p.Name) > 160 || seen[p.Name] {
			t.Errorf("page name %q", p.Name)
		}
		seen[p.Name] = true
	}
}
