package series

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tifa/corpus"
	"tifa/corpus/query"
)

// Provenance says where the wording of a clause stands in other series, and since
// when: the earliest similar clause is a suggested source, no more.
type Provenance struct {
	Series    string
	Statement *corpus.Statement
	Clause    int
	Threshold float64 // of Similarity, from which on a clause is similar
	// Others has the earliest similar clause of each other series, earliest first.
	Others []Kin
	// Own counts the similar clauses in the other statements of the series, All
	// those of the whole corpus. Own/All is how much of a boilerplate the clause is
	// that its series alone uses.
	Own, All int
}

// Kin is a clause of another series that is similar.
type Kin struct {
	Series     string
	Statement  *corpus.Statement
	Clause     int
	Similarity float64 // 0 to 1
	Lag        int     // days from it to the clause that was asked for; below 0 it is later
	N          int     // similar clauses of the series
}

// DefaultThreshold is the similarity from which on a clause of another series is
// called similar: set by eye on statements of allies.
const DefaultThreshold = 0.35

// NewProvenance looks for a clause in the series of a corpus.
//
// The similarity is half the Dice coefficient of the words, each weighed by
// ln(1+M/df) of the M clauses that are searched and the df that have it, and half
// that of the pairs of neighbours; in Chinese both are of pairs of characters.
func NewProvenance(series string, s *corpus.Statement, clause int, held []Held, threshold float64) *Provenance {
	p := &Provenance{Series: series, Statement: s, Clause: clause, Threshold: threshold}
	texts := make([][]*query.Text, len(held))
	df, m := map[string]int{}, 0
	for i := range held {
		for _, st := range held[i].Statements {
			text := query.NewText(st, query.Limit{}, false)
			texts[i] = append(texts[i], text)
			for c := range text.Clauses {
				m++
				words, _ := grams(c)
				for w := range words {
					df[w]++
				}
			}
		}
	}
	weigh := func(w string) float64 { return math.Log(1 + float64(m)/float64(max(df[w], 1))) }
	var words, pairs map[string]int
	for c := range query.NewText(s, query.Limit{}, false).Clauses {
		if c.Clause == clause {
			words, pairs = grams(c)
		}
	}
	for i := range held {
		var kin *Kin
		for k, st := range held[i].Statements {
			for c := range texts[i][k].Clauses {
				if held[i].Series == series && st.Date.Equal(s.Date) {
					continue // itself, and its other versions
				}
				w, q := grams(c)
				similarity := (dice(words, w, weigh) + dice(pairs, q, func(string) float64 { return 1 })) / 2
				if similarity < threshold {
					continue
				}
				p.All++
				if held[i].Series == series {
					p.Own++
					continue
				}
				if kin == nil {
					kin = &Kin{Series: held[i].Series, Statement: st, Clause: c.Clause, Similarity: similarity, Lag: days(st.Date, s.Date)}
				} else if st.Date.Equal(kin.Statement.Date) && similarity > kin.Similarity {
					kin.Statement, kin.Clause, kin.Similarity = st, c.Clause, similarity
				}
				kin.N++
			}
		}
		if kin != nil {
			p.Others = append(p.Others, *kin)
		}
	}
	slices.SortFunc(p.Others, func(a, b Kin) int {
		return cmp.Or(a.Statement.Date.Compare(b.Statement.Date), cmp.Compare(b.Similarity, a.Similarity), strings.Compare(a.Series, b.Series))
	})
	return p
}

// grams counts the words of a clause and the pairs of words; in Chinese, twice,
// the pairs of characters. Signs are left out.
func grams(c query.Sequence) (words, pairs map[string]int) {
	words, pairs = map[string]int{}, map[string]int{}
	last, han, n := "", 0, 0
	for _, a := range c.Atoms {
		if !wordly(a) {
			continue
		}
		words[a]++
		if last != "" {
			pairs[last+" "+a]++
		}
		last = a
		n++
		if r, _ := utf8.DecodeRuneInString(a); unicode.Is(unicode.Han, r) {
			han++
		}
	}
	if 2*han > n && len(pairs) > 0 {
		words = pairs
	}
	return words, pairs
}

// dice is the weighed Dice coefficient of two bags, 0 where both are empty.
func dice(a, b map[string]int, weigh func(string) float64) float64 {
	// Sums of floats depend on their order.
	sum := func(bag map[string]int, count func(string) int) float64 {
		total := 0.0
		for _, k := range sortedKeys(bag) {
			if n := count(k); n > 0 {
				total += float64(n) * weigh(k)
			}
		}
		return total
	}
	common := sum(a, func(k string) int { return min(a[k], b[k]) })
	if common == 0 {
		return 0
	}
	return 2 * common / (sum(a, func(k string) int { return a[k] }) + sum(b, func(k string) int { return b[k] }))
}

func sortedKeys(bag map[string]int) []string {
	keys := make([]string, 0, len(bag))
	for k := range bag {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
