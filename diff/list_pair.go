package diff

import (
	"fmt"
	"slices"
	"strings"

	"tifa/corpus"
)

// listPair is two lists that answer to each other, and for each item the
// index of its counterpart on the other side, or none.
type listPair struct {
	old, new items
	toNew    []int // by old item
	toOld    []int // by new item
	kept     []bool
	count    int // kept
}

// listPairs finds the lists of two texts that answer to each other: they
// share an item, and either half of them or what stands beside the list.
func listPairs(a, b []unit) (out []*listPair) {
	news := lists(b)
	taken := make([]bool, len(news))
	for i, o := range lists(a) {
		var best *listPair
		at := 0
		for j := max(0, i-nearby); j < min(len(news), i+nearby+1); j++ {
			if taken[j] {
				continue
			}
			if p := pairItems(a, b, o, news[j]); p.answer(a, b) && (best == nil || p.count > best.count) {
				best, at = p, j
			}
		}
		if best != nil {
			taken[at] = true
			out = append(out, best)
		}
	}
	return out
}

// answer tells whether two lists answer to each other. Commas part other
// things than items, so there one item in common is too little.
func (p *listPair) answer(a, b []unit) bool {
	if p.count == 0 || p.count == 1 && a[p.old[0][1]].norm != "、" {
		return false
	}
	before := func(us []unit, l items) string {
		if l[0][0] == 0 {
			return ""
		}
		return us[l[0][0]-1].norm
	}
	return 2*p.count >= min(len(p.old), len(p.new)) || before(a, p.old) == before(b, p.new)
}

// pairItems pairs the items of two lists: first those of the same wording,
// then those that are alike.
func pairItems(a, b []unit, o, n items) *listPair {
	o, n = fit(a, b, o, n)
	p := &listPair{old: o, new: n, toNew: make([]int, len(o)), toOld: make([]int, len(n)), kept: make([]bool, len(n))}
	for i := range o {
		p.toNew[i] = none
	}
	for j := range n {
		p.toOld[j] = none
	}
	places := map[string][]int{}
	for i, it := range o {
		w := wording(a[it[0]:it[1]])
		places[w] = append(places[w], i)
	}
	for j, it := range n {
		w := wording(b[it[0]:it[1]])
		if at := places[w]; len(at) > 0 {
			p.toNew[at[0]], p.toOld[j], p.kept[j] = j, at[0], true
			places[w] = at[1:]
			p.count++
		}
	}
	if p.count == 0 {
		return p
	}
	for j, it := range n {
		for i := max(0, j-nearby); i < min(len(o), j+nearby+1) && p.toOld[j] == none; i++ {
			if p.toNew[i] == none && alike(a[o[i][0]:o[i][1]], b[it[0]:it[1]]) {
				p.toNew[i], p.toOld[j] = j, i
			}
		}
	}
	return p
}

// alike tells that two items have two words in common, or half of all.
func alike(x, y []unit) bool {
	left := map[string]int{}
	total, common := 0, 0
	for _, u := range x {
		if worth(u) == wordWorth {
			left[strings.ToLower(u.norm)]++
			total++
		}
	}
	for _, u := range y {
		if worth(u) == wordWorth {
			total++
			if w := strings.ToLower(u.norm); left[w] > 0 {
				left[w]--
				common++
			}
		}
	}
	return common > 1 || common > 0 && 4*common >= total
}

// reordered tells that kept items stand in another order.
func (p *listPair) reordered() bool {
	last := none
	for j, i := range p.toOld {
		if p.kept[j] {
			if i < last {
				return true
			}
			last = i
		}
	}
	return false
}

