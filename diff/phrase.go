package diff

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/sergi/go-diff/diffmatchpatch"

	"tifa/corpus"
)

// What a reader gains by a unit that is shown as kept, and what marks cost
// him: a run of struck or new text as much as a word and a half. So of a
// passage between two rewritten phrases three kept words stand and two are
// swallowed, between a rewritten phrase and an insertion two stand and one is
// swallowed, and between two insertions everything stands: there nothing
// would be saved by striking what was never struck. One word for another is
// read at a glance and costs less than two runs, one figure or name for
// another nothing: words beside it must not be drawn into a change of slots.
const (
	wordWorth    = 4
	joiningWorth = 2 // a word that only joins others, a single Han character
	markWorth    = 2
	runCost      = 6
	swapCost     = 9
	itemWorth    = 2*runCost + 1 // an item of a list is never swallowed
)

// worth is what a unit is worth when it is kept.
func worth(u unit) int32 {
	r, n := utf8.DecodeRuneInString(u.norm)
	switch {
	case u.item:
		return itemWorth
	case u.kind == corpus.Punct:
		return markWorth
	case joining[u.norm], u.kind == corpus.Word && n == len(u.norm) && unicode.Is(unicode.Han, r):
		return joiningWorth
	}
	return wordWorth
}

// phrases matches two sides so that what is kept is worth most against what
// the marked runs cost. A minimal diff would keep every chance word.
func phrases(a, b []unit) []hunk {
	m := newMatcher(a, b)
	n := min(len(a), len(b))
	head, tail := 0, 0
	for head < n && m.a[head] == m.b[head] {
		head++
	}
	for tail < n-head && m.a[len(a)-1-tail] == m.b[len(b)-1-tail] {
		tail++
	}
	m.add(hunk{0, head, 0, head, true})
	m.match(hunk{head, len(a) - tail, head, len(b) - tail, false})
	m.add(hunk{len(a) - tail, len(a), len(b) - tail, len(b), true})
	hs := bridge(m.out, a)
	for i := range hs {
		slide(hs, i, a, b)
	}
	out := hs[:0:0] // sliding may leave empty equal hunks behind
	for _, h := range hs {
		out = join(out, h)
	}
	return out
}

// bridge makes one change of two replacements that only a mark or a word like
// "to" keeps apart: "14 to 16 May" is read as one date.
func bridge(hs []hunk, a []unit) (out []hunk) {
	replaced := func(i int) bool {
		return i >= 0 && i < len(hs) && !hs[i].equal && hs[i].a0 < hs[i].a1 && hs[i].b0 < hs[i].b1
	}
	for i, h := range hs {
		h.equal = h.equal && !(replaced(i-1) && replaced(i+1) && light(a[h.a0:h.a1]))
		out = join(out, h)
	}
	return out
}

// light tells a single word or mark that says nothing by itself.
func light(us []unit) bool { return len(us) == 1 && worth(us[0]) < wordWorth }

// maxCells bounds the table of a matching: two thousand words on either side.
const maxCells = 4 << 20

// matcher matches units by number: the same number is the same wording.
type matcher struct {
	a, b  []int
	worth []int32 // by number
	slot  []bool  // by number: a figure, a word of a date, a name
	out   []hunk
}

// newMatcher numbers the wordings of both sides.
func newMatcher(a, b []unit) *matcher {
	m := &matcher{}
	ids := map[string]int{}
	number := func(us []unit) []int {
		out := make([]int, len(us))
		for i, u := range us {
			id, ok := ids[u.norm]
			if !ok {
				id = len(m.worth)
				ids[u.norm] = id
				m.worth = append(m.worth, worth(u))
				m.slot = append(m.slot, u.kind == corpus.Number || isSlotWord(u) || isName(u))
			}
			out[i] = id
		}
		return out
	}
	m.a, m.b = number(a), number(b)
	return m
}

func (m *matcher) add(h hunk) { m.out = join(m.out, h) }

// match adds the best matching of a stretch. One that is too long for a table
// is cut at its anchors; without any it is one replacement.
func (m *matcher) match(h hunk) {
	if (h.a1-h.a0)*(h.b1-h.b0) <= maxCells {
		m.table(h)
		return
	}
	anchors := m.anchors(h)
	if len(anchors) == 0 {
		m.add(h)
		return
	}
	at := h
	for _, k := range anchors {
		at.a1, at.b1 = k.a0, k.b0
		m.match(at)
		m.add(k)
		at.a0, at.b0 = k.a1, k.b1
	}
	at.a1, at.b1 = h.a1, h.b1
	m.match(at)
}

