package align

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tifa/corpus"
)

// clause is a clause as the matcher sees it.
type clause struct {
	vec   vector
	norm  float64 // length of vec
	size  int     // characters of wording
	role  corpus.Role
	key   string   // its wording, for finding identical clauses
	text  string   // as printed
	years []string // years it names, counted from that of its statement
	parts []part
}

// term is one weighted feature of a clause.
type term struct {
	id int32
	w  float64
}

// vector holds the terms of a clause in order of id.
type vector []term

// dot is the scalar product.
func dot(a, b vector) float64 {
	sum := 0.0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].id < b[j].id:
			i++
		case a[i].id > b[j].id:
			j++
		default:
			sum += a[i].w * b[j].w
			i++
			j++
		}
	}
	return sum
}

// add appends the sum of a and f times b to an empty vector and returns it.
func add(dst, a, b vector, f float64) vector {
	i, j := 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case a[i].id < b[j].id:
			dst = append(dst, a[i])
			i++
		case b[j].id < a[i].id:
			dst = append(dst, term{b[j].id, f * b[j].w})
			j++
		default:
			dst = append(dst, term{a[i].id, a[i].w + f*b[j].w})
			i++
			j++
		}
	}
	dst = append(dst, a[i:]...)
	for ; j < len(b); j++ {
		dst = append(dst, term{b[j].id, f * b[j].w})
	}
	return dst
}

// total is the sum of many vectors.
func total(vs []vector) vector {
	switch len(vs) {
	case 0:
		return nil
	case 1:
		return vs[0]
	}
	n := len(vs) / 2 // halves, so that long sums are not copied again and again
	a, b := total(vs[:n]), total(vs[n:])
	return add(make(vector, 0, len(a)+len(b)), a, b, 1)
}

func length(v vector) float64 { return math.Sqrt(dot(v, v)) }

// cosine of two vectors with known lengths.
func cosine(a, b vector, na, nb float64) float64 {
	if na == 0 || nb == 0 {
		return 0
	}
	return min(1, dot(a, b)/(na*nb))
}

// space turns clauses into vectors over a common set of features. Every
// distinct word is cut into its features once.
type space struct {
	words  map[string]int    // index in entries
	pairs  map[[2]int]int32  // two words in a row, by their entries
	han    map[[2]rune]int32 // two Han characters in a row
	grams  map[[4]rune]int32 // four letters
	runes  map[rune]int32    // one Han character
	byYear map[string]int32

	entries []entry
	df      []int     // of each feature: clauses it stands in
	idf     []float64 // and its weight by that, see weigh
	names   []string  // of the features that are words, by id
	raw     []uint64  // working space of features
}

// entry is a distinct word with the features that it has by itself.
type entry struct {
	terms []term
	han   []rune // its characters, nil for other scripts
	year  bool
}

func newSpace() *space {
	return &space{words: map[string]int{}, pairs: map[[2]int]int32{}, han: map[[2]rune]int32{}, grams: map[[4]rune]int32{},
		runes: map[rune]int32{}, byYear: map[string]int32{}}
}

// feature makes a new feature.
func (s *space) feature(name string) int32 {
	s.df = append(s.df, 0)
	s.names = append(s.names, name)
	return int32(len(s.df) - 1)
}

// known returns the feature of a key, made at its first use.
func known[K comparable](s *space, m map[K]int32, k K, name string) int32 {
	id, ok := m[k]
	if !ok {
		id = s.feature(name)
		m[k] = id
	}
	return id
}

// word returns the entry of a word or number of a statement of that year.
func (s *space) word(w string, number bool, year int) int {
	y := relativeYear(w, year)
	key := w
	if y != "" {
		key = y // "2024" is another word in a statement of another year
	}
	if i, ok := s.words[key]; ok {
		return i
	}
	var e entry
	first, _ := utf8.DecodeRuneInString(w)
	switch {
	case y != "":
		id := known(s, s.byYear, y, y)
		e = entry{terms: []term{{id, 1}}, year: true}
	case number:
		e.terms = []term{{s.feature(""), numberWeight}}
	case unicode.Is(unicode.Han, first):
		e.han = []rune(w)
		if len(e.han) > 2 {
			e.terms = append(e.terms, term{s.feature(w), wordWeight})
		}
		for k, r := range e.han {
			e.terms = append(e.terms, term{known(s, s.runes, r, ""), hanWeight})
			if k > 0 {
				pair := known(s, s.han, [2]rune{e.han[k-1], r}, "")
				e.terms = append(e.terms, term{pair, pairWeight})
				if len(e.han) == 2 { // the pair is the word
					s.names[pair] = w
					e.terms = append(e.terms, term{pair, wordWeight})
				}
			}
		}
	default:
		e.terms = append(e.terms, term{s.feature(w), wordWeight})
		if r := []rune("^" + w + "$"); len(r) >= 5 {
			for k := 0; k+4 <= len(r); k++ {
				e.terms = append(e.terms, term{known(s, s.grams, [4]rune(r[k:k+4]), ""), gramWeight})
			}
		}
	}
	s.entries = append(s.entries, e)
	s.words[key] = len(s.entries) - 1
	return len(s.entries) - 1
}

