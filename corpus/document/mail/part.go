package mail

import (
	"bufio"
	"bytes"
	"io"
	"net/mail"
	"net/textproto"
	"strings"

	"tifa/corpus/document"
)

// between hands on what stands between the first mark of a part and the last
// one, and keeps what stands around them (RFC 2046, 5.1.1): no mail program
// shows it.
type between struct {
	r             *bufio.Reader
	mark          string // "--" and the boundary
	open, closed  bool
	fresh         bool   // at the start of a line
	rest          []byte // read and not handed on
	before, after bytes.Buffer
}

func newBetween(r io.Reader, boundary string) *between {
	return &between{r: bufio.NewReader(r), mark: "--" + boundary, fresh: true}
}

func (b *between) Read(p []byte) (int, error) {
	for len(b.rest) == 0 {
		if b.closed {
			return 0, io.EOF
		}
		line, err := b.r.ReadSlice('\n')
		if err == bufio.ErrBufferFull {
			err = nil
		}
		if len(line) == 0 && err != nil {
			return 0, err
		}
		whole := b.fresh
		b.fresh = line[len(line)-1] == '\n'
		if tail, ok := strings.CutPrefix(strings.TrimRight(string(line), " \t\r\n"), b.mark); whole && ok {
			b.open = b.open || tail == ""
			b.closed = b.open && tail == "--"
		}
		if !b.open {
			b.before.Write(line)
			continue
		}
		b.rest = append(b.rest[:0], line...)
	}
	n := copy(p, b.rest)
	b.rest = b.rest[n:]
	return n, nil
}

// around lists what stands before the first part and behind the last one.
func (t *message) around(out *document.Document, b *between) error {
	if b.closed {
		if _, err := io.Copy(&b.after, b.r); err != nil {
			t.broken()
		}
	}
	for _, s := range []struct {
		text   *bytes.Buffer
		reason string
	}{{&b.before, "text before the first part of the mail"}, {&b.after, "text behind the last part of the mail"}} {
		if strings.TrimSpace(s.text.String()) == "" {
			continue
		}
		text, _, err := t.decode(s.text.Bytes(), "")
		if err != nil {
			return err
		}
		if t.size += len(text); t.size > document.MaxText {
			return tooLong()
		}
		drop(out, strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n"), s.reason)
	}
	return nil
}

// aside is a text that is attached to the mail.
type aside struct {
	doc    *document.Document
	reason string
}

// attachText reads an attached text, which is listed, or is the text where the
// mail itself has none.
func (t *message) attachText(file, kind string, h textproto.MIMEHeader, body io.Reader, nested int) error {
	name := t.attach(file, kind)
	if kind == "message/rfc822" {
		m, err := mail.ReadMessage(body)
		if err != nil {
			t.broken()
			return nil
		}
		h, body = textproto.MIMEHeader(m.Header), m.Body
	} else {
		h = textproto.MIMEHeader{"Content-Type": h["Content-Type"], "Content-Transfer-Encoding": h["Content-Transfer-Encoding"]}
	}
	d, err := t.part(h, body, nested+1)
	if err != nil {
		return err
	}
	if len(d.Blocks) > 0 {
		t.asides = append(t.asides, aside{d, "attached: " + name})
	}
	return nil
}

// settle lists the attached texts, or takes the only one for the text of a mail
// that has none of its own.
func (t *message) settle(d *document.Document) {
	for _, a := range t.asides {
		d.Dropped = append(d.Dropped, a.doc.Dropped...)
		if len(d.Blocks) == 0 && len(t.asides) == 1 {
			t.warn("has no text of its own: this was read instead: %s", a.reason)
			d.Blocks, d.Encoding = a.doc.Blocks, a.doc.Encoding
			t.attached = nil
			continue
		}
		d.Dropped = append(d.Dropped, document.Dropped{Text: a.doc.Text(), Reason: a.reason})
	}
}
