package gloss

import (
	"math/bits"
	"slices"
	"unicode/utf8"
)

// A witness is what the undamaged part of a text says about the rest.
type witness struct {
	*rule                  // under which the places of this text are restored
	clean  []rune          // the text without its glosses; each damaged place is a 0
	chars  []rune          // the characters of clean, each once
	habits []habit         // the first is that of all characters that do not stand in clean
	index  [1 << 16]uint16 // of a character in habits
	bigram []uint64        // character<<48 | next<<32 | index of next in clean; sorted
	looked int             // partial readings so far
	found  map[string]found
}

// A found is what restore found, kept for places that are the same.
type found struct {
	best  string
	total int
}

// A habit is how the program deals with one character.
type habit struct {
	bare, borne int      // occurrences without and with a gloss
	p           []string // its glosses
}

func newWitness(text string, marks []mark, places []place) *witness {
	w := &witness{habits: make([]habit, 1, 2048), found: make(map[string]found)}
	w.rule = w.law()
	w.clean = make([]rune, 0, len(text)/3)
	for at := 0; at < len(text); {
		if len(places) > 0 && at == places[0].start {
			w.clean = append(w.clean, 0)
			at = places[0].end
			places = places[1:]
			continue
		}
		if len(marks) > 0 && at == marks[0].start {
			h := &w.habits[w.index[marks[0].r]]
			h.bare--
			h.borne++
			if !slices.Contains(h.p, marks[0].p) {
				h.p = append(h.p, marks[0].p)
			}
			at = marks[0].end
			marks = marks[1:]
			continue
		}
		r, n := utf8.DecodeRuneInString(text[at:])
		at += n
		if w.han(r) == 0 {
			w.clean = append(w.clean, 0)
			continue
		}
		w.clean = append(w.clean, r)
		if w.index[r] == 0 {
			w.index[r] = uint16(len(w.habits))
			w.habits = append(w.habits, habit{})
			w.chars = append(w.chars, r)
		}
		w.habits[w.index[r]].bare++
	}
	for i := 1; i < len(w.clean); i++ {
		if a, b := w.clean[i-1], w.clean[i]; a != 0 && b != 0 {
			w.bigram = append(w.bigram, uint64(a)<<48|uint64(b)<<32|uint64(i))
		}
	}
	slices.Sort(w.bigram)
	return w
}

// seen returns the habit of r, or nil if it does not stand in the clean text.
func (w *witness) seen(r rune) *habit {
	if at := w.index[r&0xFFFF]; at != 0 && r < 1<<16 {
		return &w.habits[at]
	}
	return nil
}

// law returns the rule that follows from the habits of the characters. One
// must stand twice before its habit counts.
func (w *witness) law() *rule {
	return &rule{
		charset: gbk(),
		key: func(c code, p string) bool {
			r := w.char[c]
			h := w.seen(r)
			if h != nil {
				if slices.Contains(h.p, p) {
					return true
				}
				if h.borne == 0 && h.bare >= 2 {
					return false
				}
			}
			return (h != nil || w.class[c] == '=' || w.class[c] == '+') && w.reads(c, p)
		},
		must: func(c code) bool {
			h := w.seen(w.char[c])
			return h != nil && h.bare == 0 && h.borne >= 2
		},
		free: func(c code) bool {
			return w.class[c] == '=' || w.class[c] == '+' || w.seen(w.char[c]) != nil
		},
	}
}

// restore returns the best reading of a place, and how many it has.
func (w *witness) restore(text string, pl *place) (string, int) {
	if !pl.ok {
		return "", 0
	}
	before, after := w.around(text, pl)
	key := string(before) + text[pl.start:pl.end] + string(after)
	f, ok := w.found[key]
	if !ok {
		if f.total = newCounter(w.rule, pl).total(); f.total > 0 {
			f.best = w.propose(pl, before, after)
		}
		w.found[key] = f
	}
	return f.best, f.total
}

// around returns what stands before a place and after it in the same run.
func (w *witness) around(text string, pl *place) (before, after []rune) {
	for at := pl.start; at > 0 && len(before) < longest; {
		r, n := utf8.DecodeLastRuneInString(text[:at])
		if w.han(r) == 0 {
			break
		}
		before = append(before, r)
		at -= n
		if at > 0 && text[at-1] == ')' { // a gloss stands before it
			open := at - 1
			for open > 0 && open > at-16 && text[open] != '(' {
				open--
			}
			if _, _, n := bracket(text[open:at]); n == at-open {
				at = open
			}
		}
	}
	slices.Reverse(before)
	for at := pl.end; at < len(text) && len(after) < longest; {
		if _, _, n := bracket(text[at:]); n > 0 {
			at += n
			continue
		}
		r, n := utf8.DecodeRuneInString(text[at:])
		if w.han(r) == 0 {
			break
		}
		after = append(after, r)
		at += n
	}
	return before, after
}

// longest is the longest agreement that counts.
const longest = 8

// mostAgree bounds at how many places of a pair of characters an agreement is
// looked for: no statement has one as often.
const mostAgree = 4000

// agree returns the length, at most longest, of the longest string that ends
// with s and stands in the undamaged text, and how often its last two
// characters stand there.
func (w *witness) agree(s []rune) (best, times int) {
	n := len(s)
	if n == 0 || w.seen(s[n-1]) == nil {
		return 0, 0
	}
	if n == 1 {
		return 1, 0
	}
	best = 1
	key := uint64(s[n-2])<<48 | uint64(s[n-1])<<32
	at, _ := slices.BinarySearch(w.bigram, key)
	to, _ := slices.BinarySearch(w.bigram, (key>>32+1)<<32)
	times = to - at
	for _, b := range w.bigram[at:min(to, at+mostAgree)] {
		if best == longest {
			break
		}
		end := int(uint32(b))
		k := 2
		for k < longest && k < n && k <= end && s[n-1-k] == w.clean[end-k] {
			k++
		}
		best = max(best, k)
	}
	return best, times
}

// followers returns the characters that stand after r in the undamaged text.
func (w *witness) followers(r rune) []rune {
	var all []rune
	at, _ := slices.BinarySearch(w.bigram, uint64(r)<<48)
	for at < len(w.bigram) && w.bigram[at]>>48 == uint64(r) {
		all = append(all, rune(w.bigram[at]>>32&0xFFFF))
		n, _ := slices.BinarySearch(w.bigram[at:], (w.bigram[at]>>32+1)<<32)
		at += n
	}
	return all
}

// cost is what the last character of s costs, in quarters of a bit: roughly
// how unlikely it is after those before it, judged by the undamaged text.
// Every character costs at least the constant least, so that of readings with
// the same support the shorter one is the better.
func (w *witness) cost(s []rune) int {
	k, times := w.agree(s)
	switch {
	case k == 0:
		return 16 + 4*bits.Len(uint(len(w.clean)))
	case k == 1:
		return 12 + 4*bits.Len(uint(len(w.clean)/w.seen(s[len(s)-1]).times()))
	}
	return min(8+4*bits.Len(uint(w.seen(s[len(s)-2]).times()/times)), [...]int{99, 9, 6, 4, 3, 3, 3}[k-2])
}

const least = 3

func (h *habit) times() int { return h.bare + h.borne }
