package series_test

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tifa/align"
	"tifa/corpus/query"
	"tifa/diff"
	"tifa/diff/series"
)

func parsed(t *testing.T, phrase string) *query.Query {
	t.Helper()
	q, err := query.Parse(phrase, false)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func TestValues(t *testing.T) {
	_, texts := textsOf(t, "en", "The harbour, the harbour. They met.", "?", "They met.", "The harbour.")
	tr := series.Follow(parsed(t, "harbour"), texts, 0)
	for _, c := range []struct {
		norm   series.Norm
		smooth int
		want   string
	}{
		{series.Raw, 0, "[2 NaN 0 1]"},
		{series.PerWords, 0, fmt.Sprint([]float64{2e4 / 6, math.NaN(), 0, 5000})},
		{series.Holding, 0, "[1 NaN 0 1]"},
		{series.Share, 0, "[0.5 NaN 0 1]"},
		{series.Present, 0, "[1 NaN 0 1]"},
		{series.Raw, 1, "[1 NaN 1 0.5]"}, // what is not held has no part in the mean
	} {
		if got := fmt.Sprint(tr.Values(texts, c.norm, c.smooth)); got != c.want {
			t.Errorf("%s, smooth %d: %s, want %s", c.norm, c.smooth, got, c.want)
		}
	}
}

func TestParseEra(t *testing.T) {
	for _, c := range []struct{ in, out, err string }{
		{"2022", "2022", ""},
		{"2021-03..2022", "2021-03..2022", ""},
		{"2022-05-01..2022-05-03", "2022-05-01..2022-05-03", ""},
		{"2022..2021", "", "ends before it begins"},
		{"2022..", "", "is no stretch of days"},
		{"", "", "is no stretch of days"},
		{"2022-13", "", "is no stretch of days"},
	} {
		e, err := series.ParseEra(c.in)
		switch {
		case err != nil && (c.err == "" || !strings.Contains(err.Error(), c.err)):
			t.Errorf("%q: %v", c.in, err)
		case err == nil && (c.err != "" || e.String() != c.out):
			t.Errorf("%q: %v", c.in, e)
		}
	}
	era := func(s string) series.Era {
		e, err := series.ParseEra(s)
		if err != nil {
			t.Fatal(err)
		}
		return e
	}
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"2021", "2022", false}, {"2021..2022", "2022-12-31", true}, {"2022-05", "2022", true}, {"2021-12-31", "2022", false}, {"2022", "2020..2021-12", false},
	} {
		if era(c.a).Overlaps(era(c.b)) != c.want || era(c.b).Overlaps(era(c.a)) != c.want {
			t.Errorf("%s and %s", c.a, c.b)
		}
	}
}

// TestResonance: what came and stayed is kept, what came and went is dropped.
func TestResonance(t *testing.T) {
	old, kept := "The two sides will keep the old harbour of Lenn open.", "Both parties resolved to dredge a new channel through the strait."
	for _, c := range []struct {
		reason string
		texts  []string
		want   string
	}{
		{"new and kept", []string{old, old, kept, kept, kept}, "2 1.00 1.00"},
		{"new and dropped", []string{old, old, kept, old, old}, "2 1.00 0.00"},
		{"nothing new", []string{old, old, old, kept, kept}, "2 0.00 -1.00"},
		{"what is not held is passed over", []string{old, old, "?", kept, kept, kept}, "3 1.00 1.00"},
	} {
		_, texts := textsOf(t, "en", c.texts...)
		r := series.NewResonance(texts)
		var got []string
		for _, x := range r.Statements {
			got = append(got, fmt.Sprintf("%d %.2f %.2f", x.Event, x.Novelty, x.Resonance))
		}
		if r.Why != "" || strings.Join(got, ";") != c.want {
			t.Errorf("%s: %s %v, want %s", c.reason, r.Why, got, c.want)
		}
	}
	_, texts := textsOf(t, "en", old, old, old, old)
	if r := series.NewResonance(texts); r.Why == "" || r.Statements != nil {
		t.Errorf("of four statements: %+v", r)
	}
}

// TestLife counts lives by hand: clauses of the first statement are left out, those
// of the last are still alive.
func TestLife(t *testing.T) {
	names := strings.Fields("wheat barley copper granite amber timber linen salt")
	clause := func(i int) string {
		return fmt.Sprintf("The %s merchants of %s sell %s to %s every %s.", names[i], names[(i+3)%8]+"ford", names[i]+"ware", names[(i+5)%8]+"burgh", names[i]+"day")
	}
	// By statement, the clauses that it has.
	has := [][]int{{0}, {0, 1, 2}, {0, 1, 3}, {4, 5}, {4, 6}, {4, 7}}
	var texts []string
	for _, cs := range has {
		var text []string
		for _, c := range cs {
			text = append(text, clause(c))
		}
		texts = append(texts, strings.Join(text, " "))
	}
	s, _ := textsOf(t, "en", texts...)
	l := series.NewLife(align.Follow(s.Statements()), nil)
	if l.Why != "" || l.Older != 1 || l.Lives != 7 || l.Ended != 5 {
		t.Fatalf("%+v", l)
	}
	// One lives two statements and is gone, four live one; two are alive, of one and
	// of three.
	want := "1 7 4 0.43; 2 2 1 0.21"
	var got []string
	for _, c := range l.Curve {
		got = append(got, fmt.Sprintf("%d %d %d %.2f", c.N, c.Risk, c.Ended, c.Share))
	}
	if d := cmp.Diff(want, strings.Join(got, "; ")); d != "" || l.Median != 1 {
		t.Errorf("median %v:\n%s", l.Median, d)
	}
	if l := series.NewLife(align.Follow(s.Statements()), func(k align.Knot) bool { return false }); l.Why == "" || l.Lives != 0 {
		t.Errorf("of none: %+v", l)
	}
}

