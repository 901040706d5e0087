package diff

import (
	"slices"
	"strings"

	"tifa/corpus"
	"tifa/corpus/words"
)

// ListChange says what became of an enumeration that stands on both sides of
// a change: which items came, which went, which stand elsewhere. Every item
// of either side is in exactly one of Gained, Lost, Kept and Reworded.
type ListChange struct {
	Old, New corpus.Span   // first item to last, in the texts of the two statements
	Gained   []corpus.Span // of the new text, in its order
	Lost     []corpus.Span // of the old text, in its order
	Kept     []ItemPair    // the same wording, in the order of the new text
	Reworded []ItemPair    // two words or half of them the same, in the order of the new text
	// Reordered tells that kept items stand in another order. What merely
	// moved up because an item before it went is not reordered.
	Reordered bool
}

// ItemPair is an item of a list with its counterpart.
type ItemPair struct{ Old, New corpus.Span }

// sameItems tells that no item came, went or changed its place: a rewording
// inside an item is read word by word.
func (l ListChange) sameItems() bool {
	return len(l.Gained)+len(l.Lost) == 0 && !l.Reordered
}

const (
	minItems = 3  // two are a pair, not a list
	maxInner = 4  // words of an item before the word that joins the last, where no comma says so
	maxItem  = 10 // words of an item; what is longer is a clause of its own
	nearby   = 8  // lists that answer to each other are no further apart, counted in lists
)

// The words of lists. The joints stand before the last item, openers before
// the first; more says that the list could go on. An item at the edge of a
// list ends at a word of edgeWords, for what stands beyond belongs to all
// items; a stretch that holds one of clauseWords is a clause, not an item.
var (
	commaJoints = wordSet("and or и или либо а также")
	hanJoints   = wordSet("和 与 及 以及 或")
	more        = wordSet("等 等等")
	openers     = wordSet("including include includes such namely particularly especially включая например")
	edgeWords   = wordSet("of in on to for with by at as from through under between в во на с со к по о об из для от до при через 在 对 为 以 由 于 至 到 包括")
	clauseWords = wordSet("we they it which who that will shall would is are was were has have где мы они он она что чтобы которые который которая которое которых будут будет")
)

// none is the place of what is nowhere.
const none = -1

// items are the units of each item of a list, in order. Until a list is
// fitted to another, nobody knows where its first item begins and its last
// one ends: they reach to the marks around the list.
type items [][2]int

// lists finds the enumerations of a text.
func lists(us []unit) (out []items) {
	start := 0
	for i := range len(us) + 1 {
		if i == len(us) || closes(us, i) {
			out = append(out, listsWithin(us, start, i)...)
			start = i + 1
		}
	}
	return out
}

// closes tells a mark that no list reaches across. A point inside a clause
// belongs to an abbreviation.
func closes(us []unit, i int) bool {
	if us[i].norm == "." {
		return i+1 == len(us) || us[i+1].first
	}
	return us[i].kind == corpus.Punct && !strings.Contains("、,-\"'()《》", us[i].norm)
}

// listsWithin finds the enumerations of a stretch that holds no mark that
// would end one: items with "、" between them, or with commas and a word that
// joins the last.
func listsWithin(us []unit, start, end int) (out []items) {
	parts := split(us, start, end, ",")
	open := 0 // first part since the last list
	for k, part := range parts {
		if segments := split(us, part[0], part[1], "、"); len(segments) > 1 {
			out = append(out, hanLists(us, segments)...)
			open = k + 1
			continue
		}
		at := firstOf(us, part, commaJoints)
		if at == none || k == open || k+1 < len(parts) && commaJoints[us[parts[k+1][0]].norm] {
			continue // the last item is still to come
		}
		if l := tail(us, joined(us, parts[open:k+1], commaJoints)); at-part[0] <= maxInner && len(l) >= minItems {
			out = append(out, l)
		}
		open = k + 1
	}
	return out
}

