package diff_test

import (
	"slices"
	"strings"
	"testing"

	"tifa/align"
	"tifa/corpus"
	"tifa/corpus/sample"
	"tifa/corpus/units"
	"tifa/diff"
)

// withUnits reads a statement of one paragraph a line.
func withUnits(t *testing.T, body string) *corpus.Statement {
	t.Helper()
	s, err := corpus.Read("a.txt", []byte("Joint Statement of Arvenia and Kestria\n\n"+strings.ReplaceAll(body, "\n", "\n\n")+"\n"), corpus.Options{})
	if err != nil {
		t.Fatal(err)
	}
	units.Reader{}.Read(s)
	return s
}

// TestCommitments says what became of each unit, with the reason.
func TestCommitments(t *testing.T) {
	const stays = "\nThe two sides will keep the ferry at Lenn open all year.\nThe two sides welcome the new school of pilots in Tarsk."
	for _, c := range []struct {
		reason, old, new string
		want             diff.UnitKind
	}{
		{"the same words", "The two sides will dredge the harbour of Tarsk.", "The two sides will dredge the harbour of Tarsk.", diff.UnitKept},
		{"a mark alone is no wording", "The two sides will dredge the harbour of Tarsk.", "The two sides will dredge the harbour of “Tarsk”.", diff.UnitKept},
		{"a verb of a lower rank", "The two sides will dredge the harbour of Tarsk.", "The two sides will explore dredging the harbour of Tarsk.", diff.UnitWeakened},
		{"a verb of a higher rank", "The two sides oppose any closing of the harbour of Tarsk.", "The two sides strongly condemn any closing of the harbour of Tarsk.", diff.UnitStrengthened},
		{"other words, the same force", "The two sides will dredge the harbour of Tarsk.", "The two sides will dredge the harbour and the roads of Tarsk.", diff.UnitReworded},
		{"no unit answers", "The two sides will dredge the harbour of Tarsk.", "", diff.UnitDropped},
		{"it answers to none", "", "The two sides will dredge the harbour of Tarsk.", diff.UnitNew},
		{"a modal inside what is welcomed", "The two sides welcome works that will lower the toll at Tarsk.", "The two sides welcome works that may lower the toll at Tarsk.", diff.UnitWeakened},
	} {
		cmp := diff.Compare(withUnits(t, strings.TrimSpace(c.old+stays)), withUnits(t, strings.TrimSpace(c.new+stays)), align.Aligner{})
		var got []diff.UnitKind
		for _, u := range cmp.Commitments() {
			side, s := u.Old, cmp.Old
			if side == nil {
				side, s = u.New, cmp.New
			}
			if strings.Contains(s.String(side.Scope), "Tarsk") && !strings.Contains(s.String(side.Scope), "pilots") {
				got = append(got, u.Kind)
			}
		}
		if !slices.Equal(got, []diff.UnitKind{c.want}) {
			t.Errorf("%s: got %v, want %s", c.reason, got, c.want)
		}
	}
}

// TestCommitmentsSample: every commitment and position of either statement is
// in exactly one change of units, and what stands on both sides can be rebuilt
// from its edits.
func TestCommitmentsSample(t *testing.T) {
	for _, lang := range sample.Langs {
		dates := sample.Dates(lang)
		for i := 1; i < len(dates); i++ {
			older, newer := open(t, dates[i-1], lang), open(t, dates[i], lang)
			units.Reader{}.Read(older)
			units.Reader{}.Read(newer)
			c := diff.Compare(older, newer, align.Aligner{})
			seen := map[*corpus.Unit]int{}
			for _, u := range c.Commitments() {
				seen[u.Old]++
				seen[u.New]++
				if u.Old == nil || u.New == nil {
					continue
				}
				var was, is strings.Builder
				for _, e := range u.Edits(c) {
					was.WriteString(e.Old)
					is.WriteString(e.New)
				}
				if a, b := older.String(u.Old.Scope), newer.String(u.New.Scope); was.String() != a || is.String() != b {
					t.Errorf("%s %s: the edits make %q and %q of %q and %q", lang, dates[i], was.String(), is.String(), a, b)
				}
			}
			for _, s := range []*corpus.Statement{older, newer} {
				for k := range s.Clauses {
					for j := range s.Clauses[k].Units {
						u := &s.Clauses[k].Units[j]
						if binds := u.Type == corpus.Commitment || u.Type == corpus.Position; seen[u] > 1 || binds && seen[u] != 1 {
							t.Errorf("%s %s: %s is in %d changes", lang, s.ID, s.String(u.Scope), seen[u])
						}
					}
				}
			}
		}
	}
}
