package corpus

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tifa/corpus/gloss"
	"tifa/corpus/glyph"
	"tifa/corpus/mojibake"
)

// Rules are the rules that repairs are made by, in the order of the alphabet.
// Text that was misread twice has the rule of both mistakes: "utf-8 read as
// windows-1252, twice".
func Rules() []string {
	rules := append([]string{gloss.RuleBytes, gloss.RulePinyin, rulePage, ruleWrap}, glyph.Rules...)
	rules = append(rules, mojibake.Rules()...)
	slices.Sort(rules)
	return rules
}

const ruleWrap = "hard-wrap"

// most is how many places of one kind are named in warnings one by one.
const most = 20

// A doubt is a place that a reader should look at.
type doubt struct {
	Span
	why string
}

// repair sets Text, Repairs and Damage from the text as decoded, leaving out
// the rules of without, and returns what is in doubt and where the headings
// that the document knows now stand.
//
// Misread encodings come first, for what they hide may itself need repair.
func (s *Statement) repair(text string, heads []styled, without []string) ([]doubt, outline) {
	p := patch{from: text, to: text}
	const misread = 3 // times; nobody has met a fourth
	for range misread {
		found := mojibake.Find(p.to)
		var edits []edit
		for _, e := range found.Edits {
			edits = append(edits, edit{Span{e.Start, e.End}, composed(e.To), e.Rule})
		}
		for _, d := range found.Damage {
			p.damage = append(p.damage, Damage{Span: Span{d.Start, d.End}})
		}
		slices.SortFunc(p.damage, func(a, b Damage) int { return a.Start - b.Start })
		p.damage = slices.CompactFunc(p.damage, func(a, b Damage) bool { return b.Start < a.End })
		if edits = allowed(edits, without); len(edits) == 0 {
			break
		}
		p.apply(edits)
	}
	p.apply(allowed(pageNumbers(p.to), without))
	found := gloss.Find(p.to)
	edits := append(wraps(p.to), unbroken(p.to, moved(heads, p.edits))...)
	for _, e := range found.Edits {
		edits = append(edits, edit{Span{e.Start, e.End}, e.To, e.Rule})
	}
	shapes, doubts := glyph.Find(p.to)
	for _, e := range shapes {
		edits = append(edits, edit{Span{e.Start, e.End}, e.To, e.Rule})
	}
	for _, d := range found.Damage {
		p.damage = append(p.damage, Damage{Span{d.Start, d.End}, d.Proposed, d.Readings})
	}
	slices.SortFunc(p.damage, func(a, b Damage) int { return a.Start - b.Start })
	for _, d := range doubts {
		p.doubts = append(p.doubts, doubt{Span{d.Start, d.End}, d.Why})
	}
	p.apply(allowed(edits, without))

	s.Text = p.to
	shift := 0
	for _, e := range p.edits {
		start := e.Start + shift
		s.Repairs = append(s.Repairs, Repair{Span{start, start + len(e.to)}, text[e.Start:e.End], e.to, e.rule})
		shift += len(e.to) - e.Len()
	}
	s.Damage = withHoles(s.Text, p.damage)
	return p.doubts, newOutline(s.Text, moved(heads, p.edits))
}

// allowed returns the edits of other rules than those in without.
func allowed(edits []edit, without []string) []edit {
	if len(without) == 0 {
		return edits
	}
	return slices.DeleteFunc(edits, func(e edit) bool { return slices.Contains(without, e.rule) })
}

// A patch is a text, what was made of it, and how.
type patch struct {
	from, to string
	edits    []edit // of from, in order, not overlapping
	// Places in to, in order.
	damage []Damage
	doubts []doubt
}

// apply makes more edits, of p.to and in any order. Of two for one place the
// first has it, and damaged places are left as they are.
func (p *patch) apply(more []edit) {
	slices.SortStableFunc(more, func(a, b edit) int { return a.Start - b.Start })
	at, damage := 0, p.damage
	more = slices.DeleteFunc(more, func(e edit) bool {
		for len(damage) > 0 && damage[0].End <= e.Start {
			damage = damage[1:]
		}
		if e.Start < at || len(damage) > 0 && damage[0].Start < e.End {
			return true
		}
		at = e.End
		return false
	})
	if len(more) == 0 {
		return
	}
	var out strings.Builder
	out.Grow(len(p.to))
	at = 0
	move := mover{edits: more}
	for _, e := range more {
		out.WriteString(p.to[at:e.Start] + e.to)
		at = e.End
	}
	out.WriteString(p.to[at:])
	for i := range p.damage {
		p.damage[i].Span = move.span(p.damage[i].Span)
	}
	move = mover{edits: more}
	for i := range p.doubts {
		p.doubts[i].Span = move.span(p.doubts[i].Span)
	}
	p.edits = compose(p.edits, more, p.to)
	p.to = out.String()
}

// A mover takes spans in order to where they stand after edits.
type mover struct {
	edits []edit
	shift int
}

func (m *mover) span(sp Span) Span {
	for len(m.edits) > 0 && m.edits[0].End <= sp.Start {
		m.shift += len(m.edits[0].to) - m.edits[0].Len()
		m.edits = m.edits[1:]
	}
	out := Span{sp.Start + m.shift, sp.End + m.shift}
	for _, e := range m.edits {
		if e.Start >= sp.End {
			break
		}
		// An edit in a place changes its length, and one over its border takes
		// the border along.
		out.Start = min(out.Start, e.Start+m.shift)
		out.End = max(out.End, e.End+m.shift) + len(e.to) - e.Len()
	}
	return out
}

