package main

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"tifa/corpus"
	"tifa/diff"
	"tifa/report"
	"tifa/report/xlsx"
)

// compareFormats are the formats of tifa compare.
var compareFormats = []string{"table", "text", "html", "markdown", "json", "jsonl", "csv", "xlsx", "docx", "docx-table", "pdf"}

// binaryFormats are those of them that no terminal can show.
var binaryFormats = []string{"xlsx", "docx", "docx-table", "pdf"}

// readAtOnce are those whose warnings a reader sees on the terminal: of every other
// report they go to standard error as well.
var readAtOnce = []string{"table", "text", "markdown"}

func newCompare(words []string) *cobra.Command {
	var (
		pins          string
		ui            string
		exitCode, bom bool
		digest, pager bool
		filter        report.Filter
		out           printout
		reading       reading
	)
	c := &cobra.Command{
		Use:   "compare OLD NEW",
		Short: "Compare two statements and report what changed",
		Long: `Compare two statements clause by clause: what was added, removed, reworded,
moved, split or merged. OLD and NEW are files (text, web page, PDF, Word,
OpenDocument, EPUB, mail, Markdown), or addresses of web pages, of which that page
alone is fetched; "-" reads standard input.

Words are marked [-deleted-] and {+inserted+}, by colour on a terminal. A
difference only of script, width, quotation marks, spacing or damage in a copy
is never called reworded. Addresses and the words of the reports are explained
by tifa help words.

Exit status: 0 done, 1 with --exit-code when the wording differs, 2 an error.`,
		Example: `  tifa compare 2023-03-21.txt 2024-05-16.txt
  tifa compare 2023.pdf https://example.org/2024.html
  tifa compare old.txt new.txt --only removed,moved
  tifa compare old.txt new.txt --section 三
  tifa compare old.txt new.txt --commitments
  tifa compare old.txt new.txt --format html -o changes.html
  tifa compare old.txt new.txt --format docx -o changes.docx
  tifa compare old.txt new.txt --format xlsx -o changes.xlsx`,
		Args: argsError(2, "two statements, OLD and NEW"),
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) >= 2 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return nil, cobra.ShellCompDirectiveDefault
		},
		RunE: func(c *cobra.Command, args []string) error {
			if err := cmp.Or(out.validate(c), reading.validate()); err != nil {
				return err
			}
			format := out.format
			if err := oneOf("--ui", ui, report.UIs); err != nil {
				return err
			}
			if c.Flags().Changed("ui") && format != "html" && format != "pdf" {
				return fmt.Errorf("--ui: only the HTML report and its PDF speak other languages: add --format html or leave --ui out")
			}
			if bom && format != "csv" {
				return fmt.Errorf("--bom: a byte order mark is for --format csv only: leave --bom out")
			}
			if (digest || pager) && format != "table" {
				return fmt.Errorf("--digest and --pager are for the table: leave --format out; --format text is a digest for mail")
			}
			stdout := c.OutOrStdout()
			tty := terminal(stdout, out.output)
			if tty != nil && slices.Contains(binaryFormats, format) {
				return fmt.Errorf("--format %s: a terminal cannot show it: name a file with -o", format)
			}
			older, newer, aligner, err := openPair(c, args, &reading, pins)
			if err != nil {
				return err
			}
			comparison := diff.Compare(older, newer, aligner)
			if err := filter.Validate(comparison); err != nil {
				return err
			}
			r := report.New(comparison, filter)
			r.UI = report.UI(ui)
			err = writeOut(stdout, out.output, append(append(reading.inputs(), pins), args...), func(w io.Writer) error {
				switch format {
				case "table":
					t := out.screen.table(tty)
					t.Digest = digest
					if pager && tty != nil {
						return page(tty, func(w io.Writer) error { return t.Print(w, r) })
					}
					return t.Print(w, r)
				case "text":
					return report.Text{Width: out.screen.table(tty).Width}.Print(w, r)
				case "pdf":
					return printPDF(w, r, commandLine(words))
				case "xlsx":
					return xlsx.Write(w, r, version, commandLine(words))
				}
				if bom {
					io.WriteString(w, report.BOM)
				}
				return calm(w, tty, func(w io.Writer) error { return printReport(w, r, format, commandLine(words)) })
			})
			if tty == nil || !slices.Contains(readAtOnce, format) {
				for _, warning := range r.Warnings() {
					fmt.Fprintf(c.ErrOrStderr(), "tifa: %s\n", printable(warning))
				}
			}
			if err == nil && exitCode && !r.Summary.SameWording() {
				err = errDiffer
			}
			return err
		},
	}
	f := c.Flags()
	out.colourFlags(c, compareFormats)
	f.Lookup("width").Usage = "columns to use (0: those of the terminal, else 80, for text 72)"
	f.StringSliceVar(&filter.Only, "only", nil, "show only these kinds: "+strings.Join(report.Choices, ", "))
	f.StringVar(&filter.Section, "section", "", "show only changes in the section with this address, or in the paragraph with this number where there are no sections")
	f.BoolVar(&filter.Commitments, "commitments", false, "say as well what became of each commitment and position; with --format csv only that")
	f.StringVar(&pins, "pins", "", pinsUsage)
	f.BoolVar(&digest, "digest", false, "the findings alone, all of them, without the table of changes")
	f.BoolVar(&pager, "pager", false, "show the table in a pager (PAGER, else less) when it goes to a terminal")
	f.BoolVar(&bom, "bom", false, "begin CSV with a byte order mark, for spreadsheets that take it for another encoding")
	f.StringVar(&ui, "ui", report.UIs[0], "language of headings in the HTML report: "+strings.Join(report.UIs, ", "))
	f.BoolVar(&exitCode, "exit-code", false, "exit with status 1 when the wording differs")
	reading.flags(c)
	complete(c, "only", report.Choices)
	complete(c, "ui", report.UIs)
	return c
}

