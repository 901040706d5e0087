package report

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"tifa/corpus"
	"tifa/corpus/query"
	"tifa/diff/series"
)

// HTML prints the trends as one file that needs no network, no other file and
// no script. version is the tifa version, command the words that made it.
func (t *Trends) HTML(w io.Writer, version, command string) error {
	return printSheet(w, "trend", t.page(sheet{Version: version, Command: printable(command)}, nil))
}

// trendPage is what the template of trends prints.
type trendPage struct {
	sheet
	Heading, Scope string
	Lang           string // of the texts
	Limits, Notes  []string
	Grid           *figure
	Phrases        []trendPhrase
	Ledger         []ledgerDay
	Novel          *novelPage
	Shortened      string // how the concordance was bounded, "" when it was not
}

// trendPhrase is one phrase on the page.
type trendPhrase struct {
	ID, Label, Source string // Source only where it is not the label
	Total             string
	Dots, Strips      *figure
	Data              *figureTable
	Runs              []trendRun
	Lines             []kwicDay
}

// trendRun is one run in words, with the first place that has it.
type trendRun struct {
	Days   string
	N      int
	Begins string
	Ends   string
	Quote  kwic
	Href   string
}

// kwicDay is the places of a phrase in one statement.
type kwicDay struct {
	ID, Date, Title, Source, Lang string
	Page                          string // of the statement in a site
	Lines                         []kwic
	More                          int // places left out
}

// kwic is a place with the words around it.
type kwic struct {
	Address          string
	Left, Hit, Right string
	Lang             string
}

// ledgerDay is what happened in one statement.
type ledgerDay struct {
	Date, Title, Lang string
	Events            []ledgerEvent
}

// ledgerEvent is what happened to one phrase.
type ledgerEvent struct {
	Kind         string // first, back, gone
	Label, Words string
	Href         string
	Quote        kwic
	From         string // where the quotation of what is gone stands
}

func (t *Trends) allDays() []string {
	out := make([]string, len(t.Series.Events))
	for i := range out {
		out[i] = t.date(i)
	}
	return out
}

func (t *Trends) missing() []bool {
	out := make([]bool, len(t.Series.Events))
	for i := range out {
		out[i] = t.Series.Events[i].Missing()
	}
	return out
}

// caption says of every figure what it rests on.
func (t *Trends) caption(more ...string) []string {
	out := append([]string{t.scope() + "."}, more...)
	if n := len(t.Series.Events) - t.Series.Held(); n > 0 {
		out = append(out, count(n, "statement")+" known and not held, shown as ?.")
	}
	if l := t.limits(); l != nil {
		out = append(out, strings.Join(l, "; ")+".")
	}
	return append(out, foldings)
}

// page lays the trends out. pages are those of the statements in a site, by
// event; nil outside one.
func (t *Trends) page(s sheet, pages []string) *trendPage {
	p := &trendPage{sheet: s, Scope: t.scope(), Lang: printable(t.Series.Lang), Limits: t.limits(), Notes: t.notes()}
	for i := range p.Limits {
		p.Limits[i] = strings.ToUpper(p.Limits[i][:1]) + p.Limits[i][1:]
	}
	if t.Novelty != nil {
		p.Novel = t.novelPage()
		p.Heading = "What is new in " + p.Novel.Date
		p.Title = p.Heading + ": " + printable(t.Series.Name)
		return p
	}
	p.Heading = count(len(t.Trends), "phrase") + " in " + printable(t.Series.Name)
	p.Title = p.Heading
	p.Grid = t.gridFigure("#")
	around, most := t.width()
	if around < beside {
		p.Shortened = fmt.Sprintf("Of each place up to %d characters on either side are quoted", around)
		if most > 0 {
			p.Shortened += fmt.Sprintf(", and of each statement the first %s: tifa search has every place", count(most, "place"))
		}
		p.Shortened += "."
	}
	for k := range t.Trends {
		p.Phrases = append(p.Phrases, t.phrase(k, pages, around, most))
	}
	p.Ledger = t.ledgerDays()
	signed(s.Version, p.Grid)
	for _, ph := range p.Phrases {
		signed(s.Version, ph.Dots, ph.Strips)
	}
	return p
}

