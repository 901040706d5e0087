package units

import (
	"strconv"
	"strings"

	"tifa/corpus"
)

// place gives every mark of the clause to the unit whose scope holds it.
func (s *russianScan) place(units []corpus.Unit) {
	k := 0
	for i := 0; i < len(s.words) && k < len(units); {
		m, next := s.markAt(i)
		if next == i {
			i++
			continue
		}
		i = next
		for k < len(units) && units[k].Scope.End <= m.Start {
			k++
		}
		if k < len(units) && m.Start >= units[k].Scope.Start && m.End <= units[k].Scope.End && !(m.Kind == corpus.Modal && overlaps(units[k].Verb, m.Span)) {
			units[k].Marks = append(units[k].Marks, m)
		}
	}
}

// markAt reads the mark that begins at word i and returns it with the word
// behind it, or i when there is none.
func (s *russianScan) markAt(i int) (corpus.Mark, int) {
	if end, ok := s.deadline(i); ok {
		return s.markOf(corpus.Deadline, 0, i, end), end
	}
	if s.words[i].kind == corpus.Number {
		end := s.quantity(i)
		if end > i {
			return s.markOf(corpus.Quantity, 0, i, end), end
		}
		return corpus.Mark{}, i
	}
	for _, m := range s.index.marks[s.words[i].low] {
		if m.kind == unitWord || !s.follows(i, m.words) {
			continue
		}
		if m.kind == corpus.Negation && i+1 < len(s.words) && russianNoNegation[s.words[i+1].low] {
			continue
		}
		end := i + len(m.words)
		return s.markOf(m.kind, m.step, i, end), end
	}
	return corpus.Mark{}, i
}

func (s *russianScan) markOf(kind corpus.MarkKind, step, from, end int) corpus.Mark {
	return corpus.Mark{Span: corpus.Span{Start: s.words[from].Start, End: s.words[end-1].End}, Kind: kind, Step: step}
}

// follows tells that the words of a mark behind its first stand at i+1 and on.
func (s *russianScan) follows(i int, words []string) bool {
	if i+len(words) > len(s.words) {
		return false
	}
	for k := 1; k < len(words); k++ {
		if !russianSame(words[k], s.words[i+k].low) {
			return false
		}
	}
	return true
}

// deadline reads "до конца 2027 года", "к 2030 году", "не позднее 1 мая 2026
// года", "в течение трех лет" from word i on.
func (s *russianScan) deadline(i int) (end int, ok bool) {
	switch s.words[i].low {
	case "до", "к", "позднее":
	case "в":
		return s.within(i)
	default:
		return 0, false
	}
	for j := i + 1; j < len(s.words) && j <= i+4; j++ {
		w := s.words[j]
		switch {
		case s.year(j):
			end = j + 1
			if end < len(s.words) && (strings.HasPrefix(s.words[end].low, "год") || s.words[end].low == "г") {
				end++
			}
			return end, true
		case w.kind == corpus.Number || s.index.months[w.low]:
		case strings.HasPrefix(w.low, "год") && j > i+1: // до конца года
			return j + 1, true
		default:
			return 0, false
		}
	}
	return 0, false
}

// within reads "в течение 30 дней".
func (s *russianScan) within(i int) (int, bool) {
	if i+2 >= len(s.words) || s.words[i+1].low != "течение" {
		return 0, false
	}
	for j := i + 2; j < len(s.words) && j <= i+4; j++ {
		switch w := s.words[j].low; {
		case strings.HasPrefix(w, "дн"), strings.HasPrefix(w, "лет"), strings.HasPrefix(w, "год"), strings.HasPrefix(w, "месяц"), strings.HasPrefix(w, "недел"):
			return j + 1, true
		}
	}
	return 0, false
}

// year tells a number that can only be a year.
func (s *russianScan) year(i int) bool {
	n, err := strconv.Atoi(s.words[i].low)
	return s.words[i].kind == corpus.Number && err == nil && n >= 1900 && n < 2200
}

// quantity reads a number and the units behind it: "12 млрд крон", "5%".
func (s *russianScan) quantity(i int) int {
	end := i + 1
	for end < len(s.words) {
		w := s.words[end].low
		if w == "." { // 12 млрд. крон
			if end > i+1 && end+1 < len(s.words) && s.unit(end+1) {
				end++
				continue
			}
			break
		}
		if !s.unit(end) {
			break
		}
		end++
	}
	if end > i+1 || strings.HasSuffix(s.words[i].low, "%") {
		return end
	}
	return i
}

func (s *russianScan) unit(i int) bool {
	for _, m := range s.index.marks[s.words[i].low] {
		if m.kind == unitWord && len(m.words) == 1 {
			return true
		}
		if m.kind == unitWord && s.follows(i, m.words) {
			return true
		}
	}
	return false
}

// russianNoNegation are the words before which не denies nothing: не только,
// не менее.
var russianNoNegation = wordSet("только менее более реже чаще позднее ранее раньше позже просто")
