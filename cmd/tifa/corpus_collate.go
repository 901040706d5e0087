package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"tifa/align"
	"tifa/diff"
	"tifa/report"
)

var collateFormats = []string{"table", "text", "json"}

func newCorpusCollate() *cobra.Command {
	var (
		format, output string
		mark           bool
		screen         = screen{colour: "never"} // no marked words
		reading        reading
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
			if err := validFlags(format, collateFormats, screen, &reading); err != nil {
				return err
			}
			if mark && format != "text" {
				return fmt.Errorf("--mark: only the text can be marked: add --format text or leave --mark out")
			}
			a, b, _, err := openPair(c, args, &reading, "")
			if err != nil {
				return err
			}
			collation := report.Collation{Collation: diff.Collate(a, b, align.Aligner{})}
			out := c.OutOrStdout()
			tty := terminal(out, output)
			err = writeOut(out, output, append(reading.inputs(), args...), func(w io.Writer) error {
				switch format {
				case "json":
					return calm(w, tty, collation.JSON)
				case "text":
					return calm(w, tty, func(w io.Writer) error { return collation.Text(w, mark) })
				}
				return collation.Print(w, screen.table(tty).Width)
			})
			if n := collation.Unsettled(); err == nil && format == "text" && !mark && n > 0 {
				fmt.Fprintf(c.ErrOrStderr(), "tifa: no rule settles %d of the variants, and the text follows copy A there: --mark shows them\n", n)
			}
			return err
		},
	}
	f := c.Flags()
	f.StringVarP(&format, "format", "f", "table", "table, text or json")
	f.StringVarP(&output, "output", "o", "", "write to this file instead of the terminal")
	f.BoolVar(&mark, "mark", false, "with --format text: mark the variants")
	f.IntVar(&screen.width, "width", 0, "columns to use (0: those of the terminal, else 80)")
	reading.flags(c)
	complete(c, "format", collateFormats)
	return c
}
