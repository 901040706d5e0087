package main

import (
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
)

// released is the date on the manual pages, fixed so that the same version
// gives the same bytes.
var released = time.Date(2026, time.November, 22, 0, 0, 0, 0, time.UTC)

func newMan(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use:     "man DIR",
		Short:   "Write the manual pages to a folder",
		Example: "  tifa man ~/.local/share/man/man1",
		Args:    argsError(1, "one folder"),
		RunE: func(c *cobra.Command, args []string) error {
			if err := os.MkdirAll(args[0], 0o755); err != nil {
				return fmt.Errorf("%s: cannot be made: %w: choose another folder", args[0], cause(err))
			}
			root.DisableAutoGenTag = true
			header := &doc.GenManHeader{Title: "TIFA", Section: "1", Source: "tifa " + version, Manual: "tifa", Date: &released}
			if err := doc.GenManTree(root, header, args[0]); err != nil {
				return fmt.Errorf("%s: manual pages cannot be written: %w: choose another folder", args[0], cause(err))
			}
			return nil
		},
	}
}
