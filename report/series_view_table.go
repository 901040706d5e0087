package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"tifa/diff"
	"tifa/diff/series"
)

// Print writes the view for the terminal.
func (v *SeriesView) Print(w io.Writer, width int) error {
	if width <= 0 {
		width = 80
	}
	p := viewPrinter{v, &strings.Builder{}, width}
	fields := func(fs []captioned) {
		for _, f := range fs {
			putField(p.b, width, f.name, f.text)
		}
	}
	fields(v.about())
	if v.overview() {
		if out := v.standout(); len(out) > 0 {
			p.b.WriteString("\nWhat stands out\n")
			fields(out)
		}
		p.statements()
		p.sections(true)
		if len(v.Topics) > 0 {
			p.topics()
		}
		if len(v.Ladders) > 0 {
			p.ladders()
		}
		p.strength(true)
	}
	tables := map[string]func(){"novelty": p.novelty, "similarity": p.similarity, "sections": func() { p.sections(false) }, "topics": p.topics,
		"strength": func() { p.strength(false) }, "ladders": p.ladders, "clauses": p.clauses}
	for _, t := range SeriesTables {
		if v.shows(t) {
			tables[t]()
		}
	}
	p.title("How it was counted")
	fields(v.method())
	_, err := io.WriteString(w, p.b.String())
	return err
}

// viewPrinter lays out a view in so many columns.
type viewPrinter struct {
	*SeriesView
	b     *strings.Builder
	width int
}

// title begins a table.
func (p *viewPrinter) title(text string) {
	p.b.WriteByte('\n')
	p.para("", "  ", text)
}

// para writes a text in as many lines as it needs.
func (p *viewPrinter) para(first, indent, text string) {
	for i, l := range plainLines(text, max(p.width-max(columns(first), columns(indent)), 20)) {
		if i > 0 {
			first = indent
		}
		p.b.WriteString(first + l + "\n")
	}
}

// line writes a line of a table; where the screen is too narrow for it, it goes
// on below.
func (p *viewPrinter) line(text string) {
	if text = strings.TrimRight(text, " "); columns(text) > p.width {
		p.para("", strings.Repeat(" ", 12), text)
		return
	}
	p.b.WriteString(text + "\n")
}

// rows writes one line for each statement: the cells of one that is held, ? of
// one that is not.
func (p *viewPrinter) rows(head string, row func(e *series.Entry)) {
	p.line(head)
	for i := range p.Entries {
		if e := &p.Entries[i]; e.Held() {
			row(e)
		} else {
			fmt.Fprintf(p.b, "%-10s      ?\n", p.day(i))
		}
	}
}

// wholePercent writes a share as "38 %", the first statement, which has none, as "".
func wholePercent(part, of int) string {
	if of == 0 {
		return "–"
	}
	return fmt.Sprintf("%.0f %%", percent(part, of))
}

// similarity writes how like the one before each statement is.
func (p *viewPrinter) similarity() {
	p.title("Similarity of each statement to the one before, and how unusual the change is")
	p.b.WriteByte('\n')
	p.rows(fmt.Sprintf("%-10s   edit  pairs  score", ""), func(e *series.Entry) {
		if e.Before < 0 {
			fmt.Fprintf(p.b, "%-10s      –      –      –\n", p.day(e.Event))
			return
		}
		line := fmt.Sprintf("%-10s  %5s  %5.2f  ", p.day(e.Event), measured(e.Resemblance.Edit), e.Resemblance.Bigrams)
		switch {
		case e.Break == nil:
			line += "    –"
		case e.Break.Named():
			line += fmt.Sprintf("%5.1f  %s", e.Break.Score, p.largest(e))
		default:
			line += fmt.Sprintf("%5.1f", e.Break.Score)
		}
		p.line(line)
	})
	p.noBreak()
}

// noBreak says why no break is named, nothing where one is.
func (p *viewPrinter) noBreak() {
	if _, why := p.Breaks(1); why != "" {
		p.para("", "  ", "Breaks: "+why)
	}
}

