package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"tifa/corpus"
	"tifa/corpus/query"
	"tifa/diff"
	"tifa/report"
)

var trendFormats = []string{"table", "json", "csv"}

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
	dir, lang, from, to string
	limit               query.Limit
	exact               bool
	reading             reading
}

func (s *finding) flags(c *cobra.Command) {
	f := c.Flags()
	f.StringVar(&s.dir, "corpus", ".", "folder that holds the series, each a folder of dated files")
	f.StringVar(&s.lang, "lang", "", "language of the statements: zh (either script), "+strings.Join(langs, ", "))
	f.StringVar(&s.from, "from", "", "only statements from this day on (2024, 2024-05 or 2024-05-16)")
	f.StringVar(&s.to, "to", "", "only statements up to this day, month or year")
	f.StringVar(&s.limit.Section, "section", "", "only sections with this address, or with these words in their heading")
	f.StringVar(&s.limit.Side, "side", "", "only what this party says: its name, both, third or impersonal")
	f.BoolVar(&s.exact, "case", false, "keep upper and lower case apart")
	f.StringVar(&s.reading.Encoding, "encoding", "", "encoding of the files, when tifa finds the wrong one")
	f.BoolVar(&s.reading.KeepAll, "keep-all", false, "keep site furniture (menus, licence numbers) as text")
	complete(c, "lang", append([]string{"zh"}, langs...))
	completeFolders(c, "corpus")
}

// completeFolders offers folders for a flag to the shell.
func completeFolders(c *cobra.Command, flag string) {
	if err := c.MarkFlagDirname(flag); err != nil {
		panic(err) // the flag does not exist: a mistake in this program
	}
}

// validate checks the flags and makes from and to whole days.
func (s *finding) validate() error {
	if s.lang != "" {
		if err := oneOf("--lang", s.lang, append([]string{"zh"}, langs...)); err != nil {
			return err
		}
	}
	for flag, day := range map[string]*string{"--from": &s.from, "--to": &s.to} {
		if *day == "" {
			continue
		}
		ok := slices.ContainsFunc([]string{time.DateOnly, "2006-01", "2006"}, func(layout string) bool {
			_, err := time.Parse(layout, *day)
			return err == nil
		})
		if !ok {
			return fmt.Errorf("%s: %q is no day: write it as 2024, 2024-05 or 2024-05-16", flag, *day)
		}
	}
	return nil
}

// inside chooses the files of the days that are meant.
func (s *finding) inside(files []datedFile) []datedFile {
	return slices.DeleteFunc(slices.Clone(files), func(d datedFile) bool { return !s.holds(d.Date) })
}

func (s *finding) holds(t time.Time) bool {
	day := t.Format(time.DateOnly)
	return day >= s.from && (s.to == "" || day[:len(s.to)] <= s.to)
}

