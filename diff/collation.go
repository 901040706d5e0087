package diff

import (
	"strings"

	"tifa/align"
	"tifa/corpus"
)

// Witness is one of the two copies of a collation.
type Witness string

// The witnesses. Neither says that no rule prefers one.
const (
	CopyA   Witness = "a"
	CopyB   Witness = "b"
	Neither Witness = ""
)

// The rules by which a reading is proposed. They are about how copies come to
// differ, not about what a statement should say: where two sound copies differ
// in wording none applies.
const (
	RuleUndamaged = "undamaged over damaged"
	RuleLonger    = "longer over truncated"
)

// Collation is two copies of one statement set side by side: what both read,
// and where one reads otherwise.
type Collation struct {
	A, B       *corpus.Statement
	Similarity float64 // 0 to 1, see align.Alignment
	Places     []Place
}

// Place is the clauses that answer to each other in the two copies, cut into
// readings. The A of all its readings joined are the Text of its clauses in
// the first copy, the B that in the second.
type Place struct {
	align.Pair // Old are the clauses of A, New those of B
	Readings   []Witnessed
}

// Witnessed is a stretch that both copies read alike, or a variant.
type Witnessed struct {
	A, B  string
	Class Class // None where the copies agree
	// Best is the copy whose reading is proposed, by Rule; Neither and "" where
	// no rule decides, and where the copies agree.
	Best Witness
	Rule string
}

// Agreed tells that both copies read the same, white space aside.
func (r *Witnessed) Agreed() bool { return r.Class == None }

// Collate sets two copies side by side.
func Collate(a, b *corpus.Statement, al align.Aligner) *Collation {
	cmp := Compare(a, b, al)
	c := &Collation{A: a, B: b, Similarity: cmp.Similarity}
	cutA, cutB := c.cutOff(cmp)
	for i := range cmp.Changes {
		ch := &cmp.Changes[i]
		p := Place{Pair: ch.Pair}
		switch {
		case ch.Linked():
			p.Readings = c.readings(ch)
		case len(ch.Old) > 0:
			p.Readings = []Witnessed{{A: Text(a, ch.Old), Class: Wording}}
			if ch.Old[0] >= cutB {
				p.Readings[0].Best, p.Readings[0].Rule = CopyA, RuleLonger
			}
		default:
			p.Readings = []Witnessed{{B: Text(b, ch.New), Class: Wording}}
			if ch.New[0] >= cutA {
				p.Readings[0].Best, p.Readings[0].Rule = CopyB, RuleLonger
			}
		}
		c.Places = append(c.Places, p)
	}
	return c
}

// cutOff returns from which clause on a copy goes on where the other has ended:
// the clauses of b that copy A lacks at its end, and the clauses of a that copy
// B lacks.
func (c *Collation) cutOff(cmp *Comparison) (cutA, cutB int) {
	for _, ch := range cmp.Changes {
		if ch.Linked() {
			cutA = max(cutA, ch.New[len(ch.New)-1]+1)
			cutB = max(cutB, ch.Old[len(ch.Old)-1]+1)
		}
	}
	// Both going on is no sign that either was cut off.
	if cutA < len(c.B.Clauses) && cutB < len(c.A.Clauses) {
		return len(c.B.Clauses), len(c.A.Clauses)
	}
	return cutA, cutB
}

// readings cuts a linked pair. What is deleted and what is inserted beside it
// are one variant.
func (c *Collation) readings(ch *Change) []Witnessed {
	var out []Witnessed
	for _, e := range ch.Edits {
		r := Witnessed{A: e.Old, B: e.New, Class: e.Class}
		if e.Op != Equal && r.Class == None {
			r.Class = spaceOrWording(e.Old + e.New)
		}
		n := len(out)
		if n > 0 && e.Op != Equal && (out[n-1].A == "" || out[n-1].B == "") && !out[n-1].Agreed() && (out[n-1].A == "") != (r.A == "") {
			out[n-1].A, out[n-1].B = out[n-1].A+r.A, out[n-1].B+r.B
			continue
		}
		out = append(out, r)
	}
	for i := range out {
		if r := &out[i]; !r.Agreed() {
			if r.Best, r.Rule = c.propose(ch, r); r.Rule == RuleUndamaged {
				r.Class = Damaged
			}
		}
	}
	return out
}

// spaceOrWording is the class of an edit that has none: white space that only
// one copy has is no variant.
func spaceOrWording(text string) Class {
	if strings.TrimSpace(text) == "" {
		return None
	}
	return Wording
}

func (c *Collation) propose(ch *Change, r *Witnessed) (Witness, string) {
	damagedA, damagedB := damaged(c.A, ch.Old, r.A), damaged(c.B, ch.New, r.B)
	switch {
	case damagedA && !damagedB && r.B != "":
		return CopyB, RuleUndamaged
	case damagedB && !damagedA && r.A != "":
		return CopyA, RuleUndamaged
	case omits(r.B) && !omits(r.A) && len(r.A) > len(r.B):
		return CopyA, RuleLonger
	case omits(r.A) && !omits(r.B) && len(r.B) > len(r.A):
		return CopyB, RuleLonger
	}
	return Neither, ""
}

// damaged tells whether a reading of some clauses holds, or lies in, a damaged
// place.
func damaged(s *corpus.Statement, clauses []int, reading string) bool {
	if reading == "" {
		return false
	}
	for _, i := range clauses {
		for _, d := range s.Damage {
			if d.Start < s.Clauses[i].End && s.Clauses[i].Start < d.End {
				if text := s.String(d.Span); strings.Contains(reading, text) || strings.Contains(text, strings.TrimSpace(reading)) {
					return true
				}
			}
		}
	}
	return false
}

// omits tells a reading that is nothing but dots where wording was left out.
func omits(reading string) bool {
	text := strings.Trim(reading, " \t\n[](){}<>（）")
	return text == "…" || text == "……" || text == "..." || text == "略"
}