// compose returns the edits that do at once what first does and then, on mid,
// the text that first gives, second. Where an edit of second changes what one
// of first wrote, the two become one.
func compose(first, second []edit, mid string) []edit {
	if len(first) == 0 {
		return second
	}
	var out []edit
	shift := 0 // from the original to mid, up to first[0]
	for len(first)+len(second) > 0 {
		a, b := Span{len(mid) + 1, 0}, Span{len(mid) + 1, 0} // in mid
		if len(first) > 0 {
			a = Span{first[0].Start + shift, first[0].Start + shift + len(first[0].to)}
		}
		if len(second) > 0 {
			b = second[0].Span
		}
		switch {
		case len(second) == 0 || len(first) > 0 && a.End <= b.Start:
			out = append(out, first[0])
			shift += len(first[0].to) - first[0].Len()
			first = first[1:]
		case len(first) == 0 || b.End <= a.Start:
			e := second[0]
			out = append(out, edit{Span{e.Start - shift, e.End - shift}, e.to, e.rule})
			second = second[1:]
		default:
			// All that overlap become one edit.
			all := Span{min(a.Start, b.Start), max(a.End, b.End)}
			start := all.Start - shift
			var to strings.Builder
			at := all.Start
			var was, is []string
			for {
				if len(first) > 0 && first[0].Start+shift < all.End {
					all.End = max(all.End, first[0].Start+shift+len(first[0].to))
					shift += len(first[0].to) - first[0].Len()
					was = append(was, first[0].rule)
					first = first[1:]
				} else if len(second) > 0 && second[0].Start < all.End {
					all.End = max(all.End, second[0].End)
					to.WriteString(mid[at:second[0].Start] + second[0].to)
					at = second[0].End
					is = append(is, second[0].rule)
					second = second[1:]
				} else {
					break
				}
			}
			to.WriteString(mid[at:all.End])
			out = append(out, edit{Span{start, all.End - shift}, to.String(), joined(was, is)})
		}
	}
	return out
}

// joined names the rules of edits that became one. An encoding that was
// misread last is undone first.
func joined(was, is []string) string {
	rules := append(was, is...)
	slices.Sort(rules)
	if rules = slices.Compact(rules); len(rules) == 1 {
		return rules[0] + mojibake.Twice
	}
	return strings.Join(rules, " + ")
}

// withHoles adds to the damage the words with a U+FFFD that lie in no damaged
// place: what was there is lost.
func withHoles(text string, damage []Damage) []Damage {
	if !strings.ContainsRune(text, utf8.RuneError) {
		return damage
	}
	wordly := func(r rune) bool {
		return r == utf8.RuneError || unicode.IsLetter(r) && !unicode.Is(unicode.Han, r)
	}
	var out []Damage
	for at := 0; ; {
		i := strings.IndexRune(text[at:], utf8.RuneError)
		if i < 0 {
			return append(out, damage...)
		}
		i += at
		for len(damage) > 0 && damage[0].End <= i {
			out, at = append(out, damage[0]), damage[0].End
			damage = damage[1:]
		}
		if len(damage) > 0 && damage[0].Start <= i {
			at = damage[0].End
			continue
		}
		d := Damage{Span: Span{i, i}}
		for d.Start > at {
			r, n := utf8.DecodeLastRuneInString(text[at:d.Start])
			if !wordly(r) {
				break
			}
			d.Start -= n
		}
		limit := len(text)
		if len(damage) > 0 {
			limit = damage[0].Start
		}
		for d.End < limit {
			r, n := utf8.DecodeRuneInString(text[d.End:])
			if !wordly(r) {
				break
			}
			d.End += n
		}
		out, at = append(out, d), d.End
	}
}

// warnDamage names the damaged places by the addresses of their clauses.
func (s *Statement) warnDamage() {
	where := s.addresses()
	for i, d := range s.Damage {
		switch {
		case i == most:
			s.warn("and damaged in %d more places", len(s.Damage)-most)
			return
		case d.Proposed != "":
			s.warn("damaged%s: %q, likely %q, but the bytes allow more", where(d.Span), s.String(d.Span), d.Proposed)
		default:
			s.warn("damaged%s: %q; no reading found", where(d.Span), s.String(d.Span))
		}
	}
}

func (s *Statement) warnDoubts(doubts []doubt) {
	where := s.addresses()
	for i, d := range doubts {
		if i == most {
			s.warn("and doubtful characters in %d more places", len(doubts)-most)
			return
		}
		s.warn("in doubt%s: %q: %s", where(d.Span), s.String(d.Span), d.why)
	}
}

// addresses returns a function that names the clause of a span; it is to be
// called for spans in order.
func (s *Statement) addresses() func(Span) string {
	at := 0
	return func(sp Span) string {
		for at < len(s.Clauses) && s.Clauses[at].End <= sp.Start {
			at++
		}
		if at < len(s.Clauses) && s.Clauses[at].Start < sp.End {
			return fmt.Sprintf(" at %s", s.Clauses[at].ID)
		}
		return ""
	}
}

// DecodedLines returns a function that tells in which line of the text as
// decoded, counted from 1, a byte of Text stands. It is to be called for bytes
// in order.
func (s *Statement) DecodedLines() func(at int) int {
	line, done, repairs := 1, 0, s.Repairs
	cr := false
	count := func(text string) {
		for _, r := range text {
			if endsLine(r) && !(cr && r == '\n') {
				line++
			}
			cr = r == '\r'
		}
	}
	return func(at int) int {
		for len(repairs) > 0 && repairs[0].Start < at {
			r := repairs[0]
			count(s.Text[done:r.Start])
			if done = r.Start; r.End > at {
				return line
			}
			count(r.From)
			done, repairs = r.End, repairs[1:]
		}
		count(s.Text[done:at])
		done = at
		return line
	}
}
