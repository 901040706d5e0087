package report

import (
	_ "embed"
	"html/template"
	"io"
	"sync"
)

// Sheets are the pages with figures: trends, lineages, and those of a site.
// They have no script at all.
var (
	//go:embed sheet.css
	sheetStyle string
	//go:embed figure.tmpl
	figureSource string
	//go:embed trend_html.tmpl
	trendSource string
	//go:embed lineage_html.tmpl
	lineageSource string
	//go:embed series_sheet.tmpl
	seriesSheetSource string
)

var sheetTemplate = sync.OnceValue(func() *template.Template {
	t := template.New("sheet").Funcs(template.FuncMap{
		"clean":  printable,
		"style":  func() template.CSS { return template.CSS(sheetStyle) },
		"policy": func() string { return sheetPolicy },
		"quoted": quotations,
	})
	for _, source := range []string{figureSource, trendSource, lineageSource, seriesSheetSource} {
		template.Must(t.Parse(source))
	}
	return t
})

// sheetPolicy is the Content-Security-Policy of a sheet: its own style and
// nothing else.
var sheetPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; style-src " + hashSource(sheetStyle)

// sheet is what every page with figures says of itself.
type sheet struct {
	Title            string
	Version, Command string
	Nav              []pageLink // to other pages of a site
}

// pageLink leads to another page or another place.
type pageLink struct{ Name, Href string }

func printSheet(w io.Writer, name string, data any) error {
	return sheetTemplate().ExecuteTemplate(w, name, data)
}

// saying is a part of a text in the language Lang, "" for that of the page.
type saying struct{ Text, Lang string }

// quotations parts what tifa says from what it quotes between “ and ”, which
// is in the language of the statements.
func quotations(text, lang string) []saying {
	var out []saying
	depth, from := 0, 0
	cut := func(to int, lang string) {
		if to > from {
			out = append(out, saying{text[from:to], lang})
			from = to
		}
	}
	for i, r := range text {
		switch {
		case r == '“':
			if depth++; depth == 1 {
				cut(i+len("“"), "")
			}
		case r == '”' && depth > 0:
			if depth--; depth == 0 {
				cut(i, lang)
			}
		}
	}
	cut(len(text), "")
	return out
}

// foldings says how wording is compared, below every figure that counts it.
const foldings = "Compared after folding script, width, case, quotation marks, hyphens and spaces."
