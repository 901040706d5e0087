package main

import (
	"fmt"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"tifa/corpus"
	"tifa/corpus/charset"
	"tifa/corpus/library"
	"tifa/report"
)

// mostPages is far more than a statement is divided into.
const mostPages = 100

func newCorpusAdd() *cobra.Command {
	var (
		a         library.Addition
		dir, date string
		replace   bool
		join      bool
		follow    int
		web       fetching
	)
	c := &cobra.Command{
		Use:   "add FILE|URL...",
		Short: "Take files and web pages into a corpus",
		Long: `Take files into a series of a corpus. Each source is copied as it is to
SERIES/source; its text, decoded and repaired, is written as
SERIES/DATE.LANG.txt; hash, encoding, number of repairs and what is known of the
statement are recorded in corpus.toml, whose other lines stay as they are.

Date and language are those of the text unless you give them; a date that only
the opening of the text suggests is not enough. A file that is named as in a
corpus, DATE.LABEL.LANG.txt, keeps its label. "-" reads standard input.

An address (http or https) is fetched: that page and nothing that it names, if
robots.txt of the site allows it, within a minute and 64 MB. Addresses that are
not public, of this machine or the local network, are refused unless you name
--allow-private; proxies of the environment are not used. The page is kept as it
came, with its final address, the time, and what the server said of it.

With --join all files and addresses are pages of one statement. --follow N goes
on to at most N pages that a page itself names as those on which its text goes
on; without it a warning says that there are more.

All the files are added or none. What is held is replaced with --replace only.
An addition that is interrupted leaves the corpus as it was; several at once
wait for each other.`,
		Example: `  tifa corpus add download.txt --series arvenia-kestria
  tifa corpus add en.txt ru.txt --series arvenia-kestria --date 2023-05-16
  tifa corpus add page.txt --series arvenia-kestria --date 2023-05-16 --lang en --source https://example.org/1 --kind "joint statement"
  tifa corpus add https://example.org/statement --series arvenia-kestria --follow 5
  tifa corpus add p1.html p2.html --join --series arvenia-kestria`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return fmt.Errorf("%s takes the files and addresses to add: see %s --help", c.CommandPath(), c.CommandPath())
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
			if err := validDocument(a.Revisions, a.PDFEngine); err != nil {
				return err
			}
			if len(args) > 1 && !join && (a.Title != "" || a.URL != "") {
				return fmt.Errorf("--title and --source describe one statement: add the files one by one")
			}
			if a.URL != "" && slices.ContainsFunc(args, corpus.IsAddress) {
				return fmt.Errorf("--source: a page that is fetched has its address: leave --source out")
			}
			if follow < 0 || follow > mostPages {
				return fmt.Errorf("--follow: %d is out of range: use 0 to %d", follow, mostPages)
			}
			if slices.ContainsFunc(args, corpus.IsAddress) {
				// What is wrong with the corpus is said before anything is fetched.
				if err := library.Ready(dir); err != nil {
					return inCorpus(dir, err)
				}
			}
			sources, err := web.sources(c, args, join, follow, corpus.Options{Encoding: a.Encoding, Lang: a.Lang, Revisions: a.Revisions})
			if err != nil {
				return err
			}
			additions := make([]library.Addition, len(sources))
			for i, pages := range sources {
				additions[i] = a
				additions[i].Take(pages)
			}
			added, notes, err := library.Add(dir, additions, replace, waiting(c, dir))
			say(c, notes)
			if err = inCorpus(dir, err); err != nil && len(additions) > 1 {
				return fmt.Errorf("%w (none of the %d statements was added)", err, len(additions))
			}
			if err != nil {
				return err
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
	f.BoolVar(&join, "join", false, "the files and addresses are pages of one statement, in this order")
	f.IntVar(&follow, "follow", 0, fmt.Sprintf("go on to so many further pages of a text, at most %d", mostPages))
	web.flags(c)
	documentFlags(c, &a.Revisions, &a.PDFEngine)
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
