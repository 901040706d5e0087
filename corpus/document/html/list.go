package html

import (
	"regexp"
	"strconv"
	"strings"

	xhtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"tifa/corpus/document"
)

// list is an open list.
type list struct {
	next, step int    // number of its next item, and what is added for the one after
	style      string // value of the CSS property list-style-type
	after      string // what stands behind a number
}

// openList opens a list with the numbers of the HTML standard, section 4.4.5.
func (w *flow) openList(n *xhtml.Node) {
	l := &list{next: 1, step: 1, style: "disc", after: "."}
	if n.DataAtom == atom.Ol {
		l.style = listStyle(n, "decimal")
		if mark := attr(n, Mark); mark == ")" {
			l.after = mark
		}
		if hasAttr(n, "reversed") {
			l.step, l.next = -1, 0
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				if is(c, atom.Li) {
					l.next++
				}
			}
		}
		if start, err := strconv.Atoi(strings.TrimSpace(attr(n, "start"))); err == nil {
			l.next = start
		}
	} else {
		l.style = listStyle(n, "disc")
	}
	w.lists = append(w.lists, l)
}

// item lays out an item of a list; one outside any list stands in one without
// numbers.
func (w *flow) item(n *xhtml.Node) {
	if len(w.lists) == 0 {
		w.lists = append(w.lists, &list{style: "disc"})
		defer func() { w.lists = w.lists[:0] }()
	}
	l := w.lists[len(w.lists)-1]
	if v, err := strconv.Atoi(strings.TrimSpace(attr(n, "value"))); err == nil {
		l.next = v
	}
	if w.note == 0 || w.opening.mark == "" {
		mark := numeral(l.next, listStyle(n, l.style))
		if mark != "" && mark != bullet {
			mark += l.after
		}
		w.opening = opening{true, mark, len(w.lists)}
	}
	l.next += l.step
	w.children(n)
	w.flush(document.Paragraph, 0)
	w.opening = opening{}
}

const bullet = "•"

// listStyle is the style that an element's own attributes give its items, def
// where they give none.
func listStyle(n *xhtml.Node, def string) string {
	switch t := strings.TrimSpace(attr(n, "type")); t {
	case "1":
		def = "decimal"
	case "a":
		def = "lower-alpha"
	case "A":
		def = "upper-alpha"
	case "i":
		def = "lower-roman"
	case "I":
		def = "upper-roman"
	case "disc", "circle", "square", "none":
		def = t
	}
	if m := listStyleCSS.FindStringSubmatch(attr(n, "style")); m != nil {
		for _, word := range strings.Fields(strings.ToLower(m[1])) {
			switch word {
			case "lower-latin":
				def = "lower-alpha"
			case "upper-latin":
				def = "upper-alpha"
			case "none", "disc", "circle", "square", "decimal", "lower-alpha", "upper-alpha", "lower-roman", "upper-roman":
				def = word
			}
		}
	}
	return def
}

var listStyleCSS = regexp.MustCompile(`(?i)list-style(?:-type)?\s*:\s*([^;]+)`)

// numeral writes a number in a style of CSS Counter Styles Level 3. What a style
// cannot write stands in decimal, as there.
func numeral(n int, style string) string {
	s := ""
	switch {
	case style == "none":
		return ""
	case style == "disc" || style == "circle" || style == "square":
		return bullet
	case strings.HasSuffix(style, "-alpha") && n > 0:
		for ; n > 0; n = (n - 1) / 26 {
			s = string(rune('a'+(n-1)%26)) + s
		}
	case strings.HasSuffix(style, "-roman") && 0 < n && n < 4000:
		for _, r := range [...]struct {
			value int
			sign  string
		}{{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}} {
			for ; n >= r.value; n -= r.value {
				s += r.sign
			}
		}
	default:
		return strconv.Itoa(n)
	}
	if strings.HasPrefix(style, "upper") {
		return strings.ToUpper(s)
	}
	return s
}

// ownMark tells whether an item begins with a number or mark in its own text.
// Such lists are shown without the browser's numbers, by style sheets that the
// reader does not know; adding them would print two.
func ownMark(s string) bool { return ownMarks.MatchString(s) }

var ownMarks = regexp.MustCompile(`^(?:[(（\[【]\s*(?:\d{1,3}|[ivxlc]{1,6}|[A-Za-zА-Яа-я]|[一二三四五六七八九十百]{1,4})\s*[)）\]】]` +
	`|(?:\d{1,3}(?:\.\d{1,3})*|[ivxlc]{1,6}|[IVXLC]{1,6}|[A-Za-zА-Яа-я])[.)）、．](?:\s|\p{Han}|$)|\d{1,3}(?:\.\d{1,3})+\s` +
	`|[一二三四五六七八九十百]{1,4}(?:、|是|[)）.．])|[•·●▪◦‣■□–—\-*]\s|[①-⑳㈠-㈩]|第[一二三四五六七八九十百\d]+[条款章节部])`)
