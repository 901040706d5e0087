package corpus

import (
	"fmt"
	"strings"
	"unicode"

	"tifa/corpus/charset"
)

// broken returns the first invariant that a reading of b does not keep, nil
// when it keeps them all.
func (s *Statement) broken(b []byte, encoding string) error {
	for _, check := range []func() error{
		s.lost, s.untiled, s.twice,
		func() error { return s.unrepaired(b, encoding) },
	} {
		if err := check(); err != nil {
			return err
		}
	}
	return nil
}

// lost: every byte of the text is in exactly one clause or dropped block, or
// is white space between them; clauses stand in order.
func (s *Statement) lost() error {
	owner := make([]int, len(s.Text))
	own := func(sp Span) error {
		if sp.Start < 0 || sp.End > len(s.Text) || sp.Len() <= 0 {
			return fmt.Errorf("span %v of %d bytes", sp, len(s.Text))
		}
		for i := sp.Start; i < sp.End; i++ {
			owner[i]++
		}
		return nil
	}
	at := 0
	for _, c := range s.Clauses {
		if c.Start < at {
			return fmt.Errorf("clause %s at %d stands before %d", c.ID, c.Start, at)
		}
		at = c.End
		if err := own(c.Span); err != nil {
			return fmt.Errorf("clause %s: %w", c.ID, err)
		}
	}
	at = 0
	for _, d := range s.Dropped {
		if d.Start < at {
			return fmt.Errorf("dropped block at %d stands before %d", d.Start, at)
		}
		if at = d.End; d.Reason == "" {
			return fmt.Errorf("dropped without a reason: %q", s.String(d.Span))
		}
		if err := own(d.Span); err != nil {
			return fmt.Errorf("dropped: %w", err)
		}
	}
	for i, r := range s.Text {
		if owner[i] > 1 || owner[i] == 0 && !unicode.IsSpace(r) {
			return fmt.Errorf("byte %d (%q) is in %d blocks", i, r, owner[i])
		}
	}
	return nil
}

// untiled: tokens tile their clause, marker and items lie in it in order.
func (s *Statement) untiled() error {
	for _, c := range s.Clauses {
		at := c.Start
		for _, t := range c.Tokens {
			if t.Start != at || t.End <= t.Start {
				return fmt.Errorf("clause %s: token %v %q at %d", c.ID, t.Span, t.Norm, at)
			}
			at = t.End
		}
		if at != c.End {
			return fmt.Errorf("clause %s: tokens end at %d, clause at %d", c.ID, at, c.End)
		}
		if c.Marker != (Span{}) && (c.Marker.Start != c.Start+opened(s.String(c.Span)) || c.Marker.End > c.End || c.Marker.Len() <= 0) {
			return fmt.Errorf("clause %s: marker %v in %v", c.ID, c.Marker, c.Span)
		}
		at = c.Start
		for _, it := range c.Items {
			if it.Start < at || it.Len() <= 0 || it.End > c.End {
				return fmt.Errorf("clause %s: item %v in %v", c.ID, it, c.Span)
			}
			if gap := s.Text[at:it.Start]; at > c.Start && strings.TrimSpace(gap) != "" {
				return fmt.Errorf("clause %s: %q stands between two items", c.ID, gap)
			}
			at = it.End
		}
		if len(c.Items) == 1 {
			return fmt.Errorf("clause %s: one item alone", c.ID)
		}
	}
	return nil
}

// twice: addresses are unique, sections and paragraphs count up.
func (s *Statement) twice() error {
	seen := map[string]bool{}
	section, para := 0, 0
	for i, c := range s.Clauses {
		if c.ID == "" || seen[c.ID] || strings.IndexFunc(c.ID, unicode.IsSpace) >= 0 {
			return fmt.Errorf("clause %d: address %q", i, c.ID)
		}
		seen[c.ID] = true
		if c.Section < section || c.Section >= len(s.Sections) || c.Para < para {
			return fmt.Errorf("clause %s: section %d after %d, paragraph %d after %d", c.ID, c.Section, section, c.Para, para)
		}
		section, para = c.Section, c.Para
	}
	for i, sec := range s.Sections {
		switch {
		case i == 0 && (sec.Heading != -1 || sec.Label != "" || sec.Level != 0):
			return fmt.Errorf("first section %+v", sec)
		case i > 0 && (s.Clauses[sec.Heading].Role != Heading || s.Clauses[sec.Heading].Section != i || sec.Level < 1):
			return fmt.Errorf("section %+v", sec)
		}
	}
	return nil
}

// unrepaired: Decoded undoes every repair; repairs and damage are in order.
func (s *Statement) unrepaired(b []byte, encoding string) error {
	at := 0
	for _, r := range s.Repairs {
		if r.Start < at || r.End < r.Start || r.Rule == "" || s.String(r.Span) != r.To {
			return fmt.Errorf("repair %+v at %d", r, at)
		}
		at = r.End
	}
	at = 0
	for _, d := range s.Damage {
		if d.Start < at || d.Len() <= 0 || d.End > len(s.Text) {
			return fmt.Errorf("damage %+v", d)
		}
		at = d.End
	}
	decoded, err := charset.Decode(b, encoding)
	if err != nil {
		return err
	}
	if got, want := s.Decoded(), composed(decoded.String); got != want {
		return fmt.Errorf("repairs undone give %q, not %q", clip(got), clip(want))
	}
	return nil
}

func clip(s string) string {
	if len(s) > 400 {
		return s[:400] + "…"
	}
	return s
}
