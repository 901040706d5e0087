package align

import (
	"strings"
	"testing"

	"tifa/corpus/sample"
)

// TestSwappedParts: when two parts of a text change places, every clause finds
// itself again and nothing but moves is said.
func TestSwappedParts(t *testing.T) {
	for _, lang := range sample.Langs {
		dates := sample.Dates(lang)
		b, err := sample.Bytes(dates[len(dates)-1], lang)
		if err != nil {
			t.Fatal(err)
		}
		blocks := strings.Split(strings.TrimSpace(string(b)), "\n\n")
		two, three, four := -1, -1, -1
		for i, s := range blocks {
			switch s {
			case "II", "二":
				two = i
			case "III", "三":
				three = i
			case "IV", "四":
				four = i
			}
		}
		if two < 0 || three < 0 || four < 0 {
			t.Fatalf("%s: parts not found", lang)
		}
		var swapped []string
		swapped = append(swapped, blocks[:two]...)
		swapped = append(swapped, blocks[two])
		swapped = append(swapped, blocks[three+1:four]...)
		swapped = append(swapped, blocks[three])
		swapped = append(swapped, blocks[two+1:three]...)
		swapped = append(swapped, blocks[four:]...)
		a := Aligner{}.Align(readText(t, string(b)), readText(t, strings.Join(swapped, "\n\n")))
		moved := 0
		for _, p := range a.Pairs {
			if len(p.Old) != 1 || len(p.New) != 1 || p.Score != 1 {
				t.Errorf("%s: %v to %v, score %.2f", lang, p.Old, p.New, p.Score)
			}
			if p.Moved {
				moved++
			}
		}
		if moved == 0 {
			t.Errorf("%s: nothing moved", lang)
		}
	}
}

// TestDuplicatedClause: a sentence that stands twice in the new text takes no
// other sentence's partner away.
func TestDuplicatedClause(t *testing.T) {
	for _, lang := range sample.Langs {
		dates := sample.Dates(lang)
		b, err := sample.Bytes(dates[0], lang)
		if err != nil {
			t.Fatal(err)
		}
		older := readText(t, string(b))
		blocks := strings.Split(strings.TrimSpace(string(b)), "\n\n")
		for at := 4; at < len(blocks)-3; at += 5 {
			text := strings.Join(append(append(append([]string{}, blocks[:at+1]...), blocks[at]), blocks[at+1:]...), "\n\n")
			for _, p := range (Aligner{}).Align(older, readText(t, text)).Pairs {
				if len(p.New) == 0 || p.Linked() && len(p.Old) == 1 && len(p.New) == 1 && p.Score < 1 {
					t.Errorf("%s, block %d twice: %v to %v, score %.2f", lang, at, p.Old, p.New, p.Score)
				}
			}
		}
	}
}
