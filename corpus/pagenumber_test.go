package corpus

import (
	"strings"
	"testing"
)

func TestPageNumbers(t *testing.T) {
	for _, c := range []struct{ reason, text, want string }{
		{"a sentence goes on on the next page", "They agreed to\n\n- 1 -\n\nmeet in Velmar.\n\n- 2 -\n\nThey left.", "They agreed to meet in Velmar.\n\nThey left."},
		{"Chinese", "双方同意继续加强在贸易和能源领域的\n第1页 共2页\n合作。\n第2页 共2页\n双方反对战争。", "双方同意继续加强在贸易和能源领域的合作。\n\n双方反对战争。"},
		{"lines of one width stay lines", "The sides\nagreed to\n- 1 -\nmeet.\n- 2 -\nThey left.", "The sides\nagreed to\nmeet.\n\nThey left."},
		{"the first and the last line", "Page 1 of 2\nThey met.\nPage 2 of 2", "\nThey met.\n"},
		{"one alone may be anything", "They agreed to\n\n- 2 -\n\nmeet.", ""},
		{"numbers that do not count one by one", "One.\n- 2 -\nTwo.\n- 7 -\nThree.", ""},
		{"bare numbers are those of paragraphs", "1\nThey met.\n2\nThey left.", ""},
		{"an item begins the next page", "They agreed\n\n- 1 -\n\n(a) to meet\n\n- 2 -\n\n(b) to part.", "They agreed\n\n(a) to meet\n\n(b) to part."},
		{"the foot of a page and the head of the next", "They agreed to\n\n- 1 -\n\nPage 1\n\nmeet.\n\n- 2 -\n\n- 3 -\n\nPage 2\n\nThey left.", "They agreed to meet.\n\nThey left."},
		{"nothing else", "- 1 -\n- 2 -\nThey met.", "\nThey met."},
		{"a heading before the end of a page", "贸易\n\n— 1 —\n\n双方同意合作。\n\n— 2 —\n\n结束。", "贸易\n\n双方同意合作。\n\n结束。"},
	} {
		p := patch{from: c.text, to: c.text}
		p.apply(pageNumbers(c.text))
		if c.want == "" {
			c.want = c.text
		}
		if p.to != c.want {
			t.Errorf("%s:\ngot  %q\nwant %q", c.reason, p.to, c.want)
		}
	}
	// A statement has no such clause, and its repairs say so.
	s, err := Read("a.txt", []byte("Joint Statement of Arvenia and Kestria\n\nThey agreed to\n\n- 1 -\n\nmeet in Velmar.\n\n- 2 -\n\nThey left."), Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, cl := range s.Clauses {
		if strings.ContainsAny(s.String(cl.Span), "12") {
			t.Errorf("clause %q", s.String(cl.Span))
		}
	}
	if len(s.Repairs) != 2 || s.Repairs[0].Rule != rulePage {
		t.Errorf("repairs %+v", s.Repairs)
	}
}