// anchors are the passages around runs that stand once on each side, in the
// same order on both, that no matching would swallow.
func (m *matcher) anchors(h hunk) (out []hunk) {
	last := hunk{a1: h.a0, b1: h.b0}
	for _, p := range inOrder(m.unique(h)) {
		if p[0] < last.a1 || p[1] < last.b1 {
			continue
		}
		k := hunk{p[0], p[0], p[1], p[1], true}
		for k.a0 > last.a1 && k.b0 > last.b1 && m.a[k.a0-1] == m.b[k.b0-1] {
			k.a0, k.b0 = k.a0-1, k.b0-1
		}
		sum := int32(0)
		for k.a1 < h.a1 && k.b1 < h.b1 && m.a[k.a1] == m.b[k.b1] {
			k.a1, k.b1 = k.a1+1, k.b1+1
		}
		for _, id := range m.a[k.a0:k.a1] {
			sum += m.worth[id]
		}
		if sum > 2*runCost {
			out = append(out, k)
			last = k
		}
	}
	return out
}

// unique lists where the runs of four units stand that each side holds once.
func (m *matcher) unique(h hunk) (out [][2]int) {
	type places struct{ a, b, at int }
	seen := map[[4]int]places{}
	for i := h.a0; i+4 <= h.a1; i++ {
		p := seen[[4]int(m.a[i:])]
		p.a++
		seen[[4]int(m.a[i:])] = p
	}
	for j := h.b0; j+4 <= h.b1; j++ {
		p := seen[[4]int(m.b[j:])]
		p.b++
		p.at = j
		seen[[4]int(m.b[j:])] = p
	}
	for i := h.a0; i+4 <= h.a1; i++ {
		if p := seen[[4]int(m.a[i:])]; p.a == 1 && p.b == 1 {
			out = append(out, [2]int{i, p.at})
		}
	}
	return out
}

// inOrder keeps those that stand in the same order on both sides: as many as
// can be kept, which go-diff finds exactly (no time-out, so that the result
// depends on the text alone). ps are in the order of the first side.
func inOrder(ps [][2]int) [][2]int {
	ids := make([]rune, len(ps)) // of each, in the order of the first side
	for i := range ps {
		ids[i] = rune(i + 1)
		if ids[i] >= 0xD800 { // surrogates are no runes
			ids[i] += 0x800
		}
	}
	second := make([]int, len(ps))
	for i := range second {
		second[i] = i
	}
	slices.SortFunc(second, func(x, y int) int { return ps[x][1] - ps[y][1] })
	other := make([]rune, len(ps))
	for k, i := range second {
		other[k] = ids[i]
	}
	dmp := diffmatchpatch.New()
	dmp.DiffTimeout = 0
	var out [][2]int
	at := 0
	for _, d := range dmp.DiffMainRunes(ids, other, false) {
		n := utf8.RuneCountInString(d.Text)
		switch d.Type {
		case diffmatchpatch.DiffEqual:
			out = append(out, ps[at:at+n]...)
			at += n
		case diffmatchpatch.DiffDelete:
			at += n
		}
	}
	return out
}

// never is worse than anything that can be reached, and adds up without
// overflow.
const never = -1 << 28

// pair is what it is worth to set one wording against another.
func (m *matcher) pair(a, b int) int32 {
	switch {
	case a == b:
		return m.worth[a]
	case m.slot[a] && m.slot[b]:
		return 0
	case m.worth[a] == wordWorth && m.worth[b] == wordWorth:
		return -swapCost
	}
	return never
}

// The states of a matching: after a pair of units, or in a change that so far
// only strikes, only inserts, or does both. Struck text comes first.
const (
	paired = iota
	struck
	inserted
	replaced
	states
)

