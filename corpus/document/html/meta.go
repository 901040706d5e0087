package html

import (
	"cmp"
	"encoding/json"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"

	xhtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/language"

	"tifa/corpus/day"
	"tifa/corpus/document"
)

// meta is what a page says of itself, as far as the reader uses it. Of several
// values the first one stands.
type meta struct {
	named     map[string]string // content of meta elements by property or name, in lower case
	title     string            // of the <title> element
	time      string            // of the first <time>
	lang      string
	canonical string // address of the page
	next      string
	published string // JSON-LD datePublished
	publisher string // JSON-LD publisher
	headline  string // JSON-LD headline
	body      string // JSON-LD articleBody
}

// dateNames are the names under which pages give the day of publication, best
// first. PubDate is the name on Chinese government sites.
var dateNames = []string{
	"article:published_time", "og:published_time", "pubdate", "publishdate", "publish_date", "datepublished", "date",
	"dc.date.issued", "dcterms.issued", "dcterms.date", "dc.date", "citation_publication_date", "sailthru.date", "parsely-pub-date",
}

// readMeta collects what a page says of itself.
func readMeta(root *xhtml.Node) *meta {
	m := &meta{named: map[string]string{}}
	for n := range root.Descendants() {
		if n.Type != xhtml.ElementNode {
			continue
		}
		switch n.DataAtom {
		case atom.Html:
			first(&m.lang, attr(n, "lang"), attr(n, "xml:lang"))
		case atom.Title:
			if n.Namespace == "" {
				first(&m.title, content(n))
			}
		case atom.Meta:
			for _, key := range []string{attr(n, "property"), attr(n, "name"), attr(n, "itemprop"), attr(n, "http-equiv")} {
				key = strings.ToLower(key)
				if _, again := m.named[key]; key != "" && !again {
					m.named[key] = fold(attr(n, "content"))
				}
			}
		case atom.Time:
			first(&m.time, attr(n, "datetime"), content(n))
		case atom.Script:
			if strings.EqualFold(attr(n, "type"), "application/ld+json") {
				m.readLinked([]byte(content(n)))
			}
		case atom.Link, atom.A:
			if strings.EqualFold(attr(n, "rel"), "canonical") {
				first(&m.canonical, attr(n, "href"))
			}
			m.readNext(n)
		case atom.Base:
			first(&m.canonical, attr(n, "href"))
		}
	}
	return m
}

// first sets s to the first value that is not empty, unless it is set.
func first(s *string, values ...string) {
	for _, v := range values {
		if v = fold(v); *s == "" && v != "" {
			*s = v
		}
	}
}

// nextText is the text of a link to the page on which a text goes on. "Next
// article" and 下一篇 lead to another text.
var nextText = regexp.MustCompile(`(?i)^[\s>»›→\[【]*(?:next(?: page)?|下一页|下页|下一頁|下頁|后一页|далее|следующая(?: страница)?)[\s>»›→\]】]*$`)

// readNext takes a link for that to the next page by its text, or by its rel.
// Blogs use rel=next for the next article, which they name in the link.
func (m *meta) readNext(n *xhtml.Node) {
	text := fold(content(n))
	rel := strings.Contains(" "+strings.ToLower(attr(n, "rel"))+" ", " next ")
	if nextText.MatchString(text) || rel && attr(n, "title") == "" && (n.DataAtom == atom.Link || len(text) <= 3) {
		first(&m.next, attr(n, "href"))
	}
}

// readLinked reads the day, publisher and headline out of a block of JSON-LD.
func (m *meta) readLinked(b []byte) {
	var v any
	if json.Unmarshal(b, &v) != nil {
		return
	}
	m.linked(v, 0)
}

// linked looks at one object, or at the objects of a list or graph.
func (m *meta) linked(v any, depth int) {
	if depth > 4 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			m.linked(e, depth+1)
		}
	case map[string]any:
		body, _ := v["articleBody"].(string)
		first(&m.body, body)
		if date, ok := v["datePublished"].(string); ok {
			first(&m.published, date)
			headline, _ := v["headline"].(string)
			first(&m.headline, headline)
			if publisher, ok := v["publisher"].(map[string]any); ok {
				name, _ := publisher["name"].(string)
				first(&m.publisher, name)
			}
		}
		if graph, ok := v["@graph"]; ok {
			m.linked(graph, depth+1)
		}
	}
}

// fill sets what the document says of itself.
func (m *meta) fill(doc *document.Document, name string, leaves []leaf) {
	doc.Publisher = m.first("og:site_name", "contentsource")
	first(&doc.Publisher, m.publisher, m.first("sitename", "dc.publisher", "dcterms.publisher", "citation_publisher", "application-name"))
	doc.Title = m.findTitle(leaves, m.first("og:site_name", "sitename", "application-name"), m.publisher)
	dates := []string{}
	for _, name := range dateNames {
		dates = append(dates, m.named[name])
	}
	dates = append(dates[:1], append([]string{m.published}, dates[1:]...)...)
	for _, s := range append(dates, m.time) {
		if doc.Date = published(s); !doc.Date.IsZero() {
			break
		}
	}
	for _, s := range []string{m.lang, m.named["content-language"], strings.ReplaceAll(m.named["og:locale"], "_", "-")} {
		if tag, err := language.Parse(s); err == nil && tag != language.Und {
			doc.Lang = tag.String()
			break
		}
	}
	doc.Next = m.nextAddress(name)
}

