package report

import (
	"fmt"
	"slices"
	"strings"

	"tifa/corpus"
	"tifa/diff"
)

// htmlRow is a change in the table of changes.
type htmlRow struct {
	Row
	// What the filters ask for: words parted by spaces, actors by "|".
	Kinds, Axes, Sections, Actors string
	// Lesser tells a row that stands in the page for the switches alone: its
	// only difference is of a class that is ignored at first.
	Lesser bool
	// Class is that of a row which is nothing else and can be switched off.
	Class diff.Class

	Address       string // to read
	Label         string
	Force         string // "stronger", "weaker", "mixed" in words, "" for neither
	Actor         string
	Before, After []htmlPiece
	Reasons       []htmlReason
	Percent       string // of confidence
	Number        string // confidence as sorted
	Weak          bool
	Why           []string
}

// htmlReason is one thing that tells about a change.
type htmlReason struct {
	Name, Text string
	Lang       string // of Text when it is quoted
	Link       string // element that it is about, "" for none
}

// table lays out the chosen changes, and those that differ only in what is
// ignored at first.
func (p *page) table() []htmlRow {
	rows := make([]htmlRow, 0, len(p.Report.Rows))
	next := 0
	for i := range p.Comparison.Changes {
		if next < len(p.Report.Rows) && p.Report.Rows[next].Index == i {
			rows = append(rows, p.row(p.Report.Rows[next]))
			next++
			continue
		}
		ch := &p.Comparison.Changes[i]
		if ch.Kind == diff.Unchanged && ch.Class != diff.None && p.Filter.Chosen() == "" {
			r := p.row(row(p.Comparison, i))
			r.Lesser, r.Class = true, ch.Class
			rows = append(rows, r)
		}
	}
	return rows
}

func (p *page) row(r Row) htmlRow {
	c, ch, t := p.Comparison, r.Change, p.UI.T
	h := htmlRow{Row: r, Address: p.UI.address(&r), Before: htmlPieces(r.Before, diff.Delete), After: htmlPieces(r.After, diff.Insert)}
	kinds := kindsShown(ch)
	h.Label, h.Kinds = p.label(kinds), strings.Join(kinds, " ")
	if ch.Shift != diff.Level {
		h.Force = t(string(ch.Shift))
		h.Kinds += " " + string(ch.Shift)
	}
	if len(kinds) == 1 && (ch.Class == diff.Slot || ch.Class == diff.Order) {
		h.Class = ch.Class
	}
	h.Axes, h.Actors = p.acts(ch)
	h.Actor = strings.ReplaceAll(h.Actors, "|", t(", "))
	h.Sections = strings.Join(append(sectionsOf(c.Old, ch.Old, "old:"), sectionsOf(c.New, ch.New, "new:")...), "|")
	h.Reasons = p.reasons(ch)
	if ch.Linked() {
		h.Number, h.Percent = fmt.Sprintf("%.4f", ch.Confidence), p.UI.percent(ch.Confidence)
		h.Weak = ch.Confidence < uncertain
		h.Why = p.UI.reasons(&ch.Pair)
	}
	return h
}

// kindsShown are the kinds of a change; "unchanged" only when it is nothing else.
func kindsShown(ch *diff.Change) []string {
	kinds := kindsOf(ch)
	if len(kinds) > 1 && ch.Kind == diff.Unchanged {
		return kinds[1:]
	}
	return kinds
}

// label names kinds, where a clause stands before what its words are.
func (p *page) label(kinds []string) string {
	words := make([]string, len(kinds))
	for k, w := range kinds {
		words[len(kinds)-1-k] = p.UI.T(w)
	}
	return strings.Join(words, p.UI.T(", "))
}

// acts lists the axes and the actors of the acts in a change, each once.
func (p *page) acts(ch *diff.Change) (axes, actors string) {
	var xs, as []string
	for _, side := range []struct {
		s     *corpus.Statement
		group []int
	}{{p.Comparison.Old, ch.Old}, {p.Comparison.New, ch.New}} {
		for _, i := range side.group {
			for _, u := range side.s.Clauses[i].Units {
				if x := string(u.Axis); x != "" && !slices.Contains(xs, x) {
					xs = append(xs, x)
				}
				if a := p.actor(side.s, u.Actor); a != "" && !slices.Contains(as, a) {
					as = append(as, a)
				}
			}
		}
	}
	return strings.Join(xs, " "), strings.Join(as, "|")
}

// actor names an actor in a list whose entries are parted by "|".
func (p *page) actor(s *corpus.Statement, a corpus.Actor) string {
	return strings.ReplaceAll(p.UI.actor(s.Issuers, a), "|", "/")
}

// sectionsOf names the sections of some clauses and those around them.
func sectionsOf(s *corpus.Statement, group []int, side string) []string {
	var out []string
	for _, i := range group {
		label := sectionLabel(s, s.Sections[s.Clauses[i].Section])
		for label != "" {
			if v := side + printable(label); !slices.Contains(out, v) {
				out = append(out, v)
			}
			at := strings.LastIndexByte(label, '-')
			label = label[:max(at, 0)]
		}
	}
	return out
}

