package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"tifa/align"
	"tifa/diff"
	"tifa/report"
)

var lineageFormats = []string{"table", "csv", "json"}

func newLineage() *cobra.Command {
	var (
		format, output, folder, series string
		screen                         screen
		reading                        reading
	)
	c := &cobra.Command{
		Use:   "lineage PHRASE|ADDRESS...",
		Short: "Follow a clause through a series of statements",
		Long: `Follow a clause through all statements of a series: its distinct wordings with
their dates, the words that changed, how strong each is, and where the clause was
moved, split, merged, or absent and then back.

A PHRASE is words in a row; capitals and marks do not count, "…" stands for any
words between. An ADDRESS is DATE:ADDRESS, or an address in the last statement.
Several show whether they are wordings of one clause.

A series is a folder of text files named DATE.LANG.txt, such as 2024-05-16.en.txt,
in the folder given to --corpus.

Similarity is to the wording before and to the first one. A link that is unsure
is called a weak match. A chain is cut where an unsure link leads to something
that is like neither.`,
		Example: `  tifa lineage "for some time" --series fomc
  tifa lineage "considerable period" "patient" --series fomc
  tifa lineage 2014-12-17:4.1 --series fomc --format csv -o chain.csv
  tifa lineage 坚持稳中求进 --series politburo --corpus ~/statements`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return fmt.Errorf("tifa lineage takes a phrase or the address of a clause: see tifa lineage --help")
			}
			return nil
		},
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(c *cobra.Command, args []string) error {
			if err := validFlags(format, lineageFormats, screen, &reading); err != nil {
				return err
			}
			s, err := readSeries(folder, series, &reading)
			if err != nil {
				return err
			}
			threads := align.Follow(s.statements)
			l := report.Lineages{Series: s.name, Statements: s.statements, Asked: args, Notes: s.notes}
			chains, phrases, err := diff.Ask(threads, args)
			if err != nil {
				return err
			}
			l.Phrases, l.Chains = phrases, chains
			out := c.OutOrStdout()
			tty := terminal(out, output)
			return writeOut(out, output, append(reading.inputs(), s.files...), func(w io.Writer) error {
				if format == "table" {
					return screen.table(tty).PrintLineages(w, l)
				}
				return calm(w, tty, func(w io.Writer) error {
					if format == "json" {
						return l.JSON(w)
					}
					return l.CSV(w)
				})
			})
		},
	}
	f := c.Flags()
	f.StringVar(&series, "series", "", "name of the series, or the path of its folder")
	f.StringVar(&folder, "corpus", ".", "folder that holds the folders of the series")
	f.StringVarP(&format, "format", "f", "table", strings.Join(lineageFormats, ", "))
	f.StringVarP(&output, "output", "o", "", "write to this file instead of the terminal")
	screen.flags(f)
	reading.flags(c)
	f.Lookup("lang").Usage = "language to follow: " + strings.Join(langs, ", ") + " (default: that of most statements)"
	complete(c, "format", lineageFormats)
	complete(c, "color", colours)
	return c
}
