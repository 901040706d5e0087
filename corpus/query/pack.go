package query

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
	"strings"
	"time"

	"tifa/corpus"
)

// PackVersion is the version of the form that Pack writes.
const PackVersion = 1

// Pack writes a text, made without a limit and with case folded, in a form from
// which Unpack makes it again in a fraction of the time that reading the
// statement takes. Of the statement it keeps what search and trend show: title,
// day, source and whether it is damaged in the head; text, clauses and sections in the body.
func (t *Text) Pack() (head, body []byte) {
	s := t.Statement
	var h, p packer
	for _, f := range []string{s.ID, s.Series, s.Title, s.Lang, s.Date.Format(time.DateOnly), s.DateFrom, s.Source.Name} {
		h.string(f)
	}
	h.int(len(s.Damage))
	h.int(t.Words)
	h.int(t.size)
	p.string(s.Text)
	p.int(len(t.clauses))
	for i := range t.clauses {
		c := &t.clauses[i]
		p.string(c.atoms)
		var spans packer
		at := s.Clauses[c.index].Start
		for _, sp := range c.spans {
			spans.int(sp.Start - at)
			spans.int(sp.Len())
			at = sp.End
		}
		p.string(string(spans.b))
	}
	p.int(len(s.Sections))
	for _, sec := range s.Sections {
		p.string(sec.Label)
		p.string(sec.Title)
		p.int(sec.Level)
		p.int(sec.Heading)
	}
	at := 0
	for i := range s.Clauses {
		c := &s.Clauses[i]
		p.string(c.ID)
		p.int(c.Start - at)
		p.int(c.Len())
		at = c.End
		p.string(string(c.Role))
		p.int(c.Section)
		p.int(c.Para)
		var cuts packer
		n, from := 0, c.Start
		for _, tok := range c.Tokens {
			if hidden(tok.Kind) {
				n++
				cuts.int(int(tok.Kind))
				cuts.int(tok.Start - from)
				cuts.int(tok.Len())
				from = tok.End
			}
		}
		p.int(n)
		p.b = append(p.b, cuts.b...)
	}
	return h.sealed(), p.sealed()
}

// ErrPacked says that bytes are not what Pack of this version wrote.
var ErrPacked = errors.New("is no packed text")

// Unpack makes a text from what Pack wrote, one without clauses when body is
// nil. Its statement has neither repairs, warnings nor units, and its tokens say
// only what of a clause is wording.
func Unpack(head, body []byte) (*Text, error) {
	u := unseal(head)
	s := &corpus.Statement{ID: u.string(), Series: u.string(), Title: u.string(), Lang: u.string()}
	day, err := time.Parse(time.DateOnly, u.string())
	s.Date, s.DateFrom, s.Source.Name = day, u.string(), u.string()
	damaged := u.int() > 0
	t := &Text{Statement: s, Words: u.int(), size: u.int()}
	if u.bad || err != nil {
		return nil, ErrPacked
	}
	if damaged {
		s.Damage = make([]corpus.Damage, 1)
	}
	if body == nil {
		return t, nil
	}
	u = unseal(body)
	s.Text = u.string()
	t.clauses = make([]clause, u.count())
	for i := range t.clauses {
		t.clauses[i] = clause{index: i, atoms: u.string(), packed: u.string()}
	}
	t.packed = u.s[u.at:]
	if u.bad {
		return nil, ErrPacked
	}
	return t, nil
}

// whole reads the rest of an unpacked text: the clauses of its statement and
// where its words stand. It does nothing to one that is whole.
func (t *Text) whole() {
	if t.packed == "" {
		return
	}
	u, s := unpacker{s: t.packed}, t.Statement
	t.packed = ""
	s.Sections = make([]corpus.Section, u.count())
	for i := range s.Sections {
		s.Sections[i] = corpus.Section{Label: u.string(), Title: u.string(), Level: u.int(), Heading: u.int()}
	}
	s.Clauses = make([]corpus.Clause, len(t.clauses))
	at := 0
	for i := range s.Clauses {
		c := &s.Clauses[i]
		c.ID = u.string()
		c.Start = at + u.int()
		c.End = c.Start + u.int()
		at = c.End
		c.Role, c.Section, c.Para = corpus.Role(u.string()), u.int(), u.int()
		from := c.Start
		for range u.count() {
			kind, start := corpus.TokenKind(u.int()), from+u.int()
			end := start + u.int()
			c.Tokens = appendWording(c.Tokens, from, start)
			c.Tokens = append(c.Tokens, corpus.Token{Span: corpus.Span{Start: start, End: end}, Kind: kind})
			from = end
		}
		c.Tokens = appendWording(c.Tokens, from, c.End)
		t.clauses[i].place(c.Start)
	}
}

func appendWording(tokens []corpus.Token, from, to int) []corpus.Token {
	if to <= from {
		return tokens
	}
	return append(tokens, corpus.Token{Span: corpus.Span{Start: from, End: to}, Kind: corpus.Word})
}

// place reads where the atoms of a clause that starts at start stand.
func (c *clause) place(start int) {
	u := unpacker{s: c.packed}
	if n := strings.Count(c.atoms, " ") - 1; n > 0 {
		c.at, c.spans = make([]int, 0, n), make([]corpus.Span, 0, n)
	}
	for i := 1; i < len(c.atoms); i += strings.IndexByte(c.atoms[i:], ' ') + 1 {
		from := start + u.int()
		start = from + u.int()
		c.at, c.spans = append(c.at, i), append(c.spans, corpus.Span{Start: from, End: start})
	}
	c.packed = ""
}

type packer struct{ b []byte }

func (p *packer) int(n int) { p.b = binary.AppendVarint(p.b, int64(n)) }

func (p *packer) string(s string) {
	p.int(len(s))
	p.b = append(p.b, s...)
}

// sealed is what was packed with a checksum behind it.
func (p *packer) sealed() []byte {
	return binary.LittleEndian.AppendUint32(p.b, crc32.ChecksumIEEE(p.b))
}

// unseal checks what sealed wrote.
func unseal(b []byte) unpacker {
	end := len(b) - 4
	if end < 0 || crc32.ChecksumIEEE(b[:end]) != binary.LittleEndian.Uint32(b[end:]) {
		return unpacker{bad: true}
	}
	return unpacker{s: string(b[:end])}
}

// unpacker reads what a packer wrote. What it returns is a part of s, nothing
// is copied. After the end of s it returns zeros and is bad.
type unpacker struct {
	s   string
	at  int
	bad bool
}

func (u *unpacker) int() int {
	var x uint64
	for shift := 0; shift < 64 && u.at < len(u.s); shift += 7 {
		b := u.s[u.at]
		u.at++
		x |= uint64(b&0x7f) << shift
		if b < 0x80 {
			return int(int64(x>>1) ^ -int64(x&1))
		}
	}
	u.bad = true
	return 0
}

// count reads how many things follow: each takes a byte at least.
func (u *unpacker) count() int {
	n := u.int()
	if n < 0 || n > len(u.s)-u.at {
		u.bad = true
		return 0
	}
	return n
}

func (u *unpacker) string() string {
	n := u.count()
	s := u.s[u.at : u.at+n]
	u.at += n
	return s
}
