package diff_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tifa/align"
	"tifa/corpus"
	"tifa/corpus/units"
	"tifa/diff"
)

// knownAnswers are changes between real statements that are on record. The
// statements are no part of the project, so clauses are named by a few key
// words. right says what is wrong with how tifa reads them, "" for nothing.
//
// wrong gives the reason where tifa does not read them yet: such reasons may
// only become fewer, and one that comes right must go.
var knownAnswers = []struct {
	name, old, new string
	right          func(*diff.Comparison) string
	wrong          string
}{
	{"the threshold for the unemployment rate is replaced", "fomc/2014-01-29.en.txt", "fomc/2014-03-19.en.txt",
		func(c *diff.Comparison) string {
			for _, f := range c.Findings() {
				for _, s := range f.Shifts {
					if f.Kind == diff.Weakened && s.Law == diff.QuantityLaw && s.New == nil && saysAny(c.Old, s.Old, "6-1/2 percent") {
						return ""
					}
				}
			}
			return "no finding that the quantity is lost"
		}, ""},
	{"what is anticipated becomes less sure", "fomc/2023-02-01.en.txt", "fomc/2023-03-22.en.txt",
		func(c *diff.Comparison) string {
			ch := linkedBy(c, "ongoing increases", "policy firming")
			switch {
			case ch == nil:
				return "the clauses are not linked"
			case ch.Shift != diff.Weaker:
				return "shift " + string(ch.Shift)
			case !slices.ContainsFunc(ch.Shifts, func(s diff.Shift) bool {
				return s.Law == diff.ModalLaw && saysAny(c.Old, s.Old, "will") && saysAny(c.New, s.New, "may")
			}):
				return "the modals do not show it"
			}
			return ""
		}, ""},
	{"reunification: one adverb for another, a process gone", "cn_government_work_report/2023-03-05.zh-Hans.txt", "cn_government_work_report/2024-03-05.zh-Hans.txt",
		func(c *diff.Comparison) string {
			return edited(linkedBy(c, "和平统一进程", "祖国统一大业"), []string{"和平统一进程", "促统"}, []string{"坚定不移", "统一大业"})
		}, ""},
	{"reunification: the phrase leaves its sentence, an interest is dropped", "cn_government_work_report/2024-03-05.zh-Hans.txt", "cn_government_work_report/2025-03-05.zh-Hans.txt",
		func(c *diff.Comparison) string {
			return edited(linkedBy(c, "祖国统一大业", "九二共识"), []string{"祖国统一大业", "民族根本利益"}, []string{"外部势力"})
		}, ""},
	{"reunification: the phrase comes back one sentence later", "cn_government_work_report/2024-03-05.zh-Hans.txt", "cn_government_work_report/2025-03-05.zh-Hans.txt",
		func(c *diff.Comparison) string {
			return edited(linkedBy(c, "两岸融合发展", "祖国统一大业"), []string{"同心"}, []string{"祖国统一大业"})
		}, ""},
	{"a commitment on health is gone", "g7_summit_communique/2023-05-20.en.txt", "g7_summit_communique/2024-06-14.en.txt",
		func(c *diff.Comparison) string { return found(c, c.Old, "abortion", diff.Gone) }, ""},
	{"opposition is added to an appeal", "us_japan/2024-04-10.en.txt", "us_japan/2025-02-07.en.txt",
		func(c *diff.Comparison) string { return found(c, c.New, "opposed any attempts", diff.NewlyBinding) }, ""},
	{"six join, one paragraph tells so, nothing else", "commercial_spyware/2023-03-30.en.txt", "commercial_spyware/2024-03-18.en.txt",
		func(c *diff.Comparison) string {
			added := map[int]bool{} // paragraphs
			lists := 0
			for i := range c.Changes {
				switch ch := &c.Changes[i]; {
				case ch.Kind == diff.Added:
					for _, k := range ch.New {
						added[c.New.Clauses[k].Para] = true
					}
				case ch.Kind == diff.Removed || ch.Moved || len(ch.Lists) > 1:
					return "more than one list and one paragraph changed"
				case len(ch.Lists) == 1:
					lists++
					if l := ch.Lists[0]; len(l.Gained) != 6 || len(l.Lost)+len(l.Reworded) > 0 || l.Reordered {
						return "not six gained items"
					}
				case ch.Kind != diff.Unchanged:
					return "another clause is reworded"
				}
			}
			if len(added) != 1 || lists != 1 {
				return "not one paragraph and one list"
			}
			return ""
		}, ""},
	{"opposition comes down to concern", "quad_leaders/2022-05-24.en.txt", "quad_leaders/2023-05-20.en.txt",
		func(c *diff.Comparison) string {
			for _, f := range c.Findings() {
				for _, s := range f.Shifts {
					if f.Kind == diff.Weakened && s.Law == diff.VerbLaw && s.From > s.To && saysAny(c.Old, s.Old, "strongly oppose") && saysAny(c.New, s.New, "express serious concern") {
						return ""
					}
				}
			}
			return "no finding that it is weaker"
		}, ""},
}

