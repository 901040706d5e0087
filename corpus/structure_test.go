package corpus

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// listing writes a statement as lines "address role text", bodies cut short.
func listing(s *Statement) []string {
	var out []string
	for i := range s.Clauses {
		c := &s.Clauses[i]
		text := []rune(s.Plain(c))
		if (c.Role == Body || c.Role == Preamble) && len(text) > 12 {
			text = append(text[:12], '…')
		}
		out = append(out, c.ID+" "+string(c.Role)+" "+string(text))
	}
	return out
}

// long is running text, as it stands below a heading.
const (
	longEN = "The two sides reaffirm that the waters of the strait remain open to the ships of every nation, and that disputes over them are settled by talks and by talks alone."
	longZH = "双方重申，海峡水域对各国船只保持开放，有关争端应当通过对话协商解决，反对任何一方使用武力或者以武力相威胁。"
	longRU = "Стороны подтверждают, что воды пролива остаются открытыми для судов всех государств, а споры решаются только путем переговоров, без угроз и без давления."
)

// TestHeadings lists the headings of texts: "label|level|title".
func TestHeadings(t *testing.T) {
	en, zh, ru := "\n\n"+longEN+"\n\n", "\n\n"+longZH+"\n\n", "\n\n"+longRU+"\n\n"
	for _, c := range []struct {
		reason, text string
		want         []string
	}{
		{"Han number alone", "声明" + zh + "一" + zh + "二" + zh, []string{"一|1|", "二|1|"}},
		{"Han number with title", "声明" + zh + "一、贸易" + zh + "二、航运" + zh, []string{"一|1|贸易", "二|1|航运"}},
		{"two levels", "声明" + zh + "一、贸易" + zh + "（一）港口" + zh + "（二）关税" + zh + "二、航运" + zh,
			[]string{"一|1|贸易", "一-一|2|港口", "一-二|2|关税", "二|1|航运"}},
		{"brackets outside, numbers inside", "声明" + zh + "（一）贸易" + zh + "一、港口" + zh + "二、关税" + zh + "（二）航运" + zh,
			[]string{"一|1|贸易", "一-一|2|港口", "一-二|2|关税", "二|1|航运"}},
		{"numbers inside numbers of the same form", "声明" + zh + "一、贸易" + zh + "二、航运" + zh + "一、渔业" + zh + "二、海关" + zh + "三、文化" + zh,
			[]string{"一|1|贸易", "二|1|航运", "二-一|2|渔业", "二-二|2|海关", "二-三|2|文化"}},
		{"the outer number goes on", "声明" + zh + "一、贸易" + zh + "二、航运" + zh + "一、渔业" + zh + "二、海关" + zh + "三、港口" + zh + "四、气象" + zh + "三、文化" + zh,
			[]string{"一|1|贸易", "二|1|航运", "二-一|2|渔业", "二-二|2|海关", "二-三|2|港口", "二-四|2|气象", "三|1|文化"}},
		{"parts", "声明" + zh + "第一部分 贸易" + zh + "第二部分 航运" + zh, []string{"一|1|贸易", "二|1|航运"}},
		{"chapters hold articles that count on", "声明" + zh + "第一章 总则" + zh + "第一条" + zh + "第二条" + zh + "第二章 航运" + zh + "第三条" + zh,
			[]string{"一|1|总则", "一-一|2|", "一-二|2|", "二|1|航运", "二-三|2|"}},
		{"heading glued by its stop", "声明" + zh + "一、加强贸易往来。" + longZH + "\n\n二、扩大航运合作。" + longZH, []string{"一|1|加强贸易往来", "二|1|扩大航运合作"}},
		{"a stop inside a tag is none", "联合声明\n双方同意加强合作。\n一、<b title=\"。\">加强协调，\n双方将加强合作。", nil},
		{"a heading glued by the stop behind its tag", "声明" + zh + "一、<b title=\"。\">加强协调</b>。" + longZH, []string{"一|1|加强协调"}},
		{"a series that begins again stands on its level", "声明" + strings.Repeat(zh+"一、贸易"+zh+"二、航运"+zh+"三、渔业", 3) + zh,
			[]string{"一|1|贸易", "二|1|航运", "三|1|渔业", "一(2)|1|贸易", "二(2)|1|航运", "三(2)|1|渔业", "一(3)|1|贸易", "二(3)|1|航运", "三(3)|1|渔业"}},
		{"two headings in turn", "Statement" + strings.Repeat(en+"I. Trade"+en+"II. Shipping", 2) + en, []string{"I|1|Trade", "II|1|Shipping", "I(2)|1|Trade", "II(2)|1|Shipping"}},
		{"nothing stands below the fifth level", "声明" + zh + "第一编 总则" + zh + "第一节 贸易" + zh + "第一条 港口" + zh + "一、渔业" + zh + "（一）海关" + zh + "I. 文化" + zh + "（一）气象" + zh,
			[]string{"一|1|总则", "一-一|2|贸易", "一-一-一|3|港口", "一-一-一-一|4|渔业", "一-一-一-一-一|5|海关", "一-一-一-一-I|5|文化", "一-一-一-一-一(2)|5|气象"}},
		{"ordinals without a stop", "声明" + zh + "第一，扩大贸易，开放港口" + zh + "第二，发展航运" + zh, []string{"一|1|扩大贸易，开放港口", "二|1|发展航运"}},
		{"plain Chinese", "声明" + zh + "贸易和航运" + zh, []string{"§1|1|贸易和航运"}},
		{"last words after a salutation", "声明" + zh + "一、贸易" + zh + "结束语\n\n各位代表！" + zh, []string{"一|1|贸易", "§1|1|结束语"}},

		{"Roman numbers", "Statement" + en + "I. Trade" + en + "II. Shipping" + en, []string{"I|1|Trade", "II|1|Shipping"}},
		{"Roman numbers alone", "Заявление" + ru + "I" + ru + "II" + ru, []string{"I|1|", "II|1|"}},
		{"decimal numbers", "Statement" + en + "1. Trade" + en + "1.1 Ports" + en + "1.2 Tariffs" + en + "2. Shipping" + en,
			[]string{"1|1|Trade", "1.1|2|Ports", "1.2|2|Tariffs", "2|1|Shipping"}},
		{"articles", "Statement" + en + "Article 3" + en + "Article 4: Ports" + en, []string{"3|1|", "4|1|Ports"}},
		{"Russian articles", "Заявление" + ru + "Статья 2" + ru + "Статья 3. Порты" + ru, []string{"2|1|", "3|1|Порты"}},
		{"letters below Roman numbers, C and D among them", "Statement" + en + "I. Trade" + en + "A. Ports" + en + "B. Tariffs" + en + "C. Open Water" + en + "D. Fish Stocks" + en + "II. Shipping" + en,
			[]string{"I|1|Trade", "I-A|2|Ports", "I-B|2|Tariffs", "I-C|2|Open Water", "I-D|2|Fish Stocks", "II|1|Shipping"}},
		{"an annex closes everything", "Statement" + en + "Section 1. Trade" + en + "Annex I" + en, []string{"1|1|Trade", "I|1|"}},
		{"Markdown", "Statement" + en + "# Trade" + en + "## Ports" + en + "# Shipping" + en, []string{"§1|1|Trade", "§1-§1|2|Ports", "§2|1|Shipping"}},
		{"bold on its own line", "Statement" + en + "**Trade and Ports**" + en, []string{"§1|1|Trade and Ports"}},
		{"bold before its paragraph", "Statement" + en + "**Trade and Ports** " + longEN, []string{"§1|1|Trade and Ports"}},
		{"underlined", "Statement" + en + "<u>Trade and Ports</u>" + en, []string{"§1|1|Trade and Ports"}},
		{"underlined with a number", "Statement" + en + "<u>II. Trade</u>" + en, []string{"II|1|Trade"}},
		{"title case before its sentence", "Statement" + en + "Peace and Stability We discussed the strait and the safety of its lanes, and we will go on doing so.\n\nTrade and Ports The two sides discussed the opening of ports and the lowering of tariffs on both shores.",
			[]string{"§1|1|Peace and Stability", "§2|1|Trade and Ports"}},
		{"plain title case", "Statement" + en + "Trade and Ports" + en, []string{"§1|1|Trade and Ports"}},
		{"plain small letters", "Statement" + en + "Open ports and clean water" + en, []string{"§1|1|Open ports and clean water"}},
		{"capitals", "Statement" + en + "TRADE" + en, []string{"§1|1|TRADE"}},
		{"two headings in a row", "Statement" + en + "Regional issues\n\nGRAY STRAIT" + en, []string{"§1|1|Regional issues", "§2|1|GRAY STRAIT"}},
		{"before a numbered list that follows another", "Statement" + en + "The sides agree on the following:\n\nTrade and Ports\n\n1. They open the ports.\n\n2. They lower the tariffs.", []string{"§1|1|Trade and Ports"}},
		{"at the end of the paragraph before", "Statement\n\n" + longEN + " Trade and Ports" + en, []string{"§1|1|Trade and Ports"}},
		{"Russian", "Заявление" + ru + "Торговля и порты" + ru, []string{"§1|1|Торговля и порты"}},

		{"list items are none", "Statement" + en + "The sides agree:\n\n- Open Ports\n\n- Clean Water\n\n- Safe Lanes", nil},
		{"lettered items are none", "Statement" + en + "The sides agree:\n\n(a) to open the ports;\n\n(b) to lower the tariffs.", nil},
		{"numbered items are none", "Statement" + en + "1. The sides open the ports.\n\n2. The sides lower the tariffs.", nil},
		{"Chinese items are none", "声明" + zh + "双方商定：\n\n第一，开放港口。\n\n第二，降低关税。", nil},
		{"short sentences are none", "Statement" + en + "We Agree." + en, nil},
		{"a Chinese lead-in is none", "声明" + zh + "为此，双方商定：" + zh, nil},
		{"a lead-in without colon is none", "Statement" + en + "To this end we will\n\n- open the ports;\n\n- lower the tariffs.", nil},
		{"a list of names is none", "Statement" + en + "The members are:\n\nArvenia\n\nKestria\n\nNorgrave\n\nHavel\n\nEsten", nil},
		{"a list of names before running text is none", "Statement" + en + "The members are:\n\nArvenia\n\nKestria\n\nNorgrave\n\nHavel\n\nEsten" + en, nil},
		{"one initial is no letter", "Statement" + en + "A. Ostrev" + en, nil},
		{"a salutation is none", "报告\n\n各位代表：" + zh, nil},
	} {
		s := read(t, c.text)
		var got []string
		for _, sec := range s.Sections[1:] {
			got = append(got, sec.Label+"|"+string(rune('0'+sec.Level))+"|"+sec.Title)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s:\n%s", c.reason, diff)
		}
	}
}

