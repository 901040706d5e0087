package gloss

import (
	"unicode/utf8"
)

// Fits reports whether candidate is a wording that damaged, a passage of a
// glossed and damaged text, allows: glosses are passed over, everything
// undamaged must be equal, and the bytes of damaged places must allow what
// candidate has there. Characters are compared after fold, so that with a
// fold from traditional to simplified script candidate may be in either;
// a nil fold leaves them as they are.
//
// A damaged place is read with the character before it. If damaged begins
// with the "?", any character is assumed there. A place must not be cut off
// at its end.
func Fits(damaged, candidate string, fold func(rune) rune) bool {
	if fold == nil {
		fold = func(r rune) rune { return r }
	}
	f := fitter{damaged: damaged, want: []rune(candidate), fold: fold}
	return f.fits(0, 0)
}

type fitter struct {
	damaged string
	want    []rune
	fold    func(rune) rune
	failed  map[[2]int]bool
}

// fits reports whether damaged[at:] allows want[k:].
func (f *fitter) fits(at, k int) bool {
	for at < len(f.damaged) {
		r, n := utf8.DecodeRuneInString(f.damaged[at:])
		switch {
		case r == '?':
			if f.restores(at, k) {
				return true
			}
		case (r == '(' || r == '（') && !(k < len(f.want) && f.want[k] == r):
			before, _ := utf8.DecodeLastRuneInString(f.damaged[:at])
			if p, _, n := bracket(f.damaged[at:]); n > 0 && readsPlain(before, p) {
				at += n
				continue
			}
		}
		if k == len(f.want) || f.fold(f.want[k]) != f.fold(r) {
			return false
		}
		at += n
		k++
	}
	return k == len(f.want)
}

// restores reports whether a damaged place begins at the "?" at damaged[at],
// and it and what comes after it allow want[k:].
func (f *fitter) restores(at, k int) bool {
	if _, _, n := closing(f.damaged[at+1:]); n == 0 {
		return false
	}
	if f.failed[[2]int{at, k}] {
		return false
	}
	s := gbk()
	pl := s.parse(f.damaged, at)
	ok := false
	if pl.ok && (pl.x != 0 || at == 0) {
		// The candidate itself says which characters there are; what its
		// copy of the text glosses is not known.
		u := &rule{
			charset: s,
			key:     s.reads,
			must:    func(code) bool { return false },
			free:    func(code) bool { return true },
		}
		failed := make(map[state]map[int]bool)
		tried := make(map[byte]bool)
		u.begin(&pl, func(_ code, st state) {
			if !ok && !tried[st.y] {
				tried[st.y] = true
				ok = f.follows(u, &pl, st, k, failed)
			}
		})
	}
	if !ok {
		if f.failed == nil {
			f.failed = make(map[[2]int]bool)
		}
		f.failed[[2]int{at, k}] = true
	}
	return ok
}

// follows reports whether the place, from st on, and what comes after it
// allow want[k:].
func (f *fitter) follows(u *rule, pl *place, st state, k int, failed map[state]map[int]bool) bool {
	if k == len(f.want) || failed[st][k] {
		return false
	}
	is := func(c code) bool { return u.char[c] != 0 && f.fold(u.char[c]) == f.fold(f.want[k]) }
	ok := false
	if st.i == len(pl.shown) {
		from, to := pl.finals()
		for z := int(from); z <= int(to) && !ok; z++ {
			c := pair(st.y, byte(z))
			ok = u.ends(pl, st, c) && is(c)
		}
		ok = ok && f.fits(pl.end, k+1)
	} else if c, to, may := u.step(pl, st); may && is(c) {
		ok = f.follows(u, pl, to, k+1, failed)
	}
	if !ok {
		u.lose(st, func(c code, to state) {
			if !ok && is(c) {
				ok = f.follows(u, pl, to, k+1, failed)
			}
		})
	}
	if !ok {
		if failed[st] == nil {
			failed[st] = make(map[int]bool)
		}
		failed[st][k] = true
	}
	return ok
}
