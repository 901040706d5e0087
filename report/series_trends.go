package report

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"tifa/align"
	"tifa/diff"
	"tifa/diff/series"
)

// Course is what is said of a series over time, beyond comparisons of
// neighbours.
type Course struct {
	// View is the series, read once. Its statements are those of the site in
	// their order, each an event of its own, with the holes between them.
	View     *series.View
	Formulas []series.Formula // wording that came or went, in order of its first statement
	// Lived are the chains of clauses that lived longest, Ended those of the
	// others that ended last.
	Lived, Ended []*diff.Lineage
	Watch        *Trends // phrases that the user follows; nil for none
}

// latest is the last statement that is held.
func (c *Course) latest() *series.Entry {
	for i := len(c.View.Entries) - 1; i >= 0; i-- {
		if c.View.Entries[i].Held() {
			return &c.View.Entries[i]
		}
	}
	return nil
}

// coursePages lists the pages of the course of a series.
func (v *seriesView) coursePages() []Page {
	if v.Course == nil {
		return nil
	}
	head := func(title, up string) sheet {
		s := sheet{Title: printable(v.Name) + ": " + title, Version: v.Version, Command: printable(v.Command), Nav: []pageLink{{"All statements", up + "index.html"}, {"Trends", up + "trends.html"}}}
		if v.Course.Watch != nil {
			s.Nav = append(s.Nav, pageLink{"Phrases", up + "phrases.html"})
		}
		if v.chains != nil {
			s.Nav = append(s.Nav, pageLink{"Lineages", up + "lineages.html"})
		}
		return s
	}
	pages := []Page{
		{"trends.html", func(w io.Writer) error { return printSheet(w, "course", v.trendsPage(head("trends", ""))) }},
		{"latest.html", func(w io.Writer) error {
			t := &Trends{Series: v.Course.View.Series, Notes: v.Notes, Novelty: v.Course.latest().Novelty}
			return printSheet(w, "trend", t.page(head("", ""), nil))
		}},
	}
	if v.Course.Watch != nil {
		pages = append(pages, Page{"phrases.html", func(w io.Writer) error {
			return printSheet(w, "trend", v.Course.Watch.page(head("", ""), v.eventPages()))
		}})
	}
	if v.chains == nil {
		return pages
	}
	pages = append(pages, Page{"lineages.html", func(w io.Writer) error { return printSheet(w, "chains", v.chainsPage(head("lineages", ""))) }})
	for i := range v.chains {
		c := &v.chains[i]
		pages = append(pages, Page{c.Page, func(w io.Writer) error {
			p := chainPage{sheet: head(c.Opening, "../"), chainSheet: newChainSheet(c.chain, "c", v.Version), Opening: c.Opening, Notes: v.notes(), Scale: printable(v.Scale)}
			for i := range c.chain.Steps {
				p.Stops = append(p.Stops, pageLink{Date(statement(c.chain, i)), "../" + v.Entries[c.chain.Steps[i].Statement].Page + "#" + printable(statement(c.chain, i).Clauses[c.chain.Steps[i].Clause].ID)})
			}
			return printSheet(w, "chainpage", p)
		}})
	}
	return pages
}

func (v *seriesView) notes() []string {
	out := make([]string, len(v.Notes))
	for i, n := range v.Notes {
		out[i] = printable(n)
	}
	return out
}

// eventPages are the pages of the statements by event, "" for holes.
func (v *seriesView) eventPages() []string {
	out := make([]string, len(v.Course.View.Entries))
	for i := range out {
		if e := &v.Course.View.Entries[i]; e.Held() {
			out[i] = v.Entries[e.At].Page
		}
	}
	return out
}

// siteChain is a chain that has a page.
type siteChain struct {
	chain   *diff.Lineage
	Page    string
	Dates   string
	N       int
	Words   int // distinct wordings
	Opening string
	Lang    string
	Ends    string
}

