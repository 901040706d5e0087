package main

import (
	"fmt"

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
	return s.read(l, items, take)
}

// indexed is texts by the index, which is brought up to date first.
func (s *finding) indexed(l *library.Library, items []library.Item, queries []*query.Query, take func(int, *query.Text)) error {
	cache, err := index.Folder()
	if err != nil {
		return err
	}
	return index.Search{
		Cache: cache, Library: l, Reading: fmt.Sprint(version, s.reading.Options),
		Read: func(items []library.Item, take func(int, *query.Text)) error { return s.read(l, items, take) },
		Begin: func(n int) (step, end func()) {
			p := newProgress(s.stderr, n, "statements indexed")
			return p.step, p.done
		},
	}.Texts(items, queries, take)
}

// read makes items ready for search without the index.
func (s *finding) read(l *library.Library, items []library.Item, take func(int, *query.Text)) error {
	return s.each(l, items, s.limit.Side != "", func(i int, st *corpus.Statement) {
		take(i, query.NewText(st, s.limit, s.exact))
	})
}
