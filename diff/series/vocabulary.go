package series

import (
	"strings"

	"tifa/corpus"
	"tifa/corpus/query"
)

// wordsOf lists the words of a text in lower case, numbers left out. Chinese is cut
// into words as in its clauses.
func wordsOf(text *query.Text) []string {
	var out []string
	for c := range text.Clauses {
		cl := &text.Statement.Clauses[c.Clause]
		if cl.Role.Aside() {
			continue
		}
		for _, t := range cl.Tokens {
			if t.Kind == corpus.Word {
				out = append(out, strings.ToLower(t.Norm))
			}
		}
	}
	return out
}

// sequenceCounts counts the sequences of words of a text, see Novelty.
func sequenceCounts(text *query.Text) map[string]int {
	out := map[string]int{}
	for c := range text.Clauses {
		if !text.Statement.Clauses[c.Clause].Role.Aside() {
			for _, s := range sequences(c) {
				out[s.key]++
			}
		}
	}
	return out
}
