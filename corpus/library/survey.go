package library

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"hash/fnv"
	"runtime"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"

	"tifa/corpus"
)

// Reading is an item with what its text says.
type Reading struct {
	Item    // Lang, Title, Parties and Place are those of the text where nothing else gives them
	Words   int
	Clauses int
	Err     error // why the text cannot be read

	dated   time.Time // the day that the text itself bears, zero without one
	from    string    // where it stands: "closing line", "dateline"
	found   string    // language that the text is in
	sum     string    // SHA-256 of the file
	words   uint64    // of all words and numbers, in order
	phrases []uint64  // of runs of four words, sorted, each once
	sources []string  // SHA-256 of each of the Sources, "" when it cannot be read
}

// Survey reads every text of the corpus and returns what it found, holes
// included, series by series in the order of Items.
func (l *Library) Survey() []Reading {
	var items []Item
	for i := range l.Series {
		items = append(items, l.Series[i].Items...)
	}
	return l.survey(items)
}

func (l *Library) survey(items []Item) []Reading {
	out := make([]Reading, len(items))
	for i, it := range items {
		out[i].Item = it
	}
	var work errgroup.Group
	work.SetLimit(runtime.GOMAXPROCS(0))
	for i := range out {
		if !out[i].Hole() {
			work.Go(func() error {
				out[i].read(l)
				return nil
			})
		}
	}
	work.Wait()
	return out
}

func (r *Reading) read(l *Library) {
	b, err := l.bytes(r.File)
	if err != nil {
		r.Err = err
		return
	}
	r.sum = sum(b)
	for _, source := range r.Sources() {
		is := ""
		if o, err := l.bytes(source.Original); err == nil {
			is = sum(o)
		}
		r.sources = append(r.sources, is)
	}
	s, err := corpus.Read(r.File, b, corpus.Options{Lang: r.Lang})
	if err != nil {
		r.Err = err
		return
	}
	if s.DateFrom == "closing line" || s.DateFrom == "dateline" {
		r.dated, r.from = s.Date, s.DateFrom
	}
	r.Title = cmp.Or(r.Title, s.Title)
	r.Place = cmp.Or(r.Place, s.Place)
	if len(r.Parties) == 0 {
		for _, p := range s.Parties {
			r.Parties = append(r.Parties, p.Name)
		}
	}
	r.found = corpus.Language(s.Text)
	if r.Lang == "" {
		r.Lang = s.Lang
	}
	r.Clauses = len(s.Clauses)
	r.count(s)
}

// phrase is how many words stand together in a phrase: long enough to be rare,
// short enough to survive an edit nearby.
const phrase = 4

// count counts the words. Those of titles and datelines are not compared:
// copies of one statement differ in them.
func (r *Reading) count(s *corpus.Statement) {
	all := fnv.New64a()
	var run []string
	for i := range s.Clauses {
		c := &s.Clauses[i]
		for _, t := range c.Tokens {
			if t.Kind == corpus.Word {
				r.Words++
			}
			if t.Kind != corpus.Word && t.Kind != corpus.Number || c.Role == corpus.Title || c.Role == corpus.Dateline {
				continue
			}
			all.Write([]byte(t.Norm))
			all.Write([]byte{0})
			if run = append(run, t.Norm); len(run) > phrase {
				run = run[1:]
			}
			if len(run) == phrase {
				h := fnv.New64a()
				for _, w := range run {
					h.Write([]byte(w))
					h.Write([]byte{0})
				}
				r.phrases = append(r.phrases, h.Sum64())
			}
		}
	}
	r.words = all.Sum64()
	slices.Sort(r.phrases)
	r.phrases = slices.Compact(r.phrases)
}

func sum(b []byte) string {
	s := sha256.Sum256(b)
	return hex.EncodeToString(s[:])
}
