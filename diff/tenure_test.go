package diff_test

import (
	"fmt"
	"strings"
	"testing"

	"tifa/align"
	"tifa/corpus"
	"tifa/corpus/units"
	"tifa/diff"
)

// TestTenures: in how many statements in a row what went had stood.
func TestTenures(t *testing.T) {
	const (
		opener  = "The two sides met in the town of Velmar."
		harbour = "We will keep the harbour of Tarsk open to fishing boats."
		reword  = "We will keep the harbour of Tarsk open to all fishing boats."
		light   = "We will build a lighthouse on Cape Orlen."
		piracy  = "We strongly oppose piracy in the northern strait."
		ferry   = "The ferry carried nine hundred passengers over the river last summer."
	)
	series := func(bodies ...[]string) []*corpus.Statement {
		var out []*corpus.Statement
		for i, b := range bodies {
			st, err := corpus.Read(fmt.Sprintf("202%d-05-01.en.txt", i), []byte("Joint Statement\n\n"+opener+"\n\n"+strings.Join(b, "\n\n")), corpus.Options{})
			if err != nil {
				t.Fatal(err)
			}
			units.Reader{}.Read(st)
			out = append(out, st)
		}
		return out
	}
	for _, c := range []struct {
		why        string
		statements []*corpus.Statement
		want       string // comparison, statements in a row, start of the clause
	}{
		{"all three had it",
			series([]string{harbour, light}, []string{harbour, light}, []string{harbour, light}, []string{light}),
			"2 3 We will keep"},
		{"in other words as well",
			series([]string{harbour, light}, []string{reword, light}, []string{harbour, light}, []string{light}),
			"2 3 We will keep"},
		{"what one statement had stood in none before",
			series([]string{harbour}, []string{harbour, light}, []string{harbour}, []string{harbour}),
			""},
		{"it was absent in between: only the run up to the old statement counts",
			series([]string{harbour, piracy}, []string{harbour}, []string{harbour, piracy}, []string{harbour}),
			""},
		{"the longest standing first, of those the latest",
			series([]string{harbour, piracy}, []string{harbour, piracy, light}, []string{harbour, light}, []string{}),
			"2 3 We will keep; 2 2 We will build; 1 2 We strongly oppose"},
		{"what binds nobody is no loss",
			series([]string{ferry, light}, []string{ferry, light}, []string{light}, []string{light}),
			""},
	} {
		var all []*diff.Comparison
		for i := range len(c.statements) - 1 {
			all = append(all, diff.Compare(c.statements[i], c.statements[i+1], align.Aligner{}))
		}
		if l := diff.Losses(all); l != nil {
			t.Errorf("%s: losses before the series was read: %v", c.why, l)
		}
		diff.Tenures(align.Follow(c.statements), all)
		var got []string
		for _, l := range diff.Losses(all) {
			text := diff.Text(all[l.Comparison].Old, all[l.Comparison].Changes[l.Change].Old)
			got = append(got, fmt.Sprintf("%d %d %s", l.Comparison, l.N, strings.Join(strings.Fields(text)[:3], " ")))
			if len(l.Units) == 0 {
				t.Errorf("%s: a loss without an act", c.why)
			}
		}
		if g := strings.Join(got, "; "); g != c.want {
			t.Errorf("%s: got %q, want %q", c.why, g, c.want)
		}
	}
}
