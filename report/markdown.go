package report

import (
	"fmt"
	"io"
	"strings"

	"tifa/corpus"
	"tifa/diff"
)

// Markdown prints a report in GitHub's Markdown. Words are marked with <del>
// and <ins>, which render beside Han characters and spaces where ** and ~~
// do not.
func Markdown(w io.Writer, r *Report) error {
	var b strings.Builder
	c := r.Comparison
	fmt.Fprintf(&b, "# %s, %s → %s\n\n", mdText(Name(c.New)), Date(c.Old), Date(c.New))
	for _, side := range []struct {
		name string
		s    *corpus.Statement
	}{{"Old", c.Old}, {"New", c.New}} {
		fmt.Fprintf(&b, "- **%s:** %s %s (%s, SHA-256 %.12s…); %s\n", side.name, Date(side.s), mdText(Name(side.s)), mdText(Source(side.s)), side.s.Source.SHA256, Reading(side.s))
	}
	if v := r.Verdict(); v != "" {
		fmt.Fprintf(&b, "- **Result:** %s\n", v)
	} else {
		fmt.Fprintf(&b, "- **Changes:** %s\n- **Similarity:** %.2f of 1\n", r.Counts(), c.Similarity)
	}
	for _, warning := range r.Warnings() {
		fmt.Fprintf(&b, "- **Warning:** %s\n", mdText(warning))
	}
	if chosen := r.Filter.Chosen(); chosen != "" {
		fmt.Fprintf(&b, "- **Shown:** %s (%s)\n", count(len(r.Rows), "row"), chosen)
	}
	if len(r.Rows) > 0 {
		b.WriteString("\n| Address | Kind | Before | After |\n| --- | --- | --- | --- |\n")
	}
	for _, row := range r.Rows {
		fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", mdText(row.address()), row.Label, mdPieces(row.Before), mdPieces(row.After))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func mdPieces(ps []Piece) string {
	var b strings.Builder
	for _, p := range ps {
		switch p.Op {
		case diff.Delete:
			b.WriteString(p.Lead() + "<del>" + mdText(p.Core()) + "</del>" + p.Tail())
		case diff.Insert:
			b.WriteString(p.Lead() + "<ins>" + mdText(p.Core()) + "</ins>" + p.Tail())
		default:
			b.WriteString(mdText(p.Text))
		}
	}
	return strings.TrimSpace(b.String())
}

// mdText escapes what Markdown or HTML would read as markup, and line ends,
// which would break the table.
func mdText(s string) string { return mdEscapes.Replace(s) }

var mdEscapes = strings.NewReplacer("\\", "\\\\", "|", "\\|", "*", "\\*", "_", "\\_", "`", "\\`", "~", "\\~", "[", "\\[", "]", "\\]",
	"#", "\\#", "&", "&amp;", "<", "&lt;", ">", "&gt;", "\r\n", " ", "\n", " ", "\r", " ", "\u2028", " ", "\u2029", " ")
