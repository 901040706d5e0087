package main

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"tifa/corpus/library"
	"tifa/report"
)

func newCommitments() *cobra.Command {
	var (
		filter  report.UnitFilter
		out     printout
		reading reading
	)
	c := &cobra.Command{
		Use:   "commitments FILE|FOLDER...",
		Short: "List who commits to what, how strongly",
		Long: `List the operative units of one or more statements: who does what, on which
axis and rank of strength, addressed to whom, by when and how much, with the
words of the statement. Commitments and positions are listed unless --type says
otherwise.

A folder is a series: every .txt file in it, in order of date and in every
language. A file that
cannot be read is reported and does not stop the others.

Ranks are those of the built-in scale, which tifa lexicon shows; --lexicon
changes it. Only ranks on one axis can be compared.

Exit status: 0 done, 2 when a statement could not be read.`,
		Example: `  tifa commitments 2024.txt
  tifa commitments 2024.txt --actor China --axis commissive
  tifa commitments communiques/ --topic "climate finance" --format csv -o climate.csv
  tifa commitments 2024.txt --type all --format json`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return fmt.Errorf("%s takes statements or folders of them: see %s --help", c.CommandPath(), c.CommandPath())
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			if err := cmp.Or(out.validate(c), reading.validate()); err != nil {
				return err
			}
			if err := filter.Validate(); err != nil {
				return err
			}
			if _, err := reading.lexicon(); err != nil {
				return err // once, not for every statement
			}
			groups, err := filesOf(args)
			if err != nil {
				return err
			}
			list := report.Units{Filter: filter}
			err = readUnits(c, groups, &reading, &list)
			if len(list.Statements) == 0 {
				return err
			}
			if err := list.Check(); err != nil {
				return err
			}
			table := func(w io.Writer, t report.Table) error {
				return report.UnitTable{Width: t.Width}.Print(w, &list)
			}
			return cmp.Or(out.print(c, slices.Concat(append(groups, reading.inputs())...), table, forms{"json": list.JSON, "csv": list.CSV}), err)
		},
	}
	f := c.Flags()
	out.flags(c, listFormats)
	f.StringSliceVar(&filter.Types, "type", nil, "list only these types: "+strings.Join(report.UnitTypes, ", ")+" (default: commitment, position)")
	f.StringVar(&filter.Actor, "actor", "", "list only what this actor does: "+strings.Join(report.UnitActors, ", ")+" or the name of a party")
	f.StringVar(&filter.Axis, "axis", "", "list only units on this axis: "+strings.Join(report.UnitAxes, ", "))
	f.StringVar(&filter.Topic, "topic", "", "list only units that hold all these words")
	reading.flags(c)
	complete(c, "type", report.UnitTypes)
	complete(c, "actor", report.UnitActors)
	complete(c, "axis", report.UnitAxes)
	return c
}

// filesOf lists the files of each argument: a file alone, or the statements of
// a series.
func filesOf(args []string) ([][]string, error) {
	var out [][]string
	for _, a := range args {
		if !isFolder(a) {
			out = append(out, []string{a}) // what is wrong with it, reading says
			continue
		}
		l, err := library.OpenSeries(a)
		if err != nil {
			return nil, err
		}
		var files []string
		for _, s := range l.Series {
			for i := range s.Items {
				if !s.Items[i].Hole() {
					files = append(files, l.Path(&s.Items[i]))
				}
			}
		}
		l.Close()
		if files == nil {
			known, err := seriesIn(a)
			return nil, cmp.Or(err, noSeries(a, known))
		}
		out = append(out, files)
	}
	return out, nil
}

// isFolder tells whether an argument names a folder.
func isFolder(name string) bool {
	info, err := os.Stat(name)
	return name != "-" && err == nil && info.IsDir()
}

// readUnits reads the statements of each group and lists their units, those of
// one group in order of date. It reports each that cannot be read and goes on;
// the error says how many there were.
func readUnits(c *cobra.Command, groups [][]string, r *reading, list *report.Units) error {
	all := len(slices.Concat(groups...))
	p := newProgress(c.ErrOrStderr(), all, "statements")
	defer p.done()
	unread := 0
	for _, files := range groups {
		from := len(list.Statements)
		for _, f := range files {
			p.step()
			s, err := openStatement(f, c.InOrStdin(), r)
			switch {
			case err != nil && all == 1:
				return err
			case err != nil:
				unread++
				p.done()
				fmt.Fprintf(c.ErrOrStderr(), "tifa: %s\n", printable(err.Error()))
			default:
				list.Add(s)
			}
		}
		list.Order(from)
	}
	if unread > 0 {
		return fmt.Errorf("%d of %d statements could not be read: see above", unread, all)
	}
	return nil
}