// first is the first of the named values that is not empty.
func (m *meta) first(names ...string) string {
	for _, name := range names {
		if s := m.named[name]; s != "" {
			return s
		}
	}
	return ""
}

// findTitle finds the title: as the page gives it to other programs, as its
// first headline, or as it stands in the browser's title bar without the name
// of the site. One that names a shelf of the publisher ("Press Release") stands
// only where the page has no other.
func (m *meta) findTitle(leaves []leaf, sites ...string) string {
	var found []string
	if s := m.first("articletitle", "og:title"); s != "" {
		found = append(found, withoutSite(s, false, sites...))
	}
	headline := ""
	for i := range leaves {
		l := &leaves[i]
		if l.kind != document.Heading || l.level != 1 || l.reason != "" {
			continue
		}
		s := fold(l.text)
		if s == sites[0] || l.links > 0 && l.linked >= size(l.text) && !strings.Contains(m.title, s) {
			continue // the name of the site, a link to its home page
		}
		if headline == "" || strings.Contains(m.title, s) && !strings.Contains(m.title, headline) || document.KindOfTitle(headline) != "" && document.KindOfTitle(s) == "" {
			headline = s
		}
	}
	for _, s := range []string{headline, m.headline} {
		if s != "" {
			found = append(found, s)
		}
	}
	if len(found) == 0 {
		found = append(found, cmp.Or(shownPart(m.title, leaves), withoutSite(m.title, true, sites...)))
	}
	first := found[0]
	if document.KindOfTitle(first) == "" {
		return first
	}
	found = append(append(found, subheads(leaves)...), withoutShelf(m.title, sites))
	for _, s := range found {
		kind := document.KindOfTitle(s)
		if kind == document.Path {
			s = document.SpecificPart(s)
		}
		if s != "" && document.KindOfTitle(s) == "" && (kind == "" && s == headline || document.NamesDocument(s)) {
			return s
		}
	}
	return first
}

// shownPart is the part of the title of a page that names a document and stands on
// the page as a line of its own, "" where none does.
func shownPart(title string, leaves []leaf) string {
	parts := document.TitleSign.Split(title, -1)
	for i := range leaves {
		l := &leaves[i]
		if l.prose() {
			break
		}
		if s := fold(l.text); l.reason == "" && l.linked == 0 && document.NamesDocument(s) && document.KindOfTitle(s) == "" && slices.ContainsFunc(parts, func(part string) bool { return strings.TrimSpace(part) == s }) {
			return s
		}
	}
	return ""
}

// subheads are the headings of lower levels before the text.
func subheads(leaves []leaf) (out []string) {
	for i := range leaves {
		l := &leaves[i]
		if l.prose() && l.kind != document.Heading {
			break
		}
		if l.kind == document.Heading && l.level > 1 && l.reason == "" && l.linked == 0 {
			out = append(out, fold(l.text))
		}
	}
	return out
}

// withoutShelf takes the names of the site and of its shelves off both ends of the
// title of a page.
func withoutShelf(title string, sites []string) string {
	around := func(part string) bool {
		part = strings.TrimSpace(part)
		return slices.Contains(sites, part) || document.KindOfTitle(part) == document.Label
	}
	for {
		signs := document.TitleSign.FindAllStringIndex(title, -1)
		if len(signs) == 0 {
			return title
		}
		first, last := signs[0], signs[len(signs)-1]
		switch {
		case around(title[:first[0]]):
			title = title[first[1]:]
		case around(title[last[1]:]):
			title = title[:last[0]]
		default:
			return withoutSite(strings.TrimSpace(title), true, sites...)
		}
	}
}

// withoutSite takes the name of the site off the end of a title: one that is
// known, or, with guess, what stands behind the last bar or underscore.
func withoutSite(title string, guess bool, sites ...string) string {
	for _, site := range sites {
		if rest, ok := strings.CutSuffix(title, site); ok && site != "" {
			cut := strings.TrimRight(rest, " \u00a0-–—|_·:：•»")
			if cut != "" && cut != rest {
				return cut
			}
		}
	}
	if i := strings.LastIndexAny(title, "|_"); guess && i > 0 && strings.TrimSpace(title[:i]) != "" {
		return withoutSite(strings.TrimSpace(title[:i]), true)
	}
	return title
}

var compactDay = regexp.MustCompile(`^((?:19|20)\d\d)(\d\d)(\d\d)(?:\D|\d{6}|$)`)

// published reads a day of publication: the day that stands written, in the time
// zone of the publisher. It is zero for what is no date.
func published(s string) time.Time {
	if m := compactDay.FindStringSubmatch(s); m != nil {
		t, _ := day.Of(m[1], m[2], m[3])
		return t
	}
	t, _ := day.Find(s)
	return t
}

// nextAddress is the address of the next page: on the same host as the page,
// as far as the page's own address is known; one on a named host is not taken
// where it is unknown.
func (m *meta) nextAddress(name string) string {
	if m.next == "" || strings.HasPrefix(m.next, "#") {
		return ""
	}
	next, err := url.Parse(m.next)
	if err != nil {
		return ""
	}
	for _, s := range []string{name, m.canonical, m.named["og:url"]} {
		base, err := url.Parse(s)
		if err != nil || base.Host == "" || base.Scheme != "http" && base.Scheme != "https" {
			continue
		}
		next = base.ResolveReference(next)
		if next.Host != base.Host || next.Scheme != "http" && next.Scheme != "https" || next.String() == base.String() {
			return ""
		}
		return next.String()
	}
	if next.Host != "" || next.Scheme != "" {
		return ""
	}
	return next.String()
}
