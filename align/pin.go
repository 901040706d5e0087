package align

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"tifa/corpus"
)

// Pin is the analyst's last word on a pair: these clauses answer to each
// other, or those never do. It outweighs all evidence.
type Pin struct {
	Old, New []int // clauses, as in Pair; one side has one clause only
	Never    bool  // the two are never linked
	Note     string
}

// PinError says what is wrong with a file of pins.
type PinError struct {
	File   string
	Line   int
	Wrong  string
	Remedy string
}

func (e *PinError) Error() string {
	return fmt.Sprintf("%s:%d: %s: %s", e.File, e.Line, e.Wrong, e.Remedy)
}

// longestPin is the length in bytes of the longest line of a file of pins.
const longestPin = 64 << 10

// ReadPins reads a file of pins for two statements. A line is
//
//	link  OLD NEW  # note
//	never OLD NEW  # note
//
// where OLD and NEW are addresses; several, joined by "+", make a split or a
// merge. Empty lines and lines that begin with "#" say nothing. Every error
// names the file and what to do; what is wrong with a line is a *PinError.
func ReadPins(name string, r io.Reader, older, newer *corpus.Statement) ([]Pin, error) {
	var pins []Pin
	linked := map[string]int{}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, longestPin)
	n := 1
	for ; lines.Scan(); n++ {
		fail := func(wrong, remedy string) ([]Pin, error) { return nil, &PinError{name, n, wrong, remedy} }
		rule, note, _ := strings.Cut(strings.TrimPrefix(lines.Text(), "\ufeff"), "#")
		words := strings.Fields(rule)
		if len(words) == 0 {
			continue
		}
		if len(words) != 3 || words[0] != "link" && words[0] != "never" {
			return fail(fmt.Sprintf("%q is no pin", strings.TrimSpace(rule)), "write link OLD NEW or never OLD NEW, with addresses")
		}
		p := Pin{Never: words[0] == "never", Note: strings.TrimSpace(note)}
		var err error
		if p.Old, err = clausesAt(older, words[1]); err != nil {
			return fail("the old statement has "+err.Error(), "look it up with tifa show, or take the line out")
		}
		if p.New, err = clausesAt(newer, words[2]); err != nil {
			return fail("the new statement has "+err.Error(), "look it up with tifa show, or take the line out")
		}
		if len(p.Old) > 1 && len(p.New) > 1 {
			return fail("several clauses on both sides", "link one clause with several, or several with one")
		}
		if !p.Never {
			for k, ids := range words[1:] {
				for id := range strings.SplitSeq(ids, "+") {
					clause := [2]string{"old", "new"}[k] + " clause " + id
					if before := linked[clause]; before > 0 {
						return fail(fmt.Sprintf("%s is linked in line %d already", clause, before), "keep one of the two")
					}
					linked[clause] = n
				}
			}
		}
		pins = append(pins, p)
	}
	switch err := lines.Err(); {
	case errors.Is(err, bufio.ErrTooLong):
		return nil, &PinError{name, n, fmt.Sprintf("is longer than %d KB", longestPin>>10), "write one pin a line, as tifa align --pins-template does"}
	case err != nil:
		return nil, fmt.Errorf("%s: cannot be read: name a file of pins", name)
	}
	return pins, nil
}

// clausesAt finds the clauses with the addresses joined by "+".
func clausesAt(s *corpus.Statement, addresses string) ([]int, error) {
	var out []int
	for id := range strings.SplitSeq(addresses, "+") {
		i := slices.IndexFunc(s.Clauses, func(c corpus.Clause) bool { return c.ID == id })
		if i < 0 {
			return nil, fmt.Errorf("no clause %s", id)
		}
		out = append(out, i)
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

// WritePins writes the links of an alignment as a file of pins to edit: what
// is certain as comments, what is not as pins to confirm or strike.
func WritePins(w io.Writer, a *Alignment) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "# Pins for %s and %s.\n", a.Old.ID, a.New.ID)
	b.WriteString("# link OLD NEW   these clauses answer to each other (several joined by +: a split or a merge)\n")
	b.WriteString("# never OLD NEW  these never do\n")
	b.WriteString("# Below stands every link that tifa made, the doubtful ones first. Take the # off those to keep, write never for those to part.\n\n")
	pairs := slices.Clone(a.Pairs)
	slices.SortStableFunc(pairs, func(x, y Pair) int {
		switch {
		case x.Confidence < y.Confidence:
			return -1
		case x.Confidence > y.Confidence:
			return 1
		}
		return 0
	})
	for _, p := range pairs {
		if p.Linked() {
			fmt.Fprintf(b, "# link %s %s  # confidence %.2f: %s\n", joinIDs(a.Old, p.Old), joinIDs(a.New, p.New), p.Confidence, opening(a.New, p.New[0]))
		}
	}
	return b.Flush()
}

func joinIDs(s *corpus.Statement, group []int) string {
	ids := make([]string, len(group))
	for k, i := range group {
		ids[k] = s.Clauses[i].ID
	}
	return strings.Join(ids, "+")
}

// opening quotes the first words of a clause.
func opening(s *corpus.Statement, i int) string {
	const most = 40
	r := []rune(strings.ReplaceAll(s.Plain(&s.Clauses[i]), "#", ""))
	if len(r) > most {
		return string(r[:most]) + "…"
	}
	return string(r)
}

// forbids tells whether the analyst forbade to link two clauses.
func (m *matcher) forbids(i, j int) bool {
	return slices.ContainsFunc(m.pins, func(p Pin) bool {
		return p.Never && slices.Contains(p.Old, i) && slices.Contains(p.New, j)
	})
}
