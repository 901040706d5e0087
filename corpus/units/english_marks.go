package units

import (
	"slices"

	"tifa/corpus"
)

// marksIn returns the marks of a unit between two places of the text. parts is
// its own verb group, whose modal is no mark.
func (p *englishParser) marksIn(r wordRange, parts []wordRange) []corpus.Mark {
	own := func(i int) bool {
		return slices.ContainsFunc(parts, func(g wordRange) bool { return g.from <= i && i < g.to })
	}
	var out []corpus.Mark
	for i := r.from; i < r.to; {
		m, end := p.markAt(i, r.to)
		if end == i {
			i++
			continue
		}
		if m.Kind != corpus.Modal || !own(i) && p.modalAt(i) {
			out = append(out, m)
		}
		i = end
	}
	return out
}

// markAt returns the mark at i and where it ends; i where there is none.
func (p *englishParser) markAt(i, to int) (corpus.Mark, int) {
	w := p.words
	span := func(from, to int) corpus.Span { return corpus.Span{Start: w[from].Start, End: w[to-1].End} }
	if w[i].is(numeral) {
		end := p.quantity(i, to)
		if end > i {
			return corpus.Mark{Span: span(i, end), Kind: corpus.Quantity}, end
		}
		return corpus.Mark{}, i
	}
	if w[i].norm == "by" || w[i].norm == "before" || w[i].norm == "until" {
		if end := p.date(i+1, to); end > i+1 {
			return corpus.Mark{Span: span(i, end), Kind: corpus.Deadline}, end
		}
	}
	row, end := p.lex.marks.match(w, i)
	if row == nil || end > to || row.Kind == "unit" {
		return corpus.Mark{}, i
	}
	return corpus.Mark{Span: span(i, end), Kind: corpus.MarkKind(row.Kind), Step: row.Rank}, end
}

// quantity returns the end of a number with its unit: 2 percent, 30 billion
// US dollars. A number without a unit is an ordinal, a year or an article.
func (p *englishParser) quantity(i, to int) int {
	n := p.words[i].norm
	end := i + 1
	measured := n[len(n)-1] == '%'
	for ; end < to && end < i+5; end++ {
		row, _ := p.lex.marks.match(p.words, end)
		if row == nil || row.Kind != "unit" {
			if e, _ := p.lex.actors.match(p.words, end); e == nil || e.Kind != "state" || !measured { // US dollars
				break
			}
			continue
		}
		measured = true
	}
	if !measured {
		return i
	}
	return end
}

// date returns the end of a year, a month or a day at i.
func (p *englishParser) date(i, to int) int {
	end := i
	for end < to && end < i+6 {
		w := &p.words[end]
		if !w.is(numeral) && !months[w.norm] && !(w.is(comma) && end > i && end+1 < to && p.words[end+1].is(numeral)) {
			break
		}
		end++
	}
	if end == i || end == i+1 && p.words[i].is(numeral) && len(p.words[i].norm) != 4 {
		return i
	}
	return end
}

var months = map[string]bool{
	"january": true, "february": true, "march": true, "april": true, "may": true, "june": true, "july": true,
	"august": true, "september": true, "october": true, "november": true, "december": true,
}
