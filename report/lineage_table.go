package report

import (
	"fmt"
	"io"
	"strings"

	"tifa/diff"
)

// PrintLineages writes lineage sheets for the terminal: the distinct wordings
// of each chain with their dates, and the words that changed.
func (t Table) PrintLineages(w io.Writer, l Lineages) error {
	width := t.Width
	if width <= 0 {
		width = 80
	}
	var b strings.Builder
	field := func(name, text string) { putField(&b, width, name, text) }
	n := len(l.Statements)
	field("Series", fmt.Sprintf("%s: %s in %s, %s", printable(l.Series), count(n, "statement"), printable(l.Statements[0].Lang), period(l.Statements[0], l.Statements[n-1])))
	asked := make([]string, len(l.Asked))
	for i, a := range l.Asked {
		asked[i] = "“" + printable(a) + "”"
	}
	field("Asked", strings.Join(asked, ", "))
	field("Found", l.Answer())
	for _, note := range l.Notes {
		field("Warning", printable(note))
	}
	shown := len(l.Chains)
	if l.Whole > 0 && l.Whole < shown {
		shown = l.Whole
		t.chainList(&b, l, width)
	}
	for i, c := range l.Chains[:shown] {
		b.WriteByte('\n')
		field(fmt.Sprintf("Chain %d", i+1), size(c))
		field("Begins", begins(c))
		field("Ends", ends(c))
		for _, p := range l.Phrases {
			if where := held(c, p); where != "" && len(l.Phrases) > 1 {
				field("Holds", "“"+printable(p.Text)+"” "+where)
			}
		}
		field("Strength", track(c))
		if width < stacked {
			t.versions(&b, c, width)
		} else if err := t.versionTable(&b, c, width); err != nil {
			return err
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// chainList names every chain in two lines, and says which follow in full.
func (t Table) chainList(b *strings.Builder, l Lineages, width int) {
	b.WriteByte('\n')
	for i, c := range l.Chains {
		fmt.Fprintf(b, "%5d  %s, %s\n", i+1, period(statement(c, 0), statement(c, len(c.Steps)-1)), count(len(c.Steps), "statement"))
		fmt.Fprintf(b, "       %s\n", head(ownText(c, 0), max(width-7, 20)))
	}
	b.WriteByte('\n')
	first := "The first chain follows"
	if l.Whole > 1 {
		first = fmt.Sprintf("The first %d chains follow", l.Whole)
	}
	for _, line := range plainLines(first+" in full; --chains 0 prints all of them, and so do --format csv and json.", width) {
		b.WriteString(line + "\n")
	}
}

// versionLabels say everything about a version but its text.
func versionLabels(c *diff.Lineage, i int) []string {
	v := c.Versions[i]
	out := []string{stepWords(c, v.From)}
	if v.Again >= 0 {
		out[0] += fmt.Sprintf(", the words of %d again", v.Again+1)
	}
	if s := stepFigures(c, v.From); s != "" {
		out = append(out, s)
	}
	if s := force(c, v.From); s != "" {
		out = append(out, s)
	}
	if s := shiftText(c, v); s != "" {
		out = append(out, s)
	}
	return append(out, events(c, v)...)
}

// versions writes the wordings of a chain one below the other.
func (t Table) versions(b *strings.Builder, c *diff.Lineage, width int) {
	const indent = "    "
	put := func(ps []Piece, m marks) {
		for _, l := range lines(ps, max(width-len(indent), 20), m) {
			b.WriteString(indent + l + "\n")
		}
	}
	plain := func(s string) { put([]Piece{{diff.Equal, s, diff.None}}, noMarks) }
	for i, v := range c.Versions {
		fmt.Fprintf(b, "\n%3d %s (%s)\n", i+1, period(statement(c, v.From), statement(c, v.To)), count(v.N(), "statement"))
		plain("at " + versionAddresses(c, v))
		for _, l := range versionLabels(c, i) {
			plain(l)
		}
		b.WriteByte('\n')
		put(versionText(c, v), t.marks())
		if group := groupText(c, v); group != nil {
			b.WriteByte('\n')
			plain("The change in full:")
			put(group, t.marks())
		}
	}
}

// versionTable writes the wordings of a chain as a table.
func (t Table) versionTable(b *strings.Builder, c *diff.Lineage, width int) error {
	const number, dates, change, borders = 3, 14, 34, 4*3 + 1
	text := max(width-number-dates-change-borders, 20)
	fit := func(s string, w int) []string { return lines([]Piece{{diff.Equal, s, diff.None}}, w, noMarks) }
	cell := func(ls []string) string { return strings.Join(ls, "\n") }
	table := newTable(b)
	table.Header([]string{"", "Statements", "Change", "Wording"})
	b.WriteByte('\n')
	for i, v := range c.Versions {
		when := fit(period(statement(c, v.From), statement(c, v.To)), dates)
		when = append(append(when, fit(count(v.N(), "statement"), dates)...), fit("at "+versionAddresses(c, v), dates)...)
		var what []string
		for _, l := range versionLabels(c, i) {
			what = append(what, fit(l, change)...)
		}
		wording := lines(versionText(c, v), text, t.marks())
		if group := groupText(c, v); group != nil {
			wording = append(append(wording, "", "The change in full:"), lines(group, text, t.marks())...)
		}
		if err := table.Append([]string{fmt.Sprint(i + 1), cell(when), cell(what), cell(wording)}); err != nil {
			return err
		}
	}
	return table.Render()
}
