package diff_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"tifa/align"
	"tifa/corpus"
	"tifa/corpus/sample"
	"tifa/diff"
)

// knownWrong lists the plants that are not yet read as they were meant, by
// language, day of the new statement and change, each with the reason. The
// list may only shrink: a plant that comes right must leave it.
var knownWrong = map[string]string{
	"en 2019-09-03 removed wind farm investment gone":                "taken for a rewording: same place, electricity of the two sides in both",
	"en 2019-09-03 added electricity supply to border districts":     "its counterpart",
	"en 2021-04-20 removed note on grown trust gone":                 "taken for a rewording: same place, satisfaction with relations in both",
	"en 2021-04-20 added dialogue has withstood trials":              "its counterpart",
	"en 2021-04-20 removed secretariat in Tarsk gone":                "taken for a rewording: same place, the Council in both",
	"en 2021-04-20 added thanks to the staff of the Council":         "its counterpart",
	"en 2023-05-16 removed thanks to the staff of the Council gone":  "taken for a rewording: same place, the Council in both",
	"en 2023-05-16 added new premises of the Council":                "its counterpart",
	"en 2023-05-16 removed hydrological service commitment gone":     "taken for a rewording: same place, hydrolog- and Orlen in both",
	"en 2023-05-16 added first flood forecasts":                      "its counterpart",
	"en 2025-06-05 removed anniversary of the Treaty of Velmar gone": "taken for a rewording: same place, the Treaty of Velmar in both",
	"en 2025-06-05 added words of the Treaty of Velmar recalled":     "its counterpart",
}

// TestSample holds tifa to the answer key of the sample: every edit that was
// planted between two successive statements is found and called what it is.
func TestSample(t *testing.T) {
	for _, lang := range sample.Langs {
		plants, err := sample.Key(lang)
		if err != nil {
			t.Fatal(err)
		}
		comparisons := map[string]*diff.Comparison{}
		for _, p := range plants {
			c := comparisons[p.Old+p.New]
			if c == nil {
				c = diff.Compare(open(t, p.Old, lang), open(t, p.New, lang), align.Aligner{})
				comparisons[p.Old+p.New] = c
			}
			name := strings.Join([]string{lang, p.New, p.Change, p.Note}, " ")
			wrong := check(c, p)
			if reason, known := knownWrong[name]; known {
				if wrong == "" {
					t.Errorf("%s comes right now: take it off the list of known wrong results (%s)", name, reason)
				}
				continue
			}
			if wrong != "" {
				t.Errorf("%s %s → %s, %s (%s): %s\n  old %q\n  new %q", lang, p.Old, p.New, p.Change, p.Note, wrong, p.OldText, p.NewText)
			}
		}
	}
}

func open(t *testing.T, date, lang string) *corpus.Statement {
	t.Helper()
	s, err := sample.Open(date, lang)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// check says what is wrong with how a plant was read, "" when it is right.
func check(c *diff.Comparison, p sample.Plant) string {
	olds, err := find(c.Old, p.OldText)
	if err != "" {
		return err
	}
	news, err := find(c.New, p.NewText)
	if err != "" {
		return err
	}
	switch p.Change {
	case "added", "formula_revived":
		return each(c, nil, news, func(ch diff.Change) string { return want(ch.Kind, diff.Added) })
	case "removed", "formula_dropped":
		return each(c, olds, nil, func(ch diff.Change) string { return want(ch.Kind, diff.Removed) })
	case "moved":
		return each(c, olds, news, func(ch diff.Change) string {
			if !ch.Linked() || !ch.Moved {
				return "not moved"
			}
			return ""
		})
	case "split", "merged":
		return each(c, olds, news, func(ch diff.Change) string {
			if !slices.Equal(ch.Old, olds) || !slices.Equal(ch.New, news) {
				return fmt.Sprintf("clauses %v answer to %v instead of %v to %v", ch.Old, ch.New, olds, news)
			}
			return ""
		})
	case "renumbered":
		return each(c, olds, news, func(ch diff.Change) string {
			if !ch.Linked() || ch.Kind != diff.Unchanged {
				return "not kept: " + string(ch.Kind)
			}
			return ""
		})
	}
	if len(olds) == len(news) && len(olds) > 1 { // a paragraph, sentence by sentence
		for k := range olds {
			part := sample.Plant{Change: p.Change, OldText: p.OldText[k : k+1], NewText: p.NewText[k : k+1]}
			if wrong := check(c, part); wrong != "" {
				return wrong
			}
		}
		return ""
	}
	class := diff.Wording
	if p.Change == "slot" {
		class = diff.Slot
	}
	return each(c, olds, news, func(ch diff.Change) string {
		if !slices.Equal(ch.Old, olds) || !slices.Equal(ch.New, news) {
			return fmt.Sprintf("%s: clauses %v answer to %v instead of %v to %v", ch.Kind, ch.Old, ch.New, olds, news)
		}
		if ch.Class != class {
			return fmt.Sprintf("class %q instead of %q", ch.Class, class)
		}
		return want(ch.Kind, diff.Reworded)
	})
}

func want(got, kind diff.Kind) string {
	if got != kind {
		return fmt.Sprintf("%s instead of %s", got, kind)
	}
	return ""
}

// each applies f to every change that holds one of the clauses.
func each(c *diff.Comparison, olds, news []int, f func(diff.Change) string) string {
	for _, ch := range c.Changes {
		in := func(group, some []int) bool {
			return slices.ContainsFunc(group, func(i int) bool { return slices.Contains(some, i) })
		}
		if in(ch.Old, olds) || in(ch.New, news) {
			if wrong := f(ch); wrong != "" {
				return wrong
			}
		}
	}
	return ""
}

// find returns the clauses that hold the sentences of a plant. A sentence may
// be one clause, its bullet aside, or a bare heading.
func find(s *corpus.Statement, sentences []string) (out []int, wrong string) {
	for _, want := range sentences {
		found := -1
		for i := range s.Clauses {
			text := s.Plain(&s.Clauses[i])
			if m := s.Clauses[i].Marker; m.Len() > 0 && text != want {
				text = strings.TrimPrefix(text, strings.TrimSpace(s.String(m)))
			}
			if strings.TrimSpace(text) == want {
				found = i
				break
			}
		}
		if found < 0 {
			return nil, fmt.Sprintf("no clause reads %q", want)
		}
		out = append(out, found)
	}
	slices.Sort(out)
	return out, ""
}
