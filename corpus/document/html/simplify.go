package html

import (
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	xhtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"tifa/corpus/document"
)

// source is a page written again for the parser, and what of its text no
// element holds: comments, descriptions of pictures, words inside a broken tag.
type source struct {
	text string // of the page as it came
	all  bool   // list every comment and description, not sentences alone
	lean strings.Builder
	// left is what the parser does not see as text, in page order.
	left     []document.Dropped
	warnings []string
	faults   int // places where the page is broken
	looked   int // bytes of the tags that were looked at as broken

	// hiding tells of each open emphasis whether it hides its text: then it has
	// to stay, as a span.
	hiding       map[string][]bool
	raw          string // the element whose text is no markup, while it is open
	foreign      int    // open elements <svg> and <math>
	begun, ended bool   // whether the page has a tag <html> or <body>, and a closing one
}

const (
	// maxFaults is how many broken places are named one by one.
	maxFaults = 5
	// maxMended is how many are mended, and maxLooked in how many bytes: the end
	// of each may have been looked for to the end of the page.
	maxMended = 100
	maxLooked = 8 << 20
)

// simplify writes a page again without emphasis, comments and attributes that
// nobody reads, and mends tags that are never closed.
func simplify(text string, all bool) (*source, error) {
	s := &source{text: text, all: all, hiding: map[string][]bool{}}
	s.lean.Grow(len(text))
	nodes, at := 0, 0
	for at < len(text) {
		z := xhtml.NewTokenizer(strings.NewReader(text[at:]))
		for mended := false; !mended; {
			kind := z.Next()
			if nodes++; nodes > maxNodes {
				return nil, &document.Error{
					Wrong:  fmt.Sprintf("holds more than %d elements", maxNodes),
					Remedy: "cut out the statement",
				}
			}
			size := len(z.Raw())
			if kind == xhtml.ErrorToken {
				if err := z.Err(); err != io.EOF {
					return nil, &document.Error{Wrong: "cannot be parsed: " + err.Error(), Remedy: "save the page again"}
				}
				if size == 0 {
					s.close()
					return s, nil
				}
				at += s.unfinished(at)
				break
			}
			next := at + size
			switch kind {
			case xhtml.CommentToken:
				s.comment(z, at, next)
			case xhtml.StartTagToken, xhtml.SelfClosingTagToken:
				if end := s.mend(at, next, true); end > 0 {
					next, mended = end, true
					break
				}
				s.start(z, kind, at, next)
			case xhtml.EndTagToken:
				s.end(z, at, next)
			case xhtml.TextToken:
				if cut := s.unclosed(at, next); cut > 0 {
					next, mended = cut, true
					break
				}
				s.lean.WriteString(text[at:next])
			case xhtml.DoctypeToken:
				s.doctype(text[at:next])
				s.lean.WriteString(text[at:next])
			}
			at = next
		}
	}
	s.close()
	return s, nil
}

// close says what the end of the page tells.
func (s *source) close() {
	if n := s.faults - maxFaults; n > 0 {
		s.warnings = append(s.warnings, fmt.Sprintf("and %d more places where a tag is never closed", n))
	}
	if s.begun && !s.ended {
		s.warnings = append(s.warnings, "the page has no closing </html>: if it was cut off while it loaded, the end of the text is missing")
	}
}

// fault takes down a broken place of the page.
func (s *source) fault(at int, format string, args ...any) {
	if s.faults++; s.faults <= maxFaults {
		line := 1 + strings.Count(s.text[:at], "\n")
		s.warnings = append(s.warnings, fmt.Sprintf("line %d of the page: ", line)+fmt.Sprintf(format, args...))
	}
}

// list takes down text that is in no element, markup inside it taken out.
func (s *source) list(text, reason string) {
	if text = bareText(text); text != "" {
		s.left = append(s.left, document.Dropped{Text: text, Reason: reason})
	}
}

// bareText is a piece of markup without its tags, on one line.
func bareText(text string) string {
	if strings.ContainsAny(text, "<&") {
		var b strings.Builder
		z := xhtml.NewTokenizer(strings.NewReader(text))
		for {
			kind := z.Next()
			raw := string(z.Raw())
			switch {
			case kind == xhtml.TextToken:
				b.Write(z.Text())
			case kind == xhtml.ErrorToken:
				b.WriteString(raw) // an unfinished tag
				return fold(b.String())
			default:
				b.WriteByte(' ')
			}
		}
	}
	return fold(text)
}

