package diff

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sergi/go-diff/diffmatchpatch"

	"tifa/corpus"
	"tifa/corpus/fold"
	"tifa/corpus/gloss"
)

// unit is a token with the spaces and markup that follow it: what is shown or
// marked as one piece.
type unit struct {
	text  string
	norm  string
	kind  corpus.TokenKind
	first bool // the first word of a clause, or any of a title: its capital says nothing
}

// Words compares a group of clauses with its successors and returns edits
// that read as phrases. Clauses of a group are joined by Joint.
func Words(older *corpus.Statement, old []int, newer *corpus.Statement, new []int) []Edit {
	oldMark, a := units(older, old)
	newMark, b := units(newer, new)
	var edits []Edit
	if oldMark != "" || newMark != "" {
		e := Edit{Op: Equal, Old: oldMark, New: newMark}
		if fold.String(strings.TrimSpace(oldMark)) != fold.String(strings.TrimSpace(newMark)) {
			e.Class = Numbering
		}
		edits = append(edits, e)
	}
	hunks := phrases(diffUnits(a, b), a, b)
	for _, h := range hunks {
		edits = appendHunk(edits, a[h.a0:h.a1], b[h.b0:h.b1], h.equal)
	}
	return edits
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

// units lists what is compared of a group of clauses. The marker of the first
// clause comes back by itself; those of the others are shown, not compared.
func units(s *corpus.Statement, group []int) (marker string, out []unit) {
	for k, i := range group {
		c := &s.Clauses[i]
		if k > 0 && len(out) > 0 {
			out[len(out)-1].text += Joint(s, group[k-1], i)
		}
		first := true
		titled := c.Role == corpus.Title || c.Role == corpus.Heading
		for _, t := range c.Tokens {
			text := s.String(t.Span)
			switch {
			case t.Kind == corpus.Marker && k == 0:
				marker = text
			case t.Norm == "" || t.Kind == corpus.Space || t.Kind == corpus.Marker:
				if len(out) > 0 {
					out[len(out)-1].text += text
				} else {
					marker += text
				}
			default:
				u := unit{text: text, norm: t.Norm, kind: t.Kind, first: first || titled}
				if first && t.Kind == corpus.Word {
					u.norm = lowerFirst(t.Norm) // a capital at the start is no wording
				}
				if t.Kind != corpus.Punct {
					first = false
				}
				out = append(out, u)
			}
		}
	}
	return marker, out
}

func lowerFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if next, _ := utf8.DecodeRuneInString(s[n:]); unicode.IsUpper(next) {
		return s // an abbreviation
	}
	return string(unicode.ToLower(r)) + s[n:]
}

// hunk is a stretch of both sides: equal, or replaced.
type hunk struct {
	a0, a1, b0, b1 int
	equal          bool
}

// diffUnits runs go-diff over the units, each interned to one rune: exact
// (no time-out, no line mode), so the result depends on the text alone.
func diffUnits(a, b []unit) []hunk {
	ids := map[string]rune{}
	next := rune(1)
	intern := func(us []unit) []rune {
		out := make([]rune, len(us))
		for i, u := range us {
			r, ok := ids[u.norm]
			if !ok {
				if next == 0xD800 { // surrogates are no runes
					next = 0xE000
				} else if next == utf8.RuneError {
					next++
				}
				r = next
				ids[u.norm] = r
				next++
			}
			out[i] = r
		}
		return out
	}
	dmp := diffmatchpatch.New()
	dmp.DiffTimeout = 0
	var out []hunk
	i, j := 0, 0
	for _, d := range dmp.DiffMainRunes(intern(a), intern(b), false) {
		n := utf8.RuneCountInString(d.Text)
		h := hunk{i, i, j, j, d.Type == diffmatchpatch.DiffEqual}
		if d.Type != diffmatchpatch.DiffInsert {
			h.a1 += n
		}
		if d.Type != diffmatchpatch.DiffDelete {
			h.b1 += n
		}
		i, j = h.a1, h.b1
		out = join(out, h)
	}
	return out
}

// join appends a hunk, merging it with the last one when both are equal or
// both are changes.
func join(hs []hunk, h hunk) []hunk {
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
	if broken && (gloss.Fits(textOf(a), textOf(b), fold.Han) || gloss.Fits(textOf(b), textOf(a), fold.Han)) {
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
