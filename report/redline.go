package report

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"tifa/corpus"
	"tifa/diff"
	"tifa/report/docx"
)

// bit is a run of text of one statement, or the mark that ends a paragraph.
type bit struct {
	text   string
	end    bool // a paragraph mark
	clause int  // index of its clause; of a paragraph mark, of the first clause of the paragraph
	space  bool // what stands between two clauses
	move   int
	mark   docx.Mark
	// twin is the bit of the other statement that answers to this one, nil when
	// there is none: the same text, or another number in front of the clause.
	twin *bit
	at   int // index among the bits of its statement
}

// redline merges two statements into one sequence: what is kept stands once,
// what only one of them holds is marked. Without what is new it is the old
// statement, without what is old the new one, paragraph by paragraph.
//
// What is kept are the words that linked clauses share, as far as they stand
// in the same order in both; it is the heaviest such chain. Words that a moved
// clause kept are marked as moved, those that it lost or gained as deleted and
// inserted.
func redline(c *diff.Comparison) []*bit {
	older, newer := make([][]*bit, len(c.Old.Clauses)), make([][]*bit, len(c.New.Clauses))
	moved := make([]bool, len(c.New.Clauses))
	for i := range c.Changes {
		ch := &c.Changes[i]
		match(c, ch, older, newer)
		for _, n := range ch.New {
			moved[n] = ch.Moved
		}
	}
	a, b := sequence(c.Old, older), sequence(c.New, newer)
	number(c, a, b)
	var pairs [][2]int
	for _, x := range a {
		if x.twin != nil && !x.space && !moved[x.twin.clause] {
			pairs = append(pairs, [2]int{x.at, x.twin.at})
		}
	}
	var out []*bit
	i, j := 0, 0
	// The last paragraph mark of a document cannot be tracked: it is kept.
	for _, p := range append(chain(pairs, a, b), [2]int{len(a) - 1, len(b) - 1}) {
		out = gapped(out, a[i:p[0]], b[j:p[1]])
		if x, y := a[p[0]], b[p[1]]; x.text != y.text {
			x.mark, y.mark = docx.Deleted, docx.Inserted
			out = append(out, x)
		}
		out = append(out, b[p[1]])
		i, j = p[0]+1, p[1]+1
	}
	for _, x := range a {
		switch y := x.twin; {
		case x.move == 0:
		case x.mark == docx.Deleted && y.mark == docx.Inserted:
			x.mark, y.mark = docx.MovedFrom, docx.MovedTo
		default: // a space that one side keeps
			x.move, y.move = 0, 0
		}
	}
	return apart(out)
}

// apart sees to it that no paragraph mark that is kept stands between two
// insertions: LibreOffice takes them for one, and rejecting it takes the mark
// as well. Where whole paragraphs follow, the mark of the last one is kept
// instead, which says the same; else the old mark is deleted and the new one
// inserted.
func apart(bits []*bit) []*bit {
	inserted := func(i int) bool { return bits[i].mark == docx.Inserted || bits[i].mark == docx.MovedTo }
	var out []*bit
	begun := 0 // the place in out where the insertions before this bit begin
	for i, x := range bits {
		if x.end && x.mark == docx.Kept && i > 0 && i+1 < len(bits) && inserted(i-1) && inserted(i+1) {
			last := i + 1
			for inserted(last + 1) { // the last mark is kept
				last++
			}
			if bits[last].end {
				bits[last].mark = docx.Kept
			} else {
				x.twin.mark = docx.Deleted
				out = slices.Insert(out, begun, x.twin)
			}
			x.mark = docx.Inserted
		}
		out = append(out, x)
		if !inserted(i) {
			begun = len(out)
		}
	}
	return out
}

