package diff

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tifa/corpus"
	"tifa/corpus/words"
)

// isName tells a name: a Chinese word that the dictionary gives as a person,
// place or body, another word with a capital that does not open the clause.
func isName(u unit) bool {
	if u.kind != corpus.Word {
		return false
	}
	r, _ := utf8.DecodeRuneInString(u.norm)
	if unicode.Is(unicode.Han, r) {
		tag := words.Tag([]rune(u.norm))
		return strings.HasPrefix(tag, "nr") || strings.HasPrefix(tag, "ns") || strings.HasPrefix(tag, "nt")
	}
	return !u.first && unicode.IsUpper(r)
}

// slotWords are words that only count, date or entitle. They say nothing of
// what is undertaken.
var slotWords = wordSet(`
 年 月 日 号 届 次 个 周年 年度 季度 世纪 年底 年初 年中 年末 月底 月初 上半年 下半年 底 初 末 每 每年 半年 两年 前 零 第 两 上午 下午 今年 去年 明年 本月
 主席 总统 总理 首相 国王 部长 外长 大臣 总书记 委员长 议长 阁下 先生 女士 同志 殿下
 january february march april may june july august september october november december
 monday tuesday wednesday thursday friday saturday sunday spring summer autumn winter
 first second third once twice end beginning start middle mid early late
 day days week weeks month months year years hour hours quarter quarters decade annual annually weekly monthly quarterly
 th st nd rd hundred thousand million billion trillion percent per cent
 mr mrs ms dr president minister prime chancellor secretary chair chairman chairwoman governor vice hon h.e
 января февраля марта апреля мая июня июля августа сентября октября ноября декабря
 январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
 г гг год года году лет месяц месяца месяцев неделя недели недель день дня дней час часа часов квартал квартала
 конец конца концу начало начала середина середины раз раза
 тысяч тысячи миллионов миллиона миллиардов миллиарда млн млрд президент министр премьер-министр канцлер председатель`)

const hanNumerals = "零一二三四五六七八九十百千万亿〇第两"

// Numerals, by their stems: seventy-two, двенадцатом, четырех.
var (
	englishNumerals = []string{"zero", "one", "two", "three", "four", "five", "fif", "six", "seven", "eight", "nin", "ten", "eleven", "twel", "thir", "twent", "for"}
	russianNumerals = []string{"перв", "втор", "трет", "треть", "четверт", "четыр", "пят", "шест", "седьм", "семь", "восьм", "восем", "девят", "десят",
		"одиннадцат", "двенадцат", "тринадцат", "четырнадцат", "пятнадцат", "шестнадцат", "семнадцат", "восемнадцат", "девятнадцат", "двадцат", "тридцат", "сорок", "сто", "двух", "трех", "двум", "трем", "два", "две", "три", "один", "одн"}
)

func wordSet(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// isSlotWord tells whether a word fills a slot.
func isSlotWord(u unit) bool {
	n := strings.ToLower(strings.TrimSuffix(u.norm, "."))
	if slotWords[n] {
		return true
	}
	first, _ := utf8.DecodeRuneInString(n)
	switch {
	case unicode.Is(unicode.Han, first):
		tag := words.Tag([]rune(n))
		return tag == "m" || tag == "t" || strings.Trim(n, hanNumerals) == ""
	case unicode.Is(unicode.Cyrillic, first):
		return numeral(n, russianNumerals, []string{"ый", "ой", "ом", "ого", "ому", "ая", "ую", "ое", "ых", "ых", "ь", "и", "ью", "е", "ех", "ем", "их", "его", "ему", "ья", "ью", "ье", "надцать", "надцати", "надцат", "а", "о", "ин", "ин", ""})
	}
	for part := range strings.SplitSeq(n, "-") {
		if !numeral(part, englishNumerals, []string{"", "teen", "ty", "teenth", "tieth", "th", "y", "ieth", "fth", "lfth", "ve", "lve", "e", "eth", "een"}) {
			return false
		}
	}
	return true
}

// numeral tells a word made of one of stems and one of endings.
func numeral(w string, stems, endings []string) bool {
	for _, s := range stems {
		if rest, ok := strings.CutPrefix(w, s); ok && slices.Contains(endings, rest) {
			return true
		}
	}
	return false
}
