package align

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"tifa/corpus"
)

// shared is where gold and data lie when they are there: hand-made alignments
// of real statements, which are not part of the project.
const shared = "../../shared"

// goldFile is one hand-made alignment.
type goldFile struct {
	ID       string     `json:"id"`
	Lang     string     `json:"lang"`
	OldFile  string     `json:"old_file"`
	NewFile  string     `json:"new_file"`
	Old      []goldSent `json:"old"`
	New      []goldSent `json:"new"`
	Links    []goldLink `json:"links"`
	Optional []goldLink `json:"optional"`
}

type goldSent struct{ ID, Text string }

type goldLink struct {
	Old, New []string
	Type     string
	Moved    bool
}

// loadGold reads the gold files of a folder, and skips the test when there
// are none.
func loadGold(t testing.TB, folder string) []goldFile {
	t.Helper()
	names, _ := filepath.Glob(filepath.Join(shared, "gold", folder, "*.json"))
	if len(names) == 0 {
		t.Skipf("no gold in %s/gold/%s: it is not part of the project", shared, folder)
	}
	out := make([]goldFile, len(names))
	for i, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(b, &out[i]); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	return out
}

var dataPrefix = regexp.MustCompile(`^(?:\.\./)*data/`)

// open reads one of the two statements of a gold file.
func (g *goldFile) open(t testing.TB, name string) *corpus.Statement {
	t.Helper()
	s, err := corpus.Open(filepath.Join(shared, "data", dataPrefix.ReplaceAllString(name, "")), nil, corpus.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// link is a pair of gold sentences.
type goldPair struct{ old, new int }

// links returns the gold links, those that count neither way, and those
// between sentences that are identical but for spacing.
func (g *goldFile) links() (all, optional, moved map[goldPair]bool) {
	oi, ni := map[string]int{}, map[string]int{}
	for k, s := range g.Old {
		oi[s.ID] = k
	}
	for k, s := range g.New {
		ni[s.ID] = k
	}
	all, optional, moved = map[goldPair]bool{}, map[goldPair]bool{}, map[goldPair]bool{}
	each := func(ls []goldLink, f func(goldPair, bool)) {
		for _, l := range ls {
			for _, o := range l.Old {
				for _, n := range l.New {
					f(goldPair{oi[o], ni[n]}, l.Moved)
				}
			}
		}
	}
	each(g.Links, func(l goldPair, m bool) {
		all[l] = true
		if m {
			moved[l] = true
		}
	})
	each(g.Optional, func(l goldPair, _ bool) {
		if !all[l] {
			optional[l] = true
		}
	})
	return all, optional, moved
}

func (g *goldFile) same(l goldPair) bool {
	return strings.EqualFold(squeeze(g.Old[l.old].Text), squeeze(g.New[l.new].Text))
}

// squeeze is the form in which clauses are laid onto gold sentences: NFKC
// without white space.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, norm.NFKC.String(s))
}

// lay finds for each clause the gold sentences that it covers: those of which
// it holds at least half, or that hold at least half of it.
func lay(s *corpus.Statement, sents []goldSent) [][]int {
	var stream []rune
	var owner []int
	size := make([]int, len(sents))
	for k, g := range sents {
		for _, r := range squeeze(g.Text) {
			stream = append(stream, r)
			owner = append(owner, k)
			size[k]++
		}
	}
	text := string(stream)
	at := make(map[int]int, len(stream)) // byte offset to rune index
	n := 0
	for i := range text {
		at[i] = n
		n++
	}
	out := make([][]int, len(s.Clauses))
	cur := 0
	for c := range s.Clauses {
		t := squeeze(s.String(s.Clauses[c].Span))
		k := strings.Index(text[cur:], t)
		if k >= 0 {
			k += cur
		} else {
			k = strings.Index(text, t)
		}
		if t == "" || k < 0 {
			continue
		}
		count := map[int]int{}
		runes := len([]rune(t))
		for j := at[k]; j < at[k]+runes; j++ {
			count[owner[j]]++
		}
		for g := range sents {
			if m := count[g]; m > 0 && (2*m >= runes || 2*m >= size[g]) {
				out[c] = append(out[c], g)
			}
		}
		cur = k + len(t)
	}
	return out
}

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
func (g *goldFile) score(t testing.TB) tally {
	o, n := g.open(t, g.OldFile), g.open(t, g.NewFile)
	al := Aligner{}.Align(o, n)
	lo, ln := lay(o, g.Old), lay(n, g.New)
	gold, optional, goldMoved := g.links()
	said, moved := map[goldPair]bool{}, map[goldPair]bool{}
	for _, p := range al.Pairs {
		for _, i := range p.Old {
			for _, j := range p.New {
				for _, a := range lo[i] {
					for _, b := range ln[j] {
						if l := (goldPair{a, b}); !optional[l] {
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
	count := func(ls map[goldPair]bool, which int) {
		for l := range ls {
			a, b := oldLinked[l.old], newLinked[l.new]
			a[which], b[which] = true, true
			oldLinked[l.old], newLinked[l.new] = a, b
		}
	}
	count(gold, 0)
	count(said, 1)
	for l := range gold {
		c.gold++
		if !g.same(l) {
			c.goldCh++
		}
	}
	for l := range said {
		c.said++
		ch := !g.same(l)
		if ch {
			c.changed++
		}
		if gold[l] {
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

// TestGold holds the aligner to the hand-made alignments of real statements.
func TestGold(t *testing.T) {
	for _, folder := range []struct {
		name   string
		least  map[string]float64 // least link F1 by language, "" for all
		detail bool
	}{
		{"align", map[string]float64{"en": 0.84, "zh": 0.83}, true},
		{"synthetic", map[string]float64{"zh": 0.965}, true},
		{"argrewrite", map[string]float64{"en": 0.96}, false},
	} {
		t.Run(folder.name, func(t *testing.T) {
			sum := map[string]tally{}
			for _, g := range loadGold(t, folder.name) {
				c := g.score(t)
				if folder.detail {
					t.Logf("%-55s %v", g.ID, c)
				}
				lang := "en"
				if strings.HasPrefix(g.ID, "cn_") || strings.HasPrefix(g.ID, "synthetic_zh") {
					lang = "zh"
				}
				s := sum[lang]
				s.add(c)
				sum[lang] = s
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
	for _, g := range loadGold(t, "align") {
		o, n := g.open(t, g.OldFile), g.open(t, g.NewFile)
		lo, ln := lay(o, g.Old), lay(n, g.New)
		gold, optional, _ := g.links()
		for _, p := range (Aligner{}).Align(o, n).Pairs {
			for _, i := range p.Old {
				for _, j := range p.New {
					right, counts := false, false
					for _, a := range lo[i] {
						for _, b := range ln[j] {
							l := goldPair{a, b}
							right = right || gold[l]
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