// TestRoles reads the ends of a statement: what is title, dateline, preamble,
// signature.
func TestRoles(t *testing.T) {
	for _, c := range []struct {
		reason, text string
		want         []string
	}{
		{"English, whole", "Joint Statement of Arvenia and Kestria\n\nVelmar, May 16, 2024\n\nAt the invitation of the President, the Chancellor visited Arvenia.\n\nThe two sides declare as follows:\n\nThey agree.\n\nPresident of Arvenia    Chancellor of Kestria\n\nIlan Moreth    Dana Ostrev\n\nDone at Velmar on 16 May 2024",
			[]string{"title title Joint Statement of Arvenia and Kestria", "dateline dateline Velmar, May 16, 2024", "1.1 preamble At the invit…", "2.1 preamble The two side…", "3.1 body They agree.",
				"signature signature President of Arvenia Chancellor of Kestria", "signature.2 signature Ilan Moreth Dana Ostrev", "dateline.2 dateline Done at Velmar on 16 May 2024"}},
		{"Chinese, whole", "阿凯联合声明\n\n新海社韦尔马5月16日电\n\n应总统邀请，总理访问阿尔维尼亚。\n\n双方声明如下：\n\n双方同意。\n\n阿尔维尼亚总统　　凯斯特里亚总理\n\n莫雷特　　奥斯特列夫\n\n二〇二四年五月十六日于韦尔马",
			[]string{"title title 阿凯联合声明", "dateline dateline 新海社韦尔马5月16日电", "1.1 preamble 应总统邀请，总理访问阿尔…", "2.1 preamble 双方声明如下：", "3.1 body 双方同意。",
				"signature signature 阿尔维尼亚总统 凯斯特里亚总理", "signature.2 signature 莫雷特 奥斯特列夫", "dateline.2 dateline 二〇二四年五月十六日于韦尔马"}},
		{"Russian, whole", "Совместное заявление\n\nПо приглашению Президента Канцлер посетил Арвению.\n\nСтороны заявляют о следующем.\n\nСтороны рады.\n\nПрезидент Арвении    Канцлер Кестрии\n\nИлан Морет    Дана Острев\n\nСовершено в г. Вельмар 16 мая 2024 г.",
			[]string{"title title Совместное заявление", "1.1 preamble По приглашен…", "2.1 preamble Стороны заяв…", "3.1 body Стороны рады…",
				"signature signature Президент Арвении Канцлер Кестрии", "signature.2 signature Илан Морет Дана Острев", "dateline dateline Совершено в г. Вельмар 16 мая 2024 г."}},

		{"dateline before the title", "新海社韦尔马5月16日电\n\n阿凯联合声明\n\n双方同意。", []string{"dateline dateline 新海社韦尔马5月16日电", "title title 阿凯联合声明", "1.1 body 双方同意。"}},
		{"Chinese dateline glued", "阿凯会谈\n\n新海社韦尔马5月16日电（记者 某某）双方举行会谈。", []string{"title title 阿凯会谈", "dateline dateline 新海社韦尔马5月16日电（记者 某某）", "1.1 body 双方举行会谈。"}},
		{"English dateline glued", "Leaders Meet\n\nVELMAR, May 16 (Newsa) -- The leaders met.", []string{"title title Leaders Meet", "dateline dateline VELMAR, May 16 (Newsa) --", "1.1 body The leaders …"}},
		{"Russian dateline glued", "Встреча в Вельмаре\n\nВЕЛЬМАР, 16 мая /АРВТАСС/. Стороны рады.", []string{"title title Встреча в Вельмаре", "dateline dateline ВЕЛЬМАР, 16 мая /АРВТАСС/.", "1.1 body Стороны рады…"}},
		{"day and speaker of a report", "工作报告\n\n——2024年3月5日在阿尔维尼亚大会上\n\n国务院总理莫雷特\n\n各位代表：\n\n现在报告工作。",
			[]string{"title title 工作报告", "dateline dateline ——2024年3月5日在阿尔维尼亚大会上", "dateline.2 dateline 国务院总理莫雷特", "1.1 body 各位代表：", "2.1 body 现在报告工作。"}},
		{"title on two lines", "Joint Statement\n\nof Arvenia and Kestria\n\nThe sides agree.", []string{"title title Joint Statement", "title.2 title of Arvenia and Kestria", "1.1 body The sides ag…"}},
		{"a document link is no dateline", "Statement\n\nThe sides agree.\n\nMeeting report issued January 29, 2020", []string{"title title Statement", "1.1 body The sides ag…", "2.1 body Meeting repo…"}},
		{"a broken sentence is no title", "The Council decided today to raise its target for\n\nthe annual catch to 12 tonnes. It will meet again.", []string{"1.1 body The Council …", "2.1 body the annual c…", "2.2 body It will meet…"}},
		{"no title", "The sides agree. They left.", []string{"1.1 body The sides ag…", "1.2 body They left."}},
		{"English recitals", "Declaration\n\nWe, the Members of the Council;\n\nRECALLING the Treaty of Velmar;\n\nRecognizing the need for peace, and\n\nHereby decide to:\n\n1. Open the ports.",
			[]string{"title title Declaration", "1.1 preamble We, the Memb…", "2.1 preamble RECALLING th…", "3.1 preamble Recognizing …", "4.1 preamble Hereby decid…", "5.1 body 1. Open the …"}},
		{"signatures in a row", "Statement\n\nThe sides agree.\n\nFor the Republic of Arvenia\n\nFor the Federation of Kestria", []string{"title title Statement", "1.1 body The sides ag…", "signature signature For the Republic of Arvenia", "signature.2 signature For the Federation of Kestria"}},
	} {
		if diff := cmp.Diff(c.want, listing(read(t, c.text))); diff != "" {
			t.Errorf("%s:\n%s", c.reason, diff)
		}
	}
}

