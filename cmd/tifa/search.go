package main

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"tifa/corpus"
	"tifa/corpus/query"
	"tifa/report"
)

func newSearch() *cobra.Command {
	var (
		format, output string
		series         []string
		screen         screen
		find           finding
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
			if err := validFlags(format, trendFormats, screen, &find.reading); err != nil {
				return err
			}
			if err := find.validate(); err != nil {
				return err
			}
			q, err := query.Parse(args[0], find.exact)
			if err != nil {
				return err
			}
			found, inputs, err := find.search(q, series)
			if err != nil {
				return err
			}
			out := c.OutOrStdout()
			tty := terminal(out, output)
			return writeOut(out, output, inputs, func(w io.Writer) error {
				switch format {
				case "json":
					return calm(w, tty, found.JSON)
				case "csv":
					return calm(w, tty, found.CSV)
				}
				return found.Print(w, screen.table(tty))
			})
		},
	}
	f := c.Flags()
	f.StringVarP(&format, "format", "f", "table", strings.Join(trendFormats, ", "))
	f.StringVarP(&output, "output", "o", "", "write to this file instead of the terminal")
	f.StringArrayVar(&series, "series", nil, "search only this series; may be given several times")
	screen.flags(f)
	find.flags(c)
	complete(c, "format", trendFormats)
	complete(c, "color", colours)
	return c
}

// search looks for a query in the named series, or in all that there are.
// inputs are the files that were searched.
func (s *finding) search(q *query.Query, names []string) (c *report.Concordance, inputs []string, err error) {
	var folders []*folder
	if len(names) == 0 {
		here, err := listFolder(s.dir)
		if err != nil {
			return nil, nil, err
		}
		folders = append(foldersIn(s.dir), here)
		if !slices.ContainsFunc(folders, func(f *folder) bool { return len(f.files) > 0 }) {
			return nil, nil, fmt.Errorf("%s: holds no dated .txt file and no series: name a folder of statements with --corpus", s.dir)
		}
	}
	for _, n := range names {
		f, err := findSeries(s.dir, n)
		if err != nil {
			return nil, nil, err
		}
		folders = append(folders, f)
	}
	c = &report.Concordance{Query: q}
	for _, f := range folders {
		if left := f.left(); left != "" {
			c.Notes = append(c.Notes, left)
		}
		files := s.inside(f.in(s.lang))
		slices.SortStableFunc(files, func(a, b datedFile) int { return a.Date.Compare(b.Date) })
		found := make([][]query.Hit, len(files))
		statements, err := f.each(files, s.reading.Options, s.limit.Side != "", func(i int, st *corpus.Statement) bool {
			found[i] = q.Find(query.NewText(st, s.limit, s.exact))
			return len(found[i]) > 0
		})
		if err != nil {
			return nil, nil, err
		}
		for i, st := range statements {
			inputs = append(inputs, filepath.Join(f.dir, files[i].name))
			if st != nil {
				c.Found = append(c.Found, report.Found{Statement: st, Hits: found[i]})
			}
		}
		c.Searched += len(files)
	}
	return c, inputs, nil
}
