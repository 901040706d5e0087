package main

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"tifa/corpus"
	"tifa/corpus/index"
	"tifa/corpus/library"
	"tifa/corpus/query"
)

// Whether a search uses an index.
const (
	indexAuto   = "auto" // from leastIndexed statements on
	indexAlways = "always"
	indexNever  = "never"
)

var indexUses = []string{indexAuto, indexAlways, indexNever}

// leastIndexed is how many statements make an index worth while: fewer are read
// in half a second.
const leastIndexed = 400

// cacheFolder is where indexes lie: the folder that TIFA_CACHE names, else that
// of the user for caches.
func cacheFolder() (string, error) {
	if dir := os.Getenv("TIFA_CACHE"); dir != "" {
		return dir, nil
	}
	dir, err := os.UserCacheDir()
	return filepath.Join(dir, "tifa"), err
}

// texts makes items ready for search and hands them over, by several goroutines,
// with their places. Those in which no query can stand may come without clauses.
// What is handed over is the same with an index and without.
func (s *finding) texts(l *library.Library, items []library.Item, queries []*query.Query, take func(int, *query.Text)) error {
	// The index keeps neither what limits look at nor capitals.
	able := s.limit == (query.Limit{}) && !s.exact
	if able && s.index != indexNever && (len(items) >= leastIndexed || s.index == indexAlways) {
		err := s.indexed(l, items, queries, take)
		if err == nil || s.index == indexAlways {
			return err
		}
	}
	return s.each(l, items, s.limit.Side != "", func(i int, st *corpus.Statement) {
		take(i, query.NewText(st, s.limit, s.exact))
	})
}

// indexed is texts by the index, which is brought up to date first.
func (s *finding) indexed(l *library.Library, items []library.Item, queries []*query.Query, take func(int, *query.Text)) error {
	cache, err := cacheFolder()
	if err != nil {
		return err
	}
	x, err := index.Open(cache, l.Dir())
	if err != nil {
		return fmt.Errorf("%s: the index cannot be used: %w: name another folder with TIFA_CACHE, or use --index never", cache, err)
	}
	defer x.Close()
	err = s.indexedBy(x, l, items, queries, take)
	if index.Damaged(err) {
		if err := x.Discard(); err != nil {
			return err
		}
		if x, err = index.Open(cache, l.Dir()); err != nil {
			return err
		}
		defer x.Close()
		err = s.indexedBy(x, l, items, queries, take)
	}
	return err
}

func (s *finding) indexedBy(x *index.Index, l *library.Library, items []library.Item, queries []*query.Query, take func(int, *query.Text)) error {
	files := make([]index.File, len(items))
	for i := range items {
		it := &items[i]
		files[i] = index.File{Name: it.File, Path: l.Path(it), Reading: fmt.Sprint(version, s.reading.Options, it.ID(), it.Day(), it.Lang)}
	}
	stale, err := x.Stale(files)
	if err != nil {
		return err
	}
	if len(stale) > 0 {
		if err := s.refresh(x, l, items, files, stale); err != nil {
			return err
		}
	}
	texts := make([]*query.Text, len(items))
	if err := x.Texts(files, queries, func(i int, t *query.Text) { texts[i] = t }); err != nil {
		return err
	}
	errs := make([]error, len(items))
	parallel(len(items), nil, func(i int) {
		if texts[i] == nil { // the index is damaged there
			st, err := l.Statement(&items[i], s.reading.Options)
			if errs[i] = err; err != nil {
				return
			}
			texts[i] = query.NewText(st, s.limit, s.exact)
		}
		take(i, texts[i])
	})
	return joined(errs)
}

// refresh reads the statements that the index does not have as they are, so
// many at once that memory stays bounded.
func (s *finding) refresh(x *index.Index, l *library.Library, items []library.Item, files []index.File, stale []int) error {
	const atOnce = 64
	p := newProgress(s.stderr, len(stale), "statements indexed")
	defer p.done()
	w := x.Write()
	defer w.Close() // what a failure leaves
	for len(stale) > 0 {
		part := stale[:min(atOnce, len(stale))]
		stale = stale[len(part):]
		before := time.Now()
		some := make([]library.Item, len(part))
		infos := make([]os.FileInfo, len(part))
		for k, i := range part {
			some[k] = items[i]
			info, err := os.Stat(files[i].Path)
			if err != nil {
				return fmt.Errorf("%s: %w: check its permissions", files[i].Path, cause(err))
			}
			infos[k] = info
		}
		texts := make([]*query.Text, len(part))
		if err := s.each(l, some, false, func(k int, st *corpus.Statement) { texts[k] = query.NewText(st, query.Limit{}, false) }); err != nil {
			return err
		}
		for k, i := range part {
			p.step()
			if err := w.Put(files[i], infos[k], before, texts[k]); err != nil {
				return err
			}
		}
	}
	if err := w.Done(); err != nil {
		return err
	}
	var series []string
	var all []index.File
	for i := range l.Series {
		series = append(series, l.Series[i].Name)
		for k := range l.Series[i].Items {
			all = append(all, index.File{Name: l.Series[i].Items[k].File})
		}
	}
	return x.Forget(series, all)
}
