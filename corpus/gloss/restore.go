package gloss

// maxLost bounds how many vanished pairs of bytes are assumed in one place.
const maxLost = 8

// A rule says what the original may have held. It is the only thing in which
// counting, proposing and fitting differ.
type rule struct {
	*charset
	key  func(c code, p string) bool // c may bear the gloss p
	must func(c code) bool           // c is always glossed, so cannot stand without a gloss
	free func(c code) bool           // c may be put where one of its bytes does not show
}

// A state is a point in the original run, after the lead byte y.
type state struct {
	i    int  // shown pairs used up
	lost int  // pairs without a character assumed so far
	y    byte // lead byte of the character that comes next
	done bool // y was part of a match, so the character cannot bear a gloss
	hid  bool // y does not show
}

// plain reports whether c, whose lead byte is that of st, may stand there
// without a gloss; hid says whether its trail byte does not show.
func (u *rule) plain(st state, c code, hid bool) bool {
	switch {
	case u.class[c] == 0:
		return false
	case (hid || st.hid) && !u.free(c):
		return false
	}
	return st.done || !u.must(c)
}

// glossed is the same for c with the gloss p.
func (u *rule) glossed(st state, c code, p string, hid bool) bool {
	return u.class[c] != 0 && !st.done && u.key(c, p) && (!hid && !st.hid || u.free(c))
}

// begin yields the states in which the original can begin.
func (u *rule) begin(pl *place, yield func(key code, st state)) {
	for t := 0x40; t <= 0xFE; t++ {
		if pl.x != 0 {
			t = int(pl.x.trail())
		}
		for l := 0x81; l <= 0xFE; l++ {
			if k := pair(byte(t), byte(l)); u.class[k] != 0 && u.key(k, pl.p) {
				yield(k, state{y: byte(l), done: true})
			}
		}
		if pl.x != 0 {
			return
		}
	}
}

// step returns the character that comes next in st if the next shown pair
// follows it at once, and the state after both. There must be a shown pair.
func (u *rule) step(pl *place, st state) (c code, to state, ok bool) {
	sh := pl.shown[st.i]
	k := sh.code
	if sh.p != "" {
		ok = u.class[k] != 0 && u.key(k, sh.p) // out of step, but a key all the same
	} else {
		ok = u.class[k] == 0 || !u.must(k)
	}
	c = pair(st.y, k.lead())
	to = state{i: st.i + 1, lost: st.lost, y: k.trail(), done: sh.p != ""}
	return c, to, ok && u.plain(st, c, false)
}

// lose yields each character that can come next in st if a pair that vanished
// follows it, and the state after both.
func (u *rule) lose(st state, yield func(c code, to state)) {
	if st.lost == maxLost {
		return
	}
	var a byte // the pairs are sorted by their first byte
	var ok bool
	for _, k := range u.lost {
		c := pair(st.y, k.lead())
		if k.lead() != a {
			a, ok = k.lead(), u.plain(st, c, true)
		}
		if ok {
			yield(c, state{i: st.i, lost: st.lost + 1, y: k.trail(), hid: true})
		}
	}
}

// ends reports whether the place can end with c, whose lead byte is that of st.
func (u *rule) ends(pl *place, st state, c code) bool {
	hid := pl.z == 0
	if pl.q != "" {
		return u.glossed(st, c, pl.q, hid)
	}
	return u.plain(st, c, hid)
}

// finals are the trail bytes that the last character of the place may have.
func (pl *place) finals() (from, to byte) {
	if pl.z != 0 {
		return pl.z, pl.z
	}
	return 0x81, 0xFE
}

// A counter counts readings, each state once.
type counter struct {
	*rule
	pl   *place
	memo []int16 // by index; readings + 1, 0 if not counted yet
	ways [126 * 2][]way
}

// A way leads from one lead byte over pairs that vanished to another; n is
// how many such pairs there are.
type way struct {
	y byte
	n int
}

func newCounter(u *rule, pl *place) *counter {
	return &counter{rule: u, pl: pl, memo: make([]int16, (len(pl.shown)+1)*(maxLost+1)*126*4)}
}

// waysFrom returns the ways from the lead byte of st. It is what lose yields,
// kept, because it depends on little of st.
func (n *counter) waysFrom(st state) []way {
	at := int(st.y-0x81) * 2
	if st.done {
		at++
	}
	if n.ways[at] == nil {
		var sum [256]int
		n.lose(state{y: st.y, done: st.done}, func(_ code, to state) { sum[to.y]++ })
		ways := []way{} // not nil: made
		for y, k := range sum {
			if k > 0 {
				ways = append(ways, way{byte(y), k})
			}
		}
		n.ways[at] = ways
	}
	return n.ways[at]
}

// count returns in how many ways the original can go on from st, at most
// MaxReadings.
func (n *counter) count(st state) int {
	if st.y < 0x81 || st.y > 0xFE {
		return 0
	}
	at := ((st.i*(maxLost+1)+st.lost)*126 + int(st.y) - 0x81) * 4
	if st.done {
		at++
	}
	if st.hid {
		at += 2
	}
	if m := n.memo[at]; m != 0 {
		return int(m) - 1
	}
	sum := 0
	if st.i == len(n.pl.shown) {
		from, to := n.pl.finals()
		for z := int(from); z <= int(to); z++ {
			if n.ends(n.pl, st, pair(st.y, byte(z))) {
				sum++
			}
		}
	} else if _, to, ok := n.step(n.pl, st); ok {
		sum = n.count(to)
	}
	if st.lost < maxLost {
		for _, w := range n.waysFrom(st) {
			if sum >= MaxReadings {
				break
			}
			sum += w.n * n.count(state{i: st.i, lost: st.lost + 1, y: w.y, hid: true})
		}
	}
	sum = min(sum, MaxReadings)
	n.memo[at] = int16(sum + 1)
	return sum
}

// total returns how many readings the place allows, at most MaxReadings.
func (n *counter) total() int {
	sum := 0
	n.begin(n.pl, func(_ code, st state) { sum += n.count(st) })
	return min(sum, MaxReadings)
}
