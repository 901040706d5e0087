package query

import (
	"errors"
	"fmt"
	"io"
	"strings"
)

// Ladder is rival phrases for one matter, in the order of their force.
type Ladder struct {
	Label string   // the name given to it, else that of its highest rung
	Rungs []*Query // two or more, the weakest first
}

// ParseLadders reads ladders: one a line, the weakest rung first, each rung a
// query (see the package):
//
//	vigilance: monitor closely < monitor very closely < vigilance < strong vigilance
//
// A line that begins with < goes on with the ladder above it. Between two rungs
// a space stands on both sides of <, so that a gap such as <0-3> is none; in
// double quotation marks < is nothing special. Comments are those of ParseList.
func ParseLadders(name string, r io.Reader, exact bool) ([]*Ladder, error) {
	var (
		out []*Ladder
		at  []int // the line on which each begins
	)
	err := eachLine(name, "a file of ladders", r, func(n int, line string) error {
		rungs, goesOn := rest(line)
		if !goesOn {
			l := &Ladder{}
			l.Label, rungs = cutLabel(line)
			rungs, _ = rest(rungs)
			out, at = append(out, l), append(at, n)
			if rungs == "" { // the rungs follow, one a line
				return nil
			}
		} else if len(out) == 0 {
			return errors.New("< goes on with a ladder and there is none above: begin with a label, as in vigilance: monitor closely")
		}
		l := out[len(out)-1]
		for _, rung := range cutRungs(rungs) {
			q, err := Parse(rung, exact)
			if err != nil {
				return err
			}
			l.Rungs = append(l.Rungs, q)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%s: holds no ladder: write one a line, as in label: weaker phrase < stronger phrase", name)
	}
	for i, l := range out {
		if len(l.Rungs) < 2 {
			label := l.Label
			if label == "" {
				label = l.Rungs[0].Source
			}
			return nil, fmt.Errorf("%s:%d: the ladder %q has fewer than two rungs: part them by <, the weakest first", name, at[i], label)
		}
	}
	for _, l := range out {
		if l.Label == "" {
			l.Label = l.Rungs[len(l.Rungs)-1].Label
		}
	}
	return out, nil
}

// rest cuts the < off that a line begins with.
func rest(line string) (rungs string, goesOn bool) {
	for _, sign := range []string{"<", "＜"} {
		if after, ok := strings.CutPrefix(line, sign); ok && (after == "" || strings.HasPrefix(after, " ") || sign != "<") {
			return strings.TrimSpace(after), true
		}
	}
	return line, false
}

// cutRungs cuts a line at every < with a space on both sides.
func cutRungs(line string) []string {
	var out []string
	from, quoted := 0, false
	for i, r := range line {
		switch {
		case r == '"':
			quoted = !quoted
		case quoted:
		case r == '＜', r == '<' && i > 0 && line[i-1] == ' ' && (i+1 == len(line) || line[i+1] == ' '):
			out = append(out, strings.TrimSpace(line[from:i]))
			from = i + len(string(r))
		}
	}
	return append(out, strings.TrimSpace(line[from:]))
}