// chainPages names the pages of the chains, after their first clause, and
// tells for each clause which page it has.
func (v *seriesView) chainPages() {
	v.onChain = map[align.Knot]string{}
	names := map[string]bool{}
	for _, c := range slices.Concat(v.Course.Lived, v.Course.Ended) {
		first := &c.Steps[0]
		name := strings.TrimSuffix(strings.TrimPrefix(v.Entries[first.Statement].Page, "statement/"), ".html")
		address := strings.Trim(strings.Map(func(r rune) rune {
			if r < 128 && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
				return unicode.ToLower(r)
			}
			return '-'
		}, statement(c, 0).Clauses[first.Clause].ID), "-")
		name = name[:min(len(name), 60)] + "-" + cmp.Or(address[:min(len(address), 20)], "clause")
		for base, n := name, 2; names[name]; n++ {
			name = fmt.Sprintf("%s-%d", base, n)
		}
		names[name] = true
		last := len(c.Steps) - 1
		s := siteChain{chain: c, Page: "lineage/" + name + ".html", Dates: period(statement(c, 0), statement(c, last)), N: len(c.Steps), Opening: opens(ownText(c, last)), Lang: printable(statement(c, last).Lang), Ends: "still there"}
		if !c.Newest() {
			s.Ends = "gone in " + Date(c.Statements[c.Steps[last].Statement+1])
		}
		for _, ver := range c.Versions {
			if ver.Again < 0 {
				s.Words++
			}
		}
		v.chains = append(v.chains, s)
		for i := range c.Steps {
			for _, k := range c.Steps[i].Group {
				if at := (align.Knot{Statement: c.Steps[i].Statement, Clause: k}); v.onChain[at] == "" {
					v.onChain[at] = s.Page
				}
			}
		}
	}
}

// opens is the beginning of a text, as long as a heading may be, cut between
// words.
func opens(text string) string {
	short := head(text, 90)
	if i := strings.LastIndexByte(short, ' '); short != text && i > len(short)-wordEnd {
		return short[:i] + "…"
	}
	return short
}

// chainPage is the page of one chain in a site.
type chainPage struct {
	sheet
	chainSheet
	Opening string
	Notes   []string
	Scale   string
	Stops   []pageLink
}

// chainsPage lists the chains that have a page.
type chainsPage struct {
	sheet
	Name         string
	Notes        []string
	Scope        string
	Lived, Ended []siteChain
}

func (v *seriesView) chainsPage(s sheet) chainsPage {
	n := len(v.Course.Lived)
	return chainsPage{s, printable(v.Name), v.notes(), v.trends().scope(), v.chains[:n], v.chains[n:]}
}

func (v *seriesView) trends() *Trends { return &Trends{Series: v.Course.View.Series} }

// trendsPage is what the template of the trends of a site prints.
type trendsPage struct {
	sheet
	Name, Scope     string
	Notes           []string
	Novelty         *figure
	Newest, Breaks  []ranked
	NoBreak         string // why there is none in Breaks
	Bars, Heat      *figure
	Strength        *figure // nil where nothing became stronger or weaker
	Watch, Formulas *figure
	Quotes          []formulaLine
}

// ranked is a statement with a number.
type ranked struct{ Date, Title, Lang, Page, Words string }

// formulaLine is a formula below its grid.
type formulaLine struct {
	ID, Dates, Words, Text, Lang, Page string
}

// mostRanked is how many statements a list of the newest or of breaks has.
const mostRanked = 5

func (v *seriesView) trendsPage(s sheet) *trendsPage {
	p := &trendsPage{sheet: s, Name: printable(v.Name), Notes: v.notes(), Scope: v.trends().scope()}
	p.Novelty = v.noveltyFigure()
	p.Newest = v.ranked(v.Course.View.Highest(mostRanked, func(e *series.Entry) float64 { return e.Novelty.ToAll() }), func(e *series.Entry) string {
		return fmt.Sprintf("%.0f %% new to all before", 100*e.Novelty.ToAll())
	})
	breaks, why := v.Course.View.Breaks(mostRanked)
	over := SeriesView{View: v.Course.View}
	p.NoBreak, p.Breaks = why, v.ranked(breaks, func(e *series.Entry) string {
		return fmt.Sprintf("%s: edit similarity %.2f", over.breakText(e), e.Resemblance.Edit)
	})
	if len(v.Entries) > 1 {
		p.Bars, p.Heat = v.editFigure(), v.cosineFigure()
		p.Strength = v.strengthFigure()
	}
	if v.Course.Watch != nil {
		p.Watch = v.Course.Watch.gridFigure("phrases.html#")
		p.Watch.ID, p.Watch.Table = "watch", nil
	}
	if len(v.Course.Formulas) > 0 {
		p.Formulas, p.Quotes = v.formulas()
	}
	signed(v.Version, p.Novelty, p.Bars, p.Heat, p.Strength, p.Watch, p.Formulas)
	return p
}

// ranked lists statements with what is said of each.
func (v *seriesView) ranked(list []*series.Entry, words func(*series.Entry) string) []ranked {
	var out []ranked
	for _, x := range list {
		e := &v.Entries[x.At]
		out = append(out, ranked{e.Date, e.Title, printable(e.S.Lang), e.Pair, words(x)})
	}
	return out
}

