package diff

import (
	"unicode"
	"unicode/utf8"

	"tifa/corpus"
)

// phrases makes edits that read as phrases out of minimal ones: small islands
// of equal words between two changes join the change, and an insertion or
// deletion that could stand in several places takes the one that keeps
// phrases whole.
func phrases(hs []hunk, a, b []unit) []hunk {
	hs = absorb(hs, a, b)
	for i := range hs {
		slide(hs, i, a, b)
	}
	// Sliding may leave empty equal hunks behind.
	out := hs[:0:0]
	for _, h := range hs {
		if h.a0 < h.a1 || h.b0 < h.b1 {
			out = join(out, h)
		}
	}
	return out
}

// absorb joins equal hunks that hold less wording than the changes on both
// sides of them: an island of one preposition between two rewritten phrases
// is chance, not kept text.
func absorb(hs []hunk, a, b []unit) []hunk {
	for {
		out := make([]hunk, 0, len(hs))
		changed := false
		for i, h := range hs {
			if h.equal && i > 0 && i+1 < len(hs) {
				w := weight(a[h.a0:h.a1])
				left, right := out[len(out)-1], hs[i+1]
				if !left.equal && island(w, left, right, a, b) {
					out[len(out)-1].a1, out[len(out)-1].b1 = h.a1, h.b1
					changed = true
					continue
				}
			}
			out = join(out, h)
		}
		hs = out
		if !changed {
			return hs
		}
	}
}

// island decides whether w words of kept text between two changes are too few
// to be shown as kept. Where both changes replace something, half of the
// smaller change is enough; a pure insertion or deletion reads well beside
// kept text and keeps all but bare particles and marks.
func island(w float64, left, right hunk, a, b []unit) bool {
	size := func(h hunk) float64 { return max(weight(a[h.a0:h.a1]), weight(b[h.b0:h.b1])) }
	replaced := func(h hunk) bool { return h.a0 < h.a1 && h.b0 < h.b1 }
	least := min(size(left), size(right))
	if replaced(left) && replaced(right) {
		return w <= 1 && w <= least || w <= least/2
	}
	return w <= 0.5 && w <= least/2
}

// weight is the amount of wording in units: one for a word, a half for one
// that only joins others or for a single Han character, nothing for marks.
func weight(us []unit) float64 {
	w := 0.0
	for _, u := range us {
		switch {
		case u.kind == corpus.Punct:
		case u.kind == corpus.Number, u.kind == corpus.Broken:
			w++
		case joining[u.norm]:
			w += 0.5
		default:
			r, n := utf8.DecodeRuneInString(u.norm)
			if unicode.Is(unicode.Han, r) && n == len(u.norm) {
				w += 0.5
			} else {
				w++
			}
		}
	}
	return w
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
