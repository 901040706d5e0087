package report

import (
	"fmt"
	"io"
	"strings"

	"tifa/corpus"
	"tifa/corpus/query"
	"tifa/diff/series"
)

// Adoption is the way of a phrase, or of a clause, through the series of a corpus.
// One of Phrase and Clause is set.
type Adoption struct {
	Phrase *series.Adoption
	Clause *series.Provenance
	Notes  []string // what a reader has to know of the search
}

// firstUse says of a user what bounds its first use.
func firstUse(u *series.User) []string {
	var out []string
	if u.AtStart {
		out = append(out, "in the earliest statement held: it may be older")
	}
	if u.Missing > 0 {
		out = append(out, count(u.Missing, "statement")+" before it known to exist and not held")
	}
	return out
}

// heldBy says what is held of a series.
func heldBy(h *series.Held, days int) string {
	s := fmt.Sprintf("%s held, %s to %s", count(days, "statement"), Date(h.Statements[0]), Date(h.Statements[len(h.Statements)-1]))
	if n := len(h.Holes); n > 0 {
		s += ", " + count(n, "hole")
	}
	return s
}

// quote is a place with as much of its clause as fits into so many columns.
func quoteOf(s *corpus.Statement, h query.Hit, room int) string {
	x := contextOf(s, h)
	beside := max(room-columns(x.hit), 0)
	left := tail(x.left, max(beside/2, beside-columns(x.right)))
	return head(left+x.hit+x.right, room)
}

// variantUse says who used a variant first, and how many series use it.
func variantUse(a *series.Adoption, variant int) string {
	var first *series.Use
	series, n := "", 0
	for i := range a.Users {
		for k := range a.Users[i].Uses {
			x := &a.Users[i].Uses[k]
			if x.Variant != variant {
				continue
			}
			if n++; first == nil || x.Statement.Date.Before(first.Statement.Date) {
				first, series = x, a.Users[i].Series
			}
		}
	}
	if first == nil {
		return "in none"
	}
	return fmt.Sprintf("in %d, first %s %s", n, Date(first.Statement), printable(series))
}

// later writes a distance in days.
func later(days int) string {
	switch {
	case days == 0:
		return "the same day"
	case days < 0:
		return count(-days, "day") + " before"
	}
	return count(days, "day") + " later"
}

// Print writes the adoption for the terminal.
func (a *Adoption) Print(w io.Writer, width int) error {
	if width <= 0 {
		width = 80
	}
	var b strings.Builder
	if a.Clause != nil {
		a.provenance(&b, width)
	} else {
		a.phrase(&b, width)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (a *Adoption) phrase(b *strings.Builder, width int) {
	p := a.Phrase
	field := func(name, text string) { putField(b, width, name, text) }
	for i, q := range p.Variants {
		name := ""
		if i == 0 {
			name = "Phrase"
		}
		text := printable(q.Label)
		if len(p.Variants) > 1 {
			text = fmt.Sprintf("%d  %s: %s", i+1, text, variantUse(p, i))
		}
		field(name, text)
	}
	field("Found", fmt.Sprintf("in %d of %d series", len(p.Users), len(p.Users)+len(p.Without)))
	for _, n := range a.Notes {
		field("Note", printable(n))
	}
	put := func(indent int, text string) {
		for _, l := range plainLines(text, max(width-indent, 20)) {
			b.WriteString(strings.Repeat(" ", indent) + l + "\n")
		}
	}
	for i := range p.Users {
		u := &p.Users[i]
		lag := "first"
		if i > 0 {
			lag = later(u.Lag)
		}
		b.WriteByte('\n')
		put(0, fmt.Sprintf("%3d  %s  %s, %s", i+1, Date(u.First.Statement), printable(u.Series), lag))
		put(5, strings.Join(append([]string{heldBy(u.Held, u.Days)}, firstUse(u)...), "; "))
		for k := range u.Uses {
			x := &u.Uses[k]
			s := fmt.Sprintf("in %d of %d: %s", x.Statements, u.Days, Date(x.Statement))
			if last := day(x.Last); last != Date(x.Statement) {
				s += " to " + last
			}
			if len(p.Variants) > 1 {
				s = fmt.Sprintf("variant %d %s", x.Variant+1, s)
			}
			put(5, s)
			address := head(printable(x.Statement.Clauses[x.Hit.Clause].ID), width/4)
			fmt.Fprintf(b, "       %s  %s\n", address, quoteOf(x.Statement, x.Hit, width-9-columns(address)))
		}
	}
	if len(p.Without) > 0 {
		fmt.Fprintf(b, "\nWithout it (%d)\n", len(p.Without))
		for i := range p.Without {
			put(5, printable(p.Without[i].Series)+": "+heldBy(p.Without[i].Held, p.Without[i].Days))
		}
	}
}

// similar writes a threshold, or a similarity.
func similar(x float64) string { return fmt.Sprintf("%.2f", x) }

// judged says how much the clause is the boilerplate of its own series.
func judged(p *series.Provenance) string {
	if p.All == 0 {
		return "no similar clause in any other statement"
	}
	return fmt.Sprintf("%d of %s stand in its own series (%.2f): the nearer to 1, the more is it a formula of that series alone", p.Own, count(p.All, "similar clause"), float64(p.Own)/float64(p.All))
}

func (a *Adoption) provenance(b *strings.Builder, width int) {
	p := a.Clause
	field := func(name, text string) { putField(b, width, name, text) }
	c := &p.Statement.Clauses[p.Clause]
	field("Clause", fmt.Sprintf("%s %s, %s", Date(p.Statement), printable(c.ID), printable(p.Series)))
	field("", printable(p.Statement.Plain(c)))
	earlier := 0
	for _, k := range p.Others {
		if k.Lag > 0 {
			earlier++
		}
	}
	found := fmt.Sprintf("similar clauses (%s of 1 and more) in %d other series, in %d of them earlier", similar(p.Threshold), len(p.Others), earlier)
	if earlier > 0 {
		found += "; the earliest is a suggested source, no proof of one"
	}
	field("Found", found)
	field("Own", judged(p))
	for _, n := range a.Notes {
		field("Note", printable(n))
	}
	for _, k := range p.Others {
		fmt.Fprintf(b, "\n%s  %s\n", Date(k.Statement), strings.Join(plainLines(printable(k.Series)+" "+printable(k.Statement.Clauses[k.Clause].ID), width-12), "\n            "))
		for _, l := range plainLines(fmt.Sprintf("%s, similarity %s; %s in this series", later(-k.Lag), similar(k.Similarity), count(k.N, "similar clause")), width-5) {
			b.WriteString("     " + l + "\n")
		}
		for _, l := range plainLines(printable(k.Statement.Plain(&k.Statement.Clauses[k.Clause])), width-7) {
			b.WriteString("       " + l + "\n")
		}
	}
}
