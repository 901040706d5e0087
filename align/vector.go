package align

import (
	"cmp"
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

// add returns the sum of two vectors.
func add(a, b vector) vector {
	out := make(vector, 0, len(a)+len(b))
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case j == len(b) || i < len(a) && a[i].id < b[j].id:
			out = append(out, a[i])
			i++
		case i == len(a) || b[j].id < a[i].id:
			out = append(out, b[j])
			j++
		default:
			out = append(out, term{a[i].id, a[i].w + b[j].w})
			i++
			j++
		}
	}
	return out
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
	return add(total(vs[:n]), total(vs[n:]))
}

func length(v vector) float64 { return math.Sqrt(dot(v, v)) }

// cosine of two vectors with known lengths.
func cosine(a, b vector, na, nb float64) float64 {
	if na == 0 || nb == 0 {
		return 0
	}
	return min(1, dot(a, b)/(na*nb))
}

// space turns clauses into vectors over a common set of features.
type space struct {
	ids    map[string]int32
	yearOf map[int32]string
	df     []int
	names  []string // of the features, by id
}

// features counts the features of a clause: for Han text single characters
// and pairs of neighbours, for other scripts words, pairs of words, and the
// letter groups inside words, which make up for inflection and spelling.
func (s *space) features(c *corpus.Clause, year int) (vector, string, int) {
	counts := map[int32]float64{}
	var key strings.Builder
	size := 0
	last, lastHan := "", rune(0)
	put := func(f string, w float64) {
		id, ok := s.ids[f]
		if !ok {
			id = int32(len(s.df))
			s.ids[f] = id
			if strings.HasPrefix(f, "year ") {
				s.yearOf[id] = f
			}
			s.df = append(s.df, 0)
			s.names = append(s.names, f)
		}
		if _, ok := counts[id]; !ok {
			s.df[id]++
		}
		counts[id] += w
	}
	for _, t := range c.Tokens {
		if t.Kind == corpus.Punct && t.Norm != "、" {
			last, lastHan = "", 0
		}
		if t.Kind != corpus.Word && t.Kind != corpus.Number {
			continue
		}
		w := strings.ToLower(t.Norm)
		key.WriteString(w)
		key.WriteByte(' ')
		size += utf8.RuneCountInString(w)
		first, _ := utf8.DecodeRuneInString(w)
		if y := relativeYear(w, year); y != "" && unicode.Is(unicode.Han, first) {
			put(y, 1)
			lastHan = 0
			continue
		}
		if unicode.Is(unicode.Han, first) {
			if utf8.RuneCountInString(w) > 1 {
				put(w, wordWeight)
			}
			for _, r := range w {
				put(string(r), hanWeight)
				if lastHan != 0 {
					put(string([]rune{lastHan, r}), pairWeight)
				}
				lastHan = r
			}
			last = ""
			continue
		}
		lastHan = 0
		if y := relativeYear(w, year); y != "" {
			put(y, 1)
			last = y
			continue
		}
		if t.Kind == corpus.Number {
			put("#"+w, numberWeight)
			last = w
			continue
		}
		put(w, wordWeight)
		if last != "" {
			put(last+" "+w, pairWeight)
		}
		last = w
		grams(w, func(g string) { put("_"+g, gramWeight) })
	}
	v := make(vector, 0, len(counts))
	for id, n := range counts {
		v = append(v, term{id, n})
	}
	slices.SortFunc(v, func(a, b term) int { return cmp.Compare(a.id, b.id) })
	return v, key.String(), size
}

// How much each kind of feature counts beside a word.
const (
	wordWeight   = 1.0
	pairWeight   = 1.0 // two words or two Han characters in a row
	hanWeight    = 0.5 // one Han character: often shared by chance
	gramWeight   = 0.5 // four letters of a word: makes up for inflection
	numberWeight = 0.5 // a figure changes from statement to statement
)

// grams calls f with the groups of four letters of a word, its ends marked.
func grams(w string, f func(string)) {
	r := []rune("^" + w + "$")
	if len(r) < 5 {
		return
	}
	for i := 0; i+4 <= len(r); i++ {
		f(string(r[i : i+4]))
	}
}

// years lists the years that a vector names.
func (s *space) years(v vector) []string {
	var out []string
	for _, t := range v {
		if y := s.yearOf[t.id]; y != "" {
			out = append(out, y)
		}
	}
	return out
}

// weigh turns counts into weights: rare features say more (inverse document
// frequency over the clauses of both statements; Spärck Jones 1972), repeats
// count less than firsts.
func (s *space) weigh(v vector, clauses int) {
	for i := range v {
		idf := math.Log(float64(clauses+1) / float64(s.df[v[i].id]))
		v[i].w = math.Sqrt(v[i].w) * idf
	}
}
