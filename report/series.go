package report

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"path"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"

	"tifa/align"
	"tifa/corpus"
	"tifa/diff"
)

// Series is a series of statements laid out as a site: pages that link to each
// other by relative names and to nothing else.
type Series struct {
	Name        string              // of the folder, or what the user calls it
	Statements  []*corpus.Statement // in order of date
	Comparisons []*diff.Comparison  // of each with the next: one fewer than Statements
	Cosines     [][]float64         // of every statement with every other, see align.Matrix
	Notes       []string            // what a reader has to know of the choice of statements
	Version     string              // of tifa
	Command     string              // that makes the site again
	Course      *Course             // over time; nil for no pages of it
}

// Page is one file of a site.
type Page struct {
	Name  string // relative, with "/" between folders; letters, digits and hyphens only
	Print func(io.Writer) error
}

// Pages lists the files of the site: the index first, then the table of
// cosines, the trends and lineages, the statements, the comparisons.
func (s *Series) Pages() []Page {
	view := s.view()
	pages := []Page{
		{"index.html", func(w io.Writer) error { return seriesTemplate().ExecuteTemplate(w, "index", view) }},
		{"similarity.html", func(w io.Writer) error { return seriesTemplate().ExecuteTemplate(w, "similarity", view) }},
	}
	pages = append(pages, view.coursePages()...)
	for i := range view.Entries {
		e := &view.Entries[i]
		pages = append(pages, Page{e.Page, func(w io.Writer) error {
			return seriesTemplate().ExecuteTemplate(w, "statement", statementView{view, e, view.unitsOf(i)})
		}})
		if e.Pair != "" {
			c := s.Comparisons[i-1]
			pages = append(pages, Page{e.Pair, func(w io.Writer) error { return HTML(w, New(c, Filter{}), s.Version, s.Command) }})
		}
	}
	return pages
}

//go:embed series.tmpl
var seriesSource string

//go:embed series.css
var seriesStyle string

var seriesTemplate = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("series").Funcs(template.FuncMap{
		"clean": printable,
		"lang":  func(s *corpus.Statement) string { return printable(s.Lang) },
		"style": func() template.CSS { return template.CSS(seriesStyle) },
	}).Parse(seriesSource))
})

// seriesView is what the templates of a site print.
type seriesView struct {
	*Series
	Entries []entry
	Years   []yearMark
	Holes   []holeMark
	Scale   string
	// Losses are what went of what had stood: the first are shown, the others
	// behind a fold.
	Losses, MoreLosses []lossView
	chains             []siteChain
	onChain            map[align.Knot]string // the page of the chain that a clause is on
}

// lossView is a commitment or position that went after several statements had it.
type lossView struct {
	N    int
	Date string // of the first statement without it
	Page string // of the comparison, at the change
	Lang string
	Acts []string
	Text string
}

// mostLosses is how many losses the index shows at once.
const mostLosses = 20

// entry is one statement of the series with what is said of it.
type entry struct {
	Number    int // 1 is the first
	S         *corpus.Statement
	Date      string
	Title     string
	Page      string // of the statement
	Pair      string // page of the comparison with the one before; "" for the first
	Commits   int    // commitments in it
	Positions int
	Summary   diff.Summary // of the comparison with the one before
	Weaker    int
	Mixed     int // stronger in part, weaker in part
	Stronger  int
	Similar   string  // diff.Comparison.Similarity to the one before, as "0.87"; "" for the first
	Changed   float64 // share of the clauses of both statements that were added, removed or reworded, 0 to 1
	X         string  // place on the timeline, 0 to 1000
	Bar       string  // height of its bar, 0 to 100
	BarY      string
	Cells     []shade // cosine with every statement
}

// shade is one cosine in the table.
type shade struct {
	Text  string // "87"
	Shade int    // 0 to 9
	Title string
}

// yearMark is a year on the timeline.
type yearMark struct {
	Year int
	X    string
}

func (s *Series) view() *seriesView {
	v := &seriesView{Series: s, Entries: make([]entry, len(s.Statements))}
	names := map[string]bool{}
	for i, st := range s.Statements {
		e := &v.Entries[i]
		*e = entry{Number: i + 1, S: st, Date: Date(st), Title: Name(st)}
		name := pageName(st, i+1, names)
		e.Page = "statement/" + name + ".html"
		for k := range st.Clauses {
			for _, u := range st.Clauses[k].Units {
				switch u.Type {
				case corpus.Commitment:
					e.Commits++
				case corpus.Position:
					e.Positions++
				}
			}
		}
		if i > 0 {
			c := s.Comparisons[i-1]
			e.Pair = "pair/" + strings.TrimSuffix(strings.TrimPrefix(v.Entries[i-1].Page, "statement/"), ".html") + "--" + name + ".html"
			e.Summary = c.Summary()
			e.Similar = fmt.Sprintf("%.2f", c.Similarity)
			e.Weaker, e.Stronger, e.Mixed = e.Summary.Shifts[diff.Weaker], e.Summary.Shifts[diff.Stronger], e.Summary.Shifts[diff.Mixed]
			e.Changed = e.Summary.ChangedShare()
			v.Scale = c.Scale
		}
		e.Bar = fmt.Sprintf("%.1f", 100*e.Changed)
		e.BarY = fmt.Sprintf("%.1f", 110-100*e.Changed)
	}
	if v.Course != nil {
		v.chainPages()
	}
	v.timeline()
	v.cells()
	v.losses()
	return v
}