// sentenceMarks are those that tell a sentence from code and names.
const sentenceMarks = ".。!！?？;；"

// holdsSentence tells a text that is long enough for a sentence and has the
// marks of one.
func holdsSentence(text string) bool {
	return len(text) >= sentenceSize/2 && strings.ContainsAny(text, sentenceMarks) &&
		(strings.Count(text, " ") >= 3 || strings.ContainsFunc(text, wide))
}

func (s *source) comment(z *xhtml.Tokenizer, at, next int) {
	raw := s.text[at:next]
	text := fold(string(z.Text()))
	if inner, ok := strings.CutPrefix(raw, "<![CDATA["); ok {
		if s.foreign > 0 { // there it is text
			s.lean.WriteString(raw)
			return
		}
		text = strings.TrimSuffix(inner, "]]>")
	}
	s.lean.WriteString("<!---->")
	if next == len(s.text) && strings.HasPrefix(raw, "<!--") && !strings.HasSuffix(raw, "-->") && bareText(text) != "" {
		s.fault(at, "a comment that is never closed hides the rest of it: see what was left out")
	}
	if strings.HasPrefix(text, "[if ") {
		return
	}
	if !strings.HasPrefix(raw, "<!--") {
		s.instruction(raw, text)
		return
	}
	if holdsSentence(text) || s.all && strings.ContainsFunc(text, unicode.IsLetter) {
		s.list(text, sourceComment)
	}
}

func (s *source) start(z *xhtml.Tokenizer, kind xhtml.TokenType, at, next int) {
	raw, more := z.TagName()
	name := string(raw)
	s.begun = s.begun || name == "html" || name == "body"
	if kind == xhtml.StartTagToken && (name == "svg" || name == "math") {
		s.foreign++
	}
	attrs := s.attrs(z, name, more)
	s.words(name, at, next)
	if s.raw = ""; kind == xhtml.StartTagToken && rawText[name] {
		s.raw = name
	}
	if emphasis[name] {
		hides := hiddenBy(attrs)
		s.hiding[name] = append(s.hiding[name], hides)
		if !hides {
			s.lean.WriteString("<!---->") // so that the texts beside it do not become a tag
			return
		}
		name = "span"
	}
	t := xhtml.Token{Type: kind, Data: name, Attr: attrs}
	s.lean.WriteString(t.String())
}

func (s *source) end(z *xhtml.Tokenizer, at, next int) {
	raw, _ := z.TagName()
	name := string(raw)
	s.ended = s.ended || name == "html" || name == "body"
	if name == "svg" || name == "math" {
		s.foreign--
	}
	s.raw = ""
	s.words(name, at, next)
	if emphasis[name] {
		open := s.hiding[name]
		if len(open) > 0 {
			s.hiding[name] = open[:len(open)-1]
		}
		if len(open) == 0 || !open[len(open)-1] {
			s.lean.WriteString("<!---->")
			return
		}
		name = "span"
	}
	s.lean.WriteString("</" + name + ">")
}

// rawText are the elements whose text is no markup.
var rawText = map[string]bool{"script": true, "style": true, "title": true, "textarea": true, "iframe": true, "noembed": true, "noframes": true, "xmp": true}

// unclosed looks at a text inside an element that is never closed, and so holds
// the rest of the page. A title or field of a form ends with its line, and the
// text goes on at the returned place; 0 is for none. What other elements hold is
// code or stands in place of a file, and is listed.
func (s *source) unclosed(at, next int) (resume int) {
	name := s.raw
	s.raw = ""
	text := s.text[at:next]
	if name == "" || s.faults >= maxMended || next < len(s.text) || strings.TrimSpace(text) == "" {
		return 0
	}
	if name == "title" || name == "textarea" {
		cut := strings.IndexAny(text, "<\n")
		if cut < 0 {
			return 0
		}
		s.fault(at, "the element <%s> is never closed: read as if it ended with its line", name)
		s.lean.WriteString(text[:cut] + "</" + name + ">")
		return at + cut
	}
	s.fault(at, "the element <%s> is never closed and hides the rest of the page: see what was left out", name)
	if name == "script" || name == "style" {
		s.list(text, name+" that is never closed")
	}
	return 0
}

