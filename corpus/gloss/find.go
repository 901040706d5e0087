package gloss

import (
	"strings"
	"unicode/utf8"
)

const (
	// A bracket without a tone mark may be many things. It is a gloss only
	// beside so many that have one.
	plenty = 20

	// Damage is looked for only where so many glosses with tone marks show
	// that the mechanism was at work.
	few = 3
)

// A mark is a gloss as it shows, brackets and all, after the character r.
type mark struct {
	start, end int
	r          rune
	p          string
	tone       bool
}

// Find returns where text was glossed and damaged. A text without a tone mark
// in brackets costs one scan for brackets.
//
// A gloss is a syllable of pinyin in brackets, half-width or full-width,
// directly after a Han character of which it is a reading, tones left aside.
// Without a tone mark it counts only in a text that has plenty of others.
//
// The readings of a damaged place are all that the mechanism in the package
// comment leads to what is seen, under two rules taken from such texts. The
// program glosses its characters everywhere: one that stands without gloss
// elsewhere is none of them, one that always has a gloss cannot have stood
// without. And the text was converted to traditional script: a character of
// which not both bytes show, like every character glossed, is one that such a
// text may hold (marks = and + of the table) or that this text does hold. At
// most eight vanished pairs are assumed in one place.
func Find(text string) Result {
	marks, tones := scan(text)
	if tones == 0 {
		return Result{}
	}
	var res Result
	var places []place
	if tones >= few {
		places = damaged(text, marks)
	}
	var use []mark
	k := 0
	for _, m := range marks {
		for k < len(places) && places[k].end <= m.start {
			k++
		}
		if k < len(places) && m.start >= places[k].start || !m.tone && tones < plenty {
			continue
		}
		use = append(use, m)
	}
	var w *witness
	if len(places) > 0 {
		w = newWitness(text, use, places)
	}
	k = 0
	for i := range places {
		pl := &places[i]
		for ; k < len(use) && use[k].start < pl.start; k++ {
			res.Edits = append(res.Edits, Edit{use[k].start, use[k].end, "", RulePinyin})
		}
		switch to, n := w.restore(text, pl); n {
		case 1:
			res.Edits = append(res.Edits, Edit{pl.start, pl.end, to, RuleBytes})
		default:
			res.Damage = append(res.Damage, Damage{pl.start, pl.end, to, n})
		}
	}
	for _, m := range use[k:] {
		res.Edits = append(res.Edits, Edit{m.start, m.end, "", RulePinyin})
	}
	return res
}

// scan returns the glosses of text, and how many bear a tone mark.
func scan(text string) (marks []mark, tones int) {
	for i := 0; i < len(text); i++ {
		if text[i] != '(' && text[i] != 0xEF {
			continue
		}
		p, tone, n := bracket(text[i:])
		if n == 0 {
			continue
		}
		r, _ := utf8.DecodeLastRuneInString(text[:i])
		if readsPlain(r, p) {
			marks = append(marks, mark{i, i + n, r, p, tone})
			if tone {
				tones++
			}
		}
		i += n - 1
	}
	return marks, tones
}

// bracket returns the letters of pinyin in the brackets with which s begins,
// and the length of the whole, or 0.
func bracket(s string) (p string, tone bool, n int) {
	t, ok := strings.CutPrefix(s, "(")
	if !ok {
		if t, ok = strings.CutPrefix(s, "（"); !ok {
			return "", false, 0
		}
	}
	const spaces = " \u00A0\u3000"
	t = strings.TrimLeft(t, spaces)
	if p, tone = syllable(t); p == "" {
		return "", false, 0
	}
	t = strings.TrimLeft(t[len(p):], spaces)
	rest, ok := strings.CutPrefix(t, ")")
	if !ok {
		if rest, ok = strings.CutPrefix(t, "）"); !ok {
			return "", false, 0
		}
	}
	return p, tone, len(s) - len(rest)
}

// damaged returns the damaged places of text: a "?" after a Han character,
// and the rest of a gloss after it. If that has no tone mark, it must be a
// gloss elsewhere.
func damaged(text string, marks []mark) []place {
	var places []place
	borne := make(map[string]bool)
	for _, m := range marks {
		borne[m.p] = true
	}
	for i := 0; i < len(text); i++ {
		n := strings.IndexByte(text[i:], '?')
		if n < 0 {
			break
		}
		i += n
		if p, tone, n := closing(text[i+1:]); n > 0 && (tone || borne[p]) {
			if r, _ := utf8.DecodeLastRuneInString(text[:i]); entry(r) != "" {
				pl := gbk().parse(text, i)
				places = append(places, pl)
				i = pl.end - 1
			}
		}
	}
	return places
}