// How many places a page quotes in full, in part, and at all for every one.
const (
	fullPlaces, partPlaces, mostPlaces = 300, 1200, 3000
)

// width says how many characters are quoted on either side of a place, so that
// a page of many places can still be opened, and how many places of a statement,
// 0 for all.
func (t *Trends) width() (around, most int) {
	n := 0
	for _, tr := range t.Trends {
		n += tr.Occurrences
	}
	switch {
	case n <= fullPlaces:
		return beside, 0
	case n <= partPlaces:
		return 160, 0
	case n <= mostPlaces:
		return 60, 0
	}
	return 60, 1
}

func phraseID(k int) string { return "p" + strconv.Itoa(k+1) }

// placeID is the element that holds the places of a phrase in a statement.
func placeID(k, event int) string { return fmt.Sprintf("p%d-%d", k+1, event+1) }

// gridFigure is the presence grid. to is what leads to the places, "#" on the
// page itself.
func (t *Trends) gridFigure(to string) *figure {
	var rows []gridRow
	table := &figureTable{Name: "The numbers of the grid", Head: []string{"Statement"}}
	for k, tr := range t.Trends {
		label := printable(tr.Query.Label)
		r := gridRow{Label: label, Lang: printable(t.Series.Lang), Href: to + phraseID(k), Cells: make([]gridCell, len(tr.Issues))}
		table.Head = append(table.Head, label)
		most := 0.0
		for i := range tr.Issues {
			most = max(most, per10k(&tr.Issues[i]))
		}
		for i := range tr.Issues {
			is := &tr.Issues[i]
			if is.Count > 0 {
				r.Cells[i] = gridCell{is.Count, shadeOf(per10k(is), most), t.date(i) + ": " + label + " " + strconv.Itoa(is.Count), to + placeID(k, i)}
			}
		}
		for _, run := range tr.Runs {
			r.Runs = append(r.Runs, [2]int{run.From, run.To})
		}
		rows = append(rows, r)
	}
	order := make([]int, len(rows)) // rows by first appearance
	for i := range order {
		order[i] = i
	}
	first := func(i int) int {
		if rows[i].Runs == nil {
			return len(t.Series.Events)
		}
		return rows[i].Runs[0][0]
	}
	slices.SortStableFunc(order, func(a, b int) int { return first(a) - first(b) })
	sorted := make([]gridRow, len(rows))
	for i, k := range order {
		sorted[i] = rows[k]
	}
	for i := range t.Series.Events {
		row := cells(t.date(i))
		for k, tr := range t.Trends {
			c := tableCell{Text: unheld}
			if !t.Series.Events[i].Missing() {
				c.Text = strconv.Itoa(tr.Issues[i].Count)
				if tr.Issues[i].Count > 0 {
					c.Href = to + placeID(k, i)
				}
			}
			row = append(row, c)
		}
		table.Rows = append(table.Rows, row)
	}
	f := presence("grid", "Presence of each phrase", "A row for each phrase, in order of first appearance, and a column for each statement. A filled cell says that the statement has the phrase; the bar behind is a run of statements that have it.", t.allDays(), t.missing(), sorted)
	f.Caption = t.caption("A column is a statement, whatever time lies between two. Number: occurrences. Shade: occurrences per 10,000 words (in Chinese, characters), the most of each phrase strongest.")
	f.Table = table
	return f
}

// per10k is the rate of a phrase.
func per10k(is *series.Issue) float64 {
	if is.Words == 0 {
		return 0
	}
	return 1e4 * float64(is.Count) / float64(is.Words)
}

