package report_test

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"tifa/align"
	"tifa/corpus"
	"tifa/corpus/sample"
	"tifa/corpus/units"
	"tifa/diff"
	"tifa/report"
)

// lineages asks a series.
func lineages(t *testing.T, series []*corpus.Statement, asked ...string) report.Lineages {
	t.Helper()
	for _, s := range series {
		units.Reader{}.Read(s)
	}
	chains, phrases, err := diff.Ask(align.Follow(series), asked)
	if err != nil {
		t.Fatal(err)
	}
	return report.Lineages{Series: series[0].Series, Statements: series, Asked: asked, Phrases: phrases, Chains: chains}
}

var lineagePrinters = []struct {
	name  string
	print func(io.Writer, report.Lineages) error
}{
	{"table 80", func(w io.Writer, l report.Lineages) error { return report.Table{Width: 80}.PrintLineages(w, l) }},
	{"table 160", func(w io.Writer, l report.Lineages) error { return report.Table{Width: 160}.PrintLineages(w, l) }},
	{"csv", func(w io.Writer, l report.Lineages) error { return l.CSV(w) }},
	{"json", func(w io.Writer, l report.Lineages) error { return l.JSON(w) }},
}

// TestLineageGolden asks the sample what testdata/lineage/LANG.txtar asks, one
// question a line, and holds every format to what stands there. go test -update
// rewrites it.
func TestLineageGolden(t *testing.T) {
	for _, lang := range sample.Langs {
		t.Run(lang, func(t *testing.T) {
			file := filepath.Join("testdata", "lineage", lang+".txtar")
			ar, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			part := map[string]string{}
			for _, f := range ar.Files {
				part[f.Name] = string(f.Data)
			}
			var series []*corpus.Statement
			for _, date := range sample.Dates(lang) {
				s, err := sample.Open(date, lang)
				if err != nil {
					t.Fatal(err)
				}
				series = append(series, s)
			}
			l := lineages(t, series, strings.Split(strings.TrimSpace(part["asked"]), "\n")...)
			out := &txtar.Archive{Comment: ar.Comment, Files: ar.Files[:1]}
			for _, p := range lineagePrinters {
				var b bytes.Buffer
				if err := p.print(&b, l); err != nil {
					t.Fatalf("%s: %v", p.name, err)
				}
				out.Files = append(out.Files, txtar.File{Name: p.name, Data: b.Bytes()})
				if d := cmp.Diff(part[p.name], b.String()); d != "" && !*update {
					t.Errorf("%s (-want +got):\n%s", p.name, d)
				}
			}
			if *update {
				if err := os.WriteFile(file, txtar.Format(out), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// TestLineageHostile: what a statement or a question holds cannot steer a
// terminal or run in a spreadsheet, and a long clause is printed whole.
func TestLineageHostile(t *testing.T) {
	var series []*corpus.Statement
	long := "The sides will dredge " + strings.Repeat("the channel, the harbour, the buoy and the quay, ", 2000)
	for i, text := range []string{
		"=HYPERLINK(\"x\") They will dredge the\u202e channel \x1b[31m<script>alert(1)</script> every year.\n\n" + long + "in spring.\n",
		"=HYPERLINK(\"x\") They will dredge the channel [-<script>alert(1)</script>-] every second year.\n\n" + long + "in autumn.\n",
		"@SUM(1) They will dredge the channel\x07 <script>alert(2)</script> every year \xff.\n\n" + long + "in winter.\n",
	} {
		s, err := corpus.Read(fmt.Sprintf("se\x1bries/202%d-01-01.en.txt", i), []byte(text), corpus.Options{Lang: "en"})
		if err != nil {
			t.Fatal(err)
		}
		series = append(series, s)
	}
	l := lineages(t, series, "dredge the", "the quay, in")
	l.Asked = append(l.Asked, "\x1b[2J\u202e")
	l.Notes = []string{"no\x1bte"}
	for _, p := range lineagePrinters {
		var b bytes.Buffer
		if err := p.print(&b, l); err != nil {
			t.Fatalf("%s: %v", p.name, err)
		}
		got := b.String()
		if strings.ContainsAny(got, "\x07\x1b\u202e") && p.name != "json" {
			t.Errorf("%s: holds a character that steers", p.name)
		}
		for _, line := range strings.Split(got, "\n") {
			if p.name == "csv" && (strings.Contains(line, ",=") || strings.Contains(line, ",@")) {
				t.Errorf("csv: a cell is a formula: %.80s", line)
			}
		}
		if n := strings.Count(got, "buoy"); n < 2000*len(series) {
			t.Errorf("%s: the long clause is cut: %d of %d", p.name, n, 2000*len(series))
		}
	}
}

// TestLineageList: below a list of all chains a table prints the first ones.
func TestLineageList(t *testing.T) {
	var series []*corpus.Statement
	for _, date := range sample.Dates("en") {
		s, err := sample.Open(date, "en")
		if err != nil {
			t.Fatal(err)
		}
		series = append(series, s)
	}
	l := lineages(t, series, "the strait")
	if len(l.Chains) < 3 {
		t.Fatalf("%d chains: the question is too narrow for this test", len(l.Chains))
	}
	print := func(whole int) string {
		l.Whole = whole
		var b strings.Builder
		if err := (report.Table{Width: 80}).PrintLineages(&b, l); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	all, some := print(0), print(2)
	if strings.Contains(all, "--chains") || print(len(l.Chains)) != all {
		t.Error("a list though everything follows")
	}
	if !strings.Contains(some, "The first 2 chains follow in full; --chains 0 prints all of them") {
		t.Errorf("nothing says that there are more:\n%s", some)
	}
	for i := range l.Chains {
		if !strings.Contains(some, fmt.Sprintf("\n%5d  ", i+1)) {
			t.Errorf("chain %d is not in the list", i+1)
		}
		if got, want := strings.Contains(some, fmt.Sprintf("\nChain %d ", i+1)), i < 2; got != want {
			t.Errorf("chain %d in full: %v", i+1, got)
		}
	}
	for _, line := range strings.Split(some, "\n") {
		if n := len([]rune(line)); n > 80 {
			t.Errorf("%d columns: %s", n, line)
		}
	}
}
