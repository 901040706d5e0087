package units

import (
	"strings"
	"unicode/utf8"
)

// russianTense says which part of its paradigm a Russian form belongs to.
type russianTense uint8

const (
	russianInfinitive russianTense = iota
	russianPresent                 // the non-past: present of an imperfective verb, future of a perfective one
	russianPast
	russianGerund
	russianShort // short adjective or a predicative that does not change: намерены, необходимо
)

// russianShape is what a form says beside its word.
type russianShape struct {
	tense    russianTense
	plural   bool
	singular bool
	first    bool // first person: мы and я need not stand beside it
	passive  bool // отмечается, отмечено: the subject is not who acts
}

// finite tells a form that can be the predicate of a clause.
func (s russianShape) finite() bool { return s.tense != russianInfinitive && s.tense != russianGerund }

// russianIrregular lists the ends of infinitives whose third person plural the
// rules of thirdPlural do not give; prefixed verbs go with them (созвать with
// звать). The longest end wins, so the order is by length.
var russianIrregular = []struct{ infinitive, third string }{
	{"смотреть", "смотрят"}, {"принять", "примут"}, {"поднять", "поднимут"}, {"достичь", "достигнут"},
	{"держать", "держат"}, {"стоять", "стоят"}, {"лежать", "лежат"}, {"давать", "дают"}, {"знавать", "знают"}, {"ставать", "стают"},
	{"видеть", "видят"}, {"хотеть", "хотят"}, {"казать", "кажут"}, {"писать", "пишут"}, {"искать", "ищут"}, {"снять", "снимут"}, {"нести", "несут"},
	{"вести", "ведут"}, {"расти", "растут"}, {"звать", "зовут"}, {"взять", "возьмут"}, {"чать", "чнут"}, {"брать", "берут"},
	{"слать", "шлют"}, {"быть", "будут"}, {"мочь", "могут"}, {"деять", "деют"}, {"обязать", "обязуют"}, {"крыть", "кроют"}, {"стать", "станут"},
	{"идти", "идут"}, {"йти", "йдут"},
}

// russianRegular gives the third person plural by the end of the infinitive.
// -ить is not here: its vowel depends on the consonant before it.
var russianRegular = []struct{ infinitive, third string }{
	{"овать", "уют"}, {"нуть", "нут"}, {"ать", "ают"}, {"ять", "яют"}, {"еть", "еют"},
}

// russianGive are the prefixes of дать; other verbs in -дать are regular
// (соблюдать, подтверждать).
var russianGive = map[string]bool{"": true, "со": true, "соз": true, "пере": true, "за": true, "из": true, "при": true, "от": true, "вы": true, "про": true, "воз": true}

// thirdPlural returns the third person plural of a non-reflexive infinitive,
// "" when no rule gives one.
func thirdPlural(infinitive string) string {
	if prefix, ok := strings.CutSuffix(infinitive, "дать"); ok && russianGive[prefix] {
		return prefix + "дадут"
	}
	for _, v := range russianIrregular {
		if stem, ok := strings.CutSuffix(infinitive, v.infinitive); ok && !(v.infinitive == "чать" && infinitive != "начать") {
			return stem + v.third
		}
	}
	if stem, ok := strings.CutSuffix(infinitive, "ить"); ok {
		if last, _ := utf8.DecodeLastRuneInString(stem); strings.ContainsRune("жшчщ", last) {
			return stem + "ат"
		}
		return stem + "ят"
	}
	for _, v := range russianRegular {
		if stem, ok := strings.CutSuffix(infinitive, v.infinitive); ok {
			return stem + v.third
		}
	}
	return ""
}

