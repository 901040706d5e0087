package diff_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"tifa/align"
	"tifa/align/gold"
	"tifa/corpus"
	"tifa/diff"
)

// shiftTally counts what was said of the directions of gold links.
type shiftTally struct {
	said, right, opposite int // stronger or weaker, as tifa says
	gold, found           int // stronger or weaker, as the annotator says
}

func (a shiftTally) String() string {
	share := func(n, of int) float64 { return float64(n) / float64(max(of, 1)) }
	return fmt.Sprintf("said %d, right %.2f, opposite %.2f; gold %d, found %.2f", a.said, share(a.right, a.said), share(a.opposite, a.said), a.gold, share(a.found, a.gold))
}

// TestShiftGold holds the directions to hand-made ones, on the links that were
// found. Two careful readers agreed on them with kappa .67.
func TestShiftGold(t *testing.T) {
	sum := map[string]*shiftTally{}
	laws := map[string][3]int{}
	for _, g := range gold.Load(t, "align") {
		o, n := g.Open(t, g.OldFile), g.Open(t, g.NewFile)
		lo, ln := gold.Lay(o, g.Old), gold.Lay(n, g.New)
		c := diff.Compare(o, n, align.Aligner{})
		lang := "en"
		if strings.HasPrefix(g.ID, "cn_") {
			lang = "zh"
		}
		for _, k := range []string{lang, g.ID} {
			if sum[k] == nil {
				sum[k] = &shiftTally{}
			}
		}
		for _, l := range g.Links {
			ch := covering(c, lo, ln, &g, l)
			if ch == nil {
				continue
			}
			want, got := diff.Direction(l.Shift), ch.Shift
			directed := func(d diff.Direction) bool { return d == diff.Stronger || d == diff.Weaker }
			for _, a := range []*shiftTally{sum[lang], sum[g.ID]} {
				if directed(want) {
					a.gold++
				}
				if directed(got) {
					a.said++
				}
				switch {
				case directed(got) && got == want:
					a.right++
					a.found++
				case directed(got) && directed(want):
					a.opposite++
				}
			}
			for _, x := range ch.Shifts {
				if directed(x.Direction) {
					k := lang + " " + string(x.Law)
					r := laws[k]
					r[0]++
					if x.Direction == want {
						r[1]++
					}
					if directed(want) && x.Direction != want {
						r[2]++
					}
					laws[k] = r
				}
			}
			if got != want && testing.Verbose() {
				var facts []string
				for _, s := range ch.Shifts {
					facts = append(facts, fmt.Sprintf("%s:%s %s→%s", s.Law, s.Direction, words(o, s.Old), words(n, s.New)))
				}
				t.Logf("%s: gold %s, said %s: %s\n   %s\n   %s", g.ID, want, got, strings.Join(facts, "; "), side(g.Old, l.Old), side(g.New, l.New))
			}
		}
	}
	for k, v := range laws {
		t.Logf("LAW %s: %v", k, v)
	}
	var all shiftTally
	for _, k := range slices.Sorted(maps.Keys(sum)) {
		a := sum[k]
		t.Logf("%s: %v", k, a)
		if len(k) == len("en") {
			all.said, all.right, all.opposite, all.gold, all.found = all.said+a.said, all.right+a.right, all.opposite+a.opposite, all.gold+a.gold, all.found+a.found
		}
	}
	t.Logf("all: %v", &all)
	switch {
	case all.opposite > 0:
		t.Errorf("%d directions are the opposite of the hand-made ones", all.opposite)
	case 100*all.right < 75*all.said:
		t.Errorf("%d of %d directions are right: want 3 of 4", all.right, all.said)
	case 100*all.found < 45*all.gold:
		t.Errorf("%d of %d hand-made directions are found: there were 21 of 43", all.found, all.gold)
	}
}

// covering finds the change that holds a gold link.
func covering(c *diff.Comparison, lo, ln [][]int, g *gold.File, l gold.Link) *diff.Change {
	holds := func(group []int, lay [][]int, sents []gold.Sentence, ids []string) bool {
		return slices.ContainsFunc(group, func(i int) bool {
			return slices.ContainsFunc(lay[i], func(k int) bool { return slices.Contains(ids, sents[k].ID) })
		})
	}
	for i := range c.Changes {
		if ch := &c.Changes[i]; ch.Linked() && holds(ch.Old, lo, g.Old, l.Old) && holds(ch.New, ln, g.New, l.New) {
			return ch
		}
	}
	return nil
}

func side(sents []gold.Sentence, ids []string) string {
	var out []string
	for _, s := range sents {
		if slices.Contains(ids, s.ID) {
			out = append(out, s.Text)
		}
	}
	return strings.Join(out, " / ")
}

// words quotes the spans of a shift.
func words(s *corpus.Statement, spans []corpus.Span) string {
	parts := make([]string, len(spans))
	for i, sp := range spans {
		parts[i] = s.String(sp)
	}
	return strings.Join(parts, " … ")
}
