package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"tifa/report/schema"
)

func newSchema() *cobra.Command {
	return &cobra.Command{
		Use:   "schema NAME",
		Short: "Print the JSON Schema of an output",
		Long: `Print the JSON Schema (2020-12) of what --format json writes: "compare" for
tifa compare, "statement" for tifa show, "repairs" for tifa show --repairs,
"change" for a line of tifa compare --format jsonl, "corpus" for tifa corpus list
and show, "collation" for tifa corpus collate, "check", "update", "feed" and
"catalogue" for these verbs of tifa corpus, and for the other commands their own
name.`,
		Example: `  tifa schema compare
  tifa schema statement`,
		Args:      argsError(1, "the name of a schema ("+strings.Join(schema.Names, ", ")+")"),
		ValidArgs: schema.Names,
		RunE: func(c *cobra.Command, args []string) error {
			b, ok := schema.Bytes(args[0])
			if !ok {
				return fmt.Errorf("schema: %q is unknown: use one of %s", args[0], strings.Join(schema.Names, ", "))
			}
			_, err := c.OutOrStdout().Write(b)
			return err
		},
	}
}
