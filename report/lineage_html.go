package report

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"tifa/corpus"
	"tifa/diff"
)

// HTML prints lineage sheets as one file that needs no network, no other file
// and no script. version is the tifa version, command the words that made it.
func (l Lineages) HTML(w io.Writer, version, command string) error {
	first, last := l.Statements[0], l.Statements[len(l.Statements)-1]
	p := lineagePage{Scope: fmt.Sprintf("%s: %s in %s, %s", printable(l.Series), count(len(l.Statements), "statement"), printable(first.Lang), period(first, last)),
		Found: l.Answer(), Lang: printable(first.Lang), Scale: printable(last.Scale), Single: len(l.Chains) == 1}
	asked := make([]string, len(l.Asked))
	for i, a := range l.Asked {
		p.Asked = append(p.Asked, printable(a))
		asked[i] = "“" + printable(a) + "”"
	}
	p.Title = strings.Join(asked, ", ") + ": " + printable(l.Series)
	p.Version, p.Command = version, printable(command)
	for _, n := range l.Notes {
		p.Notes = append(p.Notes, printable(n))
	}
	for i, c := range l.Chains {
		s := newChainSheet(c, "c"+strconv.Itoa(i+1), version)
		s.Heading = fmt.Sprintf("Chain %d: %s", i+1, size(c))
		for _, ph := range l.Phrases {
			if where := held(c, ph); where != "" {
				s.Facts = append(s.Facts, fact{"Holds “" + printable(ph.Text) + "”", where})
			}
		}
		p.Chains = append(p.Chains, s)
	}
	return printSheet(w, "lineages", p)
}

// lineagePage is what the template of lineages prints.
type lineagePage struct {
	sheet
	Scope, Found, Lang, Scale string
	Asked, Notes              []string
	Single                    bool
	Chains                    []chainSheet
}

// fact is a named line.
type fact struct{ Name, Text string }

// chainSheet is one clause through a series.
type chainSheet struct {
	ID, Heading, Lang string
	Facts             []fact
	Flow, Strength    *figure
	Wordings          []wordingSheet
	Collation         *collationTable
	NoCollation       string // why there is no table, "" where there is one
	Links             *figureTable
}

// wordingSheet is one wording.
type wordingSheet struct {
	ID, Dates, Count, Addresses string
	Number                      int
	What                        string // what became of it, in words
	Again                       int    // number of an earlier wording with the same words, 0 for none
	AgainID                     string
	Weak, Adrift                bool
	Confidence                  string
	Before, First               *simBar // similarity; nil for the first wording
	Force, Shift                string
	Events                      []string
	Lang                        string
	Pieces, Group               []htmlPiece
}

// simBar is a similarity as a bar.
type simBar struct{ Text, Width string }

func newSimBar(similarity float64) *simBar {
	return &simBar{fmt.Sprintf("%.2f", similarity), num(100 * similarity)}
}

// collationTable sets wordings in columns.
type collationTable struct {
	Columns int
	Wide    bool // too many columns for paper
	Rows    []collationRow
}

// collationRow is one wording.
type collationRow struct {
	Number int
	Dates  string
	Href   string
	Cells  []collationCell
}

// collationCell is the words of one wording in one column.
type collationCell struct {
	Text string
	// Changed: they are not those of the row above. Gone: there were some.
	Changed, Gone bool
}

// newChainSheet lays a chain out. id begins the names of its elements.
func newChainSheet(c *diff.Lineage, id, version string) chainSheet {
	s := chainSheet{ID: id, Heading: size(c), Lang: printable(statement(c, 0).Lang)}
	s.Facts = []fact{{"Begins", begins(c)}, {"Ends", ends(c)}, {"Strength", track(c)}}
	if len(c.Versions) > 1 {
		s.Facts = append(s.Facts, fact{"Held longest", heldLongest(c)})
	}
	if len(c.Steps) > 1 {
		s.Flow = flow(id+"-flow", c)
		for i := range s.Flow.Marks { // the list stands on the sheet, not in the figure
			s.Flow.Marks[i].Href = strings.Replace(s.Flow.Marks[i].Href, id+"-flow-w", id+"-w", 1)
		}
		s.Flow.Caption = append([]string{count(len(c.Statements), "statement") + ", " + period(c.Statements[0], c.Statements[len(c.Statements)-1]) + "."}, s.Flow.Caption...)
		s.Strength = strength(id+"-strength", c)
		signed(version, s.Flow, s.Strength)
	}
	for k, v := range c.Versions {
		s.Wordings = append(s.Wordings, newWordingSheet(c, k, v, id))
	}
	s.collate(c, id)
	s.Links = links(c)
	return s
}

