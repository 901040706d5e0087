package diff

import (
	"strings"
	"testing"

	"tifa/align"
	"tifa/corpus"
	"tifa/corpus/sample"
)

func copyOf(t testing.TB, text string) *corpus.Statement {
	t.Helper()
	s, err := corpus.Read("copy.txt", []byte(text), corpus.Options{Encoding: "utf-8"})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// unlawful returns which law of Collation c breaks, "" when it keeps them all.
func unlawful(c *Collation) string {
	seenA, seenB := make([]int, len(c.A.Clauses)), make([]int, len(c.B.Clauses))
	for _, p := range c.Places {
		var a, b strings.Builder
		for _, r := range p.Readings {
			a.WriteString(r.A)
			b.WriteString(r.B)
			if (r.Best == Neither) != (r.Rule == "") || r.Agreed() && r.Best != Neither {
				return "a proposal without a rule, or where the copies agree"
			}
		}
		if a.String() != Text(c.A, p.Old) || b.String() != Text(c.B, p.New) {
			return "the readings of " + a.String() + " | " + b.String() + " do not rebuild the clauses"
		}
		for _, i := range p.Old {
			seenA[i]++
		}
		for _, i := range p.New {
			seenB[i]++
		}
	}
	for _, seen := range [][]int{seenA, seenB} {
		for _, n := range seen {
			if n != 1 {
				return "a clause is not in one place"
			}
		}
	}
	return ""
}

func TestCollate(t *testing.T) {
	const sound = "Joint Statement\n\n1. The two sides will open the “Tals” strait to all ships.\n\n2. They oppose piracy in all its forms.\n\n3. They thanked the hosts."
	for _, c := range []struct {
		from, to string // what copy B has otherwise
		a, b     string // the variant
		class    Class
		best     Witness
		reason   string
	}{
		{"strait", "straits", "strait", "straits", Wording, Neither, "two sound copies: nobody can tell"},
		{"“Tals”", "\"Tals\"", "“", "\"", Punctuation, Neither, "quotation marks"},
		{"ships", "shi\uFFFDs", "ships", "shi\uFFFDs", Damaged, CopyA, "a damaged word that fits"},
		{"piracy", "[…]", "piracy", "[…]", Wording, CopyA, "dots for wording"},
		{"\n\n3. They thanked the hosts.", "", "3. They thanked the hosts.", "", Wording, CopyA, "the end is missing"},
		{"2. They oppose piracy in all its forms.\n\n", "", "2. They oppose piracy in all its forms.", "", Wording, Neither, "a clause is missing amid others"},
	} {
		other := strings.Replace(sound, c.from, c.to, 1)
		for _, swap := range []bool{false, true} {
			a, b, x, y, best := copyOf(t, sound), copyOf(t, other), c.a, c.b, c.best
			if swap {
				a, b, x, y = b, a, y, x
				if best == CopyA {
					best = CopyB
				}
			}
			col := Collate(a, b, align.Aligner{})
			if broken := unlawful(col); broken != "" {
				t.Errorf("%s: %s", c.reason, broken)
			}
			found := false
			for _, p := range col.Places {
				for _, r := range p.Readings {
					if !r.Agreed() && strings.TrimSpace(r.A) == x && strings.TrimSpace(r.B) == y {
						found = true
						if r.Class != c.class || r.Best != best {
							t.Errorf("%s: %q | %q is %s, best %q by %q; want %s, %q", c.reason, r.A, r.B, r.Class, r.Best, r.Rule, c.class, best)
						}
					}
				}
			}
			if !found {
				t.Errorf("%s: no variant %q | %q in %+v", c.reason, x, y, col.Places)
			}
		}
	}
}

// TestCollateLaws holds successive statements, which differ in everything, to
// the laws, and a copy to having no variant from itself.
func TestCollateLaws(t *testing.T) {
	for _, lang := range sample.Langs {
		dates := sample.Dates(lang)
		for i, date := range dates {
			s, err := sample.Open(date, lang)
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range Collate(s, s, align.Aligner{}).Places {
				for _, r := range p.Readings {
					if !r.Agreed() {
						t.Errorf("%s.%s beside itself: %+v", date, lang, r)
					}
				}
			}
			if i > 0 {
				before, err := sample.Open(dates[i-1], lang)
				if err != nil {
					t.Fatal(err)
				}
				if broken := unlawful(Collate(before, s, align.Aligner{})); broken != "" {
					t.Errorf("%s.%s: %s", date, lang, broken)
				}
			}
		}
	}
}

func TestFillsHoles(t *testing.T) {
	for _, c := range []struct {
		damaged, whole string
		want           bool
		reason         string
	}{
		{"gro\uFFFDartig", "großartig", true, "one character"},
		{"\uFFFD\uFFFDips", "ships", true, "at the beginning"},
		{"shi\uFFFD\uFFFD", "ships", true, "at the end"},
		{"合\uFFFD\uFFFD作", "合併作", true, "two U+FFFD for one character"},
		{"shi\uFFFD", "shipments", false, "more characters than the hole had room for"},
		{"a\uFFFDb", "a b", false, "white space is not lost"},
		{"ship", "ships", false, "no hole"},
		{"shi\uFFFDs", "strait", false, "what is left differs"},
	} {
		if got := fillsHoles(c.damaged, c.whole); got != c.want {
			t.Errorf("%s: %q for %q: %v", c.reason, c.whole, c.damaged, got)
		}
	}
}

func FuzzCollate(f *testing.F) {
	f.Add("1. The sides agree.\n\n2. They oppose […].", "1. The side\uFFFD agree.\n\n2. They oppose piracy.\n\n3. They met.")
	f.Add("双方重申友谊。双方愿合作。", "雙方重申友誼。（略）")
	f.Fuzz(func(t *testing.T, x, y string) {
		a, errA := corpus.Read("a.txt", []byte(x), corpus.Options{})
		b, errB := corpus.Read("b.txt", []byte(y), corpus.Options{})
		if errA != nil || errB != nil {
			return
		}
		if broken := unlawful(Collate(a, b, align.Aligner{})); broken != "" {
			t.Fatal(broken)
		}
	})
}
