package diff

import (
	"fmt"

	"tifa/align"
	"tifa/corpus"
)

// Ask finds the lineages of the clauses that are asked for, by addresses (see
// align.Threads.At) or by phrases that they hold, and returns the phrases. The
// lineage that holds most of what was asked for comes first.
func Ask(t *align.Threads, asked []string) ([]*Lineage, []corpus.Phrase, error) {
	var through []align.Knot
	var phrases []corpus.Phrase
	for _, a := range asked {
		if k, ok := t.At(a); ok {
			through = append(through, k)
			continue
		}
		p := corpus.NewPhrase(a)
		found := t.Holding(p)
		if len(found) == 0 {
			return nil, nil, fmt.Errorf("no clause of the %d statements holds %q, and none has that address: check the wording, or look addresses up with tifa show", len(t.Statements), a)
		}
		phrases, through = append(phrases, p), append(through, found...)
	}
	var out []*Lineage
	for _, c := range t.Chains(through) {
		out = append(out, ReadLineage(t, c))
	}
	return out, phrases, nil
}
