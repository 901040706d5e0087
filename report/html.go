package report

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html/template"
	"io"
	"sync"

	"tifa/corpus"
	"tifa/diff"
)

// The page is data (this file and html_*.go), a template, a style and a
// script. The script only hides, sorts and scrolls: all that it works on is
// in the page, so that the page is whole without it.
var (
	//go:embed html.tmpl
	htmlSource string
	//go:embed html.css
	htmlStyle string
	//go:embed html.js
	htmlScript string
)

var htmlTemplate = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("report").Funcs(template.FuncMap{
		"clean": printable,
		"lang":  func(s *corpus.Statement) string { return printable(s.Lang) },
		"short": func(s string) string { return s[:min(12, len(s))] },
		// what one unit said and says
		"address":    func(r CommitmentRow) string { return r.address() },
		"unitPieces": func(ps []Piece) []htmlPiece { return htmlPieces(ps, "") },
	}).Parse(htmlSource))
})

// HTML prints a report as one file that needs no network and no other file,
// and no script to be read. version is the tifa version, command the words
// that made it.
func HTML(w io.Writer, r *Report, version, command string) error {
	return htmlTemplate().Execute(w, newPage(r, version, printable(command)))
}

// page is all that the template prints.
type page struct {
	*Report
	Version, Command string
	Style            template.CSS
	Script           template.JS
	Policy           string // Content-Security-Policy
	Sides            []htmlSide
	Groups           []htmlGroup
	Table            []htmlRow
	Menus            []menu
	Switches         []choice // classes of difference that can be ignored
	Overview         []strip
	Parallel         []textRow  // side by side
	Single           []textFold // one text
}

// htmlSide is one of the two statements.
type htmlSide struct {
	Name string
	S    *corpus.Statement
	ui   UI
}

// htmlGroup is the findings of one kind: those shown at once and those behind
// a fold.
type htmlGroup struct {
	FindingGroup
	First, More []Finding
}

// menu is a choice of what the table shows.
type menu struct {
	Name, Label, All string
	Groups           []choices
}

// choices are the entries of a menu, or of a part of it that has a label.
type choices struct {
	Label   string
	Choices []choice
}

type choice struct {
	Value, Label string
	Off          bool // a switch that stands on "ignore"
}

func newPage(r *Report, version, command string) *page {
	report := *r
	if report.UI == English {
		report.UI = "en"
	}
	r = &report
	p := &page{
		Report: r, Version: version, Command: command,
		Style: template.CSS(htmlStyle), Script: template.JS(htmlScript),
		Policy: "default-src 'none'; base-uri 'none'; form-action 'none'; style-src " + hashSource(htmlStyle) + "; script-src " + hashSource(htmlScript),
	}
	c := r.Comparison
	p.Sides = []htmlSide{{r.UI.T("Old"), c.Old, r.UI}, {r.UI.T("New"), c.New, r.UI}}
	for _, g := range r.UI.findings(c, r.chosen) {
		first := min(len(g.Findings), mostFindings)
		if len(g.Findings)-first < 3 {
			first = len(g.Findings) // a fold for two is a nuisance
		}
		p.Groups = append(p.Groups, htmlGroup{g, g.Findings[:first], g.Findings[first:]})
	}
	p.Table = p.table()
	p.Menus = p.menus()
	p.Switches = p.switches()
	p.Overview = []strip{newStrip(r, "o", c.Old), newStrip(r, "n", c.New)}
	p.Parallel, p.Single = p.texts()
	return p
}

// hashSource is how a Content-Security-Policy names a text that may run.
func hashSource(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// htmlPiece is a run of text with what is to be said of it: the element that
// holds it, "" for none, and its classes.
type htmlPiece struct {
	Lead, Core, Tail string
	Element, Class   string
}

// Ignored classes are not marked before the reader asks for it: they are no
// change of wording.
func ignored(c diff.Class) bool {
	return c == diff.Script || c == diff.Punctuation || c == diff.Numbering || c == diff.Damaged
}

// htmlPieces says how pieces of one side are marked. side is Delete for the
// old text, Insert for the new one.
func htmlPieces(ps []Piece, side diff.Op) []htmlPiece {
	out := make([]htmlPiece, 0, len(ps))
	for _, p := range ps {
		h := htmlPiece{Lead: p.Lead(), Core: p.Core(), Tail: p.Tail()}
		switch {
		case p.Op == diff.Equal && !ignored(p.Class):
			h = htmlPiece{Core: p.Text}
		case ignored(p.Class):
			h.Element, h.Class = "span", "v v-"+string(side)+" "+string(p.Class)
		case p.Op == diff.Delete:
			h.Element = "del"
		default:
			h.Element = "ins"
		}
		switch {
		case h.Element == "" || h.Element == "span":
		case len(ps) == 1:
			h.Class = "whole"
		case p.Class == diff.Slot || p.Class == diff.Order:
			h.Class = string(p.Class)
		}
		out = append(out, h)
	}
	return out
}
