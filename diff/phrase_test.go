package diff_test

import (
	"fmt"
	"strings"
	"testing"

	"tifa/align"
	"tifa/diff"
)

// TestLongClause compares clauses far too long for a table: it has to end
// soon, the edits have to rebuild both sides, and where passages are kept
// they have to be found.
func TestLongClause(t *testing.T) {
	for _, c := range []struct {
		reason  string
		word    func(i int) (old, new string)
		atLeast int // edits
	}{
		{"one word in thirteen is replaced, and every word comes back", func(i int) (string, string) {
			w := fmt.Sprintf("word%d", (i*i*31+i*7)%4999%700+i/40%9)
			if i%13 == 0 {
				return w, "other"
			}
			return w, w
		}, 4000},
		{"a period that never ends has no place to hold on to", func(i int) (string, string) {
			return []string{"aft", "bow", "cog"}[i%3], []string{"cog", "aft", "aft", "bow"}[i%4]
		}, 2},
		{"nothing is kept", func(i int) (string, string) { return fmt.Sprint("old", i), fmt.Sprint("new", i) }, 2},
	} {
		var a, b []string
		for i := range 20000 {
			x, y := c.word(i)
			a, b = append(a, x), append(b, y)
		}
		older, newer := strings.Join(a, " ")+".", strings.Join(b, " ")+"."
		edits := diff.Read(read(t, older), read(t, newer), align.Pair{Old: []int{0}, New: []int{0}}).Edits
		var gotOld, gotNew strings.Builder
		for _, e := range edits {
			gotOld.WriteString(e.Old)
			gotNew.WriteString(e.New)
		}
		if gotOld.String() != older || gotNew.String() != newer {
			t.Errorf("%s: the edits do not rebuild both sides", c.reason)
		}
		if len(edits) < c.atLeast {
			t.Errorf("%s: %d edits, want at least %d", c.reason, len(edits), c.atLeast)
		}
	}
}
