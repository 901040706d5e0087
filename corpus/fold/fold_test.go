package fold

import "testing"

func TestString(t *testing.T) {
	for _, c := range []struct{ reason, text, want string }{
		{"traditional", "維護聯合國", "维护联合国"},
		{"many to one", "發頭髮", "发头发"},
		{"variant", "爲羣衆", "为群众"},
		{"radical for character", "⽂", "文"},
		{"full width", "Ａ１（）％", "A1()%"},
		{"ideographic space", "a\u3000b", "a b"},
		{"quotes", "“a” «b» 「c」 „d‟", `"a" "b" "c" "d"`},
		{"apostrophes", "state’s", "state's"},
		{"hyphens", "long‑term −5", "long-term -5"},
		{"dashes", "a – b — c ― d", "a — b — c — d"},
		{"points in names", "弗・弗•普", "弗·弗·普"},
		{"brackets", "【a】〔b〕", "[a][b]"},
		{"vertical forms", "︗a︘", "[a]"},
		{"full stop", "好。", "好."},
		{"Chinese zero as a circle", "二○二四", "二〇二四"},
		{"ё", "Ёлка ещё", "Елка еще"},
		{"й stays", "Краткий", "Краткий"},
		{"soft hyphen and zero width", "pro\u00adpo\u200bsal\ufeff", "proposal"},
		{"ligature and fraction", "ﬁve ½", "five 1⁄2"},
		{"half width kana and sound mark", "ｶﾞ", "カ\u3099"},
		{"case stays", "Parties parties", "Parties parties"},
		{"nothing", "", ""},
	} {
		if got := String(c.text); got != c.want {
			t.Errorf("%s: %q is %q, not %q", c.reason, c.text, got, c.want)
		}
	}
}

func TestOf(t *testing.T) {
	got := Of("a\u00ad½維")
	want := []int{0, 3, 3, 3, 5, 8} // a, 1, ⁄, 2, 维, end; the soft hyphen at 1 is gone
	if string(got.Runes) != "a1⁄2维" || len(got.At) != len(want) {
		t.Fatalf("%q %v", string(got.Runes), got.At)
	}
	for i := range want {
		if got.At[i] != want[i] {
			t.Errorf("rune %d comes from byte %d, not %d", i, got.At[i], want[i])
		}
	}
}

func TestScript(t *testing.T) {
	for _, c := range []struct {
		reason      string
		r           rune
		trad, simpl bool
	}{
		{"traditional only", '維', true, false},
		{"simplified only", '维', false, true},
		{"both", '和', false, false},
		{"simplified that traditional texts use as well", '后', false, false},
		{"no Han", 'a', false, false},
	} {
		if IsTraditional(c.r) != c.trad || IsSimplified(c.r) != c.simpl {
			t.Errorf("%s: %q: traditional %v, simplified %v", c.reason, c.r, IsTraditional(c.r), IsSimplified(c.r))
		}
	}
}
