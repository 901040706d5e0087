package main

import (
	"context"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"tifa/align"
	"tifa/corpus/lexicon"
	"tifa/corpus/library"
	"tifa/corpus/units"
	"tifa/diff"
	"tifa/report"
)

func newCorpusUpdate() *cobra.Command {
	var (
		dir      string
		exitCode bool
		u        library.Update
		web      fetching
		out      printout
	)
	c := &cobra.Command{
		Use:   "update [SERIES|STATEMENT...]",
		Short: "Fetch again what was fetched and say what changed",
		Long: `Fetch again the pages that tifa corpus add fetched: those of the series and
statements that are named (SERIES, SERIES/DATE, SERIES/DATE.LANG), else all. Pages
are sent only when they have changed, if their server can tell.

    unchanged                  the same page
    changed only in the shell  another page, the same text
    edited                     another wording of the text
    another text               a text with next to nothing of the one that is held:
                               an error page, the next statement; it is not added
    gone                       the server says that there is no such page any more
    not fetched                and why

An edit after publication is a change of its own. What is held stays as it is; the
new text is added beside it as a version of the same statement, with its own
source, under a label that says on which day it was found:
2023-05-16.edited-2026-11-22.en.txt. Under each statement the clauses are listed
that differ.

Exit status: 0 done, 1 with --exit-code when a text was edited or a page is gone
or shows another text, 2 an error, also when a page could not be fetched; the others are done all the
same.`,
		Example: `  tifa corpus update --corpus statements
  tifa corpus update arvenia-kestria/2023-05-16 --dry-run
  tifa corpus update arvenia-kestria --exit-code --format json -o changes.json`,
		ValidArgsFunction: func(_ *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
			l, err := library.Open(dir)
			if err != nil {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			defer l.Close()
			var names []string
			for _, s := range l.Series {
				names = append(names, printable(s.Name))
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(c *cobra.Command, args []string) error {
			if err := out.validate(c); err != nil {
				return err
			}
			u.Client, u.Names, u.Now, u.Waiting = web.open(), args, time.Now(), waiting(c, dir)
			var renewals []library.Renewal
			var notes []string
			err := waitFor(func(ctx context.Context) (err error) {
				renewals, notes, err = u.Renew(ctx, dir)
				return err
			})
			say(c, notes)
			if err != nil {
				return inCorpus(dir, err)
			}
			shown := report.Update{DryRun: u.DryRun}
			for _, r := range renewals {
				shown.Renewed = append(shown.Renewed, renewed(r))
			}
			err = out.print(c, heldFiles(dir), func(w io.Writer, t report.Table) error { return shown.Print(w, t.Width) }, forms{"json": shown.JSON})
			switch failed := shown.Count(library.Failed); {
			case err != nil:
				return err
			case failed > 0:
				return fmt.Errorf("%d of %d statements could not be fetched or read again: the list says why", failed, len(renewals))
			case exitCode && shown.Count(library.Edited)+shown.Count(library.Other)+shown.Count(library.Gone) > 0:
				return errDiffer
			}
			return nil
		},
	}
	f := c.Flags()
	f.BoolVar(&u.DryRun, "dry-run", false, "say what changed and add nothing")
	f.BoolVar(&exitCode, "exit-code", false, "exit with status 1 when a text was edited or a page is gone")
	out.flags(c, []string{"table", "json"})
	web.flags(c)
	corpusFlag(c, &dir)
	return c
}

// renewed compares the texts of a statement that was edited.
func renewed(r library.Renewal) report.Renewed {
	out := report.Renewed{Renewal: r}
	if r.State == library.Edited {
		reader := units.Reader{Lexicon: lexicon.Default()}
		reader.Read(r.Old)
		reader.Read(r.New)
		out.Report = report.New(diff.Compare(r.Old, r.New, align.Aligner{}), report.Filter{})
	}
	return out
}
