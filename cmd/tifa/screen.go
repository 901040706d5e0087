package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"golang.org/x/term"

	"tifa/report"
)

// screen holds what the user wants of the terminal.
type screen struct {
	width  int
	colour string
}

// minWidth is the narrowest table that package report lays out.
const minWidth = 44

var colours = []string{"auto", "always", "never"}

func (s *screen) flags(f *pflag.FlagSet) {
	f.IntVar(&s.width, "width", 0, "columns of the table or text (0: those of the terminal, else 80, of text 72)")
	f.StringVar(&s.colour, "color", "auto", "mark words by colour: auto, always, never")
}

func (s *screen) validate() error {
	if s.width != 0 && (s.width < minWidth || s.width > 1000) {
		return fmt.Errorf("--width: %d columns is out of range: use %d to 1000", s.width, minWidth)
	}
	return oneOf("--color", s.colour, colours)
}

// table returns a table printer that suits the terminal, nil when there is
// none.
func (s *screen) table(tty *os.File) report.Table {
	t := report.Table{Width: s.width}
	if t.Width == 0 && tty != nil {
		if cols, _, err := term.GetSize(int(tty.Fd())); err == nil && cols > 0 {
			t.Width = max(cols, minWidth)
		}
	}
	switch s.colour {
	case "always":
		t.Colour = true
	case "auto":
		t.Colour = tty != nil && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	}
	return t
}

// complete offers values for a flag to the shell.
func complete(c *cobra.Command, flag string, values []string) {
	if err := c.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp)); err != nil {
		panic(err) // the flag does not exist: a mistake in this program
	}
}

// validFlags checks what every command that reads statements is given.
func validFlags(format string, formats []string, s screen, r *reading) error {
	if err := oneOf("--format", format, formats); err != nil {
		return err
	}
	if err := s.validate(); err != nil {
		return err
	}
	return r.validate()
}
