package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"tifa/corpus/lexicon"
	"tifa/report"
)

func newLexicon() *cobra.Command {
	var (
		filter  report.LexiconFilter
		out     printout
		reading reading
	)
	c := &cobra.Command{
		Use:   "lexicon [WORD|AXIS]",
		Short: "Show the scale of strength and its sources",
		Long: `Show the tables that units, ranks and shifts rest on: verbs with axis and rank,
the marks that strengthen, weaken or narrow them, the names of actors, each row
with its source. WORD chooses the rows that hold it, in its base form; AXIS
(` + strings.Join(report.UnitAxes, ", ") + `)
those of one axis, the strongest first.

Published scales contradict each other; the built-in one is tifa's own and has a
name, which every output gives. --lexicon merges a folder of your own tables
into it. They are named TABLE.LANG.tsv (verbs.en.tsv, marks.zh.tsv), their cells
are parted by tabs, and the first line names the columns:
form kind axis rank type polarity name basis source note. A row replaces the one
with the same form and kind; the rank "-" takes it out.`,
		Example: `  tifa lexicon oppose
  tifa lexicon negative --lang zh
  tifa lexicon 反对
  tifa lexicon --lexicon my-tables --format csv -o lexicon.csv`,
		Args:              cobra.ArbitraryArgs,
		ValidArgsFunction: cobra.FixedCompletions(report.UnitAxes, cobra.ShellCompDirectiveNoFileComp),
		RunE: func(c *cobra.Command, args []string) error {
			if err := out.validate(c); err != nil {
				return err
			}
			for _, f := range []struct {
				flag, value string
				known       []string
			}{{"--lang", filter.Lang, lexicon.Languages}, {"--table", filter.Table, lexicon.Tables}} {
				if f.value != "" {
					if err := oneOf(f.flag, f.value, f.known); err != nil {
						return err
					}
				}
			}
			lex, err := reading.lexicon()
			if err != nil {
				return err
			}
			filter.Word = strings.Join(args, " ")
			l := report.NewLexicon(lex, filter)
			if len(l.Rows) == 0 {
				word := filter.Word
				filter.Word = ""
				if forms := lexicon.Near(word, report.NewLexicon(lex, filter).Rows); len(forms) > 0 {
					return fmt.Errorf("lexicon: no row holds %q: rows hold base forms, near it are \"%s\"", word, strings.Join(forms, `", "`))
				}
				filter.Word = word
				return fmt.Errorf("lexicon: no row holds %q: give a word in its base form, or an axis (%s)", filter.Word, strings.Join(report.UnitAxes, ", "))
			}
			return out.list(c, reading.inputs(), l)
		},
	}
	f := c.Flags()
	out.flags(c, listFormats)
	f.StringVar(&filter.Lang, "lang", "", "show only this language: "+strings.Join(lexicon.Languages, ", "))
	f.StringVar(&filter.Table, "table", "", "show only this table: "+strings.Join(lexicon.Tables, ", "))
	reading.lexiconFlag(c)
	complete(c, "lang", lexicon.Languages)
	complete(c, "table", lexicon.Tables)
	return c
}