// unfinished lists what stands behind the last complete tag, where the page ends
// inside another one, and gives how much of the page it took.
func (s *source) unfinished(at int) int {
	if end := s.mend(at, len(s.text), false); end > 0 {
		return end - at
	}
	s.fault(at, "the page ends inside a tag: it seems cut off, and what came after is missing")
	s.list(s.text[at:], "unfinished tag at the end of the page")
	return len(s.text) - at
}

// mend looks for an attribute or tag that is never closed and has swallowed the
// text behind it. It writes the tag as if it ended where the text begins and
// gives that place, 0 for a tag that is whole.
//
// whole tells a tag that ends before the page does.
func (s *source) mend(at, next int, whole bool) (resume int) {
	t, ok := readTag(s.text[at:next])
	if !ok {
		return 0
	}
	s.looked += next - at
	swallowed := s.text[at+t.end : next]
	what := fmt.Sprintf("the tag <%s> is never closed", t.name)
	if t.attr != "" {
		what = fmt.Sprintf("the attribute %q of <%s> is never closed", t.attr, t.name)
	}
	if s.faults >= maxMended || s.looked > maxLooked || hidesMore.contains(strings.ToLower(swallowed)) {
		// There is too much to mend, or to read it would hide what stands behind it.
		s.fault(at, "%s and hides text: see what was left out", what)
		s.list(swallowed, "text inside a tag that is never closed")
		if whole {
			return 0
		}
		return next
	}
	s.fault(at, "%s and would hide text: read as if it ended where the text begins", what)
	if t.attr == "" && atom.Lookup([]byte(t.name)) == 0 && !strings.ContainsAny(t.name, ":-") { // "growth <below two per cent"
		s.lean.WriteString(xhtml.EscapeString(s.text[at : at+t.end]))
		return at + t.end
	}
	if emphasis[t.name] {
		s.hiding[t.name] = append(s.hiding[t.name], false)
		s.lean.WriteString("<!---->")
	} else {
		s.lean.WriteString("<" + t.name + ">")
	}
	return at + t.end
}

// anyOf are words of which one is looked for.
type anyOf []string

func (a anyOf) contains(text string) bool {
	for _, word := range a {
		if strings.Contains(text, word) {
			return true
		}
	}
	return false
}

// hidesMore begin what takes the text behind it along.
var hidesMore = anyOf{"<!", "<?", "<script", "<style", "<title", "<textarea", "<iframe", "<noembed", "<noframes", "<xmp", "<template", "<plaintext", "<select", "<svg", "<math"}

// brokenTag is a start tag that has swallowed text.
type brokenTag struct {
	name string
	attr string // the attribute that is never closed, "" where it is the tag itself
	end  int    // where the text begins
}

