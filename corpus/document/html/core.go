package html

import (
	"strings"
	"time"

	"golang.org/x/net/html/atom"

	"tifa/corpus/document"
)

// The constants of the parting of text and shell, chosen on the pages and page
// shapes of the tests. sentenceSize and linkedPercent can be a third larger or
// smaller without any change there; shellPercent and hiddenPercent decide on
// pages of a few sentences only, where the shell is as long as the text.
const (
	// sentenceSize is the size from which a block counts as prose even where it
	// does not end like a sentence: longer than the lines of menus.
	sentenceSize = 90
	// linkedPercent is the share of a block's text inside links from which it is
	// a link with words around it rather than prose with links.
	linkedPercent = 50
	// shellPercent is the share of the page's prose beyond which an element is
	// the text, whatever the page calls it.
	shellPercent = 50
	// hiddenPercent is the same for what is hidden: a text that a page folds away
	// behind its first lines is more, a translation on a hidden tab is less.
	hiddenPercent = 70
	// hiddenWarning is the share from which the reader is told of hidden prose.
	hiddenWarning = 20
	// smallShell is the size up to which a page footer may hold more prose than a
	// very short statement.
	smallShell = 300
	// alonePercent is the share of the prose from which an <article> or <main>
	// stands for the whole text. A shorter one loses: many pages mark up each
	// item of a list of news so.
	alonePercent = 85
	// teaserPercent is the share of the prose up to which an <article> headed by
	// a link is the teaser of another one.
	teaserPercent = 25
	// corePercent is the share of the prose that the innermost element of the
	// text holds.
	corePercent = 90
	// labelSize is the size up to which a lone link is a label ("Download PDF").
	labelSize = 45
)

// selectText gives a reason to every leaf that is no part of the text.
func (w *flow) selectText(doc *document.Document, keepAll bool) {
	w.dropShells(doc, keepAll)
	if keepAll {
		return
	}
	w.dropOutsideArticle(doc)
	w.dropRelated()
	w.dropLinkLists()
	w.dropAroundCore(doc)
	w.settleTitle(doc)
}

// prose tells a leaf that is surely read as text.
func (l *leaf) prose() bool {
	return l.reason == "" && l.linked*100 < size(l.text)*linkedPercent && (endsSentence(l.text) || size(l.text) >= sentenceSize)
}

// sums are running totals over the leaves.
type sums struct{ prose, all, linked, links, inPage, kept []int }

// sum counts the leaves that are still text.
func (w *flow) sum() sums {
	n := len(w.leaves) + 1
	s := sums{make([]int, n), make([]int, n), make([]int, n), make([]int, n), make([]int, n), make([]int, n)}
	for i := range w.leaves {
		l := &w.leaves[i]
		s.prose[i+1], s.all[i+1], s.linked[i+1], s.links[i+1], s.inPage[i+1], s.kept[i+1] =
			s.prose[i], s.all[i], s.linked[i], s.links[i], s.inPage[i], s.kept[i]
		if l.reason != "" {
			continue
		}
		if l.prose() {
			s.prose[i+1] += size(l.text)
		}
		s.all[i+1] += size(l.text)
		s.linked[i+1] += l.linked
		s.links[i+1] += l.links
		s.inPage[i+1] += l.inPage
		s.kept[i+1]++
	}
	return s
}

// in is what stands of a running total between two leaves.
func in(total []int, first, end int) int { return total[end] - total[first] }

// dropRange drops what is still text between two leaves.
func (w *flow) dropRange(first, end int, reason string) {
	for i := first; i < end; i++ {
		if w.leaves[i].reason == "" {
			w.leaves[i].reason = reason
		}
	}
}

