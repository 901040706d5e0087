package corpus

import (
	"fmt"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"tifa/corpus/fold"
)

// builder collects clauses with what their addresses need.
type builder struct {
	*Statement
	para    int
	open    []open // the headings that are open, outermost first
	plain   map[string]int
	used    map[string]int
	toCome  map[place]int // how many headings of a kind and number come further on
	printed bool          // paragraphs carry numbers that run through the statement
	full    bool          // there were more than MaxClauses, and no more are added
	ordinal []int         // per clause: number in its paragraph, 0 for a heading
}

// open is a heading whose section is not closed yet.
type open struct {
	kind, label string
	n           int  // its place in its series, 0 when it has no number
	marked      bool // it has a number
	alone       bool // it is a number and nothing else
	deep        int  // see heading
}

// place is where a heading stands in the series of its kind.
type place struct {
	kind string
	n    int // 0 when it has no number
}

func (h heading) place() place {
	if h.label == "" {
		return place{h.kind, 0}
	}
	return place{h.kind, ordinal(h.label, h.kind)}
}

// deepest is how many levels of headings there are: what would stand below
// stands on the last.
const deepest = 5

// outer are headings of the whole statement, on whatever level the last stood.
var outer = set("前言 序言 引言 结束语 结语 結束語 結語 Introduction Preamble Conclusion Conclusions Введение Заключение")

// level finds the level of a heading. A number that continues a series stands
// on the level of that series; 一 after 三 begins a series inside 三 when 四 is
// still to come, and else the same series once more; else the kinds nest in
// the order in which they appear. Without a number a heading that the document
// knows stands where the document puts it, and no heading that was guessed
// holds it or stands inside it; the first of a series is not inside one without
// a number that the document puts on its level or below.
func (b *builder) level(h heading, n int) int {
	kind := h.kind
	if h.deep > 0 && h.label == "" {
		if i := slices.IndexFunc(b.open, func(o open) bool { return o.deep >= h.deep }); i >= 0 {
			// The title of a number that stands on the line above.
			if last := len(b.open) - 1; i == last && b.open[i].alone && b.Sections[len(b.Sections)-1].Heading == len(b.Clauses)-1 {
				return min(len(b.open), deepest-1)
			}
			return i
		}
	}
	if kind == "annex" || outer[h.title] && !slices.ContainsFunc(b.open, func(o open) bool { return o.kind == kind }) {
		return 0
	}
	same := -1
	for i, o := range slices.Backward(b.open) {
		if o.kind != kind {
			continue
		}
		if n > 0 && n == o.n+1 {
			return i
		}
		same = max(same, i)
	}
	if same < 0 && h.deep > 0 {
		held := len(b.open)
		for held > 0 && !b.open[held-1].marked && (b.open[held-1].deep >= h.deep || h.label == "" && b.open[held-1].deep == 0) {
			held--
		}
		return min(held, deepest-1)
	}
	if last := len(b.open) - 1; same < 0 && h.label == "" && last >= 0 && b.open[last].deep > 0 && !b.open[last].marked {
		return last // one that is guessed is beside the one before it
	}
	if same < 0 || n == 1 && b.open[same].n > 1 && b.toCome[place{kind, b.open[same].n + 1}] > 0 {
		return min(len(b.open), deepest-1)
	}
	return same
}

// heading opens a section.
func (b *builder) heading(h heading, sp Span) {
	n := h.place().n
	b.open = b.open[:b.level(h, n)]
	parent := ""
	if len(b.open) > 0 {
		parent = b.open[len(b.open)-1].label
	}
	label := h.label
	if label == "" {
		if b.plain == nil {
			b.plain = map[string]int{}
		}
		b.plain[parent]++
		label = fmt.Sprintf("§%d", b.plain[parent])
	}
	if parent != "" && !strings.HasPrefix(label, parent+".") { // 1.2 already says 1
		label = parent + "-" + label
	}
	label = b.unique(label)
	b.open = append(b.open, open{kind: h.kind, label: label, n: n, marked: h.label != "", alone: h.label != "" && h.title == "", deep: h.deep})
	b.Sections = append(b.Sections, Section{label, h.title, len(b.open), len(b.Clauses)})
	b.clause(sp, Heading, labelLength(b.String(sp), h), 0)
	b.para++
}

