package series_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tifa/corpus"
	"tifa/corpus/query"
	"tifa/corpus/units"
	"tifa/diff"
	"tifa/diff/series"
)

// viewOf reads texts as a yearly series; "?" is one that is not held.
func viewOf(t *testing.T, topics, ladders string, texts ...string) *series.View {
	t.Helper()
	s := &corpus.Series{Name: "strait", Lang: "en"}
	for i, text := range texts {
		e := corpus.Event{Date: time.Date(2001+i, 5, 1, 0, 0, 0, 0, time.UTC)}
		if text != "?" {
			st, err := corpus.Read(e.Date.Format(time.DateOnly)+".en.txt", []byte(text), corpus.Options{Lang: "en"})
			if err != nil {
				t.Fatal(err)
			}
			units.Reader{}.Read(st)
			e.Versions = []*corpus.Statement{st}
		}
		s.Events = append(s.Events, e)
	}
	var qs []*query.Query
	var ls []*query.Ladder
	var err error
	if topics != "" {
		if qs, err = query.ParseList("topics", strings.NewReader(topics), false); err != nil {
			t.Fatal(err)
		}
	}
	if ladders != "" {
		if ls, err = query.ParseLadders("ladders", strings.NewReader(ladders), false); err != nil {
			t.Fatal(err)
		}
	}
	return series.Read(s, qs, ls)
}

// Sentences of two states that do not exist.
const (
	reefs   = "The two sides will survey the reefs of the Gray Strait every spring.\n\n"
	buoys   = "The two sides will survey and buoy the reefs of the Gray Strait every spring.\n\n"
	ferries = "They welcome the new ferry line between Lenn and Velmar.\n\n"
	grain   = "They agree to lower the tariff on barley and rye by one third.\n\n"
	herring = "Herring quotas remain as they were fixed by the joint commission.\n\n"
	summer  = "The council met on 5 June 2021 in the harbour of Lenn with all its members.\n\n"
	winter  = "The council met on 7 December 2022 in the harbour of Lenn with all its members.\n\n"
)

// TestNoveltyBar: every word of a statement has one fate.
func TestNoveltyBar(t *testing.T) {
	for _, c := range []struct {
		reason string
		texts  []string
		want   series.NoveltyBar // of the last
	}{
		{"the first is all new", []string{ferries}, series.NoveltyBar{New: 10}},
		{"the same", []string{reefs + ferries, reefs + ferries}, series.NoveltyBar{Verbatim: 23, Before: 23}},
		{"two words more", []string{reefs + ferries, buoys + ferries}, series.NoveltyBar{Verbatim: 10, Reworded: 15, Before: 23}},
		{"only a date", []string{summer + ferries, winter + ferries}, series.NoveltyBar{Verbatim: 10, Slot: 16, Before: 26}},
		{"one gone, one new", []string{reefs + ferries, ferries + herring}, series.NoveltyBar{Verbatim: 10, New: 11, Dropped: 13, Before: 23}},
		{"back after an absence", []string{reefs + ferries + grain, ferries + grain, reefs + ferries + grain}, series.NoveltyBar{Verbatim: 23, Revived: 13, Before: 23}},
		{"what comes back later was dropped all the same", []string{reefs + ferries + grain, ferries + grain}, series.NoveltyBar{Verbatim: 23, Dropped: 13, Before: 36}},
		{"a statement that is not held is none without the clause", []string{reefs + ferries, "?", reefs + ferries}, series.NoveltyBar{Verbatim: 23, Before: 23}},
		{"a title does not count", []string{"Joint Statement\n\n" + ferries, "Joint Communiqué\n\n" + ferries}, series.NoveltyBar{Verbatim: 10, Before: 10}},
		{"split, not new", []string{
			"The two sides will survey the reefs of the Gray Strait every spring and publish the charts of the harbours free of charge.\n\n" + grain,
			"The two sides will survey the reefs of the Gray Strait every spring. They will publish the charts of the harbours free of charge.\n\n" + grain},
			series.NoveltyBar{Verbatim: 13, Reworded: 24, Before: 36}},
	} {
		v := viewOf(t, "", "", c.texts...)
		e := v.Entries[len(v.Entries)-1]
		if d := cmp.Diff(c.want, e.Bar); d != "" {
			t.Errorf("%s:\n%s", c.reason, d)
		}
		if b := e.Bar; b.Verbatim+b.Slot+b.Reworded+b.Revived+b.New != e.Words {
			t.Errorf("%s: %+v is not %d words", c.reason, b, e.Words)
		}
	}
}

