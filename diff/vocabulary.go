package diff

import (
	"strings"

	"tifa/corpus"
	"tifa/corpus/query"
)

// bearsWording tells whether a role is part of what the statement says; title,
// dateline and signature name it.
func bearsWording(r corpus.Role) bool {
	return r != corpus.Title && r != corpus.Dateline && r != corpus.Signature
}

// wordsOf lists the words of a text in lower case, numbers left out. Chinese is cut
// into words as in its clauses.
func wordsOf(text *query.Text) []string {
	var out []string
	for c := range text.Clauses {
		cl := &text.Statement.Clauses[c.Clause]
		if !bearsWording(cl.Role) {
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
		if bearsWording(text.Statement.Clauses[c.Clause].Role) {
			for _, s := range sequences(c) {
				out[s.key]++
			}
		}
	}
	return out
}
