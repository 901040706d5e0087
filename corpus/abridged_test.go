package corpus

import (
	"strings"
	"testing"
)

func TestWarnAbridged(t *testing.T) {
	const body = "\n\nThe two sides met at Velmar. They agreed to open the strait.\n\nThey will meet again.\n\nThey thanked the hosts.\n\n"
	for _, c := range []struct{ text, want, reason string }{
		{"Joint Statement (excerpts)" + body + "Done.", `"excerpts"`, "in the title"},
		{"Joint Statement" + body + "[…]\n\nThey parted as friends.", `"[…]"`, "a passage left out"},
		{"Joint Statement" + body + "They opened [...] the port.", `"[...]"`, "inside a sentence"},
		{"Joint Statement" + body + "They parted.\n\nRead more", `"read more"`, "the link under the first half"},
		{"Joint Statement" + body + "The two sides agreed that the bridge over the Tals will be repaired and", `"… als will be repaired and"`, "broken off after a word that needs another"},
		{"Joint Statement" + body + "The two sides agreed that the bridge over the Tals will be repaired in the co…", "mid-sentence", "broken off with dots"},
		{"Совместное заявление (печатается с сокращениями)\n\nСтороны встретились в Вельмаре. Стороны открыли мост.", `"с сокращениями"`, "Russian publishers"},
		{"联合声明（节选）\n\n双方重申友谊。双方愿修复大桥。", `"(节选`, "Chinese publishers, in the title"},
		{"联合声明\n\n双方重申友谊。（略）双方愿修复大桥。", `"(略)"`, "in the text"},
		{"联合声明\n\n双方重申友谊。双方愿修复大桥。\n\n（内容有删减）", `"内容有删减"`, "under the text"},
		{"Joint Statement" + body + "The two sides agreed that the bridge over the Tals will be repaired", "", "a full stop that is missing is no cut"},
		{"Joint Statement" + body + "They noted the abridged report on the strait.", "", "a report that is abridged"},
		{"联合声明\n\n双方发布报告摘要。双方愿修复大桥。", "", "a summary that the sides speak of"},
		{"Joint Statement" + body + "They agree… and leave.", "", "dots inside"},
	} {
		s, err := Read("-", []byte(c.text), Options{})
		if err != nil {
			t.Fatal(err)
		}
		got := strings.Join(s.Warnings, "\n")
		if c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s: warnings %q, want %q", c.reason, got, c.want)
		}
	}
}

func TestWarnRedlined(t *testing.T) {
	for _, c := range []struct {
		text, reason string
		want         bool
	}{
		{"The Council met in DecemberJanuary. The two sides will shall open the strait. They reaffirm their support for peace reaffirm their support for dialogue. " +
			"Each side may must inform the other.", "months, modal verbs and a phrase of which one word changed", true},
		{"The two sides shallwill open the strait. They agreedagree to strengthenstrengthening trade.", "forms of one word without a space", true},
		{"Стороны поддерживаютподдерживали мир. Они договорятсядоговорят о торговле и выступятвыступят о нём. Они откроюоткроют порт.", "Russian forms without a space", true},
		{"The archers' couscous and beriberi, their people-to-people and face-to-face talks, hand-in-hand, their atolls and thereof, cannot become a mayhem.", "words that look like two", false},
		{"双方将继续坚定支持彼此核心利益将继续坚定支持彼此重大利益。双方愿共同维护海峡和平安全愿共同维护海峡和平稳定。双方同意不断深化港口务实合作同意不断深化港口全面合作。", "Chinese phrases side by side", true},
		{"The two sides will open the strait. They reaffirm their support for peace and their support for dialogue. They may, must they, inform the other.",
			"likeness in lists, and punctuation between", false},
		{"That that is, is. They had had enough. Peace, peace, peace.", "the same word twice", false},
	} {
		s, err := Read("-", []byte(c.text), Options{})
		if err != nil {
			t.Fatal(err)
		}
		n, example := s.redlined()
		if got := strings.Contains(strings.Join(s.Warnings, "\n"), "lost its marks"); got != c.want {
			t.Errorf("%s: %d places (%q), warnings %q", c.reason, n, example, s.Warnings)
		}
	}
}
