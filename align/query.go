package align

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"tifa/corpus/query"
)

var datedAddress = regexp.MustCompile(`^(\d{4}-\d{2}-\d{2}):(.+)$`)

// At returns the clause that a reader names: "2014-12-17:4.1", or "4.1" for one
// of the last statement. There may be several statements of one day; the first
// with that address counts.
func (t *Threads) At(address string) (Knot, bool) {
	day := ""
	if m := datedAddress.FindStringSubmatch(address); m != nil {
		day, address = m[1], strings.TrimSpace(m[2])
	}
	for s, st := range t.Statements {
		if day == "" && s < len(t.Statements)-1 || day != "" && st.Date.Format(time.DateOnly) != day {
			continue
		}
		for c := range st.Clauses {
			if st.Clauses[c].ID == address {
				return Knot{s, c}, true
			}
		}
	}
	return Knot{}, false
}

// Holding lists the clauses that hold a phrase, each once.
func (t *Threads) Holding(q *query.Query) []Knot {
	found := make([][]Knot, len(t.Statements))
	parallel(len(t.Statements), func(s int) {
		for _, h := range q.Find(query.NewText(t.Statements[s], query.Limit{}, false)) {
			if k := (Knot{s, h.Clause}); !slices.Contains(found[s], k) {
				found[s] = append(found[s], k)
			}
		}
	})
	return slices.Concat(found...)
}
