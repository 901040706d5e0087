package report_test

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"tifa/align"
	"tifa/corpus"
	"tifa/corpus/query"
	"tifa/corpus/sample"
	"tifa/corpus/units"
	"tifa/diff"
	"tifa/diff/series"
	"tifa/report"
)

// samples reads the sample of a language.
func samples(t *testing.T, lang string) []*corpus.Statement {
	t.Helper()
	var out []*corpus.Statement
	for _, date := range sample.Dates(lang) {
		s, err := sample.Open(date, lang)
		if err != nil {
			t.Fatal(err)
		}
		units.Reader{}.Read(s)
		out = append(out, s)
	}
	return out
}

// inSeries makes a series of statements, with a hole on each day of holes.
func inSeries(name string, statements []*corpus.Statement, holes ...time.Time) *corpus.Series {
	s := &corpus.Series{Name: name, Lang: statements[0].Lang}
	for _, st := range statements {
		s.Events = append(s.Events, corpus.Event{Date: st.Date, Versions: []*corpus.Statement{st}})
	}
	for _, h := range holes {
		s.Events = append(s.Events, corpus.Event{Date: h})
	}
	slices.SortStableFunc(s.Events, func(a, b corpus.Event) int { return a.Date.Compare(b.Date) })
	return s
}

// trendsOf follows phrases, or without one what is new in the last statement.
func trendsOf(t *testing.T, s *corpus.Series, phrases ...string) *report.Trends {
	t.Helper()
	texts := series.NewTexts(s, query.Limit{}, false)
	out := &report.Trends{Series: s, Notes: []string{"also held in zh: choose with --lang"}}
	for _, p := range phrases {
		q, err := query.Parse(p, false)
		if err != nil {
			t.Fatal(err)
		}
		out.Trends = append(out.Trends, series.Follow(q, texts, 0))
	}
	if len(phrases) == 0 {
		out.Novelty = series.Novel(texts, len(s.Events)-1)
	}
	return out
}

// wholeSite is the site of a series with its course.
func wholeSite(t *testing.T, s *corpus.Series, phrases ...string) *report.Series {
	t.Helper()
	sts := s.Statements()
	out := &report.Series{Name: s.Name, Statements: sts, Cosines: align.Matrix(sts), Notes: []string{"2 of the kind readout left out: choose with --kind"}, Version: "0.0.0", Command: "tifa report sample -o pages"}
	for i := range sts[1:] {
		out.Comparisons = append(out.Comparisons, diff.Compare(sts[i], sts[i+1], align.Aligner{}))
	}
	v := series.Read(s, nil, nil)
	out.Course = &report.Course{View: v, Formulas: series.Passing(v.Texts, 20)}
	out.Course.Lived, out.Course.Ended = diff.Chains(v.Threads, 6, 6)
	if phrases != nil {
		out.Course.Watch = trendsOf(t, s, phrases...)
	}
	return out
}

// phrasesOf are phrases that come and go in the sample of each language.
var phrasesOf = map[string][]string{
	"en":      {"third part*", "strongly condemn", "express concern", "nothing of the kind"},
	"zh-Hans": {"严重关切", "强烈谴责", "表示关切"},
	"ru":      {"решительно осуждают", "осуждают захват", "создадут"},
}