// printReport prints a report in one of the formats that know neither the
// width of the screen nor bytes that are no text.
func printReport(w io.Writer, r *report.Report, format, command string) error {
	switch format {
	case "html":
		return report.HTML(w, r, version, command)
	case "markdown":
		return report.Markdown(w, r)
	case "json":
		return report.JSON(w, r)
	case "docx":
		return report.DOCX(w, r)
	case "docx-table":
		return report.DOCXTable(w, r)
	case "jsonl":
		return report.JSONLines(w, r)
	}
	return report.CSV(w, r)
}

// commandLine is what a reader types into a shell to run tifa again.
func commandLine(words []string) string {
	line := "tifa"
	for _, w := range words {
		if strings.ContainsFunc(w, steers) || !utf8.ValidString(w) {
			// What cannot be shown is written as the shell reads it: $'\x1b'.
			ls := strings.Split(strings.NewReplacer(`\`, `\\`, "'", `\'`).Replace(w), "\n")
			for i, l := range ls {
				ls[i] = printable(l)
			}
			w = "$'" + strings.Join(ls, `\n`) + "'"
		} else if w == "" || strings.ContainsFunc(w, func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-_./,=:+@%", r)
		}) {
			w = "'" + strings.ReplaceAll(w, "'", `'\''`) + "'"
		}
		line += " " + w
	}
	return line
}

// distinct refuses the same file twice: a slip of the hand, not a comparison.
func distinct(a, b string) error {
	switch {
	case a == "-" && b == "-":
		return fmt.Errorf("-: standard input can be read only once: give a file for one of the two")
	case a == b && corpus.IsAddress(a):
		return fmt.Errorf("%s: the same page twice: name two statements", b)
	}
	x, errX := os.Stat(a)
	y, errY := os.Stat(b)
	if errX == nil && errY == nil && os.SameFile(x, y) && !x.IsDir() {
		return fmt.Errorf("%s: the same file twice: name two statements", b)
	}
	return nil
}

// oneOf checks the value of a flag.
func oneOf(flag, value string, known []string) error {
	for _, k := range known {
		if value == k {
			return nil
		}
	}
	return fmt.Errorf("%s: %q is unknown: use one of %s", flag, value, strings.Join(known, ", "))
}
