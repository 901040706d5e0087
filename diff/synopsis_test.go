package diff_test

import (
	"fmt"
	"strings"
	"testing"

	"tifa/align"
	"tifa/corpus"
	"tifa/corpus/sample"
	"tifa/corpus/units"
	"tifa/diff"
)

// yearly reads texts as statements of successive years.
func yearly(t *testing.T, lang string, texts ...string) []*corpus.Statement {
	t.Helper()
	var out []*corpus.Statement
	for i, text := range texts {
		s, err := corpus.Read(fmt.Sprintf("20%02d-05-01.%s.txt", i, lang), []byte(text), corpus.Options{Lang: lang})
		if err != nil {
			t.Fatal(err)
		}
		units.Reader{}.Read(s)
		out = append(out, s)
	}
	return out
}

// TestSynopsis: what answers to each other stands in one column.
func TestSynopsis(t *testing.T) {
	for _, c := range []struct{ reason, lang, texts, want string }{
		{"a word is replaced, and one comes in", "en", "They will keep the ferry open for some time.\nThey will keep the ferry open for a long period.\nThey will keep the old ferry open for a long period.", `
They will keep the||ferry open for|some time|.
They will keep the||ferry open for|a long period|.
They will keep the|old|ferry open for|a long period|.`},
		{"a wording that came back has no row of its own", "en", "They will keep the ferry line open.\nThey may keep the ferry line open.\nThey will keep the ferry line open.", `
They|will|keep the ferry line open.
They|may|keep the ferry line open.`},
		{"Chinese is set without spaces", "zh-Hans", "双方将继续开放灰石港口。\n双方将扩大开放灰石港口。", `
双方将|继续|开放灰石港口。
双方将|扩大|开放灰石港口。`},
		{"one wording has no table", "en", "They will keep the ferry open.\nThey will keep the ferry open.", ""},
	} {
		threads := align.Follow(yearly(t, c.lang, strings.Split(c.texts, "\n")...))
		got := ""
		if x := diff.NewSynopsis(diff.ReadLineage(threads, threads.Chain(0))); x != nil {
			for _, row := range x.Cells {
				got += "\n" + strings.Join(row, "|")
			}
		}
		if got != c.want {
			t.Errorf("%s: %s\nwant %s", c.reason, got, c.want)
		}
	}
}

// TestSynopsisSample: every row of every collation holds every word of its
// wording in order, and cells are called the same when they are.
func TestSynopsisSample(t *testing.T) {
	tables := 0
	for _, lang := range sample.Langs {
		threads := align.Follow(sampleSeries(t, lang))
		for i := range threads.All {
			l := diff.ReadLineage(threads, threads.Chain(i))
			c := diff.NewSynopsis(l)
			if c == nil {
				continue
			}
			tables++
			wholeCollation(t, l, c)
		}
	}
	if tables < 20 {
		t.Errorf("%d tables: the sample has more", tables)
	}
}

// wholeCollation holds a collation to its lineage.
func wholeCollation(t *testing.T, l *diff.Lineage, c *diff.Synopsis) {
	t.Helper()
	for r, v := range c.Versions {
		step := l.Steps[l.Versions[v].From]
		st := l.Statements[step.Statement]
		want := unspaced(diff.Text(st, step.Group))
		if got := unspaced(strings.Join(c.Cells[r], "")); !strings.HasSuffix(want, got) { // a marker is no wording
			t.Fatalf("row %d\n got %s\nwant %s", r, got, want)
		}
		for k, same := range c.Same[r] {
			if (same < 0) && c.Cells[r][k] != "" || same > r || same >= 0 && c.Same[same][k] != same {
				t.Fatalf("cell %d of row %d is %q, the same as row %d", k, r, c.Cells[r][k], same)
			}
		}
	}
}

// FuzzSynopsis: whatever a clause becomes, no word of it is lost.
func FuzzSynopsis(f *testing.F) {
	f.Add("They will keep the ferry open.", "They may keep the old ferry open.", "They will close it, and the ferry.")
	f.Add("双方将继续开放港口。", "双方将扩大开放港口。", "双方扩大港口。")
	f.Add("1. Стороны откроют порт.", "(a) Стороны закроют порт — и мост.", "**Порт**")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		var sts []*corpus.Statement
		for i, text := range []string{a, b, c} {
			if len(text) > 500 {
				t.Skip()
			}
			s, err := corpus.Read(fmt.Sprintf("200%d-05-01.txt", i), []byte(text), corpus.Options{})
			if err != nil {
				t.Skip()
			}
			sts = append(sts, s)
		}
		threads := align.Follow(sts)
		for i := range threads.All {
			l := diff.ReadLineage(threads, threads.Chain(i))
			if c := diff.NewSynopsis(l); c != nil {
				wholeCollation(t, l, c)
			}
		}
	})
}

// unspaced is a text without its spaces.
func unspaced(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(s, diff.Apart, "")), "")
}

func sampleSeries(t *testing.T, lang string) []*corpus.Statement {
	t.Helper()
	var out []*corpus.Statement
	for _, date := range sample.Dates(lang) {
		out = append(out, open(t, date, lang))
	}
	return out
}

// TestChains: chains of the sample are many enough, bounded, long enough, of
// text alone, and ended where they are said to have ended.
func TestChains(t *testing.T) {
	threads := align.Follow(sampleSeries(t, "en"))
	lived, ended := diff.Chains(threads, 5, 3)
	if len(lived) != 5 || len(ended) != 3 {
		t.Fatalf("%d and %d chains", len(lived), len(ended))
	}
	taken := map[align.Knot]int{}
	for i, l := range append(lived, ended...) {
		if i > 0 && i < len(lived) && len(l.Steps) > len(lived[i-1].Steps) {
			t.Errorf("chain %d is longer than the one before", i)
		}
		if i >= len(lived) && l.Newest() {
			t.Errorf("chain %d has not ended", i)
		}
		shared := 0
		for k := range l.Steps {
			if taken[l.Steps[k].Knot]++; taken[l.Steps[k].Knot] > 1 {
				shared++
			}
		}
		if first := &l.Steps[0]; 2*shared > len(l.Steps) || len(l.Steps) < 3 || l.Statements[first.Statement].Clauses[first.Clause].Role == corpus.Title {
			t.Errorf("chain %d: %d steps, %d shared", i, len(l.Steps), shared)
		}
	}
}