// sections writes which sections came, went and moved, and what the last
// statement consists of. brief leaves it at the latest statement.
func (p *viewPrinter) sections(brief bool) {
	latest := -1
	divided := false
	for i := range p.Entries {
		if e := &p.Entries[i]; e.Held() {
			latest = i
			divided = divided || len(p.of(e).Sections) > 1
		}
	}
	if !divided {
		if !brief {
			p.title("Sections")
			p.para("  ", "  ", "no statement is divided into sections")
		}
		return
	}
	from := 0
	if brief {
		from = latest
		p.title("Sections of the latest statement (--table sections shows all)")
	} else {
		p.title("Sections: what came, went and moved; weights are shares of the words")
	}
	for i := from; i < len(p.Entries); i++ {
		e := &p.Entries[i]
		if !e.Held() {
			fmt.Fprintf(p.b, "%s  ?\n", p.day(i))
			continue
		}
		if e.Before < 0 {
			continue
		}
		all := map[series.SectionKind][]string{}
		for _, s := range e.Sections {
			text := heading(p.of(e), s.Section) + weight(s.Words, e.Words)
			if s.Kind == series.SectionUp || s.Kind == series.SectionDown {
				text = fmt.Sprintf("%s (from place %d to %d)", heading(p.of(e), s.Section), s.Was.Section, s.Section)
			}
			all[s.Kind] = append(all[s.Kind], text)
		}
		for _, s := range e.GoneSections {
			all[series.SectionGone] = append(all[series.SectionGone], heading(p.before(e), s.Section)+weight(s.Words, e.Bar.Before))
		}
		lead := p.day(i) + "  "
		indent := strings.Repeat(" ", columns(lead))
		for _, k := range []series.SectionKind{series.SectionCame, series.SectionBack, series.SectionUp, series.SectionDown, series.SectionGone} {
			if len(all[k]) > 0 {
				p.para(lead, indent+"  ", string(k)+": "+strings.Join(all[k], "; "))
				lead = indent
			}
		}
		if lead != indent {
			p.b.WriteString(lead + "the same sections in the same order\n")
		}
	}
	e := &p.Entries[latest]
	p.b.WriteByte('\n')
	p.para("", "  ", "The sections of "+p.day(latest)+", with the change of their weight in percentage points since the statement before")
	for _, s := range e.Sections {
		change := string(s.Kind)
		if s.Was != nil && s.Kind != series.SectionBack {
			change = withSign(100 * (s.Share - s.Was.Share))
		}
		p.para(fmt.Sprintf("  %5s  %5s  ", wholePercent(s.Words, e.Words), change), strings.Repeat(" ", 16), heading(p.of(e), s.Section))
	}
}

// weight writes the share of a section in brackets, on one line.
func weight(words, of int) string {
	return "\u00a0(" + strings.Replace(wholePercent(words, of), " ", "\u00a0", 1) + ")"
}

// withSign writes a number of percentage points with its sign.
func withSign(f float64) string {
	s := fmt.Sprintf("%+.1f", f)
	if s == "+0.0" || s == "-0.0" {
		return "0.0"
	}
	return strings.Replace(s, "-", "−", 1)
}

// topics writes a table for each topic: its rows are 79 columns wide.
func (p *viewPrinter) topics() {
	row := func(cells ...any) string {
		return fmt.Sprintf("%-10s  %10s  %5s  %13s  %s  %6s  %5s %3s %3s %3s", cells...)
	}
	change := func(text string) string { return strings.Repeat(" ", max(6-columns(text), 0)) + text } // a minus sign has three bytes
	for k, q := range p.Topics {
		p.title("Topic: " + printable(q.Label))
		if q.Label != q.Source {
			p.para("  ", "  ", printable(q.Source))
		}
		p.rows(row("", "clauses", "%", "95 % interval", "change", "words", "%", "up", "dn", "of"), func(e *series.Entry) {
			t := &e.Topics[k]
			points, ups, downs, of := "", "", "", ""
			if t.Points != nil {
				points = withSign(*t.Points)
			}
			if n := t.Strength.N(); n > 0 {
				ups, downs, of = orDot(t.Strength.Ups), orDot(t.Strength.Downs), fmt.Sprint(n)
			}
			p.line(row(p.day(e.Event), fmt.Sprintf("%d of %d", t.Clauses, len(e.Clauses)), fmt.Sprintf("%.1f", 100*t.Share), fmt.Sprintf("%.1f to %.1f", 100*t.Low, 100*t.High),
				change(points), thousands(t.Words), fmt.Sprintf("%.1f", 100*t.WordShare), ups, downs, of))
		})
	}
}

