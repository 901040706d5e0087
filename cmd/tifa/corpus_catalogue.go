package main

import (
	"io"
	"strings"

	"github.com/spf13/cobra"

	"tifa/corpus/catalogue"
	"tifa/report"
)

func newCorpusCatalogue() *cobra.Command {
	var (
		format, output string
		screen         = screen{colour: "never"}
	)
	c := &cobra.Command{
		Use:   "catalogue [WORDS]",
		Short: "List well-known series and where to begin them",
		Long: `List well-known series of joint statements that have all the words in their name,
title, languages, publisher or kind: who publishes them in which languages, an
address from which each can be begun, who says that it is there, and the command
that takes it in. Nothing is fetched; addresses grow old.`,
		Example: `  tifa corpus catalogue
  tifa corpus catalogue china readout
  tifa corpus catalogue --format csv -o series.csv`,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(c *cobra.Command, args []string) error {
			if err := validFlags(format, listFormats, screen, &reading{}); err != nil {
				return err
			}
			list := report.Catalogue(catalogue.Find(args))
			out := c.OutOrStdout()
			tty := terminal(out, output)
			return writeOut(out, output, nil, func(w io.Writer) error {
				switch format {
				case "csv":
					return list.CSV(w)
				case "json":
					return list.JSON(w)
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
