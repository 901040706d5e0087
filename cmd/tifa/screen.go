package main

import (
	"fmt"
	"os"
	"strings"

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

// flags adds the flags of what has marked words.
func (s *screen) flags(c *cobra.Command) {
	s.widthFlag(c.Flags())
	c.Flags().StringVar(&s.colour, "color", "auto", "mark words by colour: "+strings.Join(colours, ", "))
	complete(c, "color", colours)
}

// widthFlag adds the flag of what has none.
func (s *screen) widthFlag(f *pflag.FlagSet) {
	s.colour = "never"
	f.IntVar(&s.width, "width", 0, "columns to use (0: those of the terminal, else 80)")
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
