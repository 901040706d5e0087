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

// FuzzCompare holds every comparison to the invariants: edits rebuild both
// texts, each clause is in exactly one change, a statement is identical to
// itself, the same clauses are paired when the statements are swapped, and
// the same input gives the same result.
func FuzzCompare(f *testing.F) {
	for _, s := range [][2]string{
		{"The two sides will consider a joint survey. They oppose force.", "The two sides will carry out a joint survey; they firmly oppose force.\n\nThey agree to meet."},
		{"双方愿加强合作。反对任何形式的干涉。", "一\n双方将加强合作，反對任何干涉。\n——举办论坛；设立基金。"},
		{"Стороны будут расширять торговлю. Они осуждают насилие.", "Стороны намерены расширять торговлю до 2030 г. Они решительно осуждают насилие."},
		{"They trade in timber, salt, grain, and herring.", "They trade in grain, oil, timber and salt."},
		{"加强石油、天然气、煤炭和电力等领域合作。", "加强天然气、石油、液化天然气和电力合作。"},
		{"Они ввозят лес, соль, зерно и сельдь.", "Они ввозят соль, лес, а также сельдь."},
		{"A. B. C.", "C. B. A."},
		{"1. We agree.\n\n2. We agree.", "1. We agree."},
		{"1) We\nAgree!\n2)We\n!", "We"}, // a heading and a sentence with the words of one sentence
		{"<u>Trade</u> We “agree”.", "**Trade** We \"agree\"."},
	} {
		f.Add(s[0], s[1])
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		if len(a)+len(b) > 20000 {
			return
		}
		older, err := corpus.Read("a.txt", []byte(a), corpus.Options{})
		if err != nil {
			return
		}
		newer, err := corpus.Read("b.txt", []byte(b), corpus.Options{})
		if err != nil {
			return
		}
		c := diff.Compare(older, newer, align.Aligner{})
		invariants(t, c)
		if again := diff.Compare(older, newer, align.Aligner{}); fmt.Sprint(again.Changes) != fmt.Sprint(c.Changes) {
			t.Error("the same input gave two results")
		}
		swapped := diff.Compare(newer, older, align.Aligner{})
		if x, y := paired(c, false), paired(swapped, true); x != y {
			t.Errorf("swapped statements are paired otherwise:\n%s\n%s", x, y)
		}
		self := diff.Compare(older, older, align.Aligner{})
		invariants(t, self)
		if !self.Summary().Identical() {
			t.Errorf("not identical to itself: %+v", self.Summary())
		}
	})
}

// invariants checks that changes and edits cover both statements.
func invariants(t *testing.T, c *diff.Comparison) {
	t.Helper()
	seenOld, seenNew := make([]int, len(c.Old.Clauses)), make([]int, len(c.New.Clauses))
	for _, ch := range c.Changes {
		for _, i := range ch.Old {
			seenOld[i]++
		}
		for _, j := range ch.New {
			seenNew[j]++
		}
		if len(ch.Old) > 1 && len(ch.New) > 1 {
			t.Errorf("%v to %v: neither a split nor a merge", ch.Old, ch.New)
		}
		if !ch.Linked() {
			continue
		}
		checkLists(t, c, ch)
		var before, after strings.Builder
		for _, e := range ch.Edits {
			before.WriteString(e.Old)
			after.WriteString(e.New)
			if e.Op == diff.Insert && e.Old != "" || e.Op == diff.Delete && e.New != "" {
				t.Errorf("edit %+v has a text on the wrong side", e)
			}
		}
		if got, want := before.String(), diff.Text(c.Old, ch.Old); got != want {
			t.Errorf("edits rebuild the old text as %q instead of %q", got, want)
		}
		if got, want := after.String(), diff.Text(c.New, ch.New); got != want {
			t.Errorf("edits rebuild the new text as %q instead of %q", got, want)
		}
	}
	for _, seen := range [][]int{seenOld, seenNew} {
		if i := slices.IndexFunc(seen, func(n int) bool { return n != 1 }); i >= 0 {
			t.Errorf("clause %d is in %d changes", i, seen[i])
		}
	}
}

// paired lists which clauses are paired and which pairs moved, in an order of
// its own.
func paired(c *diff.Comparison, swap bool) string {
	var out []string
	for _, ch := range c.Changes {
		a, b := ch.Old, ch.New
		if swap {
			a, b = b, a
		}
		out = append(out, fmt.Sprint(a, b, ch.Moved))
	}
	slices.Sort(out)
	return strings.Join(out, "\n")
}

// TestSampleInvariants runs the invariants over every pair of the sample.
func TestSampleInvariants(t *testing.T) {
	for _, lang := range sample.Langs {
		dates := sample.Dates(lang)
		for i := range dates {
			for j := i; j < len(dates); j++ {
				invariants(t, diff.Compare(open(t, dates[i], lang), open(t, dates[j], lang), align.Aligner{}))
			}
		}
	}
}
