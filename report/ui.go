package report

import (
	"fmt"
	"slices"
	"strings"
)

// UI is the language of what tifa itself says in a report: "en", "zh" or
// "ru". What a statement says is never translated.
type UI string

// English is the zero value of UI: English with the terms of the JSON
// documents. "en" says them in words.
const English UI = ""

// UIs are the languages of reports.
var UIs = []string{"en", "zh", "ru"}

// Lang is the language as a page names it.
func (u UI) Lang() string {
	switch u {
	case "zh":
		return "zh-Hans"
	case "":
		return "en"
	}
	return string(u)
}

// T says something in the language. The key is the English text, or stands
// for one; args are put into it.
func (u UI) T(key string, args ...any) string {
	text := key
	if w, ok := uiWords[key]; ok {
		text = w[max(0, slices.Index(UIs, string(u)))]
		if text == "" {
			text = key
		}
	}
	if len(args) == 0 {
		return text
	}
	return fmt.Sprintf(text, args...)
}

// term says a term of the JSON documents in words. Kind parts terms that are
// written alike.
func (u UI) term(kind, word string) string {
	if u == English {
		return word
	}
	return u.T(kind + " " + word)
}

// Count says how many: one and many are keys, the first for exactly one.
func (u UI) Count(n int, one, many string) string {
	if n == 1 {
		return u.T(one)
	}
	return u.T(many, u.thousands(n))
}

// decimal writes a number with the decimal sign of the language.
func (u UI) decimal(format string, f float64) string {
	s := fmt.Sprintf(format, f)
	if u == "ru" {
		s = strings.ReplaceAll(s, ".", ",")
	}
	return s
}

// thousands parts the digits of a number as the language does.
func (u UI) thousands(n int) string {
	if u == "ru" {
		return strings.ReplaceAll(thousands(n), ",", "\u00a0")
	}
	return thousands(n)
}

