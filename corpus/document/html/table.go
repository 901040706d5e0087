package html

import (
	"slices"
	"strings"

	xhtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"tifa/corpus/document"
)

// table is an open table.
type table struct {
	rows    [][]cell
	regions int  // how many regions there were before it
	cues    int  // how many cues
	nested  bool // holds another table
	data    bool // says itself that it is no layout
}

// cell holds leaves[first:end].
type cell struct{ first, end int }

// longestCell is the size beyond which a cell holds text that a table merely
// places on the page.
const longestCell = 1000

func (w *flow) openTable(n *xhtml.Node) {
	if len(w.table) > 0 {
		w.table[len(w.table)-1].nested = true
	}
	t := &table{regions: len(w.regions), cues: len(w.cues)}
	border := attr(n, "border")
	t.data = border != "" && border != "0"
	w.table = append(w.table, t)
	w.children(n)
	w.flush(document.Paragraph, 0)
	w.table = w.table[:len(w.table)-1]
	if role := attr(n, "role"); role == "presentation" || role == "none" || !w.isData(t) {
		return
	}
	first, last := t.rows[0][0].first, t.rows[len(t.rows)-1]
	end := last[len(last)-1].end
	w.leaves = slices.Concat(w.leaves[:first], w.rows(t), w.leaves[end:])
	w.regions = w.regions[:t.regions]
}

// tablePart lays out a row or a cell.
func (w *flow) tablePart(n *xhtml.Node) {
	if len(w.table) == 0 {
		w.children(n)
		w.flush(document.Paragraph, 0)
		return
	}
	t := w.table[len(w.table)-1]
	if n.DataAtom == atom.Tr {
		t.rows = append(t.rows, nil)
		w.children(n)
		w.flush(document.Paragraph, 0)
		if len(t.rows[len(t.rows)-1]) == 0 {
			t.rows = t.rows[:len(t.rows)-1]
		}
		return
	}
	t.data = t.data || n.DataAtom == atom.Th || hasAttr(n, "scope")
	first := len(w.leaves)
	w.children(n)
	w.flush(document.Paragraph, 0)
	if len(t.rows) > 0 {
		last := &t.rows[len(t.rows)-1]
		*last = append(*last, cell{first, len(w.leaves)})
	}
}

// isData tells a table of facts from one that only places text on the page. The
// latter is known by another table inside it, by a single row or column, by
// long cells and, unless the table has header cells or a border, by cells of
// several paragraphs.
func (w *flow) isData(t *table) bool {
	if t.nested || len(t.rows) < 2 || len(w.cues) > t.cues {
		return false
	}
	columns := 0
	for _, row := range t.rows {
		columns = max(columns, len(row))
		for _, c := range row {
			length, parts := 0, 0
			for _, l := range w.leaves[c.first:c.end] {
				if l.reason == "" {
					parts++
					length += size(l.text)
				}
			}
			if length > longestCell || parts > 1 && !t.data {
				return false
			}
		}
	}
	return columns > 1
}

// rows makes a block of every row. What stands in the table and in no cell, or
// was dropped inside one, stays beside them.
func (w *flow) rows(t *table) []leaf {
	var out []leaf
	at := t.rows[0][0].first
	for _, row := range t.rows {
		l := leaf{kind: document.Row, note: w.note}
		var cells []string
		for _, c := range row {
			out = append(out, w.leaves[at:c.first]...)
			at = c.end
			var parts []string
			for _, p := range w.leaves[c.first:c.end] {
				if p.reason != "" {
					out = append(out, p)
					continue
				}
				parts = append(parts, strings.NewReplacer("\n", " ", "\t", " ").Replace(p.text))
				l.linked, l.links, l.inPage = l.linked+p.linked, l.links+p.links, l.inPage+p.inPage
			}
			cells = append(cells, strings.Join(parts, " "))
		}
		if l.text = strings.Join(cells, "\t"); strings.Trim(l.text, "\t") != "" {
			if l.note > 0 {
				l.kind = document.Note
			}
			out = append(out, l)
		}
	}
	return out
}