// losses lays out what went of what had stood.
func (v *seriesView) losses() {
	var all []lossView
	for _, l := range diff.Losses(v.Comparisons) {
		c, e := v.Comparisons[l.Comparison], &v.Entries[l.Comparison+1]
		view := lossView{N: l.N, Date: e.Date, Page: fmt.Sprintf("%s#c%d", e.Pair, l.Change), Lang: printable(c.Old.Lang), Text: text(c.Old, c.Changes[l.Change].Old)}
		for _, u := range l.Units {
			if act := English.act(c.Old, u); !slices.Contains(view.Acts, act) {
				view.Acts = append(view.Acts, act)
			}
		}
		all = append(all, view)
	}
	first := min(len(all), mostLosses)
	v.Losses, v.MoreLosses = all[:first], all[first:]
}

// holeMark is a statement on the timeline that is not held.
type holeMark struct{ Date, X string }

// timeline sets the statements on a true axis of time; without dates they
// stand in order, at equal distances.
func (v *seriesView) timeline() {
	n := len(v.Entries)
	if n == 0 {
		return
	}
	first, last := v.Entries[0].S.Date, v.Entries[n-1].S.Date
	var holes []time.Time
	if v.Course != nil && !first.IsZero() {
		for i := range v.Course.View.Series.Events {
			if e := &v.Course.View.Series.Events[i]; e.Missing() {
				holes = append(holes, e.Date)
			}
		}
	}
	if len(holes) > 0 {
		first = slices.MinFunc(append(holes, first), time.Time.Compare)
		last = slices.MaxFunc(append(holes, last), time.Time.Compare)
	}
	span := last.Sub(first).Hours()
	for i := range v.Entries {
		e := &v.Entries[i]
		x := 0.5
		switch {
		case span > 0 && !first.IsZero() && !e.S.Date.IsZero():
			x = e.S.Date.Sub(first).Hours() / span
		case n > 1:
			x = float64(i) / float64(n-1)
		}
		e.X = fmt.Sprintf("%.1f", 20+960*x)
	}
	if span <= 0 || first.IsZero() {
		return
	}
	for _, h := range holes {
		v.Holes = append(v.Holes, holeMark{day(h), fmt.Sprintf("%.1f", 20+960*h.Sub(first).Hours()/span)})
	}
	step := 1 + (last.Year()-first.Year())/12
	for y := first.Year() + 1; y <= last.Year(); y += step {
		at := first.AddDate(y-first.Year(), 1-int(first.Month()), 1-first.Day())
		v.Years = append(v.Years, yearMark{y, fmt.Sprintf("%.1f", 20+960*at.Sub(first).Hours()/span)})
	}
}

func (v *seriesView) cells() {
	for i := range v.Entries {
		e := &v.Entries[i]
		for j, sim := range v.Cosines[i] {
			e.Cells = append(e.Cells, shade{fmt.Sprintf("%.0f", 100*sim), min(9, int(10*sim)), e.Date + " and " + v.Entries[j].Date + ": " + fmt.Sprintf("%.2f", sim)})
		}
	}
}

// pageName is a name for the page of a statement that any file system takes:
// the letters, digits and hyphens of its ID, with a number where that is taken.
func pageName(st *corpus.Statement, number int, taken map[string]bool) string {
	name := strings.Trim(strings.Map(func(r rune) rune {
		switch {
		case r < 128 && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			return unicode.ToLower(r)
		case strings.ContainsRune("-._ ", r):
			return '-'
		}
		return -1
	}, path.Base(st.ID)), "-")
	name = name[:min(len(name), 60)]
	for base := name; name == "" || taken[name]; number++ {
		name = strings.TrimPrefix(fmt.Sprintf("%s-%d", base, number), "-")
	}
	taken[name] = true
	return name
}

// statementView is one statement with its place in the series.
type statementView struct {
	*seriesView
	Entry *entry
	Rows  []unitRow
}

// unitRow is a clause with the acts in it.
type unitRow struct {
	ID      string
	Role    corpus.Role
	Text    string
	Acts    []string
	Heading bool
	Chain   string // page of the chain that it is on, "" for none
}

func (v *seriesView) unitsOf(entry int) []unitRow {
	s := v.Entries[entry].S
	var out []unitRow
	for i := range s.Clauses {
		c := &s.Clauses[i]
		r := unitRow{ID: printable(c.ID), Role: c.Role, Text: printable(s.Plain(c)), Heading: c.Role == corpus.Heading || c.Role == corpus.Title, Chain: v.onChain[align.Knot{Statement: entry, Clause: i}]}
		for k := range c.Units {
			u := &c.Units[k]
			line := string(u.Type) + ", " + ActorName(u.Actor) + ": " + quote(s, u.Verb)
			if u.Rank > 0 {
				line += fmt.Sprintf(" (%s %d)", u.Axis, u.Rank)
			}
			r.Acts = append(r.Acts, printable(line))
		}
		out = append(out, r)
	}
	return out
}

// Previous and Next are the neighbours of the statement, nil at the ends.
func (v statementView) Previous() *entry {
	if v.Entry.Number < 2 {
		return nil
	}
	return &v.Entries[v.Entry.Number-2]
}

// Next is the statement after this one, nil for the last.
func (v statementView) Next() *entry {
	if v.Entry.Number >= len(v.Entries) {
		return nil
	}
	return &v.Entries[v.Entry.Number]
}

// Last is the last statement of the series.
func (v *seriesView) Last() *entry {
	if len(v.Entries) == 0 {
		return nil
	}
	return &v.Entries[len(v.Entries)-1]
}
