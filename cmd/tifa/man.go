package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
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
			return writePages(root, *header, args[0])
		},
	}
}

// writePages does what doc.GenManTree does, but puts each page in its place in
// one step, so that it never writes through a link that stands there.
func writePages(c *cobra.Command, header doc.GenManHeader, dir string) error {
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() && !sub.IsAdditionalHelpTopicCommand() {
			if err := writePages(sub, header, dir); err != nil {
				return err
			}
		}
	}
	name := filepath.Join(dir, strings.ReplaceAll(c.CommandPath(), " ", "-")+"."+header.Section)
	var b bytes.Buffer
	own := header // GenMan writes into it
	err := doc.GenMan(c, &own, &b)
	if info, e := os.Lstat(name); err == nil && e == nil && info.Mode().IsRegular() {
		err = mayWrite(name, info)
	}
	if err == nil {
		err = swap(name, b.Bytes())
	}
	if err != nil {
		return fmt.Errorf("%s: cannot be written: %w: choose another folder", name, cause(err))
	}
	return nil
}