// conjugate gives the forms of a verb that a statement can use as predicate,
// head or gerund, each to add. It gives more than the language has (a passive
// of intransitive verbs, both mutations of т and д): what is not Russian does
// not occur.
func conjugate(infinitive string, add func(string, russianShape)) {
	add(infinitive, russianShape{tense: russianInfinitive})
	plain, reflexive := strings.CutSuffix(infinitive, "ся")
	if !reflexive {
		plain, reflexive = strings.CutSuffix(infinitive, "сь")
	}
	put := func(form string, s russianShape) {
		if reflexive {
			form += russianReflexive(form)
		}
		add(form, s)
	}
	third := thirdPlural(plain)
	if third != "" {
		conjugatePresent(third, put)
	}
	past := pastStem(plain, third)
	for end, plural := range map[string]bool{"": false, "а": false, "о": false, "и": true} {
		form := past + end
		if end == "" {
			form = masculinePast(plain, past)
		}
		put(form, russianShape{tense: russianPast, plural: plural, singular: !plural})
		if !reflexive {
			add(form+russianReflexive(form), russianShape{tense: russianPast, plural: plural, singular: !plural, passive: true})
		}
	}
	if base, ok := strings.CutSuffix(plain, "ть"); ok {
		if reflexive {
			add(base+"вшись", russianShape{tense: russianGerund})
		} else {
			add(base+"в", russianShape{tense: russianGerund})
		}
	}
	if reflexive {
		return
	}
	if third != "" {
		for _, form := range []struct {
			text   string
			plural bool
		}{{third, true}, {thirdSingular(third), false}} {
			add(form.text+"ся", russianShape{tense: russianPresent, plural: form.plural, singular: !form.plural, passive: true})
		}
	}
	for _, stem := range passiveStems(plain) {
		for _, end := range []string{"", "а", "о", "ы"} {
			add(stem+end, russianShape{tense: russianPast, plural: end == "ы", singular: end != "ы", passive: true})
		}
	}
}

// conjugatePresent gives the non-past and the gerund from the third person
// plural.
func conjugatePresent(third string, put func(string, russianShape)) {
	stem, end := third[:len(third)-4], third[len(third)-4:] // two letters of two bytes
	second := end == "ят" || end == "ат"
	we, i, gerund := stem+"ем", stem+"у", stem+"я"
	switch {
	case second:
		we, i = stem+"им", mutate(stem)[0]+"ю"
		if end == "ат" {
			i, gerund = stem+"у", stem+"а"
		}
	case end == "ют":
		i = stem + "ю"
	}
	put(third, russianShape{tense: russianPresent, plural: true})
	put(thirdSingular(third), russianShape{tense: russianPresent, singular: true})
	put(we, russianShape{tense: russianPresent, plural: true, first: true})
	put(i, russianShape{tense: russianPresent, singular: true, first: true})
	put(gerund, russianShape{tense: russianGerund})
}

func thirdSingular(third string) string {
	stem, end := third[:len(third)-4], third[len(third)-4:]
	if end == "ят" || end == "ат" {
		return stem + "ит"
	}
	if s, ok := strings.CutSuffix(third, "дадут"); ok {
		return s + "даст"
	}
	if s, ok := strings.CutSuffix(stem, "г"); ok { // могут, может
		stem = s + "ж"
	}
	return stem + "ет"
}

// pastStem is the past without the ending of gender and number: подтверждал-.
func pastStem(plain, third string) string {
	if base, ok := strings.CutSuffix(plain, "ть"); ok {
		return base + "л"
	}
	for _, v := range []struct{ infinitive, past string }{{"вести", "вел"}, {"нести", "несл"}, {"расти", "росл"}, {"идти", "шл"}, {"йти", "шл"}, {"достичь", "достигл"}} {
		if base, ok := strings.CutSuffix(plain, v.infinitive); ok {
			return base + v.past
		}
	}
	return strings.TrimSuffix(third, "ут") + "л"
}

// masculinePast is the form without an ending, which loses its л behind a
// consonant (мог) or gains a vowel (шел).
func masculinePast(plain, past string) string {
	switch {
	case strings.HasSuffix(plain, "йти") || strings.HasSuffix(plain, "идти"):
		return strings.TrimSuffix(past, "л") + "ел"
	case strings.HasSuffix(plain, "нести") || strings.HasSuffix(plain, "расти") || strings.HasSuffix(plain, "чь"):
		return strings.TrimSuffix(past, "л")
	}
	return past
}