// chain picks the heaviest chain of pairs that stand in the same order in
// both statements. The pairs come in the order of a.
func chain(pairs [][2]int, a, b []*bit) [][2]int {
	total := make([]int, len(pairs))
	before := make([]int, len(pairs))
	// A binary indexed tree over b: each node holds the heaviest chain that
	// ends in its stretch.
	tree := make([]int, len(b)+1)
	for i := range tree {
		tree[i] = -1
	}
	best := -1
	heavier := func(k, than int) bool { return k >= 0 && (than < 0 || total[k] > total[than]) }
	for k, p := range pairs {
		before[k] = -1
		for j := p[1]; j > 0; j -= j & -j {
			if heavier(tree[j], before[k]) {
				before[k] = tree[j]
			}
		}
		total[k] = len(a[p[0]].text)
		if before[k] >= 0 {
			total[k] += total[before[k]]
		}
		for j := p[1] + 1; j < len(tree); j += j & -j {
			if heavier(k, tree[j]) {
				tree[j] = k
			}
		}
		if heavier(k, best) {
			best = k
		}
	}
	var out [][2]int
	for k := best; k >= 0; k = before[k] {
		out = append(out, pairs[k])
	}
	slices.Reverse(out)
	return out
}

// gapped appends what stands between two words that are kept. Where both
// statements end the paragraph that is open, its mark is kept; then come the
// paragraphs that are gone, those that are new, and what stands before the
// next word in its paragraph.
func gapped(out, old, new []*bit) []*bit {
	end := func(x *bit) bool { return x.end }
	if i, j := slices.IndexFunc(old, end), slices.IndexFunc(new, end); i >= 0 && j >= 0 {
		out = changed(out, old[:i], new[:j])
		new[j].twin = old[i]
		out = append(out, new[j])
		old, new = old[i+1:], new[j+1:]
		i, j = len(old), len(new)
		for i > 0 && !old[i-1].end {
			i--
		}
		for j > 0 && !new[j-1].end {
			j--
		}
		out = changed(out, old[:i], new[:j])
		old, new = old[i:], new[j:]
	}
	return changed(out, old, new)
}

// changed appends what is gone and then what is new, but keeps the space that
// both have in front or behind.
func changed(out, old, new []*bit) []*bit {
	same := func(x, y *bit) bool { return x.space && y.space && x.text == y.text }
	if len(old) > 0 && len(new) > 0 && same(old[0], new[0]) {
		out = append(out, new[0])
		old, new = old[1:], new[1:]
	}
	var behind []*bit
	if len(old) > 0 && len(new) > 0 && same(old[len(old)-1], new[len(new)-1]) {
		behind = new[len(new)-1:]
		old, new = old[:len(old)-1], new[:len(new)-1]
	}
	for _, x := range old {
		x.mark = docx.Deleted
	}
	for _, x := range new {
		x.mark = docx.Inserted
	}
	return append(append(append(out, old...), new...), behind...)
}

// paragraphs groups the clauses of a statement.
func paragraphs(s *corpus.Statement) [][]int {
	var out [][]int
	for i, c := range s.Clauses {
		if i == 0 || c.Para != s.Clauses[i-1].Para {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], i)
	}
	return out
}

// laid are the bits of a paragraph without its mark. Clauses without bits of
// their own in of are one bit.
func laid(s *corpus.Statement, group []int, of [][]*bit) []*bit {
	var out []*bit
	for _, i := range group {
		var own []*bit
		if of != nil {
			own = of[i]
		}
		if own == nil {
			if text := shown(s, i).text; text != "" {
				own = []*bit{{text: text, clause: i}}
			}
		}
		if len(own) == 0 {
			continue
		}
		if n := len(out); n > 0 {
			if between := white(s.Text[s.Clauses[out[n-1].clause].End:s.Clauses[i].Start]); between != "" {
				out = append(out, &bit{text: between, clause: out[n-1].clause, space: true})
			}
		}
		out = append(out, own...)
	}
	return out
}

// sequence lists the bits of a statement.
func sequence(s *corpus.Statement, of [][]*bit) []*bit {
	var out []*bit
	for _, group := range paragraphs(s) {
		if p := laid(s, group, of); p != nil {
			out = append(append(out, p...), &bit{end: true, clause: p[0].clause})
		}
	}
	if out == nil {
		out = []*bit{{end: true}} // a document holds a paragraph
	}
	for i, x := range out {
		x.at = i
	}
	return out
}

// white is what is shown of white space, and of blocks that were dropped.
func white(s string) string {
	if strings.ContainsFunc(s, func(r rune) bool { return unicode.IsControl(r) || !unicode.IsSpace(r) }) {
		return " "
	}
	return s
}

