// Command tifa compares successive joint statements and reports which
// commitments were added, removed, reworded or moved.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

func main() {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memory)
	}
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// memory is from how many bytes on garbage is collected at once instead of when
// the memory in use has doubled: what is kept of the longest texts is less.
const memory = 200 << 20

// errDiffer ends a comparison with --exit-code that found differences, and a
// verification that found one.
var errDiffer = errors.New("there are differences")

// run runs the command line args and returns the exit status: 0 done, 1
// differences found, in the statements with --exit-code, by verify, or something
// wrong with a corpus, 2 an error, 130 interrupted.
func run(args []string, in io.Reader, out, errs io.Writer) int {
	stdout := &stream{w: out}
	root := newRoot(args)
	root.SetArgs(args)
	root.SetIn(in)
	root.SetOut(stdout)
	root.SetErr(errs)
	err := root.Execute()
	// A reader that closed the pipe (head, less) has what it wanted.
	if stdout.err != nil && !errors.Is(stdout.err, syscall.EPIPE) {
		err = fmt.Errorf("standard output: cannot be written: %w: check where the output goes", cause(stdout.err))
	}
	switch {
	case err == nil:
		return 0
	case errors.Is(err, errDiffer), errors.Is(err, errFound):
		return 1
	default:
		fmt.Fprintf(errs, "tifa: %s\n", printable(err.Error()))
		if given := (interrupted{}); errors.As(err, &given) {
			return 130 // as the shell says of any program that the user interrupts
		}
		return 2
	}
}

// newRoot makes the commands. args are the words of the command line, which
// an HTML report quotes.
func newRoot(args []string) *cobra.Command {
	root := &cobra.Command{
		Use:   "tifa",
		Short: "Compare joint statements clause by clause",
		Long: `tifa compares successive joint statements (communiqués, declarations, central-bank
statements; Chinese, English and Russian first) and reports which commitments
were added, removed, reworded or moved, with both texts and their addresses.`,
		Example: `  tifa demo
  tifa compare 2023.txt 2024.txt
  tifa compare 2023.txt 2024.txt --format html -o changes.html
  tifa commitments 2024.txt
  tifa corpus check statements
  tifa show 2024.txt`,
		Version:                    version,
		SilenceErrors:              true,
		SilenceUsage:               true,
		SuggestionsMinimumDistance: 2,
		CompletionOptions:          cobra.CompletionOptions{DisableDefaultCmd: true},
		Args:                       unknownCommand,
		RunE:                       func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	root.SetVersionTemplate("tifa {{.Version}}\n")
	root.AddCommand(newCompare(args), newCommitments(), newTrend(args), newSeries(), newSearch(), newAdoption(), newLineage(args), newReport(args), newCorpus(), newAlign(), newShow(), newVerify(), newLexicon(), newDemo(args), newSchema(), newVersion(), newMan(root), newCompletion(root), newWords())
	root.SetHelpCommand(newHelp(root))
	root.SetFlagErrorFunc(flagError)
	return root
}

// unknownCommand says what was meant by a word that is no command.
func unknownCommand(root *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if len(args) == 2 && exists(args[0]) && exists(args[1]) {
		return fmt.Errorf("%q is a file, not a command: to compare two files use tifa compare OLD NEW", args[0])
	}
	if similar := root.SuggestionsFor(args[0]); len(similar) > 0 {
		return fmt.Errorf("unknown command %q: did you mean %s? see tifa --help", args[0], strings.Join(similar, " or "))
	}
	if exists(args[0]) {
		return fmt.Errorf("%q is a file, not a command: use tifa show FILE or tifa compare OLD NEW", args[0])
	}
	return fmt.Errorf("unknown command %q: see tifa --help", args[0])
}

func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}

// newHelp is cobra's help command, which calls an unknown command a success.
func newHelp(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Explain a command",
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			var names []string
			parent, rest, err := root.Find(args)
			if err != nil || len(rest) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			for _, c := range parent.Commands() {
				if c.IsAvailableCommand() || c.IsAdditionalHelpTopicCommand() {
					names = append(names, c.Name())
				}
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			c, rest, err := root.Find(args)
			if err != nil {
				return err
			}
			if len(rest) > 0 {
				if c.HasSubCommands() {
					return c.ValidateArgs(rest)
				}
				return unknownCommand(root, args)
			}
			c.InitDefaultHelpFlag()
			return c.Help()
		},
	}
}

// flagError puts the name of the flag first and leaves out how Go failed to
// read its value.
func flagError(c *cobra.Command, err error) error {
	if bad := (*pflag.InvalidValueError)(nil); errors.As(err, &bad) {
		f := bad.GetFlag()
		return fmt.Errorf("--%s: %q is no %s: see %s --help", f.Name, bad.GetValue(), typeWords[f.Value.Type()], c.CommandPath())
	}
	return fmt.Errorf("%w: see %s --help", err, c.CommandPath())
}

// typeWords are the names of flag types in an error. A flag of type string
// takes every value.
var typeWords = map[string]string{"int": "whole number", "bool": "true or false", "stringSlice": "list (words with commas between them)"}

// argsError counts arguments and says what was expected.
func argsError(n int, expect string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) != n {
			return fmt.Errorf("%s takes %s, not %d arguments: see %s --help", c.CommandPath(), expect, len(args), c.CommandPath())
		}
		return nil
	}
}
