package series_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tifa/corpus"
	"tifa/corpus/query"
	"tifa/corpus/sample"
	"tifa/diff/series"
)

// textsOf makes a yearly series of texts in a language.
func textsOf(t *testing.T, lang string, texts ...string) (*corpus.Series, series.Texts) {
	t.Helper()
	s := &corpus.Series{Name: "harbours", Lang: lang}
	for i, text := range texts {
		date := time.Date(2001+i, 5, 1, 0, 0, 0, 0, time.UTC)
		e := corpus.Event{Date: date}
		if text != "?" {
			st, err := corpus.Read(date.Format(time.DateOnly)+"."+lang+".txt", []byte(text), corpus.Options{})
			if err != nil {
				t.Fatal(err)
			}
			e.Versions = append(e.Versions, st)
		}
		s.Events = append(s.Events, e)
	}
	return s, series.NewTexts(s, query.Limit{}, false)
}

func TestFormulas(t *testing.T) {
	stop, err := query.Parse("old harbour", false)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		reason, lang string
		discovery    series.Discovery
		texts        []string
		want         []string
	}{
		{"as long as it can be, from content word to content word", "en", series.Discovery{},
			[]string{"They will keep the old harbour of Lenn open.", "Now they will keep the old harbour of Lenn for good."},
			[]string{"will keep the old harbour of Lenn 0,1"}},
		{"a part of it that stands in more statements is another one", "en", series.Discovery{},
			[]string{"They will keep the old harbour of Lenn open.", "They will keep the old harbour of Lenn open.", "Ferries leave the old harbour at six."},
			[]string{"will keep the old harbour of Lenn open 0,1", "old harbour 0,1,2"}},
		{"of those that are first in one clause, in the same statements, the longest", "en", series.Discovery{},
			[]string{"Ferries leave at six sharp, and freight trains leave at noon.", "Ferries leave at six, and freight trains leave at noon."},
			[]string{"freight trains leave at noon 0,1"}},
		{"a statement that is not held is no absence", "en", series.Discovery{},
			[]string{"The strait is calm.", "?", "The strait is calm."},
			[]string{"strait is calm 0,2"}},
		{"nothing reaches over a sentence", "en", series.Discovery{},
			[]string{"The tolls fall. Ferries leave.", "Ferries leave. The tolls fall."},
			[]string{"tolls fall 0,1", "Ferries leave 0,1"}},
		{"too few statements", "en", series.Discovery{MinStatements: 3},
			[]string{"The strait is calm.", "The strait is calm."}, nil},
		{"too few words", "en", series.Discovery{MinWords: 4},
			[]string{"The strait is calm.", "The strait is calm."}, nil},
		{"boilerplate", "en", series.Discovery{Stop: []*query.Query{stop}},
			[]string{"They will keep the old harbour open. The tolls fall.", "They will keep the old harbour open. The tolls fall."},
			[]string{"tolls fall 0,1"}},
		{"characters, and no word is cut", "zh-Hans", series.Discovery{},
			[]string{"双方支持和平统一进程。", "双方希望和平统一进程。", "各方关注公平统一进程。"},
			[]string{"和平统一进程 0,1", "统一进程 0,1,2"}},
		{"a negation is kept", "zh-Hans", series.Discovery{},
			[]string{"两国关系不针对第三方。", "合作不针对第三方。"},
			[]string{"不针对第三方 0,1"}},
		{"letters of another script", "ru", series.Discovery{},
			[]string{"Стороны будут развивать торговлю в проливе.", "Они будут развивать торговлю в проливе и на реке."},
			[]string{"развивать торговлю в проливе 0,1"}},
		{"none", "en", series.Discovery{}, []string{"?"}, nil},
	} {
		s, texts := textsOf(t, c.lang, c.texts...)
		var got []string
		for _, f := range c.discovery.Find(texts) {
			var in []string
			for i := range f.Issues {
				if f.Issues[i].Count > 0 {
					in = append(in, fmt.Sprint(i))
				}
			}
			got = append(got, f.Query.Label+" "+strings.Join(in, ","))
			// Its query finds it where it was said to stand, and nowhere else.
			for i, is := range series.Follow(f.Query, texts, 0).Issues {
				if (is.Count > 0) != (f.Issues[i].Count > 0) {
					t.Errorf("%s: %q in statement %d: %d", c.reason, f.Query.Label, i, is.Count)
				}
			}
			st := s.Events[f.Runs[0].From].Versions[f.Version]
			if cl := st.Clauses[f.Clause]; f.Start < cl.Start || f.End > cl.End {
				t.Errorf("%s: %q is not in its clause", c.reason, f.Query.Label)
			}
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s (-want +got):\n%s", c.reason, d)
		}
	}
}

