package diff

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tifa/corpus"
	"tifa/corpus/fold"
	"tifa/corpus/gloss"
)

// unit is a token with the spaces and markup that follow it: what is shown or
// marked as one piece.
type unit struct {
	text  string
	start int // byte of its statement's text
	norm  string
	kind  corpus.TokenKind
	end   int  // where it ends, what follows left out
	first bool // the first word of a clause, or any of a title: its capital says nothing
	item  bool // a whole item of a list, see lumped
	part  listPart
}

// read compares two groups of clauses word by word, and their lists item by
// item. The edits read as phrases; clauses of a group are joined by Joint.
func read(older *corpus.Statement, old []int, newer *corpus.Statement, new []int) (edits []Edit, lists []ListChange) {
	oldMark, a := units(older, old)
	newMark, b := units(newer, new)
	if oldMark != "" || newMark != "" {
		e := Edit{Op: Equal, Old: oldMark, New: newMark}
		number := func(mark string) string { return fold.String(strings.TrimSpace(corpus.StripMarkup(mark))) }
		if number(oldMark) != number(newMark) {
			e.Class = Numbering
		}
		edits = append(edits, e)
	}
	hunks, same := sameWords(a, b)
	if !same {
		hunks, lists = itemWise(a, b)
	}
	for _, h := range hunks {
		edits = appendHunk(edits, a[h.a0:h.a1], b[h.b0:h.b1], h.equal)
	}
	return samePrinted(edits), lists
}

// samePrinted makes one of a deletion and an insertion of the same letters: the
// first word of a sentence, whose capital says nothing, is compared without it,
// and may stand in the middle of one on the other side.
func samePrinted(edits []Edit) []Edit {
	out := edits[:0]
	for _, e := range edits {
		if n := len(out); n > 0 && e.Op == Insert && out[n-1].Op == Delete && out[n-1].Old == e.New {
			out[n-1] = Edit{Op: Equal, Old: e.New, New: e.New}
			continue
		}
		out = append(out, e)
	}
	return out
}

// Apart stands between two clauses of a group that do not stand side by side:
// what is joined here is no passage that can be quoted as one.
const Apart = "\u2029"

// Joint is what stands between two clauses of a group: Apart, or between
// neighbours one space, in Chinese nothing.
func Joint(s *corpus.Statement, before, after int) string {
	switch {
	case after != before+1:
		return Apart
	case strings.HasPrefix(s.Lang, "zh"):
		return ""
	}
	return " "
}

// Text is the text of a group of clauses, which the edits of a change rebuild.
func Text(s *corpus.Statement, group []int) string {
	var b strings.Builder
	for k, i := range group {
		if k > 0 {
			b.WriteString(Joint(s, group[k-1], i))
		}
		b.WriteString(s.String(s.Clauses[i].Span))
	}
	return b.String()
}

// units lists what is compared of a group of clauses. The marker of the first
// clause comes back by itself; those of the others are shown, not compared.
func units(s *corpus.Statement, group []int) (marker string, out []unit) {
	for k, i := range group {
		c := &s.Clauses[i]
		first := true
		titled := c.Role == corpus.Title || c.Role == corpus.Heading
		lead := c.Start // what stands here before the first unit goes with the marker
		begun := len(out)
		for _, t := range c.Tokens {
			if t.Norm == "" || t.Kind == corpus.Space || t.Kind == corpus.Marker {
				continue
			}
			if len(out) > begun && counts(t.Norm, out[len(out)-1]) {
				last := &out[len(out)-1]
				last.norm += t.Norm
				last.kind = corpus.Number
				last.end = t.End
				continue
			}
			if len(out) == begun { // nothing but marker and markup before it
				before := s.Text[lead:t.Start]
				if k == 0 {
					marker = before
				} else {
					out[len(out)-1].text += Joint(s, group[k-1], i) + before
				}
			} else {
				last := &out[len(out)-1]
				last.text = s.Text[last.start:t.Start]
			}
			u := unit{start: t.Start, end: t.End, text: s.Text[t.Start:t.End], norm: t.Norm, kind: t.Kind, first: first || titled}
			if first && t.Kind == corpus.Word {
				u.norm = lowerFirst(t.Norm) // a capital at the start is no wording
			}
			if t.Kind != corpus.Punct {
				first = false
			}
			out = append(out, u)
		}
		switch {
		case len(out) > begun:
			last := &out[len(out)-1]
			last.text = s.Text[last.start:c.End]
		case len(out) == 0:
			if k > 0 {
				marker += Joint(s, group[k-1], i)
			}
			marker += s.String(c.Span)
		default:
			out[len(out)-1].text += Joint(s, group[k-1], i) + s.String(c.Span)
		}
	}
	return marker, out
}