// russianReflexive is -ся, or -сь behind a vowel.
func russianReflexive(form string) string {
	if last, _ := utf8.DecodeLastRuneInString(form); strings.ContainsRune("аеиоуыюя", last) {
		return "сь"
	}
	return "ся"
}

// passiveStems are the short passive participles without their ending:
// отмечен-, принят-, подчеркнут-.
func passiveStems(plain string) []string {
	for _, v := range []struct{ infinitive, participle string }{
		{"достичь", "достигнут"}, {"нуть", "нут"}, {"нять", "нят"}, {"чать", "чат"}, {"вести", "веден"}, {"ать", "ан"}, {"ять", "ян"}, {"еть", "ен"},
	} {
		if base, ok := strings.CutSuffix(plain, v.infinitive); ok {
			out := []string{base + v.participle}
			if v.infinitive == "чать" { // обещать goes with ать, начать with нять
				out = append(out, base+"чан")
			}
			return out
		}
	}
	base, ok := strings.CutSuffix(plain, "ить")
	if !ok {
		return nil
	}
	var out []string
	for _, m := range mutate(base) {
		out = append(out, m+"ен")
	}
	return out
}

// mutate gives what the last consonant of a stem in -ить becomes before -у and
// -ен: отметить, отмечен; подтвердить, подтвержден; выразить, выражен.
func mutate(stem string) []string {
	if base, ok := strings.CutSuffix(stem, "ст"); ok {
		return []string{base + "щ"}
	}
	last, size := utf8.DecodeLastRuneInString(stem)
	base := stem[:len(stem)-size]
	switch last {
	case 'т':
		return []string{base + "ч", base + "щ"}
	case 'д':
		return []string{base + "ж", base + "жд"}
	case 'с':
		return []string{base + "ш"}
	case 'з':
		return []string{base + "ж"}
	case 'б', 'п', 'в', 'м', 'ф':
		return []string{stem + "л"}
	}
	return []string{stem}
}

// shortForms gives the four forms of a short adjective: готов, готова,
// готово, готовы; the е of должен flees.
func shortForms(masculine string, add func(string, russianShape)) {
	stem := masculine
	if s, ok := strings.CutSuffix(masculine, "жен"); ok && masculine == "должен" {
		stem = s + "жн"
	}
	add(masculine, russianShape{tense: russianShort, singular: true})
	add(stem+"а", russianShape{tense: russianShort, singular: true})
	add(stem+"о", russianShape{tense: russianShort, singular: true})
	add(stem+"ы", russianShape{tense: russianShort, plural: true})
}

// russianStem strips the ending of case from a noun or adjective: what two
// forms of one word share.
func russianStem(word string) string {
	for _, end := range russianEndings {
		if stem, ok := strings.CutSuffix(word, end); ok && utf8.RuneCountInString(stem) >= 3 {
			return stem
		}
	}
	return word
}

// russianEndings are the endings of nouns and adjectives, longest first.
var russianEndings = []string{
	"иями", "ями", "ами", "ого", "его", "ому", "ему", "ыми", "ими", "иях", "иям", "ией", "ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие",
	"ую", "юю", "ых", "их", "ым", "им", "ом", "ем", "ей", "ах", "ях", "ам", "ям", "ью", "ию", "ия", "ии", "ов", "ев", "а", "я", "о", "е", "у", "ю", "ы", "и", "ь", "й",
}

// looksInfinitive tells an infinitive by its end. Nouns in -ть have another
// vowel before it (область, готовность) or are listed.
func looksInfinitive(w string) bool {
	plain := strings.TrimSuffix(strings.TrimSuffix(w, "ся"), "сь")
	for _, end := range []string{"ать", "ять", "ить", "еть", "уть", "ыть", "оть", "йти", "вести", "нести", "расти", "идти", "мочь", "стичь", "беречь"} {
		if strings.HasSuffix(plain, end) {
			return !russianNotInfinitive[plain]
		}
	}
	return false
}

var russianNotInfinitive = wordSet("печать память мать кровать нить сеть соцсеть треть путь суть ртуть рать гладь стать пядь опять пять девять десять")

func wordSet(words string) map[string]bool {
	m := make(map[string]bool)
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}
