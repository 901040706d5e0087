package report_test

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"tifa/corpus"
	"tifa/corpus/query"
	"tifa/corpus/units"
	"tifa/diff/series"
	"tifa/report"
)

// harbours is a small series with a hole.
func harbours(t *testing.T, texts ...string) *corpus.Series {
	t.Helper()
	var out []*corpus.Statement
	for i, text := range texts {
		s, err := corpus.Read(fmt.Sprintf("harbours/202%d-05-01.en.txt", i), []byte(text), corpus.Options{Lang: "en"})
		if err != nil {
			t.Fatal(err)
		}
		units.Reader{}.Read(s)
		out = append(out, s)
	}
	return inSeries("harbours", out, time.Date(2021, 11, 2, 0, 0, 0, 0, time.UTC))
}

// sheetsOf prints every page with figures of a series.
func sheetsOf(t *testing.T, s *corpus.Series, phrases ...string) map[string]string {
	t.Helper()
	print := map[string]func(io.Writer) error{
		"trend":   func(w io.Writer) error { return trendsOf(t, s, phrases...).HTML(w, "0.0.0", "tifa trend") },
		"novelty": func(w io.Writer) error { return trendsOf(t, s).HTML(w, "0.0.0", "tifa trend") },
		"lineage": func(w io.Writer) error {
			return lineages(t, s.Statements(), phrases[0]).HTML(w, "0.0.0", "tifa lineage")
		},
	}
	for _, p := range wholeSite(t, s, phrases...).Pages() {
		if !strings.HasPrefix(p.Name, "pair/") {
			print["site/"+p.Name] = p.Print
		}
	}
	out := map[string]string{}
	for name, p := range print {
		var b bytes.Buffer
		if err := p(&b); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		out[name] = b.String()
	}
	return out
}

var style = regexp.MustCompile(`(?s)<style>.*?</style>|sha256-[^&]*`)

// TestSheetGolden holds small pages to testdata/sheet/harbours.txtar, their style left
// out. go test -update rewrites it.
func TestSheetGolden(t *testing.T) {
	s := harbours(t,
		"Joint Statement\n\nThe two sides will keep the harbour open.\n\nThey strongly oppose piracy in the strait.",
		"Joint Statement\n\nThe two sides will keep the harbour and the ferry line open for some time.\n\nThey oppose piracy in the strait.",
		"Joint Statement\n\nThe two sides may keep the ferry line open.\n\nThey oppose piracy in the strait. They met the pilots of the harbour & the port.",
	)
	got := sheetsOf(t, s, "harbour", "open … time")
	file := filepath.Join("testdata", "sheet", "harbours.txtar")
	ar := &txtar.Archive{Comment: []byte("Pages with figures of a small series with a hole, without their style.\n\n")}
	for _, name := range []string{"trend", "novelty", "lineage", "site/trends.html"} {
		ar.Files = append(ar.Files, txtar.File{Name: name, Data: []byte(style.ReplaceAllString(got[name], ""))})
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(ar), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), string(txtar.Format(ar))); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
}

// TestSheetLinks: every link of a site leads to a page and a place that are
// there, none leaves the folder, and every number of a grid leads to its lines.
func TestSheetLinks(t *testing.T) {
	sts := samples(t, "en")
	pages := map[string]string{}
	for _, p := range wholeSite(t, inSeries("a", sts), phrasesOf["en"]...).Pages() {
		var b bytes.Buffer
		if err := p.Print(&b); err != nil {
			t.Fatal(err)
		}
		pages[p.Name] = b.String()
	}
	link, links := regexp.MustCompile(`href="([^"#]*)(?:#([^"]*))?"`), 0
	for name, text := range pages {
		for _, m := range link.FindAllStringSubmatch(text, -1) {
			to := name
			if m[1] != "" {
				to = path.Join(path.Dir(name), m[1])
			}
			links++
			if there, ok := pages[to]; !ok || m[2] != "" && !strings.Contains(there, ` id="`+m[2]+`"`) {
				t.Errorf("%s: %q leads nowhere", name, m[0])
			}
		}
	}
	if links < 300 {
		t.Errorf("%d links", links)
	}
	for _, want := range []string{"trends.html", "latest.html", "phrases.html", "lineages.html"} {
		if !strings.Contains(pages["index.html"], want) {
			t.Errorf("the index does not lead to %s", want)
		}
	}
	if !strings.Contains(pages["statement/2021-04-20-en.html"], `href="../lineage/`) {
		t.Error("no clause leads to its chain")
	}
}