// heldLongest names the wording that most statements in a row have, the first
// of several.
func heldLongest(c *diff.Lineage) string {
	best := 0
	for k, v := range c.Versions {
		if v.N() > c.Versions[best].N() {
			best = k
		}
	}
	v := c.Versions[best]
	if v.N() == 1 {
		return "no wording stands in two statements in a row"
	}
	return fmt.Sprintf("wording %d, %s, %s", best+1, period(statement(c, v.From), statement(c, v.To)), count(v.N(), "statement"))
}

func newWordingSheet(c *diff.Lineage, k int, v diff.Version, id string) wordingSheet {
	st := &c.Steps[v.From]
	w := wordingSheet{ID: fmt.Sprintf("%s-w%d", id, k+1), Number: k + 1, Dates: period(statement(c, v.From), statement(c, v.To)), Count: count(v.N(), "statement"),
		Addresses: versionAddresses(c, v), What: stepWords(c, v.From), Force: force(c, v.From), Shift: shiftText(c, v), Events: events(c, v),
		Lang: printable(statement(c, v.From).Lang), Pieces: sheetPieces(versionText(c, v)), Group: sheetPieces(groupText(c, v))}
	if v.Again >= 0 {
		w.Again, w.AgainID = v.Again+1, fmt.Sprintf("%s-w%d", id, v.Again+1)
	}
	if st.Tie != nil {
		w.Before, w.First, w.Adrift = newSimBar(st.Similarity), newSimBar(st.ToFirst), st.Adrift()
		if st.Tie.Confidence < uncertain {
			w.Weak, w.Confidence = true, fmt.Sprintf("%.2f", st.Tie.Confidence)
		}
	}
	return w
}

// sheetPieces marks what changed. What differs only in script, punctuation,
// numbering or damage is shown as it is now.
func sheetPieces(ps []Piece) []htmlPiece {
	ps = slices.DeleteFunc(slices.Clone(ps), func(p Piece) bool { return p.Op == diff.Delete && ignored(p.Class) })
	for i := range ps {
		if ignored(ps[i].Class) {
			ps[i].Op, ps[i].Class = diff.Equal, diff.None
		}
	}
	out := htmlPieces(ps, "")
	for i := range out {
		out[i].Class = ""
	}
	return out
}

// widest is how many columns of a collation a page takes.
const widest = 400

func (s *chainSheet) collate(c *diff.Lineage, id string) {
	x := diff.NewSynopsis(c)
	switch {
	case x == nil && len(s.Wordings) < 2:
		s.NoCollation = "There is one wording."
		return
	case x == nil || len(x.Cells[0]) > widest:
		s.NoCollation = "The wordings are too long, or all alike, for a table."
		return
	}
	t := &collationTable{Columns: len(x.Cells[0]), Wide: len(x.Cells[0]) > 12}
	for r, v := range x.Versions {
		ver := c.Versions[v]
		row := collationRow{Number: v + 1, Dates: period(statement(c, ver.From), statement(c, ver.To)), Href: fmt.Sprintf("#%s-w%d", id, v+1)}
		for i, text := range x.Cells[r] {
			cell := collationCell{Text: oneSpace(printable(corpus.StripMarkup(text)))}
			if r > 0 && x.Same[r][i] != x.Same[r-1][i] {
				cell.Changed = x.Same[r][i] >= 0
				cell.Gone = !cell.Changed
			}
			row.Cells = append(row.Cells, cell)
		}
		t.Rows = append(t.Rows, row)
	}
	s.Collation = t
}

// links are the steps of a chain as a table.
func links(c *diff.Lineage) *figureTable {
	t := &figureTable{Name: "Every statement of the chain", Head: []string{"Statement", "Address", "What became of it", "Similarity to the one before", "To the first", "Confidence", "Main act"}}
	for i := range c.Steps {
		s := &c.Steps[i]
		before, sure := "", ""
		if s.Tie != nil {
			before, sure = fmt.Sprintf("%.2f", s.Similarity), fmt.Sprintf("%.2f", s.Tie.Confidence)
		}
		t.Rows = append(t.Rows, cells(Date(statement(c, i)), atStep(c, i), stepWords(c, i), before, fmt.Sprintf("%.2f", s.ToFirst), sure, force(c, i)))
	}
	return t
}
