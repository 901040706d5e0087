package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"tifa/align"
	"tifa/corpus"
	"tifa/report"
)

func newVerify() *cobra.Command {
	var older, newer string
	c := &cobra.Command{
		Use:   "verify REPORT.json",
		Short: "Hold a report to the statements that it was made from",
		Long: `Read again the two statements that a report of tifa compare --format json was
made from, and check that the report still says what they say: the SHA-256 of
both files, every clause with its address and words, that the edits of each change
rebuild both texts, that every clause is in exactly one change, the counts and
the quotations. "-" reads the report from standard input.

The files are looked for under the names that the report gives; --old and --new
say where they are now. They are read as the report says that they were:
tracked changes accepted or rejected, with or without what is no part of the
text, by which engine for PDF. Of a report made with --only or --section it says
what cannot be proven.

Exit status: 0 the report holds, 1 it differs (the first difference is named),
2 an error.`,
		Example: `  tifa verify changes.json
  tifa verify changes.json --old archive/2023.txt --new archive/2024.txt`,
		Args: argsError(1, "one report"),
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return []string{"json"}, cobra.ShellCompDirectiveFilterFileExt
		},
		RunE: func(c *cobra.Command, args []string) error {
			b, err := readReport(args[0], c.InOrStdin())
			if err != nil {
				return err
			}
			saved, err := report.ReadSaved(args[0], b)
			if err != nil {
				return err
			}
			oldReading, newReading := saved.Readings()
			oldStatement, err := openSource("--old", older, oldReading, c.InOrStdin())
			if err != nil {
				return err
			}
			newStatement, err := openSource("--new", newer, newReading, c.InOrStdin())
			if err != nil {
				return err
			}
			align.DoubtOrder(oldStatement, newStatement)
			v := saved.Verify(oldStatement, newStatement)
			out := c.OutOrStdout()
			width := (&screen{}).table(terminal(out, "")).Width
			if err := writeOut(out, "", nil, func(w io.Writer) error { return v.Print(w, width) }); err != nil {
				return err
			}
			if v.Difference != nil {
				return errDiffer
			}
			return nil
		},
	}
	f := c.Flags()
	f.StringVar(&older, "old", "", "where the old statement is now")
	f.StringVar(&newer, "new", "", "where the new statement is now")
	return c
}

// largestReport is the size in bytes beyond which a report is refused: that of
// two statements of the largest size is smaller.
const largestReport = 64 * corpus.MaxBytes

// readReport reads a whole report; "-" is in, the standard input.
func readReport(name string, in io.Reader) ([]byte, error) {
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, fmt.Errorf("%s: %w: check the path of the report", name, cause(err))
		}
		defer f.Close()
		in = f
	}
	b, err := io.ReadAll(io.LimitReader(in, largestReport+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("%s: cannot be read: %w: name a file that tifa compare --format json wrote", name, cause(err))
	case len(b) > largestReport:
		return nil, fmt.Errorf("%s: is longer than %d MB: name a file that tifa compare --format json wrote", name, largestReport>>20)
	}
	return b, nil
}

// openSource opens a source of a report, where given says it is now or else
// under the name that the report gives.
func openSource(flag, given string, source corpus.Options, in io.Reader) (*corpus.Statement, error) {
	name := cmp.Or(given, source.Name)
	if given == "" && name == "-" {
		return nil, fmt.Errorf("the report was made from standard input: say with %s where that statement is now", flag)
	}
	if given == "" && corpus.IsAddress(name) {
		return nil, fmt.Errorf("%s: was fetched, and may be another page now: save the page that the report was made from, and name it with %s", name, flag)
	}
	s, err := openStatement(name, in, &reading{Options: source})
	if wrong := (*corpus.Error)(nil); given == "" && errors.As(err, &wrong) {
		return nil, fmt.Errorf("%s: %s: say with %s where the statement is now", wrong.Name, wrong.Wrong, flag)
	}
	return s, err
}