// clean is a clause as it is shown, with the byte of the statement at which
// each of its tokens stands and the byte of the text that answers to it.
type clean struct {
	text   string
	start  []int
	offset []int
}

func shown(s *corpus.Statement, clause int) clean {
	var b strings.Builder
	var out clean
	tokens := s.Clauses[clause].Tokens
	last := len(tokens)
	for last > 0 && (tokens[last-1].Kind == corpus.Space || tokens[last-1].Kind == corpus.Markup) {
		last--
	}
	for i, t := range tokens {
		out.start = append(out.start, t.Start)
		out.offset = append(out.offset, b.Len())
		switch {
		case t.Kind == corpus.Markup:
		case t.Kind != corpus.Space:
			b.WriteString(legible(corpus.StripMarkup(s.String(t.Span))))
		case b.Len() > 0 && i < last:
			b.WriteString(legible(white(s.String(t.Span))))
		}
	}
	out.text = b.String()
	return out
}

// legible is printable for XML, which cannot hold two characters more.
func legible(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\uFFFE' || r == '\uFFFF' {
			return utf8.RuneError
		}
		return r
	}, printable(s))
}

// between is the part of the text that stands in a stretch of the statement.
func (c clean) between(from, to int) string {
	at := func(byte int) int {
		if i := sort.SearchInts(c.start, byte); i < len(c.start) {
			return c.offset[i]
		}
		return len(c.text)
	}
	return c.text[at(from):at(to)]
}

// stretch is the part of an edit that stands in one clause.
type stretch struct {
	clause int
	text   string
}

// reader gives out the clauses of a group piece by piece, as the edits cut
// them.
type reader struct {
	s     *corpus.Statement
	group []int
	k     int // the clause of the group that is being read
	at    int // byte of the statement
	text  clean
	joint int // bytes of the joint before that clause still to come
}

func newReader(s *corpus.Statement, group []int) *reader {
	r := &reader{s: s, group: group}
	r.open()
	return r
}

func (r *reader) open() {
	r.at = r.s.Clauses[r.group[r.k]].Start
	r.text = shown(r.s, r.group[r.k])
}

// take reads n bytes of the clauses joined as diff joins them.
func (r *reader) take(n int) []stretch {
	var out []stretch
	for n > 0 {
		clause := r.group[r.k]
		skip := min(n, r.joint)
		r.joint -= skip
		n -= skip
		to := min(r.at+n, r.s.Clauses[clause].End)
		if t := r.text.between(r.at, to); t != "" {
			out = append(out, stretch{clause, t})
		}
		n -= to - r.at
		r.at = to
		if to == r.s.Clauses[clause].End && r.k+1 < len(r.group) {
			r.joint = len(diff.Joint(r.s, clause, r.group[r.k+1]))
			r.k++
			r.open()
		} else if n > 0 {
			break // nothing left
		}
	}
	return out
}

// match cuts the clauses of a linked change into bits and joins those that
// are printed alike.
func match(c *diff.Comparison, ch *diff.Change, older, newer [][]*bit) {
	if !ch.Linked() {
		return
	}
	old, new := newReader(c.Old, ch.Old), newReader(c.New, ch.New)
	for _, e := range ch.Edits {
		o, n := old.take(len(e.Old)), new.take(len(e.New))
		if e.Op != diff.Equal {
			only(older, o)
			only(newer, n)
			continue
		}
		if e.Class == diff.Numbering && len(o) == 1 && len(n) == 1 {
			pair(older, newer, o[0], n[0])
			continue
		}
		for _, b := range alike(whole(o), whole(n)) {
			var x, y []stretch
			x, o = split(o, b.old)
			y, n = split(n, b.new)
			if !b.same {
				only(older, x)
				only(newer, y)
				continue
			}
			for len(x) > 0 {
				size := min(len(x[0].text), len(y[0].text))
				var p, q []stretch
				p, x = split(x, size)
				q, y = split(y, size)
				pair(older, newer, p[0], q[0])
			}
		}
	}
}

// pair adds two bits that answer to one another.
func pair(older, newer [][]*bit, o, n stretch) {
	x, y := &bit{text: o.text, clause: o.clause}, &bit{text: n.text, clause: n.clause}
	x.twin, y.twin = y, x
	older[o.clause] = append(older[o.clause], x)
	newer[n.clause] = append(newer[n.clause], y)
}

