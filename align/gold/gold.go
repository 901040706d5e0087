// Package gold reads hand-made alignments of real statements for the tests of
// this and later packages. They are not part of the project: a test that needs
// them is skipped where they are not there.
package gold

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"tifa/corpus"
	"tifa/corpus/units"
)

// Root is where gold and data lie when they are there: hand-made alignments
// of real statements, which are not part of the project.
const Root = "../../shared"

// File is one hand-made alignment.
type File struct {
	ID       string     `json:"id"`
	Lang     string     `json:"lang"`
	OldFile  string     `json:"old_file"`
	NewFile  string     `json:"new_file"`
	Old      []Sentence `json:"old"`
	New      []Sentence `json:"new"`
	Links    []Link     `json:"links"`
	Optional []Link     `json:"optional"`
}

// Sentence is one sentence of a statement as the annotator cut it.
type Sentence struct{ ID, Text string }

// Link says which sentences answer to which.
type Link struct {
	Old, New []string
	Type     string
	Moved    bool
	Shift    string // stronger, weaker, mixed, none
}

// Load reads the gold files of a folder, and skips the test when there
// are none.
func Load(t testing.TB, folder string) []File {
	t.Helper()
	names, _ := filepath.Glob(filepath.Join(Root, "gold", folder, "*.json"))
	if len(names) == 0 {
		t.Skipf("no gold in %s/gold/%s: it is not part of the project", Root, folder)
	}
	out := make([]File, len(names))
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

// Open reads one of the two statements of a gold file, its units included.
func (g *File) Open(t testing.TB, name string) *corpus.Statement {
	t.Helper()
	s, err := corpus.Open(filepath.Join(Root, "data", dataPrefix.ReplaceAllString(name, "")), nil, corpus.Options{})
	if err != nil {
		t.Fatal(err)
	}
	units.Reader{}.Read(s)
	return s
}

// Pair is a pair of gold sentences, by their places in File.Old and File.New.
type Pair struct{ Old, New int }

// Pairs returns the gold links, those that count neither way, and those
// between sentences that are identical but for spacing.
func (g *File) Pairs() (all, optional, moved map[Pair]bool) {
	oi, ni := map[string]int{}, map[string]int{}
	for k, s := range g.Old {
		oi[s.ID] = k
	}
	for k, s := range g.New {
		ni[s.ID] = k
	}
	all, optional, moved = map[Pair]bool{}, map[Pair]bool{}, map[Pair]bool{}
	each := func(ls []Link, f func(Pair, bool)) {
		for _, l := range ls {
			for _, o := range l.Old {
				for _, n := range l.New {
					f(Pair{oi[o], ni[n]}, l.Moved)
				}
			}
		}
	}
	each(g.Links, func(l Pair, m bool) {
		all[l] = true
		if m {
			moved[l] = true
		}
	})
	each(g.Optional, func(l Pair, _ bool) {
		if !all[l] {
			optional[l] = true
		}
	})
	return all, optional, moved
}

// Same tells a pair of sentences that are identical but for spacing.
func (g *File) Same(l Pair) bool {
	return strings.EqualFold(squeeze(g.Old[l.Old].Text), squeeze(g.New[l.New].Text))
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

// Lay finds for each clause the gold sentences that it covers: those of which
// it holds at least half, or that hold at least half of it.
func Lay(s *corpus.Statement, sents []Sentence) [][]int {
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
