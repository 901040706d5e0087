package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"tifa/corpus/library"
)

func newCorpus() *cobra.Command {
	c := &cobra.Command{
		Use:   "corpus",
		Short: "Keep a folder of statements",
		Long: `Keep a corpus: a plain folder with a folder for each series and a text file for
each statement in it, DATE.LANG.txt, that you can read, edit and keep in git.

    corpus.toml                            what is known of them (optional)
    arvenia-kestria/2023-05-16.en.txt      a statement
    arvenia-kestria/2023-05-16.ru.txt      the same in Russian
    arvenia-kestria/source/…               what tifa corpus add took the texts from

Statements of one day, or of one event that corpus.toml names, are versions of
each other and never count as successive; nor do statements of different kinds.`,
		Example: `  tifa corpus init statements
  tifa corpus add download.txt --series arvenia-kestria --corpus statements
  tifa corpus add https://example.org/statement --series arvenia-kestria --corpus statements
  tifa corpus update --corpus statements
  tifa corpus list statements
  tifa corpus check statements
  tifa corpus show arvenia-kestria/2023-05-16 --corpus statements`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			remedy := "see tifa corpus --help"
			if similar := c.SuggestionsFor(args[0]); len(similar) > 0 {
				remedy = "did you mean " + strings.Join(similar, " or ") + "? " + remedy
			}
			return fmt.Errorf("tifa corpus has no command %q: %s", args[0], remedy)
		},
		RunE:                       func(c *cobra.Command, _ []string) error { return c.Help() },
		SuggestionsMinimumDistance: 2,
	}
	c.AddCommand(newCorpusInit(), newCorpusAdd(), newCorpusUpdate(), newCorpusFeed(), newCorpusCatalogue(), newCorpusList(), newCorpusCheck(), newCorpusShow(), newCorpusCollate())
	return c
}

// atMostOneFolder is for commands that work on a corpus: the current folder,
// unless another is named.
func atMostOneFolder(c *cobra.Command, args []string) error {
	if len(args) > 1 {
		return fmt.Errorf("%s takes one folder, not %d arguments: see %s --help", c.CommandPath(), len(args), c.CommandPath())
	}
	return nil
}

// folderArg is the folder that args name.
func folderArg(args []string) string {
	if len(args) == 0 {
		return "."
	}
	return args[0]
}

// completeFolder offers folders to the shell.
func completeFolder(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return nil, cobra.ShellCompDirectiveFilterDirs
}

// corpusFlag names the corpus where the arguments are something else.
func corpusFlag(c *cobra.Command, dir *string) {
	c.Flags().StringVar(dir, "corpus", ".", "folder of the corpus")
	if err := c.MarkFlagDirname("corpus"); err != nil {
		panic(err) // the flag does not exist: a mistake in this program
	}
}

// waiting says why nothing happens.
func waiting(c *cobra.Command, dir string) func() {
	return func() {
		fmt.Fprintf(c.ErrOrStderr(), "tifa: %s: another tifa is changing the corpus: waiting for it\n", printable(dir))
	}
}

// inCorpus puts the folder of the corpus before an error of package library,
// whose names are paths in it.
func inCorpus(dir string, err error) error {
	if _, ok := err.(*library.ManifestError); ok && dir != "." {
		return fmt.Errorf("%s: %w", dir, err)
	}
	return err
}

// heldFiles are the files of a corpus, which no output may replace.
func heldFiles(dir string) []string {
	files := []string{filepath.Join(dir, library.ManifestName)}
	l, err := library.Open(dir)
	if err != nil {
		return files
	}
	defer l.Close()
	for _, s := range l.Series {
		for _, it := range s.Items {
			if it.File != "" {
				files = append(files, l.Path(&it))
			}
			for _, source := range it.Sources() {
				files = append(files, filepath.Join(dir, filepath.FromSlash(source.Original)))
			}
		}
	}
	return files
}
