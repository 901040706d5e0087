package units

import (
	"slices"
	"strings"

	"tifa/corpus"
	"tifa/corpus/fold"
)

// issuers says how many speak in a statement whose units were read, see
// corpus.Statement.Issuers: the parties it names, else what most of the
// subjects say that speak for all of it.
func issuers(st *corpus.Statement) int {
	if n := len(st.Parties); n > 1 {
		return min(n, 3)
	}
	var n [4]int // by what issuers returns
	for i := range st.Clauses {
		for _, u := range st.Clauses[i].Units {
			if u.Actor == corpus.Both && u.Subject.Len() > 0 {
				n[speakers(st.String(u.Subject), baseLang(st.Lang))]++
			}
		}
	}
	most := 0
	for k := range n {
		if n[k] > n[most] {
			most = k
		}
	}
	return most
}

// speakers says how many a subject that speaks for a whole statement names: 1,
// 2, or 0 for more than one.
func speakers(subject, lang string) int {
	f := strings.ToLower(fold.String(subject))
	words := strings.FieldsFunc(f, func(r rune) bool { return strings.ContainsRune(" ,.-–’'\"", r) })
	switch {
	case lang == "zh" && (strings.Contains(f, "双方") || strings.Contains(f, "两")):
		return 2
	case lang == "zh" && strings.ContainsAny(f, "各与和"):
		return 0
	case lang == "zh": // 会议, 全会, 我们
		return 1
	case slices.ContainsFunc(words, func(w string) bool { return pairWords[w] }):
		return 2
	case len(words) > 0 && oneBody[words[len(words)-1]]:
		return 1
	}
	return 0
}

// pairWords name two who speak together.
var pairWords = wordSet("two both обе оба две два обеих обоих")

// oneBody are the bodies that issue statements of their own; "we", "the
// leaders", мы and Стороны may be any number.
var oneBody = wordSet("committee board bank reserve council commission government authority комитет совет банк правительство комиссия коллегия")
