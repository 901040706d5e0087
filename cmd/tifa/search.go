package main

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"tifa/corpus/library"
	"tifa/corpus/query"
	"tifa/report"
)

func newSearch() *cobra.Command {
	var (
		series []string
		out    printout
		find   finding
	)
	c := &cobra.Command{
		Use:   "search QUERY",
		Short: "Find a phrase in a folder of statements",
		Long: `Find a phrase in statements and show each place with the words around it, its
address and its source. Without --series every series in the corpus folder is
searched, in every language.

` + queryHelp,
		Example: `  tifa search 和平统一 --corpus data
  tifa search "no limits" --series data/cn_russia --lang en
  tifa search "call on <0-3> sides" --format csv -o places.csv`,
		Args: argsError(1, "one query"),
		RunE: func(c *cobra.Command, args []string) error {
			if err := cmp.Or(out.validate(c), find.reading.validate()); err != nil {
				return err
			}
			if err := find.validate(); err != nil {
				return err
			}
			q, err := query.Parse(args[0], find.exact)
			if err != nil {
				return err
			}
			find.stderr = c.ErrOrStderr()
			found, inputs, err := find.search(q, series)
			if err != nil {
				return err
			}
			if found.Searched == 0 {
				return find.nothing()
			}
			return out.print(c, inputs, found.Print, forms{"json": found.JSON, "csv": found.CSV})
		},
	}
	f := c.Flags()
	out.colourFlags(c, listFormats)
	f.StringArrayVar(&series, "series", nil, "search only this series; may be given several times")
	find.flags(c)
	return c
}

// search looks for a query in the named series, or in all that there are.
// inputs are the files that were searched.
func (s *finding) search(q *query.Query, names []string) (c *report.Concordance, inputs []string, err error) {
	c = &report.Concordance{Query: q}
	if len(names) > 0 {
		for _, n := range names {
			h, err := s.find(n)
			if err != nil {
				return nil, nil, err
			}
			files, err := s.searchIn(h.Library, c)
			h.Close()
			if err != nil {
				return nil, nil, err
			}
			inputs = append(inputs, files...)
		}
		return c, inputs, nil
	}
	l, err := s.open()
	if err != nil {
		return nil, nil, err
	}
	defer l.Close()
	inputs, err = s.searchIn(l, c)
	return c, inputs, err
}

// nothing says why no statement was searched.
func (s *finding) nothing() error {
	if s.held == 0 {
		return noSeries(s.dir, nil)
	}
	return fmt.Errorf("--lang, --kind, --from, --to: none of %s is of that language and kind and of these days: leave one out", count(s.held, "statement"))
}

// searchIn looks for a query in the series of a corpus, in every language and
// kind unless the flags say otherwise.
func (s *finding) searchIn(l *library.Library, c *report.Concordance) (inputs []string, err error) {
	var items []library.Item
	for i := range l.Series {
		h := openSeries{l, &l.Series[i]}
		c.Notes = append(c.Notes, h.leftOut()...)
		for _, it := range h.Items {
			if it.Hole() || it.Date.IsZero() {
				continue
			}
			s.held++
			if s.takes(&it) {
				items = append(items, it)
				inputs = append(inputs, l.Path(&it))
			}
		}
	}
	found := make([]report.Found, len(items))
	err = s.texts(l, items, []*query.Query{c.Query}, func(i int, t *query.Text) {
		if hits := c.Query.Find(t); len(hits) > 0 {
			found[i] = report.Found{Statement: t.Statement, Hits: hits}
		}
	})
	c.Found = append(c.Found, slices.DeleteFunc(found, func(f report.Found) bool { return f.Statement == nil })...)
	c.Searched += len(items)
	return inputs, err
}
