package report

import (
	_ "embed"
	"html/template"
	"io"
	"strings"
	"sync"

	"tifa/corpus"
	"tifa/diff"
)

//go:embed html.tmpl
var htmlSource string

var htmlTemplate = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("report").Funcs(template.FuncMap{
		"date": Date, "name": Name, "reading": Reading, "source": Source, "clean": printable,
		"lang":    func(s *corpus.Statement) string { return printable(s.Lang) },
		"address": func(r Row) string { return r.address() },
		"slug":    func(s string) string { return strings.ReplaceAll(s, " ", "-") },
		"deleted": func(p Piece) bool { return p.Op == diff.Delete },
		"inserted": func(p Piece) bool {
			return p.Op == diff.Insert
		},
		"short":     func(s string) string { return s[:min(12, len(s))] },
		"thousands": thousands,
		"count":     count,
	}).Parse(htmlSource))
})

// HTML prints a report as one file that needs no script, no network and no
// other file. version is the tifa version, command the words that made it.
func HTML(w io.Writer, r *Report, version, command string) error {
	return htmlTemplate().Execute(w, struct {
		*Report
		Sides            []side
		Version, Command string
	}{r, []side{{"Old", r.Comparison.Old}, {"New", r.Comparison.New}}, version, printable(command)})
}

type side struct {
	Name string
	S    *corpus.Statement
}
