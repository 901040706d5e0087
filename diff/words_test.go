package diff_test

import (
	"strings"
	"testing"

	"tifa/corpus"
	"tifa/diff"
)

// TestWords shows how two clauses are compared: deleted words in [-…-],
// inserted ones in {+…+}, and the gravest class. Each case says what it guards.
func TestWords(t *testing.T) {
	for _, c := range []struct{ reason, old, new, want, class string }{
		{"one word in the middle", "The two sides will consider a joint survey.", "The two sides will conduct a joint survey.",
			"The two sides will [-consider-]{+conduct+} a joint survey.", "wording"},
		{"a preposition is the whole story and stays visible", "They deplore the war against Norgrave.", "They deplore the war in Norgrave.",
			"They deplore the war [-against-]{+in+} Norgrave.", "wording"},
		{"Chinese words are never cut, and a phrase with one kept word between two new ones is one phrase", "双方将扩大贸易规模。", "双方将深化贸易往来。",
			"双方将[-扩大贸易规模-]{+深化贸易往来+}。", "wording"},
		{"an item of a list comes with its mark", "铁路、港口、电网合作", "铁路、港口、海底电缆、电网合作",
			"铁路、港口、{+海底电缆、+}电网合作", "wording"},
		{"Russian words are whole", "Стороны будут развивать торговлю.", "Стороны намерены развивать торговлю.",
			"Стороны [-будут-]{+намерены+} развивать торговлю.", "wording"},
		{"only a number differs", "Trade is to reach 12 billion crowns by 2020.", "Trade is to reach 15 billion crowns by 2023.",
			"Trade is to reach [-12-]{+15+} billion crowns by [-2020-]{+2023+}.", "slot"},
		{"only a Chinese date differs", "双方于2021年4月20日会晤。", "双方于2023年5月16日会晤。",
			"双方于[-2021年4月20-]{+2023年5月16+}日会晤。", "slot"},
		{"only a numeral in letters differs", "at least forty-eight hours in advance", "at least seventy-two hours in advance",
			"at least [-forty-eight-]{+seventy-two+} hours in advance", "slot"},
		{"traditional against simplified is script, not wording", "雙方堅決反對。", "双方坚决反对。", "双方坚决反对。", "script"},
		{"quotation marks are punctuation", `the “Parties” agree`, `the "Parties" agree`, `the "Parties" agree`, "punctuation"},
		{"a comma that moves never makes a word look changed", "We will promote trade and, where possible, investment.", "We will promote trade, and where possible, investment.",
			"We will promote trade{+,+} and[-,-] where possible, investment.", "punctuation"},
		{"a capital inside a clause is wording to a lawyer", "as agreed by the parties", "as agreed by the Parties", "as agreed by the [-parties-]{+Parties+}", "wording"},
		{"a capital at the start is not", "the sides agree", "The sides agree", "The sides agree", "punctuation"},
		{"a new number in front is renumbering", "3. The sides agree.", "4. The sides agree.", "4. The sides agree.", "numbering"},
		{"formatting tags are nobody's wording", "The <b>two</b> sides agree.", "The two sides agree.", "The two sides agree.", ""},
	} {
		edits := diff.Words(read(t, c.old), []int{0}, read(t, c.new), []int{0})
		var b strings.Builder
		class := ""
		order := []string{"", "numbering", "punctuation", "script", "damage", "slot", "wording"}
		rank := func(s string) int {
			for i, o := range order {
				if o == s {
					return i
				}
			}
			return -1
		}
		for _, e := range edits {
			if rank(string(e.Class)) > rank(class) {
				class = string(e.Class)
			}
			switch core := strings.TrimSpace(e.Old + e.New); {
			case e.Op == diff.Equal:
				b.WriteString(e.New)
			case e.Op == diff.Delete:
				b.WriteString(strings.Replace(e.Old, core, "[-"+core+"-]", 1))
			default:
				b.WriteString(strings.Replace(e.New, core, "{+"+core+"+}", 1))
			}
		}
		got := strings.NewReplacer("-] {+", "-]{+", " {+", "{+", " [-", "[-").Replace(corpus.StripMarkup(b.String()))
		want := strings.NewReplacer(" {+", "{+", " [-", "[-").Replace(c.want)
		if got != want || class != c.class {
			t.Errorf("%s:\n got %s (%s)\nwant %s (%s)", c.reason, got, class, want, c.class)
		}
	}
}

// read makes a statement whose first clause is the text.
func read(t *testing.T, text string) *corpus.Statement {
	t.Helper()
	s, err := corpus.Read("-", []byte(text), corpus.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}
