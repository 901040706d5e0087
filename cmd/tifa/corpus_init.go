package main

import (
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"tifa/corpus/library"
)

func newCorpusInit() *cobra.Command {
	return &cobra.Command{
		Use:   "init [DIR]",
		Short: "Begin a corpus: write a corpus.toml that explains itself",
		Long: `Write a corpus.toml into DIR (default: the current folder), which is made if it
is not there. The file explains what can stand in it. Series that are in the
folder already belong to the corpus. A corpus.toml that is there is never touched.`,
		Example: `  tifa corpus init
  tifa corpus init statements`,
		Args:              atMostOneFolder,
		ValidArgsFunction: completeFolder,
		RunE: func(c *cobra.Command, args []string) error {
			dir := folderArg(args)
			if err := library.Init(dir, waiting(c, dir)); err != nil {
				return err
			}
			_, err := fmt.Fprintf(c.OutOrStdout(), "made %s\n", printable(filepath.Join(dir, library.ManifestName)))
			return err
		},
	}
}