// TestSheetHostile: nothing that comes from a file, a name or a query runs,
// steers or leaves the page, and a long clause is there.
func TestSheetHostile(t *testing.T) {
	evil := "<script>alert(1)</script> \"><img src=x onerror=alert(1)> </title></style></svg> {{.}} javascript:alert(1) \u202edesrever\u202c \x1b[31m \u2028\xff"
	long := strings.Repeat("the buoy, ", 3000)
	var texts []string
	for i := range 4 {
		texts = append(texts, fmt.Sprintf("Joint Statement %s\n\nThe sides will dredge the channel %s every %d years.\n\nThe sides will paint %s the quay %d times.", evil, evil, i+2, long, i))
	}
	s := harbours(t, texts...)
	s.Name, s.Lang = evil, evil
	for _, st := range s.Statements() {
		st.Lang, st.Source.Name, st.Series, st.Title = evil, evil, evil, evil+st.Title
	}
	tr := trendsOf(t, s, "dredge the", "/(?s)script.*/", "the quay")
	for _, x := range tr.Trends {
		x.Query.Label, x.Query.Source = evil+x.Query.Label, evil+x.Query.Source
	}
	tr.Notes, tr.Limit = []string{evil}, query.Limit{Section: evil, Side: evil}
	site := wholeSite(t, s)
	site.Name, site.Version, site.Command, site.Notes, site.Course.Watch = evil, "0", evil, []string{evil}, tr
	l := lineages(t, s.Statements(), "dredge the", "paint the")
	l.Series, l.Asked, l.Notes = evil, append(l.Asked, evil), []string{evil}
	print := map[string]func(io.Writer) error{
		"trend":   func(w io.Writer) error { return tr.HTML(w, "0", evil) },
		"lineage": func(w io.Writer) error { return l.HTML(w, "0", evil) },
		"novelty": func(w io.Writer) error {
			return (&report.Trends{Series: s, Notes: []string{evil}, Novelty: series.Novel(series.NewTexts(s, query.Limit{}, false), 4)}).HTML(w, "0", evil)
		},
	}
	for _, p := range site.Pages() {
		if !strings.HasPrefix(p.Name, "pair/") && !strings.HasPrefix(p.Name, "statement/") {
			print[p.Name] = p.Print
		}
	}
	for name, p := range print {
		var b bytes.Buffer
		if err := p(&b); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		got := b.String()
		for _, bad := range []string{"<script", "<img", "onerror=alert(1)>", "\x1b", "\u202e", "\u2028", "\xff", `="javascript:`, "</svg></svg>"} {
			if strings.Contains(got, bad) {
				t.Errorf("%s: holds %q", name, bad)
			}
		}
		if strings.Count(got, "</title>") != strings.Count(got, "<title") || strings.Count(got, "<svg") != strings.Count(got, "</svg>") || strings.Count(got, "</style>") != 1 {
			t.Errorf("%s: markup of a text comes alive", name)
		}
	}
	var b bytes.Buffer
	if err := l.HTML(&b, "0", ""); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(b.String(), "buoy"); n < 3000*4 {
		t.Errorf("the long clause is cut: %d of %d", n, 3000*4)
	}
}

// TestSheetMany: a page of very many places stays small enough to open and says
// what it leaves out.
func TestSheetMany(t *testing.T) {
	var texts []string
	for range 8 {
		texts = append(texts, "Joint Statement\n\n"+strings.Repeat("The two sides will keep the harbour open to every ship of the strait. ", 500))
	}
	got := sheetsOf(t, harbours(t, texts...), "harbour")["trend"]
	if len(got) > 1<<20 || !strings.Contains(got, "and of each statement the first 1 place: tifa search has every place") || !strings.Contains(got, "and 499 more here") {
		t.Errorf("%d bytes", len(got))
	}
}
