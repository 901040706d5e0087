package diff_test

import (
	"slices"
	"strings"
	"testing"

	"tifa/align"
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
			"双方于[-2021年4月20日-]{+2023年5月16日+}会晤。", "slot"},
		{"only a numeral in letters differs", "at least forty-eight hours in advance", "at least seventy-two hours in advance",
			"at least [-forty-eight-]{+seventy-two+} hours in advance", "slot"},
		{"traditional against simplified is script, not wording", "雙方堅決反對。", "双方坚决反对。", "双方坚决反对。", "script"},
		{"quotation marks are punctuation", `the “Parties” agree`, `the "Parties" agree`, `the "Parties" agree`, "punctuation"},
		{"a comma that moves never makes a word look changed", "We will promote trade and, where possible, investment.", "We will promote trade, and where possible, investment.",
			"We will promote trade{+,+} and[-,-] where possible, investment.", "punctuation"},
		{"between two rewritten phrases two chance words are no kept text", "We remain committed to a ban on whaling and seek new talks.", "They have agreed on a ban of fishing gear without any talks.",
			"[-We remain committed to a ban on whaling and seek new-]{+They have agreed on a ban of fishing gear without any+} talks.", "wording"},
		{"a kept passage of three words stands", "We firmly condemn armed attacks on merchant ships near the islands.", "Both leaders strongly deplore armed attacks on merchant ships in southern waters.",
			"[-We firmly condemn-]{+Both leaders strongly deplore+} armed attacks on merchant ships [-near the islands-]{+in southern waters+}.", "wording"},
		{"a word between two insertions was never struck", "a strait open to trade", "a free strait open and safe to trade",
			"a {+free+} strait open {+and safe+} to trade", "wording"},
		{"one adjective for another, twice, is two changes", "отношения равного партнерства и доброго соседства двух стран", "отношения полного партнерства и прочного соседства двух стран",
			"отношения [-равного-]{+полного+} партнерства и [-доброго-]{+прочного+} соседства двух стран", "wording"},
		{"a passage that went between equal openings is struck from one opening to the next", "双方坚持平等，坚持互利。", "双方坚持平等，坚持合作共赢，坚持互利。",
			"双方坚持平等，{+坚持合作共赢，+}坚持互利。", "wording"},
		{"names change places and what they do is kept", "Chancellor Ostrev thanked President Moreth for the reception.", "President Moreth thanked Chancellor Ostrev for the reception.",
			"[-Chancellor Ostrev-]{+President Moreth+} thanked [-President Moreth-]{+Chancellor Ostrev+} for the reception.", "slot"},
		{"a particle that came stays visible", "加大对渔业支持力度", "加大对渔业的支持力度", "加大对渔业{+的+}支持力度", "wording"},
		{"two dates that only a preposition parts are read as one", "They met from 14 to 16 May 2021 in Tarsk.", "They met from 3 to 5 June 2023 in Tarsk.",
			"They met from [-14 to 16 May 2021-]{+3 to 5 June 2023+} in Tarsk.", "slot"},
		{"a figure takes the word with it that counts it, in figures or not", "双方于二〇二一年会晤三次。", "双方于二〇二三年会晤五次。",
			"双方于[-二〇二一年-]{+二〇二三年+}会晤[-三次-]{+五次+}。", "slot"},
		{"a capital inside a clause is wording to a lawyer", "as agreed by the parties", "as agreed by the Parties", "as agreed by the [-parties-]{+Parties+}", "wording"},
		{"a capital at the start is not", "the sides agree", "The sides agree", "The sides agree", "punctuation"},
		{"a new number in front is renumbering", "3. The sides agree.", "4. The sides agree.", "4. The sides agree.", "numbering"},
		{"formatting tags are nobody's wording", "The <b>two</b> sides agree.", "The two sides agree.", "The two sides agree.", ""},
	} {
		edits := diff.Read(read(t, c.old), read(t, c.new), align.Pair{Old: []int{0}, New: []int{0}}).Edits
		class := ""
		order := []string{"", "numbering", "punctuation", "script", "damage", "slot", "order", "wording"}
		for _, e := range edits {
			if slices.Index(order, string(e.Class)) > slices.Index(order, class) {
				class = string(e.Class)
			}
		}
		if got := marked(edits); got != tight.Replace(c.want) || class != c.class {
			t.Errorf("%s:\n got %s (%s)\nwant %s (%s)", c.reason, got, class, c.want, c.class)
		}
	}
}

// tight takes out the spaces between marks, which belong to what they follow.
var tight = strings.NewReplacer("-] {+", "-]{+", " {+", "{+", " [-", "[-")

// marked writes edits down.
func marked(edits []diff.Edit) string {
	var b strings.Builder
	for _, e := range edits {
		switch core := strings.TrimSpace(e.Old + e.New); {
		case e.Op == diff.Equal:
			b.WriteString(e.New)
		case e.Op == diff.Delete:
			b.WriteString(strings.Replace(e.Old, core, "[-"+core+"-]", 1))
		default:
			b.WriteString(strings.Replace(e.New, core, "{+"+core+"+}", 1))
		}
	}
	return tight.Replace(corpus.StripMarkup(b.String()))
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