// labelLength is how many bytes of a heading are its number: renumbering a
// part does not reword its heading.
func labelLength(s string, h heading) int {
	if h.label == "" {
		return 0
	}
	first, _, _ := strings.Cut(h.title, " ")
	if first == "" {
		return len(s)
	}
	text, at := visible(s) // markup may stand inside the number and the title
	i := strings.Index(text, h.label)
	if i < 0 {
		return 0
	}
	i += len(h.label)
	return at[i+max(strings.Index(text[i:], first), 0)]
}

// unique makes an address unique: the second "I" becomes "I(2)".
func (b *builder) unique(id string) string {
	b.used[id]++
	if n := b.used[id]; n > 1 {
		return b.unique(fmt.Sprintf("%s(%d)", id, n))
	}
	return id
}

// paragraph adds the clauses of one paragraph.
func (b *builder) paragraph(sp Span, role Role) {
	var parts []Span
	m := 0
	switch role {
	case Title, Signature, Dateline:
		parts = []Span{sp}
	default:
		text := b.String(sp)
		n := 0
		if len(b.Sections) == 1 && (len(b.Clauses) == 0 || b.Clauses[len(b.Clauses)-1].Role != Body) {
			n = dateline(text)
		}
		if n > 0 {
			b.clause(Span{sp.Start, sp.Start + n}, Dateline, 0, 1)
			b.para++
			sp = trim(b.Text, Span{sp.Start + n, sp.End})
			text = b.String(sp)
		}
		m = marker(text)
		parts = sentences(b.Text, Span{sp.Start + m, sp.End}, b.broken(sp))
		if len(parts) > 0 {
			parts[0].Start = sp.Start
		} else if sp.Len() > 0 {
			parts = []Span{sp}
		}
	}
	for i, part := range parts {
		b.clause(part, role, m, i+1)
		m = 0
	}
	b.para++
}

// dateline returns the length of an agency's dateline that runs into the
// first paragraph, 0 when there is none.
func dateline(p string) int {
	if m := wire().FindString(p); m != "" {
		return len(m)
	}
	f := fold.Of(p)
	s := string(f.Runes[:min(len(f.Runes), 60)])
	m := agency().FindString(s)
	if m == "" {
		return 0
	}
	n := utf8.RuneCountInString(m)
	if strings.HasSuffix(m, "电") || strings.HasSuffix(m, "消息") || strings.HasSuffix(m, "讯") {
		if rest := string(f.Runes[n:min(len(f.Runes), n+30)]); strings.HasPrefix(rest, "(") {
			if i := strings.IndexByte(rest, ')'); i > 0 {
				n += utf8.RuneCountInString(rest[:i+1])
			}
		}
	}
	return f.At[n]
}

func (b *builder) clause(sp Span, role Role, marker, ordinal int) {
	if b.full = len(b.Clauses) == MaxClauses; b.full {
		return
	}
	c := Clause{Span: sp, Role: role, Section: len(b.Sections) - 1, Para: b.para}
	if marker > 0 {
		c.Marker = Span{sp.Start + opened(b.String(sp)), sp.Start + marker}
	}
	if role == Body || role == Preamble {
		c.Items = items(b.Text, Span{sp.Start + marker, sp.End})
	}
	c.Tokens = tokenize(b.Text, sp, c.Marker, b.broken(sp))
	b.Clauses = append(b.Clauses, c)
	b.ordinal = append(b.ordinal, ordinal)
}

// broken returns the damaged spans that touch sp. Damage is in order and does
// not overlap.
func (b *builder) broken(sp Span) []Span {
	var out []Span
	from := sort.Search(len(b.Damage), func(i int) bool { return b.Damage[i].End > sp.Start })
	for _, d := range b.Damage[from:] {
		if d.Start >= sp.End {
			break
		}
		out = append(out, d.Span)
	}
	return out
}
