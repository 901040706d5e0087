package main

import (
	"cmp"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"tifa/align"
	"tifa/diff"
	"tifa/report"
)

func newLineage(words []string) *cobra.Command {
	var (
		series string
		whole  int
		out    printout
		chosen selection
	)
	c := &cobra.Command{
		Use:   "lineage PHRASE|ADDRESS...",
		Short: "Follow a clause through a series of statements",
		Long: `Follow a clause through all statements of a series: its distinct wordings with
their dates, the words that changed, how strong each is, and where the clause was
moved, split, merged, or absent and then back.

A PHRASE is what tifa trend follows (see there). An ADDRESS is DATE:ADDRESS, or an address in the last statement.
Several show whether they are wordings of one clause.

A series is a folder of text files named DATE.LANG.txt, such as 2024-05-16.en.txt,
in the folder given to --corpus.

Similarity is to the wording before and to the first one. A link that is unsure
is called a weak match. A chain is cut where an unsure link leads to something
that is like neither.

A phrase that stands in many clauses has many chains: where they are more than
--chains, the table begins with a list of all of them, with the number of
statements, the days and the first wording, and prints the first ones in full.

--format html makes one page with each chain on a true axis of time, its wordings
with the words that changed, and a table in which they stand below each other.
It loads nothing and needs no script.`,
		Example: `  tifa lineage "for some time" --series fomc
  tifa lineage "considerable period" "patient" --series fomc
  tifa lineage 2014-12-17:4.1 --series fomc --format csv -o chain.csv
  tifa lineage "extended period" --series fomc --format html -o guidance.html
  tifa lineage 坚持稳中求进 --series politburo --corpus ~/statements`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return fmt.Errorf("tifa lineage takes a phrase or the address of a clause: see tifa lineage --help")
			}
			return nil
		},
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(c *cobra.Command, args []string) error {
			if err := cmp.Or(out.validate(c), chosen.reading.validate()); err != nil {
				return err
			}
			if err := chosen.validate(); err != nil {
				return err
			}
			if whole < 0 {
				return fmt.Errorf("--chains: %d is no number of chains: give 1 or more, or 0 for all", whole)
			}
			s, err := chosen.choose(series, "")
			if err != nil {
				return err
			}
			defer s.Close()
			read, err := chosen.load(s, true)
			if err != nil {
				return err
			}
			statements := read.Statements()
			if len(statements) < 2 {
				return fmt.Errorf("%s: holds one statement in %s of these days and kinds: a clause is followed through two or more", s.Name, s.lang)
			}
			threads := align.Follow(statements)
			l := report.Lineages{Series: s.Name, Statements: statements, Asked: args, Notes: s.notes, Whole: whole}
			for _, st := range statements {
				for _, w := range st.Warnings {
					l.Notes = append(l.Notes, st.ID+": "+w)
				}
			}
			chains, phrases, err := diff.Ask(threads, args)
			if err != nil {
				return err
			}
			l.Phrases, l.Chains = phrases, chains
			return out.print(c, append(chosen.reading.inputs(), s.inputs()...), func(w io.Writer, t report.Table) error { return t.PrintLineages(w, l) }, forms{
				"html": func(w io.Writer) error { return l.HTML(w, version, commandLine(words)) },
				"json": l.JSON,
				"csv":  l.CSV,
			})
		},
	}
	f := c.Flags()
	f.StringVar(&series, "series", "", "name of the series, or the path of its folder (default: the only one of the corpus)")
	out.colourFlags(c, pageFormats)
	f.IntVar(&whole, "chains", 5, "chains that the table prints in full below a list of all (0: all)")
	chosen.flags(c)
	return c
}
