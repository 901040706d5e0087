package main

import (
	"errors"

	"github.com/spf13/cobra"

	"tifa/corpus/library"
	"tifa/report"
)

// errFound ends a check that found something.
var errFound = errors.New("something is wrong with the corpus")

func newCorpusCheck() *cobra.Command {
	var (
		out printout
	)
	c := &cobra.Command{
		Use:   "check [DIR]",
		Short: "Say what is wrong with a corpus",
		Long: `Read every statement of the corpus in DIR (default: the current folder) and say
what is wrong, where, and what to do:

    changed     a text or source is not the one that was added
    copy        two copies of one statement under two names
    date        the text bears another date than the one it is filed under
    duplicate   the same words twice
    file        a link out of the corpus, a device, what may not be read
    hole        a statement that corpus.toml says is not held, and is
    language    the text is in another language than its name says
    length      far longer or shorter than the statements around it
    manifest    corpus.toml cannot be read
    missing     corpus.toml describes what is not there
    name        a file without a date in its name, or in no series
    unlisted    not in corpus.toml, where others of its series are recorded
    unreadable  empty, binary, or without a sentence

What is in order all the same is accepted in corpus.toml, in the entry of the
statement: accept = ["length"].

Exit status: 0 nothing wrong, 1 something found, 2 an error.`,
		Example: `  tifa corpus check
  tifa corpus check statements --format json`,
		Args:              atMostOneFolder,
		ValidArgsFunction: completeFolder,
		RunE: func(c *cobra.Command, args []string) error {
			if err := out.validate(c); err != nil {
				return err
			}
			findings, checked, err := library.Check(folderArg(args))
			if err != nil {
				return err
			}
			check := report.Check{Findings: findings, Checked: checked}
			err = out.list(c, heldFiles(folderArg(args)), check)
			if err == nil && len(findings) > 0 {
				err = errFound
			}
			return err
		},
	}
	out.flags(c, listFormats)
	return c
}