func TestTitle(t *testing.T) {
	for _, c := range []struct{ reason, text, want string }{
		{"one line", "Joint Statement\n\nThe sides agree.", "Joint Statement"},
		{"two lines", "Joint Statement\n\nof Arvenia and Kestria\n\nThe sides agree.", "Joint Statement of Arvenia and Kestria"},
		{"two Chinese lines", "阿尔维尼亚共和国和凯斯特里亚联邦\n\n关于贸易合作的联合声明\n\n双方同意。", "阿尔维尼亚共和国和凯斯特里亚联邦关于贸易合作的联合声明"},
		{"markup left out", "**Joint Statement**\n\nThe sides agree.", "Joint Statement"},
		{"none", "The sides agree.", ""},
	} {
		if got := read(t, c.text).Title; got != c.want {
			t.Errorf("%s: %q, not %q", c.reason, got, c.want)
		}
	}
}

// TestAddresses: a person can say them, and no two are alike.
func TestAddresses(t *testing.T) {
	for _, c := range []struct {
		reason, text string
		want         string
	}{
		{"paragraph and sentence", "Statement\n\nThe sides agree. They left.\n\nThey return.", "title 1.1 1.2 2.1"},
		{"parts", "声明\n\n" + longZH + "\n\n一\n\n" + longZH + longZH + "\n\n二\n\n" + longZH, "title 0.1.1 一 一.1.1 一.1.2 二 二.1.1"},
		{"printed numbers", "Statement\n\nThe sides met.\n\n1. They agree.\n\n2. They trade. They sail.\n\nThey rest.\n\n3. They fish.", "title 0a.1 1.1 2.1 2.2 2a.1 3.1"},
		{"a printed number inside a line", "Statement\n\n1. They agree.\n\n2. They trade. 3. They sail. They rest.\n\n4. They fish.", "title 1.1 2.1 3.1 3.2 4.1"},
		{"numbers that do not run on are markers", "Statement\n\n1. They agree.\n\n1. They trade.\n\n1. They sail.", "title 1.1 2.1 3.1"},
		{"the same part twice", "Statement\n\n" + longEN + "\n\nII. Trade\n\n" + longEN + "\n\nII. Trade\n\n" + longEN, "title 0.1.1 II II.1.1 II(2) II(2).1.1"},
	} {
		var got []string
		for _, cl := range read(t, c.text).Clauses {
			got = append(got, cl.ID)
		}
		if diff := cmp.Diff(c.want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%s:\n%s", c.reason, diff)
		}
	}
}

