package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// trendDoc is what tests read of tifa.trend/1.
type trendDoc struct {
	Series  string
	N       int
	Notes   []string
	Phrases []struct {
		Label, Query, First, Last string
		FromStart                 bool `json:"from_start"`
		StillPresent              bool `json:"still_present"`
		Statements, Occurrences   int
		Counts                    []int
		Runs                      []struct {
			From, To string
			N        int
			Doubt    bool
		}
		Events []struct {
			Date, Kind string
			N          int
		}
	}
}

func trend(t *testing.T, args ...string) trendDoc {
	t.Helper()
	var doc trendDoc
	if err := json.Unmarshal(tifa(t, append([]string{"trend", "--format", "json"}, args...)...), &doc); err != nil {
		t.Fatal(err)
	}
	return doc
}

// realTexts is the folder of published statements, which are no part of the
// project.
func realTexts(t *testing.T, name string) string {
	t.Helper()
	dir := filepath.Join("..", "..", "..", "shared", name)
	if _, err := os.Stat(dir); err != nil {
		t.Skip("no published texts beside the project: " + dir + " is absent")
	}
	return dir
}

// TestPublishedFacts holds the command to every fact in a table that was counted
// by other means: in how many texts a phrase stands, first, last, every run.
func TestPublishedFacts(t *testing.T) {
	data := realTexts(t, "data")
	f, err := os.Open(filepath.Join(realTexts(t, "gold"), "facts", "fomc_scheduled_phrases.csv"))
	if err != nil {
		t.Skip(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	// Each row in the words of the query language, and as a regular expression.
	phrases := map[string]string{"measured (any)": "measured", "uncertain* (lemma)": "uncertain*", "uncertainty (surface)": "uncertainty"}
	args := []string{"--series", filepath.Join(data, "fomc_scheduled")}
	for _, r := range rows[1:] {
		phrase := r[0]
		if p, ok := phrases[phrase]; ok {
			phrase = p
		}
		args = append(args, phrase, "/"+r[1]+"/")
	}
	t.Setenv("TIFA_CACHE", t.TempDir())
	for _, index := range indexUses {
		publishedFacts(t, rows, trend(t, append(args, "--index", index)...))
	}
}

func publishedFacts(t *testing.T, rows [][]string, doc trendDoc) {
	t.Helper()
	if doc.N != 210 {
		t.Fatalf("%d texts", doc.N)
	}
	for i, r := range rows[1:] {
		for _, p := range doc.Phrases[2*i : 2*i+2] {
			var runs []string
			for _, run := range p.Runs {
				runs = append(runs, fmt.Sprintf("%s..%s(%d)", undashed(run.From), undashed(run.To), run.N))
			}
			got := []string{fmt.Sprint(p.Statements), undashed(p.First), undashed(p.Last), fmt.Sprint(len(p.Runs)), strings.Join(runs, "; ")}
			if d := cmp.Diff(r[2:], got); d != "" {
				t.Errorf("%s (-table +tifa):\n%s", p.Query, d)
			}
		}
	}
}

func undashed(day string) string { return strings.ReplaceAll(day, "-", "") }

// TestPublishedFindings are findings that analysts published of Chinese and
// English series, counted in the published texts.
func TestPublishedFindings(t *testing.T) {
	data := realTexts(t, "data")
	politburo := trend(t, "超常规逆周期调节", "稳健的货币政策", "適度寬鬆", "--corpus", data, "--series", "cn_politburo_economy")
	for i, want := range []string{"2024-12-09..2025-04-25(2)", "2022-12-07..2024-07-30(6)", "2024-12-09..2026-07-30(6)"} {
		p := politburo.Phrases[i]
		if len(p.Runs) != 1 || fmt.Sprintf("%s..%s(%d)", p.Runs[0].From, p.Runs[0].To, p.Runs[0].N) != want {
			t.Errorf("%s: %+v, want %s", p.Query, p.Runs, want)
		}
	}
	if p := politburo.Phrases[1]; !p.FromStart || p.StillPresent {
		t.Errorf("%s: from start %v, still present %v", p.Query, p.FromStart, p.StillPresent)
	}
	if p := politburo.Phrases[2]; p.FromStart || !p.StillPresent {
		t.Errorf("%s: from start %v, still present %v", p.Query, p.FromStart, p.StillPresent)
	}

	reports := trend(t, "和平统一", "--series", filepath.Join(data, "cn_government_work_report"), "--from", "2013")
	present := map[string]bool{}
	for _, e := range reports.Phrases[0].Events {
		present[e.Date[:4]] = e.Kind != "dropped"
	}
	for year, want := range map[string]bool{"2013": true, "2015": true, "2016": false, "2019": true, "2021": false, "2023": true, "2024": false} {
		if present[year] != want {
			t.Errorf("和平统一 in %s: %v", year, present[year])
		}
	}

	g7 := trend(t, "abortion", "--series", filepath.Join(data, "g7_summit_communique"))
	if d := cmp.Diff([]int{0, 2, 0}, g7.Phrases[0].Counts); d != "" {
		t.Errorf("abortion in the G7 texts:\n%s", d)
	}

	// A damaged copy in the other script and its repaired twin.
	var found struct {
		Hits []struct{ Statement string }
	}
	if err := json.Unmarshal(tifa(t, "search", "合作", "--series", filepath.Join(data, "cn_russia_joint_statement"), "--from", "2024", "--format", "json"), &found); err != nil {
		t.Fatal(err)
	}
	n := map[string]int{}
	for _, h := range found.Hits {
		n[h.Statement]++
	}
	want := map[string]int{"cn_russia_joint_statement/2024-05-16.clean.zh-Hans": 130, "cn_russia_joint_statement/2024-05-16.zh-Hant": 130}
	if d := cmp.Diff(want, n); d != "" {
		t.Errorf("合作:\n%s", d)
	}
}

// write puts files in a folder, in the order given.
func write(t *testing.T, dir string, files [][2]string) {
	t.Helper()
	for _, f := range files {
		if err := os.WriteFile(filepath.Join(dir, f[0]), []byte(f[1]), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// TestTrendFolded: non-breaking hyphens and spaces, curly quotes and line ends
// in the middle of a sentence change no number.
func TestTrendFolded(t *testing.T) {
	plain := [][2]string{
		{"2021-05-01.en.txt", "The harbour dues stay at 6-1/2 crowns until mid-2023. The two sides call it a 'fair share' of the cost.\n"},
		{"2022-05-01.en.txt", "The two sides met.\n"},
		{"2023-05-01.en.txt", "The harbour dues stay at 6-1/2 crowns for now.\n"},
	}
	printed := strings.NewReplacer("6-1/2 crowns", "6\u20111/2\u00a0crowns", "mid-2023", "mid\u2011\u00ad2023", "'fair share'", "\u2018fair\u2009share\u2019")
	args := []string{"6-1/2 crowns", "mid-2023", "fair share", "harbour dues"}
	a, b := t.TempDir(), t.TempDir()
	write(t, a, plain)
	for i := range plain {
		plain[i][1] = printed.Replace(plain[i][1])
	}
	write(t, b, plain)
	x, y := trend(t, append(args, "--corpus", a)...), trend(t, append(args, "--corpus", b)...)
	if x.Phrases[0].Statements != 2 || x.Phrases[1].Statements != 1 || x.Phrases[2].Statements != 1 {
		t.Errorf("%+v", x.Phrases)
	}
	if d := cmp.Diff(x.Phrases, y.Phrases); d != "" {
		t.Errorf("(-plain +printed):\n%s", d)
	}
}

// TestTrendOrder: neither the order in which files were made nor the number of
// processors shows in the output, and two runs write the same bytes.
func TestTrendOrder(t *testing.T) {
	files := [][2]string{
		{"2021-05-01.en.txt", "They open the harbour.\n"}, {"2022-05-01.a.en.txt", "They shut the harbour.\n"},
		{"2022-05-01.b.en.txt", "They shut it.\n"}, {"2023-05-01.en.txt", "They met.\n"}, {"2023-05-01.zh-Hans.txt", "双方会晤。\n"},
	}
	base := t.TempDir()
	outs := map[string]bool{}
	for i, order := range [][]int{{0, 1, 2, 3, 4}, {4, 3, 2, 1, 0}, {2, 0, 4, 1, 3}} {
		dir := filepath.Join(base, fmt.Sprint(i), "harbours")
		if err := os.MkdirAll(dir, 0o777); err != nil {
			t.Fatal(err)
		}
		for _, k := range order {
			write(t, dir, files[k:k+1])
		}
		for _, format := range []string{"table", "csv", "json"} {
			a := tifa(t, "trend", "harbour", "shut", "--series", dir, "--format", format)
			old := runtime.GOMAXPROCS(1)
			b := tifa(t, "trend", "harbour", "shut", "--series", dir, "--format", format)
			runtime.GOMAXPROCS(old)
			if string(a) != string(b) {
				t.Errorf("%s: two runs differ", format)
			}
			outs[format+string(a)] = true
		}
	}
	if len(outs) != 3 {
		t.Errorf("%d outputs of three formats", len(outs))
	}
}

// TestTrendSmall: of four statements every exact fact is said, and nothing that
// is estimated.
func TestTrendSmall(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, [][2]string{{"2020-05-01.en.txt", "They will be patient.\n"}, {"2021-05-01.en.txt", "They met.\n"},
		{"2022-05-01.en.txt", "They met.\n"}, {"2023-05-01.en.txt", "They are patient.\n"}})
	out := string(tifa(t, "trend", "patient", "--corpus", dir))
	for _, want := range []string{"in 2 of 4 statements, 2 occurrences, 2 runs", "already present when the corpus begins; gone 2021-05-01", "back after 2 statements without; still present"} {
		if !strings.Contains(strings.Join(strings.Fields(out), " "), want) {
			t.Errorf("does not say %q:\n%s", want, out)
		}
	}
	for _, not := range []string{"p =", "p-value", "significan", "tau"} {
		if strings.Contains(out, not) {
			t.Errorf("says %q:\n%s", not, out)
		}
	}
}

// TestTrendMissing: a statement that is declared missing breaks no run and is
// shown as such; one that is not declared is not there for anybody.
func TestTrendMissing(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, [][2]string{{"2020-05-01.en.txt", "They are patient.\n"}, {"2022-05-01.en.txt", "They are patient.\n"}, {"2023-05-01.en.txt", "They met.\n"}})
	silent := trend(t, "patient", "--corpus", dir)
	write(t, filepath.Dir(dir), [][2]string{{"corpus.toml", "[[hole]]\nseries = \"" + filepath.Base(dir) + "\"\ndate = 2021-05-01\nnote = \"not on the web site any more\"\n"}})
	declared := trend(t, "patient", "--corpus", dir)
	for _, doc := range []trendDoc{silent, declared} {
		if p := doc.Phrases[0]; len(p.Runs) != 1 || p.Runs[0].N != 2 || doc.N != 3 {
			t.Errorf("%+v", doc)
		}
	}
	if d := cmp.Diff([]int{1, -1, 1, 0}, declared.Phrases[0].Counts); d != "" {
		t.Error(d)
	}
	out := string(tifa(t, "trend", "patient", "--corpus", dir))
	if !strings.Contains(out, "1 statement known to exist and not held") || !regexp.MustCompile(`patient  ■ 1 +\? +■ 1 +·`).MatchString(out) {
		t.Error(out)
	}
}

// TestTrendHedged: the noun phrase survives though the commitment does not. A
// phrase says present in both; that it is weaker is for compare to say.
func TestTrendHedged(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, [][2]string{{"2019-12-24.en.txt", "We are committed to the complete disarmament of the Orlen valley.\n"},
		{"2024-05-27.en.txt", "We reiterated positions on regional peace, the disarmament of the Orlen valley and the ferries, respectively.\n"}})
	doc := trend(t, "disarmament of the Orlen valley", "complete disarmament", "committed … disarmament", "--corpus", dir)
	for i, want := range [][]int{{1, 1}, {1, 0}, {1, 0}} {
		if d := cmp.Diff(want, doc.Phrases[i].Counts); d != "" {
			t.Errorf("%s:\n%s", doc.Phrases[i].Query, d)
		}
	}
}

// TestTrendVariants: five wordings of one formula, each followed by itself and
// all of them under one name.
func TestTrendVariants(t *testing.T) {
	dir := t.TempDir()
	for i, text := range []string{"两国关系不是政治同盟，而是睦邻关系。", "两国关系超越政治同盟关系模式。", "两国关系具有不结盟、不针对第三国的性质。",
		"兩國關係超越政治同盟模式，不針對第三方。", "两国关系不针对第三方，也不受制于第三方。"} {
		write(t, dir, [][2]string{{fmt.Sprintf("%d-05-01.zh-Hans.txt", 2021+i), text + "\n"}})
	}
	doc := trend(t, "不针对第三国", "不针对第三方", "第三<1>=第三国|第三方", "超越…模式", "第三方", "--corpus", dir)
	for i, want := range [][]int{{0, 0, 1, 0, 0}, {0, 0, 0, 1, 1}, {0, 0, 1, 1, 2}, {0, 1, 0, 1, 0}, {0, 0, 0, 1, 2}} {
		if d := cmp.Diff(want, doc.Phrases[i].Counts); d != "" {
			t.Errorf("%s:\n%s", doc.Phrases[i].Query, d)
		}
	}
	if doc.Phrases[2].Label != "第三<1>" {
		t.Errorf("label %q", doc.Phrases[2].Label)
	}
}
