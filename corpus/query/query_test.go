package query

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tifa/corpus"
	"tifa/corpus/units"
)

func statement(t *testing.T, text string) *corpus.Statement {
	t.Helper()
	s, err := corpus.Read("a.txt", []byte(text), corpus.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// found returns the words that a query finds, as printed.
func found(t *testing.T, s *corpus.Statement, query string, l Limit, exact bool) []string {
	t.Helper()
	q, err := Parse(query, exact)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, h := range q.Find(NewText(s, l, exact)) {
		c := s.Clauses[h.Clause]
		if h.Start < c.Start || h.End > c.End {
			t.Errorf("%s: %v lies outside its clause %v", query, h.Span, c.Span)
		}
		out = append(out, s.String(h.Span))
	}
	return out
}

func TestFind(t *testing.T) {
	for _, c := range []struct {
		reason, text, query string
		want                []string
	}{
		{"words in a row", "The sides can wait for a considerable period.", "considerable period", []string{"considerable period"}},
		{"not over another word", "The sides can wait for a considerable long period.", "considerable period", nil},
		{"whole words", "The impatient sides asked their patients.", "patient", nil},
		{"not over a comma, which changes what is said", "They seek peace, stability and trade.", "peace stability", nil},
		{"with the comma", "They seek peace, stability and trade.", "peace, stability", []string{"peace, stability"}},
		{"not over the end of a sentence", "They seek peace. Stability follows.", "peace stability", nil},
		{"in any case", "PEACE AND STABILITY come first. Peace And Stability last.", "peace and stability", []string{"PEACE AND STABILITY", "Peace And Stability"}},
		{"non-breaking hyphens and spaces", "The rate is 6‑1/2 percent until mid‑2013.", "6-1/2 percent", []string{"6‑1/2 percent"}},
		{"a hyphen for a space", "Their decision-making is joint.", "decision making", []string{"decision-making"}},
		{"a space for a hyphen", "Their decision making is joint.", "decision-making", []string{"decision making"}},
		{"quotation marks of any kind", "They call it a “partnership without ‘limits’”.", `partnership without limits`, []string{"partnership without ‘limits"}},
		{"an apostrophe of either kind", "They recognise each other’s papers.", "each other's papers", []string{"each other’s papers"}},
		{"soft hyphens and other signs nobody sees", "The part\u00adner\u200bship holds.", "partnership", []string{"partnership"}},
		{"several times in a row", "Never, never, never. No no no.", "no", []string{"No", "no", "no"}},
		{"a slash is no space", "They speak of war and/or peace.", "and or", nil},

		{"two Chinese characters, however words are cut", "双方愿加强合作社和工作合作。", "合作", []string{"合作", "合作"}},
		{"simplified finds traditional", "雙方堅決反對「臺獨」分裂行徑。", "反对台独", []string{"反對「臺獨"}},
		{"traditional finds simplified", "双方坚决反对任何封锁。", "堅決反對", []string{"坚决反对"}},
		{"full width", "双方签署２０２５年ＡＩ合作计划。", "2025年AI合作", []string{"２０２５年ＡＩ合作"}},
		{"Russian, ё for е", "Стороны подтверждают: всё остаётся открытым.", "остается открытым", []string{"остаётся открытым"}},

		{"* for an ending", "Uncertain times bring uncertainty and certainty.", "uncertain*", []string{"Uncertain", "uncertainty"}},
		{"* inside a word", "организации и организациями", "организаци*", []string{"организации", "организациями"}},
		{"* alone is one word", "the two sides, the sides, the other two sides", "the * sides", []string{"the two sides"}},
		{"* between Chinese characters", "双方深化务实合作，双方在各领域加强合作。", "双方*合作", []string{"双方深化务实合作"}},
		{"* at the end of Chinese says nothing", "双方深化务实合作。", "合作*", []string{"合作"}},
		{"a gap", "They resist all forms of protectionism.", "resist … protectionism", []string{"resist all forms of protectionism"}},
		{"three points for the gap", "They resist protectionism.", "resist ... protectionism", []string{"resist protectionism"}},
		{"the shortest gap", "They call on both sides and on all sides.", "call … sides", []string{"call on both sides"}},
		{"a gap of so many words", "call on sides, call on the sides, call on the two good sides", "call on <1-2> sides", []string{"call on the sides"}},
		{"a counted gap cuts no word", "war fare in", "war <1> in", []string{"war fare in"}},
		{"a counted gap cuts no word", "warfare in", "war <1> in", nil},
		{"a counted gap in Chinese", "反对一切霸权主义，反对霸权。", "反对<1-2>霸权", []string{"反对一切霸权"}},

		{"either", "Russia and Ukraine", "Russia|Ukraine", []string{"Russia", "Ukraine"}},
		{"the longer of two that overlap, once", "the Korean Peninsula", "Korean|Korean Peninsula", []string{"Korean Peninsula"}},
		{"a condition", "Rates stay. We are patient on policy. We are patient.", "patient & policy", []string{"patient"}},
		{"an exclusion", "The funds rate is 6-1/2 percent. Unemployment is 6-1/2 percent.", "6-1/2 percent & !funds rate", []string{"6-1/2 percent"}},
		{"an ampersand in a word is none", "Support for R&D grows.", "R&D", []string{"R&D"}},
		{"in quotation marks nothing is special", "They say a|b & c* today.", `"a|b & c*"`, []string{"a|b & c*"}},

		{"a regular expression", "Patient sides and patience", `/\bpatien(t|ce)\b/`, []string{"Patient", "patience"}},
		{"a regular expression of traditional characters finds simplified ones", "双方反对台独。", "/反對.獨/", []string{"反对台独"}},
		{"a regular expression or a phrase", "gaps and steps", "/g.ps/|steps", []string{"gaps", "steps"}},
		{"a slash in a regular expression", "and/or", `/and\/or/`, []string{"and/or"}},

		{"markup inside a phrase", "The <u>two</u> **sides** agree.", "two sides", []string{"two</u> **sides"}},
		{"not the number in front", "12. The sides agree on 12 points.", "12", []string{"12"}},
	} {
		if diff := cmp.Diff(c.want, found(t, statement(t, c.text), c.query, Limit{}, false)); diff != "" {
			t.Errorf("%s: %s in %s:\n%s", c.reason, c.query, c.text, diff)
		}
	}
}

func TestFindExact(t *testing.T) {
	s := statement(t, "The Parties agree. Third parties agree.")
	if diff := cmp.Diff([]string{"Parties"}, found(t, s, "Parties", Limit{}, true)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"parties"}, found(t, s, "/part[a-z]+/", Limit{}, true)); diff != "" {
		t.Error(diff)
	}
}

func TestLimit(t *testing.T) {
	s := statement(t, "Joint Statement\n\nThe Republic of Arvenia and the Federation of Kestria (hereinafter “the two sides”) declare as follows:\n\nI. Trade\n\nThe two sides will open the ports. The Arvenian side supports free ports.\n\nII. Security\n\nThe Kestrian side will keep the ports safe.\n")
	units.Reader{}.Read(s)
	for _, c := range []struct {
		reason string
		limit  Limit
		want   int
	}{
		{"all", Limit{}, 3},
		{"a section by its address", Limit{Section: "II"}, 1},
		{"a section by its heading", Limit{Section: "trade"}, 2},
		{"a section that is not there", Limit{Section: "Culture"}, 0},
		{"one party by name", Limit{Side: "kestria"}, 1},
		{"both", Limit{Side: "both"}, 1},
		{"a party in a section", Limit{Section: "I", Side: "Kestria"}, 0},
	} {
		if got := found(t, s, "ports", c.limit, false); len(got) != c.want {
			t.Errorf("%s: %q", c.reason, got)
		}
	}
}

func TestParseErrors(t *testing.T) {
	for query, want := range map[string]string{
		"":                             "holds no word",
		"…":                            "off the beginning",
		"a …":                          "off the end",
		"a|":                           "holds no word",
		"a & ":                         "holds no word",
		"/a":                           "no / at its end",
		"/a(/":                         "cannot be read",
		"/a*/":                         "matches nothing",
		`"a`:                           "not closed",
		"a <5-1> b":                    "out of range",
		"a <0-900> b":                  "out of range",
		"a <0-999999999> b":            "out of range",
		"a <0-99999999999999999999> b": "out of range",
		"!a":                           "only what is not to stand there",
		"& !a":                         "only what is not to stand there",
		"a <1> b & !c<0>":              "off the end",
		"/(((a{1000}){1000})/":         "cannot be read",
	} {
		if _, err := Parse(query, false); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want …%s…", query, err, want)
		}
	}
}

