package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"tifa/corpus"
	"tifa/corpus/library"
	"tifa/corpus/query"
	"tifa/diff/series"
	"tifa/report"
)

func newAdoption() *cobra.Command {
	var (
		clause    string
		threshold float64
		names     []string
		out       printout
		find      finding
	)
	c := &cobra.Command{
		Use:   "adoption PHRASE...",
		Short: "Follow a phrase through all series of a corpus",
		Long: `Follow a phrase through all series of a corpus: which series used which variant
first, when and where, and after how many days the others took it up. Variants are
several phrases, or the alternatives of one, parted by |. The number before a series
is that of the series that use it up to then: the adoption curve.

First means the first that is held: what is held of each series is said, and so are
statements that are known to exist and are not held. The statements of the language
of the phrase are searched; --lang chooses another.

--clause SERIES/DATE:ADDRESS looks for a whole clause instead: the earliest similar
clause in every other series. An earlier one is a suggested source, no proof.
Similarity is that of words and of pairs of words, rare ones weighing more, 0 to 1.

` + queryHelp,
		Example: `  tifa adoption "peace and stability across the Taiwan Strait" --corpus data
  tifa adoption "Ukraine=war in Ukraine|war against Ukraine" --corpus data
  tifa adoption --clause us_rok/2021-05-21:2.5 --corpus data --format csv`,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(c *cobra.Command, args []string) error {
			if err := cmp.Or(out.validate(c), find.reading.validate()); err != nil {
				return err
			}
			if err := find.validate(); err != nil {
				return err
			}
			find.stderr = c.ErrOrStderr()
			switch {
			case (clause == "") == (len(args) == 0):
				return fmt.Errorf("tifa adoption takes a phrase, or a clause with --clause, and not both: see tifa adoption --help")
			case threshold <= 0 || threshold > 1:
				return fmt.Errorf("--threshold: %v is out of range: use a similarity above 0, up to 1", threshold)
			}
			queries, err := readQueries(args, "", nil, find.exact)
			if err != nil {
				return err
			}
			var variants []*query.Query
			for _, q := range queries {
				if v := q.Variants(); len(v) > 1 {
					variants = append(variants, v...)
				} else {
					variants = append(variants, q)
				}
			}
			a, inputs, err := find.adoption(variants, clause, threshold, names)
			if err != nil {
				return err
			}
			return out.list(c, inputs, a)
		},
	}
	f := c.Flags()
	out.flags(c, listFormats)
	f.StringVar(&clause, "clause", "", "look for this clause (SERIES/DATE:ADDRESS) in the other series")
	f.Float64Var(&threshold, "threshold", series.DefaultThreshold, "with --clause: similarity from which on a clause is similar, 0 to 1")
	f.StringArrayVar(&names, "series", nil, "search only this series; may be given several times")
	find.flags(c)
	return c
}

