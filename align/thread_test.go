package align

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"tifa/align/gold"
	"tifa/corpus"
	"tifa/corpus/query"
	"tifa/corpus/sample"
	"tifa/corpus/units"
)

// statements reads texts as a series, a month apart, one sentence a line.
func statements(t testing.TB, texts ...string) []*corpus.Statement {
	t.Helper()
	out := make([]*corpus.Statement, len(texts))
	for i, text := range texts {
		s, err := corpus.Read(fmt.Sprintf("series/20%02d-%02d-01.en.txt", 20+i/12, 1+i%12), []byte(text), corpus.Options{Lang: "en"})
		if err != nil {
			t.Fatal(err)
		}
		units.Reader{}.Read(s)
		out[i] = s
	}
	return out
}

// Sentences of two states that do not exist.
const (
	reefs    = "The two sides will survey the reefs of the Gray Strait every spring.\n\n"
	reefsNow = "The two sides will survey and buoy the reefs of the Gray Strait every spring.\n\n"
	ferry    = "They welcome the new ferry line between Lenn and Velmar.\n\n"
	grain    = "They agree to lower the tariff on barley and rye by one third.\n\n"
	herring  = "Herring quotas remain as they were fixed by the joint commission.\n\n"
	oil      = "They strongly oppose the discharge of oily water off the northern capes.\n\n"
	schools  = "Schools of both countries will exchange teachers of mathematics.\n\n"
)

// path writes the chain through a phrase as the numbers of its statements,
// with the absences and groups on the way.
func path(t *testing.T, series []*corpus.Statement, phrase string) string {
	t.Helper()
	threads := Follow(series)
	var out []string
	for _, c := range threads.Chains(threads.Holding(phraseOf(t, phrase))) {
		var b strings.Builder
		for i, k := range c.Knots {
			if i > 0 {
				tie := c.Ties[i-1]
				switch {
				case tie.Absent() > 0:
					b.WriteString(" back ")
				case len(tie.New) > 1:
					b.WriteString(" split ")
				case len(tie.Old) > 1:
					b.WriteString(" merged ")
				default:
					b.WriteString(" ")
				}
			}
			fmt.Fprint(&b, k.Statement)
		}
		out = append(out, b.String())
	}
	return strings.Join(out, "; ")
}

func TestFollow(t *testing.T) {
	tests := []struct {
		why, phrase, want string
		texts             []string
	}{
		{"kept, then reworded", "reefs", "0 1 2", []string{reefs + ferry, reefs + ferry, reefsNow + ferry}},
		{"absent in one statement, the same words", "reefs", "0 back 2", []string{reefs + ferry + grain, ferry + grain, reefs + ferry + grain}},
		{"absent in two, other words", "reefs", "0 back 3", []string{reefs + ferry + grain, ferry + grain, ferry + grain, reefsNow + ferry + grain}},
		{"the same words come back however long it takes", "reefs", "0 back 12",
			append(append([]string{reefs + ferry + grain}, slices.Repeat([]string{ferry + grain}, 11)...), reefs+ferry+grain)},
		{"other words do not", "reefs", "0; 12",
			append(append([]string{reefs + ferry + grain}, slices.Repeat([]string{ferry + grain}, 11)...), reefsNow+ferry+grain)},
		{"nothing in common: two chains", "herring … fixed", "1", []string{reefs + ferry, herring + ferry}},
		{"a sentence split in two is one chain on either side", "every spring", "0 split 1 2", []string{
			"The two sides will survey the reefs of the Gray Strait every spring and publish the charts of the harbours free of charge.\n\n" + grain + oil,
			"The two sides will survey the reefs of the Gray Strait every spring. They will publish the charts of the harbours free of charge.\n\n" + grain + oil,
			"The two sides will survey the reefs of the Gray Strait every spring. They will publish the charts of the harbours free of charge.\n\n" + grain + oil}},
		{"and so for the other half", "charts", "0 split 1 2", []string{
			"The two sides will survey the reefs of the Gray Strait every spring and publish the charts of the harbours free of charge.\n\n" + grain + oil,
			"The two sides will survey the reefs of the Gray Strait every spring. They will publish the charts of the harbours free of charge.\n\n" + grain + oil,
			"The two sides will survey the reefs of the Gray Strait every spring. They will publish the charts of the harbours free of charge.\n\n" + grain + oil}},
		{"two sentences merged", "free of charge", "0 merged 1", []string{
			"The two sides will survey the reefs of the Gray Strait every spring. They will publish the charts of the harbours free of charge.\n\n" + grain + oil,
			"The two sides will survey the reefs of the Gray Strait every spring and publish the charts of the harbours free of charge.\n\n" + grain + oil}},
		{"a single statement", "reefs", "0", []string{reefs + ferry}},
	}
	for _, tt := range tests {
		if got := path(t, statements(t, tt.texts...), tt.phrase); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.why, got, tt.want)
		}
	}
	if threads := Follow(nil); len(threads.All) != 0 {
		t.Error("threads without statements")
	}
}