// strength writes which clauses became stronger or weaker. brief leaves it at
// the latest statement that has any.
func (p *viewPrinter) strength(brief bool) {
	with := func(e *series.Entry) bool {
		return e.Held() && e.Strength.Ups+e.Strength.Downs+e.Strength.Mixed > 0
	}
	from := 0
	if brief {
		from = len(p.Entries) - 1
		for from > 0 && !with(&p.Entries[from]) {
			from--
		}
		if from < 0 || !with(&p.Entries[from]) {
			return
		}
		p.title("Stronger and weaker clauses, the latest statement that has any (--table strength shows all)")
	} else {
		p.title("Stronger and weaker: clauses that answer to each other, by the published rules")
	}
	for i := from; i < len(p.Entries); i++ {
		e := &p.Entries[i]
		if !e.Held() {
			if !brief {
				fmt.Fprintf(p.b, "\n%s  ?\n", p.day(i))
			}
			continue
		}
		if e.Before < 0 || brief && i > from {
			continue
		}
		text := paired(e.Strength) + " matched"
		if net := netText(e.Strength); net != "" {
			text += ", net " + net
		}
		if p.Stats {
			text += ", " + sign(e.Strength)
		}
		p.b.WriteByte('\n')
		p.para(p.day(i)+"  ", "            ", text)
		pair := p.pair(e)
		for m := range e.Matched {
			ch := &e.Matched[m]
			if ch.Shift == diff.Level {
				continue
			}
			what := fmt.Sprintf("%s → %s  %s: %s", addresses(pair.Old, ch.Old), addresses(pair.New, ch.New), ch.Shift, Facts(pair, ch.Shifts))
			if ch.Confidence < uncertain {
				what += fmt.Sprintf(" (weak match, confidence %.2f)", ch.Confidence)
			}
			p.para("  ", "    ", what)
			p.para("    ", "    ", marked(row(pair, m)))
		}
	}
}

// sign says how uneven ups and downs are.
func sign(s series.Paired) string {
	f, ok := s.P()
	if !ok {
		return fmt.Sprintf("no sign test below %d ups and downs", series.SignLeast)
	}
	return fmt.Sprintf("sign test p = %.3f (statements are drafted from each other: p is too small)", f)
}

// ladders writes a table for each ladder.
func (p *viewPrinter) ladders() {
	for k, l := range p.Ladders {
		var rungs []string
		for r := range l.Rungs {
			rungs = append(rungs, fmt.Sprintf("%d %s", r+1, p.rungName(k, r+1)))
		}
		p.title("Ladder: " + printable(l.Label) + " (" + strings.Join(rungs, " < ") + ")")
		climbed := false
		for i := 0; i < len(p.Entries); i++ {
			s := p.Entries[i].Ladders[k]
			first, n, days := i, 1, p.day(i)
			if !p.Entries[i].Held() {
				fmt.Fprintf(p.b, "%s  ?\n", days)
				continue
			}
			// Statements in a row on one rung share a line.
			for i+1 < len(p.Entries) && p.Entries[i+1].Held() && p.Entries[i+1].Ladders[k].Event == "" && p.Entries[i+1].Ladders[k].Rung == s.Rung {
				i++
				n++
			}
			if s.Event == "" && s.Rung == 0 {
				continue
			}
			climbed = true
			if n > 1 {
				days = days + " to " + p.day(i)
			}
			lead := fmt.Sprintf("%-24s %3d  %s  ", days, n, fill(strings.Repeat("■", s.Rung), len(l.Rungs)))
			if p.width < 2*columns(lead) { // too narrow for columns
				lead = days + "  "
			}
			text := p.rungName(k, s.Rung)
			if e := p.ladderText(k, p.Entries[first].Ladders[k]); e != "" {
				text += ": " + e
			}
			p.para(lead, "    ", text)
		}
		if !climbed {
			p.para("  ", "  ", "no statement has any of these phrases")
		}
	}
}

// clauses writes what became of every clause.
func (p *viewPrinter) clauses() {
	p.title("Clauses: what became of each")
	for i := range p.Entries {
		e := &p.Entries[i]
		if !e.Held() {
			fmt.Fprintf(p.b, "\n%s  ?\n", p.day(i))
			continue
		}
		fmt.Fprintf(p.b, "\n%s\n", p.day(i))
		for _, c := range slices.Concat(e.Clauses, e.Dropped) {
			st, from := p.of(e), ""
			if c.Fate == series.FateDropped {
				st = p.before(e)
			} else if c.Tie != nil {
				from = " from " + Date(p.Threads.Statements[c.Tie.From.Statement]) + " " + addresses(p.Threads.Statements[c.Tie.From.Statement], c.Tie.Old)
			}
			lead := fmt.Sprintf("  %-9s ", c.Fate)
			p.para(lead, strings.Repeat(" ", len(lead)), printable(st.Clauses[c.Clause].ID)+from+": "+plainWords(st.Plain(&st.Clauses[c.Clause])))
		}
	}
}
