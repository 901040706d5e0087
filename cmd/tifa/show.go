package main

import (
	"cmp"
	"io"

	"github.com/spf13/cobra"

	"tifa/corpus"
	"tifa/report"
)

func newShow() *cobra.Command {
	var (
		out     printout
		repairs bool
		reading reading
	)
	c := &cobra.Command{
		Use:   "show FILE",
		Short: "Show how tifa reads one statement",
		Long: `Show the structure of one statement: title, date, place, parties, parts,
paragraphs and clauses with their addresses, and what was repaired and dropped.
FILE is a document of any kind that tifa reads, or the address of a web page; "-"
reads standard input.

With --repairs it lists every repair instead, rule by rule, with its line in the
file, the address of its clause, and what stood and stands there. A repair that
you do not believe is left out with --without-repair RULE.`,
		Example: `  tifa show 2024-05-16.txt
  tifa show 2024-05-16.txt --repairs
  tifa show 2024-05-16.txt --without-repair hard-wrap
  tifa show page.html --keep-all
  tifa show https://example.org/statement
  tifa show 2024-05-16.txt --format json`,
		Args: argsError(1, "one statement"),
		RunE: func(c *cobra.Command, args []string) error {
			if err := cmp.Or(out.validate(c), reading.validate()); err != nil {
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
			tree := func(w io.Writer, t report.Table) error {
				return report.Tree{Width: t.Width, Repairs: repairs}.Print(w, s)
			}
			json := func(w io.Writer) error {
				if repairs {
					return report.RepairsJSON(w, s)
				}
				return report.StatementJSON(w, s)
			}
			return out.print(c, append(reading.inputs(), args...), tree, forms{"json": json})
		},
	}
	f := c.Flags()
	out.flags(c, []string{"tree", "json"})
	f.BoolVar(&repairs, "repairs", false, "list every repair, damaged place and dropped line instead")
	f.StringSliceVar(&reading.Without, "without-repair", nil, "leave out the repairs of this rule, as --repairs names it (repeatable)")
	reading.flags(c)
	complete(c, "without-repair", corpus.Rules())
	return c
}
