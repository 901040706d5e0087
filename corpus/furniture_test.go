package corpus

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFurniture(t *testing.T) {
	for _, c := range []struct{ reason, line, want string }{
		{"Chinese licence", "网络文化经营许可证：12003", "licence number"},
		{"Chinese licence, traditional", "網警備案號:4501", "licence number"},
		{"Chinese copyright", "新海网版权所有", "copyright notice"},
		{"English copyright", "© 2024 Newsa. All rights reserved.", "copyright notice"},
		{"Russian copyright", "Все права защищены.", "copyright notice"},
		{"contact", "举报电话：0771", "contact line"},
		{"log-in", "登录", "log-in or sign-up text"},
		{"Russian log-in", "Войти", "log-in or sign-up text"},
		{"share link", "分享到", "share or print link"},
		{"English share link", "Share", "share or print link"},
		{"Russian print link", "Версия для печати", "share or print link"},
		{"navigation", "首页", "navigation"},
		{"English navigation", "Next Post", "navigation"},
		{"credit", "责任编辑：某某", "credit line"},
		{"cookies", "This site uses cookies.", "cookie notice"},
		{"a rule", "* * *", "no words"},
		{"a long rule", "————————", "no words"},

		{"share line", "Share: Facebook Twitter", "share or print link"},
		{"credit of an English page", "Published: 12 March 2031, 10:20", "credit line"},
		{"menu on one line", "Президент События Документы Контакты", "navigation"},
		{"menu on one line, a word of it unknown", "News Events Ferries Contact", "navigation"},
		{"way to the page, with arrows", "Главная → Документы → Совместное заявление", "navigation"},
		{"way to the page, with quotation marks", "Новости » Мир » Совместное заявление", "navigation"},
		{"way to the page, short", "Documents > Joint Statement of Arvenia and Kestria", "navigation"},
		{"way to the page, long", "Home > Documents > Joint Statement of the Republic of Arvenia and the Republic of Kestria on the Future of the Gray Strait and of the Ferries That Cross It", "navigation"},
		{"head of further reading", "You may also like", "related links"},
		{"the same in Chinese", "延伸阅读：", "related links"},
		{"notice that is a sentence", "本网站内容版权所有，未经书面授权禁止使用。", "copyright notice"},

		{"a sentence", "The sides agree.", ""},
		{"a sentence about reading", "They will read more of each other's books.", ""},
		{"a sentence about a view", "The two sides share this view.", ""},
		{"a sentence about licences", "双方将简化渔业许可证发放。", ""},
		{"a sentence about payment", "双方将推动二维码支付。", ""},
		{"a sentence about collections", "双方将开展文物收藏合作。", ""},
		{"a sentence about sharing", "分享捕捞经验。", ""},
		{"a sentence about rights", "They will protect copyright.", ""},
		{"a heading on satellites", "导航卫星", ""},
		{"a heading of few words of menus", "News and Events", ""},
		{"a heading that shares a word", "Shared Prosperity", ""},
		{"a Chinese heading that shares a word", "首要任务", ""},
		{"a statement about copyright, too long for a notice", "The two sides will strengthen the protection of copyright on both shores of the strait and will share their experience with courts and customs.", ""},
	} {
		if got := furniture(c.line); got != c.want {
			t.Errorf("%s: %q is %q, not %q", c.reason, c.line, got, c.want)
		}
	}
}

func TestDropped(t *testing.T) {
	const page = "首页\n\n阿凯联合声明\n\n双方同意合作。\n\n双方保护版权所有人的利益，打击盗版。\n\n* * *\n\n双方愿继续合作。\n\n备案号：4501\n\n登录"
	drop := func(s *Statement) (out []string) {
		for _, d := range s.Dropped {
			out = append(out, d.Reason+": "+s.String(d.Span))
		}
		return out
	}
	s := read(t, page)
	want := []string{"navigation: 首页", "no words: * * *", "licence number: 备案号：4501", "log-in or sign-up text: 登录"}
	if diff := cmp.Diff(want, drop(s)); diff != "" {
		t.Errorf("dropped:\n%s", diff)
	}
	if s.Title != "阿凯联合声明" {
		t.Errorf("title %q", s.Title)
	}
	if !slices.ContainsFunc(s.Clauses, func(c Clause) bool {
		return s.String(c.Span) == "双方保护版权所有人的利益，打击盗版。"
	}) {
		t.Error("a sentence about copyright inside the body was dropped")
	}
	all, err := Read("-", []byte(page), Options{KeepAll: true})
	if err != nil {
		t.Fatal(err)
	}
	if got := drop(all); got != nil {
		t.Errorf("KeepAll dropped %q", got)
	}
	if err := all.broken([]byte(page), ""); err != nil {
		t.Error(err)
	}
}

