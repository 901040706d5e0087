package html

import (
	"regexp"
	"strings"

	xhtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

var (
	// noteMark is the text of a link to a note.
	noteMark = regexp.MustCompile(`^(?:[\[(（【〔]\s*(?:\d{1,3}|[a-z]|[ivx]{1,5}|注?\d{1,3})\s*[\])）】〕]|\d{1,3}|[*†‡§]{1,3}|[ivx]{1,5})$`)
	// noteID is how writing programs name the place of a note.
	noteID = regexp.MustCompile(`(?i)^(?:user-content-)?_?(?:fn|ftn|edn|footnote|endnote|note|cite_note|reference|sdfootnote|sdendnote)[-_:.]?[\w.-]*$`)
	// back is the text of a link from a note to where it is referred to.
	back = regexp.MustCompile(`^[\s↩↑⏎⤴^\x{FE0E}\x{FE0F}]+$`)
)

// noteClasses are the classes of a note or of a list of notes, and the roles
// that stand for them.
var noteClasses = map[string]bool{
	"footnotes": true, "footnote": true, "endnotes": true, "endnote": true, "msofootnotetext": true, "msoendnotetext": true,
	"doc-footnote": true, "doc-endnote": true, "doc-endnotes": true, "references": true,
}

// longestNote is the size beyond which what a link leads to is a section rather
// than a note.
const longestNote = 3000

// findNotes finds the elements that are notes, with the mark that refers to
// each, "" where it is not known. A note is what calls itself one, and what a
// raised or bracketed mark further up on the page links to.
func findNotes(root *xhtml.Node) map[*xhtml.Node]string {
	out := map[*xhtml.Node]string{}
	refused, lists := map[*xhtml.Node]bool{}, map[*xhtml.Node]bool{}
	marks := map[string]string{} // of the places that links further up lead to
	for n := range root.Descendants() {
		if n.Type != xhtml.ElementNode {
			continue
		}
		for _, place := range []string{attr(n, "id"), attr(n, "name")} {
			mark, ok := marks[place]
			if place == "" || !ok {
				continue
			}
			b := blockOf(n)
			if _, again := out[b]; again || b == nil || refused[b] {
				continue
			}
			if size(contentUpTo(b, 4*longestNote)) > longestNote {
				refused[b] = true
				continue
			}
			out[b] = mark
		}
		if is(n, atom.A) {
			place, ok := strings.CutPrefix(attr(n, "href"), "#")
			mark := strings.TrimSpace(contentUpTo(n, 50))
			if ok && noteMark.MatchString(mark) && (raised(n) || mark[0] < '0' || mark[0] > 'z' || mark[0] == '[' || noteID.MatchString(place)) {
				if _, again := marks[place]; !again {
					marks[place] = mark
				}
			}
		}
		if blocks[n.DataAtom] && callsItselfNote(n) && !within(n, lists) {
			lists[n] = true
			for _, b := range notesIn(n) {
				if _, again := out[b]; !again {
					out[b] = ""
				}
			}
		}
	}
	return out
}

// within tells whether an element lies inside one of a set.
func within(n *xhtml.Node, set map[*xhtml.Node]bool) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if set[p] {
			return true
		}
	}
	return false
}

// refersToNote tells a link that calls itself the mark of a note: style sheets
// raise it, as in books (epub:type, DPUB-ARIA) and in what Markdown becomes.
func refersToNote(a *xhtml.Node) bool {
	for _, name := range strings.Fields(strings.ToLower(attr(a, "epub:type") + " " + attr(a, "role") + " " + attr(a, "class"))) {
		switch name {
		case "noteref", "doc-noteref", "footnote-ref", "footnote-reference":
			return true
		}
	}
	return false
}

// raised tells a link that is set above the line.
func raised(a *xhtml.Node) bool {
	if is(a.Parent, atom.Sup) || is(a.FirstChild, atom.Sup) {
		return true
	}
	return is(a.Parent, atom.Span) && is(a.Parent.Parent, atom.Sup)
}

// blockOf is the block that a place of a page begins, nil for one that can be
// no note.
func blockOf(n *xhtml.Node) *xhtml.Node {
	for ; n != nil && n.Type == xhtml.ElementNode; n = n.Parent {
		switch n.DataAtom {
		case atom.Li, atom.P, atom.Div, atom.Aside, atom.Dd, atom.Tr:
			return n
		case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Section, atom.Article, atom.Body, atom.Table, atom.Td:
			return nil
		}
	}
	return nil
}

func callsItselfNote(n *xhtml.Node) bool {
	if t := attr(n, "epub:type"); t == "footnote" || t == "footnotes" || t == "endnote" || t == "endnotes" || t == "rearnotes" {
		return true
	}
	for _, name := range strings.Fields(strings.ToLower(attr(n, "class") + " " + attr(n, "role"))) {
		if noteClasses[name] && (name != "references" || is(n, atom.Ol)) {
			return true
		}
	}
	return false
}

// notesIn are the notes of a list of them, or the element itself where it is
// one note.
func notesIn(n *xhtml.Node) []*xhtml.Node {
	var items, paragraphs []*xhtml.Node
	for d := range n.Descendants() {
		switch {
		case is(d, atom.Li):
			items = append(items, d)
		case is(d, atom.P):
			paragraphs = append(paragraphs, d)
		}
	}
	switch {
	case len(items) > 0:
		return items
	case len(paragraphs) > 1:
		return paragraphs
	}
	return []*xhtml.Node{n}
}

// backlink tells a link from a note to its mark that shows an arrow only.
func backlink(a *xhtml.Node) bool {
	return strings.HasPrefix(attr(a, "href"), "#") && back.MatchString(contentUpTo(a, 50))
}
