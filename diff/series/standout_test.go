package series

import (
	"testing"

	"tifa/corpus"
)

// TestBreaksSay: without a break it is said why there is none.
func TestBreaksSay(t *testing.T) {
	for _, c := range []struct {
		reason string
		held   int
		score  float64 // of the break of the last statement, -1 where none was told
		want   string
		n      int
	}{
		{"no five changes before any", 3, -1, "too few statements (3) to tell", 0},
		{"six statements have five changes, and none after them", 6, -1, "too few statements (6) to tell", 0},
		{"told, and usual", 7, 1.9, "none stands out", 0},
		{"a break", 7, 2, "", 1},
		{"a change without a measure", 9, -1, "not told: a statement is too long for a similarity by edits", 0},
	} {
		v := &View{Series: &corpus.Series{}}
		for i := range c.held {
			v.Series.Events = append(v.Series.Events, corpus.Event{Versions: []*corpus.Statement{{}}})
			v.Entries = append(v.Entries, Entry{Event: i, At: i, Before: i - 1})
		}
		if c.score >= 0 {
			v.Entries[c.held-1].Break = &Break{Score: c.score}
		}
		if found, why := v.Breaks(5); why != c.want || len(found) != c.n {
			t.Errorf("%s: %d breaks, %q; want %d, %q", c.reason, len(found), why, c.n, c.want)
		}
	}
}

// TestHighest: the highest first, of equals the earlier; the first statement and
// what is not above 0 are left out.
func TestHighest(t *testing.T) {
	v := &View{Series: &corpus.Series{}}
	figures := []float64{9, 1, 3, 0, 3, 2}
	for i := range figures {
		v.Entries = append(v.Entries, Entry{Event: i, At: i, Before: i - 1})
	}
	v.Entries = append(v.Entries, Entry{Event: len(figures), At: -1, Before: 5}) // a hole
	figure := func(e *Entry) float64 { return figures[e.Event] }
	for n, want := range map[int][]int{2: {2, 4}, 9: {2, 4, 5, 1}} {
		got := v.Highest(n, figure)
		if len(got) != len(want) {
			t.Fatalf("%d of %d", len(got), len(want))
		}
		for i, e := range got {
			if e.Event != want[i] {
				t.Errorf("at most %d: place %d is %d, want %d", n, i, e.Event, want[i])
			}
		}
	}
}
