package report

import (
	"fmt"
	"slices"
	"strings"

	"tifa/align"
	"tifa/corpus"
	"tifa/diff"
	"tifa/diff/series"
)

// SeriesView is one series at a glance, ready to print.
type SeriesView struct {
	*series.View
	Tables  []string // of SeriesTables; empty for the overview
	Stats   bool     // say how uneven ups and downs are by a sign test
	Notes   []string // what a reader has to know of the choice of statements
	Version string   // of tifa
}

// SeriesTables are the tables of a series.
var SeriesTables = []string{"novelty", "similarity", "sections", "topics", "strength", "ladders", "clauses"}

// shows tells whether a table is asked for by name.
func (v *SeriesView) shows(table string) bool { return slices.Contains(v.Tables, table) }

// day is the date of an event.
func (v *SeriesView) day(event int) string { return day(v.Series.Events[event].Date) }

// of is the statement of an entry that is held.
func (v *SeriesView) of(e *series.Entry) *corpus.Statement { return v.Threads.Statements[e.At] }

// before is the statement that an entry is held against.
func (v *SeriesView) before(e *series.Entry) *corpus.Statement {
	return v.of(&v.Entries[e.Before])
}

// pair is an entry and the statement before it as a comparison of the clauses
// that answer to each other.
func (v *SeriesView) pair(e *series.Entry) *diff.Comparison {
	return &diff.Comparison{Old: v.before(e), New: v.of(e), Changes: e.Matched}
}

// holes counts the events whose text is not held.
func (v *SeriesView) holes() int { return len(v.Series.Events) - v.Series.Held() }

// captioned is a named line of what a view rests on.
type captioned struct{ name, text string }

// about says which statements of which days are shown, what is not held, and
// what to know before quoting.
func (v *SeriesView) about() []captioned {
	out := []captioned{{"Series", (&Trends{Series: v.Series}).scope()}}
	if n := v.holes(); n > 0 {
		out = append(out, captioned{"Not held", count(n, "statement") + " known to exist, shown as ?: the next one is held against the last before that is held"})
	}
	for _, n := range append(slices.Clone(v.Notes), v.caveats()...) {
		out = append(out, captioned{"Note", printable(n)})
	}
	return out
}

// method says on what the numbers rest: what counts, the denominators, the
// thresholds, the scale and the version.
func (v *SeriesView) method() []captioned {
	unit := "words"
	if corpus.BaseLang(v.Series.Lang) == "zh" {
		unit = "Chinese characters"
	}
	out := []captioned{
		{"Counted", unit + " and clauses of preamble, headings and body; titles, datelines and signatures are left out; shares are of these; nothing is smoothed or estimated"},
		{"Links", fmt.Sprintf("as in tifa lineage: each statement against the one before; back is what was absent there and is found in the %d before that, or in any with the very same words", align.Memory)},
	}
	if v.overview() || v.shows("novelty") {
		out = append(out,
			captioned{"Words", "bar: by what became of their clause; gone: of the statement before, in clauses without a successor"},
			captioned{"ν, ρ", "of the places with a sequence of four words or eight Chinese characters in one clause, numbers and months alike: νbef those that the statement before does not have, νall those that none before has, ρ the difference: what is back"})
	}
	if v.overview() || v.shows("similarity") {
		out = append(out, captioned{"Similarity", similarityMethod()})
	}
	if v.overview() || v.shows("strength") || v.shows("topics") {
		out = append(out, captioned{"Up, down", "clauses matched with the statement before that became stronger or weaker by the published rules; new and dropped clauses do not count"})
	}
	if len(v.Topics) > 0 && (v.overview() || v.shows("topics")) {
		out = append(out, captioned{"Topics", "clauses that hold the query, their share of all clauses with its 95 % interval (Wilson), the change in percentage points; the words of these clauses and their share of all words; up and dn of the matched clauses that either statement gives to the topic"})
	}
	if s := v.Threads.Statements; len(s) > 0 && s[len(s)-1].Scale != "" {
		out = append(out, captioned{"Scale", scaleNote(s[len(s)-1].Scale)})
	}
	return append(out, captioned{"Made by", "tifa " + v.Version})
}

// similarityMethod says what the similarities of a series are.
func similarityMethod() string {
	return fmt.Sprintf("to the statement before, of 1: edit is the share of words that need no edit, pair that of the pairs of neighbouring words that both have. A change (1 − edit) is named from a break score of %.0f on: its distance from the median of the %d to %d changes before it, in robust standard deviations", series.BreakFrom, series.BreakLeast, series.BreakMost)
}

// overview tells whether no table is asked for by name.
func (v *SeriesView) overview() bool { return len(v.Tables) == 0 }

// caveats says what to know of days with several versions, of damage, and of
// what could not be measured.
func (v *SeriesView) caveats() []string {
	several := 0
	var damaged, long []string
	for i := range v.Series.Events {
		if e := &v.Series.Events[i]; len(e.Versions) > 1 {
			several++
		}
		e := &v.Entries[i]
		if e.Held() && len(v.of(e).Damage) > 0 {
			damaged = append(damaged, Source(v.of(e)))
		}
		if e.Resemblance != nil && e.Resemblance.Edit < 0 {
			long = append(long, v.day(i))
		}
	}
	var out []string
	if several > 0 {
		out = append(out, "several versions on "+count(several, "day")+": the first of them is read")
	}
	if len(damaged) > 0 {
		out = append(out, "damaged places count as they stand: "+strings.Join(damaged, ", "))
	}
	if len(long) > 0 {
		out = append(out, "too long for a similarity by edits, so that no break is named: "+strings.Join(long, ", "))
	}
	return out
}

