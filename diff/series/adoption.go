package series

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"tifa/corpus"
	"tifa/corpus/query"
)

// Held is what a corpus holds of one series in the languages that are searched.
type Held struct {
	Series     string
	Statements []*corpus.Statement // earliest first; versions of a day stand together
	Texts      []*query.Text       // the same made ready for search; nil where nothing is searched
	Holes      []time.Time         // days of statements that are known to exist and are not held
}

// days counts the days that have a statement.
func (h *Held) days() int {
	n := 0
	for i, s := range h.Statements {
		if i == 0 || !s.Date.Equal(h.Statements[i-1].Date) {
			n++
		}
	}
	return n
}

// Adoption says which series of a corpus used a phrase, or one of its variants,
// and when first.
type Adoption struct {
	Variants []*query.Query
	Users    []User // by the day of their first use, then by name: the adoption curve
	Without  []User // the series that were searched and have no variant, by name
}

// User is a series that uses a phrase.
type User struct {
	*Held
	// Days counts the statements that are held, several versions of a day once.
	Days    int
	First   *Use  // its first use of any variant, nil for none
	Uses    []Use // one for each variant that it uses, in the order of the variants
	Lag     int   // days from the first use in any series
	AtStart bool  // First is in the earliest statement held: it may be older
	Missing int   // statements before First that are known to exist and are not held
}

// Use is how a series uses one variant.
type Use struct {
	Variant   int // in Adoption.Variants
	Statement *corpus.Statement
	Hit       query.Hit // the first place in it
	Last      time.Time
	// Statements that have it, several versions of a day counted once.
	Statements int
	Lag        int // days from the first use of this variant in any series
}

// Adopt searches the texts of series for the variants of a phrase.
func Adopt(variants []*query.Query, held []Held) *Adoption {
	a := &Adoption{Variants: variants}
	first := make([]time.Time, len(variants))
	for i := range held {
		h := &held[i]
		u := User{Held: h, Days: h.days()}
		uses := make([]Use, len(variants))
		for k, s := range h.Statements {
			for v, q := range variants {
				hits := q.Find(h.Texts[k])
				if len(hits) == 0 {
					continue
				}
				use := &uses[v]
				if use.Statement == nil {
					*use = Use{Variant: v, Statement: s, Hit: hits[0]}
				}
				if use.Statements == 0 || !use.Last.Equal(s.Date) {
					use.Statements++
				}
				use.Last = s.Date
			}
		}
		u.Uses = slices.DeleteFunc(uses, func(u Use) bool { return u.Statement == nil })
		for k := range u.Uses {
			use := &u.Uses[k]
			if d := use.Statement.Date; first[use.Variant].IsZero() || d.Before(first[use.Variant]) {
				first[use.Variant] = d
			}
			if u.First == nil || use.Statement.Date.Before(u.First.Statement.Date) {
				u.First = use
			}
		}
		if u.First == nil {
			a.Without = append(a.Without, u)
			continue
		}
		u.AtStart = u.First.Statement.Date.Equal(h.Statements[0].Date)
		for _, d := range h.Holes {
			if d.Before(u.First.Statement.Date) {
				u.Missing++
			}
		}
		a.Users = append(a.Users, u)
	}
	slices.SortFunc(a.Users, func(x, y User) int {
		return cmp.Or(x.First.Statement.Date.Compare(y.First.Statement.Date), strings.Compare(x.Series, y.Series))
	})
	slices.SortFunc(a.Without, func(x, y User) int { return strings.Compare(x.Series, y.Series) })
	for i := range a.Users {
		u := &a.Users[i]
		u.Lag = days(a.Users[0].First.Statement.Date, u.First.Statement.Date)
		for k := range u.Uses {
			u.Uses[k].Lag = days(first[u.Uses[k].Variant], u.Uses[k].Statement.Date)
		}
	}
	return a
}

// days counts the days from one day to another.
func days(from, to time.Time) int { return int(to.Sub(from).Hours() / 24) }
