package gloss

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestStatement runs on a real copy of a joint statement from a mirror, which
// is not part of the repository. Of the 1,076 brackets with pinyin in it 1,075
// stand after a Han character. The other stands after the "^" of the last
// damaged place and belongs to that place, as do the halves of brackets in all
// four. All of it must be found, and the mechanism, run on what Find makes of
// the text, must give the copy again byte for byte.
func TestStatement(t *testing.T) {
	b, err := os.ReadFile(filepath.FromSlash("../../../shared/data/cn_russia_joint_statement/2024-05-16.zh-Hant.txt"))
	if err != nil {
		t.Skip("the copy of the statement is not here")
	}
	text := string(b)
	begin := time.Now()
	res := Find(text)
	t.Logf("%d bytes in %v", len(text), time.Since(begin))
	check(t, text, res)

	table := map[rune]string{'驅': "qū"} // its only match is a damaged place
	var restored, marked []string
	n := 0
	for _, e := range res.Edits {
		if e.Rule == RuleBytes {
			restored = append(restored, e.To)
			continue
		}
		n++
		before := []rune(text[max(0, e.Start-3):e.Start])
		table[before[len(before)-1]] = strings.Trim(text[e.Start:e.End], "()")
	}
	if n != 1075 {
		t.Errorf("%d glosses, want 1075", n)
	}
	for _, d := range res.Damage {
		marked = append(marked, d.Proposed)
		res.Edits = append(res.Edits, Edit{Start: d.Start, End: d.End, To: d.Proposed})
	}
	if got := strings.Join(restored, " "); got != "決 決" {
		t.Errorf("restored %s", got)
	}
	if got := strings.Join(marked, " "); got != "潛力 對亞太地區" {
		t.Errorf("marked %s", got)
	}
	slices.SortFunc(res.Edits, func(a, b Edit) int { return a.Start - b.Start })
	if insert(applied(res, text), table) != text {
		t.Error("the mechanism does not give the copy again")
	}
}