// TestMeasureSays: what is too short says so, and nothing panics on a series
// without any text.
func TestMeasureSays(t *testing.T) {
	for _, texts := range [][]string{{"?"}, {"The harbour."}, {"The harbour.", "They met."}} {
		s, ready := textsOf(t, "en", texts...)
		tr := series.Follow(parsed(t, "harbour"), ready, 0)
		st := series.Measure(s, ready, []*series.Trend{tr}, series.Discovery{}.Find(ready))
		m := st.Phrases[0]
		for what, why := range map[string]string{"tendency": m.WhyTendency, "bursts": m.WhyBursts, "life": m.Life.Why, "life of all": st.Life.Why, "heat": st.Heat.Why, "resonance": st.Resonance.Why} {
			if why == "" {
				t.Errorf("%v: %s is given", texts, what)
			}
		}
	}
}

func TestAdopt(t *testing.T) {
	a, _ := textsOf(t, "en", "They met.", "Peace in the strait.", "Peace in the strait.")
	b, _ := textsOf(t, "en", "They met.", "They met.", "Peace in the strait and peace across the strait.")
	c, _ := textsOf(t, "en", "They met.")
	held := []series.Held{{Series: "b", Statements: b.Statements(), Holes: []time.Time{b.Events[0].Date, b.Events[2].Date}}, {Series: "c", Statements: c.Statements()}, {Series: "a", Statements: a.Statements()}}
	for i := range held {
		for _, st := range held[i].Statements {
			held[i].Texts = append(held[i].Texts, query.NewText(st, query.Limit{}, false))
		}
	}
	q := parsed(t, "strait=peace in the strait|peace across the strait")
	got := series.Adopt(q.Variants(), held)
	if len(got.Users) != 2 || got.Users[0].Series != "a" || got.Users[1].Series != "b" || len(got.Without) != 1 || got.Without[0].Series != "c" {
		t.Fatalf("%+v", got)
	}
	u := got.Users[1]
	if u.Lag != 365 || u.AtStart || u.Missing != 1 || len(u.Uses) != 2 || u.Uses[0].Lag != 365 || u.Uses[1].Lag != 0 || u.First.Variant != 0 {
		t.Errorf("%+v", u)
	}
	if u := got.Users[0]; u.Uses[0].Statements != 2 || u.Days != 3 {
		t.Errorf("%+v", u)
	}
	// The order of the series does not matter.
	held[0], held[2] = held[2], held[0]
	again := series.Adopt(q.Variants(), held)
	if again.Users[0].Series != "a" || again.Users[1].Lag != 365 {
		t.Errorf("%+v", again)
	}
}

func TestProvenance(t *testing.T) {
	clause := "They underline the importance of peace in the strait of Lenn."
	a, _ := textsOf(t, "en", "They met in the old town.", "They stress the importance of peace in the strait of Lenn.")
	b, _ := textsOf(t, "en", "Ferries leave at six.", "Ferries leave at six.", clause, clause)
	c, _ := textsOf(t, "en", "Nothing of the kind stands here.")
	held := []series.Held{{Series: "a", Statements: a.Statements()}, {Series: "b", Statements: b.Statements()}, {Series: "c", Statements: c.Statements()}}
	p := series.NewProvenance("b", b.Events[2].Versions[0], 0, held, series.DefaultThreshold)
	if len(p.Others) != 1 || p.Others[0].Series != "a" || p.Others[0].Lag != 365 || p.Others[0].N != 1 || p.Own != 1 || p.All != 2 {
		t.Fatalf("%+v", p)
	}
	if s := p.Others[0].Similarity; s <= series.DefaultThreshold || s >= 1 {
		t.Errorf("similarity %v", s)
	}
	if p := series.NewProvenance("c", c.Events[0].Versions[0], 0, held, series.DefaultThreshold); p.Others != nil || p.All != 0 {
		t.Errorf("%+v", p)
	}
	x, _ := textsOf(t, "zh-Hans", "双方强调台地和平稳定的重要性。")
	y, _ := textsOf(t, "zh-Hans", "双方重申台地和平稳定的重要性。")
	held = []series.Held{{Series: "x", Statements: x.Statements()}, {Series: "y", Statements: y.Statements()}}
	if p := series.NewProvenance("y", y.Events[0].Versions[0], 0, held, series.DefaultThreshold); len(p.Others) != 1 || p.Others[0].Lag != 0 {
		t.Errorf("%+v", p)
	}
}

// TestFiveWordings: one clause in five wordings, with a recurring kernel, is one
// chain with five wordings.
func TestFiveWordings(t *testing.T) {
	s, _ := textsOf(t, "zh-Hans",
		"双方强调，阿凯关系不是旧时代的军事政治同盟，而是成熟稳定的邻国关系。",
		"双方强调，阿凯关系超越旧时代的军事政治同盟关系模式。",
		"双方强调，阿凯关系不是旧时代的军事政治同盟，而是超越该种关系模式，具有不结盟、不对抗、不针对第三国的性质。",
		"双方强调，阿凯关系超越旧时代的军事政治同盟模式，具有不结盟、不对抗、不针对第三方的性质。",
		"双方强调，阿凯关系不结盟、不对抗，不针对第三方，也不受制于第三方。")
	threads := align.Follow(s.Statements())
	chains := threads.Chains([]align.Knot{{Statement: 4}})
	if len(chains) != 1 {
		t.Fatalf("%d chains", len(chains))
	}
	if l := diff.ReadLineage(threads, chains[0]); len(l.Steps) != 5 || len(l.Versions) != 5 {
		t.Errorf("%d statements, %d wordings", len(l.Steps), len(l.Versions))
	}
}
