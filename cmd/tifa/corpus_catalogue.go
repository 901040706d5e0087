package main

import (
	"github.com/spf13/cobra"

	"tifa/corpus/catalogue"
	"tifa/report"
)

func newCorpusCatalogue() *cobra.Command {
	var (
		out printout
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
			if err := out.validate(c); err != nil {
				return err
			}
			list := report.Catalogue(catalogue.Find(args))
			return out.list(c, nil, list)
		},
	}
	out.flags(c, listFormats)
	return c
}
