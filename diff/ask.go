package diff

import (
	"fmt"

	"tifa/align"
	"tifa/corpus/query"
)

// Phrase is wording that was asked for, and the clauses of a series that hold it.
type Phrase struct {
	Text string // as given
	held map[align.Knot]bool
}

// Ask finds the lineages of the clauses that are asked for, by addresses (see
// align.Threads.At) or by phrases that they hold (see package query), and
// returns the phrases. The lineage that holds most of what was asked for comes
// first.
func Ask(t *align.Threads, asked []string) ([]*Lineage, []Phrase, error) {
	var through []align.Knot
	var phrases []Phrase
	for _, a := range asked {
		if k, ok := t.At(a); ok {
			through = append(through, k)
			continue
		}
		q, err := query.Parse(a, false)
		if err != nil {
			return nil, nil, err
		}
		found := t.Holding(q)
		if len(found) == 0 {
			return nil, nil, fmt.Errorf("no clause of the %d statements holds %q, and none has that address: check the wording, or look addresses up with tifa show", len(t.Statements), a)
		}
		p := Phrase{a, map[align.Knot]bool{}}
		for _, k := range found {
			p.held[k] = true
		}
		phrases, through = append(phrases, p), append(through, found...)
	}
	var out []*Lineage
	for _, c := range t.Chains(through) {
		out = append(out, ReadLineage(t, c))
	}
	return out, phrases, nil
}