// TestKnownAnswers holds tifa to what is on record of real statements.
func TestKnownAnswers(t *testing.T) {
	const data = "../../shared/data"
	if _, err := os.Stat(data); err != nil {
		t.Skip("no real statements here")
	}
	for _, k := range knownAnswers {
		t.Run(k.name, func(t *testing.T) {
			read := func(name string) *corpus.Statement {
				s, err := corpus.Open(filepath.Join(data, name), nil, corpus.Options{})
				if err != nil {
					t.Skip(err)
				}
				units.Reader{}.Read(s)
				return s
			}
			wrong := k.right(diff.Compare(read(k.old), read(k.new), align.Aligner{}))
			switch {
			case k.wrong != "" && wrong == "":
				t.Errorf("comes right now: take the reason out (%s)", k.wrong)
			case k.wrong == "" && wrong != "":
				t.Error(wrong)
			}
		})
	}
}

func saysAny(s *corpus.Statement, spans []corpus.Span, words string) bool {
	return slices.ContainsFunc(spans, func(sp corpus.Span) bool { return strings.Contains(s.String(sp), words) })
}

// linkedBy finds the linked change whose sides hold these words.
func linkedBy(c *diff.Comparison, old, new string) *diff.Change {
	holds := func(s *corpus.Statement, group []int, words string) bool {
		return slices.ContainsFunc(group, func(i int) bool { return strings.Contains(s.String(s.Clauses[i].Span), words) })
	}
	for i := range c.Changes {
		if ch := &c.Changes[i]; ch.Linked() && holds(c.Old, ch.Old, old) && holds(c.New, ch.New, new) {
			return ch
		}
	}
	return nil
}

// edited says which words the edits of a change do not show as deleted or
// inserted. A word may begin or end in what stands on both sides.
func edited(ch *diff.Change, deleted, inserted []string) string {
	if ch == nil {
		return "the clauses are not linked"
	}
	touched := func(word string, op diff.Op, side func(diff.Edit) string) bool {
		var b strings.Builder
		var spans [][2]int
		for _, e := range ch.Edits {
			from := b.Len()
			b.WriteString(side(e))
			if e.Op == op {
				spans = append(spans, [2]int{from, b.Len()})
			}
		}
		at := strings.LastIndex(b.String(), word)
		return at >= 0 && slices.ContainsFunc(spans, func(s [2]int) bool { return s[0] < at+len(word) && at < s[1] })
	}
	for _, w := range deleted {
		if !touched(w, diff.Delete, func(e diff.Edit) string { return e.Old }) {
			return "not shown as deleted: " + w
		}
	}
	for _, w := range inserted {
		if !touched(w, diff.Insert, func(e diff.Edit) string { return e.New }) {
			return "not shown as inserted: " + w
		}
	}
	return ""
}

// found says that no finding of a kind quotes a unit with these words.
func found(c *diff.Comparison, s *corpus.Statement, words string, kind diff.FindingKind) string {
	for _, f := range c.Findings() {
		if f.Kind == kind && f.Unit != nil && strings.Contains(s.String(f.Unit.Scope), words) {
			return ""
		}
	}
	return "no finding of kind " + string(kind)
}
