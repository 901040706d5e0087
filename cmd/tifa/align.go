package main

import (
	"cmp"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"tifa/align"
	"tifa/corpus"
	"tifa/report"
)

// pinsUsage describes the flag that compare and align share.
const pinsUsage = "file of links that are to be made or never made, see tifa align --help"

func newAlign() *cobra.Command {
	var (
		pins, template string
		explain        bool
		out            printout
		reading        reading
	)
	c := &cobra.Command{
		Use:   "align OLD NEW",
		Short: "Show which clause answers to which, and why",
		Long: `Show the alignment of two statements: which clause answers to which, how sure
that is, and with --explain why.

The analyst has the last word: --pins reads a file that links clauses or forbids
a link, by their addresses, and --pins-template writes one to edit. The same file
works with tifa compare.

    link  3.2 4.1       # these answer to each other
    link  3.4 5.1+5.2   # a split
    never 3.3 4.2       # these never do`,
		Example: `  tifa align old.txt new.txt
  tifa align old.txt new.txt --explain --format csv
  tifa align old.txt new.txt --pins-template pins.txt
  tifa align old.txt new.txt --pins pins.txt`,
		Args: argsError(2, "two statements, OLD and NEW"),
		RunE: func(c *cobra.Command, args []string) error {
			if err := cmp.Or(out.validate(c), reading.validate()); err != nil {
				return err
			}
			older, newer, aligner, err := openPair(c, args, &reading, pins)
			if err != nil {
				return err
			}
			a := report.Alignment{Alignment: aligner.Align(older, newer), Explain: explain}
			if template != "" {
				if _, err := os.Lstat(template); err == nil {
					return fmt.Errorf("%s: is there already: name another file for --pins-template, or delete it", template)
				}
				return writeOut(nil, template, append(append(reading.inputs(), pins), args...), func(w io.Writer) error { return align.WritePins(w, a.Alignment) })
			}
			return out.list(c, append(append(reading.inputs(), pins), args...), a)
		},
	}
	f := c.Flags()
	out.flags(c, listFormats)
	f.BoolVar(&explain, "explain", false, "give the reasons of each link")
	f.StringVar(&template, "pins-template", "", "write the links to this file, to be edited into pins")
	f.StringVar(&pins, "pins", "", pinsUsage)
	reading.flags(c)
	return c
}

// openPair opens two statements and reads the pins for them.
func openPair(c *cobra.Command, args []string, reading *reading, pins string) (older, newer *corpus.Statement, a align.Aligner, err error) {
	if err = distinct(args[0], args[1]); err != nil {
		return
	}
	if older, err = openStatement(args[0], c.InOrStdin(), reading); err != nil {
		return
	}
	if newer, err = openStatement(args[1], c.InOrStdin(), reading); err != nil {
		return
	}
	align.DoubtOrder(older, newer)
	if pins == "" {
		return
	}
	err = readList("--pins", pins, c.InOrStdin(), func(name string, r io.Reader) (err error) {
		a.Pins, err = align.ReadPins(name, r, older, newer)
		return err
	})
	return
}
