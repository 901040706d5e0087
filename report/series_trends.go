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
	"tifa/corpus"
	"tifa/corpus/query"
	"tifa/diff"
)

// Course is what is said of a series over time, beyond comparisons of
// neighbours. The statements of its Series are those of the site, each an event
// of its own, with the holes between them.
type Course struct {
	Series    *corpus.Series
	Novelties []*diff.Novelty // of every event, nil of holes
	Formulas  []diff.Formula  // wording that came or went, in order of its first statement
	// Lived are the chains of clauses that lived longest, Ended those of the
	// others that ended last.
	Lived, Ended []*diff.Lineage
	Watch        *Trends // phrases that the user follows; nil for none
}

// latest is what is new in the last statement.
func (c *Course) latest() *diff.Novelty {
	for i := len(c.Novelties) - 1; i >= 0; i-- {
		if c.Novelties[i] != nil {
			return c.Novelties[i]
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
			t := &Trends{Series: v.Course.Series, Notes: v.Notes, Novelty: v.Course.latest()}
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
	out := make([]string, len(v.Course.Series.Events))
	for i, k := range v.entryOf {
		if k >= 0 {
			out[i] = v.Entries[k].Page
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

func (v *seriesView) trends() *Trends { return &Trends{Series: v.Course.Series} }

// trendsPage is what the template of the trends of a site prints.
type trendsPage struct {
	sheet
	Name, Scope     string
	Notes           []string
	Novelty         *figure
	Newest, Breaks  []ranked
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

// mostRanked is how many statements a list of the newest or least alike has.
const mostRanked = 5

func (v *seriesView) trendsPage(s sheet) *trendsPage {
	p := &trendsPage{sheet: s, Name: printable(v.Name), Notes: v.notes(), Scope: v.trends().scope()}
	p.Novelty = v.noveltyFigure()
	p.Newest = v.newest()
	if len(v.Entries) > 1 {
		p.Bars, p.Heat = v.similarityFigures()
		p.Breaks = v.breaks()
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

// wholeAxis is the axis of the whole series, with its holes.
func (v *seriesView) wholeAxis() (*axis, []int) {
	times := make([]time.Time, len(v.Course.Series.Events))
	var missing []int
	for i := range times {
		times[i] = v.Course.Series.Events[i].Date
		if v.Course.Series.Events[i].Missing() {
			missing = append(missing, i)
		}
	}
	return newAxis(times, 70, wholePage-20), missing
}

func (v *seriesView) noveltyFigure() *figure {
	a, missing := v.wholeAxis()
	n := len(v.Course.Series.Events)
	above, below := make([][]share, n), make([][]share, n)
	titles, hrefs := make([]string, n), make([]string, n)
	table := &figureTable{Name: "The numbers of the bars", Head: []string{"Statement", "Places", "New to all before", "Back", "In the statement before", "Dropped since the statement before"}}
	for _, x := range v.Course.Novelties {
		if x == nil || x.Before < 0 || x.Sequences == 0 {
			continue
		}
		e := &v.Entries[v.entryOf[x.At]]
		all, back := share01(x.NewToAll, x.Sequences), share01(x.NewToBefore-x.NewToAll, x.Sequences)
		dropped := share01(x.Dropped, max(x.OldSequences, 1))
		above[x.At] = []share{{"fresh", all}, {"again", back}, {"kept", 1 - all - back}}
		below[x.At] = []share{{"lost", dropped}}
		pct := func(f float64) string { return fmt.Sprintf("%.0f %%", 100*f) }
		titles[x.At] = fmt.Sprintf("%s: %s new to all before, %s back, %s of the statement before dropped", e.Date, pct(all), pct(back), pct(dropped))
		hrefs[x.At] = e.Pair
		table.Rows = append(table.Rows, append([]tableCell{{e.Date, e.Pair}}, cells(thousands(x.Sequences), pct(all), pct(back), pct(1-all-back), pct(dropped))...))
	}
	f := stackedBars("novelty", "New, back and dropped wording", "A bar for each statement on a true axis of time: from below, the share of its wording that no statement before has, that is back, and that the statement before has as well; below the axis the share of the statement before that was dropped.", "100 %", a, above, below, titles, hrefs, missing)
	f.Caption = v.trends().caption("Sequences of four words, or eight Chinese characters, in one clause; numbers and months do not count; title, dateline and signature are left out. Above the axis: shares of the statement. Below: share of the statement before. The first statement has no bar.")
	f.Table = table
	return f
}

// strengthFigure draws how many clauses of each statement became stronger or
// weaker, of those that answer to one of the statement before: topics that came
// or went do not move it.
func (v *seriesView) strengthFigure() *figure {
	a, missing := v.wholeAxis()
	n := len(v.Course.Series.Events)
	above, below := make([][]share, n), make([][]share, n)
	titles, hrefs := make([]string, n), make([]string, n)
	table := &figureTable{Name: "The numbers of the bars", Head: []string{"Statement", "Stronger", "Weaker", "Stronger in part, weaker in part"}}
	most := 0
	for i := range v.Entries {
		most = max(most, v.Entries[i].Stronger, v.Entries[i].Weaker)
	}
	if most == 0 {
		return nil
	}
	for i, k := range v.entryOf {
		if k < 1 {
			continue // a hole, or the first
		}
		e := &v.Entries[k]
		above[i] = []share{{"fresh", share01(e.Stronger, most)}}
		below[i] = []share{{"lost", share01(e.Weaker, most)}}
		titles[i] = fmt.Sprintf("%s: %d stronger, %d weaker", e.Date, e.Stronger, e.Weaker)
		hrefs[i] = e.Pair
		table.Rows = append(table.Rows, append([]tableCell{{e.Date, e.Pair}}, cells(strconv.Itoa(e.Stronger), strconv.Itoa(e.Weaker), strconv.Itoa(e.Mixed))...))
	}
	f := stackedBars("strength", "Clauses that became stronger or weaker", "A bar for each statement on a true axis of time: above the axis the clauses that became stronger since the statement before, below it those that became weaker.", strconv.Itoa(most), a, above, below, titles, hrefs, missing)
	f.Caption = v.trends().caption("Clauses that answer to each other in a statement and the one before, counted where a rule of the scale of strength gives a direction. Scale: " + printable(v.Scale) + ".")
	f.Table = table
	return f
}

// newest lists the statements with most wording that none before has.
func (v *seriesView) newest() []ranked {
	list := slices.DeleteFunc(slices.Clone(v.Course.Novelties), func(n *diff.Novelty) bool { return n == nil || n.Before < 0 || n.Sequences == 0 })
	slices.SortStableFunc(list, func(a, b *diff.Novelty) int {
		return cmp.Compare(share01(b.NewToAll, b.Sequences), share01(a.NewToAll, a.Sequences))
	})
	var out []ranked
	for _, n := range list[:min(len(list), mostRanked)] {
		e := &v.Entries[v.entryOf[n.At]]
		out = append(out, ranked{e.Date, e.Title, printable(e.S.Lang), e.Pair, fmt.Sprintf("%.0f %% new to all before", percent(n.NewToAll, n.Sequences))})
	}
	return out
}

// breaks lists the statements that are least like the one before.
func (v *seriesView) breaks() []ranked {
	order := make([]int, 0, len(v.Entries))
	for i := range v.Entries[1:] {
		order = append(order, i+1)
	}
	near := func(i int) float64 { return v.Similarity[i][i-1] }
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(near(a), near(b)) })
	var out []ranked
	for _, i := range order[:min(len(order), mostRanked)] {
		e := &v.Entries[i]
		since := "the least of all so far"
		for j := i - 1; j > 0; j-- {
			if near(j) <= near(i) {
				since = "the least since " + v.Entries[j].Date
				break
			}
		}
		if i == 1 {
			since = "nothing to hold it to"
		}
		out = append(out, ranked{e.Date, e.Title, printable(e.S.Lang), e.Pair, fmt.Sprintf("similarity %.2f, %s", near(i), since)})
	}
	return out
}

func (v *seriesView) similarityFigures() (bars, square *figure) {
	a, missing := v.wholeAxis()
	n := len(v.Course.Series.Events)
	above := make([][]share, n)
	titles, hrefs := make([]string, n), make([]string, n)
	table := &figureTable{Name: "The numbers of the bars", Head: []string{"Statement", "Similarity to the one before"}}
	days := make([]string, len(v.Entries))
	for at, i := range v.entryOf {
		if i < 0 {
			continue
		}
		e := &v.Entries[i]
		days[i] = e.Date
		if i == 0 {
			continue
		}
		s := v.Similarity[i][i-1]
		above[at] = []share{{"near1", s}}
		titles[at], hrefs[at] = fmt.Sprintf("%s: %.2f", e.Date, s), e.Pair
		table.Rows = append(table.Rows, append([]tableCell{{e.Date, e.Pair}}, cells(fmt.Sprintf("%.2f", s))...))
	}
	bars = stackedBars("likeness", "Similarity to the statement before", "A bar for each statement on a true axis of time, the higher the more alike the wording of the two; 100 % the same words.", "100 %", a, above, nil, titles, hrefs, missing)
	bars.Caption = v.trends().caption("Cosine of the weighted wording of two whole statements, 0 to 1. A short bar is a break.")
	bars.Table = table
	square = heat("heat", "Similarity of every two statements", "A square of cells, both ways one for each statement in order of date, the first above and left; the stronger the colour the more alike. Blocks are periods of like wording.", days, v.Similarity)
	square.Caption = []string{count(len(v.Entries), "statement") + " in order, whatever time lies between two. Ten shades, each a tenth of the cosine. The numbers stand in the table of similarity."}
	return bars, square
}

// formulas draws the wording of the series that came or went.
func (v *seriesView) formulas() (*figure, []formulaLine) {
	t := v.trends()
	var rows []gridRow
	var quotes []formulaLine
	for n, f := range v.Course.Formulas {
		event := f.Runs[0].From
		s := v.Course.Series.Events[event].Versions[f.Version]
		x := contextOf(s, query.Hit{Clause: f.Clause, Span: f.Span})
		text := x.hit
		if x.left != "" {
			text = "…" + text
		}
		if strings.Trim(x.right, " .。;；") != "" {
			text += "…"
		}
		id := "f" + strconv.Itoa(n+1)
		r := gridRow{Label: text, Lang: printable(s.Lang), Href: "#" + id, Plain: true, Cells: make([]gridCell, len(v.Course.Series.Events))}
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
		quotes = append(quotes, formulaLine{id, t.date(first) + " to " + t.date(last), words, text, printable(s.Lang), v.Entries[v.entryOf[event]].Page + "#" + printable(s.Clauses[f.Clause].ID)})
	}
	f := presence("formulas", "Wording of the series that came or went", "A row for each wording, in order of its first statement, and a column for each statement. A filled cell says that the statement has the wording; the bar behind is a run of statements that have it.", t.allDays(), t.missing(), rows)
	f.Caption = t.caption(fmt.Sprintf("The %d longest wordings with the longest runs, of those that stood not in all statements: for all repeats of one clause and set of statements the longest stands.", len(rows)))
	return f, quotes
}

func (v *seriesView) firstHeld() int {
	return slices.IndexFunc(v.entryOf, func(k int) bool { return k >= 0 })
}

// nextHeld is the next event whose text is held, -1 when there is none.
func (v *seriesView) nextHeld(event int) int {
	for i := event + 1; i < len(v.entryOf); i++ {
		if v.entryOf[i] >= 0 {
			return i
		}
	}
	return -1
}