// breakText says how unusual a change is, the number second; "" where it is not
// worth naming.
func (v *SeriesView) breakText(e *series.Entry) string {
	if !e.Break.Named() {
		return ""
	}
	return v.largest(e) + fmt.Sprintf(" (break score %.1f)", e.Break.Score)
}

// judged says what the break score of a statement says, the words that tables
// and CSV share.
func (v *SeriesView) judged(e *series.Entry) string {
	switch {
	case e.Resemblance == nil:
		return ""
	case e.Resemblance.Edit < 0:
		return "not measured"
	case e.Break == nil:
		return "too few before it"
	case e.Break.Named():
		return v.breakText(e)
	}
	return "nothing unusual"
}

// largest says since when no change was as large.
func (v *SeriesView) largest(e *series.Entry) string {
	if e.Break.Since < 0 {
		return "largest change since the series begins"
	}
	return "largest change since " + v.day(e.Break.Since)
}

// mostStanding is how many statements are named for one thing that stands out.
const mostStanding = 3

// standout names the statements that an analyst would look at first, and says
// why no break is among them.
func (v *SeriesView) standout() []captioned {
	var out []captioned
	put := func(name string, list []*series.Entry, text func(*series.Entry) string) {
		var parts []string
		for _, e := range list {
			parts = append(parts, v.day(e.Event)+" "+text(e))
		}
		if len(parts) > 0 {
			out = append(out, captioned{name, strings.Join(parts, "; ")})
		}
	}
	breaks, why := v.Breaks(mostStanding)
	put("Breaks", breaks, func(e *series.Entry) string { return fmt.Sprintf("%s (%.1f)", v.largest(e), e.Break.Score) })
	if why != "" {
		out = append(out, captioned{"Breaks", why})
	}
	top := func(name string, figure func(*series.Entry) float64, text func(*series.Entry) string) {
		put(name, v.Highest(mostStanding, figure), text)
	}
	net := func(e *series.Entry) float64 { return float64(e.Strength.Ups - e.Strength.Downs) }
	top("Most new", func(e *series.Entry) float64 { return e.Novelty.ToAll() }, func(e *series.Entry) string { return fmt.Sprintf("ν all %.2f", e.Novelty.ToAll()) })
	top("Most back", func(e *series.Entry) float64 { return e.Novelty.Revival() }, func(e *series.Entry) string { return fmt.Sprintf("ρ %.2f", e.Novelty.Revival()) })
	top("Stronger", net, func(e *series.Entry) string { return paired(e.Strength) })
	top("Weaker", func(e *series.Entry) float64 { return -net(e) }, func(e *series.Entry) string { return paired(e.Strength) })
	return out
}

// netText writes the net of ups and downs, "" without either.
func netText(p series.Paired) string {
	net, ok := p.Net()
	if !ok {
		return ""
	}
	return strings.NewReplacer("-", "−", "+0.00", "0").Replace(fmt.Sprintf("%+.2f", net))
}

// paired writes ups, downs and what is neither.
func paired(p series.Paired) string {
	s := fmt.Sprintf("%d up, %d down", p.Ups, p.Downs)
	if p.Mixed > 0 {
		s += fmt.Sprintf(", %d mixed", p.Mixed)
	}
	return s + fmt.Sprintf(" of %d", p.N())
}

// heading names a section: its address and its title.
func heading(s *corpus.Statement, section int) string {
	sec := s.Sections[section]
	label := printable(sectionLabel(s, sec))
	if section == 0 {
		if len(s.Sections) == 1 {
			return "text without headings"
		}
		return "before the first heading"
	}
	if sec.Title == "" {
		return label
	}
	return strings.TrimSpace(label + " " + plainWords(sec.Title))
}

// rungName is the phrase of a rung, "none" below the first.
func (v *SeriesView) rungName(ladder, rung int) string {
	if rung == 0 {
		return "none"
	}
	return printable(v.Ladders[ladder].Rungs[rung-1].Label)
}

// ladderText says what happened on a ladder, "" where nothing did.
func (v *SeriesView) ladderText(ladder int, s series.LadderStep) string {
	by := func() string {
		switch {
		case s.By > 0:
			return "up " + count(s.By, "rung")
		case s.By < 0:
			return "down " + count(-s.By, "rung")
		}
		return "on the same rung"
	}
	was := func() string { return v.rungName(ladder, v.Entries[s.Last].Ladders[ladder].Rung) }
	switch s.Event {
	case series.LadderFirst:
		return "first"
	case series.LadderUp, series.LadderDown:
		return by() + ", from “" + was() + "”"
	case series.LadderGone:
		return "gone, was “" + was() + "”"
	case series.LadderBack:
		return "back " + by() + ", last “" + was() + "” in " + v.day(s.Last)
	}
	return ""
}