// TestHeadingMarkers: the number of a heading is its marker, wherever markup
// stands in it, and never ends inside a character or a tag.
func TestHeadingMarkers(t *testing.T) {
	zh := "\n\n" + longZH + "\n\n"
	for _, c := range []struct{ reason, heading, want string }{
		{"plain", "一、合作", "一、"},
		{"alone", "一", "一"},
		{"inside emphasis", "**一、合作**", "**一、"},
		{"markup inside number and title", "第一<b></b>二部分 合<b></b>作", "第一<b></b>二部分 "},
		{"markup inside the title only", "第二部分 合<b></b>作", "第二部分 "},
		{"title and number in an attribute", "<b title=\"一合作\">一、合作</b>", "<b title=\"一合作\">一、"},
	} {
		found := false
		s := read(t, "声明"+zh+c.heading+zh)
		for _, cl := range s.Clauses {
			if cl.Role == Heading {
				found = true
				if got := s.String(cl.Marker); got != c.want {
					t.Errorf("%s: %q, not %q", c.reason, got, c.want)
				}
			}
		}
		if !found {
			t.Errorf("%s: no heading", c.reason)
		}
	}
}

// TestLineEnds: every character that Unicode knows as the end of a line ends
// one here.
func TestLineEnds(t *testing.T) {
	for _, c := range []struct{ reason, end string }{
		{"LF", "\n"}, {"CR LF", "\r\n"}, {"CR alone", "\r"}, {"CR CR LF, of careless conversion", "\r\r\n"}, {"line separator", "\u2028"},
		{"paragraph separator", "\u2029"}, {"NEL", "\u0085"}, {"form feed", "\f"}, {"vertical tab", "\v"},
	} {
		s := read(t, strings.Join([]string{"Joint Statement", "The sides agree.", "They left"}, c.end))
		if diff := cmp.Diff([]string{"title title Joint Statement", "1.1 body The sides ag…", "2.1 body They left"}, listing(s)); diff != "" {
			t.Errorf("%s:\n%s", c.reason, diff)
		}
		wrapped := "The two sides reaffirm that the strait must\nremain open to the ships of every nation\nthat keeps to the rules of the council, and\nthey will see to it that the rules are kept\nby all.\n"
		if s := read(t, strings.ReplaceAll(wrapped, "\n", c.end)); len(s.Repairs) != 4 {
			t.Errorf("%s: %d of 4 wrapped lines joined", c.reason, len(s.Repairs))
		}
	}
}
