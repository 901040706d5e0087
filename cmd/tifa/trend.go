package main

import (
	"cmp"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"tifa/corpus"
	"tifa/corpus/library"
	"tifa/corpus/query"
	"tifa/diff/series"
	"tifa/report"
)

// queryHelp explains the query language in help texts.
const queryHelp = `A phrase is found in either Chinese script, in any width and case, whatever its
quotation marks and hyphens. Words are whole and stand in a row; in Chinese
every character counts as a word. A phrase never reaches over a sentence.

  considerable period           words in a row
  uncertain*                    any ending; * alone is any one word
  resist … protectionism        … (or ...) is any words of the sentence
  call on <0-3> sides           none to three words
  Ukraine=Kyiv|Kiev             either, under the name Ukraine
  6-1/2 percent & !funds rate   only sentences without the second phrase
  "a * b"                       in double quotation marks nothing is special
  /\bpatien(t|ce)\b/            a regular expression (RE2)`

// finding holds the flags that say what is searched for, and where.
type finding struct {
	selection
	limit  query.Limit
	exact  bool
	index  string    // one of indexUses
	stderr io.Writer // for progress
	held   int       // statements where search looked, whether they were taken or not
}

func (s *finding) flags(c *cobra.Command) {
	s.selection.flags(c)
	f := c.Flags()
	f.StringVar(&s.limit.Section, "section", "", "only sections with this address, or with these words in their heading")
	f.StringVar(&s.limit.Side, "side", "", "only what this party says: its name, both, third or impersonal")
	f.BoolVar(&s.exact, "case", false, "keep upper and lower case apart")
	f.StringVar(&s.index, "index", indexAuto, fmt.Sprintf("use an index in the cache folder: %s (from %d statements on), %s, %s", indexAuto, leastIndexed, indexAlways, indexNever))
	complete(c, "index", indexUses)
}

func newTrend(words []string) *cobra.Command {
	var (
		name, watch, at string
		gap             int
		out             printout
		find            finding
		beyond          beyond
	)
	c := &cobra.Command{
		Use:   "trend [PHRASE...]",
		Short: "Follow phrases through a series of statements",
		Long: `Follow phrases through a series: in which statements each stands, when it
came, went and came back. A series is a folder of files named by day and
language, as in 2024-05-16.zh-Hans.txt. Languages and versions of one day are
siblings, never successors: one language is followed, the one that the phrases
are written in or the most frequent, and of several versions of a day the one
with most occurrences counts.

--formulas finds the phrases: rows of words of one clause that several statements
repeat, of any length, each as long as it can be without standing in fewer of them.
With --at it shows those that came, went or came back in that statement.

--norm and --smooth add other measures to the counts. --stats adds estimates
(dispersion, tendency, bursts, life of clauses, resonance; with --era and --vs what
one era has more often than another). Each says why it is not given where a series
is too short for it; nothing is estimated without --stats.

Without a phrase it shows which wording of the latest statement, or of the one
of --at, stands in none before it, which is back, and what is gone: sequences of
four words or eight Chinese characters, numbers and months left aside.

` + queryHelp + `

A watch list (--watch) has one query a line, "label: query", # for comments.
A statement that is known to exist and is not held stands as a [[hole]] in
` + library.ManifestName + ` of the corpus: it breaks no run and is shown as ?.

--format html makes one page with the presence grid, how often and where in the
text each phrase stands, what happened when, and every place with the words
around it. It loads nothing and needs no script.`,
		Example: `  tifa trend "considerable period" patient --series fomc --corpus data
  tifa trend 适度宽松 稳健的货币政策 --series data/politburo
  tifa trend --watch watch.txt --series g7 --format csv -o g7.csv
  tifa trend --watch watch.txt --series g7 --format html -o g7.html
  tifa trend --series g7 --at 2023-05-20
  tifa trend --formulas --series fomc --min-df 5 --top 50
  tifa trend --stats --era 2022 --vs 2021 --series fomc`,
		RunE: func(c *cobra.Command, args []string) error {
			if err := cmp.Or(out.validate(c), find.reading.validate()); err != nil {
				return err
			}
			if err := find.validate(); err != nil {
				return err
			}
			find.stderr = c.ErrOrStderr()
			if gap < 0 {
				return fmt.Errorf("--gap: %d is out of range: use 0 or more", gap)
			}
			queries, err := readQueries(args, watch, c.InOrStdin(), find.exact)
			if err != nil {
				return err
			}
			if err := beyond.validate(len(queries) > 0); err != nil {
				return err
			}
			if len(queries) > 0 && at != "" {
				return fmt.Errorf("--at: phrases are followed through all statements: leave it out, or use --from and --to")
			}
			chosen, err := find.choose(name, scriptOf(queries))
			if err != nil {
				return err
			}
			defer chosen.Close()
			sought := queries
			if beyond.stats {
				sought = nil // formulas are found in every text
			}
			run, texts, err := find.prepare(chosen, sought)
			if err != nil {
				return err
			}
			t := &report.Trends{Series: run, Limit: find.limit, Notes: chosen.notes}
			inputs := chosen.inputs()
			t.Gap = gap
			event := -1
			if len(queries) == 0 && (at != "" || !beyond.formulas) {
				if event, err = eventAt(t.Series, at); err != nil {
					return err
				}
			}
			if err := beyond.fill(t, texts, queries, event); err != nil {
				return err
			}
			if len(queries) == 0 && !beyond.formulas && !beyond.stats {
				t.Novelty = series.Novel(texts, event)
			}
			for _, list := range []string{watch, beyond.stop} {
				if list != "" {
					inputs = append(inputs, list)
				}
			}
			return out.print(c, inputs, func(w io.Writer, table report.Table) error { return t.Print(w, table.Width) }, forms{
				"html": func(w io.Writer) error { return t.HTML(w, version, commandLine(words)) },
				"json": t.JSON,
				"csv":  t.CSV,
			})
		},
	}
	f := c.Flags()
	out.flags(c, pageFormats)
	f.StringVar(&name, "series", "", "name of the series in the corpus folder, or path of its folder (default: the only one)")
	f.StringVar(&watch, "watch", "", "file of queries, one a line")
	f.StringVar(&at, "at", "", "without a phrase: the day of the statement to look at (default: the latest)")
	f.IntVar(&gap, "gap", 0, "a run goes on over at most so many statements without the phrase")
	beyond.flags(c)
	find.flags(c)
	return c
}