// hanLists parts segments between "、" where 等 ends a list and another
// follows.
func hanLists(us []unit, segments items) (out []items) {
	add := func(l items) {
		if len(l) >= minItems {
			out = append(out, l)
		}
	}
	begin := 0
	for k, seg := range segments[:len(segments)-1] {
		if m := firstOf(us, seg, more); m > seg[0] && m+1 < seg[1] {
			add(append(slices.Clone(segments[begin:k]), [2]int{seg[0], m}))
			segments = slices.Clone(segments)
			segments[k][0] = m + 1
			begin = k
		}
	}
	add(joined(us, segments[begin:], hanJoints))
	return out
}

// split cuts a stretch at a mark. What holds no unit is no part.
func split(us []unit, start, end int, mark string) (out items) {
	for i := start; i <= end; i++ {
		if i == end || us[i].norm == mark {
			if start < i {
				out = append(out, [2]int{start, i})
			}
			start = i + 1
		}
	}
	return out
}

// firstOf returns where the first word of a set stands in a stretch, or none.
func firstOf(us []unit, at [2]int, set map[string]bool) int {
	for i := at[0]; i < at[1]; i++ {
		if set[us[i].norm] {
			return i
		}
	}
	return none
}

// joined parts the last segment at the word that joins the last item, unless
// that word opens it, lets the list end where 等 says that it could go on, and
// takes the joining words off the items.
func joined(us []unit, segments items, joints map[string]bool) (out items) {
	l := slices.Clone(segments)
	last := &l[len(l)-1]
	if k := firstOf(us, *last, more); k > last[0] {
		last[1] = k
	}
	if k := firstOf(us, *last, joints); k > last[0] {
		rest := [2]int{k, last[1]}
		last[1] = k
		l = append(l, rest)
	}
	for _, it := range l {
		for it[0] < it[1] && joints[us[it[0]].norm] {
			it[0]++
		}
		if it[0] < it[1] {
			out = append(out, it)
		}
	}
	return out
}

// tail returns the list at the end of parts. It begins behind a word like
// "including", or else in the first part from the end that is no inner item:
// too long, or a clause.
func tail(us []unit, l items) items {
	for i := len(l) - 2; i >= 0; i-- {
		if first := us[l[i][0]].norm; edgeWords[first] && us[l[i+1][0]].norm != first {
			return l[i:]
		}
		for k := l[i][1] - 1; k >= l[i][0]; k-- {
			switch {
			case openers[us[k].norm] && k+1 < l[i][1]:
				return append(items{{k + 1, l[i][1]}}, l[i+1:]...)
			case clauseWords[us[k].norm], l[i][1]-k > maxItem:
				return l[i:]
			case us[k].kind == corpus.Number && l[i][1]-l[i][0] == 1: // the year of a date
				return l[i+1:]
			}
		}
	}
	return l
}

// fit finds the edges of two lists: what both have in common outside is no
// item. Where nothing is in common there, an edge item is taken to be no
// longer than the longest inner one.
func fit(a, b []unit, o, n items) (items, items) {
	o, n = slices.Clone(o), slices.Clone(n)
	ofOld, ofNew := innerOf(a, o), innerOf(b, n)
	longest := max(ofOld.longest, ofNew.longest)
	stops := func(u unit) bool {
		ends := edgeWords[u.norm] || commaJoints[u.norm] || hanJoints[u.norm]
		return ends && !ofOld.words[u.norm] && !ofNew.words[u.norm]
	}
	// A verb beside a list belongs to all items, unless they have their own.
	verbs := ofOld.verbs || ofNew.verbs
	x, y := edge(reversed(a, o[0]), reversed(b, n[0]), longest, longest+2, func(u unit) bool {
		return stops(u) || !verbs && verbal(u)
	})
	o[0][0], n[0][0] = o[0][1]-x, n[0][1]-y
	p, q := &o[len(o)-1], &n[len(n)-1]
	x, y = edge(ending(a, *p, verbs), ending(b, *q, verbs), longest, max(longest, maxInner)+2, stops)
	p[1], q[1] = p[0]+x, q[0]+y
	o[0], *p = narrow(a, o[0], ofNew, true), narrow(a, *p, ofNew, false)
	n[0], *q = narrow(b, n[0], ofOld, true), narrow(b, *q, ofOld, false)
	return o, n
}