// readTag reads the raw text of a start tag. ok tells one that is broken: by a
// quoted value that holds the end of the tag and goes on to the quotation mark
// of the next one, or to the end of the page, or by another tag inside it.
func readTag(raw string) (t brokenTag, ok bool) {
	i := 1
	for i < len(raw) && !strings.ContainsRune(" \t\n\r\f/>", rune(raw[i])) {
		i++
	}
	t.name = strings.ToLower(raw[1:i])
	if strings.Contains(t.name, "<") {
		cut := strings.Index(raw[1:], "<") + 1
		t.name, t.end = strings.ToLower(raw[1:cut]), cut
		return t, utf8.ValidString(t.name)
	}
	inside, owner := 0, "" // the end of the tag inside a quoted value that was closed
	for i < len(raw) {
		if strings.IndexByte(" \t\n\r\f/", raw[i]) >= 0 {
			i++
			continue
		}
		if raw[i] == '>' {
			return t, false
		}
		begin := i
		for i < len(raw) && (i == begin || raw[i] != '=') && strings.IndexByte(" \t\n\r\f/>", raw[i]) < 0 {
			i++
		}
		key := raw[begin:i]
		if cut := strings.IndexByte(key, '<'); cut >= 0 {
			if inside > 0 {
				t.attr, t.end = owner, inside
			} else {
				t.end = begin + cut
			}
			return t, true
		}
		value := i
		for value < len(raw) && strings.IndexByte(" \t\n\r\f", raw[value]) >= 0 {
			value++
		}
		if value == len(raw) || raw[value] != '=' {
			continue
		}
		for value++; value < len(raw) && strings.IndexByte(" \t\n\r\f", raw[value]) >= 0; {
			value++
		}
		if value == len(raw) {
			return t, false
		}
		if q := raw[value]; q == '"' || q == '\'' {
			value++
			length := strings.IndexByte(raw[value:], q)
			if length < 0 {
				if cut := strings.IndexByte(raw[value:], '>'); cut >= 0 {
					t.attr, t.end = strings.ToLower(key), value+cut+1
					return t, true
				}
				return t, false
			}
			v := raw[value : value+length]
			i = value + length + 1
			cut := strings.IndexByte(v, '>')
			if cut < 0 {
				continue
			}
			if strings.HasSuffix(strings.TrimSpace(v), "=") || i < len(raw) && strings.IndexByte(" \t\n\r\f/>", raw[i]) < 0 {
				t.attr, t.end = strings.ToLower(key), value+cut+1
				return t, true
			}
			if inside == 0 {
				inside, owner = value+cut+1, strings.ToLower(key)
			}
			continue
		}
		for i = value; i < len(raw) && strings.IndexByte(" \t\n\r\f>", raw[i]) < 0; {
			i++
		}
	}
	return t, false
}

// words lists what stands between angle brackets and is no tag that anybody
// writes: "<the sides agree>", a mail address, words behind the name of an end
// tag. A browser shows nothing of it.
func (s *source) words(name string, at, next int) {
	raw := s.text[at:next]
	switch {
	case strings.HasPrefix(raw, "</"):
		if raw = strings.Trim(raw[2+len(name):], " \t\n\r\f/>"); len(strings.Fields(raw)) >= 3 && !strings.Contains(raw, "=") || strings.ContainsFunc(raw, wide) {
			s.inTag(raw)
		}
	case atom.Lookup([]byte(name)) != 0 || strings.ContainsAny(name, ":-"):
	case strings.ContainsAny(name, "@.") || strings.ContainsFunc(name, wide) || strings.Contains(raw, " ") && !strings.Contains(raw, "="):
		s.inTag(raw)
	}
}

func (s *source) inTag(words string) {
	if words = fold(words); words != "" { // of invisible characters nothing is left
		s.left = append(s.left, document.Dropped{Text: words, Reason: "words inside a tag"})
	}
}

// spoken are the attributes that a browser shows or reads out.
var spoken = map[string]bool{"alt": true, "title": true, "srcdoc": true, "summary": true, "label": true, "aria-label": true, "placeholder": true}

// attrs are the attributes of a tag that the reader looks at. Those that hold a
// sentence are listed.
func (s *source) attrs(z *xhtml.Tokenizer, name string, more bool) []xhtml.Attribute {
	var out []xhtml.Attribute
	kind, value := "", "" // of a field of a form
	for more {
		var k, val []byte
		k, val, more = z.TagAttr()
		key := string(k)
		if kept[key] && len(val) <= maxAttr && len(out) < 2*len(kept) {
			out = append(out, xhtml.Attribute{Key: key, Val: string(val)})
		}
		if spoken[key] || strings.HasPrefix(key, "data-") {
			s.described(name, key, string(val))
		}
		switch {
		case name != "input":
		case key == "type" && kind == "":
			kind = strings.ToLower(strings.TrimSpace(string(val)))
		case key == "value" && value == "":
			value = string(val)
		}
	}
	s.field(kind, value)
	return out
}

// described lists the value of an attribute that holds a sentence.
func (s *source) described(name, key, val string) {
	picture := name == "img" || name == "area"
	switch {
	case s.all && (key == "alt" || key == "title") && strings.ContainsFunc(val, unicode.IsLetter):
	case !holdsSentence(val):
		return
	case strings.HasPrefix(key, "data-") && (strings.IndexByte("{[(", val[0]) >= 0 || strings.Contains(val, "://")):
		return // the state of a script
	}
	reason := "attribute " + key
	if picture {
		reason = "description of a picture"
	}
	s.list(val, reason)
}