// sheets writes every kind of page with figures to files and names them.
func sheets(t *testing.T, lang string) map[string]string {
	t.Helper()
	dir := t.TempDir()
	sts := samples(t, lang)
	s := inSeries("arvenia-kestria", sts, time.Date(2020, 2, 3, 0, 0, 0, 0, time.UTC))
	l := lineages(t, sts, phrasesOf[lang][1], phrasesOf[lang][0])
	print := map[string]func(io.Writer) error{
		"trend":   func(w io.Writer) error { return trendsOf(t, s, phrasesOf[lang]...).HTML(w, "0.0.0", "tifa trend") },
		"novelty": func(w io.Writer) error { return trendsOf(t, s).HTML(w, "0.0.0", "tifa trend") },
		"lineage": func(w io.Writer) error { return l.HTML(w, "0.0.0", "tifa lineage") },
	}
	kinds := map[string]bool{"pair": true} // they have a test of their own
	for _, p := range wholeSite(t, s, phrasesOf[lang]...).Pages() {
		if kind, _, many := strings.Cut(p.Name, "/"); !kinds[kind] { // of many alike the first
			kinds[kind] = many
			print["site/"+strings.TrimSuffix(p.Name, ".html")] = p.Print
		}
	}
	out := map[string]string{}
	for name, p := range print {
		var b bytes.Buffer
		if err := p(&b); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		file := filepath.Join(dir, filepath.FromSlash(name)+".html")
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		out[name] = "file://" + filepath.ToSlash(file)
	}
	return out
}

// TestSheetsBrowser: every page is whole at any width, without scripts and on
// paper, its links lead somewhere, and it asks for nothing.
func TestSheetsBrowser(t *testing.T) {
	b := browser(t)
	for _, lang := range sample.Langs {
		pages := sheets(t, lang)
		for _, name := range slices.Sorted(maps.Keys(pages)) {
			t.Run(lang+"/"+name, func(t *testing.T) {
				p := openTab(t, b, pages[name], 380, 800, noScript)
				p.want("nothing sticks out", `document.documentElement.scrollWidth <= 380`, "true")
				p.want("there is no script", `document.scripts.length`, "0")
				p.want("links on the page lead somewhere", `[...document.querySelectorAll('a')].map(a => decodeURIComponent(a.getAttribute('href'))).filter(h => h.startsWith('#') && !document.getElementById(h.slice(1)))`, "[]")
				p.want("no name is given twice", `(s => s.filter((x, i) => s.indexOf(x) != i))([...document.querySelectorAll('[id]')].map(e => e.id))`, "[]")
				p.want("letters of a drawing stay in it", `[...document.querySelectorAll('svg text')].filter(e => { const r = e.getBoundingClientRect(), s = e.ownerSVGElement.getBoundingClientRect(); return r.width && (r.left < s.left - 1 || r.right > s.right + 1 || r.top < s.top - 1 || r.bottom > s.bottom + 1) }).map(e => e.textContent)`, "[]")
				p.do(media("media", "print"), chromedp.EmulateViewport(700, 1000))
				p.want("nothing is cut on paper", `[...document.querySelectorAll('svg, table, p, blockquote, li')].filter(e => e.getBoundingClientRect().right > 701).length`, "0")
			})
		}
	}
}

// TestSheetsAxe runs axe-core over the same pages, see TestAxe.
func TestSheetsAxe(t *testing.T) {
	dir := os.Getenv("TIFA_AXE")
	if dir == "" {
		t.Skip("TIFA_AXE names no folder with axe.min.js: WCAG is not checked")
	}
	axe, err := os.ReadFile(filepath.Join(dir, "axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	b := browser(t)
	for lang, scheme := range map[string]string{"en": "light", "zh-Hans": "dark"} {
		pages := sheets(t, lang)
		for _, name := range slices.Sorted(maps.Keys(pages)) {
			t.Run(fmt.Sprintf("%s/%s/%s", lang, name, scheme), func(t *testing.T) {
				p := openTab(t, b, pages[name], 1280, 900, media("prefers-color-scheme", scheme))
				p.do(chromedp.Evaluate[chromedp.Void](`document.querySelectorAll('details').forEach(d => d.open = true)`), chromedp.Evaluate[chromedp.Void](string(axe)))
				found, err := chromedp.Run(p.ctx, chromedp.Evaluate[[]string](axeRun, chromedp.EvalAwaitPromise))
				if err != nil {
					t.Fatal(err)
				}
				for _, f := range found {
					t.Error(f)
				}
			})
		}
	}
}
