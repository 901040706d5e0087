package corpus

import "strings"

// russianKinds are what a state is called by, in the genitive of a title and
// in the nominative, with the endings that adjectives before it have in each.
var russianKinds = map[string]struct {
	nominative string
	endings    [2]string
}{
	"Республики":  {"Республика", [2]string{"ой", "ая"}},
	"Федерации":   {"Федерация", [2]string{"ой", "ая"}},
	"Королевства": {"Королевство", [2]string{"ого", "ое"}},
	"Государства": {"Государство", [2]string{"ого", "ое"}},
	"Княжества":   {"Княжество", [2]string{"ого", "ое"}},
	"Содружества": {"Содружество", [2]string{"ого", "ое"}},
	"Союза":       {"Союз", [2]string{"ского", "ский"}},
	"Султаната":   {"Султанат", [2]string{"ского", "ский"}},
	"Штатов":      {"Штаты", [2]string{"ых", "ые"}},
	"Эмиратов":    {"Эмираты", [2]string{"ких", "кие"}},
}

// nominative turns the name of a state that a Russian title gives in the
// genitive ("Заявление Китайской Народной Республики") into the nominative. A
// name of which a word is in no known form stays as the title has it.
func nominative(name string) string {
	words := strings.Fields(name)
	for i, w := range words {
		kind, ok := russianKinds[w]
		if !ok {
			continue
		}
		for k := range words[:i] {
			stem, ok := strings.CutSuffix(words[k], kind.endings[0])
			if !ok {
				return name
			}
			words[k] = stem + kind.endings[1]
		}
		words[i] = kind.nominative
		// The name that follows mostly stands in the nominative already.
		for k := range words[i+1:] {
			if stem, ok := strings.CutSuffix(words[i+1+k], "ии"); ok {
				words[i+1+k] = stem + "ия"
			}
		}
		return strings.Join(words, " ")
	}
	return name
}
