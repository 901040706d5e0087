// Package mail reads mails (RFC 5322, MIME) and the web archives that
// browsers save in the same form (.mht, .mhtml).
package mail

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"tifa/corpus/charset"
	"tifa/corpus/document"
)

// Reader reads mails. The zero value reads those in plain text; for others it
// needs HTML.
type Reader struct {
	// HTML reads a part in HTML.
	HTML func(name string, b []byte, opt document.Options) (*document.Document, error)
}

const (
	maxParts  = 1000    // of a mail
	maxNested = 20      // parts inside each other
	maxHead   = 1 << 20 // bytes
)

// postmark is the line before each further mail of a mailbox file (RFC 4155).
var postmark = regexp.MustCompile(`\n\r?\nFrom \S+ +[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d(?::\d\d)? [^\n]{0,20}\d{4}[^\n]{0,20}\n[!-9;-~]+:`)

// Read reads the mail in b. Quoted lines, the signature, and around a mail that is
// passed on its head and the covering note are dropped and listed unless opt.KeepAll is set; attachments are named in Warnings, and the
// text of those that are texts or mails is listed. The error is a
// *document.Error.
func (r Reader) Read(name string, b []byte, opt document.Options) (*document.Document, error) {
	if len(b) > document.MaxBytes {
		return nil, &document.Error{Wrong: fmt.Sprintf("is %d MB long", len(b)>>20), Remedy: "save it without its attachments"}
	}
	if bytes.HasPrefix(b, []byte("From ")) { // of a mailbox file
		_, b, _ = bytes.Cut(b, []byte("\n"))
		if n := len(postmark.FindAllIndex(b, -1)); n > 0 {
			return nil, &document.Error{Wrong: fmt.Sprintf("is a mailbox of %d mails", n+1), Remedy: "save the mail with the statement by itself, as .eml"}
		}
	}
	b = bytes.TrimLeft(bytes.TrimPrefix(b, []byte("\ufeff")), "\r\n")
	wrong := &document.Error{Wrong: "is no mail: its head cannot be read", Remedy: "save it again as .eml, or its text as .txt"}
	// The standard library would keep a head of any length in memory.
	if start := b[:min(len(b), maxHead)]; len(b) > maxHead && !bytes.Contains(start, []byte("\n\n")) && !bytes.Contains(start, []byte("\n\r\n")) {
		return nil, &document.Error{Wrong: fmt.Sprintf("is no usable mail: its head is longer than %d MB", maxHead>>20), Remedy: wrong.Remedy}
	}
	m, err := mail.ReadMessage(bytes.NewReader(b))
	if err != nil {
		return nil, wrong
	}
	t := &message{Reader: r, name: name, opt: opt, doc: &document.Document{}}
	t.head(m.Header)
	body, err := t.part(textproto.MIMEHeader(m.Header), m.Body, 0)
	if err != nil {
		return nil, err
	}
	d := t.doc
	d.Blocks, d.Encoding = body.Blocks, body.Encoding
	d.Dropped, d.Next = body.Dropped, body.Next
	t.settle(d)
	if !opt.KeepAll {
		onto := t.passed(d)
		t.uncovered(d, d.Title, onto || t.onto)
	}
	d.Warnings = append(d.Warnings, body.Warnings...)
	if d.Title == "" {
		d.Title = body.Title
	}
	if d.Lang == "" {
		d.Lang = body.Lang
	}
	if len(t.attached) > 0 {
		d.Warnings = append(d.Warnings, "attached and no part of the text: "+strings.Join(t.attached, ", "))
	}
	if len(d.Blocks) == 0 {
		remedy := "if the text is attached, save the attachment and name it"
		return nil, &document.Error{Wrong: "holds no text", Remedy: remedy}
	}
	return d, nil
}

// message is the mail that is read now.
type message struct {
	Reader
	name     string
	opt      document.Options
	doc      *document.Document
	parts    int
	size     int
	attached []string
	asides   []aside
	onto     bool // its subject says that it passes another mail on
}

