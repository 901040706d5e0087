package series

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// repeatsOf finds the repeats of lines, each a group of its own; words are parted
// by spaces.
func repeatsOf(lines []string, least int) []string {
	var words, group []int
	ids := map[string]int{}
	for g, l := range lines {
		for _, w := range append(strings.Fields(l), fmt.Sprint("\x00", g)) {
			if _, ok := ids[w]; !ok {
				ids[w] = len(ids)
			}
			words, group = append(words, ids[w]), append(group, g)
		}
	}
	names := make([]string, len(ids))
	for w, id := range ids {
		names[id] = w
	}
	var out []string
	repeats(words, group, len(lines), least, func(r repeat) {
		var text []string
		for _, w := range words[r.at : r.at+r.n] {
			text = append(text, names[w])
		}
		out = append(out, fmt.Sprintf("%s (%d, %b)", strings.Join(text, " "), r.df, r.groups[0]))
	})
	slices.Sort(out)
	return out
}

// plainRepeats finds the same by looking at every row of words.
func plainRepeats(lines []string, least int) []string {
	type place struct{ line, at int }
	split := make([][]string, len(lines))
	places := map[string][]place{}
	for g, l := range lines {
		split[g] = strings.Fields(l)
		for i := range split[g] {
			for k := i + 1; k <= len(split[g]); k++ {
				key := strings.Join(split[g][i:k], " ")
				places[key] = append(places[key], place{g, i})
			}
		}
	}
	var out []string
	for key, ps := range places {
		n := len(strings.Fields(key))
		before, behind, set := map[string]bool{}, map[string]bool{}, 0
		for _, p := range ps {
			set |= 1 << p.line
			l, r := fmt.Sprint("<", p.line), fmt.Sprint(">", p.line)
			if p.at > 0 {
				l = split[p.line][p.at-1]
			}
			if p.at+n < len(split[p.line]) {
				r = split[p.line][p.at+n]
			}
			before[l], behind[r] = true, true
		}
		df := 0
		for g := range lines {
			df += set >> g & 1
		}
		if len(ps) > 1 && len(before) > 1 && len(behind) > 1 && df >= least {
			out = append(out, fmt.Sprintf("%s (%d, %b)", key, df, set))
		}
	}
	slices.Sort(out)
	return out
}

func TestRepeats(t *testing.T) {
	for _, c := range []struct {
		reason string
		lines  []string
		least  int
		want   []string
	}{
		{"the longest row that two share, and no part of it", []string{"a b c d", "x b c d y"}, 2, []string{"b c d (2, 11)"}},
		{"a part that stands elsewhere too", []string{"a b c d", "x b c d y", "b c z"}, 2, []string{"b c (3, 111)", "b c d (2, 11)"}},
		{"nothing reaches over the end of a line", []string{"a b", "c", "b c", "a"}, 2, []string{"a (2, 1001)", "b (2, 101)", "c (2, 110)"}},
		{"twice in one line is one group", []string{"a b a b", "c"}, 2, nil},
		{"the same line three times", []string{"p q r", "p q r", "p q r"}, 3, []string{"p q r (3, 111)"}},
		{"none", nil, 2, nil},
	} {
		if d := cmp.Diff(c.want, repeatsOf(c.lines, c.least)); d != "" {
			t.Errorf("%s:\n%s", c.reason, d)
		}
		if d := cmp.Diff(plainRepeats(c.lines, c.least), repeatsOf(c.lines, c.least)); d != "" {
			t.Errorf("%s (-one by one +suffixes):\n%s", c.reason, d)
		}
	}
}

// FuzzRepeats holds the suffixes to looking at every row of words.
func FuzzRepeats(f *testing.F) {
	f.Add("aabab\nabaab\nbbb", 2)
	f.Add("aaaaaaaa\naaaa", 1)
	f.Add("", 1)
	f.Add("ab\nab\nab\nba", 3)
	f.Fuzz(func(t *testing.T, text string, least int) {
		var lines []string
		for l := range strings.SplitSeq(text[:min(len(text), 60)], "\n") {
			words := ""
			for _, r := range l {
				words += string('a'+r%3) + " "
			}
			lines = append(lines, words)
		}
		if d := cmp.Diff(plainRepeats(lines, least), repeatsOf(lines, least)); d != "" {
			t.Errorf("%q, %d (-one by one +suffixes):\n%s", lines, least, d)
		}
	})
}
