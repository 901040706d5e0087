package series

import (
	"slices"

	"tifa/align"
	"tifa/corpus"
	"tifa/corpus/fold"
)

// SectionWeight is the weight of one section of a statement and what became of
// it. Sections are the same where align links their headings.
type SectionWeight struct {
	// Section is its index in the Sections of its statement and its order among
	// them: 0 is what stands before the first heading.
	Section int
	Words   int     // in it, sections inside it left out; in Chinese characters
	Share   float64 // of the words of the statement, 0 to 1
	Kind    SectionKind
	// Was is the weight in the statement before, for a section that is back in
	// the last one with the same heading; nil of one that came.
	Was *SectionWeight
}

// SectionKind says what became of a section.
type SectionKind string

// The kinds of section.
const (
	SectionCame SectionKind = "came"
	SectionBack SectionKind = "back" // gone in the statement before
	SectionUp   SectionKind = "up"   // nearer to the beginning, past others that kept their order
	SectionDown SectionKind = "down"
	SectionKept SectionKind = "kept"
	SectionGone SectionKind = "gone" // in Entry.GoneSections only
)

// weigh weighs the sections of a statement.
func weigh(st *corpus.Statement, e *Entry) []SectionWeight {
	words := make([]int, len(st.Sections))
	for _, c := range e.Clauses {
		words[st.Clauses[c.Clause].Section] += c.Words
	}
	var out []SectionWeight
	for i := range st.Sections {
		if i > 0 || words[0] > 0 {
			out = append(out, SectionWeight{Section: i, Words: words[i], Share: share(words[i], e.Words), Kind: SectionCame})
		}
	}
	return out
}

// followSections says what became of the sections of a statement, and returns
// those of the one before that are gone. links are the ties of its headings to
// that one, weights the sections of all statements up to it, earlier those of
// statements before the last by their headings.
func followSections(weights [][]SectionWeight, statements []*corpus.Statement, at int, links func(align.Knot) *align.Tie, earlier map[string]*SectionWeight) []SectionWeight {
	now, before := weights[at], weights[at-1]
	find := func(section int) *SectionWeight {
		if i, ok := slices.BinarySearchFunc(before, section, func(w SectionWeight, section int) int { return w.Section - section }); ok {
			return &before[i]
		}
		return nil
	}
	kept := make([]bool, len(statements[at-1].Sections)+1) // of before: those that kept their order
	stays := make([]bool, len(now))
	linked := map[*SectionWeight]bool{}
	for i := range now {
		w := &now[i]
		heading := statements[at].Sections[w.Section].Heading
		if heading < 0 {
			if w.Was = find(0); w.Was != nil {
				w.Kind, linked[w.Was], stays[i] = SectionKept, true, true
			}
			continue
		}
		tie := links(align.Knot{Statement: at, Clause: heading})
		if tie == nil {
			if w.Was = earlier[headingWords(statements[at], w.Section)]; w.Was != nil {
				w.Kind = SectionBack
			}
			continue
		}
		from := statements[at-1]
		section := from.Clauses[tie.From.Clause].Section
		if from.Sections[section].Heading != tie.From.Clause {
			continue // was no heading
		}
		w.Was = find(section)
		w.Kind, linked[w.Was] = SectionKept, true
		if stays[i] = !tie.Moved; stays[i] {
			kept[w.Was.Section] = true
		}
	}
	// A section moved up where fewer of those that stay stand before it now.
	ahead := make([]int, len(kept)) // how many stay before each section of before
	for o := 1; o < len(kept); o++ {
		ahead[o] = ahead[o-1]
		if kept[o-1] {
			ahead[o]++
		}
	}
	n := 0
	for i := range now {
		w := &now[i]
		if w.Kind == SectionKept && !stays[i] {
			switch was := ahead[w.Was.Section]; {
			case n < was:
				w.Kind = SectionUp
			case n > was:
				w.Kind = SectionDown
			}
		}
		if stays[i] && w.Section > 0 {
			n++
		}
	}
	var gone []SectionWeight
	for i := range before {
		if b := &before[i]; !linked[b] {
			g := *b
			g.Kind, g.Was = SectionGone, b
			gone = append(gone, g)
		}
	}
	return gone
}

// headingWords are the words of a heading as they are compared, "" for a
// section without any: a bare number says nothing.
func headingWords(st *corpus.Statement, section int) string {
	return fold.Words(st.Sections[section].Title)
}

// remember puts the sections of a statement under their headings.
func remember(earlier map[string]*SectionWeight, st *corpus.Statement, weights []SectionWeight) {
	for i := range weights {
		if words := headingWords(st, weights[i].Section); words != "" {
			earlier[words] = &weights[i]
		}
	}
}
