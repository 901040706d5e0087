package report

import (
	"fmt"
	"io"
	"strings"
	"unicode"

	"tifa/corpus"
	"tifa/diff"
)

// CollationSchema names the JSON document of two copies set side by side.
const CollationSchema = "tifa.collation/1"

// Collation is two copies of one statement laid out for reading.
type Collation struct {
	*diff.Collation
}

// unlike is the similarity below which two texts are hardly copies of one.
const unlike = 0.5

// Unsettled counts the variants that no rule decides.
func (c Collation) Unsettled() int {
	n := 0
	for _, p := range c.Places {
		for i := range p.Readings {
			if r := &p.Readings[i]; !r.Agreed() && r.Best == diff.Neither {
				n++
			}
		}
	}
	return n
}

// Print writes the variants as a table for the terminal.
func (c Collation) Print(w io.Writer, width int) error {
	if width <= 0 {
		width = 80
	}
	var b strings.Builder
	head := func(name, text string) { hanging(&b, pad(name, 12), text, width) }
	head("Copy A", copyLine(c.A))
	head("Copy B", copyLine(c.B))
	var counts []string
	total := 0
	for _, class := range []diff.Class{diff.Wording, diff.Slot, diff.Order, diff.Damaged, diff.Script, diff.Punctuation, diff.Numbering} {
		if n := c.count(class); n > 0 {
			total += n
			counts = append(counts, thousands(n)+" "+string(class))
		}
	}
	text := "none: the copies agree"
	if total > 0 {
		text = fmt.Sprintf("%s (%s); %s not settled by a rule", thousands(total), strings.Join(counts, ", "), thousands(c.Unsettled()))
	}
	head("Variants", text)
	for _, s := range []struct {
		name string
		*corpus.Statement
	}{{"A", c.A}, {"B", c.B}} {
		for _, warning := range s.Warnings {
			head("Warning", s.name+": "+warning)
		}
	}
	if c.Similarity < unlike {
		head("Warning", fmt.Sprintf("the similarity is %.2f of 1: these hardly are two copies of one statement", c.Similarity))
	}
	if total > 0 || c.moved() > 0 {
		b.WriteByte('\n')
		c.table(&b, width)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (c Collation) count(class diff.Class) int {
	n := 0
	for _, p := range c.Places {
		for i := range p.Readings {
			if p.Readings[i].Class == class && !p.Readings[i].Agreed() {
				n++
			}
		}
	}
	return n
}

func (c Collation) moved() int {
	n := 0
	for i := range c.Places {
		if c.Places[i].Moved {
			n++
		}
	}
	return n
}

func copyLine(s *corpus.Statement) string {
	return fmt.Sprintf("%s  (%s, %s)", orNone(s.Title), s.Source.Name, Reading(s))
}

func (c Collation) table(b *strings.Builder, width int) {
	room := max((width-13)*2/7, 10)
	g := newGrid(b, width, []int{room / 2, room, room, 0}, "Place", "A reads", "B reads", "Class and proposal")
	for i := range c.Places {
		p := &c.Places[i]
		at := printable(c.address(p))
		if p.Moved {
			g.row([]string{at}, []string{"stands at " + addresses(c.A, p.Old)}, []string{"stands at " + addresses(c.B, p.New)}, []string{"moved"})
		}
		for k := range p.Readings {
			r := &p.Readings[k]
			if r.Agreed() {
				continue
			}
			g.row([]string{at}, []string{reads(r.A)}, []string{reads(r.B)}, []string{string(r.Class) + ": " + proposal(r)})
		}
	}
	g.close()
}

// address is where a passage stands in copy A, or where B alone has it.
func (c Collation) address(p *diff.Place) string {
	if len(p.Old) > 0 {
		return addresses(c.A, p.Old)
	}
	return "B " + addresses(c.B, p.New)
}

func reads(text string) string {
	if strings.TrimSpace(text) == "" {
		return "—"
	}
	return printable(strings.TrimSpace(text))
}

func proposal(r *diff.Witnessed) string {
	if r.Best == diff.Neither {
		return "not settled"
	}
	return strings.ToUpper(string(r.Best)) + " (" + r.Rule + ")"
}

// Text writes the text of the statement: what both copies read, and of each
// variant the proposed reading or, where no rule decides, that of copy A. With
// marks every variant stands as ⟨A: … | B: …⟩, the proposed reading first and
// with a star.
func (c Collation) Text(w io.Writer, marked bool) error {
	var b strings.Builder
	var prev struct {
		s    *corpus.Statement
		last int
	}
	for i := range c.Places {
		p := &c.Places[i]
		s, clauses := c.A, p.Old
		if len(clauses) == 0 {
			s, clauses = c.B, p.New
		}
		text := c.passage(p, marked)
		if text == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteString(between(prev.s, prev.last, s, clauses[0]))
		}
		b.WriteString(text)
		prev.s, prev.last = s, clauses[len(clauses)-1]
	}
	b.WriteByte('\n')
	_, err := io.WriteString(w, b.String())
	return err
}

// between is what stands between two clauses: as in their copy if they stand
// there one after the other, else a new paragraph.
func between(s *corpus.Statement, before int, t *corpus.Statement, after int) string {
	if s == t && after == before+1 {
		return s.Text[s.Clauses[before].End:t.Clauses[after].Start]
	}
	return "\n\n"
}

func (c Collation) passage(p *diff.Place, marked bool) string {
	var b strings.Builder
	for i := range p.Readings {
		r := &p.Readings[i]
		switch {
		case r.Agreed() || !marked && r.Best != diff.CopyB:
			if r.Agreed() && r.A == "" {
				b.WriteString(r.B) // white space that only B has
			} else {
				b.WriteString(r.A)
			}
		case !marked:
			b.WriteString(r.B)
		default:
			b.WriteString(variant(r))
		}
	}
	return strings.ReplaceAll(b.String(), diff.Apart, " ")
}

func variant(r *diff.Witnessed) string {
	a, z := "A: "+reads(r.A), "B: "+reads(r.B)
	switch r.Best {
	case diff.CopyA:
		a = "*" + a
	case diff.CopyB:
		a, z = "*"+z, a
	}
	lead := r.A[:len(r.A)-len(strings.TrimLeftFunc(r.A, unicode.IsSpace))]
	trail := ""
	if strings.TrimRightFunc(r.A, unicode.IsSpace) != r.A || r.A == "" && strings.TrimRightFunc(r.B, unicode.IsSpace) != r.B {
		trail = " "
	}
	return lead + "⟨" + a + " | " + z + "⟩" + trail
}

type collationDocument struct {
	Schema     string             `json:"schema"`
	A          collationCopy      `json:"a"`
	B          collationCopy      `json:"b"`
	Similarity float64            `json:"similarity"`
	Unsettled  int                `json:"unsettled"`
	Passages   []collationPassage `json:"passages"`
}

type collationCopy struct {
	ID       string     `json:"id"`
	Title    string     `json:"title"`
	Source   jsonSource `json:"source"`
	Warnings []string   `json:"warnings"`
}

type collationPassage struct {
	A        []string           `json:"a"`
	B        []string           `json:"b"`
	Moved    bool               `json:"moved"`
	Readings []collationReading `json:"readings"`
}

type collationReading struct {
	A      string       `json:"a"`
	B      string       `json:"b"`
	Agreed bool         `json:"agreed"`
	Class  diff.Class   `json:"class"`
	Best   diff.Witness `json:"best"`
	Rule   string       `json:"rule"`
}

// JSON writes the collation whole: what the copies agree on and every variant.
func (c Collation) JSON(w io.Writer) error {
	held := func(s *corpus.Statement) collationCopy {
		j := statementJSON(s)
		return collationCopy{j.ID, j.Title, j.Source, j.Warnings}
	}
	doc := collationDocument{CollationSchema, held(c.A), held(c.B), c.Similarity, c.Unsettled(), []collationPassage{}}
	ids := func(s *corpus.Statement, clauses []int) []string {
		out := []string{}
		for _, i := range clauses {
			out = append(out, s.Clauses[i].ID)
		}
		return out
	}
	for i := range c.Places {
		p := &c.Places[i]
		out := collationPassage{ids(c.A, p.Old), ids(c.B, p.New), p.Moved, []collationReading{}}
		for k := range p.Readings {
			r := &p.Readings[k]
			out.Readings = append(out.Readings, collationReading{r.A, r.B, r.Agreed(), r.Class, r.Best, r.Rule})
		}
		doc.Passages = append(doc.Passages, out)
	}
	return encode(w, doc)
}
