package library

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// Template is the manifest of a new corpus.
const Template = `# A corpus of joint statements. tifa reads the folder as it is: every series has
# a folder, every statement is a file DATE.LANG.txt in it (2024-05-16.en.txt).
# This file adds what a name cannot say. All of it is optional; edit it freely.

# title = "Joint statements of Arvenia and Kestria"

# [[series]]
# name = "arvenia-kestria"         # its folder
# title = "Arvenia and Kestria, summits"
# kind = "joint statement"         # of its statements; different kinds are not
#                                  # compared with each other unless you ask

# [[statement]]                    # tifa corpus add writes these
# file = "arvenia-kestria/2023-05-16.en.txt"
# title = "Joint Statement of …"
# parties = ["Republic of Arvenia", "Federation of Kestria"]
# place = "Velmar"
# kind = "joint statement"
# source = "https://example.org/statement"          # where it was published
# fetched = 2023-05-17T08:30:00Z   # when, if tifa fetched it; with what the server
# content_type = "text/html; charset=utf-8"         # said of it: tifa corpus update
# etag = "\"5e1f\""                # sends the last two back, to get the page only
# last_modified = "Wed, 17 May 2023 06:00:00 GMT"   # when it has changed
# original = "arvenia-kestria/source/2023-05-16.en.html"
# sha256 = "…"                     # of original
# pages = [{ source = "https://example.org/statement?page=2", original = "arvenia-kestria/source/2023-05-16.en.page2.html" }]
#                                  # its second page, the third …, with the same keys
# event = "summit 2023"            # versions of one event that have other dates
# accept = ["length"]              # findings of tifa corpus check that are in order

# [[hole]]                         # a statement that exists and is not held
# series = "arvenia-kestria"
# date = 2020-05-01
# note = "not published in English"
`

// with returns the manifest with entries added at its end, or put in the place
// of the entries of the same files. Every other byte stays.
func (m *manifest) with(entries []statementEntry) ([]byte, error) {
	out := bytes.Clone(m.bytes)
	newline := "\n"
	if bytes.Contains(out, []byte("\r\n")) {
		newline = "\r\n"
	}
	write := func(e statementEntry, comments []string) string {
		return strings.ReplaceAll(e.text(comments), "\n", newline)
	}
	var fresh []string
	type edit struct {
		start, end int
		text       string
	}
	var edits []edit
	for _, e := range entries {
		old := m.of(e.File)
		if old == nil {
			fresh = append(fresh, write(e, nil))
			continue
		}
		start, end, ok := m.block(old.line)
		if !ok {
			return nil, &ManifestError{0, "has its statements in a form that cannot be edited", "write each as a [[statement]] of its own"}
		}
		edits = append(edits, edit{start, end, write(e, comments(string(out[start:end])))})
	}
	slices.SortFunc(edits, func(a, b edit) int { return b.start - a.start })
	for _, e := range edits {
		out = slices.Replace(out, e.start, e.end, []byte(e.text)...)
	}
	for _, text := range fresh {
		if len(out) > 0 && !bytes.HasSuffix(out, []byte("\n")) {
			out = append(out, newline...)
		}
		if len(out) > 0 {
			out = append(out, newline...)
		}
		out = append(out, text...)
	}
	// What was written is read again: an entry that does not come out as it
	// went in must not get into the corpus.
	now, err := parseManifest(out)
	if err != nil {
		return nil, fmt.Errorf("%w (the entry could not be added)", err)
	}
	for _, e := range entries {
		got := now.of(e.File)
		if got == nil || got.text(nil) != e.text(nil) {
			return nil, &ManifestError{0, "cannot take the entry of " + e.File, "write each statement as a [[statement]] of its own"}
		}
	}
	return out, nil
}