func (t *message) warn(format string, args ...any) {
	t.doc.Warnings = append(t.doc.Warnings, fmt.Sprintf(format, args...))
}

// broken warns, once, that something is missing.
func (t *message) broken() {
	const warning = "is damaged or breaks off: some of its text may be missing"
	if !slices.Contains(t.doc.Warnings, warning) {
		t.warn(warning)
	}
}

// head reads the fields of the head that say what the mail is.
func (t *message) head(h mail.Header) {
	t.doc.Title, t.onto = subjectOf(t.field(h.Get("Subject")))
	t.doc.Lang, _, _ = strings.Cut(h.Get("Content-Language"), ",")
	t.doc.Lang = strings.TrimSpace(t.doc.Lang)
	from := h.Get("From")
	if strings.HasPrefix(from, "<Saved by") || h.Get("Snapshot-Content-Location") != "" {
		return // of a web archive: the browser that saved it, and when it did
	}
	// The day is that of the sender's clock.
	if at, err := mail.ParseDate(h.Get("Date")); err == nil {
		y, m, d := at.Date()
		t.doc.Date = time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	}
	if a, err := (&mail.AddressParser{WordDecoder: words}).Parse(from); err == nil {
		if t.doc.Publisher = a.Name; a.Name == "" {
			_, t.doc.Publisher, _ = strings.Cut(a.Address, "@")
		}
	} else {
		t.doc.Publisher = t.field(from)
	}
}

// words decodes the words of a head that are not ASCII (RFC 2047).
var words = &mime.WordDecoder{CharsetReader: func(label string, in io.Reader) (io.Reader, error) {
	b, err := io.ReadAll(in)
	if err != nil {
		return nil, err
	}
	t, err := charset.Decode(b, label)
	return strings.NewReader(t.String), err
}}

// field decodes a field of the head. Some programs write it in the encoding of
// their country without saying so.
func (t *message) field(s string) string {
	if out, err := words.DecodeHeader(s); err == nil {
		s = out
	}
	if d, err := charset.Decode([]byte(s), ""); err == nil {
		s = d.String
	}
	return strings.Join(strings.Fields(s), " ")
}

// part reads a part of the mail. What is no text gives an empty document.
func (t *message) part(h textproto.MIMEHeader, body io.Reader, nested int) (*document.Document, error) {
	if t.parts++; t.parts > maxParts || nested > maxNested {
		return nil, &document.Error{Wrong: fmt.Sprintf("has more than %d parts, or more than %d inside each other", maxParts, maxNested), Remedy: "save its text as .txt"}
	}
	kind, param, err := mime.ParseMediaType(h.Get("Content-Type"))
	if kind == "" || err != nil && err != mime.ErrInvalidMediaParameter {
		kind, param = "text/plain", map[string]string{}
	}
	disposition, place, _ := mime.ParseMediaType(h.Get("Content-Disposition"))
	file := place["filename"]
	if file == "" {
		file = param["name"]
	}
	switch {
	case kind == "multipart/encrypted" || strings.HasSuffix(kind, "pkcs7-mime") && param["smime-type"] != "signed-data":
		return nil, &document.Error{Wrong: "is encrypted", Remedy: "open it in the mail program and save its text"}
	case strings.HasPrefix(kind, "multipart/") && param["boundary"] != "":
		return t.several(kind, param, body, nested)
	case strings.HasPrefix(kind, "multipart/"):
		t.warn("says that it has several parts and not where they end: read as plain text")
		kind = "text/plain"
	case kind == "message/rfc822" || disposition == "attachment" && (kind == "text/plain" || kind == "text/html" && t.HTML != nil):
		return &document.Document{}, t.attachText(file, kind, h, body, nested)
	case disposition == "attachment" || kind != "text/plain" && kind != "text/html" && kind != "application/xhtml+xml":
		if strings.HasPrefix(kind, "image/") && disposition != "attachment" && nested > 0 && h.Get("Content-Id")+h.Get("Content-Location") != "" {
			return &document.Document{}, nil // a picture of the page
		}
		t.attach(file, kind)
		return &document.Document{}, nil
	}
	b, err := t.bytes(h.Get("Content-Transfer-Encoding"), body)
	if err != nil {
		return nil, err
	}
	if kind == "text/plain" {
		text, encoding, err := t.decode(b, param["charset"])
		if err != nil {
			return nil, err
		}
		d := t.plain(text, strings.EqualFold(param["format"], "flowed"), strings.EqualFold(param["delsp"], "yes"))
		d.Encoding = encoding
		return d, nil
	}
	if t.HTML == nil {
		t.attach(file, kind)
		return &document.Document{}, nil
	}
	address := h.Get("Content-Location")
	if address == "" {
		address = t.name
	}
	return t.HTML(address, b, document.Options{Encoding: t.opt.Encoding, ContentType: h.Get("Content-Type"), KeepAll: t.opt.KeepAll})
}