// change says what became of the list.
func (p *listPair) change(a, b []unit) ListChange {
	span := func(us []unit, from, to int) corpus.Span {
		return corpus.Span{Start: us[from].start, End: us[to-1].end}
	}
	c := ListChange{
		Old:       span(a, p.old[0][0], p.old[len(p.old)-1][1]),
		New:       span(b, p.new[0][0], p.new[len(p.new)-1][1]),
		Reordered: p.reordered(),
	}
	for i, it := range p.old {
		if p.toNew[i] == none {
			c.Lost = append(c.Lost, span(a, it[0], it[1]))
		}
	}
	for j, it := range p.new {
		now := span(b, it[0], it[1])
		if p.toOld[j] == none {
			c.Gained = append(c.Gained, now)
			continue
		}
		was := p.old[p.toOld[j]]
		pair := ItemPair{span(a, was[0], was[1]), now}
		if p.kept[j] {
			c.Kept = append(c.Kept, pair)
		} else {
			c.Reworded = append(c.Reworded, pair)
		}
	}
	return c
}

// mark says of the units of one side of a list what a change of them means.
func (p *listPair) mark(us []unit, l items, counterpart []int, kept func(k int) bool) {
	if p.reordered() {
		for i := l[0][0]; i < l[len(l)-1][1]; i++ {
			us[i].part = reorderedPart
		}
	}
	for k, it := range l {
		for i := it[0]; i < it[1]; i++ {
			switch {
			case counterpart[k] == none:
				us[i].part = loneItem
			case !kept(k):
				us[i].part = noPart
			}
		}
	}
}

// listPart is what a unit is in a list that changed.
type listPart uint8

const (
	noPart        listPart = iota
	reorderedPart          // a kept item of a reordered list, or what stands between its items
	loneItem               // an item that came or went
)

// itemWise compares two texts whose lists are compared item by item: an item
// that came is one insertion with its mark, and never parts of two items.
func itemWise(a, b []unit) ([]hunk, []ListChange) {
	var changes []ListChange
	var olds, news []lump
	for n, p := range listPairs(a, b) {
		c := p.change(a, b)
		if c.sameItems() {
			continue
		}
		changes = append(changes, c)
		for i, it := range p.old {
			olds = append(olds, lump{it, fmt.Sprintf("\x00%d:%d", n, i)})
		}
		for j, it := range p.new {
			name := fmt.Sprintf("\x00%d:%d", n, p.toOld[j])
			if p.toOld[j] == none {
				name = fmt.Sprintf("\x00%d+%d", n, j)
			}
			news = append(news, lump{it, name})
		}
		p.mark(a, p.old, p.toNew, func(i int) bool { return p.kept[p.toNew[i]] })
		p.mark(b, p.new, p.toOld, func(j int) bool { return p.kept[j] })
	}
	if changes == nil {
		return phrases(a, b), nil
	}
	x, xs := lumped(a, olds)
	y, ys := lumped(b, news)
	var out []hunk
	for _, h := range phrases(x, y) {
		if !h.equal {
			out = join(out, hunk{xs[h.a0], xs[h.a1], ys[h.b0], ys[h.b1], false})
			continue
		}
		for k := range h.a1 - h.a0 {
			i, j := xs[h.a0+k], ys[h.b0+k]
			if !x[h.a0+k].item {
				out = join(out, hunk{i, i + 1, j, j + 1, true})
				continue
			}
			for _, d := range phrases(a[i:xs[h.a0+k+1]], b[j:ys[h.b0+k+1]]) {
				out = join(out, hunk{i + d.a0, i + d.a1, j + d.b0, j + d.b1, d.equal})
			}
		}
	}
	return out, changes
}

// lump is an item that is compared as one unit, under a name that says which
// item of the other side it answers to.
type lump struct {
	at   [2]int
	name string
}

// lumped returns units with each item as one of them, and where each starts,
// with the end of all as the last.
func lumped(us []unit, lumps []lump) (out []unit, starts []int) {
	slices.SortFunc(lumps, func(f, g lump) int { return f.at[0] - g.at[0] })
	keep := func(from, to int) {
		for i := from; i < to; i++ {
			out = append(out, us[i])
			starts = append(starts, i)
		}
	}
	at := 0
	for _, f := range lumps {
		keep(at, f.at[0])
		out = append(out, unit{norm: f.name, kind: corpus.Word, item: true})
		starts = append(starts, f.at[0])
		at = f.at[1]
	}
	keep(at, len(us))
	return out, append(starts, len(us))
}