// phrase lays out one phrase.
func (t *Trends) phrase(k int, pages []string, around, most int) trendPhrase {
	tr := t.Trends[k]
	p := trendPhrase{ID: phraseID(k), Label: printable(tr.Query.Label), Total: t.total(tr)}
	if tr.Query.Source != tr.Query.Label {
		p.Source = printable(tr.Query.Source)
	}
	var values []dot
	var missing []int
	times := make([]time.Time, len(tr.Issues))
	hits := make([][]stripHit, len(tr.Issues))
	p.Data = &figureTable{Name: "The numbers of both figures", Head: []string{"Statement", "Occurrences", "Words", "Per 10,000", "Places, in % of the text"}}
	for i := range tr.Issues {
		is := &tr.Issues[i]
		times[i] = t.Series.Events[i].Date
		if t.Series.Events[i].Missing() {
			missing = append(missing, i)
			continue
		}
		href := "#" + placeID(k, i)
		d := dot{At: i, Value: per10k(is), Label: strconv.Itoa(is.Count), Title: fmt.Sprintf("%s: %s, %s per 10,000", t.date(i), count(is.Count, "occurrence"), rate(is))}
		if is.Count > 0 {
			d.Href = href
			s := t.version(tr, i)
			day := kwicDay{ID: placeID(k, i), Date: t.date(i), Title: titleOf(s), Source: Source(s), Lang: printable(s.Lang)}
			if pages != nil {
				day.Page = pages[i]
			}
			places := make([]string, 0, len(is.Hits))
			from, long := body(s)
			for n, h := range is.Hits {
				at, end := share01(h.Start-from, long), share01(h.End-from, long)
				hits[i] = append(hits[i], stripHit{at, end, fmt.Sprintf("%s %s, at %.0f %% of the text", t.date(i), printable(s.Clauses[h.Clause].ID), 100*at), href})
				places = append(places, fmt.Sprintf("%.0f", 100*at))
				if most == 0 || n < most {
					day.Lines = append(day.Lines, kwicOf(s, h, around))
				}
			}
			day.More = len(is.Hits) - len(day.Lines)
			p.Lines = append(p.Lines, day)
			p.Data.Rows = append(p.Data.Rows, append([]tableCell{{t.date(i), href}}, cells(strconv.Itoa(is.Count), thousands(is.Words), rate(is), strings.Join(places, ", "))...))
		}
		values = append(values, d)
	}
	a := newAxis(times, 70, wholePage-20)
	p.Dots = dots(p.ID+"-rate", "How often: "+p.Label, "A dot for each statement that has the phrase, as high as its occurrences per 10,000 words, on a true axis of time; a tick below the axis for each that has not. The number is the count.", "per 10,000", a, values, missing)
	p.Dots.Caption = t.caption("Occurrences per 10,000 words (in Chinese, characters) of the text that was searched; the number is the count, where there is room for it. Statements without the phrase are ticks below the axis.")
	p.Strips = strips(p.ID+"-place", "Where in the text: "+p.Label, "A strip for each statement, its beginning above and its end below, with a mark where the phrase stands.", t.allDays(), t.missing(), hits)
	p.Strips.Caption = []string{"Places are shares of the length of each text; a column is a statement, whatever time lies between two."}
	if a.even {
		p.Dots.Caption = append(p.Dots.Caption, "Days are not known or all alike: statements stand at equal distances.")
	}
	for i, r := range tr.Runs {
		s := t.version(tr, r.From)
		p.Runs = append(p.Runs, trendRun{t.days(r), r.N, t.beginning(tr, i), t.end(tr, i), kwicOf(s, tr.Issues[r.From].Hits[0], 120), "#" + placeID(k, r.From)})
	}
	return p
}

// body is where the clauses of a statement begin and how far they reach.
func body(s *corpus.Statement) (from, long int) {
	if len(s.Clauses) == 0 {
		return 0, 1
	}
	from = s.Clauses[0].Start
	return from, max(s.Clauses[len(s.Clauses)-1].End-from, 1)
}

func share01(part, whole int) float64 {
	return max(0, min(1, float64(part)/float64(whole)))
}

// kwicOf quotes a place with so many characters on either side.
func kwicOf(s *corpus.Statement, h query.Hit, around int) kwic {
	x := contextOf(s, h)
	k := kwic{Address: printable(s.Clauses[h.Clause].ID), Left: x.left, Hit: x.hit, Right: x.right, Lang: printable(s.Lang)}
	if utf8.RuneCountInString(k.Left) > around {
		left := strings.TrimPrefix(k.Left[runesBack(k.Left, around):], "…")
		if i := strings.IndexByte(left, ' '); i >= 0 && i < wordEnd {
			left = left[i:]
		}
		k.Left = "…" + left
	}
	if utf8.RuneCountInString(k.Right) > around {
		right := k.Right[:runesOn(k.Right, around)]
		if i := strings.LastIndexByte(right, ' '); i > len(right)-wordEnd && i >= 0 {
			right = right[:i]
		}
		k.Right = right + "…"
	}
	return k
}

