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

func newCorpusCollate() *cobra.Command {
	var (
		mark    bool
		out     printout
		reading reading
	)
	c := &cobra.Command{
		Use:   "collate A B",
		Short: "Set two copies of one statement side by side",
		Long: `Set two copies of one statement side by side: where both read the same, and the
places where one reads otherwise, with the kind of difference (wording, script,
punctuation, damage). A reading is proposed only by a stated rule: an undamaged
place over a damaged one, the longer copy over one that breaks off or leaves out.

--format text writes the text of the statement, with the proposed readings; where
no rule decides it follows copy A and says so. With --mark every variant stands
in it as ⟨A: … | B: …⟩, a proposed one first and with a star.`,
		Example: `  tifa corpus collate ministry.txt agency.txt
  tifa corpus collate ministry.txt agency.txt --format text --mark -o 2024-05-16.txt
  tifa corpus collate ministry.txt agency.txt --format json`,
		Args: argsError(2, "two copies of one statement, A and B"),
		RunE: func(c *cobra.Command, args []string) error {
			if err := cmp.Or(out.validate(c), reading.validate()); err != nil {
				return err
			}
			if mark && out.format != "text" {
				return fmt.Errorf("--mark: only the text can be marked: add --format text or leave --mark out")
			}
			a, b, _, err := openPair(c, args, &reading, "")
			if err != nil {
				return err
			}
			collation := report.Collation{Collation: diff.Collate(a, b, align.Aligner{})}
			err = out.print(c, append(reading.inputs(), args...), func(w io.Writer, t report.Table) error { return collation.Print(w, t.Width) }, forms{
				"json": collation.JSON,
				"text": func(w io.Writer) error { return collation.Text(w, mark) },
			})
			if n := collation.Unsettled(); err == nil && out.format == "text" && !mark && n > 0 {
				fmt.Fprintf(c.ErrOrStderr(), "tifa: no rule settles %d of the variants, and the text follows copy A there: --mark shows them\n", n)
			}
			return err
		},
	}
	f := c.Flags()
	out.flags(c, []string{"table", "text", "json"})
	f.BoolVar(&mark, "mark", false, "with --format text: mark the variants")
	reading.flags(c)
	return c
}
