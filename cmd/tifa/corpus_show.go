package main

import (
	"io"

	"github.com/spf13/cobra"

	"tifa/corpus/library"
	"tifa/report"
)

var holdingFormats = []string{"text", "json"}

func newCorpusShow() *cobra.Command {
	var (
		dir, format, output string
		screen              = screen{colour: "never"} // no marked words
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
			if err := validFlags(format, holdingFormats, screen, &reading{}); err != nil {
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
			out := c.OutOrStdout()
			tty := terminal(out, output)
			return writeOut(out, output, heldFiles(dir), func(w io.Writer) error {
				if format == "json" {
					return calm(w, tty, shown.JSON)
				}
				return shown.Details(w, screen.table(tty).Width)
			})
		},
	}
	f := c.Flags()
	f.StringVarP(&format, "format", "f", "text", "text or json")
	f.StringVarP(&output, "output", "o", "", "write to this file instead of the terminal")
	f.IntVar(&screen.width, "width", 0, "columns to use (0: those of the terminal, else 80)")
	corpusFlag(c, &dir)
	complete(c, "format", holdingFormats)
	return c
}