func TestParseList(t *testing.T) {
	qs, err := ParseList("watch.txt", strings.NewReader("\ufeff# what we watch\n\nUkraine: Kyiv|Kiev   # either\n统一：和平统一\nconsiderable period\n/a: b/\r\n\"c: d\"\nname=x|y\n"), false)
	if err != nil {
		t.Fatal(err)
	}
	var got [][2]string
	for _, q := range qs {
		got = append(got, [2]string{q.Label, q.Source})
	}
	want := [][2]string{{"Ukraine", "Kyiv|Kiev"}, {"统一", "和平统一"}, {"considerable period", "considerable period"}, {"/a: b/", "/a: b/"}, {`"c: d"`, `"c: d"`}, {"name", "x|y"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for text, want := range map[string]string{"# nothing\n": "w: holds no query", "a\n/b\n": "w:2: query"} {
		if _, err := ParseList("w", strings.NewReader(text), false); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// FuzzFind: no query and no text make it panic, and what is found lies in its
// clause, in order, without overlap.
func FuzzFind(f *testing.F) {
	for _, s := range [][2]string{
		{"resist … protectionism|open* & !x", "They resist all protectionism. Open ports."},
		{"双方*合作", "双方深化务实合作(zuò)。雙方「合作」"},
		{"/[а-я]+/", "Стороны ещё раз подтверждают."},
		{"a <0-3> b", "a, b a c b \u202e\x00\xff"},
	} {
		f.Add(s[0], s[1])
	}
	f.Fuzz(func(t *testing.T, query, text string) {
		q, err := Parse(query, false)
		if err != nil {
			return
		}
		s, err := corpus.Read("a.txt", []byte(text), corpus.Options{})
		if err != nil {
			return
		}
		end := -1
		for _, h := range q.Find(NewText(s, Limit{}, false)) {
			c := s.Clauses[h.Clause]
			if h.Start < c.Start || h.End > c.End || h.Start >= h.End || h.Start < end {
				t.Fatalf("%q in %q: %v in clause %v, after %d", query, text, h.Span, c.Span, end)
			}
			end = h.End
		}
	})
}
