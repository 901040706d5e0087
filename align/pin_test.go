package align

import (
	"strings"
	"testing"

	"tifa/corpus"
)

func readText(t *testing.T, text string) *corpus.Statement {
	t.Helper()
	s, err := corpus.Read("-", []byte(text), corpus.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

const (
	pinOld = "The two sides will survey the reefs. They welcome the new ferry line. They oppose any blockade of the strait."
	pinNew = "The two sides will survey the reefs together. They regret the loss of the ferry. They oppose any blockade of the strait."
)

// TestPins: the analyst has the last word, and the alignment says so.
func TestPins(t *testing.T) {
	older, newer := readText(t, pinOld), readText(t, pinNew)
	pins, err := ReadPins("pins.txt", strings.NewReader("\ufeff# a comment\n\nlink 1.2 1.3 # the analyst's view\nnever 1.1 1.1\n"), older, newer)
	if err != nil {
		t.Fatal(err)
	}
	a := Aligner{Pins: pins}.Align(older, newer)
	for _, p := range a.Pairs {
		switch {
		case len(p.Old) == 1 && p.Old[0] == 1:
			if len(p.New) != 1 || p.New[0] != 2 || p.Confidence != 1 || p.Why.Pin == nil || p.Why.Pin.Note != "the analyst's view" {
				t.Errorf("pinned link not kept: %+v", p)
			}
		case p.Linked() && p.Old[0] == 0 && p.New[0] == 0:
			t.Errorf("linked although forbidden: %+v", p)
		}
	}
	if len(a.Pins) != 2 {
		t.Errorf("%d pins in the audit instead of 2", len(a.Pins))
	}
}

// TestPinErrors: each mistake names file, line and remedy.
func TestPinErrors(t *testing.T) {
	older, newer := readText(t, pinOld), readText(t, pinNew)
	for _, c := range []struct{ reason, text, want string }{
		{"an address that is gone", "link 1.2 9.9", "pins.txt:1: the new statement has no clause 9.9: look it up with tifa show, or take the line out"},
		{"an unknown word", "\njoin 1.2 1.3", `pins.txt:2: "join 1.2 1.3" is no pin: write link OLD NEW or never OLD NEW, with addresses`},
		{"one side missing", "link 1.2", `pins.txt:1: "link 1.2" is no pin: write link OLD NEW or never OLD NEW, with addresses`},
		{"a clause linked twice", "link 1.1 1.1\nlink 1.1 1.2", "pins.txt:2: old clause 1.1 is linked in line 1 already: keep one of the two"},
		{"neither a split nor a merge", "link 1.1+1.2 1.1+1.2", "pins.txt:1: several clauses on both sides: link one clause with several, or several with one"},
	} {
		_, err := ReadPins("pins.txt", strings.NewReader(c.text), older, newer)
		if err == nil || err.Error() != c.want {
			t.Errorf("%s: %v\nwant %s", c.reason, err, c.want)
		}
	}
}

// TestPinTemplate: a template with every comment sign taken off pins the same
// alignment again.
func TestPinTemplate(t *testing.T) {
	older, newer := readText(t, pinOld), readText(t, pinNew)
	first := Aligner{}.Align(older, newer)
	var b strings.Builder
	if err := WritePins(&b, first); err != nil {
		t.Fatal(err)
	}
	body := b.String()[strings.Index(b.String(), "\n\n"):]
	pins, err := ReadPins("t", strings.NewReader(strings.ReplaceAll(body, "# link", "link")), older, newer)
	if err != nil {
		t.Fatal(err)
	}
	again := Aligner{Pins: pins}.Align(older, newer)
	if len(again.Pairs) != len(first.Pairs) {
		t.Errorf("%d pairs instead of %d", len(again.Pairs), len(first.Pairs))
	}
}
