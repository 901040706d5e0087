package main

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"tifa/corpus/library"
	"tifa/corpus/query"
	"tifa/diff/series"
	"tifa/report"
)

func newSeries() *cobra.Command {
	var (
		name            string
		topics, ladders string
		tables          []string
		stats           bool
		out             printout
		chosen          selection
	)
	c := &cobra.Command{
		Use:   "series [NAME]",
		Short: "Show which statement of a series broke with those before",
		Long: `Show one series at a glance, a line for each statement: which words it took over
and from when, how like the one before it is, which change is the largest since
when, which clauses became stronger or weaker; then its sections, and the topics
and ladders that you give.

NAME is a series of the corpus folder, or the path of a folder, and may be given
with --series as to other commands; without it the corpus folder itself is the
series.

  novelty     words in clauses that are the same, differ in a slot (a date, a
              number, a name), are reworded, back or new, and what is gone; shares
              of sequences of words that the statement before does not have (ν
              before), that none before has (ν all), and the difference (ρ)
  similarity  words that need no edit, pairs of words that both have; how unusual
              the change is beside those just before it
  sections    weight and place of each section: came, back, up, down, gone
  topics      clauses and words that hold a query, with the 95 % interval
  strength    clauses that became stronger or weaker, with the words that show it
  ladders     the highest of rival phrases in each statement
  clauses     what became of each clause

A file of topics (--topics) is a watch list as for tifa trend: one a line, "label:
query". A file of ladders (--ladder) has the weakest phrase first, each a query:

  vigilance: monitor closely < monitor very closely < vigilance
             < strong vigilance

A statement that is known to exist and is not held stands as a [[hole]] in
` + library.ManifestName + ` of the corpus and is shown as ?.`,
		Example: `  tifa series fomc --corpus data
  tifa series data/g20 --topics topics.txt --table topics
  tifa series ecb --ladder vigilance.txt --from 2005
  tifa series fomc --table strength --stats
  tifa series fomc --table novelty --format csv -o novelty.csv`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) > 1 {
				return fmt.Errorf("tifa series takes one series, not %d: see tifa series --help", len(args))
			}
			if len(args) == 1 && c.Flags().Changed("series") {
				return fmt.Errorf("--series: %q is named as well: name the series once", args[0])
			}
			return nil
		},
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			known, _ := seriesIn(chosen.dir)
			return known, cobra.ShellCompDirectiveFilterDirs
		},
		RunE: func(c *cobra.Command, args []string) error {
			if err := cmp.Or(out.validate(c), chosen.reading.validate()); err != nil {
				return err
			}
			if err := chosen.validate(); err != nil {
				return err
			}
			for i, t := range tables {
				tables[i] = strings.ToLower(strings.TrimSpace(t))
				if err := oneOf("--table", tables[i], report.SeriesTables); err != nil {
					return err
				}
			}
			slices.Sort(tables)
			tables = slices.Compact(tables)
			switch {
			case out.format == "csv" && len(tables) != 1:
				return fmt.Errorf("--format csv: a file has one table: choose it with --table: %s", strings.Join(report.SeriesTables, ", "))
			case out.format == "json" && len(tables) > 0:
				return fmt.Errorf("--table: the JSON document has all of them: leave it out")
			case topics == "" && slices.Contains(tables, "topics"):
				return fmt.Errorf("--table topics: no topics are given: name a file of them with --topics")
			case ladders == "" && slices.Contains(tables, "ladders"):
				return fmt.Errorf("--table ladders: no ladders are given: name a file of them with --ladder")
			}
			var (
				about   []*query.Query
				climbed []*query.Ladder
				inputs  []string
			)
			if topics != "" {
				inputs = append(inputs, topics)
				if err := readList("--topics", topics, c.InOrStdin(), func(name string, r io.Reader) (err error) {
					about, err = query.ParseList(name, r, false)
					return err
				}); err != nil {
					return err
				}
			}
			if ladders != "" {
				inputs = append(inputs, ladders)
				if err := readList("--ladder", ladders, c.InOrStdin(), func(name string, r io.Reader) (err error) {
					climbed, err = query.ParseLadders(name, r, false)
					return err
				}); err != nil {
					return err
				}
			}
			if len(args) > 0 {
				name = args[0]
			}
			s, err := chosen.choose(name, scriptOf(about))
			if err != nil {
				return err
			}
			defer s.Close()
			read, err := chosen.load(s, true)
			if err != nil {
				return err
			}
			v := &report.SeriesView{View: series.Read(read, about, climbed), Tables: tables, Stats: stats, Notes: s.notes, Version: version}
			inputs = append(inputs, append(chosen.reading.inputs(), s.inputs()...)...)
			return out.list(c, inputs, v)
		},
	}
	f := c.Flags()
	out.flags(c, listFormats)
	f.StringVar(&name, "series", "", "the same as NAME")
	f.StringSliceVar(&tables, "table", nil, "only these tables: "+strings.Join(report.SeriesTables, ", ")+" (default: an overview; csv takes one)")
	f.StringVar(&topics, "topics", "", "file of topics, one a line: label: query")
	f.StringVar(&ladders, "ladder", "", "file of ladders, one a line: label: weaker phrase < stronger phrase")
	f.BoolVar(&stats, "stats", false, "say by a sign test how uneven ups and downs are")
	chosen.flags(c)
	complete(c, "table", report.SeriesTables)
	return c
}

// readList reads the file that a flag names, "-" for standard input.
func readList(flag, name string, stdin io.Reader, read func(string, io.Reader) error) error {
	if name == "-" {
		return read(name, stdin)
	}
	f, err := os.Open(name)
	if err != nil {
		return fmt.Errorf("%s: %w: check the path given to %s", name, cause(err), flag)
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return fmt.Errorf("%s: is a folder: name a file with %s", name, flag)
	}
	return read(name, f)
}
