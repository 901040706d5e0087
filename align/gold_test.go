package align

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"tifa/align/gold"
	"tifa/corpus"
)

// tally counts what an alignment got right.
type tally struct {
	right, said, gold             int // links
	rightChanged, changed, goldCh int // links whose sentences differ
	rightMoved, moved, goldMoved  int
	status, sents                 int
}

func (a *tally) add(b tally) {
	a.right += b.right
	a.said += b.said
	a.gold += b.gold
	a.rightChanged += b.rightChanged
	a.changed += b.changed
	a.goldCh += b.goldCh
	a.rightMoved += b.rightMoved
	a.moved += b.moved
	a.goldMoved += b.goldMoved
	a.status += b.status
	a.sents += b.sents
}

func f1(right, said, gold int) float64 {
	if said+gold == 0 {
		return 1
	}
	return 2 * float64(right) / float64(said+gold)
}

func (a tally) String() string {
	return fmt.Sprintf("link %.3f (P %.3f R %.3f)  changed %.3f  moved %.3f  status %.3f",
		f1(a.right, a.said, a.gold), float64(a.right)/float64(max(a.said, 1)), float64(a.right)/float64(max(a.gold, 1)),
		f1(a.rightChanged, a.changed, a.goldCh), f1(a.rightMoved, a.moved, a.goldMoved), float64(a.status)/float64(max(a.sents, 1)))
}

// score aligns the two statements of a gold file and counts.
func score(t testing.TB, g *gold.File) tally {
	o, n := g.Open(t, g.OldFile), g.Open(t, g.NewFile)
	return scorePairs(g, o, n, Aligner{}.Align(o, n).Pairs)
}

// scorePairs counts what pairs of the clauses of two statements get right.
func scorePairs(g *gold.File, o, n *corpus.Statement, pairs []Pair) tally {
	lo, ln := gold.Lay(o, g.Old), gold.Lay(n, g.New)
	links, optional, goldMoved := g.Pairs()
	said, moved := map[gold.Pair]bool{}, map[gold.Pair]bool{}
	for _, p := range pairs {
		for _, i := range p.Old {
			for _, j := range p.New {
				for _, a := range lo[i] {
					for _, b := range ln[j] {
						if l := (gold.Pair{Old: a, New: b}); !optional[l] {
							said[l] = true
							if p.Moved {
								moved[l] = true
							}
						}
					}
				}
			}
		}
	}
	var c tally
	oldLinked, newLinked := map[int][2]bool{}, map[int][2]bool{}
	count := func(ls map[gold.Pair]bool, which int) {
		for l := range ls {
			a, b := oldLinked[l.Old], newLinked[l.New]
			a[which], b[which] = true, true
			oldLinked[l.Old], newLinked[l.New] = a, b
		}
	}
	count(links, 0)
	count(said, 1)
	for l := range links {
		c.gold++
		if !g.Same(l) {
			c.goldCh++
		}
	}
	for l := range said {
		c.said++
		ch := !g.Same(l)
		if ch {
			c.changed++
		}
		if links[l] {
			c.right++
			if ch {
				c.rightChanged++
			}
		}
	}
	for l := range moved {
		c.moved++
		if goldMoved[l] {
			c.rightMoved++
		}
	}
	c.goldMoved = len(goldMoved)
	c.sents = len(g.Old) + len(g.New)
	for k := range g.Old {
		if v := oldLinked[k]; v[0] == v[1] {
			c.status++
		}
	}
	for k := range g.New {
		if v := newLinked[k]; v[0] == v[1] {
			c.status++
		}
	}
	return c
}

// language is that of a gold file.
func language(g *gold.File) string {
	if strings.HasPrefix(g.ID, "cn_") || strings.HasPrefix(g.ID, "synthetic_zh") {
		return "zh"
	}
	return "en"
}

// TestGold holds the aligner to the hand-made alignments of real statements.
func TestGold(t *testing.T) {
	for _, folder := range []struct {
		name   string
		least  map[string]float64 // least link F1 by language, "" for all
		detail bool
	}{
		{"align", map[string]float64{"en": 0.87, "zh": 0.845}, true},
		{"synthetic", map[string]float64{"zh": 0.965}, true},
		{"argrewrite", map[string]float64{"en": 0.955}, false},
	} {
		t.Run(folder.name, func(t *testing.T) {
			sum := map[string]tally{}
			for _, g := range gold.Load(t, folder.name) {
				c := score(t, &g)
				if folder.detail {
					t.Logf("%-55s %v", g.ID, c)
				}
				s := sum[language(&g)]
				s.add(c)
				sum[language(&g)] = s
			}
			for lang, least := range folder.least {
				c := sum[lang]
				t.Logf("%-55s %v", "ALL "+lang, c)
				if got := f1(c.right, c.said, c.gold); got < least {
					t.Errorf("%s: link F1 %.3f, at least %.3f", lang, got, least)
				}
			}
		})
	}
}

// TestReliability prints how often links of each confidence are right, and the
// expected calibration error: the mean distance between the confidence and
// the share that is right, each bin weighted by its links.
func TestReliability(t *testing.T) {
	type bin struct {
		n, right int
		sum      float64
	}
	bins := make([]bin, 10)
	for _, g := range gold.Load(t, "align") {
		o, n := g.Open(t, g.OldFile), g.Open(t, g.NewFile)
		lo, ln := gold.Lay(o, g.Old), gold.Lay(n, g.New)
		links, optional, _ := g.Pairs()
		for _, p := range (Aligner{}).Align(o, n).Pairs {
			for _, i := range p.Old {
				for _, j := range p.New {
					right, counts := false, false
					for _, a := range lo[i] {
						for _, b := range ln[j] {
							l := gold.Pair{Old: a, New: b}
							right = right || links[l]
							counts = counts || !optional[l]
						}
					}
					if counts {
						b := &bins[min(9, int(p.Confidence*10))]
						b.n++
						b.sum += p.Confidence
						if right {
							b.right++
						}
					}
				}
			}
		}
	}
	var off float64
	all := 0
	for k, b := range bins {
		if b.n == 0 {
			continue
		}
		share := float64(b.right) / float64(b.n)
		t.Logf("confidence %.1f to %.1f: %4d links, mean %.2f, right %.2f", float64(k)/10, float64(k+1)/10, b.n, b.sum/float64(b.n), share)
		off += math.Abs(b.sum - float64(b.right))
		all += b.n
	}
	ece := off / float64(max(all, 1))
	t.Logf("expected calibration error %.3f over %d links", ece, all)
	if ece > 0.12 {
		t.Errorf("expected calibration error %.3f, at most 0.12", ece)
	}
}
