package diff

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tifa/corpus"
	"tifa/corpus/fold"
)

// widened says whether a clause only gained or only lost parts of what it
// undertakes or holds: ", including the rights of others". Where words came as
// well as went, one may stand for the other, and nothing is said; neither of a
// part that only moved.
func (t *texts) widened(ch *Change) []Shift {
	if len(ch.Old) != 1 || len(ch.New) != 1 {
		return nil
	}
	a, b := &t.older.Clauses[ch.Old[0]], &t.newer.Clauses[ch.New[0]]
	went, plain := partsOf(ch.Edits, Delete, t.older, a, t.newer.String(b.Span), t.newWords)
	if !plain {
		return nil
	}
	came, plain := partsOf(ch.Edits, Insert, t.newer, b, t.older.String(a.Span), t.oldWords)
	if !plain {
		return nil
	}
	switch u, v := holder(a, went), holder(b, came); {
	case len(went) == 0 && v != nil:
		return []Shift{{Law: ScopeLaw, Direction: Stronger, New: came, NewScope: v.Scope}}
	case len(came) == 0 && u != nil:
		return []Shift{{Law: ScopeLaw, Direction: Weaker, Old: went, OldScope: u.Scope}}
	}
	return nil
}

// partsOf lists the parts of a clause that edits of one kind brought and that
// stand neither in its counterpart nor anywhere in the other statement, whose
// words all gives. plain is false when there is a change
// that is no part of its own: one word for another, words inside a phrase.
func partsOf(edits []Edit, op Op, st *corpus.Statement, c *corpus.Clause, counterpart string, all func() string) (parts []corpus.Span, plain bool) {
	beside := fold.Words(counterpart)
	// open: a comma stands before. Where words stand apart, what opens a clause
	// and ends with a comma is a circumstance.
	at, open := c.Start, leastPart(st.String(c.Span)) == partHan
	for i, e := range edits {
		text := e.Old
		if op == Insert {
			text = e.New
		}
		if e.Op == op {
			closed := i+1 == len(edits) || beginsPart(edits[i+1].Old+edits[i+1].New)
			for from := 0; from < len(text); {
				to := len(text)
				if k := strings.IndexAny(text[from:], partMarks); k >= 0 {
					_, n := utf8.DecodeRuneInString(text[from+k:])
					to = from + k + n
				}
				part := strings.TrimFunc(text[from:to], func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(partMarks, r) })
				ends := strings.ContainsAny(text[from:to], partMarks) || closed && to == len(text)
				switch w := weighty(part); {
				case w == 0 || standsIn(beside, part) || frames(c, corpus.Span{Start: at + from, End: at + to}):
				case w < leastPart(part) || !(open && ends || adds(part)):
					return nil, false
				case len(parts) == maxParts:
					return nil, false
				default:
					if standsIn(all(), part) {
						break
					}
					start := at + from + strings.Index(text[from:to], part)
					parts = append(parts, corpus.Span{Start: start, End: start + len(part)})
				}
				open = strings.ContainsAny(text[from:to], partMarks)
				from = to
			}
		} else if t := strings.TrimSpace(text); t != "" {
			r, _ := utf8.DecodeLastRuneInString(t)
			open = strings.ContainsRune(partMarks, r)
		}
		at += len(text)
	}
	return parts, true
}

// maxParts is how many parts may come or go before a clause is another one.
const maxParts = 8

// partMarks part what stands side by side in a clause.
const partMarks = ",，;；、"

func beginsPart(s string) bool {
	s = strings.TrimSpace(s)
	return s == "" || strings.IndexAny(s, partMarks+".。") == 0
}

// adds tells words that open with what joins a part to the one before.
func adds(part string) bool {
	first, _, _ := strings.Cut(part, " ")
	return adders[strings.ToLower(first)] || strings.HasPrefix(part, "以及")
}

var adders = wordSet("and including и включая")

// standsIn tells whether a part stands in a folded text, without the word that
// joins it.
func standsIn(text, part string) bool {
	if first, rest, ok := strings.Cut(part, " "); ok && adders[strings.ToLower(first)] {
		part = rest
	}
	return strings.Contains(text, fold.Words(part))
}

// frames tells words that hold only a frame: 会议指出 before what is said.
func frames(c *corpus.Clause, sp corpus.Span) bool {
	return slices.ContainsFunc(c.Units, func(u corpus.Unit) bool {
		return u.Frame.Len() > 0 && sp.Start <= u.Frame.Start && u.Frame.End <= sp.End && !slices.ContainsFunc(u.Verb, func(v corpus.Span) bool { return v.Start < sp.End })
	})
}

// weighty counts the words of a text that say something; of Chinese the characters.
func weighty(s string) int {
	n := 0
	for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' }) {
		if r, _ := utf8.DecodeRuneInString(w); unicode.Is(unicode.Han, r) {
			n += utf8.RuneCountInString(w)
		} else if !lightWords[strings.ToLower(w)] {
			n++
		}
	}
	return n
}

var lightWords = wordSet("the a an of to and or in on at for with by from as that this these those its our their we they it also both is are was were be been has have и в на с по к о а также")

// leastPart is how much a part has to say before its coming or going is more
// than style: three words, or six characters of Chinese.
func leastPart(s string) int {
	if strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		return partHan
	}
	return 3
}

const partHan = 6

// holder is the unit that holds the first of some parts, nil when it undertakes
// nothing and takes no stand, or when a part narrows it.
func holder(c *corpus.Clause, parts []corpus.Span) *corpus.Unit {
	if len(parts) == 0 {
		return nil
	}
	p := parts[0]
	for k := range c.Units {
		u := &c.Units[k]
		if u.Type != corpus.Commitment && u.Type != corpus.Position || p.End <= u.Scope.Start || p.End > u.Scope.End { // "and" may stand before an act
			continue
		}
		for _, m := range u.Marks {
			if (m.Kind == corpus.Hedge || m.Kind == corpus.Condition) && p.Start <= m.Start && m.End <= p.End {
				return nil
			}
		}
		return u
	}
	return nil
}