func newTrend() *cobra.Command {
	var (
		format, output, series, watch, at string
		gap                               int
		screen                            = screen{colour: "never"} // no marked words
		find                              finding
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

Without a phrase it shows which wording of the latest statement, or of the one
of --at, stands in none before it, which is back, and what is gone: sequences of
four words or eight Chinese characters, numbers and months left aside.

` + queryHelp + `

A watch list (--watch) has one query a line, "label: query", # for comments.
Days of statements that exist and are not held stand in the file ` + missingName + ` of
the series, one a line: they break no run and are shown as ?.`,
		Example: `  tifa trend "considerable period" patient --series fomc --corpus data
  tifa trend 适度宽松 稳健的货币政策 --series data/politburo
  tifa trend --watch watch.txt --series g7 --format csv -o g7.csv
  tifa trend --series g7 --at 2023-05-20`,
		RunE: func(c *cobra.Command, args []string) error {
			if err := validFlags(format, trendFormats, screen, &find.reading); err != nil {
				return err
			}
			if err := find.validate(); err != nil {
				return err
			}
			if gap < 0 {
				return fmt.Errorf("--gap: %d is out of range: use 0 or more", gap)
			}
			queries, err := readQueries(args, watch, c.InOrStdin(), find.exact)
			if err != nil {
				return err
			}
			if len(queries) > 0 && at != "" {
				return fmt.Errorf("--at: phrases are followed through all statements: leave it out, or use --from and --to")
			}
			t, inputs, err := find.series(series, queries)
			if err != nil {
				return err
			}
			texts := diff.NewTexts(t.Series, find.limit, find.exact)
			for _, q := range queries {
				t.Trends = append(t.Trends, diff.Follow(q, texts, gap))
			}
			t.Gap = gap
			if len(queries) == 0 {
				event, err := eventAt(t.Series, at)
				if err != nil {
					return err
				}
				t.Novelty = diff.Novel(texts, event)
			}
			if watch != "" {
				inputs = append(inputs, watch)
			}
			out := c.OutOrStdout()
			tty := terminal(out, output)
			return writeOut(out, output, inputs, func(w io.Writer) error {
				switch format {
				case "json":
					return calm(w, tty, t.JSON)
				case "csv":
					return calm(w, tty, t.CSV)
				}
				return t.Print(w, screen.table(tty).Width)
			})
		},
	}
	f := c.Flags()
	f.StringVarP(&format, "format", "f", "table", strings.Join(trendFormats, ", "))
	f.StringVarP(&output, "output", "o", "", "write to this file instead of the terminal")
	f.StringVar(&series, "series", "", "name of the series in the corpus folder, or path of its folder")
	f.StringVar(&watch, "watch", "", "file of queries, one a line")
	f.StringVar(&at, "at", "", "without a phrase: the day of the statement to look at (default: the latest)")
	f.IntVar(&gap, "gap", 0, "a run goes on over at most so many statements without the phrase")
	f.IntVar(&screen.width, "width", 0, "columns to use (0: those of the terminal, else 80)")
	find.flags(c)
	complete(c, "format", trendFormats)
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
	in := stdin
	if watch != "-" {
		f, err := os.Open(watch)
		if err != nil {
			return nil, fmt.Errorf("%s: %w: check the path given to --watch", watch, cause(err))
		}
		defer f.Close()
		in = f
	}
	listed, err := query.ParseList(watch, in, exact)
	return append(out, listed...), err
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

// series reads the texts of a series in one language. inputs are their files.
func (s *finding) series(name string, queries []*query.Query) (t *report.Trends, inputs []string, err error) {
	f, err := findSeries(s.dir, name)
	if err != nil {
		return nil, nil, err
	}
	all := f.langs()
	lang := s.lang
	if lang == "" {
		lang = all[0]
		for _, l := range all {
			if len(queries) > 0 && !slices.ContainsFunc(queries, func(q *query.Query) bool { return q.Script() != l }) {
				lang = l
			}
		}
	}
	files := f.in(lang)
	if len(files) == 0 {
		return nil, nil, fmt.Errorf("--lang: no statement in %s in %s: it has %s", lang, f.dir, strings.Join(all, ", "))
	}
	files = s.inside(files)
	if len(files) == 0 {
		return nil, nil, fmt.Errorf("--from, --to: no statement of these days in %s: leave one out", f.dir)
	}
	statements, err := f.open(files, s.reading.Options, s.limit.Side != "")
	if err != nil {
		return nil, nil, err
	}
	missing := slices.DeleteFunc(slices.Clone(f.missing), func(day time.Time) bool { return !s.holds(day) })
	t = &report.Trends{Series: corpus.NewSeries(f.name(), lang, statements, missing), Limit: s.limit}
	others := slices.DeleteFunc(all, func(l string) bool { return l == "" || l == corpus.BaseLang(lang) })
	if len(others) > 0 {
		t.Notes = append(t.Notes, "also held in "+strings.Join(others, ", ")+": choose with --lang")
	}
	if s.from != "" || s.to != "" {
		t.Notes = append(t.Notes, "only some days were chosen: first and last are those of the choice")
	}
	if left := f.left(); left != "" {
		t.Notes = append(t.Notes, left)
	}
	for _, d := range files {
		inputs = append(inputs, filepath.Join(f.dir, d.name))
	}
	return t, append(inputs, filepath.Join(f.dir, missingName)), nil
}
