package series_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tifa/corpus"
	"tifa/corpus/query"
	"tifa/diff/series"
)

// saying makes a series of yearly statements. Each sign is one: a digit is how
// often it says "harbour", "?" one that is not held.
func saying(t *testing.T, signs string) *corpus.Series {
	t.Helper()
	out := &corpus.Series{Name: "harbours", Lang: "en"}
	for i, sign := range signs {
		date := time.Date(2001+i, 5, 1, 0, 0, 0, 0, time.UTC)
		if sign == '?' {
			out.Events = append(out.Events, corpus.Event{Date: date})
			continue
		}
		s, err := corpus.Read(date.Format(time.DateOnly)+".en.txt", []byte("The two sides met. "+strings.Repeat("They will open the harbour. ", int(sign-'0'))), corpus.Options{})
		if err != nil {
			t.Fatal(err)
		}
		out.Events = append(out.Events, corpus.Event{Date: date, Versions: []*corpus.Statement{s}})
	}
	return out
}

// seriesOf makes a series of statements in the order given.
func seriesOf(statements ...*corpus.Statement) *corpus.Series {
	out := &corpus.Series{Name: "x"}
	for _, s := range statements {
		out.Events = append(out.Events, corpus.Event{Date: s.Date, Versions: []*corpus.Statement{s}})
	}
	return out
}

func TestFollow(t *testing.T) {
	for _, c := range []struct {
		reason, signs string
		gap           int
		runs, events  string
		ends          string // FromStart, ToEnd
	}{
		{"came, went and came back", "0110010", 0, "1-2(2) 5-5(1)", "1first1 2continued2 3dropped2 5revived2 6dropped1", "false false"},
		{"there when the corpus begins, and still", "111", 0, "0-2(3)", "0first1 1continued2 2continued3", "true true"},
		{"never", "000", 0, "", "", "false false"},
		{"often in one statement is one statement", "030", 0, "1-1(1)", "1first1 2dropped1", "false false"},
		{"a statement that is not held breaks no run", "01?10", 0, "1-3(2)", "1first1 3continued2 4dropped2", "false false"},
		{"nor does one that is not held count as an absence", "10??01", 0, "0-0(1) 5-5(1)", "0first1 1dropped1 5revived2", "true true"},
		{"the first that is held is the beginning", "?10", 0, "1-1(1)?", "1first1 2dropped1", "true false"},
		{"a statement not held just before a run makes its beginning doubtful", "0?1", 0, "2-2(1)?", "2first1", "false true"},
		{"a gap that is allowed", "1011001", 1, "0-3(3) 6-6(1)", "0first1 2continued2 3continued3 4dropped3 6revived2", "true true"},
		{"a wider one", "1011001", 2, "0-6(4)", "0first1 2continued2 3continued3 6continued4", "true true"},
	} {
		q, err := query.Parse("harbour", false)
		if err != nil {
			t.Fatal(err)
		}
		tr := series.Follow(q, series.NewTexts(saying(t, c.signs), query.Limit{}, false), c.gap)
		var runs, events []string
		for _, r := range tr.Runs {
			s := fmt.Sprintf("%d-%d(%d)", r.From, r.To, r.N)
			if r.Doubt {
				s += "?"
			}
			runs = append(runs, s)
		}
		for _, e := range tr.Events {
			events = append(events, fmt.Sprintf("%d%s%d", e.At, e.Kind, e.N))
		}
		got := []string{strings.Join(runs, " "), strings.Join(events, " "), fmt.Sprint(tr.FromStart, tr.ToEnd)}
		if d := cmp.Diff([]string{c.runs, c.events, c.ends}, got); d != "" {
			t.Errorf("%s: %s:\n%s", c.reason, c.signs, d)
		}
		n := 0
		for _, sign := range c.signs {
			if sign > '0' && sign <= '9' {
				n += int(sign - '0')
			}
		}
		if tr.Occurrences != n {
			t.Errorf("%s: %d occurrences, want %d", c.reason, tr.Occurrences, n)
		}
	}
}

// TestVersions: two texts of one day are one event, and which came first from
// the file system does not matter.
func TestVersions(t *testing.T) {
	read := func(name, text string) *corpus.Statement {
		s, err := corpus.Read(name, []byte(text), corpus.Options{})
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	a, b := read("2021-05-01.a.en.txt", "They will open the harbour."), read("2021-05-01.b.en.txt", "They will open the harbour. The harbour is free.")
	c := read("2023-05-01.en.txt", "They will open the harbour.")
	q, err := query.Parse("harbour", false)
	if err != nil {
		t.Fatal(err)
	}
	for _, versions := range [][]*corpus.Statement{{a, b}, {b, a}} {
		s := seriesOf(a, c)
		s.Events[0].Versions = versions
		tr := series.Follow(q, series.NewTexts(s, query.Limit{}, false), 0)
		if tr.Statements != 2 || tr.Occurrences != 3 || len(tr.Runs) != 1 || tr.Runs[0].N != 2 || !tr.Issues[0].Differ || tr.Issues[1].Differ {
			t.Errorf("%+v", tr)
		}
		if got := s.Events[0].Versions[tr.Issues[0].Version]; got != b {
			t.Errorf("the version with most occurrences is %s", got.ID)
		}
	}
}