// dropShells drops what the page calls a part of its shell, unless it holds
// most of the prose.
func (w *flow) dropShells(doc *document.Document, keepAll bool) {
	s := w.sum()
	whole := s.prose[len(w.leaves)]
	for i := len(w.cues) - 1; i >= 0; i-- { // outer ones first
		c := w.cues[i]
		if keepAll && c.reason != hidden {
			continue
		}
		within := in(s.prose, c.first, c.end)
		if c.reason == credit && within > 0 {
			continue
		}
		most := within*100 > whole*shellPercent
		switch {
		case c.reason == hidden:
			most = within*100 > whole*hiddenPercent
		case c.reason == comments, c.reason == cookies, c.reason == advert, c.reason == login,
			c.reason == pageFooter && in(s.all, c.first, c.end) < smallShell:
			// These can be longer than a short statement; but something has to
			// be left.
			most = within == whole && whole > 0
		}
		switch {
		case !most:
			w.dropRange(c.first, c.end, c.reason)
			if c.reason == credit && doc.Date.IsZero() {
				doc.Date = w.dayIn(c)
			}
			if c.reason == hidden && within*100 >= whole*hiddenWarning && within > 0 {
				doc.Warnings = append(doc.Warnings, "a part of the text may be hidden on the page until a reader opens it: see what was left out")
			}
		case c.reason == hidden:
			doc.Warnings = append(doc.Warnings, "most of the text is hidden on the page until a reader opens it")
		}
	}
}

// dayIn is the day that stands in a line on source and date.
func (w *flow) dayIn(c cue) (d time.Time) {
	for _, l := range w.leaves[c.first:c.end] {
		if d.IsZero() {
			d = published(l.text)
		}
	}
	return d
}

// dropOutsideArticle drops what stands outside the element that the page marks
// as its article, if that holds the prose of the page, and what the page marks
// as further articles.
func (w *flow) dropOutsideArticle(doc *document.Document) {
	s := w.sum()
	whole, n := s.prose[len(w.leaves)], len(w.leaves)
	if whole == 0 {
		return
	}
	var teasers []region
	taken := 0
	for _, r := range w.regions {
		if prose := in(s.prose, r.first, r.end); is(r.node, atom.Article) && prose*100 < whole*teaserPercent && w.headedByLink(r) {
			teasers = append(teasers, r)
			taken += prose
		}
	}
	if taken*100 < whole*shellPercent { // else the text itself is in such pieces
		for _, r := range teasers {
			w.dropRange(r.first, r.end, relatedLinks)
		}
	}
	s = w.sum()
	whole = s.prose[n]
	for _, r := range w.regions { // inner ones first
		marked := is(r.node, atom.Article, atom.Main) || attr(r.node, "role") == "main" || attr(r.node, "itemprop") == "articleBody"
		if !marked || in(s.prose, r.first, r.end)*100 < whole*alonePercent {
			continue
		}
		first := w.lead(doc, r.first)
		w.dropRange(0, first, "outside the article")
		w.dropRange(r.end, n, "outside the article")
		return
	}
}

// lead is where the text begins that goes on at a leaf: at the headline, if
// nothing but lines without links (place, date, subtitle) lies between.
func (w *flow) lead(doc *document.Document, at int) int {
	for i := at - 1; i >= 0; i-- {
		l := &w.leaves[i]
		switch {
		case l.reason != "":
			continue
		case l.kind == document.Heading && l.level == 1 || fold(l.text) == doc.Title:
			return i
		case l.links > 0:
			return at
		}
	}
	return at
}

// headedByLink tells a teaser: an article that begins with a link to itself.
func (w *flow) headedByLink(r region) bool {
	for _, l := range w.leaves[r.first:r.end] {
		if l.reason == "" {
			return l.linked*100 >= size(l.text)*linkedPercent
		}
	}
	return false
}

// dropRelated drops lists of further reading that stand under their heading:
// to the end of the element that holds both, or, where that element goes on
// with prose, as far as the lines are links.
func (w *flow) dropRelated() {
	s := w.sum()
	whole := s.prose[len(w.leaves)]
	around := map[int]int{} // the end of the innermost element of several leaves that begins with a leaf
	for _, r := range w.regions {
		if _, again := around[r.first]; !again && in(s.kept, r.first, r.end) > 1 {
			around[r.first] = r.end
		}
	}
	for i := range w.leaves {
		l := &w.leaves[i]
		if l.reason != "" || size(l.text) > labelSize || !RelatedHead(l.text) {
			continue
		}
		end := i + 1
		if all, ok := around[i]; ok && in(s.prose, i, all)*100 <= whole*shellPercent {
			w.dropRange(i, all, relatedLinks)
			continue
		}
		for end < len(w.leaves) && (w.leaves[end].apart || w.leaves[end].reason == "" && w.leaves[end].linked*100 >= size(w.leaves[end].text)*linkedPercent) {
			end++
		}
		if end > i+1 || in(s.kept, end, len(w.leaves)) == 0 {
			w.dropRange(i, end, relatedLinks)
		}
	}
}