// wholeAxis is the axis of the whole series, with its holes.
func (v *seriesView) wholeAxis() (*axis, []int) {
	events := v.Course.View.Series.Events
	times := make([]time.Time, len(events))
	var missing []int
	for i := range times {
		times[i] = events[i].Date
		if events[i].Missing() {
			missing = append(missing, i)
		}
	}
	return newAxis(times, 70, wholePage-20), missing
}

// barred is a bar for each statement that is held against one before.
type barred struct {
	above, below  [][]share
	titles, hrefs []string
	table         *figureTable
}

// bars draws what read says of each statement: its shares above and below the
// axis, its title and its numbers.
func (v *seriesView) bars(head []string, read func(*series.Entry) (above, below []share, title string, numbers []string)) barred {
	n := len(v.Course.View.Entries)
	b := barred{make([][]share, n), make([][]share, n), make([]string, n), make([]string, n), &figureTable{Name: "The numbers of the bars", Head: append([]string{"Statement"}, head...)}}
	for i := range v.Course.View.Entries {
		x := &v.Course.View.Entries[i]
		if !x.Held() || x.Before < 0 {
			continue
		}
		e := &v.Entries[x.At]
		above, below, title, numbers := read(x)
		b.above[i], b.below[i], b.titles[i], b.hrefs[i] = above, below, e.Date+": "+title, e.Pair
		b.table.Rows = append(b.table.Rows, append([]tableCell{{e.Date, e.Pair}}, cells(numbers...)...))
	}
	return b
}

func (v *seriesView) noveltyFigure() *figure {
	a, missing := v.wholeAxis()
	pct := func(f float64) string { return fmt.Sprintf("%.0f %%", 100*f) }
	b := v.bars([]string{"Places", "New to all before", "Back", "In the statement before", "Dropped since the statement before"}, func(e *series.Entry) (above, below []share, title string, numbers []string) {
		x := e.Novelty
		all, back, kept, dropped := x.ToAll(), x.Revival(), 1-x.ToBefore(), x.Loss()
		title = fmt.Sprintf("%s new to all before, %s back, %s of the statement before dropped", pct(all), pct(back), pct(dropped))
		return []share{{"fresh", all}, {"again", back}, {"kept", kept}}, []share{{"lost", dropped}}, title, []string{thousands(x.Sequences), pct(all), pct(back), pct(kept), pct(dropped)}
	})
	f := stackedBars("novelty", "New, back and dropped wording", "A bar for each statement on a true axis of time: from below, the share of its wording that no statement before has, that is back, and that the statement before has as well; below the axis the share of the statement before that was dropped.", "100 %", a, b.above, b.below, b.titles, b.hrefs, missing)
	f.Caption = v.trends().caption("Sequences of four words, or eight Chinese characters, in one clause; numbers and months do not count; title, dateline and signature are left out. Above the axis: shares of the statement. Below: share of the statement before. The first statement has no bar.")
	f.Table = b.table
	return f
}

// strengthFigure draws how many clauses of each statement became stronger or
// weaker, of those that answer to one of the statement before: topics that came
// or went do not move it. It is nil where none did.
func (v *seriesView) strengthFigure() *figure {
	most := 0
	for i := range v.Course.View.Entries {
		p := v.Course.View.Entries[i].Strength
		most = max(most, p.Ups, p.Downs)
	}
	if most == 0 {
		return nil
	}
	a, missing := v.wholeAxis()
	b := v.bars([]string{"Stronger", "Weaker", "Stronger in part, weaker in part", "Neither", "Net"}, func(e *series.Entry) (above, below []share, title string, numbers []string) {
		p := e.Strength
		return []share{{"fresh", share01(p.Ups, most)}}, []share{{"lost", share01(p.Downs, most)}}, fmt.Sprintf("%d stronger, %d weaker", p.Ups, p.Downs), []string{strconv.Itoa(p.Ups), strconv.Itoa(p.Downs), strconv.Itoa(p.Mixed), strconv.Itoa(p.Ties), netText(p)}
	})
	f := stackedBars("strength", "Clauses that became stronger or weaker", "A bar for each statement on a true axis of time: above the axis the clauses that became stronger since the statement before, below it those that became weaker.", strconv.Itoa(most), a, b.above, b.below, b.titles, b.hrefs, missing)
	f.Caption = v.trends().caption("Clauses that answer to each other in a statement and the one before, linked through the series as in the lineages and in tifa series, which now and then is not as on the page of one pair; titles, datelines and signatures are left out. Net is (stronger − weaker) / (stronger + weaker). Scale: " + printable(v.Scale) + ".")
	f.Table = b.table
	return f
}

