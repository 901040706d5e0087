package main

import (
	"github.com/spf13/cobra"

	"tifa/corpus/library"
	"tifa/report"
)

func newCorpusList() *cobra.Command {
	var (
		out printout
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
			if err := out.validate(c); err != nil {
				return err
			}
			dir := folderArg(args)
			l, err := library.Open(dir)
			if err != nil {
				return inCorpus(dir, err)
			}
			defer l.Close()
			list := report.Corpus{Library: l, Readings: l.Survey()}
			return out.list(c, heldFiles(dir), list)
		},
	}
	out.flags(c, listFormats)
	return c
}
