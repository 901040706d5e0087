package report

import (
	"fmt"
	"slices"

	"tifa/corpus"
	"tifa/diff"
)

// textBlock is a clause, or a group of clauses that was split or merged, at
// its place in a text.
type textBlock struct {
	ID      string // of the element: o, n, t or f and the index of the change
	Change  int
	Changed bool // told apart from what stands only for context
	Listed  bool // has a row in the table
	Address string
	Label   string // what became of it, "" for unchanged
	Role    corpus.Role
	Kind    string // "removed", "added" or "" of a block as a whole
	Lang    string
	Pieces  []htmlPiece
	// Elsewhere says where the block went or came from, by a link to it.
	Elsewhere, Link string
	Opening         string // of what left this place
}

// textRow sets side by side what answers to each other at one place: both
// sides of a change that kept its order, or what only one side has there.
type textRow struct{ Old, New []textBlock }

// textFold is a stretch of one text with both sides in it. What is unchanged
// and far from every change is folded.
type textFold struct {
	Folded string // how many clauses, in words; "" for a stretch that is open
	Blocks []textBlock
}

// texts lays out the whole of both statements: side by side, each in its own
// order, and as one text with the changes in it. A clause that moved stands at
// both its places.
func (p *page) texts() ([]textRow, []textFold) {
	c := p.Comparison
	var olds, news []int // changes in the order of each side
	for i := range c.Changes {
		if len(c.Changes[i].Old) > 0 {
			olds = append(olds, i)
		}
		if len(c.Changes[i].New) > 0 {
			news = append(news, i)
		}
	}
	slices.SortStableFunc(olds, func(a, b int) int { return c.Changes[a].Old[0] - c.Changes[b].Old[0] })
	slices.SortStableFunc(news, func(a, b int) int { return c.Changes[a].New[0] - c.Changes[b].New[0] })
	joint := func(i int) bool { return c.Changes[i].Linked() && !c.Changes[i].Moved }
	listed := map[int]bool{}
	for _, r := range p.Report.Rows {
		listed[r.Index] = true
	}

	var rows []textRow
	var one []textBlock
	for len(olds) > 0 || len(news) > 0 {
		var r textRow
		for len(olds) > 0 && !joint(olds[0]) {
			r.Old = append(r.Old, p.block(olds[0], "o", listed))
			one = append(one, p.block(olds[0], "f", listed))
			olds = olds[1:]
		}
		for len(news) > 0 && !joint(news[0]) {
			r.New = append(r.New, p.block(news[0], "n", listed))
			one = append(one, p.block(news[0], "t", listed))
			news = news[1:]
		}
		if len(r.Old)+len(r.New) > 0 {
			rows = append(rows, r)
		}
		if len(olds) > 0 && len(news) > 0 {
			// Changes that did not move keep their order on both sides.
			rows = append(rows, textRow{[]textBlock{p.block(olds[0], "o", listed)}, []textBlock{p.block(news[0], "n", listed)}})
			one = append(one, p.block(news[0], "t", listed))
			olds, news = olds[1:], news[1:]
		}
	}
	return rows, p.folds(one)
}

// block lays out a change for one of the texts: o and n are the sides, t is
// its place in the one text, f the place that it left there.
func (p *page) block(i int, view string, listed map[int]bool) textBlock {
	c, t := p.Comparison, p.UI.T
	ch := &c.Changes[i]
	r := row(c, i)
	old := view == "o" || view == "f"
	b := textBlock{ID: fmt.Sprint(view, i), Change: i, Listed: listed[i], Changed: Filter{}.chooses(c, ch)}
	if old {
		b.Address, b.Role, b.Lang, b.Pieces = r.OldAddress, c.Old.Clauses[ch.Old[0]].Role, c.Old.Lang, htmlPieces(r.Before, diff.Delete)
	} else {
		b.Address, b.Role, b.Lang, b.Pieces = r.NewAddress, c.New.Clauses[ch.New[0]].Role, c.New.Lang, htmlPieces(r.After, diff.Insert)
	}
	if b.Changed {
		b.Label = p.label(kindsShown(ch))
	}
	switch {
	case !ch.Linked():
		b.Kind = string(ch.Kind)
		if view == "f" {
			b.ID = fmt.Sprint("t", i) // its only place
		}
	case ch.Moved:
		b.Kind = "moved"
		other := map[string]string{"o": "n", "n": "o", "t": "f", "f": "t"}[view]
		b.Link = fmt.Sprint(other, i)
		if old {
			b.Elsewhere = t("moved to %s", r.NewAddress)
		} else {
			b.Elsewhere = t("moved from %s", r.OldAddress)
		}
		if view == "f" {
			b.Pieces, b.Opening = nil, opening(c.Old, ch.Old[0], 60) // the rest stands where it went
		}
	}
	if view == "t" && ch.Linked() {
		b.Pieces = bothPieces(ch.Edits)
		if r.OldAddress != r.NewAddress && !ch.Moved {
			b.Address = r.address()
		}
	}
	return b
}

// bothPieces lays out the edits of a change as one text.
func bothPieces(edits []diff.Edit) []htmlPiece {
	var out []htmlPiece
	for _, e := range edits {
		var old, new []Piece
		if e.Op != diff.Insert && (e.Op == diff.Delete || ignored(e.Class)) {
			old = appendPiece(nil, Piece{e.Op, corpus.StripMarkup(e.Old), e.Class}, printable)
		}
		if e.Op != diff.Delete {
			new = appendPiece(nil, Piece{e.Op, corpus.StripMarkup(e.New), e.Class}, printable)
		}
		for _, h := range append(htmlPieces(old, diff.Delete), htmlPieces(new, diff.Insert)...) {
			if h.Class == "whole" {
				h.Class = ""
				if e.Class == diff.Slot || e.Class == diff.Order {
					h.Class = string(e.Class)
				}
			}
			out = append(out, h)
		}
	}
	return out
}

// folds hides what is unchanged, but for headings and the clauses next to a
// change.
func (p *page) folds(blocks []textBlock) []textFold {
	const least = 2 // a single clause takes no more room than the fold
	open := func(i int) bool {
		for k := max(i-1, 0); k <= min(i+1, len(blocks)-1); k++ {
			if blocks[k].Changed {
				return true
			}
		}
		return blocks[i].Role == corpus.Heading || blocks[i].Role == corpus.Title
	}
	var out []textFold
	for i := 0; i < len(blocks); {
		j := i
		for j < len(blocks) && open(j) == open(i) {
			j++
		}
		f := textFold{Blocks: blocks[i:j]}
		if !open(i) && j-i >= least {
			f.Folded = p.UI.Count(j-i, "1 unchanged clause", "%s unchanged clauses")
		}
		out = append(out, f)
		i = j
	}
	return out
}