// TestFormulasOfHostileText: a clause that is one word again and again, and ends
// nowhere, takes neither time nor memory that grow with its square.
func TestFormulasOfHostileText(t *testing.T) {
	long := strings.Repeat("aye ", 25000) // 100 KB
	_, texts := textsOf(t, "en", long+"x.", long+"y.", "\u202e=1+1 <script>"+long)
	begin := time.Now()
	found := series.Discovery{}.Find(texts)
	if took := time.Since(begin); took > 20*time.Second {
		t.Errorf("took %v", took)
	}
	if len(found) == 0 || len(found) > 10 {
		t.Errorf("%d formulas", len(found))
	}
}

// TestFormulasOfRealTexts measures the command on published statements.
func TestFormulasOfRealTexts(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join("..", "..", "shared", "data", "fomc_scheduled", "*.txt"))
	if len(files) == 0 {
		t.Skip("no published texts beside the project")
	}
	s := &corpus.Series{}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		st, err := corpus.Read(f, b, corpus.Options{})
		if err != nil {
			t.Fatal(err)
		}
		s.Events = append(s.Events, corpus.Event{Date: st.Date, Versions: []*corpus.Statement{st}})
	}
	texts := series.NewTexts(s, query.Limit{}, false)
	begin := time.Now()
	found := series.Discovery{}.Find(texts)
	t.Logf("%d formulas of %d statements in %v", len(found), len(files), time.Since(begin))
	// Every hundredth is followed as a phrase: the same statements.
	for i := 0; i < len(found); i += 100 {
		for k, is := range series.Follow(found[i].Query, texts, 0).Issues {
			if (is.Count > 0) != (found[i].Issues[k].Count > 0) {
				t.Errorf("%q in %s: %d", found[i].Query.Label, s.Events[k].Date.Format(time.DateOnly), is.Count)
			}
		}
	}
	// The contrast of 2022 with 2021 has what everybody saw on top.
	era := func(year string) series.Era {
		e, err := series.ParseEra(year)
		if err != nil {
			t.Fatal(err)
		}
		return e
	}
	c := series.NewContrast(s, texts, series.Discovery{}, era("2022"), era("2021"))
	place := func(phrase string, up bool) int {
		n := 0
		for _, f := range c.Formulas {
			if (f.LogOdds > 0) == up {
				if n++; strings.Contains(f.Query.Label, phrase) {
					return n
				}
			}
		}
		return 1000
	}
	if up, down := place("raise the target range", true), place("full range of tools", false); up > 5 || down > 5 {
		t.Errorf("raise the target range is %d. up, full range of tools %d. down", up, down)
	}
	if c.WhyWords == "" {
		t.Error("words are contrasted though there are too few of them")
	}
}

// TestFormulasAreClosed: in the sample no formula stands inside a longer one of the
// same statements.
func TestFormulasAreClosed(t *testing.T) {
	for _, lang := range []string{"en", "zh-Hans", "ru"} {
		var statements []*corpus.Statement
		for _, day := range sample.Dates(lang) {
			s, err := sample.Open(day, lang)
			if err != nil {
				t.Fatal(err)
			}
			statements = append(statements, s)
		}
		texts := series.NewTexts(seriesOf(statements...), query.Limit{}, false)
		found := series.Discovery{}.Find(texts)
		if len(found) < 20 {
			t.Fatalf("%s: %d formulas", lang, len(found))
		}
		for i := range found {
			for k := range found {
				a, b := &found[i], &found[k]
				same := slices.EqualFunc(a.Issues, b.Issues, func(x, y series.Issue) bool { return x.Count == y.Count })
				if i != k && same && strings.Contains(" "+strings.ToLower(b.Query.Label)+" ", " "+strings.ToLower(a.Query.Label)+" ") {
					t.Errorf("%s: %q stands inside %q", lang, a.Query.Label, b.Query.Label)
				}
			}
		}
	}
}