// wordEnd is how far a quotation gives way so that it ends between words.
const wordEnd = 20

// titleOf is the title of a statement, "" when it has none.
func titleOf(s *corpus.Statement) string { return printable(s.Title) }

// ledgerDays lists what happened to the phrases, statement by statement, the
// latest first.
func (t *Trends) ledgerDays() []ledgerDay {
	var out []ledgerDay
	for i := len(t.Series.Events) - 1; i >= 0; i-- {
		e := &t.Series.Events[i]
		if e.Missing() {
			continue
		}
		d := ledgerDay{Date: t.date(i), Title: titleOf(e.Versions[0]), Lang: printable(e.Versions[0].Lang)}
		for k, tr := range t.Trends {
			for r, run := range tr.Runs {
				if run.From == i {
					l := ledgerEvent{Kind: "first", Label: printable(tr.Query.Label), Words: t.beginning(tr, r), Href: "#" + placeID(k, i), Quote: kwicOf(t.version(tr, i), tr.Issues[i].Hits[0], 120)}
					if r > 0 {
						l.Kind = "back"
					}
					d.Events = append(d.Events, l)
				}
				if run.Gone == i {
					d.Events = append(d.Events, ledgerEvent{Kind: "gone", Label: printable(tr.Query.Label), Words: fmt.Sprintf("dropped after %s in a row, since %s", count(run.N, "statement"), t.date(run.From)),
						Href: "#" + placeID(k, run.To), Quote: kwicOf(t.version(tr, run.To), tr.Issues[run.To].Hits[0], 120), From: t.date(run.To)})
				}
			}
		}
		if d.Events != nil {
			out = append(out, d)
		}
	}
	return out
}

// novelPage is what one statement has that is new.
type novelPage struct {
	Date, Before string
	Title, Lang  string
	Shares       string
	Groups       []novelGroup
}

// novelGroup is what is new, back or gone.
type novelGroup struct {
	ID, Title, Hint string
	Quotes          []novelQuote
}

// novelQuote is what one clause has of it.
type novelQuote struct{ Address, Since, Text, Lang string }

func (t *Trends) novelPage() *novelPage {
	n := t.Novelty
	s := t.Series.Events[n.At].Versions[0]
	p := &novelPage{Date: t.date(n.At), Title: cmp.Or(titleOf(s), t.date(n.At)), Lang: printable(s.Lang)}
	if n.Before < 0 {
		p.Shares = "It is the first that is held: all of it is new."
		return p
	}
	p.Before = t.date(n.Before)
	if n.Sequences > 0 {
		p.Shares = fmt.Sprintf("Of %s places with a sequence of words, %.0f %% are not in the statement before, %.0f %% in none before.", thousands(n.Sequences), percent(n.NewToBefore, n.Sequences), percent(n.NewToAll, n.Sequences))
	}
	if n.OldSequences > 0 {
		p.Shares += fmt.Sprintf(" Of %s in the statement before, %.0f %% are gone.", thousands(n.OldSequences), percent(n.Dropped, n.OldSequences))
	}
	hints := map[string]string{"new": "No statement before " + p.Date + " that is held has these words.", "back": "The statement before has not, an earlier one has.", "gone": "They stand in " + p.Before + " and not in " + p.Date + ". What stayed longest comes first."}
	for _, g := range t.passages() {
		group := novelGroup{ID: g.kind, Title: g.title, Hint: hints[g.kind]}
		for _, q := range t.quotes(g.passages) {
			group.Quotes = append(group.Quotes, novelQuote{printable(q.in.Clauses[q.Clause].ID), t.since(g.kind, q.Passage), q.text(), printable(q.in.Lang)})
		}
		p.Groups = append(p.Groups, group)
	}
	return p
}
