package gloss

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	simplify "tifa/corpus/fold"
)

const published = "../../../shared/data"

// realTable is what the program of a real mirror glosses: every character that
// bears a gloss in the copy of a statement, which is no part of the repository.
func realTable(t *testing.T) map[rune]string {
	t.Helper()
	b, err := os.ReadFile(filepath.FromSlash(published + "/cn_russia_joint_statement/2024-05-16.zh-Hant.txt"))
	if err != nil {
		t.Skip("the copy of a statement from a mirror is not beside the project")
	}
	text := string(b)
	table := map[rune]string{'驅': "qū"} // its only match is a damaged place
	for _, e := range Find(text).Edits {
		if e.Rule == RulePinyin {
			before := []rune(text[max(0, e.Start-3):e.Start])
			table[before[len(before)-1]] = strings.Trim(text[e.Start:e.End], "()")
		}
	}
	return table
}

// traditional turns simplified text into the script of the mirror, roughly: a
// character by the first of those that are folded to it and that the table of
// readings knows as one that such a page may hold.
func traditional() *strings.Replacer {
	chosen := map[rune]bool{}
	var pairs []string
	for r := rune(0x4E00); r < 0xA000; r++ {
		simple := simplify.Han(r)
		if simple == r || chosen[simple] || !strings.HasPrefix(entry(r), "+") || !simplify.IsSimplified(simple) {
			continue
		}
		chosen[simple] = true
		pairs = append(pairs, string(simple), string(r))
	}
	return strings.NewReplacer(pairs...)
}

// TestPublished damages other published texts as the mirror would and repairs
// them. Every gloss must go, no repair may be wrong, and a place that is not
// repaired must allow more than one reading.
func TestPublished(t *testing.T) {
	table := realTable(t)
	files, err := filepath.Glob(filepath.FromSlash(published + "/*/*.zh-Hans.txt"))
	if err != nil || len(files) == 0 {
		t.Skip("no published texts beside the project")
	}
	convert := traditional()
	const most = 40 // texts
	var texts, glosses, left, places, repaired, proposed, none int
	t.Logf("%-58s %7s %7s %5s %6s %8s %6s %8s", "text", "bytes", "glosses", "left", "places", "repaired", "marked", "proposed")
	for i := 0; i < len(files) && texts < most; i += max(1, len(files)/most) {
		b, err := os.ReadFile(files[i])
		if err != nil {
			t.Fatal(err)
		}
		text := convert.Replace(string([]rune(string(b))[:min(len([]rune(string(b))), 12000)]))
		// What the text itself has in the form of damage is not of the program.
		text = strings.ReplaceAll(text, "?", "")
		seen := insert(text, table)
		res := Find(seen)
		name, _ := filepath.Rel(published, files[i])
		groups := repairedRight(seen, text, res)
		if groups == nil {
			t.Errorf("%s: wrong repair", name)
			continue
		}
		n, back, right := 0, 0, 0
		for _, e := range res.Edits {
			if e.Rule == RulePinyin {
				n++
			} else {
				back++
			}
		}
		for k, d := range res.Damage {
			if d.Proposed == groups[k+1] {
				right++
			}
			if d.Readings == 0 {
				none++
			}
		}
		after := applied(res, seen)
		for _, d := range res.Damage {
			after = strings.Replace(after, seen[d.Start:d.End], "", 1)
		}
		remain, _ := scan(after)
		t.Logf("%-58s %7d %7d %5d %6d %8d %6d %8d", name, len(text), n, len(remain), back+len(res.Damage), back, len(res.Damage), right)
		texts++
		glosses, left, places, repaired, proposed = glosses+n, left+len(remain), places+back+len(res.Damage), repaired+back, proposed+right
	}
	t.Logf("%d texts, %d glosses removed, %d left, %d damaged places: %d repaired, %d marked, of them %d proposed rightly, %d without a reading",
		texts, glosses, left, places, repaired, places-repaired, proposed, none)
	if texts < 20 || left > 0 || none > 0 || places == 0 {
		t.Errorf("%d texts, %d glosses left, %d places of %d without a reading", texts, left, none, places)
	}
}