// TestSeriesOneWord: one word of a function decides what a clause says: it is
// reworded, never the same.
func TestSeriesOneWord(t *testing.T) {
	v := viewOf(t, "", "", ferries+"We deplore the war against the free ports of the strait.\n", ferries+"We deplore the war in the free ports of the strait.\n")
	e := v.Entries[1]
	if e.Bar != (series.NoveltyBar{Verbatim: 10, Reworded: 11, Before: 21}) || e.Clauses[1].Fate != series.FateReworded {
		t.Errorf("%+v", e.Bar)
	}
	// No published rule orders the two words.
	if e.Strength != (series.Paired{Ties: 2}) {
		t.Errorf("%+v", e.Strength)
	}
	if e.Novelty.NewToBefore == 0 || e.Resemblance.Edit != 1-1./21 {
		t.Errorf("%+v %+v", *e.Novelty, *e.Resemblance)
	}
}

// TestSeriesHedged: the noun phrase stands in both, the commitment does not. A
// phrase says present; the strength track says weaker and names the word.
func TestSeriesHedged(t *testing.T) {
	v := viewOf(t, "disarmament of the Orlen valley\n", "",
		"We reiterated our commitment to regional peace, the complete disarmament of the Orlen valley, the release of the crews and the safety of ferries.\n",
		"We reiterated positions on regional peace, the disarmament of the Orlen valley, the release of the crews and the safety of ferries, respectively.\n")
	for i := range v.Entries {
		if v.Entries[i].Topics[0].Clauses != 1 {
			t.Errorf("the phrase is not in statement %d", i)
		}
	}
	e := v.Entries[1]
	if e.Strength != (series.Paired{Downs: 1}) || e.Topics[0].Strength != e.Strength {
		t.Errorf("%+v", e.Strength)
	}
	var hedges []string
	for _, s := range e.Matched[0].Shifts {
		if s.Law == diff.HedgeLaw {
			for _, sp := range s.New {
				hedges = append(hedges, string(s.Direction)+" "+v.Threads.Statements[1].String(sp))
			}
		}
	}
	if d := cmp.Diff([]string{"weaker respectively"}, hedges); d != "" {
		t.Error(d)
	}
}

func TestTopics(t *testing.T) {
	v := viewOf(t, "sea: reefs|ferry|herring\nrye\n", "", reefs+ferries+grain, "?", reefs+grain+grain)
	a, b := v.Entries[0].Topics, v.Entries[2].Topics
	low, high := series.Wilson(2, 3)
	if d := cmp.Diff(series.TopicShare{Clauses: 2, Words: 23, Share: 2. / 3, Low: low, High: high, WordShare: 23. / 36}, a[0]); d != "" {
		t.Error(d)
	}
	if b[0].Clauses != 1 || b[0].Words != 13 || b[0].Points == nil || fmt.Sprintf("%.3f", *b[0].Points) != "-33.333" || b[0].Strength.N() != 1 {
		t.Errorf("%+v", b[0])
	}
	if b[1].Clauses != 2 || fmt.Sprintf("%.3f", *b[1].Points) != "33.333" {
		t.Errorf("%+v", b[1])
	}
	if v.Entries[1].Topics != nil || v.Entries[1].Held() {
		t.Error("a statement that is not held has no topics")
	}
}

func TestLadders(t *testing.T) {
	low, mid, top, none := "We monitor prices closely.\n", "Vigilance is needed.\n", "Strong vigilance is needed.\n", "We met.\n"
	v := viewOf(t, "", "monitor … closely < vigilance < strong vigilance\n", none, low, top, "?", top, mid, none, none, top, low)
	var got []string
	for _, e := range v.Entries {
		s := e.Ladders[0]
		got = append(got, fmt.Sprintf("%d%s%+d", s.Rung, s.Event, s.By))
	}
	want := strings.Fields("0+0 1first+0 3up+2 0+0 3+0 2down-1 0gone+0 0+0 3back+1 1down-2")
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if s := v.Entries[8].Ladders[0]; s.Last != 5 {
		t.Errorf("back since %d", s.Last)
	}
}

func TestSections(t *testing.T) {
	section := func(title, text string) string { return title + "\n\n" + text }
	sea := section("I. The Sea", reefs+herring)
	trade := section("II. Trade and Customs", grain+ferries)
	schools := section("III. Schools and Teachers", "Schools of both countries will exchange teachers of mathematics.\n\n")
	renumbered := func(s, from, to string) string { return strings.Replace(s, from, to, 1) }
	v := viewOf(t, "", "",
		sea+trade+schools,
		sea+renumbered(schools, "III.", "II."),
		renumbered(schools, "III.", "I.")+renumbered(sea, "I.", "II.")+renumbered(trade, "II.", "III."))
	told := func(i int) string {
		var out []string
		e := v.Entries[i]
		for _, s := range e.Sections {
			out = append(out, fmt.Sprintf("%s %s %d", v.Threads.Statements[e.At].Sections[s.Section].Title, s.Kind, s.Words))
		}
		for _, s := range e.GoneSections {
			out = append(out, fmt.Sprintf("%s %s %d", v.Threads.Statements[e.At-1].Sections[s.Section].Title, s.Kind, s.Words))
		}
		return strings.Join(out, "; ")
	}
	for i, want := range []string{
		"The Sea came 26; Trade and Customs came 26; Schools and Teachers came 12",
		"The Sea kept 26; Schools and Teachers kept 12; Trade and Customs gone 26",
		"Schools and Teachers up 12; The Sea kept 26; Trade and Customs back 26",
	} {
		if got := told(i); got != want {
			t.Errorf("statement %d: %s\nwant %s", i, got, want)
		}
	}
}