// block returns the bytes of the table that begins on a line, without the
// comments and empty lines before the next one.
func (m *manifest) block(line int) (start, end int, ok bool) {
	for i, h := range m.headers {
		if h.line != line || line == 0 {
			continue
		}
		start, end = h.pos, len(m.bytes)
		if i+1 < len(m.headers) {
			end = m.headers[i+1].pos
		}
		for end > start {
			at := bytes.LastIndexByte(m.bytes[start:end-1], '\n') + 1 + start
			if l := bytes.TrimSpace(m.bytes[at:end]); len(l) > 0 && l[0] != '#' {
				break
			}
			end = at
		}
		return start, end, true
	}
	return 0, 0, false
}

// comments returns the lines of a table that are comments.
func comments(block string) []string {
	var out []string
	for l := range strings.Lines(block) {
		if l = strings.TrimSpace(l); strings.HasPrefix(l, "#") {
			out = append(out, l)
		}
	}
	return out
}

// text writes an entry as a table.
func (e *statementEntry) text(comments []string) string {
	var b strings.Builder
	b.WriteString("[[statement]]\n")
	for _, c := range comments {
		b.WriteString(c + "\n")
	}
	put := func(key, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s = %s\n", key, value)
		}
	}
	str := func(key, s string) {
		if s != "" {
			put(key, quote(s))
		}
	}
	list := func(key string, l []string) {
		quoted := make([]string, len(l))
		for i, s := range l {
			quoted[i] = quote(s)
		}
		if len(l) > 0 {
			put(key, "["+strings.Join(quoted, ", ")+"]")
		}
	}
	str("file", e.File)
	if d := dayOf(e.Date); !d.IsZero() {
		put("date", d.Format(time.DateOnly))
	}
	str("lang", e.Lang)
	str("event", e.Event)
	str("kind", e.Kind)
	str("title", e.Title)
	list("parties", e.Parties)
	str("place", e.Place)
	str("source", e.Source)
	for _, kv := range e.webEntry.keys() {
		put(kv[0], kv[1])
	}
	str("original", e.Original)
	str("name", e.Name)
	str("sha256", e.SHA256)
	str("text_sha256", e.TextSHA256)
	str("encoding", e.Encoding)
	if e.Repairs > 0 {
		put("repairs", strconv.Itoa(e.Repairs))
	}
	str("note", e.Note)
	list("accept", e.Accept)
	if len(e.Pages) > 0 {
		b.WriteString("pages = [\n")
		for i := range e.Pages {
			b.WriteString("  { " + e.Pages[i].text() + " },\n")
		}
		b.WriteString("]\n")
	}
	return b.String()
}

// keys lists what is known of a file that was fetched.
func (w *webEntry) keys() [][2]string {
	var out [][2]string
	if !w.Fetched.IsZero() {
		out = append(out, [2]string{"fetched", w.Fetched.UTC().Format(time.RFC3339)})
	}
	for _, kv := range [][2]string{{"content_type", w.ContentType}, {"etag", w.ETag}, {"last_modified", w.LastModified}} {
		if kv[1] != "" {
			out = append(out, [2]string{kv[0], quote(kv[1])})
		}
	}
	return out
}

// text writes a page as the inside of an inline table.
func (p *pageEntry) text() string {
	var parts []string
	str := func(key, s string) {
		if s != "" {
			parts = append(parts, key+" = "+quote(s))
		}
	}
	str("source", p.Source)
	for _, kv := range p.webEntry.keys() {
		parts = append(parts, kv[0]+" = "+kv[1])
	}
	str("original", p.Original)
	str("name", p.Name)
	str("sha256", p.SHA256)
	return strings.Join(parts, ", ")
}

// quote writes a TOML string. What steers a terminal or cannot be seen is
// written as an escape.
func quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == ' ' || unicode.IsGraphic(r) && !unicode.Is(unicode.Zs, r):
			b.WriteRune(r)
		case r > 0xffff:
			fmt.Fprintf(&b, `\U%08X`, r)
		default:
			fmt.Fprintf(&b, `\u%04X`, r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