// counts tells a Chinese word that counts or dates what the figure before it
// says: 2023年 and 二〇二三年 are one expression each.
func counts(word string, before unit) bool {
	figure := before.kind == corpus.Number && !hasHan(before.norm) || strings.Trim(before.norm, hanNumerals) == ""
	return figure && hasHan(word) && slotWords[word]
}

func lowerFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if next, _ := utf8.DecodeRuneInString(s[n:]); unicode.IsUpper(next) {
		return s // an abbreviation
	}
	return string(unicode.ToLower(r)) + s[n:]
}

// sameWords compares two sides that hold the same words in the same order:
// then only marks differ, wherever they stand, and no word may be shown as
// changed.
func sameWords(a, b []unit) (hs []hunk, same bool) {
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		i0, j0 := i, j
		for i < len(a) && a[i].kind == corpus.Punct {
			i++
		}
		for j < len(b) && b[j].kind == corpus.Punct {
			j++
		}
		if i > i0 || j > j0 {
			equal := slices.EqualFunc(a[i0:i], b[j0:j], func(x, y unit) bool { return x.norm == y.norm })
			hs = join(hs, hunk{i0, i, j0, j, equal})
		}
		if i < len(a) && j < len(b) && a[i].norm == b[j].norm {
			hs = join(hs, hunk{i, i + 1, j, j + 1, true})
			i, j = i+1, j+1
		} else if i < len(a) || j < len(b) {
			return nil, false
		}
	}
	return hs, true
}

// hunk is a stretch of both sides: equal, or replaced.
type hunk struct {
	a0, a1, b0, b1 int
	equal          bool
}

// join appends a hunk unless it is empty, merging it with the last one when
// both are equal or both are changes.
func join(hs []hunk, h hunk) []hunk {
	if h.a0 == h.a1 && h.b0 == h.b1 {
		return hs
	}
	if n := len(hs); n > 0 && hs[n-1].equal == h.equal {
		hs[n-1].a1, hs[n-1].b1 = h.a1, h.b1
		return hs
	}
	return append(hs, h)
}

// appendHunk turns a hunk into edits with their class.
func appendHunk(edits []Edit, a, b []unit, equal bool) []Edit {
	if !equal {
		class := classify(a, b)
		if len(a) > 0 {
			edits = append(edits, Edit{Op: Delete, Old: textOf(a), Class: class})
		}
		if len(b) > 0 {
			edits = append(edits, Edit{Op: Insert, New: textOf(b), Class: class})
		}
		return edits
	}
	// Inside an equal hunk what is printed alike and what is printed
	// differently are edits of their own.
	for i := 0; i < len(a); {
		class := printed(a[i], b[i])
		j := i + 1
		for j < len(a) && printed(a[j], b[j]) == class {
			j++
		}
		edits = append(edits, Edit{Op: Equal, Old: textOf(a[i:j]), New: textOf(b[i:j]), Class: class})
		i = j
	}
	return edits
}

func textOf(us []unit) string {
	var b strings.Builder
	for _, u := range us {
		b.WriteString(u.text)
	}
	return b.String()
}

// printed says how two units that compare equal are printed.
func printed(a, b unit) Class {
	x, y := bare(a.text), bare(b.text)
	if x == y {
		return None
	}
	if strings.Map(fold.Han, x) == strings.Map(fold.Han, y) || hasHan(x) {
		return Script
	}
	return Punctuation
}

// bare is a text without white space, markup and what prints nothing.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || fold.Invisible(r) {
			return -1
		}
		return r
	}, corpus.StripMarkup(s))
}

func hasHan(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) }) >= 0
}

// classify says what kind of difference a replaced hunk is. Words that only
// join others go with what they join: "the end of 2022" fills one slot.
func classify(a, b []unit) Class {
	parts := map[listPart]bool{}
	for _, us := range [][]unit{a, b} {
		for _, u := range us {
			parts[u.part] = true
		}
	}
	switch {
	case parts[loneItem]: // be it a name: who belongs to a list is no slot
		return Wording
	case parts[reorderedPart] && !parts[noPart]:
		return Order
	}
	words, slots, joints, broken := 0, 0, 0, false
	for _, us := range [][]unit{a, b} {
		for _, u := range us {
			switch {
			case u.kind == corpus.Broken:
				broken = true
				words++
			case u.kind == corpus.Punct:
			case u.kind == corpus.Number || isSlotWord(u) || isName(u):
				slots++
			case joining[u.norm]:
				joints++
			default:
				words++
			}
		}
	}
	if x, y := textOf(a), textOf(b); broken && (gloss.Fits(x, y, fold.Han) || gloss.Fits(y, x, fold.Han) || fillsHoles(x, y) || fillsHoles(y, x)) {
		return Damaged
	}
	switch {
	case words > 0:
		return Wording
	case slots > 0:
		return Slot
	case joints > 0:
		return Wording
	}
	return Punctuation
}