// dropLinkLists drops elements of which most is links and none is prose, the
// outermost first. Of single lines only labels go: statements link the documents that they speak of.
func (w *flow) dropLinkLists() {
	s := w.sum()
	done := len(w.leaves)
	for i := len(w.regions) - 1; i >= 0; i-- {
		r := w.regions[i]
		all, linked := in(s.all, r.first, r.end), in(s.linked, r.first, r.end)
		if r.first >= done || all == 0 || in(s.prose, r.first, r.end) > 0 || linked*100 < all*linkedPercent {
			continue
		}
		if in(s.kept, r.first, r.end) == 1 && !is(r.node, atom.Ul, atom.Ol) {
			continue
		}
		reason := "list of links"
		if links := in(s.links, r.first, r.end); links > 1 && links == in(s.inPage, r.first, r.end) {
			reason = "table of contents"
		}
		w.dropRange(r.first, r.end, reason)
	}
	for i := range w.leaves {
		if l := &w.leaves[i]; l.reason == "" && l.label() {
			l.reason = "link"
		}
	}
}

// label tells a line that is a link and too short to say anything else.
func (l *leaf) label() bool {
	n := size(l.text)
	return l.links > 0 && (l.kind == document.Paragraph || l.kind == document.Row) && !endsSentence(l.text) && n <= labelSize && l.linked*100 >= n*linkedPercent
}

// dropAroundCore drops the elements beside the innermost one that holds the
// prose, if they hold links and no prose: menus whose labels are no links,
// boxes with pictures.
func (w *flow) dropAroundCore(doc *document.Document) {
	s := w.sum()
	n := len(w.leaves)
	whole := s.prose[n]
	core := region{first: 0, end: n}
	found := false
	for _, r := range w.regions { // inner ones first
		if in(s.prose, r.first, r.end)*100 >= whole*corePercent && in(s.kept, r.first, r.end) > 1 {
			core, found = r, true
			break
		}
	}
	if !found || whole == 0 {
		return
	}
	first := w.lead(doc, core.first)
	for i := len(w.regions) - 1; i >= 0; i-- {
		r := w.regions[i]
		outside := r.end <= first || r.first >= core.end
		if outside && in(s.links, r.first, r.end) > 0 && in(s.prose, r.first, r.end) == 0 && in(s.kept, r.first, r.end) > 1 {
			w.dropRange(r.first, r.end, "beside the text")
		}
	}
}

// settleTitle sees to it that the title stands once, as a heading. Where it was
// dropped with a part of the shell it comes back.
func (w *flow) settleTitle(doc *document.Document) {
	if doc.Title == "" {
		return
	}
	at, prose := -1, false
	for i := range w.leaves {
		l := &w.leaves[i]
		if fold(l.text) != doc.Title || l.apart || l.reason == hidden {
			prose = prose || l.prose()
			continue
		}
		switch {
		case at >= 0 && w.leaves[at].reason == "":
			if l.reason == "" && l.kind == document.Heading {
				l.reason = "title again"
			}
		case l.reason == "" && !prose && (l.kind == document.Paragraph || l.kind == document.Heading):
			at = i
		case l.reason != "" && l.kind == document.Heading && !prose && at < 0:
			at = i
		}
	}
	if at < 0 {
		return
	}
	l := &w.leaves[at]
	if l.kind == document.Paragraph {
		l.kind, l.level = document.Heading, 1
	}
	l.reason = ""
	l.text = strings.TrimSpace(l.text)
}
