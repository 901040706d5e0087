package series

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"tifa/corpus"
	"tifa/diff/statistics"
)

// Era is a stretch of days, both ends included, as they are written: 2024,
// 2024-05 or 2024-05-16.
type Era struct{ From, To string }

// ParseEra reads FROM..TO, or one day, month or year.
func ParseEra(s string) (Era, error) {
	from, to, ok := strings.Cut(s, "..")
	if !ok {
		to = from
	}
	for _, d := range []string{from, to} {
		known := false
		for _, layout := range []string{time.DateOnly, "2006-01", "2006"} {
			_, err := time.Parse(layout, d)
			known = known || err == nil
		}
		if !known {
			return Era{}, fmt.Errorf("%q is no stretch of days: write it as 2021..2022, 2021-01..2021-06 or 2021", s)
		}
	}
	if e := (Era{from, to}); !e.holds(from) {
		return Era{}, fmt.Errorf("%q ends before it begins: write the earlier day first", s)
	}
	return Era{from, to}, nil
}

// holds tells whether a day is in the era.
func (e Era) holds(day string) bool {
	return day >= e.From && day[:min(len(day), len(e.To))] <= e.To
}

// Overlaps tells whether two eras have a day in common.
func (e Era) Overlaps(o Era) bool {
	last := func(d string) string { return (d + "-99-99")[:10] } // 2024 ends behind all of its days
	return e.From <= last(o.To) && o.From <= last(e.To)
}

// String writes the era as it is parsed.
func (e Era) String() string {
	if e.From == e.To {
		return e.From
	}
	return e.From + ".." + e.To
}

// Contrast is one era of a series against another.
type Contrast struct {
	Eras       [2]Era
	Statements [2]int // held in each
	Words      [2]int // in them; of Chinese characters
	// Why no formulas, no words are contrasted; "" where they are.
	WhyFormulas, WhyWords string
	// Formulas that the eras have differently often, most different first, those of
	// the first era in front of those of the second.
	Formulas []ContrastedFormula
	// Tested counts the formulas that were tested: all that three statements of
	// both eras together have, or as many as the discovery asks for.
	Tested     int
	Terms      []ContrastedTerm // in the same order
	Vocabulary int              // distinct words of both
}

// ContrastedFormula is a formula that A statements of the first era have and B of
// the second.
type ContrastedFormula struct {
	*Formula
	A, B    int
	LogOdds float64 // see statistics.LogOdds
	P, Q    float64 // of Fisher's exact test; Q over all that were tested
}

// ContrastedTerm is a word that stands A times in the first era and B times in the
// second.
type ContrastedTerm struct {
	Word     string
	A, B     int
	Z        float64 // see statistics.Keyness
	LogRatio float64 // see statistics.LogRatio
}

// NewContrast contrasts two eras of a series by the words that they use and by the
// formulas that d finds in their statements alone.
func NewContrast(s *corpus.Series, texts Texts, d Discovery, a, b Era) *Contrast {
	c := &Contrast{Eras: [2]Era{a, b}}
	side := make([]int, len(texts)) // 0, 1, and -1 for neither
	within := make(Texts, len(texts))
	var words [2]map[string]int
	for k := range words {
		words[k] = map[string]int{}
	}
	for i := range texts {
		side[i] = -1
		if len(texts[i]) == 0 {
			continue
		}
		for k, e := range c.Eras {
			if e.holds(s.Events[i].Date.Format(time.DateOnly)) {
				side[i], within[i] = k, texts[i]
				c.Statements[k]++
				for _, q := range wordsOf(texts[i][0]) {
					words[k][q]++
					c.Words[k]++
				}
			}
		}
	}
	if n := min(c.Statements[0], c.Statements[1]); n < statistics.LeastEra {
		c.WhyFormulas = fmt.Sprintf("%d and %d statements: from %d on each side on", c.Statements[0], c.Statements[1], statistics.LeastEra)
	} else {
		d.MinStatements = max(d.MinStatements, statistics.LeastCandidates)
		c.formulas(d.Find(within), side)
	}
	if n := min(c.Words[0], c.Words[1]); n < statistics.LeastKeyness {
		c.WhyWords = fmt.Sprintf("%d and %d words: from %d on each side on; in less text what is new in one statement says more", c.Words[0], c.Words[1], statistics.LeastKeyness)
	} else {
		c.terms(words)
	}
	return c
}

func (c *Contrast) formulas(formulas []Formula, side []int) {
	var p []float64
	for i := range formulas {
		f := ContrastedFormula{Formula: &formulas[i]}
		for e, k := range side {
			if has := formulas[i].Issues[e].Count > 0; has && k == 0 {
				f.A++
			} else if has && k == 1 {
				f.B++
			}
		}
		f.LogOdds = statistics.LogOdds(f.A, c.Statements[0], f.B, c.Statements[1])
		f.P = statistics.Fisher(f.A, c.Statements[0], f.B, c.Statements[1])
		c.Formulas, p = append(c.Formulas, f), append(p, f.P)
	}
	c.Tested = len(p)
	for i, q := range statistics.BenjaminiHochberg(p) {
		c.Formulas[i].Q = q
	}
	// Equal shares are no contrast.
	c.Formulas = slices.DeleteFunc(c.Formulas, func(f ContrastedFormula) bool {
		return f.A*c.Statements[1] == f.B*c.Statements[0]
	})
	slices.SortStableFunc(c.Formulas, func(x, y ContrastedFormula) int {
		return cmp.Or(-cmp.Compare(sign(x.LogOdds), sign(y.LogOdds)), cmp.Compare(math.Abs(y.LogOdds), math.Abs(x.LogOdds)), y.Words-x.Words)
	})
}

func (c *Contrast) terms(words [2]map[string]int) {
	all := map[string]bool{}
	for _, m := range words {
		for w := range m {
			all[w] = true
		}
	}
	c.Vocabulary = len(all)
	for w := range all {
		a, b := words[0][w], words[1][w]
		t := ContrastedTerm{Word: w, A: a, B: b, Z: statistics.Keyness(a, c.Words[0], b, c.Words[1]),
			LogRatio: statistics.LogRatio(a, c.Words[0], b, c.Words[1], len(all))}
		if t.LogRatio != 0 {
			c.Terms = append(c.Terms, t)
		}
	}
	slices.SortFunc(c.Terms, func(x, y ContrastedTerm) int {
		return cmp.Or(-cmp.Compare(sign(x.Z), sign(y.Z)), cmp.Compare(math.Abs(y.Z), math.Abs(x.Z)), strings.Compare(x.Word, y.Word))
	})
}

func sign(x float64) int {
	switch {
	case x > 0:
		return 1
	case x < 0:
		return -1
	}
	return 0
}
