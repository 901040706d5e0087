package html

import (
	_ "embed"
	"regexp"
	"strings"
	"sync"

	xhtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

const (
	aboutText    = "-" // in cues.tsv: a word that says that an element is about the text
	ruby         = "ruby annotation"
	hidden       = "hidden on the page"
	navigation   = "navigation"
	pageFooter   = "page footer"
	relatedLinks = "related links"
	comments     = "comments"
	cookies      = "cookie notice"
	advert       = "advertisement"
	credit       = "credit line"
	login        = "log-in or sign-up text"
)

// maxNames is how many classes of an element are looked at.
const maxNames = 20

// cue is an element that seems to be no text, with the leaves that it holds.
type cue struct {
	reason     string
	first, end int
}

// shell is why an element seems to be a part of the page around the text, ""
// for one that does not. It is a suspicion, to be weighed against how much of
// the page's text the element holds.
func shell(n *xhtml.Node) string {
	if hiddenBy(n.Attr) {
		return hidden
	}
	switch n.DataAtom {
	case atom.Html, atom.Body, atom.Main, atom.Article:
		return ""
	case atom.Nav:
		return navigation
	case atom.Header:
		if !insideArticle(n) {
			return "page header"
		}
	case atom.Footer:
		if !insideArticle(n) {
			return pageFooter
		}
	case atom.Aside:
		if !callsItselfNote(n) {
			return "sidebar"
		}
	case atom.Noscript:
		return "shown only without scripts"
	case atom.Dialog:
		return "dialog"
	case atom.Form:
		return "form"
	case atom.Figcaption:
		return "picture caption"
	}
	if reason, ok := roles[attr(n, "role")]; ok {
		return reason
	}
	names := strings.Fields(attr(n, "id") + " " + attr(n, "class"))
	for _, name := range names[:min(len(names), maxNames)] {
		if reason := named(name); reason != "" {
			return reason
		}
	}
	return ""
}

// roles are the landmarks of WAI-ARIA 1.2 that are no text.
var roles = map[string]string{
	"navigation": navigation, "menu": navigation, "menubar": navigation, "tablist": navigation,
	"banner": "page header", "contentinfo": pageFooter, "complementary": "sidebar", "search": "form",
	"dialog": "dialog", "alertdialog": "dialog", "toolbar": "page controls",
}

func insideArticle(n *xhtml.Node) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if is(p, atom.Article, atom.Main, atom.Section) {
			return true
		}
	}
	return false
}

// hidingStyle is an inline style under which nothing shows.
var hidingStyle = regexp.MustCompile(`(?i)(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|font-size\s*:\s*0(?:px|pt|em)?\s*(?:;|!|$))`)

// hiddenBy tells attributes that hide an element from the reader of the page.
func hiddenBy(attrs []xhtml.Attribute) bool {
	for _, a := range attrs {
		switch a.Key {
		case "hidden":
			return true
		case "aria-hidden":
			if a.Val == "true" {
				return true
			}
		case "style":
			if hidingStyle.MatchString(a.Val) {
				return true
			}
		case "class":
			for _, name := range strings.Fields(a.Val) {
				switch name {
				case "sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "element-invisible":
					return true
				}
			}
		}
	}
	return false
}

//go:embed cues.tsv
var cueTable string

// cueTables are the rows of cues.tsv: reasons by the name of a block and of an
// element inside one, and the lines that head lists of further reading.
var cueTables = sync.OnceValue(func() (t struct{ names, inline, heads map[string]string }) {
	t.names, t.inline, t.heads = map[string]string{}, map[string]string{}, map[string]string{}
	for line := range strings.Lines(cueTable) {
		if line[0] == '#' {
			continue
		}
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		into := map[string]map[string]string{"name": t.names, "inline": t.inline, "head": t.heads}[f[0]]
		for _, word := range strings.Split(f[2], "|") {
			into[word] = f[1]
		}
	}
	return t
})

// named is why an element of this class or id seems to be no text. A name
// counts as a whole, or by the first or last of the words that it is made of:
// "site-footer", "footer_links", "shareBar"; never where a word says that it is
// about the text or that the thing is absent: "share-content", "no-sidebar".
func named(name string) string {
	names := cueTables().names
	key := strings.Trim(strings.ReplaceAll(camel.ReplaceAllString(name, "$1-$2"), "_", "-"), "-")
	key = strings.ToLower(key)
	if reason, ok := names[key]; ok && reason != aboutText {
		return reason
	}
	words := strings.FieldsFunc(key, func(r rune) bool { return r == '-' })
	for _, word := range words {
		if names[word] == aboutText {
			return ""
		}
	}
	if len(words) < 2 {
		return ""
	}
	if reason := names[words[len(words)-1]]; reason != "" {
		return reason
	}
	return names[words[0]]
}

var camel = regexp.MustCompile(`([a-z])([A-Z])`)

// inlineShell is why an element inside a block is no part of its text.
func inlineShell(n *xhtml.Node) string {
	if hiddenBy(n.Attr) {
		return hidden
	}
	for _, name := range strings.Fields(attr(n, "class")) {
		if reason, ok := cueTables().inline[name]; ok {
			return reason
		}
	}
	return ""
}

// RelatedHead tells the heading of a list of further reading, in pages and in what
// they were saved or printed as.
func RelatedHead(text string) bool {
	key := strings.ToLower(strings.TrimFunc(text, func(r rune) bool { return strings.ContainsRune(" :：.…>»【】[]|\u00a0\u3000", r) }))
	return cueTables().heads[key] != ""
}