// clause reads a clause of a statement of that year.
func (s *space) clause(st *corpus.Statement, c *corpus.Clause, year int) clause {
	out := clause{role: c.Role, text: strings.TrimSpace(st.String(c.Span))}
	var words strings.Builder
	words.Grow(c.Len())
	for _, tokens := range cut(c.Tokens) {
		if v := s.features(tokens, year, &words, &out.size); len(v) > 0 {
			out.parts = append(out.parts, part{vec: v, span: corpus.Span{Start: tokens[0].Start, End: tokens[len(tokens)-1].End}})
		}
	}
	vecs := make([]vector, len(out.parts))
	for i, p := range out.parts {
		vecs[i] = p.vec
	}
	out.vec, out.key = total(vecs), words.String()
	if len(vecs) == 1 {
		out.vec = slices.Clone(out.vec) // it will be weighed apart from its part
	}
	for _, t := range out.vec {
		s.df[t.id]++
	}
	out.years = s.years(out.vec)
	return out
}

// features counts the features of some tokens: for Han text single characters
// and pairs of neighbours, for other scripts words, pairs of words, and the
// letter groups inside words, which make up for inflection and spelling. It
// adds the words to key and their length to size.
func (s *space) features(tokens []corpus.Token, year int, key *strings.Builder, size *int) vector {
	raw := s.raw[:0]
	count := func(id int32, w float64) { raw = append(raw, uint64(id)<<32|uint64(w*parcel)) }
	last := -1 // entry of the word before, -1 after a mark
	for _, t := range tokens {
		if t.Kind == corpus.Punct && t.Norm != "、" {
			last = -1
		}
		if t.Kind != corpus.Word && t.Kind != corpus.Number {
			continue
		}
		w := strings.ToLower(t.Norm)
		key.WriteString(w)
		key.WriteByte(' ')
		*size += utf8.RuneCountInString(w)
		k := s.word(w, t.Kind == corpus.Number, year)
		e := &s.entries[k]
		for _, t := range e.terms {
			count(t.id, t.w)
		}
		if last >= 0 && !e.year {
			switch before := &s.entries[last]; {
			case before.han != nil && e.han != nil:
				count(known(s, s.han, [2]rune{before.han[len(before.han)-1], e.han[0]}, ""), pairWeight)
			case before.han == nil && e.han == nil && t.Kind == corpus.Word:
				count(known(s, s.pairs, [2]int{last, k}, ""), pairWeight)
			}
		}
		last = k
	}
	s.raw = raw
	slices.Sort(raw)
	distinct := 0
	for i, r := range raw {
		if i == 0 || r>>32 != raw[i-1]>>32 {
			distinct++
		}
	}
	v := make(vector, 0, distinct)
	for _, r := range raw {
		id, w := int32(r>>32), float64(uint32(r))/parcel
		if n := len(v); n > 0 && v[n-1].id == id {
			v[n-1].w += w
		} else {
			v = append(v, term{id, w})
		}
	}
	return v
}

// parcel is how many parts of a weight are counted: each weight below is a
// whole number of halves.
const parcel = 2

// How much each kind of feature counts beside a word.
const (
	wordWeight   = 1.0
	pairWeight   = 1.0 // two words or two Han characters in a row
	hanWeight    = 0.5 // one Han character: often shared by chance
	gramWeight   = 0.5 // four letters of a word: makes up for inflection
	numberWeight = 0.5 // a figure changes from statement to statement
)

// years lists the years that a vector names.
func (s *space) years(v vector) []string {
	var out []string
	for y, id := range s.byYear {
		if _, ok := slices.BinarySearchFunc(v, id, func(t term, id int32) int { return int(t.id - id) }); ok {
			out = append(out, y)
		}
	}
	return out
}

// weigh turns counts into weights: rare features say more (inverse document
// frequency over the clauses of both statements; Spärck Jones 1972), repeats
// count less than firsts. It returns the length of the vector.
func (s *space) weigh(v vector, clauses int) float64 {
	if s.idf == nil {
		s.idf = make([]float64, len(s.df))
		for id, df := range s.df {
			s.idf[id] = math.Log(float64(clauses+1) / float64(df))
		}
	}
	for i := range v {
		v[i].w = math.Sqrt(v[i].w) * s.idf[v[i].id]
	}
	return length(v)
}