// uiWords gives for each key what stands for it in English ("" for the key
// itself), Chinese and Russian.
var uiWords = map[string][3]string{
	// The statements.
	"Old":                {"", "旧", "Старое"},
	"New":                {"", "新", "Новое"},
	"Date":               {"", "日期", "Дата"},
	"Title":              {"", "标题", "Название"},
	"Source":             {"", "来源", "Источник"},
	"The two statements": {"", "所比较的两份文件", "Сравниваемые документы"},
	"undated":            {"", "日期不详", "без даты"},
	"(no title)":         {"", "（无标题）", "(без названия)"},
	"%s bytes":           {"", "%s 字节", "байтов: %s"},
	"byte %d":            {"", "第 %d 字节", "байт %d"},

	// Above the changes.
	"Skip to the result": {"", "跳到结果", "К результату"},
	"Contents":           {"", "目录", "Содержание"},
	"Summary":            {"", "概要", "Итог"},
	"Changes":            {"", "变化", "Изменения"},
	"Findings":           {"", "要点", "Главное"},
	"Overview":           {"", "概览", "Обзор"},
	"Texts":              {"", "文本", "Тексты"},
	"Method and audit":   {"", "方法与核查", "Метод и проверка"},
	"Similarity":         {"", "相似度", "Сходство"},
	"%s of 1":            {"", "%s（满分 1）", "%s из 1"},
	"%s, as read":        {"", "%s：读取情况", "%s: как прочитано"},
	"Scale of strength":  {"", "力度等级表", "Шкала силы"},
	"Shown":              {"", "所列", "Показано"},
	"Made by":            {"", "制作", "Создано"},
	"Pin":                {"", "人工指定", "Указание аналитика"},
	"Warning":            {"", "注意", "Внимание"},
	": ":                 {"", "：", ""},
	", ":                 {"", "，", ", "},
	"“%s”":               {"", "“%s”", "«%s»"},

	" (%s)":                              {"", "（%s）", ""},
	"%d added":                           {"", "新增 %d", "добавлено %d"},
	"%d removed":                         {"", "删除 %d", "удалено %d"},
	"%d reworded":                        {"", "改写 %d", "изменено %d"},
	"%d moved":                           {"", "移位 %d", "перемещено %d"},
	"%d split":                           {"", "拆分 %d", "разделено %d"},
	"%d merged":                          {"", "合并 %d", "объединено %d"},
	"%d unchanged":                       {"", "未变 %d", "без изменений %d"},
	"%d only in dates, numbers or names": {"", "其中 %d 处仅涉日期、数字或名称", "из них %d только в датах, числах или именах"},
	"%d only in the order of a list":     {"", "其中 %d 处仅涉列举次序", "из них %d только в порядке перечня"},
	"%s only in script (traditional or simplified)": {"", "其中 %s 处仅繁简不同", "из них %s только в письме"},
	"%s only in punctuation":                        {"", "其中 %s 处仅标点不同", "из них %s только в пунктуации"},
	"%s only in numbering":                          {"", "其中 %s 处仅编号不同", "из них %s только в нумерации"},
	"%s only where a copy is damaged":               {"", "其中 %s 处仅因文本损坏", "из них %s только в повреждённых местах"},
	"Identical: every clause stands in both, in the same order and the same words.":                  {"", "完全相同：每一句均见于两份文件，次序和文字都一致。", "Совпадают: каждое предложение есть в обоих документах, в том же порядке и теми же словами."},
	"Same wording: nothing added, removed, reworded or moved; %s.":                                   {"", "文字相同：没有新增、删除、改写或移位；%s。", "Формулировки те же: ничего не добавлено, не удалено, не изменено и не перемещено; %s."},
	"As far as the copies can be read: same wording: nothing added, removed, reworded or moved; %s.": {"", "就可辨读之处而言文字相同：没有新增、删除、改写或移位；%s。", "Насколько копии читаемы, формулировки те же: ничего не добавлено, не удалено, не изменено и не перемещено; %s."},
	"1 repair":                          {"", "修复 1 处", "исправлений: 1"},
	"%s repairs":                        {"", "修复 %s 处", "исправлений: %s"},
	"1 damaged place":                   {"", "损坏 1 处", "повреждённых мест: 1"},
	"%s damaged places":                 {"", "损坏 %s 处", "повреждённых мест: %s"},
	"1 line dropped":                    {"", "略去 1 行", "отброшено строк: 1"},
	"%s lines dropped":                  {"", "略去 %s 行", "отброшено строк: %s"},
	"1 warning":                         {"", "警告 1 条", "предупреждений: 1"},
	"%s warnings":                       {"", "警告 %s 条", "предупреждений: %s"},
	"1 formatting tag not shown":        {"", "未显示格式标记 1 个", "не показано знаков разметки: 1"},
	"%s formatting tags not shown":      {"", "未显示格式标记 %s 个", "не показано знаков разметки: %s"},
	"nothing repaired, nothing dropped": {"", "没有修复，没有略去", "ничего не исправлено, ничего не отброшено"},
	"1 row":                             {"", "1 行", "строк: 1"},
	"%s rows":                           {"", "%s 行", "строк: %s"},
	"1 change":                          {"", "1 处变化", "изменений: 1"},
	"%s changes":                        {"", "%s 处变化", "изменений: %s"},
	"link %s and %s":                    {"", "%s 与 %s 相连", "связать %s и %s"},
	"never %s and %s":                   {"", "%s 与 %s 不相连", "не связывать %s и %s"},
	"only section %s":                   {"", "仅 %s 部分", "только раздел %s"},
	"only %s":                           {"", "仅%s", "только: %s"},
	"before the first heading":          {"", "首个标题之前", "до первого заголовка"},
	"the old statement is in %s, the new one in %s: tifa compares wording and does not translate": {"", "旧文件为 %s，新文件为 %s：tifa 比较文字，不作翻译", "старое — на %s, новое — на %s: tifa сравнивает формулировки и не переводит"},

	// The tools.
	"Choose changes":               {"", "筛选变化", "Выбор изменений"},
	"%s of %s shown":               {"", "显示 %s / %s 处", "Показано %s из %s"},
	"This is the first change.":    {"", "已是第一处变化。", "Это первое изменение."},
	"This is the last change.":     {"", "已是最后一处变化。", "Это последнее изменение."},
	"Search":                       {"", "搜索", "Поиск"},
	"Show all":                     {"", "全部显示", "Показать все"},
	"digest":                       {"", "摘要", "выборка"},
	"inline":                       {"", "合并文本", "единый текст"},
	"side by side":                 {"", "左右对照", "параллельно"},
	"Ignore":                       {"", "忽略", "Не учитывать"},
	"Previous":                     {"", "上一处", "Назад"},
	"Next":                         {"", "下一处", "Вперёд"},
	"Keys":                         {"", "按键", "Клавиши"},
	"next change":                  {"", "下一处变化", "следующее изменение"},
	"previous change":              {"", "上一处变化", "предыдущее изменение"},
	"search":                       {"", "搜索", "поиск"},
	"leave the search, close this": {"", "离开搜索，关闭此框", "выйти из поиска, закрыть это окно"},
	"these keys":                   {"", "显示这些按键", "эти клавиши"},
	"Close":                        {"", "关闭", "Закрыть"},
	"The address of this page holds what you have chosen: copy it to send a colleague, together with the file, what you see.": {"", "本页地址记录了您的选择：把地址连同文件发给同事，对方看到的便与您相同。", "Адрес страницы хранит ваш выбор: отправьте его коллеге вместе с файлом, и он увидит то же самое."},
	"all kinds":    {"", "全部类型", "все виды"},
	"all actors":   {"", "全部主体", "все стороны"},
	"all acts":     {"", "全部行为", "все действия"},
	"all sections": {"", "全部部分", "все разделы"},

	// The table.
	"Address":     {"", "位置", "Адрес"},
	"Kind":        {"", "类型", "Вид"},
	"Actor":       {"", "主体", "Кто"},
	"Act":         {"", "行为", "Действие"},
	"Section":     {"", "部分", "Раздел"},
	"Before":      {"", "原文", "Было"},
	"After":       {"", "现文", "Стало"},
	"Reason":      {"", "依据", "Основание"},
	"Match":       {"", "匹配", "Соответствие"},
	"not there":   {"", "无", "нет"},
	"weak match":  {"", "匹配存疑", "ненадёжно"},
	"why":         {"", "为何匹配", "почему"},
	"matched: %s": {"these match: %s", "（%s）", "соответствие: %s"},
	"new %s":      {"", "新 %s", "новое %s"},
	"old %s":      {"", "旧 %s", "старое %s"},
	"Deleted words are struck through, inserted words underlined. An address is part, paragraph, sentence.": {"", "删去的文字加删除线，新增的文字加下划线。位置依次为部分、段、句。", "Удалённые слова зачёркнуты, вставленные подчёркнуты. Адрес: часть, абзац, предложение."},

	// Kinds of change.
	"added":         {"", "新增", "добавлено"},
	"removed":       {"", "删除", "удалено"},
	"reworded":      {"", "改写", "изменено"},
	"moved":         {"", "移位", "перемещено"},
	"split":         {"", "拆分", "разделено"},
	"merged":        {"", "合并", "объединено"},
	"unchanged":     {"", "未变", "без изменений"},
	"stronger":      {"", "增强", "сильнее"},
	"weaker":        {"", "减弱", "слабее"},
	"mixed":         {"stronger and weaker", "强弱兼有", "и сильнее, и слабее"},
	"moved to %s":   {"", "移至 %s", "перемещено в %s"},
	"moved from %s": {"", "移自 %s", "перемещено из %s"},

	// Classes of difference.
	"class slot":          {"dates, numbers, names", "日期、数字、名称", "дат, чисел, имён"},
	"class order":         {"order of a list", "列举次序", "порядка перечня"},
	"class script":        {"script", "繁简字体", "письма"},
	"class punctuation":   {"punctuation", "标点", "пунктуации"},
	"class numbering":     {"numbering", "编号", "нумерации"},
	"class damage":        {"damaged places", "文本损坏", "повреждений"},
	"only in slot":        {"only dates, numbers or names", "仅日期、数字或名称", "только даты, числа или имена"},
	"only in order":       {"only the order of a list", "仅列举次序", "только порядок перечня"},
	"only in script":      {"only script (traditional or simplified)", "仅繁简字体", "только письмо"},
	"only in punctuation": {"only punctuation", "仅标点", "только пунктуация"},
	"only in numbering":   {"only numbering", "仅编号", "только нумерация"},
	"only in damage":      {"only where a copy is damaged", "仅文本损坏处", "только повреждённое место"},
	"list gained":         {"", "列举增加", "в перечень вошло"},
	"list lost":           {"", "列举减少", "из перечня ушло"},
	"heading exchanged for one without a word in common": {"", "标题换成了没有共同字词的另一标题", "заголовок заменён другим, без общих слов"},
	"order of a list changed":                            {"", "列举次序改变", "порядок перечня изменился"},
	"absorbed in %s":                                     {"", "并入 %s", "вошло в %s"},
	"split from %s":                                      {"", "出自 %s", "взято из %s"},

	// Acts and actors.
	"the issuer":            {"", "发布机构", "издавший орган"},
	"both sides":            {"", "双方", "обе стороны"},
	"all parties":           {"", "各方共同", "стороны вместе"},
	"actor third":           {"third parties", "第三方", "третьи лица"},
	"actor impersonal":      {"no party", "未指明", "без указания стороны"},
	"axis commissive":       {"commissive", "承诺", "обязательство"},
	"axis directive":        {"directive", "敦促", "призыв"},
	"axis negative":         {"negative", "关切与反对", "озабоченность, осуждение"},
	"axis support":          {"support", "支持", "поддержка"},
	"axis recognition":      {"recognition", "认知", "признание"},
	"axis assertion":        {"assertion", "主张", "утверждение"},
	"axis other":            {"other", "其他", "прочее"},
	"act commissive":        {"undertaking (commissive)", "承诺", "обязательство"},
	"act directive":         {"call on others (directive)", "敦促", "призыв"},
	"act negative":          {"concern or opposition (negative)", "关切与反对", "озабоченность, осуждение"},
	"act support":           {"support", "支持", "поддержка"},
	"act recognition":       {"recognition", "认知", "признание"},
	"act assertion":         {"assertion", "主张", "утверждение"},
	"act other":             {"other", "其他", "прочее"},
	"type commitment":       {"commitment", "承诺", "обязательство"},
	"type position":         {"position", "立场", "позиция"},
	"type assessment":       {"assessment", "评估", "оценка"},
	"type narrative":        {"narrative", "叙述", "изложение"},
	"law actor":             {"actor", "主体", "сторона"},
	"law verb":              {"verb", "动词", "глагол"},
	"law kind":              {"kind of act", "行为类型", "вид действия"},
	"law polarity":          {"attitude", "态度", "отношение"},
	"law intensifier":       {"intensifier", "强化词", "усиление"},
	"law hedge":             {"hedge", "缓和词", "оговорка"},
	"law quantifier":        {"quantifier", "范围词", "охват"},
	"law condition":         {"condition", "条件", "условие"},
	"law negation":          {"negation", "否定", "отрицание"},
	"law deadline":          {"deadline", "期限", "срок"},
	"law quantity":          {"quantity", "数量", "количество"},
	"law target":            {"addressee", "对象", "адресат"},
	"law modal":             {"modal", "情态词", "модальность"},
	"law grade":             {"grade", "程度词", "степень"},
	"law concession":        {"concession", "让步", "уступка"},
	"law scope":             {"scope", "内容", "охват содержания"},
	"law stand":             {"stand", "反对立场", "возражение"},
	"law unit":              {"act", "行为", "действие"},
	"%s, %s: %s":            {"", "%s，%s：%s", "%s, %s: %s"},
	"%s: %s (%d) → %s (%d)": {"", "%s：%s（%d）→ %s（%d）", ""},
	"%s: %s → %s":           {"", "%s：%s → %s", ""},
	"act left out: %s":      {"", "删去行为：%s", "выпало: %s"},
	"the last %s statements all had it, in these words or earlier ones": {"", "此前连续 %s 份文件均有（措辞或有不同）", "было во всех последних %s документах подряд, в этих или прежних словах"},
	"act added: %s": {"", "新增行为：%s", "добавлено: %s"},
	"%s gained: %s": {"", "增加%s：%s", "%s, появилось: %s"},
	"%s lost: %s":   {"", "失去%s：%s", "%s, исчезло: %s"},

	// Why two clauses match.
	"both say %s":               {"", "双方均有：%s", "в обоих: %s"},
	"pinned by the analyst":     {"", "由分析者指定", "указано аналитиком"},
	"joined by their place":     {"", "按位置相连", "связано по месту"},
	"%s %s (%s)":                {"", "%s %s（%s）", ""},
	"wording":                   {"", "用词", "слова"},
	"lead over the next best":   {"", "领先次优", "отрыв от следующего"},
	"context":                   {"", "上下文", "окружение"},
	"paragraph":                 {"", "段落", "абзац"},
	"paragraph behind the best": {"", "段落落后最优", "абзац хуже лучшего"},
	"parts":                     {"", "分句", "части"},
	"most similar parts":        {"", "最相似分句", "самые похожие части"},
	"distance":                  {"", "距离", "расстояние"},
	"other year":                {"", "年份不同", "другой год"},
	"other function":            {"", "功能不同", "другая роль"},
	"same kind of act":          {"", "同类行为", "действие того же рода"},
	"other actor":               {"", "行为者不同", "другой субъект"},
	"titles":                    {"", "头衔", "должности"},

	// Method.
	"Made with": {"", "制作命令", "Получено командой"},
	"Clauses are paired by shared rare wording, their order, their paragraphs and their neighbours. Words are compared after folding script, width, quotation marks and spaces; what differs only in these is never called reworded.": {"",
		"句子按共有的罕用字词、次序、段落和上下文配对。比较前先统一繁简、全半角、引号和空格；仅在这些方面不同者，绝不称为改写。",
		"Предложения сопоставляются по общим редким словам, порядку, абзацам и соседям. Слова сравниваются после приведения письма, ширины знаков, кавычек и пробелов; то, что отличается только этим, никогда не называется изменённым."},
	"The percentage of a match is the probability that the one clause is the successor of the other; below %s it is called weak. Of a clause that is gone or new tifa says where its wording stands in the other statement when at least half of it does.": {"",
		"匹配百分比是一句为另一句后续的概率；低于 %s 称为存疑。对消失或新增的句子，如其文字至少一半见于另一文件，tifa 会指明所在。",
		"Процент соответствия — вероятность того, что одно предложение продолжает другое; ниже %s оно называется ненадёжным. Если не менее половины слов исчезнувшего или нового предложения есть в другом документе, tifa указывает где."},
	"Stronger and weaker are said by rules: a verb of a higher or lower rank on the same axis by the scale %s, another word of one scale said of the same thing, intensifiers, hedges, concessions, conditions, quantities, deadlines, addressees and parts that came or went, opposition taken up or dropped, and an act said by one side instead of all. Each is given with the words that show it; what these mean is for the reader to judge.": {"",
		"增强和减弱依规则判定：同一类行为中动词等级的升降（等级表 %s），对同一事物改用同一程度等级中的另一词，强化词、缓和词、让步、条件、数量、期限、对象和内容的增减，反对立场的提出或放弃，以及由各方共同表述变为一方表述。每项均列出所据文字；其含义由读者判断。",
		"«Сильнее» и «слабее» определяются правилами: ранг глагола на той же оси по шкале %s, другое слово той же шкалы о том же предмете, появление или исчезновение усилений, оговорок, уступок, условий, количеств, сроков, адресатов и частей, возражение, которое заявлено или снято, а также слова одной стороны вместо всех. Каждый вывод приведён с подтверждающими словами; что они значат, решает читатель."},
	"The same files and the same command give the same page, byte for byte.": {"", "相同的文件和命令生成逐字节相同的页面。", "Те же файлы и та же команда дают ту же страницу, байт в байт."},

	// Findings.
	"None among the changes shown.":    {"", "所显示的变化中没有要点。", "Среди показанных изменений нет."},
	"Gone without a successor":         {"", "消失且无后续表述", "Исчезло без преемника"},
	"Weaker":                           {"", "减弱", "Слабее"},
	"Commitments and positions":        {"", "承诺与立场", "Обязательства и позиции"},
	"Stronger":                         {"", "增强", "Сильнее"},
	"Stronger in part, weaker in part": {"", "有增有减", "Отчасти сильнее, отчасти слабее"},
	"New commitments and positions":    {"", "新的承诺和立场", "Новые обязательства и позиции"},
	"Another actor":                    {"", "主体改变", "Другая сторона"},
	"Moved to the front":               {"", "移到前部", "Перемещено в начало"},
	"Moved to the back":                {"", "移到后部", "Перемещено в конец"},
	"%d more":                          {"", "另有 %d 条", "ещё %d"},

	// The texts.
	"Old: share of the wording that is gone":               {"", "旧：已消失文字的比例", "Старое: доля исчезнувшего текста"},
	"New: share of the wording that is new":                {"", "新：新增文字的比例", "Новое: доля нового текста"},
	"One text with the changes in it":                      {"", "合并文本，变化标于其中", "Единый текст с изменениями"},
	"What is unchanged is folded; open a fold to read on.": {"", "未变部分已折叠，点开可继续阅读。", "Неизменное свёрнуто; раскройте, чтобы читать дальше."},
	"Side by side": {"", "左右对照", "Параллельные тексты"},
	"Both texts are whole, each in its own order; what answers to each other stands on one line.": {"", "两份文本均为全文，各按原有次序；相互对应者并列。", "Оба текста приведены полностью, каждый в своём порядке; соответствия стоят рядом."},
	"%s unchanged clauses": {"", "%s 句未变", "без изменений, предложений: %s"},
}