// table adds the best matching of a stretch by dynamic programming with
// affine gaps (Gotoh 1982), one gap for each run that is marked. A cell holds
// for each state the one it came from, in two bits.
func (m *matcher) table(h hunk) {
	a, b := m.a[h.a0:h.a1], m.b[h.b0:h.b1]
	width := len(b) + 1
	from := make([]uint8, (len(a)+1)*width)
	above, row := make([][states]int32, width), make([][states]int32, width)
	for i := 0; i <= len(a); i++ {
		for j := range row {
			best := [states]int32{never, never, never, never}
			var came [states]uint8
			reach := func(s int, score int32, f uint8) {
				if score > best[s] {
					best[s], came[s] = score, f
				}
			}
			if i == 0 && j == 0 {
				best[paired] = 0
			}
			if i > 0 && j > 0 {
				for f, score := range above[j-1] {
					reach(paired, score+m.pair(a[i-1], b[j-1]), uint8(f))
				}
			}
			if i > 0 {
				reach(struck, above[j][struck], struck)
				reach(struck, above[j][paired]-runCost, paired)
			}
			if j > 0 {
				reach(inserted, row[j-1][inserted], inserted)
				reach(inserted, row[j-1][paired]-runCost, paired)
				reach(replaced, row[j-1][replaced], replaced)
				reach(replaced, row[j-1][struck]-runCost, struck)
			}
			row[j] = best
			for s, f := range came {
				from[i*width+j] |= f << (2 * s)
			}
		}
		above, row = row, above
	}
	last := above[len(b)]
	state := slices.Index(last[:], slices.Max(last[:]))
	var steps []hunk
	for i, j := len(a), len(b); i > 0 || j > 0; {
		k := hunk{h.a0 + i, h.a0 + i, h.b0 + j, h.b0 + j, state == paired && a[i-1] == b[j-1]}
		f := from[i*width+j] >> (2 * state) & 3
		if state == paired || state == struck {
			i--
			k.a0--
		}
		if state != struck {
			j--
			k.b0--
		}
		steps = append(steps, k)
		state = int(f)
	}
	for _, k := range slices.Backward(steps) {
		m.add(k)
	}
}

// joining are words that hold phrases together and carry no content.
var joining = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range []string{
		"the", "a", "an", "of", "and", "or", "in", "on", "to", "for", "with", "by", "at", "as", "from", "its", "our", "their", "that", "which", "is", "are", "be", "this", "these",
		"的", "和", "与", "及", "以及", "在", "于", "至", "到", "等", "对", "为", "以", "由",
		"и", "в", "во", "на", "с", "со", "к", "по", "о", "об", "из", "для", "от", "а", "их", "его", "ее", "что",
	} {
		m[w] = true
	}
	return m
}()

// slide moves a pure insertion or deletion between two equal hunks to where it
// reads best. "A, [B, ]C" and "A[, B], C" are the same edit; the first keeps
// the phrase and its mark together.
func slide(hs []hunk, i int, a, b []unit) {
	if i == 0 || i+1 >= len(hs) || hs[i].equal || !hs[i-1].equal || !hs[i+1].equal {
		return
	}
	h := hs[i]
	us, start, end := a, h.a0, h.a1
	switch {
	case h.a0 == h.a1:
		us, start, end = b, h.b0, h.b1
	case h.b0 != h.b1:
		return
	}
	// How far it can slide left and right.
	left, right := 0, 0
	for room := min(hs[i-1].a1-hs[i-1].a0, hs[i-1].b1-hs[i-1].b0); left < room && us[start-1-left].norm == us[end-1-left].norm; {
		left++
	}
	for room := min(hs[i+1].a1-hs[i+1].a0, hs[i+1].b1-hs[i+1].b0); right < room && us[start+right].norm == us[end+right].norm; {
		right++
	}
	best, shift := -1, 0
	for s := -left; s <= right; s++ {
		if v := border(us, start+s, end+s); v > best {
			best, shift = v, s
		}
	}
	hs[i-1].a1 += shift
	hs[i-1].b1 += shift
	hs[i].a0 += shift
	hs[i].a1 += shift
	hs[i].b0 += shift
	hs[i].b1 += shift
	hs[i+1].a0 += shift
	hs[i+1].b0 += shift
}

// border grades an edit us[start:end]: best when it opens after a mark and
// closes with one, then when it opens at a mark and closes before one.
func border(us []unit, start, end int) int {
	mark := func(i int) bool { return i >= 0 && i < len(us) && us[i].kind == corpus.Punct }
	v := 0
	if start == 0 || mark(start-1) {
		v += 2
	}
	if end == len(us) || mark(end-1) {
		v += 2
	}
	if mark(start) {
		v++
	}
	if mark(end) {
		v++
	}
	if end < len(us) && joining[us[end-1].norm] {
		v-- // does not end in "of"
	}
	return max(v, 0)
}
