package report

import (
	"fmt"
	"io"
	"regexp"
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
		fmt.Fprintf(&b, "- **%s:** %s %s (%s, SHA-256 %.12s…); %s\n", side.name, Date(side.s), mdText(Name(side.s)), mdText(Source(side.s)), side.s.Source.SHA256, mdText(Reading(side.s)))
	}
	if v := r.Verdict(); v != "" {
		fmt.Fprintf(&b, "- **Result:** %s\n", v)
	} else {
		fmt.Fprintf(&b, "- **Changes:** %s\n- **Similarity:** %.2f of 1\n", r.Counts(), c.Similarity)
	}
	if scale := r.Scale(); scale != "" {
		fmt.Fprintf(&b, "- **Scale:** %s\n", mdText(scale))
	}
	for _, p := range r.Pins() {
		fmt.Fprintf(&b, "- **Pin:** %s\n", mdText(p))
	}
	for _, warning := range r.Warnings() {
		fmt.Fprintf(&b, "- **Warning:** %s\n", mdText(warning))
	}
	if chosen := r.Filter.Chosen(); chosen != "" {
		fmt.Fprintf(&b, "- **Shown:** %s (%s)\n", count(len(r.Rows), "row"), mdText(chosen))
	}
	for _, g := range r.Findings {
		fmt.Fprintf(&b, "\n## %s (%d)\n\n", g.Title, len(g.Findings))
		for _, f := range g.Findings {
			fmt.Fprintf(&b, "- **%s** %s\n", mdText(f.Address), mdText(strings.Join(f.Facts, "; ")))
			if f.Before != "" {
				fmt.Fprintf(&b, "  - <del>%s</del>\n", mdText(f.Before))
			}
			if f.After != "" {
				fmt.Fprintf(&b, "  - <ins>%s</ins>\n", mdText(f.After))
			}
		}
	}
	if len(r.Findings) > 0 && len(r.Rows) > 0 {
		b.WriteString("\n## All changes\n")
	}
	if len(r.Rows) > 0 {
		b.WriteString("\n| Address | Kind | Before | After |\n| --- | --- | --- | --- |\n")
	}
	for _, row := range r.Rows {
		fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", mdText(row.address()), row.Label, mdPieces(row.Before), mdPieces(row.After))
	}
	if t := r.Commitments; t != nil {
		fmt.Fprintf(&b, "\n## %s\n\n%s\n", commitmentsTitle, t.Counts())
		for i, row := range t.Changed() {
			if i == 0 {
				b.WriteString("\n| Address | Kind | Actor | Act | Before | After |\n| --- | --- | --- | --- | --- | --- |\n")
			}
			fmt.Fprintf(&b, "| %s | %s | %s | %s | %s | %s |\n", mdText(row.address()), row.Kind, mdText(row.Actor), mdText(row.Act), mdPieces(row.Before), mdPieces(row.After))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func mdPieces(ps []Piece) string {
	var b strings.Builder
	for i := 0; i < len(ps); i++ {
		p := ps[i]
		switch p.Op {
		case diff.Delete:
			b.WriteString(p.Lead() + "<del>" + mdText(p.Core()) + "</del>" + p.Tail())
		case diff.Insert:
			b.WriteString(p.Lead() + "<ins>" + mdText(p.Core()) + "</ins>" + p.Tail())
		default:
			// What comes alive may be spread over pieces.
			for ; i+1 < len(ps) && ps[i+1].Op == p.Op; i++ {
				p.Text += ps[i+1].Text
			}
			b.WriteString(mdText(p.Text))
		}
	}
	return strings.TrimSpace(b.String())
}

// mdText escapes what Markdown or HTML would read as markup, line ends, which
// would break the table, and what GitHub makes a link, a mention, an emoji or
// a formula of.
//
// For the latter a backslash or an entity is not enough: GitHub looks for it
// in the text that is left when those are resolved. An element of its own,
// which GitHub recommends for the dollar sign, parts the text.
func mdText(s string) string {
	s = printable(s)
	var b strings.Builder
	from := 0
	for _, at := range mdAlive.FindAllStringIndex(s, -1) {
		b.WriteString(mdEscapes.Replace(s[from:at[0]]))
		from = at[1]
		sign := s[at[0]:at[1]]
		if lives(s, at[0]) {
			b.WriteString("<span>" + sign + "</span>")
		} else {
			b.WriteString(mdEscapes.Replace(sign))
		}
	}
	b.WriteString(mdEscapes.Replace(s[from:]))
	return b.String()
}

// mdAlive finds the signs that may bring text alive, mdBehind says behind what
// they do.
var (
	mdAlive  = regexp.MustCompile(`[$@#:.]`)
	mdBehind = map[byte]*regexp.Regexp{
		'@': regexp.MustCompile(`^[\pL\pN_]`),
		'#': regexp.MustCompile(`^[0-9]`),
		':': regexp.MustCompile(`^(//|[\pL\pN_+-]+:)`),
	}
)

// lives tells whether the sign at byte i of s brings its surroundings alive.
func lives(s string, i int) bool {
	switch s[i] {
	case '$':
		return true
	case '.':
		return i >= 3 && strings.EqualFold(s[i-3:i], "www")
	}
	return mdBehind[s[i]].MatchString(s[i+1:])
}

var mdEscapes = strings.NewReplacer("\\", "\\\\", "|", "\\|", "*", "\\*", "_", "\\_", "`", "\\`", "~", "\\~", "[", "\\[", "]", "\\]",
	"#", "\\#", "&", "&amp;", "<", "&lt;", ">", "&gt;")
