// Package diff says how aligned clauses differ: word by word, in phrases that
// can be read and quoted, and what kind of difference it is.
//
// It knows no output format and touches no file.
package diff

import (
	"sync"
	"tifa/align"
	"tifa/corpus"
	"tifa/corpus/fold"
)

// Kind is what became of a clause.
type Kind string

// The kinds of change. A moved clause is any of the first two; Pair.Moved
// says so.
const (
	Unchanged Kind = "unchanged" // the same words; Class says what else differs
	Reworded  Kind = "reworded"
	Added     Kind = "added"
	Removed   Kind = "removed"
)

// Class is the gravest kind of difference inside a linked pair, in this order.
type Class string

// The classes of difference, gravest first.
const (
	Wording     Class = "wording"     // words differ
	Order       Class = "order"       // only the order of the items of a list
	Slot        Class = "slot"        // only dates, numbers, names or titles differ
	Damaged     Class = "damage"      // only a damaged place, whose bytes allow the other reading
	Script      Class = "script"      // only traditional or simplified characters
	Punctuation Class = "punctuation" // only punctuation, quotation marks, width
	Numbering   Class = "numbering"   // only the number or bullet in front
	None        Class = ""            // nothing but white space
)

// Op is what an edit does.
type Op string

// The operations of an edit.
const (
	Equal  Op = "equal"
	Delete Op = "delete"
	Insert Op = "insert"
)

// Edit is a run of text that is kept, deleted or inserted. The Old of all
// edits of a change joined are its old text, the New its new text. In an
// equal edit they may be printed differently (quotation marks, script).
type Edit struct {
	Op       Op
	Old, New string
	// Class says what the difference is; None for an equal edit printed the
	// same way.
	Class Class
}

// Change is one pair of the alignment with how its sides differ.
type Change struct {
	align.Pair
	Kind  Kind
	Class Class  // None for added and removed clauses
	Edits []Edit // of a linked pair; nil for added and removed clauses
	// Lists are the enumerations of a linked pair that gained, lost or reordered
	// items, in the order of the old text.
	Lists []ListChange
	// Shift says what became of its force, Shifts by which facts. Level and
	// nil when nothing changed it or the statements have no units.
	Shift  Direction
	Shifts []Shift
}

// Comparison is everything that is said of two statements.
type Comparison struct {
	Old, New   *corpus.Statement
	Changes    []Change // in the order of align.Alignment.Pairs
	Similarity float64  // 0 to 1, see align.Alignment
	// Pins of the analyst that were applied.
	Pins []align.Pin
	// Scale is the name of the ranks that shifts rest on, "" when the
	// statements have no units.
	Scale string
	// Held says of removed commitments and positions how many statements in a
	// row, up to the old one, had them; 2 or more, by index in Changes. nil
	// outside a series, see Tenures.
	Held map[int]int
}

// Compare aligns two statements and reads the difference of every pair.
func Compare(older, newer *corpus.Statement, a align.Aligner) *Comparison {
	al := a.Align(older, newer)
	c := &Comparison{Old: older, New: newer, Similarity: al.Similarity, Pins: al.Pins, Scale: newer.Scale, Changes: make([]Change, len(al.Pairs))}
	t := newTexts(older, newer)
	for i, p := range al.Pairs {
		c.Changes[i] = t.read(p)
	}
	return c
}

// texts are two statements that are compared, and all the words of each, folded
// when they are first needed.
type texts struct {
	older, newer       *corpus.Statement
	oldWords, newWords func() string
}

func newTexts(older, newer *corpus.Statement) *texts {
	return &texts{older, newer,
		sync.OnceValue(func() string { return fold.Words(older.Text) }),
		sync.OnceValue(func() string { return fold.Words(newer.Text) })}
}

// Read reads how the two sides of a pair differ.
func Read(older, newer *corpus.Statement, p align.Pair) Change {
	return newTexts(older, newer).read(p)
}

func (t *texts) read(p align.Pair) Change {
	older, newer := t.older, t.newer
	ch := Change{Pair: p, Kind: Added, Shift: Level}
	switch {
	case p.Linked():
		ch.Edits, ch.Lists = read(older, p.Old, newer, p.New)
		ch.Class = gravest(ch.Edits)
		ch.Kind = Unchanged
		if ch.Class == Wording || ch.Class == Order || ch.Class == Slot {
			ch.Kind = Reworded
		}
		ch.Shifts, ch.Shift = t.shifts(&ch)
	case len(p.Old) > 0:
		ch.Kind = Removed
	}
	return ch
}

// gravest returns the gravest class among edits.
func gravest(edits []Edit) Class {
	order := []Class{None, Numbering, Punctuation, Script, Damaged, Slot, Order, Wording}
	top := 0
	for _, e := range edits {
		for i := top + 1; i < len(order); i++ {
			if e.Class == order[i] {
				top = i
			}
		}
	}
	return order[top]
}

// Summary counts what a comparison holds.
type Summary struct {
	Unchanged, Reworded, Added, Removed int // pairs by kind
	Moved                               int // of the linked pairs
	Split, Merged                       int // of the linked pairs
	Classes                             map[Class]int
	Shifts                              map[Direction]int // of the linked pairs
}

// ChangedShare is the share of pairs that were added, removed or reworded, 0 to
// 1; 0 of empty statements.
func (s Summary) ChangedShare() float64 {
	changed := s.Reworded + s.Added + s.Removed
	return float64(changed) / float64(max(changed+s.Unchanged, 1))
}

// Summary counts the changes.
func (c *Comparison) Summary() Summary {
	s := Summary{Classes: map[Class]int{}, Shifts: map[Direction]int{}}
	for _, ch := range c.Changes {
		switch ch.Kind {
		case Unchanged:
			s.Unchanged++
		case Reworded:
			s.Reworded++
		case Added:
			s.Added++
		case Removed:
			s.Removed++
		}
		if ch.Linked() {
			s.Classes[ch.Class]++
			s.Shifts[ch.Shift]++
			if ch.Moved {
				s.Moved++
			}
			if len(ch.New) > 1 {
				s.Split++
			}
			if len(ch.Old) > 1 {
				s.Merged++
			}
		}
	}
	return s
}

// SameWording tells that no clause was added, removed, reworded or moved.
func (s Summary) SameWording() bool {
	return s.Reworded == 0 && s.Added == 0 && s.Removed == 0 && s.Moved == 0
}

// Identical tells that the statements differ in nothing but white space.
func (s Summary) Identical() bool {
	return s.SameWording() && s.Classes[None] == s.Unchanged
}
