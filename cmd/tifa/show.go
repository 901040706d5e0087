package main

import (
	"io"

	"github.com/spf13/cobra"

	"tifa/corpus"
	"tifa/report"
)

var showFormats = []string{"tree", "json"}

func newShow() *cobra.Command {
	var (
		format, output string
		repairs        bool
		screen         = screen{colour: "never"} // a tree has no marked words
		reading        reading
	)
	c := &cobra.Command{
		Use:   "show FILE",
		Short: "Show how tifa reads one statement",
		Long: `Show the structure of one statement: title, date, place, parties, parts,
paragraphs and clauses with their addresses, and what was repaired and dropped.

With --repairs it lists every repair instead, rule by rule, with its line in the
file, the address of its clause, and what stood and stands there. A repair that
you do not believe is left out with --without-repair RULE.`,
		Example: `  tifa show 2024-05-16.txt
  tifa show 2024-05-16.txt --repairs
  tifa show 2024-05-16.txt --without-repair hard-wrap
  tifa show page.txt --keep-all
  tifa show 2024-05-16.txt --format json`,
		Args: argsError(1, "one statement"),
		RunE: func(c *cobra.Command, args []string) error {
			if err := validFlags(format, showFormats, screen, &reading); err != nil {
				return err
			}
			for _, rule := range reading.Without {
				if err := oneOf("--without-repair", rule, corpus.Rules()); err != nil {
					return err
				}
			}
			s, err := openStatement(args[0], c.InOrStdin(), &reading)
			if err != nil {
				return err
			}
			out := c.OutOrStdout()
			tty := terminal(out, output)
			return writeOut(out, output, append(reading.inputs(), args...), func(w io.Writer) error {
				if format == "json" && repairs {
					return calm(w, tty, func(w io.Writer) error { return report.RepairsJSON(w, s) })
				}
				if format == "json" {
					return calm(w, tty, func(w io.Writer) error { return report.StatementJSON(w, s) })
				}
				return report.Tree{Width: screen.table(tty).Width, Repairs: repairs}.Print(w, s)
			})
		},
	}
	f := c.Flags()
	f.StringVarP(&format, "format", "f", "tree", "tree or json")
	f.StringVarP(&output, "output", "o", "", "write to this file instead of the terminal")
	f.BoolVar(&repairs, "repairs", false, "list every repair, damaged place and dropped line instead")
	f.IntVar(&screen.width, "width", 0, "columns to use (0: those of the terminal, else 80)")
	f.StringSliceVar(&reading.Without, "without-repair", nil, "leave out the repairs of this rule, as --repairs names it (repeatable)")
	reading.flags(c)
	complete(c, "without-repair", corpus.Rules())
	complete(c, "format", showFormats)
	return c
}
