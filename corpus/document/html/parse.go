package html

import (
	"fmt"
	"io"
	"strings"

	xhtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"tifa/corpus/document"
)

// maxNodes is how many tags, comments and pieces of text a page may hold. The
// longest statements known, as heavily marked up as pages get, have a tenth.
const maxNodes = 500_000

// maxAttr is the length in bytes beyond which an attribute is not kept:
// pictures inside addresses, state of scripts. A longer one holds no name, no
// address and no date.
const maxAttr = 8 << 10

// emphasis are the elements whose unclosed tags the parsing rules of HTML open
// again in every later block, so that a page of 2 MB can stand for a tree of
// gigabytes. They change only how text looks and are left out before parsing.
var emphasis = map[string]bool{
	"b": true, "big": true, "code": true, "em": true, "font": true, "i": true, "nobr": true, "s": true,
	"small": true, "strike": true, "strong": true, "tt": true, "u": true,
}

// kept are the attributes that the reader looks at.
var kept = map[string]bool{
	"aria-hidden": true, "aria-level": true, "border": true, "charset": true, "class": true, "content": true,
	"datetime": true, "encoding": true, "epub:type": true, "hidden": true, "href": true, "id": true, "itemprop": true,
	"lang": true, "name": true, "open": true, "property": true, "rel": true, "reversed": true, "role": true,
	"scope": true, "start": true, "style": true, "title": true, "type": true, "value": true, "xml:lang": true,
	Mark: true,
}

// Mark is the attribute of an <ol> that says what stands behind its numbers; ""
// is a full stop. Package markdown sets it.
const Mark = "data-mark"

// parse builds the tree of a page, bounded in size and depth. comments are those
// of its source that are long enough for a sentence: one that is never closed
// takes the rest of the page along.
func parse(text string) (root *xhtml.Node, comments []string, err error) {
	lean, comments, err := simplify(text)
	if err != nil {
		return nil, nil, err
	}
	root, err = xhtml.ParseWithOptions(strings.NewReader(lean), xhtml.ParseOptionEnableScripting(false))
	if err != nil {
		return nil, nil, &document.Error{
			Wrong:  fmt.Sprintf("is no usable page: its elements lie more than %d deep inside each other", document.MaxDepth),
			Remedy: "save the page from a browser as text",
		}
	}
	return root, comments, nil
}

// simplify writes a page again without emphasis, comments and attributes that
// nobody reads.
func simplify(text string) (lean string, comments []string, err error) {
	var b strings.Builder
	b.Grow(len(text))
	// hiding tells of each open emphasis whether it hides its text: then it has
	// to stay, as a span.
	hiding := map[string][]bool{}
	nodes := 0
	z := xhtml.NewTokenizer(strings.NewReader(text))
	for {
		kind := z.Next()
		if kind == xhtml.ErrorToken {
			if err := z.Err(); err != io.EOF {
				return "", nil, &document.Error{Wrong: "cannot be parsed: " + err.Error(), Remedy: "save the page again"}
			}
			return b.String(), comments, nil
		}
		if nodes++; nodes > maxNodes {
			return "", nil, &document.Error{
				Wrong:  fmt.Sprintf("holds more than %d elements", maxNodes),
				Remedy: "cut out the statement",
			}
		}
		switch kind {
		case xhtml.CommentToken:
			if raw := z.Raw(); strings.HasPrefix(string(raw[:min(len(raw), 9)]), "<![CDATA[") {
				b.Write(raw)
			} else {
				b.WriteString("<!---->")
				if s := strings.Join(strings.Fields(string(z.Text())), " "); len(s) >= sentenceSize/2 && strings.ContainsAny(s, ".。") && !strings.HasPrefix(s, "[if ") {
					comments = append(comments, s)
				}
			}
		case xhtml.StartTagToken, xhtml.SelfClosingTagToken:
			raw, more := z.TagName()
			name := string(raw)
			attrs := keptAttrs(z, more)
			if emphasis[name] {
				hides := hiddenBy(attrs)
				hiding[name] = append(hiding[name], hides)
				if !hides {
					b.WriteString("<!---->") // so that the texts beside it do not become a tag
					continue
				}
				name = "span"
			}
			t := xhtml.Token{Type: kind, Data: name, Attr: attrs}
			b.WriteString(t.String())
		case xhtml.EndTagToken:
			raw, _ := z.TagName()
			name := string(raw)
			if emphasis[name] {
				open := hiding[name]
				if len(open) > 0 {
					hiding[name] = open[:len(open)-1]
				}
				if len(open) == 0 || !open[len(open)-1] {
					b.WriteString("<!---->")
					continue
				}
				name = "span"
			}
			b.WriteString("</" + name + ">")
		default:
			b.Write(z.Raw())
		}
	}
}

func keptAttrs(z *xhtml.Tokenizer, more bool) []xhtml.Attribute {
	var out []xhtml.Attribute
	for more && len(out) < 2*len(kept) {
		var key, val []byte
		key, val, more = z.TagAttr()
		if kept[string(key)] && len(val) <= maxAttr {
			out = append(out, xhtml.Attribute{Key: string(key), Val: string(val)})
		}
	}
	return out
}

// attr is an attribute of an element, "" when it has none.
func attr(n *xhtml.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func hasAttr(n *xhtml.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

// content is the bare text under a node, its white space as in the source.
func content(n *xhtml.Node) string { return contentUpTo(n, document.MaxBytes) }

// contentUpTo is content that ends with the piece of text that passes limit
// bytes. Where nested elements are each asked for their text, only a limit
// keeps the cost in bounds.
func contentUpTo(n *xhtml.Node, limit int) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if is(d, atom.Option) {
			b.WriteByte(' ')
		}
		if d.Type == xhtml.TextNode {
			b.WriteString(d.Data)
			if b.Len() > limit {
				break
			}
		}
	}
	return b.String()
}

// is tells whether a node is one of the named elements of HTML.
func is(n *xhtml.Node, names ...atom.Atom) bool {
	if n == nil || n.Type != xhtml.ElementNode || n.Namespace != "" {
		return false
	}
	for _, a := range names {
		if n.DataAtom == a {
			return true
		}
	}
	return false
}