// ending returns the units of the last item and what follows, up to a Chinese
// verb unless items have verbs of their own.
func ending(us []unit, at [2]int, verbs bool) []unit {
	for i := at[0] + 1; i+1 < at[1] && !verbs; i++ {
		if tag(us[i]) == "v" {
			return us[at[0]:i]
		}
	}
	return us[at[0]:at[1]]
}

func reversed(us []unit, at [2]int) []unit {
	us = slices.Clone(us[at[0]:at[1]])
	slices.Reverse(us)
	return us
}

// inner is what the items of a list are like that stand between two others.
type inner struct {
	longest int
	items   map[string]bool // by wording
	words   map[string]bool
	verbs   bool // most begin with a Chinese verb
}

func innerOf(us []unit, l items) inner {
	in := inner{1, map[string]bool{}, map[string]bool{}, false}
	verbs := 0
	for _, it := range l[1 : len(l)-1] {
		in.longest = max(in.longest, it[1]-it[0])
		in.items[wording(us[it[0]:it[1]])] = true
		if verbal(us[it[0]]) {
			verbs++
		}
		for _, u := range us[it[0]:it[1]] {
			in.words[u.norm] = true
		}
	}
	in.verbs = 2*verbs > len(l)-2
	return in
}

// edge returns how many units of two stretches that begin with an item and
// end outside the list belong to the item: where they begin alike what they
// share, if that is as long as other items are, or else what they do not share
// outside; and no more than room.
func edge(x, y []unit, longest, room int, stops func(unit) bool) (int, int) {
	same, kept := 0, 0
	for same < min(len(x), len(y)) && x[len(x)-1-same].norm == y[len(y)-1-same].norm {
		same++
	}
	for kept < min(len(x), len(y)) && x[kept].norm == y[kept].norm {
		kept++
	}
	within := func(us []unit) int {
		us = us[:min(len(us), room)]
		for i, u := range us {
			if i > 0 && stops(u) {
				return i
			}
		}
		return len(us)
	}
	i, j := len(x)-same, len(y)-same
	switch {
	case kept >= longest || kept > 0 && max(i, j) > room:
		n := within(x[:kept])
		return n, n
	case max(i, j) > room || i == 0 && j == 0:
		return within(x), within(y)
	case min(i, j) == 0: // one item has more in front or behind
		n := within(x[i:])
		return i + n, j + n
	}
	return within(x[:i]), within(y[:j])
}

// verbal tells a Chinese verb, or a word that goes with one.
func verbal(u unit) bool { return strings.ContainsAny(tag(u), "vdup") }

// tag is the first letter of the part of speech that the dictionary gives to
// a Chinese word; "n" for verbs that are nouns as well, "" for other words.
func tag(u unit) string {
	if !hasHan(u.norm) {
		return ""
	}
	t := words.Tag([]rune(u.norm))
	if t == "vn" {
		return "n"
	}
	return t[:min(1, len(t))]
}

// narrow cuts an edge item down to what is an item of the other list by
// itself: "金砖国家合作机制" beside "金砖国家".
func narrow(us []unit, it [2]int, other inner, first bool) [2]int {
	for n := min(it[1]-it[0]-1, other.longest); n > 0; n-- {
		part := [2]int{it[0], it[0] + n}
		if first {
			part = [2]int{it[1] - n, it[1]}
		}
		if other.items[wording(us[part[0]:part[1]])] {
			return part
		}
	}
	return it
}

// wording is an item as it is compared: without the article in front and
// quotation marks.
func wording(us []unit) string {
	var b strings.Builder
	for i, u := range us {
		if u.kind == corpus.Punct || i == 0 && (u.norm == "the" || u.norm == "a" || u.norm == "an") {
			continue
		}
		b.WriteString(u.norm)
		b.WriteByte(' ')
	}
	return b.String()
}