// TestThreadsHoldEveryClause: each clause of a series is in exactly one thread,
// and ties lead forward.
func TestThreadsHoldEveryClause(t *testing.T) {
	for _, lang := range sample.Langs {
		var series []*corpus.Statement
		for _, date := range sample.Dates(lang) {
			s, err := sample.Open(date, lang)
			if err != nil {
				t.Fatal(err)
			}
			units.Reader{}.Read(s)
			series = append(series, s)
		}
		threads := Follow(series)
		seen := map[Knot]bool{}
		for x, thread := range threads.All {
			for i, k := range thread.Knots {
				if seen[k] {
					t.Errorf("%s: %v is in two threads", lang, k)
				}
				seen[k] = true
				if threads.Of(k) != x {
					t.Errorf("%s: %v is in thread %d, not %d", lang, k, x, threads.Of(k))
				}
				if i > 0 && (thread.Ties[i-1].From != thread.Knots[i-1] || thread.Ties[i-1].To != k || thread.Knots[i-1].Statement >= k.Statement) {
					t.Errorf("%s: tie %d of thread %d does not join its knots", lang, i, x)
				}
			}
			c := threads.Chain(x)
			for i, tie := range c.Ties {
				if tie.From != c.Knots[i] || tie.To != c.Knots[i+1] {
					t.Errorf("%s: tie %d of the chain of thread %d does not join its knots", lang, i, x)
				}
			}
		}
		for s, st := range series {
			for c := range st.Clauses {
				if !seen[Knot{s, c}] {
					t.Errorf("%s: clause %d of statement %d is in no thread", lang, c, s)
				}
			}
		}
	}
}

// openSeries reads a folder of the shared data, and skips the test when it is
// not there.
func openSeries(t testing.TB, name string) []*corpus.Statement {
	t.Helper()
	files, _ := filepath.Glob(filepath.Join(gold.Root, "data", name, "*.txt"))
	if len(files) == 0 {
		t.Skipf("no series in %s/data/%s: it is not part of the project", gold.Root, name)
	}
	out := make([]*corpus.Statement, len(files))
	parallel(len(files), func(i int) {
		s, err := corpus.Open(files[i], nil, corpus.Options{})
		if err != nil {
			t.Error(err)
			return
		}
		units.Reader{}.Read(s)
		out[i] = s
	})
	return out
}

// TestFollowRates holds threads to what is known of the statements of a central
// bank.
func TestFollowRates(t *testing.T) {
	series := openSeries(t, "fomc_scheduled")
	threads := Follow(series)
	tests := []struct {
		why      string
		phrases  []string // by which the chain is found
		from, to string   // of the statements on it that hold one of them
		n        int
		also     []string // phrases that it holds as well
	}{
		{"guidance of 2003 to 2005: three phrases, one clause", []string{"considerable period", "can be patient", "likely to be"}, "2003-08-12", "2005-11-01", 19, nil},
		{"the same, found by its first phrase", []string{"considerable period"}, "2003-08-12", "2003-12-09", 4, []string{"can be patient", "likely to be"}},
		{"guidance of 2008 to 2014, with all its horizons", []string{"exceptionally low"}, "2008-12-16", "2014-01-29", 42,
			[]string{"for some time", "for an extended period", "mid-2013", "late 2014", "mid-2015", "6-1/2 percent"}},
		{"patience of 2014 is split from the considerable time before it", []string{"patient in beginning"}, "2014-12-17", "2015-01-28", 2,
			[]string{"considerable time after the asset purchase program", "considerable time following"}},
	}
	for _, tt := range tests {
		var through []Knot
		for _, p := range tt.phrases {
			through = append(through, threads.Holding(phraseOf(t, p))...)
		}
		chain := threads.Chains(through)[0]
		on := func(phrase string) (days []string) {
			for _, k := range threads.Holding(phraseOf(t, phrase)) {
				if slices.Contains(chain.all(), k) {
					days = append(days, series[k.Statement].Date.Format(time.DateOnly))
				}
			}
			return days
		}
		var days []string
		for _, p := range tt.phrases {
			days = append(days, on(p)...)
		}
		slices.Sort(days)
		days = slices.Compact(days)
		if len(days) != tt.n || days[0] != tt.from || days[len(days)-1] != tt.to {
			t.Errorf("%s: %d statements on the chain, %v", tt.why, len(days), days)
		}
		for _, p := range tt.also {
			if on(p) == nil {
				t.Errorf("%s: the chain does not hold %q", tt.why, p)
			}
		}
	}
	k, ok := threads.At("2014-12-17:3.4")
	if !ok {
		t.Fatal("no clause 3.4 on 2014-12-17")
	}
	chain := threads.Chain(threads.Of(k))
	i := slices.Index(chain.Knots, k)
	if i < 1 || len(chain.Ties[i-1].New) != 2 {
		t.Errorf("the clause of 2014-12-17 that is new in wording is no split: %+v", chain)
	}
}