// adoption searches the series of a corpus for phrases, or for a clause. inputs are
// the files that were searched.
func (s *finding) adoption(variants []*query.Query, clause string, threshold float64, names []string) (a *report.Adoption, inputs []string, err error) {
	l, err := s.open()
	if err != nil {
		return nil, nil, err
	}
	defer l.Close()
	for _, n := range names {
		if !slices.ContainsFunc(l.Series, func(h library.Series) bool { return h.Name == n }) {
			return nil, nil, fmt.Errorf("--series: %q is no series in %s: known are %s", n, s.dir, strings.Join(seriesOf(l), ", "))
		}
	}
	place, err := parsePlace(clause)
	if err != nil {
		return nil, nil, err
	}
	a = &report.Adoption{}
	takes := spokenIn(variants, s.lang)
	if clause != "" {
		own := slices.IndexFunc(l.Series, func(h library.Series) bool { return h.Name == place.series })
		if own < 0 {
			return nil, nil, fmt.Errorf("--clause: %q is no series in %s: known are %s", place.series, s.dir, strings.Join(seriesOf(l), ", "))
		}
		item := slices.IndexFunc(l.Series[own].Items, func(it library.Item) bool {
			return !it.Hole() && it.Day() == place.day && it.Speaks(s.lang)
		})
		if item < 0 {
			return nil, nil, fmt.Errorf("--clause: no statement of %s is held in %s: write its day as in the name of its file", place.day, place.series)
		}
		lang := corpus.BaseLang(l.Series[own].Items[item].Lang)
		takes = func(it *library.Item) bool { return it.Speaks(lang) }
	}
	var held []series.Held
	var all [][]library.Item // of each
	var asked *corpus.Statement
	var silent []string
	for i := range l.Series {
		h := openSeries{l, &l.Series[i]}
		if len(names) > 0 && !slices.Contains(names, h.Name) && h.Name != place.series {
			continue
		}
		a.Notes = append(a.Notes, h.leftOut()...)
		var items []library.Item
		x := series.Held{Series: h.Name}
		for _, it := range h.Items {
			switch {
			case it.Date.IsZero() || !s.takes(&it) || !takes(&it):
			case it.Hole():
				x.Holes = append(x.Holes, it.Date)
			default:
				items = append(items, it)
				inputs = append(inputs, h.Path(&it))
			}
		}
		if len(items) == 0 {
			if dated(h.Series) {
				silent = append(silent, h.Name)
			}
			continue
		}
		all, held = append(all, items), append(held, x)
	}
	if err := s.fill(l, all, held, variants); err != nil {
		return nil, nil, err
	}
	for i := range held {
		for k := range all[i] {
			if clause != "" && held[i].Series == place.series && all[i][k].Day() == place.day && asked == nil {
				asked = held[i].Statements[k]
			}
		}
	}
	if len(silent) > 0 {
		a.Notes = append(a.Notes, "no statement in the language that was searched, or of these days and kinds, in "+strings.Join(silent, ", "))
	}
	if clause == "" {
		if len(held) == 0 {
			return nil, nil, fmt.Errorf("--lang, --kind, --from, --to: no such statement in %s: leave one out", s.dir)
		}
		a.Phrase = series.Adopt(variants, held)
		return a, inputs, nil
	}
	if asked == nil {
		return nil, nil, fmt.Errorf("--clause: no statement of %s among those that are searched: leave --from, --to and --kind out", place.day)
	}
	at := slices.IndexFunc(asked.Clauses, func(c corpus.Clause) bool { return c.ID == place.address })
	if at < 0 {
		return nil, nil, fmt.Errorf("--clause: %s has no clause %s: tifa show %s lists them", asked.ID, place.address, report.Source(asked))
	}
	a.Clause = series.NewProvenance(place.series, asked, at, held, threshold)
	return a, inputs, nil
}

// fill reads the statements of series, whose items are given for each. With
// variants they are made ready for search.
func (s *finding) fill(l *library.Library, items [][]library.Item, held []series.Held, variants []*query.Query) error {
	all := slices.Concat(items...)
	statements, texts := make([]*corpus.Statement, len(all)), make([]*query.Text, len(all))
	var err error
	if len(variants) > 0 {
		err = s.texts(l, all, variants, func(i int, t *query.Text) { statements[i], texts[i] = t.Statement, t })
	} else {
		err = s.each(l, all, false, func(i int, st *corpus.Statement) { statements[i] = st })
	}
	for i := range held {
		n := len(items[i])
		held[i].Statements, held[i].Texts = statements[:n:n], texts[:n:n]
		statements, texts = statements[n:], texts[n:]
	}
	return err
}

// placeOf is a clause as --clause names it.
type placeOf struct{ series, day, address string }

// parsePlace reads SERIES/DATE:ADDRESS; "" is no place.
func parsePlace(s string) (placeOf, error) {
	if s == "" {
		return placeOf{}, nil
	}
	name, address, ok := strings.Cut(s, ":")
	i := strings.LastIndexByte(name, '/')
	if !ok || i <= 0 || address == "" {
		return placeOf{}, fmt.Errorf("--clause: %q is no clause: write SERIES/DATE:ADDRESS, as in g7/2023-05-20:12.1", s)
	}
	if _, err := time.Parse(time.DateOnly, name[i+1:]); err != nil {
		return placeOf{}, fmt.Errorf("--clause: %q is no day: write it as 2024-05-16", name[i+1:])
	}
	return placeOf{name[:i], name[i+1:], address}, nil
}

// spokenIn tells which statements phrases can stand in: those of the language that
// their letters show, of every one where they show several or --lang has the word.
func spokenIn(variants []*query.Query, lang string) func(*library.Item) bool {
	script := scriptOf(variants)
	one := !slices.ContainsFunc(variants, func(q *query.Query) bool { return q.Script() != script })
	return func(it *library.Item) bool {
		switch {
		case lang != "" || !one:
			return true
		case script != "":
			return it.Speaks(script)
		}
		base := corpus.BaseLang(it.Lang)
		return base != "zh" && base != "ru"
	}
}