// reasons says what a change rests on and what else is to be known of it.
func (p *page) reasons(ch *diff.Change) []htmlReason {
	c, t := p.Comparison, p.UI.T
	var out []htmlReason
	if c.Exchanged(ch) {
		out = append(out, htmlReason{Text: t("heading exchanged for one without a word in common")})
	}
	for _, s := range ch.Shifts {
		name := ""
		if s.Direction != diff.Level && s.Law != diff.UnitLaw { // an act that came or went gives the change no direction
			name = t(string(s.Direction))
		}
		if r := (htmlReason{Name: name, Text: p.UI.fact(c, s)}); !slices.Contains(out, r) {
			out = append(out, r)
		}
	}
	for _, l := range ch.Lists {
		if items := listItems(c.New, l.Gained, t); items != "" {
			out = append(out, htmlReason{Name: t("list gained"), Text: items, Lang: c.New.Lang})
		}
		if items := listItems(c.Old, l.Lost, t); items != "" {
			out = append(out, htmlReason{Name: t("list lost"), Text: items, Lang: c.Old.Lang})
		}
		if l.Reordered {
			out = append(out, htmlReason{Text: t("order of a list changed")})
		}
	}
	if ch.Linked() && ch.Class != diff.Wording && ch.Class != diff.None {
		out = append(out, htmlReason{Text: t("only in " + string(ch.Class))})
	}
	if tr := ch.Trace; tr.Share > 0 {
		if len(ch.Old) > 0 {
			out = append(out, htmlReason{Name: t("absorbed in %s", printable(c.New.Clauses[tr.Clause].ID)), Text: passage(c.New, tr.Span), Lang: c.New.Lang, Link: fmt.Sprint("n", changeOf(c, tr.Clause, false))})
		} else {
			out = append(out, htmlReason{Name: t("split from %s", printable(c.Old.Clauses[tr.Clause].ID)), Text: passage(c.Old, tr.Span), Lang: c.Old.Lang, Link: fmt.Sprint("o", changeOf(c, tr.Clause, true))})
		}
	}
	return out
}

// listItems quotes items of a list.
func listItems(s *corpus.Statement, spans []corpus.Span, t func(string, ...any) string) string {
	items := make([]string, len(spans))
	for i, sp := range spans {
		items[i] = t("“%s”", passage(s, sp))
	}
	return strings.Join(items, t(", "))
}

// changeOf finds the change that holds a clause of one side.
func changeOf(c *diff.Comparison, clause int, old bool) int {
	return slices.IndexFunc(c.Changes, func(ch diff.Change) bool {
		if old {
			return slices.Contains(ch.Old, clause)
		}
		return slices.Contains(ch.New, clause)
	})
}

// menus offers what the rows hold, in the order in which readers ask for it.
func (p *page) menus() []menu {
	t := p.UI.T
	held := func(get func(r *htmlRow) string, sep string) map[string]bool {
		out := map[string]bool{}
		for i := range p.Table {
			for v := range strings.SplitSeq(get(&p.Table[i]), sep) {
				if v != "" && !p.Table[i].Lesser {
					out[v] = true
				}
			}
		}
		return out
	}
	known := func(held map[string]bool, order []string, kind string) []choices {
		var out []choice
		for _, v := range order {
			if held[v] {
				out = append(out, choice{Value: v, Label: t(kind + v)})
			}
		}
		return []choices{{Choices: out}}
	}
	kinds := known(held(func(r *htmlRow) string { return r.Kinds }, " "), append(slices.Clone(Choices), string(diff.Stronger), string(diff.Weaker), string(diff.Mixed)), "")
	axes := known(held(func(r *htmlRow) string { return r.Axes }, " "), axes, "act ")
	var actors []choice
	for a := range held(func(r *htmlRow) string { return r.Actors }, "|") {
		actors = append(actors, choice{Value: a, Label: a})
	}
	slices.SortFunc(actors, func(a, b choice) int { return strings.Compare(a.Value, b.Value) })
	in := held(func(r *htmlRow) string { return r.Sections }, "|")
	sections := []choices{sectionChoices(p.Comparison.New, "new:", t("New"), in, t), sectionChoices(p.Comparison.Old, "old:", t("Old"), in, t)}
	var out []menu
	for _, m := range []menu{
		{"kind", t("Kind"), t("all kinds"), kinds},
		{"actor", t("Actor"), t("all actors"), []choices{{Choices: actors}}},
		{"axis", t("Act"), t("all acts"), axes},
		{"section", t("Section"), t("all sections"), sections},
	} {
		m.Groups = slices.DeleteFunc(m.Groups, func(g choices) bool { return len(g.Choices) == 0 })
		if len(m.Groups) > 0 {
			out = append(out, m)
		}
	}
	return out
}

var axes = []string{string(corpus.Commissive), string(corpus.Directive), string(corpus.Negative), string(corpus.Support), string(corpus.Recognition), string(corpus.Assertion), string(corpus.OtherAxis)}

func sectionChoices(s *corpus.Statement, side, label string, held map[string]bool, t func(string, ...any) string) choices {
	out := choices{Label: label}
	for _, sec := range s.Sections {
		label := printable(sectionLabel(s, sec))
		if held[side+label] {
			name := strings.TrimSpace(label + " " + printable(sec.Title))
			if sec.Heading < 0 {
				name = t("before the first heading")
			}
			out.Choices = append(out.Choices, choice{Value: side + label, Label: name})
		}
	}
	return out
}

// switches are the classes of difference that occur, those that are ignored
// at first with Off.
func (p *page) switches() []choice {
	held := map[diff.Class]bool{}
	for i := range p.Comparison.Changes {
		for _, e := range p.Comparison.Changes[i].Edits {
			held[e.Class] = true
		}
	}
	var out []choice
	for _, c := range []diff.Class{diff.Slot, diff.Order, diff.Script, diff.Punctuation, diff.Numbering, diff.Damaged} {
		if held[c] {
			out = append(out, choice{string(c), p.UI.T("class " + string(c)), ignored(c)})
		}
	}
	return out
}
