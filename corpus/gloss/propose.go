package gloss

import (
	"container/heap"
	"math"
	"slices"
)

// How many partial readings are looked at, at most.
const (
	effort    = 4000  // for one place
	allEffort = 40000 // for one text; no real copy comes near it
)

// A draft is a partial reading. A pair that vanished leaves open with which
// byte the next character begins: with any that makes no character after gap.
type draft struct {
	state
	gap  byte   // trail byte of the last character, if a pair vanished after it; y is not known then
	text []rune // what stands before the place, then the reading
	cost int    // of the characters, and at least of those still to come
	end  bool   // complete
}

// A proposer looks for the reading of a place that the text supports best.
type proposer struct {
	*witness
	pl            *place
	before, after []rune      // what stands beside it
	trails        [256][]code // by trail byte: the characters that may be put where a byte does not show
	losable       []byte      // the first bytes of pairs that vanish
	bound         int         // only what costs less is of use
	limit         int         // of looked
	buf           []rune
}

// propose returns the reading whose characters stand, in the company of those
// before and after them, in the undamaged text. It tries no vanished pair,
// then one, then two, until that has not helped twice. Every character of
// which not both bytes show is one that the text holds: about others it has
// nothing to say. If there is no such reading, propose returns "".
func (w *witness) propose(pl *place, before, after []rune) string {
	p := &proposer{witness: w, pl: pl, before: before, after: after, limit: min(w.looked+effort, allEffort)}
	for _, k := range w.lost {
		if a := k.lead(); len(p.losable) == 0 || a != p.losable[len(p.losable)-1] { // they are sorted
			p.losable = append(p.losable, a)
		}
	}
	for _, r := range w.chars {
		c := w.han(r)
		p.trails[c.trail()] = append(p.trails[c.trail()], c)
	}
	var best *draft
	p.bound = math.MaxInt
	for k, idle := 0, 0; k <= maxLost && idle < 2; k++ {
		if d := p.search(k); d != nil {
			best, idle, p.bound = d, 0, d.cost
		} else if best != nil {
			idle++
		}
	}
	if best == nil {
		return ""
	}
	return string(best.text[len(before):])
}

// search returns the cheapest reading with at most k vanished pairs that is
// cheaper than the bound, or nil.
func (p *proposer) search(k int) *draft {
	var q drafts
	p.begin(p.pl, func(key code, st state) {
		st.lost = maxLost - k
		d := &draft{state: st, text: p.before, cost: len(p.pl.shown) * least}
		if h := p.seen(p.char[key]); h == nil || h.borne == 0 {
			d.cost += 8 // not known to be a key of the program
		}
		q = append(q, d)
	})
	heap.Init(&q)
	type point struct {
		state
		gap  byte
		last [2]rune
	}
	passed := make(map[point]bool)
	for ; len(q) > 0 && p.looked < p.limit; p.looked++ {
		d := heap.Pop(&q).(*draft)
		if d.end {
			return d
		}
		at := point{state: d.state, gap: d.gap}
		copy(at.last[:], d.text[max(0, len(d.text)-2):])
		if passed[at] {
			continue
		}
		passed[at] = true
		p.grow(d, func(e *draft) { heap.Push(&q, e) })
	}
	return nil
}

// grow yields the drafts that are longer than d by one character.
func (p *proposer) grow(d *draft, yield func(*draft)) {
	p.buf = append(p.buf[:0], d.text[max(0, len(d.text)-longest):]...)
	n := len(p.buf)
	add := func(c code, to state, gap byte, end bool) {
		p.buf = append(p.buf[:n], p.char[c])
		cost := d.cost + p.cost(p.buf)
		if to.i > d.i {
			cost -= least // was counted as still to come
		}
		if end {
			for i := range min(3, len(p.after)) {
				p.buf = append(p.buf, p.after[i])
				cost += p.cost(p.buf)
			}
		}
		if cost < p.bound {
			text := append(slices.Clip(d.text), p.char[c])
			yield(&draft{state: to, gap: gap, text: text, cost: cost, end: end})
		}
	}
	// before calls f with each state in which a character with this trail
	// byte may come next.
	before := func(trail byte, f func(st state)) {
		if d.gap == 0 {
			f(d.state)
			return
		}
		for _, c := range p.trails[trail] {
			if st := d.state; p.char[pair(d.gap, c.lead())] == 0 {
				st.y = c.lead()
				f(st)
			}
		}
	}
	// What does not show is guessed only from trails.
	may := func(c code) bool { return slices.Contains(p.trails[c.trail()], c) }

	if d.i < len(p.pl.shown) {
		before(p.pl.shown[d.i].code.lead(), func(st state) {
			if c, to, ok := p.step(p.pl, st); ok {
				add(c, to, 0, false)
			}
		})
	} else {
		from, to := p.pl.finals()
		for z := int(from); z <= int(to); z++ {
			before(byte(z), func(st state) {
				if c := pair(st.y, byte(z)); p.ends(p.pl, st, c) && (p.pl.z != 0 || may(c)) {
					add(c, st, 0, true)
				}
			})
		}
	}

	if d.lost == maxLost {
		return
	}
	lose := func(st state, c code) {
		if p.plain(st, c, true) && may(c) {
			add(c, state{i: d.i, lost: d.lost + 1, hid: true}, c.trail(), false)
		}
	}
	if d.gap == 0 {
		for _, a := range p.losable {
			lose(d.state, pair(d.y, a))
		}
		return
	}
	// Of what may stand between two pairs that vanished one after the other,
	// only what the text has after the last character is tried: nearly any
	// character might.
	for _, r := range p.followers(d.text[len(d.text)-1]) {
		c := p.han(r)
		if st := d.state; p.char[pair(d.gap, c.lead())] == 0 && slices.Contains(p.losable, c.trail()) {
			st.y = c.lead()
			lose(st, c)
		}
	}
}

// drafts is a heap, the best draft first.
type drafts []*draft

func (q drafts) Len() int      { return len(q) }
func (q drafts) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q drafts) Less(i, j int) bool {
	if q[i].cost != q[j].cost {
		return q[i].cost < q[j].cost
	}
	return slices.Compare(q[i].text, q[j].text) < 0
}
func (q *drafts) Push(x any) { *q = append(*q, x.(*draft)) }
func (q *drafts) Pop() any {
	d := (*q)[len(*q)-1]
	*q = (*q)[:len(*q)-1]
	return d
}
