package main

import (
	"cmp"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"tifa/report"
)

// listFormats are the formats of a listing, pageFormats those of what is a page as
// well.
var (
	listFormats = []string{"table", "csv", "json"}
	pageFormats = []string{"table", "html", "csv", "json"}
)

// printout holds the flags of what a command prints: in which format, where to,
// how wide. The first format is a table for the eye.
type printout struct {
	format, output string
	formats        []string
	screen         screen
}

// flags adds the flags of a printout whose table has no marked words.
func (p *printout) flags(c *cobra.Command, formats []string) {
	p.where(c, formats)
	p.screen.widthFlag(c.Flags())
}

// colourFlags adds the flags of a printout whose table has marked words.
func (p *printout) colourFlags(c *cobra.Command, formats []string) {
	p.where(c, formats)
	p.screen.flags(c)
}

func (p *printout) where(c *cobra.Command, formats []string) {
	p.formats = formats
	f := c.Flags()
	f.StringVarP(&p.format, "format", "f", formats[0], strings.Join(formats, ", ")+" (default: what the ending of --output says)")
	f.StringVarP(&p.output, "output", "o", "", "write to this file instead of the terminal")
	complete(c, "format", formats)
}

// validate checks the flags.
func (p *printout) validate(c *cobra.Command) error {
	if !c.Flags().Changed("format") {
		ending := strings.ToLower(filepath.Ext(p.output))
		if slices.Contains(foreign, ending) {
			return fmt.Errorf("--output: %s: %s writes no %s file: end the name in %s, or name a format with --format", printable(p.output), c.CommandPath(), ending, p.written())
		}
		p.format = cmp.Or(endings[ending], p.format)
		if !slices.Contains(p.formats, p.format) {
			return fmt.Errorf("--output: %s asks for %s, and %s writes %s: choose another ending, or name one with --format", printable(p.output), p.format, c.CommandPath(), strings.Join(p.formats, ", "))
		}
	}
	if err := oneOf("--format", p.format, p.formats); err != nil {
		return err
	}
	return p.screen.validate()
}

// endings are the formats that the endings of file names ask for.
var endings = map[string]string{".html": "html", ".htm": "html", ".md": "markdown", ".json": "json", ".jsonl": "jsonl", ".csv": "csv",
	".xlsx": "xlsx", ".docx": "docx", ".pdf": "pdf"}

// foreign are endings that name a format which no command writes: a table in a
// file of such a name would not open.
var foreign = strings.Fields(`.doc .docm .dot .dotx .odt .ott .fodt .rtf .pages .wpd .wps .tex .epub .mobi .djvu .ps .eps
	.xls .xlsm .xlsb .xltx .ods .fods .numbers .tsv .ppt .pptx .odp .key
	.png .jpg .jpeg .gif .bmp .tif .tiff .webp .svg .ico .heic
	.xhtml .mht .mhtml .xml .ndjson .sqlite .parquet
	.eml .msg .zip .gz .tar .7z .rar .mp3 .mp4`)

// written lists the endings of the formats that a command writes.
func (p *printout) written() string {
	var out []string
	for ending, format := range endings {
		if slices.Contains(p.formats, format) {
			out = append(out, ending)
		}
	}
	slices.Sort(out)
	return strings.Join(out, ", ") + " or, for the " + p.formats[0] + " as text, .txt"
}

// forms are the formats of a printout that know no width, and what prints each.
type forms map[string]func(io.Writer) error

// print prints in the chosen format: one of forms, else the table. inputs are
// files that the output must not replace.
func (p *printout) print(c *cobra.Command, inputs []string, table func(io.Writer, report.Table) error, forms forms) error {
	out := c.OutOrStdout()
	tty := terminal(out, p.output)
	return writeOut(out, p.output, inputs, func(w io.Writer) error {
		if form := forms[p.format]; form != nil {
			return calm(w, tty, form)
		}
		return table(w, p.screen.table(tty))
	})
}

// listing is what most commands print.
type listing interface {
	Print(w io.Writer, width int) error // as a table of so many columns, 0 for 80
	CSV(w io.Writer) error
	JSON(w io.Writer) error
}

// list prints a listing.
func (p *printout) list(c *cobra.Command, inputs []string, l listing) error {
	return p.print(c, inputs, func(w io.Writer, t report.Table) error { return l.Print(w, t.Width) }, forms{"csv": l.CSV, "json": l.JSON})
}
