package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"tifa/corpus/document"
)

// left takes down what the renderer leaves out: notes that nothing refers to,
// cells beyond the columns of their table, the definitions of links, and what
// stands behind the marks that open a block of code. It runs before the notes
// are sorted.
type left struct{ doc *document.Document }

func (l left) Transform(doc *ast.Document, r text.Reader, _ parser.Context) {
	source := r.Source()
	// Walk fails only with an error of the function.
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *extension.Footnote:
			if n.Index < 0 {
				l.list("[^"+string(n.Ref)+"]: "+linesOf(n, source), "note that nothing refers to")
			}
		case *extension.TableRow:
			l.list(beyond(n, source), "beyond the columns of its table")
		case *ast.LinkReferenceDefinition:
			l.list(linesOf(n, source), "definition of a link")
		case *ast.FencedCodeBlock:
			if n.Info != nil {
				if info := strings.TrimSpace(string(n.Info.Segment.Value(source))); strings.Contains(info, " ") {
					l.list(info, "label of a block of code")
				}
			}
		}
		return ast.WalkContinue, nil
	})
}

func (l left) list(text, reason string) {
	if text = strings.TrimSpace(text); text != "" {
		l.doc.Dropped = append(l.doc.Dropped, document.Dropped{Text: text, Reason: reason})
	}
}

// linesOf are the lines of the source that a block and those in it are made of.
func linesOf(n ast.Node, source []byte) string {
	var b strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering && n.Type() != ast.TypeInline {
			for i := range n.Lines().Len() {
				line := n.Lines().At(i)
				b.Write(line.Value(source))
			}
			if b.Len() > 0 {
				b.WriteByte('\n')
			}
		}
		return ast.WalkContinue, nil
	})
	return strings.ReplaceAll(strings.TrimSpace(b.String()), "\n\n", "\n")
}

// beyond is what stands in a row behind its last cell.
func beyond(row *extension.TableRow, source []byte) string {
	cell := row.LastChild()
	if cell == nil || cell.Lines() == nil || cell.Lines().Len() == 0 {
		return ""
	}
	rest := source[cell.Lines().At(cell.Lines().Len()-1).Stop:]
	line, _, _ := strings.Cut(string(rest[:min(len(rest), document.MaxText)]), "\n")
	return strings.Trim(line, " \t\r|")
}
