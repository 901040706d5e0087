package corpus

import "testing"

func TestLanguage(t *testing.T) {
	for _, c := range []struct{ reason, text, want string }{
		{"simplified", "双方同意继续维护和平", "zh-Hans"},
		{"traditional", "雙方同意繼續維護和平", "zh-Hant"},
		{"traditional by machine, some simplified left", "雙方同意繼續維護和平，深化关系，加強協調", "zh-Hant"},
		{"characters of both scripts only", "和平", "zh-Hans"},
		{"Chinese with Latin names", "双方同意 Arvenia 继续维护和平", "zh-Hans"},
		{"English", "The two sides agree", "en"},
		{"English with one Chinese word", "The two sides agree on 提法 in every text", "en"},
		{"Russian", "Стороны договорились", "ru"},
		{"Russian with Latin names", "Стороны договорились в Velmar", "ru"},
		{"figures only", "2024, 16.05", "und"},
		{"nothing", "", "und"},
	} {
		if got := Language(c.text); got != c.want {
			t.Errorf("%s: %q, not %q", c.reason, got, c.want)
		}
	}
}
