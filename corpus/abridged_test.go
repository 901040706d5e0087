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
		{"Joint Statement" + body + "The two sides agreed on what follows, and will carry it out in the years to come:", "mid-sentence", "a list that is missing"},
		{"联合声明\n\n双方在韦尔马会晤。\n\n双方感谢东道主。\n\n双方将再次会晤。\n\n双方同意修复塔尔斯河上的大桥，开放海峡，扩大两国港口之间的贸易和人员往来，并就此；", "mid-sentence", "a Chinese sentence that goes on"},
		{"Joint Statement" + body + "They agreed to meet.\n\n(more)", `"(more)"`, "the sign of a press agency"},
		{"Joint Statement" + body + "They agreed to meet.\n\n- more -", `"- more -"`, "the same between dashes"},
		{"Joint Statement" + body + "They agreed to meet.\n\nContinued on page 2", `"Continued on page 2"`, "a newspaper"},
		{"Joint Statement" + body + "They agreed to meet… Read more »", `Read more`, "the beginning of a text, above a link to it"},
		{"联合声明\n\n双方重申友谊。双方愿修复大桥。\n\n（未完待续）", `（未完待续）`, "Chinese, to be continued"},
		{"联合声明\n\n双方重申友谊。双方愿修复大桥。（下转第二版）", `下转第二版`, "a Chinese newspaper"},
		{"Заявление\n\nСтороны встретились в Вельмаре. Стороны открыли мост.\n\nПродолжение следует", `"Продолжение следует"`, "Russian, to be continued"},
		{"Заявление\n\nСтороны встретились в Вельмаре. Стороны открыли мост.\n\nЧитать далее", `читать далее`, "the link under the first half, in Russian"},
		{"Заявление\n\nСтороны встретились в Вельмаре. Стороны открыли мост.\n\nПродолжение на стр. 3", "3", "a Russian newspaper"},
		{"Joint Statement" + body + "They agreed to meet.\n\nPage 1 of 3", `"Page 1 of 3"`, "one page of three"},
		{"Joint Statement" + body + "They agreed to meet.\n\nhttps://a.example/statement 1/2", `1/2"`, "one page of two, as a browser prints it"},
		{"Joint Statement" + body + "Ministry of Arvenia | Page 1 of 3\n\nThey agreed to meet.\n\nMinistry of Arvenia | Page 2 of 3", `Page 2 of 3"`, "two pages of three"},
		{"Joint Statement" + body + "Page 1 of 3\n\nThey agreed to meet.\n\nPage 2 of 3", `Page 2 of 3"`, "two pages of three, whose numbers are taken out"},
		{"联合声明\n\n双方重申友谊。双方愿修复大桥。\n\n第1页 共3页", `第1页 共3页`, "one Chinese page of three"},
		{"Заявление\n\nСтороны встретились в Вельмаре. Стороны открыли мост.\n\nСтр. 1 из 2", `Стр. 1 из 2`, "one Russian page of two"},
		{"Joint Statement" + body + "- more -\n\nThey agreed to meet.\n\nPage 1 of 2\n\nThey left.\n\nPage 2 of 2", "", "all pages, and the sign at the foot of the first"},
		{"Joint Statement" + body + "They agreed to see page 1 of 3 of the treaty.", "", "a page that the sides speak of"},
		{"Joint Statement" + body + "They agreed to meet.\n\nMore", "", "the end of a menu"},
		{"Joint Statement" + body + "They agreed to do more.\n\nMore\n\nThey left.", "", "a heading of one word"},
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
