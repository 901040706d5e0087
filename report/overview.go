package report

import (
	"fmt"
	"strings"
	"unicode"

	"tifa/corpus"
	"tifa/diff"
)

// strip shows one statement from its first section to its last, one cell a
// section; a paragraph a cell where it has no sections.
type strip struct {
	Name  string
	Lang  string
	Cells []cell
}

// cell is a section: how much of its wording the other statement does not have.
type cell struct {
	Label, Title string
	Link         string // the element of its first clause
	Changes      string // how many, in words
	Percent      string
	Shade        int // 0 to 5
	letters, new int
	changes      int
}

// newStrip counts letters and figures, which needs no view of what a word is:
// those of old clauses that are gone, those of new clauses that are new.
func newStrip(r *Report, side string, s *corpus.Statement) strip {
	out := strip{Lang: s.Lang, Name: r.UI.T("Old: share of the wording that is gone")}
	if side == "n" {
		out.Name = r.UI.T("New: share of the wording that is new")
	}
	at := map[string]int{}
	place := make([]int, len(s.Clauses)) // cell of each clause
	for i := range s.Clauses {
		cl := &s.Clauses[i]
		sec := s.Sections[cl.Section]
		label, title := sectionLabel(s, sec), printable(sec.Title)
		if label == "" {
			label, _, _ = strings.Cut(cl.ID, ".")
			if cl.Role != corpus.Body && cl.Role != corpus.Preamble {
				place[i] = -1
				continue
			}
		}
		k, known := at[label]
		if !known {
			k = len(out.Cells)
			at[label] = k
			c := cell{Label: printable(label), Title: title, Link: fmt.Sprint(side, changeOf(r.Comparison, i, side == "o"))}
			if sec.Heading < 0 && len(s.Sections) > 1 {
				c.Label = r.UI.T("before the first heading")
			}
			out.Cells = append(out.Cells, c)
		}
		place[i] = k
	}
	for i := range r.Comparison.Changes {
		ch := &r.Comparison.Changes[i]
		group := ch.New
		if side == "o" {
			group = ch.Old
		}
		if len(group) == 0 || place[group[0]] < 0 {
			continue
		}
		c := &out.Cells[place[group[0]]]
		all, new := lettersOf(r.Comparison, ch, side, group, s)
		c.letters += all
		c.new += new
		if (Filter{}).chooses(r.Comparison, ch) {
			c.changes++
		}
	}
	for k := range out.Cells {
		c := &out.Cells[k]
		share := float64(c.new) / float64(max(c.letters, 1))
		c.Percent = r.UI.percent(share)
		c.Shade = int(share*5 + 0.999)
		c.Changes = r.UI.Count(c.changes, "1 change", "%s changes")
	}
	return out
}

// lettersOf counts the letters of one side of a change, and those of them
// that the other side does not have.
func lettersOf(c *diff.Comparison, ch *diff.Change, side string, group []int, s *corpus.Statement) (all, new int) {
	if !ch.Linked() {
		n := letterCount(text(s, group))
		return n, n
	}
	for _, e := range ch.Edits {
		t := e.New
		if side == "o" {
			t = e.Old
		}
		n := letterCount(t)
		all += n
		if e.Op != diff.Equal && !ignored(e.Class) {
			new += n
		}
	}
	return all, new
}

func letterCount(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n
}