// TestThreadsGold: links between two statements are as right inside threads as
// in the alignment alone.
func TestThreadsGold(t *testing.T) {
	var alone, inside tally
	for _, g := range gold.Load(t, "align") {
		alone.add(score(t, &g))
		o, n := g.Open(t, g.OldFile), g.Open(t, g.NewFile)
		inside.add(scorePairs(&g, o, n, threadPairs(Follow([]*corpus.Statement{o, n}), 0, 1)))
	}
	t.Logf("alone  %v", alone)
	t.Logf("inside %v", inside)
	if a, b := f1(alone.right, alone.said, alone.gold), f1(inside.right, inside.said, inside.gold); b < a-0.005 {
		t.Errorf("link F1 inside threads %.3f, alone %.3f", b, a)
	}
	// In a whole series a clause may answer to an earlier statement instead,
	// which the gold, made from two statements alone, does not know.
	alone, inside = tally{}, tally{}
	series := map[string]*Threads{}
	for _, g := range gold.Load(t, "align") {
		name := filepath.Base(filepath.Dir(g.OldFile))
		if name == "fomc" {
			name = "fomc_scheduled"
		}
		if series[name] == nil {
			series[name] = Follow(openSeries(t, name))
		}
		threads := series[name]
		find := func(file string) int {
			return slices.IndexFunc(threads.Statements, func(s *corpus.Statement) bool {
				return filepath.Base(s.Source.Name) == filepath.Base(file)
			})
		}
		i, j := find(g.OldFile), find(g.NewFile)
		if i < 0 || j != i+1 {
			continue
		}
		o, n := threads.Statements[i], threads.Statements[j]
		alone.add(scorePairs(&g, o, n, Aligner{}.Align(o, n).Pairs))
		inside.add(scorePairs(&g, o, n, threadPairs(threads, i, j)))
	}
	t.Logf("alone, neighbours     %v", alone)
	t.Logf("inside a whole series %v", inside)
	if a, b := f1(alone.right, alone.said, alone.gold), f1(inside.right, inside.said, inside.gold); b < a-0.02 {
		t.Errorf("in whole series: link F1 inside threads %.3f, alone %.3f", b, a)
	}
}

// threadPairs lists the ties of threads between two statements.
func threadPairs(threads *Threads, older, newer int) []Pair {
	var out []Pair
	add := func(tie *Tie) {
		if tie != nil && tie.From.Statement == older && tie.To.Statement == newer {
			out = append(out, Pair{Old: []int{tie.From.Clause}, New: []int{tie.To.Clause}, Moved: tie.Moved})
		}
	}
	for _, x := range threads.All {
		add(x.From)
		add(x.Into)
		for _, tie := range x.Ties {
			add(tie)
		}
	}
	return out
}

// BenchmarkFollow threads 210 statements.
func BenchmarkFollow(b *testing.B) {
	series := openSeries(b, "fomc_scheduled")
	for b.Loop() {
		Follow(series)
	}
}

func phraseOf(t *testing.T, phrase string) *query.Query {
	t.Helper()
	q, err := query.Parse(phrase, false)
	if err != nil {
		t.Fatal(err)
	}
	return q
}
