// Package markdown reads a statement that is kept as Markdown (CommonMark with
// the tables, footnotes, definition lists and struck text of GitHub and PHP
// Markdown Extra).
//
// The text is rendered as a page and read by package html, so that HTML inside
// it is treated like any other. A front matter in YAML or TOML form at the head
// gives what the file says of itself.
package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	renderer "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
	"golang.org/x/text/language"

	"tifa/corpus/charset"
	"tifa/corpus/day"
	"tifa/corpus/document"
	"tifa/corpus/document/html"
)

// Read reads a text in Markdown. Nothing of it is dropped but scripts, style
// sheets, comments and what no page shows of it (left, and the descriptions of
// pictures). Every error is a *document.Error.
func Read(name string, b []byte, opt document.Options) (*document.Document, error) {
	if len(b) > document.MaxText {
		return nil, &document.Error{Wrong: "is longer than 8 MB", Remedy: "cut out the statement"}
	}
	decoded, err := charset.Decode(b, opt.Encoding)
	if err != nil {
		return nil, &document.Error{Wrong: err.Error(), Remedy: "name its encoding with --encoding, or save it again as UTF-8"}
	}
	fields, head, body := frontMatter(strings.ReplaceAll(decoded.String, "\r\n", "\n"))
	if costly(body) {
		return nil, &document.Error{Wrong: "is no usable Markdown: it consists of marks rather than words", Remedy: "save it as plain text and name it .txt"}
	}
	var page bytes.Buffer
	out := &document.Document{}
	md := goldmark.New(
		goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.DefinitionList,
			extension.NewFootnote(extension.WithFootnoteIDPrefix([]byte("md-")))),
		goldmark.WithParserOptions(parser.WithASTTransformers(util.Prioritized(listMarks{}, 0), util.Prioritized(left{out}, 1))),
		goldmark.WithRendererOptions(renderer.WithUnsafe()),
	)
	if err := md.Convert([]byte(body), &page); err != nil {
		return nil, &document.Error{Wrong: "cannot be parsed as Markdown: " + err.Error(), Remedy: "save it as plain text and name it .txt"}
	}
	doc, err := html.Read(name, page.Bytes(), document.Options{Encoding: "UTF-8", KeepAll: true, Revisions: opt.Revisions})
	if err != nil {
		return nil, err
	}
	doc.Encoding = decoded.Encoding
	doc.Dropped = append(doc.Dropped, out.Dropped...)
	if n := len(decoded.Wrong); n > 0 {
		doc.Warnings = append(doc.Warnings, "some bytes are no "+decoded.Encoding+"; each stands as U+FFFD")
	}
	fields.fill(doc)
	if head != "" {
		doc.Dropped = append(doc.Dropped, document.Dropped{Text: head, Reason: "front matter"})
	}
	return doc, nil
}

// listMarks hands on what stands behind the numbers of a list, which the
// renderer forgets: "1)" is not "1.".
type listMarks struct{}

func (listMarks) Transform(doc *ast.Document, _ text.Reader, _ parser.Context) {
	// Walk fails only with an error of the function.
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if l, ok := n.(*ast.List); ok && entering && l.Marker == ')' {
			l.SetAttributeString(html.Mark, []byte(")"))
		}
		return ast.WalkContinue, nil
	})
}

// frontMatterFields are the plain fields of a front matter, names in lower case.
type frontMatterFields map[string]string

// frontMatter parts the front matter from the text: lines "name: value" between
// lines "---", or "name = value" between lines "+++". Where the lines are
// something else there is none, and everything is text.
func frontMatter(s string) (fields frontMatterFields, head, body string) {
	for _, form := range [...]struct{ fence, equals string }{{"---\n", ":"}, {"+++\n", "="}} {
		rest, ok := strings.CutPrefix(s, form.fence)
		if !ok {
			continue
		}
		head, body, ok = strings.Cut("\n"+rest, "\n"+form.fence)
		if !ok {
			head, ok = strings.CutSuffix("\n"+rest, "\n"+strings.TrimSpace(form.fence))
		}
		if !ok {
			return nil, "", s
		}
		fields = frontMatterFields{}
		for line := range strings.Lines(head) {
			name, value, ok := strings.Cut(strings.TrimRight(line, "\n"), form.equals)
			switch {
			case strings.TrimSpace(line) == "" || strings.HasPrefix(line, " ") || strings.HasPrefix(line, "#") || strings.HasPrefix(line, "- ") || strings.HasPrefix(line, "["):
				continue // values inside other values
			case !ok:
				return nil, "", s
			}
			name = strings.ToLower(strings.TrimSpace(name))
			if _, again := fields[name]; !again {
				fields[name] = strings.Trim(strings.TrimSpace(value), `"'`)
			}
		}
		return fields, strings.TrimSpace(head), body
	}
	return nil, "", s
}

// fill sets what the front matter says of the document.
func (f frontMatterFields) fill(doc *document.Document) {
	if f["title"] != "" {
		doc.Title = f["title"]
	}
	for _, name := range []string{"publisher", "source"} {
		if f[name] != "" {
			doc.Publisher = f[name]
			break
		}
	}
	for _, name := range []string{"lang", "language"} {
		if tag, err := language.Parse(f[name]); err == nil && tag != language.Und {
			doc.Lang = tag.String()
			break
		}
	}
	doc.Date, _ = day.Find(f["date"])
}