// TestMenus reads pages that were saved as text: what stands around the
// statement goes, each line listed, and nothing of the statement does.
func TestMenus(t *testing.T) {
	const english = "Joint Statement of Arvenia and Kestria\n\nThe two sides will open the harbour.\n\nFor the Republic of Arvenia\n\n"
	for _, c := range []struct{ reason, page, want string }{
		{"a Chinese page, its last link ending in a colon", "首页\n新闻\n政策\n资料中心\n当前位置：首页 > 要闻 > 正文\n阿凯联合声明\n来源：新海社 【字体：大 中 小】\n双方同意合作。\n二〇三一年五月十六日于洛瓦尔\n责任编辑：某某\n相关稿件\n外长会见群岛特使\n友情链接：\n地方政府网站\n主办单位：阿维尼亚外交部",
			"阿凯联合声明|双方同意合作。|二〇三一年五月十六日于洛瓦尔"},
		{"a Russian page", "Президент\nСобытия\nКомиссии и советы\nДокументы\nГлавная → События → Новости\nСовместное заявление Арвении и Кестрии\nВерсия для печати\nСтороны договорились о мире.\nСмотрите также\nПереговоры по рыболовству\nКонтакты\nКарта сайта",
			"Совместное заявление Арвении и Кестрии|Стороны договорились о мире."},
		{"an English page", "Home\nAbout\nTreaties\nCareers\n\n" + english + "Tags\nBilateral relations\nShare this page\nAbout us\nNo FEAR Act\nAccessibility",
			"Joint Statement of Arvenia and Kestria|The two sides will open the harbour.|For the Republic of Arvenia"},
		{"the same as a list of Markdown", "• Home\n\n• About\n\n• Treaties\n\n• Careers\n\n" + english,
			"Joint Statement of Arvenia and Kestria|The two sides will open the harbour.|For the Republic of Arvenia"},
		{"further reading without an imprint, a headline that asks among it", english + "Velmar, 3 May 2031\nRead also\nA bridge at last?\nTalks on herring open on 2 April 2031\nJoint Statement with the Islands",
			"Joint Statement of Arvenia and Kestria|The two sides will open the harbour.|For the Republic of Arvenia|Velmar, 3 May 2031"},
		{"further reading inside the text stays", english + "Read also\nA bridge at last?\nThe two sides will open the bridge.",
			"Joint Statement of Arvenia and Kestria|The two sides will open the harbour.|For the Republic of Arvenia|Read also|A bridge at last?|The two sides will open the bridge."},
		{"where and when under further reading stays", english + "Read also\nFerry timetable\nVelmar, 3 May 2031",
			"Joint Statement of Arvenia and Kestria|The two sides will open the harbour.|For the Republic of Arvenia|Velmar, 3 May 2031"},
		{"sentences that begin as menus and notices do", english + "Home affairs ministers will meet in spring.\nPrint media will be free.\nCopyright will be protected.\nГлавная цель Сторон — мир.\n首页由双方确定。\n许可证由双方发放。\nSource: The Velmar Herald.\nSubscribe to our newsletter.\n版权所有。",
			"Joint Statement of Arvenia and Kestria|The two sides will open the harbour.|For the Republic of Arvenia|Home affairs ministers will meet in spring.|Print media will be free.|Copyright will be protected.|Главная цель Сторон — мир.|首页由双方确定。|许可证由双方发放。"},
		{"one word is a heading", "News\n\n" + english, "News|Joint Statement of Arvenia and Kestria|The two sides will open the harbour.|For the Republic of Arvenia"},
		{"a day and a document behind the links stay", english + "Tags\nTreaties\nMay 16, 2031\nAnnex to the Agreement\nAbout us\nFOIA",
			"Joint Statement of Arvenia and Kestria|The two sides will open the harbour.|For the Republic of Arvenia|May 16, 2031|Annex to the Agreement"},
		{"signatures under no list of links stay", english + "Foreign Minister\nA. Lorn\nMinistry of Fisheries", "Joint Statement of Arvenia and Kestria|The two sides will open the harbour.|For the Republic of Arvenia|Foreign Minister|A. Lorn|Ministry of Fisheries"},
	} {
		var got []string
		s := read(t, c.page)
		for i := range s.Clauses {
			got = append(got, s.String(s.Clauses[i].Span))
		}
		if diff := cmp.Diff(c.want, strings.Join(got, "|")); diff != "" {
			t.Errorf("%s:\n%s", c.reason, diff)
		}
	}
}