// editFigure draws how like the one before each statement is, the breaks marked
// in the table.
func (v *seriesView) editFigure() *figure {
	a, missing := v.wholeAxis()
	over := SeriesView{View: v.Course.View}
	b := v.bars([]string{"Edit similarity", "Pairs of words", "What the break score says"}, func(e *series.Entry) (above, below []share, title string, numbers []string) {
		r := e.Resemblance
		return []share{{"near1", max(r.Edit, 0)}}, nil, "edit similarity " + measured(r.Edit), []string{measured(r.Edit), measured(r.Bigrams), over.judged(e)}
	})
	f := stackedBars("likeness", "Edit similarity to the statement before", "A bar for each statement on a true axis of time, the higher the more of its words need no edit; 100 % the same words.", "100 %", a, b.above, nil, b.titles, b.hrefs, missing)
	f.Caption = v.trends().caption("Similarity " + similarityMethod() + ".")
	f.Table = b.table
	return f
}

// cosineFigure draws how like each other every two statements are.
func (v *seriesView) cosineFigure() *figure {
	days := make([]string, len(v.Entries))
	for i := range v.Entries {
		days[i] = v.Entries[i].Date
	}
	f := heat("heat", "Cosine of every two statements", "A square of cells, both ways one for each statement in order of date, the first above and left; the stronger the colour the more alike. Blocks are periods of like wording.", days, v.Cosines)
	f.Caption = []string{count(len(v.Entries), "statement") + " in order, whatever time lies between two. Another measure than that of the bars, of which words are used and not in what order: the cosine of the weighted wording of two whole statements. Ten shades, each a tenth of it. The numbers stand in the table of cosines."}
	return f
}

// formulas draws the wording of the series that came or went.
func (v *seriesView) formulas() (*figure, []formulaLine) {
	t := v.trends()
	var rows []gridRow
	var quotes []formulaLine
	for n, f := range v.Course.Formulas {
		event := f.Runs[0].From
		s := v.Course.View.Series.Events[event].Versions[f.Version]
		x := excerptOf(s, f.Clause, f.Span)
		text := x.hit
		if x.goesBefore() {
			text = "…" + text
		}
		if strings.Trim(x.right, " .。;；") != "" {
			text += "…"
		}
		id := "f" + strconv.Itoa(n+1)
		r := gridRow{Label: text, Lang: printable(s.Lang), Href: "#" + id, Plain: true, Cells: make([]gridCell, len(v.Course.View.Series.Events))}
		for at := range f.Issues {
			r.Cells[at].Count = f.Issues[at].Count
		}
		for _, run := range f.Runs {
			r.Runs = append(r.Runs, [2]int{run.From, run.To})
		}
		first, last := event, f.Runs[len(f.Runs)-1].To
		words := count(f.Statements, "statement") + ", " + count(len(f.Runs), "run")
		if gone := v.nextHeld(last); gone >= 0 {
			words += "; gone " + t.date(gone)
		} else {
			words += "; still present"
		}
		if first == v.firstHeld() {
			words += "; already present when the corpus begins"
		}
		rows = append(rows, r)
		quotes = append(quotes, formulaLine{id, t.date(first) + " to " + t.date(last), words, text, printable(s.Lang), v.Entries[v.Course.View.Entries[event].At].Page + "#" + printable(s.Clauses[f.Clause].ID)})
	}
	f := presence("formulas", "Wording of the series that came or went", "A row for each wording, in order of its first statement, and a column for each statement. A filled cell says that the statement has the wording; the bar behind is a run of statements that have it.", t.allDays(), t.missing(), rows)
	f.Caption = t.caption(fmt.Sprintf("The %d longest wordings with the longest runs, of those that stood not in all statements: for all repeats of one clause and set of statements the longest stands.", len(rows)))
	return f, quotes
}

func (v *seriesView) firstHeld() int {
	return slices.IndexFunc(v.Course.View.Entries, func(e series.Entry) bool { return e.Held() })
}

// nextHeld is the next event whose text is held, -1 when there is none.
func (v *seriesView) nextHeld(event int) int {
	for i := event + 1; i < len(v.Course.View.Entries); i++ {
		if v.Course.View.Entries[i].Held() {
			return i
		}
	}
	return -1
}
