package diff

import (
	"slices"
	"strings"
	"unicode"
)

// Synopsis sets the wordings of a lineage in columns: what answers to each
// other stands below each other, as CollateX sets witnesses of one work.
type Synopsis struct {
	// Versions are the indexes in Lineage.Versions of the rows: every wording
	// once.
	Versions []int
	// Cells are the words by row and column, "" where a wording has none there.
	Cells [][]string
	// Same has for each cell the first row that has the same words in its
	// column, its own number where they are new, -1 where there are none.
	Same [][]int
}

// mostSynoptic is up to how many places times words a wording is collated: a
// table of longer ones is none that anybody reads.
const mostSynoptic = 4_000_000

// NewSynopsis collates the wordings of a lineage, each with all before it. It is
// nil when there is only one, or when they are too long for a table.
//
// Rows are added one by one to a table of slots by the optimal path of Needleman
// and Wunsch (1970): a word goes to a slot that has it already, sooner to one
// that has it in the row above, else it gets a slot of its own. In the end
// neighbouring slots are one column in which the rows agree and differ in the
// same way, or of which no row has both: what stands in place of each other.
func NewSynopsis(l *Lineage) *Synopsis {
	c := &Synopsis{}
	var rows [][]unit
	for i, v := range l.Versions {
		if v.Again >= 0 {
			continue
		}
		s := &l.Steps[v.From]
		_, words := units(l.Statements[s.Statement], s.Group)
		c.Versions, rows = append(c.Versions, i), append(rows, words)
	}
	if len(rows) < 2 {
		return nil
	}
	var slots [][]int // for each slot the word of each row, -1 for none
	for r := range rows {
		if len(slots)*len(rows[r]) > mostSynoptic {
			return nil
		}
		slots = laid(rows, slots, r)
	}
	var columns []column
	for _, slot := range slots {
		x := column{make([]string, len(rows)), agreement(rows, slot)}
		for r, w := range slot {
			if w >= 0 {
				x.text[r] = rows[r][w].text
			}
		}
		columns = append(columns, x)
	}
	columns = merged(columns, func(a, b column) bool { return slices.Equal(a.same, b.same) })
	columns = merged(columns, column.instead)
	columns = merged(columns, func(a, b column) bool { return slices.Equal(a.same, b.same) })
	c.Cells, c.Same = make([][]string, len(rows)), make([][]int, len(rows))
	for _, x := range columns {
		for r := range rows {
			c.Cells[r], c.Same[r] = append(c.Cells[r], strings.TrimSpace(x.text[r])), append(c.Same[r], x.same[r])
		}
	}
	return c
}

// column is a column of the table as it is made: the words of each row, and
// which rows agree, see Synopsis.Same.
type column struct {
	text []string
	same []int
}

// instead tells whether no row has words in both columns: then those of the one
// stand in place of those of the other.
func (a column) instead(b column) bool {
	for r := range a.same {
		if a.same[r] >= 0 && b.same[r] >= 0 {
			return false
		}
	}
	return true
}

// merged joins neighbouring columns as long as they belong together.
func merged(columns []column, together func(a, b column) bool) []column {
	var out []column
	for _, x := range columns {
		if n := len(out); n == 0 || !together(out[n-1], x) {
			out = append(out, x)
			continue
		}
		last := &out[len(out)-1]
		for r := range x.same {
			last.text[r] += x.text[r]
			last.same[r] = max(last.same[r], x.same[r])
		}
	}
	return out
}

// agreement is for each row the first that has the same word in a slot.
func agreement(rows [][]unit, slot []int) []int {
	same := make([]int, len(slot))
	first := map[string]int{}
	for r, w := range slot {
		if same[r] = -1; w < 0 {
			continue
		}
		norm := rows[r][w].norm
		if _, known := first[norm]; !known {
			first[norm] = r
		}
		same[r] = first[norm]
	}
	return same
}

// What a step of the path is worth: a word that goes to a slot which has it.
const (
	againWord = 4 // the word of the row above
	knownWord = 3 // a word of an earlier row
	signWord  = 1 // the same, of a sign
	apart     = -1 << 40
)

// collated adds row r to slots that have the rows before it.
func laid(rows [][]unit, slots [][]int, r int) [][]int {
	words := rows[r]
	n, m := len(slots), len(words)
	worth := func(slot []int, w *unit) int {
		value := apart
		for k := range r {
			if slot[k] < 0 || rows[k][slot[k]].norm != w.norm {
				continue
			}
			value = knownWord
			if k == r-1 {
				value = againWord
			}
			if !strings.ContainsFunc(w.norm, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }) {
				value = signWord
			}
		}
		return value
	}
	const both, left, up = 1, 2, 3 // word in slot; slot left empty; new slot
	way := make([]byte, (n+1)*(m+1))
	score := make([]int, m+1)
	for j := range way[:m+1] {
		way[j] = up
	}
	for i := 1; i <= n; i++ {
		diagonal := 0
		way[i*(m+1)] = left
		for j := 1; j <= m; j++ {
			a, b, c := diagonal+worth(slots[i-1], &words[j-1]), score[j], score[j-1]
			diagonal = score[j]
			switch at := i*(m+1) + j; {
			case a >= b && a >= c:
				score[j], way[at] = a, both
			case c >= b:
				score[j], way[at] = c, up
			default:
				score[j], way[at] = b, left
			}
		}
	}
	var out [][]int
	for i, j := n, m; i > 0 || j > 0; {
		switch way[i*(m+1)+j] {
		case both:
			i, j = i-1, j-1
			out = append(out, append(slots[i], j))
		case left:
			i--
			out = append(out, append(slots[i], -1))
		default:
			j--
			out = append(out, append(slices.Repeat([]int{-1}, r), j))
		}
	}
	slices.Reverse(out)
	return out
}
