package main

import (
	"io"
	"strings"

	"github.com/spf13/cobra"

	"tifa/corpus/library"
	"tifa/report"
)

var listFormats = []string{"table", "csv", "json"}

func newCorpusList() *cobra.Command {
	var (
		format, output string
		screen         = screen{colour: "never"} // no marked words
	)
	c := &cobra.Command{
		Use:   "list [DIR]",
		Short: "List the statements of a corpus",
		Long: `List the statements of the corpus in DIR (default: the current folder): series,
date, language, words, title. A "?" stands for the words of a statement that is
known to exist and is not held.`,
		Example: `  tifa corpus list
  tifa corpus list statements --format csv -o statements.csv`,
		Args:              atMostOneFolder,
		ValidArgsFunction: completeFolder,
		RunE: func(c *cobra.Command, args []string) error {
			if err := validFlags(format, listFormats, screen, &reading{}); err != nil {
				return err
			}
			dir := folderArg(args)
			l, err := library.Open(dir)
			if err != nil {
				return inCorpus(dir, err)
			}
			defer l.Close()
			list := report.Corpus{Library: l, Readings: l.Survey()}
			out := c.OutOrStdout()
			tty := terminal(out, output)
			return writeOut(out, output, heldFiles(dir), func(w io.Writer) error {
				switch format {
				case "csv":
					return calm(w, tty, list.CSV)
				case "json":
					return calm(w, tty, list.JSON)
				}
				return list.Print(w, screen.table(tty).Width)
			})
		},
	}
	f := c.Flags()
	f.StringVarP(&format, "format", "f", "table", strings.Join(listFormats, ", "))
	f.StringVarP(&output, "output", "o", "", "write to this file instead of the terminal")
	f.IntVar(&screen.width, "width", 0, "columns to use (0: those of the terminal, else 80)")
	complete(c, "format", listFormats)
	return c
}
