package html

import (
	"fmt"
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

// parse builds the tree of a page, bounded in size and depth. all is for
// [source].
func parse(text string, all bool) (*xhtml.Node, *source, error) {
	s, err := simplify(text, all)
	if err != nil {
		return nil, nil, err
	}
	root, err := xhtml.ParseWithOptions(strings.NewReader(s.lean.String()), xhtml.ParseOptionEnableScripting(false))
	if err != nil {
		return nil, nil, &document.Error{
			Wrong:  fmt.Sprintf("is no usable page: its elements lie more than %d deep inside each other", document.MaxDepth),
			Remedy: "save the page from a browser as text",
		}
	}
	return root, s, nil
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