func only(of [][]*bit, parts []stretch) {
	for _, p := range parts {
		of[p.clause] = append(of[p.clause], &bit{text: p.text, clause: p.clause})
	}
}

func whole(parts []stretch) string {
	var b strings.Builder
	for _, p := range parts {
		b.WriteString(p.text)
	}
	return b.String()
}

// split cuts the first n bytes off.
func split(parts []stretch, n int) (head, tail []stretch) {
	for n > 0 {
		p := parts[0]
		if len(p.text) > n {
			return append(head, stretch{p.clause, p.text[:n]}), append([]stretch{{p.clause, p.text[n:]}}, parts[1:]...)
		}
		head, parts, n = append(head, p), parts[1:], n-len(p.text)
	}
	return head, parts
}

// block is a stretch of two texts, in bytes.
type block struct {
	old, new int
	same     bool
}

// alike compares two prints of the same words: character by character when
// there are as many of them, else what they share in front and behind.
func alike(old, new string) []block {
	a, b := []rune(old), []rune(new)
	var out []block
	add := func(x, y []rune, same bool) {
		if n := len(out); n > 0 && out[n-1].same == same {
			out[n-1].old += len(string(x))
			out[n-1].new += len(string(y))
		} else if len(x)+len(y) > 0 {
			out = append(out, block{len(string(x)), len(string(y)), same})
		}
	}
	if len(a) == len(b) {
		for i := range a {
			add(a[i:i+1], b[i:i+1], a[i] == b[i])
		}
		return out
	}
	head := 0
	for head < len(a) && head < len(b) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	add(a[:head], b[:head], true)
	add(a[head:len(a)-tail], b[head:len(b)-tail], false)
	add(a[len(a)-tail:], b[len(b)-tail:], true)
	return out
}

// number numbers the moves. Clauses that moved and follow one another inside a
// paragraph in both statements move together, with the spaces between them.
// Paragraph marks are deleted and inserted: LibreOffice knows no others.
func number(c *diff.Comparison, a, b []*bit) {
	from, to := extents(a, c.Old), extents(b, c.New)
	tie := func(x, y *bit, move int) {
		x.twin, y.twin, x.move, y.move = y, x, move, move
	}
	moved := func(y *bit) bool { return y.twin != nil && y.twin.text == y.text }
	move := 0
	var last *diff.Change // of the move so far
	for i := range c.Changes {
		ch := &c.Changes[i]
		if !ch.Moved || !together(c.Old, from, ch.Old...) || !together(c.New, to, ch.New...) {
			continue
		}
		x, y := from[ch.Old[0]].first, to[ch.New[0]].first
		behind := to[ch.New[len(ch.New)-1]].last + 1
		if !slices.ContainsFunc(b[y:behind], moved) {
			continue // not a word of it
		}
		if last != nil && together(c.Old, from, last.Old[len(last.Old)-1], ch.Old[0]) && together(c.New, to, last.New[len(last.New)-1], ch.New[0]) {
			if x, y := a[x-1], b[y-1]; x.space && y.space && x.text == y.text {
				tie(x, y, move)
			}
		} else {
			move++
		}
		last = ch
		for _, y := range b[y:behind] {
			if moved(y) {
				tie(y.twin, y, move)
			}
		}
	}
}

// extent is where a clause stands among the bits, both ends included; last is
// -1 of a clause that shows nothing.
type extent struct{ first, last int }

func extents(bits []*bit, s *corpus.Statement) []extent {
	out := make([]extent, len(s.Clauses))
	for i := range out {
		out[i].last = -1
	}
	for i, x := range bits {
		if e := &out[x.clause]; !x.end && !x.space {
			if e.last < 0 {
				e.first = i
			}
			e.last = i
		}
	}
	return out
}

// together tells whether clauses follow one another in one paragraph and can
// be seen.
func together(s *corpus.Statement, of []extent, group ...int) bool {
	for k, i := range group {
		if of[i].last < 0 || k > 0 && (i != group[k-1]+1 || s.Clauses[i].Para != s.Clauses[group[0]].Para) {
			return false
		}
	}
	return true
}
