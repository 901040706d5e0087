package corpus

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// cut returns the texts of spans.
func cut(text string, spans []Span) []string {
	var out []string
	for _, sp := range spans {
		out = append(out, text[sp.Start:sp.End])
	}
	return out
}

func TestSentences(t *testing.T) {
	for _, c := range []struct {
		reason, text string
		want         []string
	}{
		{"two plain sentences", "The sides met. They agreed.", []string{"The sides met.", "They agreed."}},
		{"no stop at the end", "The sides met. They agreed", []string{"The sides met.", "They agreed"}},
		{"question and exclamation", "Who pays? The sides! They said so.", []string{"Who pays?", "The sides!", "They said so."}},

		{"a bracket closes the last one open", "The sides (met. They (as ever. And so on) agreed. They left.", []string{"The sides (met.", "They (as ever. And so on) agreed.", "They left."}},
		{"a bracket that closes too far on is a stray mark", "The sides (met. They agreed. X" + strings.Repeat("x", 600) + ")", []string{"The sides (met.", "They agreed.", "X" + strings.Repeat("x", 600) + ")"}},
		{"a quotation that the sentence goes on after", "双方指出：“和平第一！”；双方重申：“合作共赢。”，并同意。结束。", []string{"双方指出：“和平第一！”；双方重申：“合作共赢。”，并同意。", "结束。"}},
		{"a doubled mark parts all the same", "合作。，双方同意。", []string{"合作。", "，双方同意。"}},
		{"the number of a note that lost its raised place", "They met in the region.1 They agreed on trade.12 It grew by 2.5 Million.", []string{"They met in the region.1", "They agreed on trade.12", "It grew by 2.5 Million."}},
		{"the number of a figure or table is none of a note", "Это видно на рис.2 Отчета и в табл.3 Обзора. Стороны согласны.", []string{"Это видно на рис.2 Отчета и в табл.3 Обзора.", "Стороны согласны."}},
		{"rice is no figure", "Стороны ввозят рис. Они ввозят чай.", []string{"Стороны ввозят рис.", "Они ввозят чай."}},
		{"incl. before a name", "The sides, incl. Mr. Oren, met. They left.", []string{"The sides, incl. Mr. Oren, met.", "They left."}},
		{"Russian abbreviations that something follows", "Они, т.е. Стороны, решили от 1 янв. 2020 г. № 7. Итог, в т.ч. Российская часть.", []string{"Они, т.е. Стороны, решили от 1 янв. 2020 г. № 7.", "Итог, в т.ч. Российская часть."}},
		{"no as an answer", "The answer is no. A ferry will sail.", []string{"The answer is no.", "A ferry will sail."}},
		{"no. before a number", "See annex no. 5. It is short.", []string{"See annex no. 5.", "It is short."}},
		{"U.S. before a noun", "The U.S. Senate agreed. Work began.", []string{"The U.S. Senate agreed.", "Work began."}},
		{"U.S. at the end", "It was sent to the U.S. The sides agreed.", []string{"It was sent to the U.S.", "The sides agreed."}},
		{"D.C. inside an address", "They met in Velmar, D.C. Hall.", []string{"They met in Velmar, D.C. Hall."}},
		{"H.E. before a name", "They heard H.E. Ilan Moreth. He spoke.", []string{"They heard H.E. Ilan Moreth.", "He spoke."}},
		{"No. before a number", "Protocol No. 7 is in force. It stays.", []string{"Protocol No. 7 is in force.", "It stays."}},
		{"St. in a name", "The port of St. Orlen is open.", []string{"The port of St. Orlen is open."}},
		{"initials of a name", "They thanked J. K. Ostrev. He left.", []string{"They thanked J. K. Ostrev.", "He left."}},
		{"Jr. inside", "Mr. Moreth Jr. Hall opened.", []string{"Mr. Moreth Jr. Hall opened."}},
		{"Jr. at the end", "They met Moreth Jr. The talks went on.", []string{"They met Moreth Jr.", "The talks went on."}},
		{"decimal point", "Trade rose by 1.5 per cent. It will rise.", []string{"Trade rose by 1.5 per cent.", "It will rise."}},
		{"e.g. and i.e.", "Goods, e.g. Grain, i.e. Wheat, move.", []string{"Goods, e.g. Grain, i.e. Wheat, move."}},
		{"month cut short", "They met on Sept. 5 in Velmar.", []string{"They met on Sept. 5 in Velmar."}},
		{"a number at the end", "It ends in 2030. Work goes on.", []string{"It ends in 2030.", "Work goes on."}},
		{"number of a paragraph inside a line", "Work goes on. 12. We agree.", []string{"Work goes on.", "12. We agree."}},
		{"letter of an item", "a. First, the ports.", []string{"a. First, the ports."}},

		{"closing quotes belong to the sentence", "He said “we agree.” They left.", []string{"He said “we agree.”", "They left."}},
		{"closing bracket", "(They agreed.) They left.", []string{"(They agreed.)", "They left."}},
		{"no end inside a bracket", "The plan (see Annex. Part two. Item) holds.", []string{"The plan (see Annex. Part two. Item) holds."}},
		{"a bracket that is never closed", "The plan (as it is. The sides agree.", []string{"The plan (as it is.", "The sides agree."}},
		{"note number in brackets", "The plan holds.[12] It stays.", []string{"The plan holds.[12]", "It stays."}},
		{"raised note number", "The plan holds.³ It stays.", []string{"The plan holds.³", "It stays."}},
		{"note number as a tag", "The plan holds.<sup>[1]</sup> It stays.", []string{"The plan holds.<sup>[1]</sup>", "It stays."}},
		{"closing tag", "The plan <b>holds.</b> It stays.", []string{"The plan <b>holds.</b>", "It stays."}},
		{"space lost in copying", "Peace in the region.The sides agree.", []string{"Peace in the region.", "The sides agree."}},
		{"address of a page", "See tifa.example for more.", []string{"See tifa.example for more."}},
		{"dots that go on", "They saw … and waited. So be it.", []string{"They saw … and waited.", "So be it."}},
		{"small letter after the stop", "The so-called approx. value holds.", []string{"The so-called approx. value holds."}},

		{"Chinese", "双方重申友好。双方同意合作！", []string{"双方重申友好。", "双方同意合作！"}},
		{"Chinese closing quote", "他说：“我们同意。”双方高兴。", []string{"他说：“我们同意。”", "双方高兴。"}},
		{"Chinese full bracket", "双方（见附件。第二部分）同意。好。", []string{"双方（见附件。第二部分）同意。", "好。"}},
		{"Chinese with a narrow stop", "双方同意合作｡双方高兴｡", []string{"双方同意合作｡", "双方高兴｡"}},
		{"Chinese with a Latin stop", "双方同意合作.双方高兴.", []string{"双方同意合作.", "双方高兴."}},
		{"decimal point of full width", "增长了３．５％。继续增长。", []string{"增长了３．５％。", "继续增长。"}},
		{"stop of full width", "双方同意合作．双方高兴．", []string{"双方同意合作．", "双方高兴．"}},
		{"items stay in their sentence", "商定：开放；合作；互利。好。", []string{"商定：开放；合作；互利。", "好。"}},

		{"Russian year before a noun", "В 2024 г. Стороны встретились. Они рады.", []string{"В 2024 г.", "Стороны встретились.", "Они рады."}},
		{"Russian year before a month", "К 2024 г. Тарск вырос.", []string{"К 2024 г. Тарск вырос."}},
		{"ст. before a number", "Согласно ст. 5 Договора порты открыты.", []string{"Согласно ст. 5 Договора порты открыты."}},
		{"т.е. inside", "Порты, т.е. Вельмар и Тарск, открыты.", []string{"Порты, т.е. Вельмар и Тарск, открыты."}},
		{"и т.д. at the end", "Порты, дороги и т.д. Стороны рады.", []string{"Порты, дороги и т.д.", "Стороны рады."}},
		{"Russian initials", "Встреча А. Б. Острева прошла.", []string{"Встреча А. Б. Острева прошла."}},
		{"Russian town", "Подписано в г. Вельмар. Конец.", []string{"Подписано в г. Вельмар.", "Конец."}},
		{"Russian quotes", "Он сказал «да.» Стороны рады.", []string{"Он сказал «да.»", "Стороны рады."}},
		{"Russian money", "Торговля достигла 5 млрд. Стороны рады.", []string{"Торговля достигла 5 млрд.", "Стороны рады."}},

		{"nothing", "", nil},
		{"only white space", " \u3000\n", nil},
		{"space around", "  They agreed.  ", []string{"They agreed."}},
	} {
		got := cut(c.text, sentences(c.text, Span{0, len(c.text)}, nil))
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %q:\n%s", c.reason, c.text, diff)
		}
	}
}

// TestSentencesWhole: a damaged place may hold anything, a stop included.
func TestSentencesWhole(t *testing.T) {
	text := "双方?。摿合作。好。"
	at := len("双方")
	got := cut(text, sentences(text, Span{0, len(text)}, []Span{{at, at + len("?。摿")}}))
	if diff := cmp.Diff([]string{"双方?。摿合作。", "好。"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestItems(t *testing.T) {
	for _, c := range []struct {
		reason, text string
		want         []string
	}{
		{"Chinese", "开放；合作；互利。", []string{"开放；", "合作；", "互利。"}},
		{"English, the space between is nobody's", "open; trade; sail.", []string{"open;", "trade;", "sail."}},
		{"one item is none", "双方同意。", nil},
		{"a semicolon at the end parts nothing", "open the ports;", nil},
		{"not in brackets", "open (ports; roads) now.", nil},
		{"a bracket that only closes", "a) open; b) trade.", []string{"a) open;", "b) trade."}},
	} {
		if diff := cmp.Diff(c.want, cut(c.text, items(c.text, Span{0, len(c.text)}))); diff != "" {
			t.Errorf("%s: %s", c.reason, diff)
		}
	}
}
