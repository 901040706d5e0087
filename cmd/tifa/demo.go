package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"tifa/align"
	"tifa/corpus/sample"
	"tifa/corpus/units"
	"tifa/diff"
	"tifa/report"
)

func newDemo(words []string) *cobra.Command {
	var (
		lang, output string
		screen       screen
	)
	c := &cobra.Command{
		Use:   "demo",
		Short: "Compare two statements of the built-in sample",
		Long: `Compare the last two statements of the built-in sample, a fictional series of
joint statements: the table goes to the terminal, an HTML report to a file.`,
		Example: `  tifa demo
  tifa demo --lang zh-Hans
  tifa demo -o demo.html`,
		Args: argsError(0, "no arguments"),
		RunE: func(c *cobra.Command, _ []string) error {
			if err := oneOf("--lang", lang, sample.Langs); err != nil {
				return err
			}
			if err := screen.validate(); err != nil {
				return err
			}
			if output == "-" {
				return fmt.Errorf("--output: %q is where the table goes: name a file for the HTML report", output)
			}
			dates := sample.Dates(lang)
			older, err := sample.Open(dates[len(dates)-2], lang)
			if err != nil {
				return err
			}
			newer, err := sample.Open(dates[len(dates)-1], lang)
			if err != nil {
				return err
			}
			units.Reader{}.Read(older)
			units.Reader{}.Read(newer)
			r := report.New(diff.Compare(older, newer, align.Aligner{}), report.Filter{})
			if output == "" {
				dir, err := os.MkdirTemp("", "tifa-demo-")
				if err != nil {
					return fmt.Errorf("%s: no room for the HTML report: %w: name a file with --output", os.TempDir(), cause(err))
				}
				output = filepath.Join(dir, "report.html")
			}
			out := c.OutOrStdout()
			err = writeOut(out, output, nil, func(w io.Writer) error { return report.HTML(w, r, version, commandLine(words)) })
			if err != nil {
				return err
			}
			return writeOut(out, "", nil, func(w io.Writer) error {
				if err := screen.table(terminal(out, "")).Print(w, r); err != nil {
					return err
				}
				_, err := fmt.Fprintf(w, "\nHTML report: %s\n", printable(output))
				return err
			})
		},
	}
	f := c.Flags()
	f.StringVar(&lang, "lang", "en", "language of the sample: en, zh-Hans, ru")
	f.StringVarP(&output, "output", "o", "", "write the HTML report to this file")
	screen.flags(c)
	complete(c, "lang", sample.Langs)
	return c
}