// TestSeriesOnPublished: what the series of the Federal Reserve is known for:
// most new language after 2005 on 16 December 2008, most that is back on 15
// March 2020, and every word counted once.
func TestSeriesOnPublished(t *testing.T) {
	files, err := filepath.Glob("../../shared/data/fomc_scheduled/*.txt")
	if err != nil || len(files) == 0 {
		t.Skip("no published statements beside the project")
	}
	var statements []*corpus.Statement
	for _, f := range files {
		s, err := corpus.Open(f, nil, corpus.Options{})
		if err != nil {
			t.Fatal(err)
		}
		s.Date, err = time.Parse(time.DateOnly, filepath.Base(f)[:len(time.DateOnly)])
		if err != nil {
			t.Fatal(err)
		}
		units.Reader{}.Read(s)
		statements = append(statements, s)
	}
	began := time.Now()
	v := series.Read(seriesOf(statements...), nil, nil)
	t.Logf("%d statements in %v", len(statements), time.Since(began))
	most := map[string]float64{}
	date := map[string]string{}
	for i := range v.Entries {
		e := &v.Entries[i]
		day := v.Series.Events[i].Date.Format(time.DateOnly)
		if b := e.Bar; b.Verbatim+b.Slot+b.Reworded+b.Revived+b.New != e.Words || b.Dropped > b.Before {
			t.Errorf("%s: %+v of %d words", day, b, e.Words)
		}
		put := func(what string, x float64) {
			if x > most[what] {
				most[what], date[what] = x, day
			}
		}
		if day > "2006" {
			put("new", e.Novelty.ToAll())
		}
		put("back", e.Novelty.Revival())
		if e.Break != nil {
			put("break", e.Break.Score)
		}
		// Counting one statement by itself gives the same.
		if i%70 == 69 {
			if d := cmp.Diff(series.Novel(series.NewTexts(v.Series, query.Limit{}, false), i), e.Novelty); d != "" {
				t.Errorf("%s:\n%s", day, d)
			}
		}
	}
	t.Log(most, date)
	if d := cmp.Diff(map[string]string{"new": "2008-12-16", "back": "2020-03-15", "break": "2020-03-03"}, date); d != "" {
		t.Error(d)
	}
}

// FuzzSeries: whatever the statements say, each clause has one fate and each
// word is counted once.
func FuzzSeries(f *testing.F) {
	f.Add(reefs+ferries, buoys+grain, reefs+ferries)
	f.Add("一、贸易\n\n双方将开放港口。\n", "一、贸易\n\n雙方將開放港口。\n", "")
	f.Add("Стороны подтверждают.\n", "\x00\xff", "I. A\n\nB.\n\nII. C\n\nD.\n")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		s := &corpus.Series{Name: "x"}
		for i, text := range []string{a, b, c} {
			e := corpus.Event{Date: time.Date(2001+i, 5, 1, 0, 0, 0, 0, time.UTC)}
			if st, err := corpus.Read("x.txt", []byte(text), corpus.Options{}); err == nil {
				units.Reader{}.Read(st)
				e.Versions = []*corpus.Statement{st}
			}
			s.Events = append(s.Events, e)
		}
		q, _ := query.Parse("a|的|и", false)
		v := series.Read(s, []*query.Query{q}, []*query.Ladder{{Label: "x", Rungs: []*query.Query{q, q}}})
		for _, e := range v.Entries {
			if !e.Held() {
				continue
			}
			sum, words, sections := 0, 0, 0
			for _, f := range series.Fates {
				sum += e.Bar.Of(f)
			}
			for _, c := range e.Clauses {
				words += c.Words
			}
			for _, w := range e.Sections {
				sections += w.Words
			}
			if sum != e.Words || words != e.Words || sections != e.Words || e.Bar.Dropped > e.Bar.Before {
				t.Fatalf("%d words: %+v, clauses %d, sections %d", e.Words, e.Bar, words, sections)
			}
			if r := e.Resemblance; r != nil && (r.Edit < 0 || r.Edit > 1 || r.Bigrams < 0 || r.Bigrams > 1) {
				t.Fatalf("%+v", *r)
			}
		}
	})
}
