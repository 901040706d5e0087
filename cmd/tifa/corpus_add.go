package main

import (
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"tifa/corpus/charset"
	"tifa/corpus/library"
	"tifa/report"
)

func newCorpusAdd() *cobra.Command {
	var (
		a         library.Addition
		dir, date string
		replace   bool
	)
	c := &cobra.Command{
		Use:   "add FILE...",
		Short: "Take files into a corpus",
		Long: `Take files into a series of a corpus. Each source is copied as it is to
SERIES/source; its text, decoded and repaired, is written as
SERIES/DATE.LANG.txt; hash, encoding, number of repairs and what is known of the
statement are recorded in corpus.toml, whose other lines stay as they are.

Date and language are those of the text unless you give them; a date that only
the opening of the text suggests is not enough. A file that is named as in a
corpus, DATE.LABEL.LANG.txt, keeps its label. "-" reads standard input.

All the files are added or none. What is held is replaced with --replace only.
An addition that is interrupted leaves the corpus as it was; several at once
wait for each other.`,
		Example: `  tifa corpus add download.txt --series arvenia-kestria
  tifa corpus add en.txt ru.txt --series arvenia-kestria --date 2023-05-16
  tifa corpus add page.txt --series arvenia-kestria --date 2023-05-16 --lang en --source https://example.org/1 --kind "joint statement"`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return fmt.Errorf("%s takes the files to add: see %s --help", c.CommandPath(), c.CommandPath())
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			if date != "" {
				t, err := time.Parse(time.DateOnly, date)
				if err != nil {
					return fmt.Errorf("--date: %q is no date: write it as 2024-05-16", date)
				}
				a.Date = t
			}
			if a.Series == "" {
				return fmt.Errorf("--series is missing: name the series that the statements belong to")
			}
			if len(args) > 1 && (a.Title != "" || a.URL != "") {
				return fmt.Errorf("--title and --source describe one statement: add the files one by one")
			}
			additions := make([]library.Addition, len(args))
			for i, name := range args {
				b, err := library.ReadSource(name, c.InOrStdin())
				if err != nil {
					return err
				}
				additions[i] = a
				additions[i].Name, additions[i].Bytes = name, b
			}
			added, notes, err := library.Add(dir, additions, replace, waiting(c, dir))
			for _, n := range notes {
				fmt.Fprintf(c.ErrOrStderr(), "tifa: %s\n", printable(n))
			}
			if err != nil {
				return inCorpus(dir, err)
			}
			for _, d := range added {
				verb := "added"
				if d.Replaced {
					verb = "replaced"
				}
				fmt.Fprintf(c.OutOrStdout(), "%s %s (%s; %s)\n", verb, printable(d.File), d.Statement.Source.Encoding, report.Reading(d.Statement))
				for _, w := range d.Statement.Warnings {
					fmt.Fprintf(c.ErrOrStderr(), "tifa: %s: %s\n", printable(d.File), printable(w))
				}
			}
			return nil
		},
	}
	f := c.Flags()
	f.StringVar(&a.Series, "series", "", "series that the statements belong to (required)")
	f.StringVar(&date, "date", "", "day of the statements, as 2024-05-16")
	f.StringVar(&a.Lang, "lang", "", "language of the statements, as en, ru, zh-Hans")
	f.StringVar(&a.Label, "label", "", "word that tells a version from another in the same language")
	f.StringVar(&a.Title, "title", "", "title of the statement")
	f.StringVar(&a.URL, "source", "", "web address where it was published")
	f.StringVar(&a.Kind, "kind", "", "what it is, as \"joint statement\" or readout")
	f.StringVar(&a.Encoding, "encoding", "", "encoding of the files, when tifa finds the wrong one")
	f.BoolVar(&replace, "replace", false, "replace what is held")
	corpusFlag(c, &dir)
	complete(c, "lang", langs)
	complete(c, "kind", library.Kinds)
	complete(c, "encoding", charset.Names())
	return c
}
