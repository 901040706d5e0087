package align

import (
	"regexp"
	"strings"
	"time"

	"tifa/corpus"
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

// Holding lists the clauses that hold a phrase.
func (t *Threads) Holding(p corpus.Phrase) []Knot {
	var out []Knot
	for s, st := range t.Statements {
		for c := range st.Clauses {
			if p.In(&st.Clauses[c]) {
				out = append(out, Knot{s, c})
			}
		}
	}
	return out
}