// attach takes down the name of an attachment and gives it as it is shown.
func (t *message) attach(file, kind string) string {
	if file = path.Base(strings.ReplaceAll(t.field(file), `\`, "/")); file == "." || file == "/" {
		file = ""
	}
	return t.list(file, kind)
}

// list takes down what is no part of the text, and gives its name as it is shown.
func (t *message) list(name, kind string) string {
	const most, long = 20, 100 // names, characters of a name
	name = strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return -1
		}
		return r
	}, name)
	switch {
	case name == "" && kind == "message/rfc822":
		name = "a mail"
	case name == "":
		name = "a part without a name (" + kind + ")"
	}
	if r := []rune(name); len(r) > long {
		name = string(r[:long]) + "…"
	}
	switch {
	case len(t.attached) < most:
		t.attached = append(t.attached, name)
	case len(t.attached) == most:
		t.attached = append(t.attached, "…")
	}
	return name
}

// several reads a part that consists of parts.
func (t *message) several(kind string, param map[string]string, body io.Reader, nested int) (*document.Document, error) {
	out := &document.Document{}
	var plain, rich *document.Document
	var others []*document.Document // further forms
	var fault error
	inner := newBetween(body, param["boundary"])
	r := multipart.NewReader(inner, param["boundary"])
	for {
		p, err := r.NextRawPart()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.broken()
			break
		}
		d, err := t.part(p.Header, p, nested+1)
		if err != nil {
			// Another form of the text may do.
			if kind != "multipart/alternative" {
				return nil, err
			}
			fault = err
			continue
		}
		switch media, _, _ := mime.ParseMediaType(p.Header.Get("Content-Type")); {
		case kind == "multipart/alternative" && (media == "text/plain" || media == "") && plain == nil:
			plain = d
		case kind == "multipart/alternative":
			if rich == nil || len(d.Blocks) > 0 {
				if rich != nil {
					others = append(others, rich)
				}
				rich = d
			}
		case kind == "multipart/related" && len(out.Blocks) > 0:
			if len(d.Blocks) > 0 {
				t.asides = append(t.asides, aside{d, "another page: " + t.list(p.Header.Get("Content-Location"), media)})
			}
		default:
			join(out, d)
		}
	}
	if err := t.around(out, inner); err != nil {
		return nil, err
	}
	switch {
	case kind != "multipart/alternative":
		return out, nil
	case rich == nil && plain == nil && fault != nil:
		return nil, fault
	case rich == nil || plain != nil && 2*ink(plain) >= ink(rich):
		rich, plain = plain, rich
	}
	if rich == nil {
		return out, nil
	}
	for _, other := range append(others, plain) {
		if other != nil && letters(other) != "" && letters(other) != letters(rich) {
			if warning := "holds two forms of its text that differ; the other one is listed as dropped"; !slices.Contains(t.doc.Warnings, warning) {
				t.warn("%s", warning)
			}
			rich.Dropped = append(rich.Dropped, document.Dropped{Text: other.Text(), Reason: "other form of the message"})
		}
	}
	rich.Dropped = append(rich.Dropped, out.Dropped...)
	return rich, nil
}

// join puts a text behind another one.
func join(d, more *document.Document) {
	d.Blocks = append(d.Blocks, more.Blocks...)
	d.Dropped = append(d.Dropped, more.Dropped...)
	d.Warnings = append(d.Warnings, more.Warnings...)
	for _, s := range []struct{ have, more *string }{{&d.Title, &more.Title}, {&d.Lang, &more.Lang}, {&d.Encoding, &more.Encoding}, {&d.Next, &more.Next}} {
		if *s.have == "" {
			*s.have = *s.more
		}
	}
}

// letters is a text without all that two forms of one message may differ in.
func letters(d *document.Document) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, d.Text())
}

// ink counts the characters of a text that are printed, what was dropped from
// it included: a reply whose quotes were dropped is as long as it was.
func ink(d *document.Document) int {
	n := 0
	count := func(s string) {
		for _, r := range s {
			if !unicode.IsSpace(r) {
				n++
			}
		}
	}
	for _, b := range d.Blocks {
		count(b.Text)
	}
	for _, x := range d.Dropped {
		count(x.Text)
	}
	return n
}

// bytes undoes the encoding for the way.
func (t *message) bytes(encoding string, body io.Reader) ([]byte, error) {
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, &alphabet{body})
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	}
	b, err := io.ReadAll(io.LimitReader(body, document.MaxText+1))
	if err != nil {
		t.broken()
	}
	if t.size += len(b); t.size > document.MaxText {
		return nil, tooLong()
	}
	return b, nil
}

func tooLong() error {
	return &document.Error{Wrong: fmt.Sprintf("holds more than %d MB of text", document.MaxText>>20), Remedy: "cut out the statement"}
}

// alphabet passes on the characters of base64 alone: the standard says to
// ignore all others (RFC 2045, 6.8).
type alphabet struct{ r io.Reader }

func (a *alphabet) Read(p []byte) (int, error) {
	for {
		n, err := a.r.Read(p)
		kept := 0
		for _, c := range p[:n] {
			if c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '+' || c == '/' || c == '=' {
				p[kept] = c
				kept++
			}
		}
		if kept > 0 || err != nil || n == 0 {
			return kept, err
		}
	}
}

// decode finds the characters of a text: the user's word goes first, then that
// of the mail, then the evidence.
func (t *message) decode(b []byte, label string) (text, encoding string, err error) {
	if t.opt.Encoding != "" {
		d, err := charset.Decode(b, t.opt.Encoding)
		return t.decoded(d, err)
	}
	if name := strings.ToLower(label); (name == "us-ascii" || name == "ascii") && bytes.ContainsFunc(b, func(r rune) bool { return r >= utf8.RuneSelf }) {
		t.warn("says that it is in %q and has characters that are not", label)
		label = ""
	}
	d, err := charset.Labelled(b, label)
	if err == nil && label != "" && bytes.ContainsFunc(b, func(r rune) bool { return r >= utf8.RuneSelf }) {
		if named, err := charset.Decode(nil, label); err != nil || named.Encoding != d.Encoding {
			t.warn("says that it is in %q, which it is not; it was read as %s", label, d.Encoding)
		}
	}
	return t.decoded(d, err)
}

// decoded takes down what is doubtful of a text that was decoded.
func (t *message) decoded(d charset.Text, err error) (text, encoding string, _ error) {
	if err != nil {
		wrong := err.Error()
		if undecided := (charset.ErrUndecided{}); errors.As(err, &undecided) {
			wrong = "fits no encoding well enough (the closest is " + undecided.Closest + ")"
		}
		return "", "", &document.Error{Wrong: wrong, Remedy: "name it with --encoding"}
	}
	if d.Doubt != "" {
		t.warn("says that it is in %s, but its bytes read more likely as %s: look at the text, and name the right one with --encoding", d.Encoding, d.Doubt)
	}
	if len(d.Wrong) > 0 {
		t.warn("%d places are no %s and stand in the text as �", len(d.Wrong), d.Encoding)
	}
	return d.String, d.Encoding, nil
}