// readQueries parses the phrases of the command line and of a watch list.
func readQueries(phrases []string, watch string, stdin io.Reader, exact bool) ([]*query.Query, error) {
	var out []*query.Query
	for _, p := range phrases {
		q, err := query.Parse(p, exact)
		if err != nil {
			return nil, err
		}
		out = append(out, q)
	}
	if watch == "" {
		return out, nil
	}
	err := readList("--watch", watch, stdin, func(name string, r io.Reader) error {
		listed, err := query.ParseList(name, r, exact)
		out = append(out, listed...)
		return err
	})
	return out, err
}

// eventAt finds the statement of a day, the latest when it is "".
func eventAt(s *corpus.Series, day string) (int, error) {
	for i := len(s.Events) - 1; i >= 0; i-- {
		if e := &s.Events[i]; !e.Missing() && (day == "" || e.Date.Format(time.DateOnly) == day) {
			return i, nil
		}
	}
	return 0, fmt.Errorf("--at: no statement of %q in %s: write its day as in the name of its file", day, s.Name)
}

// validate checks the flags.
func (s *finding) validate() error {
	if err := oneOf("--index", s.index, indexUses); err != nil {
		return err
	}
	return s.selection.validate()
}

// prepare reads the statements of a succession and makes them ready for search.
func (s *finding) prepare(c *succession, queries []*query.Query) (*corpus.Series, series.Texts, error) {
	items := c.items()
	texts, statements := make([]*query.Text, len(items)), make([]*corpus.Statement, len(items))
	err := s.texts(c.Library, items, queries, func(i int, t *query.Text) { texts[i], statements[i] = t, t.Statement })
	if err != nil {
		return nil, nil, err
	}
	run := c.series(statements)
	out := make(series.Texts, len(run.Events))
	for i := range run.Events {
		n := len(run.Events[i].Versions)
		out[i], texts = texts[:n:n], texts[n:]
	}
	return run, out, nil
}

// scriptOf is the language that all queries are written in, as far as their
// letters show it.
func scriptOf(queries []*query.Query) string {
	script := ""
	for i, q := range queries {
		if i > 0 && q.Script() != script {
			return ""
		}
		script = q.Script()
	}
	return script
}
