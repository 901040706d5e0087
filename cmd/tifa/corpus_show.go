package main

import (
	"io"

	"github.com/spf13/cobra"

	"tifa/corpus/library"
	"tifa/report"
)

func newCorpusShow() *cobra.Command {
	var (
		dir string
		out printout
	)
	c := &cobra.Command{
		Use:   "show SERIES/DATE",
		Short: "Show what is known of a statement of a corpus",
		Long: `Show what a corpus knows of a statement, in all its versions: SERIES/DATE, or
SERIES/DATE.LANG for one of them. It names the statements before and after it,
and the other versions of the same event.`,
		Example: `  tifa corpus show arvenia-kestria/2023-05-16
  tifa corpus show arvenia-kestria/2023-05-16.ru --corpus statements`,
		Args: argsError(1, "one statement, SERIES/DATE"),
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			l, err := library.Open(dir)
			if err != nil || len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			defer l.Close()
			var names []string
			for _, s := range l.Series {
				for i := range s.Items {
					names = append(names, printable(s.Items[i].ID()))
				}
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(c *cobra.Command, args []string) error {
			if err := out.validate(c); err != nil {
				return err
			}
			l, err := library.Open(dir)
			if err != nil {
				return inCorpus(dir, err)
			}
			defer l.Close()
			readings, err := l.Find(args[0])
			if err != nil {
				return err
			}
			shown := report.Corpus{Library: l, Readings: readings}
			return out.print(c, heldFiles(dir), func(w io.Writer, t report.Table) error { return shown.Details(w, t.Width) }, forms{"json": shown.JSON})
		},
	}
	out.flags(c, []string{"text", "json"})
	corpusFlag(c, &dir)
	return c
}
