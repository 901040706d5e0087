package corpus

import (
	"runtime"
	"strings"
	"testing"
)

func TestLimits(t *testing.T) {
	const sentence = "The two sides will deepen their cooperation.\n"
	for _, c := range []struct{ name, file, text, wrong, reason string }{
		{"words", "a.txt", strings.Repeat("a\n", MaxWords/2+1), "words, marks and lines", "lines count as words do"},
		{"han", "a.txt", strings.Repeat(strings.Repeat("双", 1000)+"\n", MaxWords/1000), "words, marks and lines", "each Han character is a word"},
		{"markdown", "a.md", strings.Repeat("| a |\n", MaxWords/3), "words, marks and lines", "Markdown is refused before its tree is built"},
		{"paragraph", "a.txt", strings.Repeat("a", MaxParagraph+1), "paragraph of more than 1 MB", "a word without end"},
		{"clauses", "a.txt", strings.Repeat(sentence, MaxClauses+1), "sentences and headings", "a line is a sentence"},
		{"one line", "a.txt", strings.Repeat("双方将合作。", MaxClauses+1), "sentences and headings", "sentences in one line"},
		{"all clauses", "a.txt", strings.Repeat(sentence, MaxClauses), "", "the limit itself is allowed"},
		{"paragraph below", "a.txt", strings.Repeat("a", 1000) + ".", "", "a long word is no fault"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, err := Read(c.file, []byte(c.text), Options{})
			if c.wrong == "" {
				if err != nil {
					t.Fatalf("%s: %v", c.reason, err)
				}
				if c.name == "all clauses" && len(s.Clauses) != MaxClauses {
					t.Errorf("%s: %d clauses", c.reason, len(s.Clauses))
				}
				return
			}
			if e, ok := err.(*Error); !ok || e.Name != c.file || !strings.Contains(e.Wrong, c.wrong) || e.Remedy == "" {
				t.Errorf("%s: %v", c.reason, err)
			}
		})
	}
}

// A text beyond a limit is refused by a look at it, whatever it is made of.
func TestLimitsEarly(t *testing.T) {
	for _, unit := range []string{"1. a\n", "(a", "和(hé)", "\n", "双", "“a", "#\n", "| a |\n", "。", "a. ", "â€™", "a\r"} {
		text := []byte(strings.Repeat(unit, 2*MaxWords))
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		if _, err := Read("a.txt", text, Options{Encoding: "utf-8"}); err == nil {
			t.Errorf("%q: accepted", unit)
		}
		runtime.ReadMemStats(&after)
		if got, most := after.TotalAlloc-before.TotalAlloc, uint64(3*len(text)+1<<20); got > most {
			t.Errorf("%q: refusing %d bytes took %d, more than %d", unit, len(text), got, most)
		}
	}
}

// A title of many lines must not be joined over and over.
func TestManyTitleLines(t *testing.T) {
	s, err := Read("a.txt", []byte(strings.Repeat("a\n", 5000)), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(s.Title, "a"); n > longestHead {
		t.Errorf("a title of %d lines", n)
	}
}
