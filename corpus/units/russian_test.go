package units

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"tifa/corpus"
	"tifa/corpus/lexicon"
)

const russianOpening = "Совместное заявление Республики Арвения и Федерации Кестрия\n\n" +
	"Республика Арвения и Федерация Кестрия (далее – Стороны) заявляют о следующем.\n\n"

// TestRussian reads sentences of two states that do not exist. A unit is
// written actor|verb|axis|type|polarity, with "^" behind an inherited actor
// and, where the row is about them, frame=, heads=, to= and rank=.
func TestRussian(t *testing.T) {
	for _, c := range []struct {
		why, text string
		want      []string
	}{
		{"future with буд-: the auxiliary is the modal", "Стороны будут развивать судоходство.", []string{"both|будут|commissive|commitment|+|heads=развивать"}},
		{"будут продолжать is one group", "Стороны будут продолжать развивать судоходство.", []string{"both|будут продолжать|commissive|commitment|+|heads=развивать"}},
		{"coordinate infinitives under one modal are one unit", "Стороны намерены расширять торговлю, строить порты и обмениваться данными.", []string{"both|намерены|commissive|commitment|+|heads=расширять,строить,обмениваться rank=4"}},
		{"readiness is weaker than intent", "Стороны готовы открыть порт.", []string{"both|готовы|commissive|commitment|+|rank=3"}},
		{"readiness for a thing names no act", "Стороны готовы к диалогу.", []string{"both|готовы|commissive|position|+"}},
		{"striving for an act", "Стороны стремятся завершить переговоры.", []string{"both|стремятся|commissive|commitment|+|rank=3"}},
		{"future of striving is no firmer than striving", "Стороны будут стремиться завершить переговоры.", []string{"both|будут|commissive|commitment|+|rank=3"}},
		{"perfective non-past is a promise", "Стороны создадут общий центр лоцманов.", []string{"both|создадут|commissive|commitment|+|rank=5"}},
		{"two perfective verbs with their own objects are two promises", "Стороны завершат дорогу и введут новые правила.", []string{"both|завершат|commissive|commitment|+", "both|введут|commissive|commitment|+"}},
		{"a perfective verb that the table does not have", "Стороны наведут переправу.", []string{"both|наведут|commissive|commitment|+"}},
		{"imperfective present is a standing stance", "Стороны отстаивают свободу судоходства.", []string{"both|отстаивают|commissive|position|+"}},
		{"two verbs with one object are one unit", "Стороны развивают и укрепляют торговлю.", []string{"both|развивают … укрепляют|commissive|position|+"}},
		{"present continuation is what goes on already", "Стороны продолжают развивать торговлю.", []string{"both|продолжают|other|narrative|0"}},
		{"future continuation is a promise", "Стороны продолжат ежегодно проводить встречи.", []string{"both|продолжат ежегодно|commissive|commitment|+|heads=проводить"}},
		{"past activity is narrative", "Стороны провели переговоры.", []string{"both|провели|other|narrative|0"}},
		{"past of agreeing performs", "Стороны договорились открыть мост.", []string{"both|договорились|commissive|commitment|+|rank=6"}},
		{"past speech performs", "Стороны подчеркнули важность диалога.", []string{"both|подчеркнули|assertion|assessment|0"}},
		{"past stance performs", "Стороны осудили захват судов.", []string{"both|осудили|negative|position|-|rank=6"}},
		{"to look into is the weakest promise", "Стороны рассмотрят возможность создания центра.", []string{"both|рассмотрят|commissive|commitment|+|rank=2"}},
		{"and stays weak under буд-", "Стороны будут изучать этот вопрос.", []string{"both|будут|commissive|commitment|+|rank=2"}},
		{"refusal", "Стороны не будут размещать корабли в проливе.", []string{"both|не будут|commissive|commitment|-"}},
		{"an undertaking to abstain", "Стороны договорились воздерживаться от угроз.", []string{"both|договорились|commissive|commitment|-"}},
		{"an undertaking not to", "Стороны договорились не допускать угроз.", []string{"both|договорились|commissive|commitment|-"}},
		{"neither party", "Ни одна из Сторон не допустит угроз.", []string{"both|не допустит|commissive|commitment|-"}},
		{"instruction to bodies of one's own", "Стороны поручили министрам подготовить план.", []string{"both|поручили|directive|commitment|+|heads=подготовить"}},
		{"decision", "Стороны приняли решение построить мост.", []string{"both|приняли решение|commissive|commitment|+|heads=построить rank=6"}},

		{"for", "Стороны выступают за мирное решение спора.", []string{"both|выступают за|support|position|+"}},
		{"against", "Стороны выступают против давления.", []string{"both|выступают против|negative|position|-|rank=5"}},
		{"an intensifier raises the rank and belongs to the verb", "Стороны решительно выступают против давления.", []string{"both|решительно выступают против|negative|position|-|rank=6"}},
		{"not accepting is opposing", "Стороны не приемлют давления.", []string{"both|не приемлют|negative|position|-"}},
		{"not supporting is no support", "Стороны не поддерживают это предложение.", []string{"both|не поддерживают|negative|position|-"}},
		{"force noun of a light verb", "Стороны выражают озабоченность нападениями на суда.", []string{"both|выражают озабоченность|negative|position|-|rank=2"}},
		{"its adjective raises the rank", "Стороны выражают серьезную озабоченность нападениями.", []string{"both|выражают серьезную озабоченность|negative|position|-|rank=3"}},
		{"ё and е are one letter", "Стороны выражают серьёзную озабоченность нападениями.", []string{"both|выражают серьёзную озабоченность|negative|position|-|rank=3"}},
		{"words between light verb and noun", "Стороны выражают в этой связи глубокую обеспокоенность.", []string{"both|выражают … глубокую обеспокоенность|negative|position|-|rank=3"}},
		{"the noun in front", "Стороны с серьезной обеспокоенностью отмечают рост цен.", []string{"both|с серьезной обеспокоенностью отмечают|negative|position|-|rank=3"}},
		{"support as a noun", "Стороны заявили о поддержке общин пролива.", []string{"both|заявили … поддержке|support|position|+|rank=5"}},
		{"welcome", "Стороны приветствуют открытие моста.", []string{"both|приветствуют|support|position|+|rank=4"}},
		{"thanks are courtesy", "Кестрийская Сторона выразила признательность Арвенийской Стороне за прием.", []string{"B:Kestria|выразила признательность|support|narrative|+"}},

		{"поддержка in an object does not fire", "Стороны приветствуют поддержку, оказанную общинам.", []string{"both|приветствуют|support|position|+"}},
		{"призыв in an object does not fire", "Стороны приветствуют призыв Конференции к диалогу.", []string{"both|приветствуют|support|position|+"}},
		{"озабоченность of others in an object does not fire", "Стороны учитывают озабоченность соседей.", []string{"both|учитывают|commissive|position|+"}},
		{"a relative clause opens no unit", "Стороны приветствуют меры, которые поддерживают общины, и намерены расширить торговлю.", []string{"both|приветствуют|support|position|+", "both|намерены|commissive|commitment|+"}},
		{"a participle opens no unit", "Стороны приветствуют договор, осуждающий захват судов.", []string{"both|приветствуют|support|position|+"}},
		{"a gerund opens no unit, nor does its clause", "Подчеркивая, что мир необходим, Стороны намерены продолжать диалог.", []string{"both|намерены продолжать|commissive|commitment|+"}},
		{"a purpose clause opens no unit", "Стороны выступают за то, чтобы соседи поддержали договор.", []string{"both|выступают за|support|position|+"}},
		{"quoted words open no unit", "Стороны приветствуют книгу «Мы требуем мира».", []string{"both|приветствуют|support|position|+"}},
		{"захват looks like a verb and is none", "Стороны осуждают захват судов.", []string{"both|осуждают|negative|position|-"}},

		{"a call and whom it addresses", "Стороны призывают всех судовладельцев соблюдать правила.", []string{"both|призывают|directive|position|+|heads=соблюдать to=всех судовладельцев rank=4"}},
		{"urging is stronger", "Стороны настоятельно призывают Норгрейв соблюдать правила.", []string{"both|настоятельно призывают|directive|position|+|to=Норгрейв rank=5"}},
		{"a call to stop", "Стороны призывают Норгрейв прекратить давление.", []string{"both|призывают|directive|position|-|to=Норгрейв"}},
		{"a call not to", "Стороны призывают соседей не вмешиваться в спор.", []string{"both|призывают|directive|position|-"}},
		{"a call without addressee", "Стороны призывают к диалогу.", []string{"both|призывают|directive|position|+|to="}},
		{"a demand", "Стороны требуют освобождения экипажей.", []string{"both|требуют|directive|position|+|rank=7"}},
		{"a situation that demands is no directive", "Ситуация требует совместных усилий.", []string{"impersonal|требует|assertion|assessment|0"}},

		{"reaffirm + noun + infinitive: the noun is the frame", "Стороны подтвердили готовность открыть порт.", []string{"both|открыть|commissive|commitment|+|frame=подтвердили готовность rank=3"}},
		{"commitment to a value is a position", "Стороны подтверждают приверженность принципам мира.", []string{"both|подтверждают приверженность|commissive|position|+|rank=5"}},
		{"commitment to an act is one", "Стороны подтверждают приверженность укреплению границы.", []string{"both|подтверждают приверженность|commissive|commitment|+"}},
		{"commitment to a treaty is one", "Стороны подтверждают приверженность Договору о границе.", []string{"both|подтверждают приверженность|commissive|commitment|+"}},
		{"a fact under a verb of speech has no unit", "Стороны отмечают, что торговля растет.", []string{"both|отмечают|assertion|assessment|0"}},
		{"a norm under a verb of speech is the unit", "Стороны исходят из того, что воды должны использоваться разумно.", []string{"both|должны|directive|position|+|frame=исходят из heads=использоваться rank=7"}},
		{"the obliged third party is the target", "Стороны считают, что все государства должны соблюдать договор.", []string{"both|должны|directive|position|+|frame=считают to=все государства"}},
		{"obliged themselves: a commitment", "Стороны считают, что они должны соблюдать договор.", []string{"both^|должны|commissive|commitment|+|frame=считают"}},
		{"a promise under a verb of speech", "Стороны подтвердили, что будут вместе строить мост.", []string{"both|будут вместе|commissive|commitment|+|frame=подтвердили"}},
		{"a promise in the passive under a verb of speech", "Стороны подтверждают, что споры будут решаться путем переговоров.", []string{"impersonal|будут решаться|commissive|commitment|+|frame=подтверждают"}},
		{"the main clause resumes behind что", "Стороны считают, что спор можно решить, и выступают против давления.", []string{"both|считают|assertion|assessment|0", "both|выступают против|negative|position|-"}},
		{"inadmissible", "Стороны едины во мнении, что такие меры недопустимы.", []string{"both|недопустимы|negative|position|-|frame=едины во мнении"}},
		{"agreeing that something is so is no commitment", "Стороны согласились с тем, что мост нужен.", []string{"both|согласились с тем|assertion|assessment|0"}},

		{"следует is never ranked", "Государствам следует соблюдать договор.", []string{"impersonal|следует|directive|position|+|rank=0"}},
		{"следует of a conclusion is no norm", "Отсюда следует вывод о пользе моста.", []string{"impersonal|следует|assertion|assessment|0"}},
		{"it should be noted: a way to say so", "Следует отметить, что торговля выросла.", []string{"impersonal|Следует отметить|assertion|assessment|0"}},
		{"necessity with nobody named", "Необходимо наращивать торговлю.", []string{"impersonal|Необходимо|directive|position|+"}},
		{"others must", "Все государства должны соблюдать договор.", []string{"third|должны|directive|position|+"}},

		{"the passive names no actor", "Отмечена важность диалога.", []string{"impersonal|Отмечена|assertion|assessment|0"}},
		{"the reflexive passive neither", "В ходе встречи отмечалась важность диалога.", []string{"impersonal|отмечалась|assertion|assessment|0"}},
		{"unless by its agent", "Сторонами подчеркнута важность диалога.", []string{"both|подчеркнута|assertion|assessment|0"}},
		{"prediction about a thing", "Новый мост будет способствовать торговле.", []string{"impersonal|будет|assertion|assessment|0"}},
		{"description: one unit", "Отношения двух стран достигли нового уровня и развиваются быстро.", []string{"impersonal|достигли|other|narrative|0"}},

		{"one side by its adjective", "Арвенийская Сторона поддерживает предложение Кестрийской Стороны.", []string{"A:Arvenia|поддерживает|support|position|+"}},
		{"one side, several stances", "Арвенийская Сторона подтверждает позицию по проливу, выступает против сборов, твердо поддерживает мир.",
			[]string{"A:Arvenia|подтверждает|assertion|assessment|0", "A:Arvenia|выступает против|negative|position|-", "A:Arvenia|твердо поддерживает|support|position|+"}},
		{"both by name", "Арвения и Кестрия выступают за мир.", []string{"both|выступают за|support|position|+"}},
		{"one party by name", "Кестрия поддерживает открытие порта.", []string{"B:Kestria|поддерживает|support|position|+"}},
		{"a state that is no party", "США наращивают флот.", []string{"third|наращивают|other|narrative|0"}},
		{"an office with its state", "Канцлер Федерации Кестрия Дана Острев поблагодарила хозяев.", []string{"B:Kestria|поблагодарила|support|narrative|+"}},
		{"the person again, without the state", "Канцлер Федерации Кестрия Дана Острев прибыла в Вельмар. Канцлер Дана Острев выразила благодарность.",
			[]string{"B:Kestria|прибыла|other|narrative|0", "B:Kestria|выразила благодарность|support|narrative|+"}},
		{"two heads of state are both", "Президент Республики Арвения и Канцлер Федерации Кестрия договорились встретиться.", []string{"both|договорились|commissive|commitment|+"}},
		{"items with verbs of their own inherit the subject", "Стороны:\n\n– приветствуют открытие моста;\n\n– намерены расширять торговлю.", []string{"both^|приветствуют|support|position|+", "both^|намерены|commissive|commitment|+"}},
		{"a list under a call keeps its addressee", "Стороны призывают все государства:\n\n– не применять силу.", []string{"both|призывают|directive|position|+|to=все государства", "both^|не применять|directive|position|-|frame=призывают to=все государства"}},
		{"to be full of resolve", "Стороны полны решимости бороться с контрабандой.", []string{"both|полны решимости|commissive|commitment|+|heads=бороться rank=5"}},
		{"to hold something necessary", "Стороны считают необходимым расширять торговлю.", []string{"both|считают необходимым|commissive|position|+|heads=расширять"}},
		{"readiness for a thing as a noun", "Стороны отметили готовность к диалогу.", []string{"both|отметили готовность|commissive|position|+"}},
		{"the parties to a conflict are others", "Конфликтующие стороны должны прекратить огонь.", []string{"third|должны|directive|position|-"}},
		{"we need not be written", "Подтверждаем верность договору.", []string{"both|Подтверждаем|assertion|assessment|0"}},

		{"a pronoun carries the subject", "Стороны провели встречу. Они выразили удовлетворение ее итогами.", []string{"both|провели|other|narrative|0", "both^|выразили удовлетворение|support|position|+"}},
		{"a sentence without subject carries it too", "Стороны осуждают нападения. Приветствуют создание службы.", []string{"both|осуждают|negative|position|-", "both^|Приветствуют|support|position|+"}},
		{"the past carries on within a sentence", "Стороны подтвердили договор и договорились строить мост.", []string{"both|подтвердили|assertion|assessment|0", "both|договорились|commissive|commitment|+"}},
		{"a list inherits actor and frame", "Стороны договорились:\n\n– до конца 2027 года заменить огни;\n\n– не допускать сбросов нефти;\n\n– проводить учения и обмениваться данными.",
			[]string{"both|договорились|commissive|commitment|+", "both^|заменить|commissive|commitment|+|frame=договорились", "both^|не допускать|commissive|commitment|-|frame=договорились", "both^|проводить|commissive|commitment|+|frame=договорились heads=обмениваться"}},
		{"a list in one sentence", "Стороны договорились: заменить огни; проводить учения.", []string{"both|договорились|commissive|commitment|+", "both|заменить|commissive|commitment|+|frame=договорились", "both|проводить|commissive|commitment|+|frame=договорились"}},
		{"a list of nouns", "Стороны договорились о следующем:\n\n– создание общей службы.", []string{"both|договорились|commissive|commitment|+", "both^|создание|commissive|commitment|+|frame=договорились"}},
		{"a list ends with the next sentence", "Стороны договорились:\n\n– заменить огни.\n\nМост служит обеим странам.", []string{"both|договорились|commissive|commitment|+", "both^|заменить|commissive|commitment|+", "impersonal|служит|assertion|assessment|0"}},
	} {
		st, err := corpus.Read("-", []byte(russianOpening+c.text+"\n\nСовершено в г. Вельмар 5 июня 2025 г.\n"), corpus.Options{})
		if err != nil {
			t.Fatal(err)
		}
		Reader{}.Read(st)
		var got []string
		for _, cl := range st.Clauses {
			for _, u := range cl.Units {
				got = append(got, russianCompact(st, u, c.want, len(got)))
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s\n%s\n got %s\nwant %s", c.why, c.text, strings.Join(got, "\n     "), strings.Join(c.want, "\n     "))
		}
	}
}

// russianCompact writes a unit in the form of the table, with those of the
// optional parts that the row at that place names.
func russianCompact(st *corpus.Statement, u corpus.Unit, want []string, at int) string {
	join := func(spans []corpus.Span, by string) string {
		var out []string
		for _, sp := range spans {
			out = append(out, st.String(sp))
		}
		return strings.Join(out, by)
	}
	actor := string(u.Actor)
	if u.Inherited {
		actor += "^"
	}
	s := strings.Join([]string{actor, join(u.Verb, " … "), string(u.Axis), string(u.Type), string(u.Polarity)}, "|")
	if at >= len(want) || strings.Count(want[at], "|") < 5 {
		return s
	}
	var extra []string
	for _, part := range []struct{ key, value string }{
		{"frame=", st.String(u.Frame)}, {"heads=", join(u.Heads, ",")}, {"to=", st.String(u.Target)}, {"rank=", string(rune('0' + u.Rank))},
	} {
		if strings.Contains(want[at], part.key) {
			extra = append(extra, part.key+part.value)
		}
	}
	return s + "|" + strings.Join(extra, " ")
}

func TestRussianMarks(t *testing.T) {
	for _, c := range []struct {
		text string
		want string
	}{
		{"Стороны решительно осуждают все нападения.", "intensifier решительно 2, quantifier все 4"},
		{"Стороны завершат дорогу до конца 2027 года.", "deadline до конца 2027 года 0"},
		{"Стороны доведут торговлю до 12 млрд крон к 2030 году.", "quantity 12 млрд крон 0, deadline к 2030 году 0"},
		{"При необходимости Стороны будут по возможности обмениваться данными.", "hedge При необходимости 1, hedge по возможности 2"},
		{"Стороны не намерены расширять порт, если это повредит реке.", "negation не 0, condition если 0"},
		{"Стороны встретятся не реже двух раз.", ""},
		{"Ряд государств поддерживает договор.", "quantifier Ряд 2"},
	} {
		st, err := corpus.Read("-", []byte(russianOpening+c.text), corpus.Options{})
		if err != nil {
			t.Fatal(err)
		}
		Reader{}.Read(st)
		var got []string
		for _, cl := range st.Clauses {
			for _, u := range cl.Units {
				for _, m := range u.Marks {
					got = append(got, string(m.Kind)+" "+st.String(m.Span)+" "+string(rune('0'+m.Step)))
				}
			}
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, s, c.want)
		}
	}
}

// TestRussianBank: a central bank speaks as one; what it says of prices is no
// promise, what it says of its rate is.
func TestRussianBank(t *testing.T) {
	st, err := corpus.Read("-", []byte("Решение о ставке\n\nСовет директоров Банка России принял решение сохранить ставку на уровне 5,00% годовых. Инфляция остается высокой. "+
		"Банк России будет оценивать целесообразность повышения ставки. Инфляция снизится до 4%. Если цены вырастут, Банк России рассмотрит вопрос о ставке.\n"), corpus.Options{})
	if err != nil {
		t.Fatal(err)
	}
	Reader{}.Read(st)
	want := []string{
		"both|принял решение|commissive|commitment|+", "impersonal|остается|assertion|assessment|0", "both|будет|commissive|commitment|+",
		"impersonal|снизится|assertion|assessment|0", "both|рассмотрит|commissive|commitment|+",
	}
	var got []string
	for _, cl := range st.Clauses {
		for _, u := range cl.Units {
			got = append(got, russianCompact(st, u, nil, 0))
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %s\nwant %s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestRussianLexicon: the words come from the tables in use.
func TestRussianLexicon(t *testing.T) {
	lex, err := lexicon.Default().Merge(fstest.MapFS{"verbs.ru.tsv": {Data: []byte(
		"form\tkind\taxis\trank\ttype\tpolarity\nприветствовать\tstance\tsupport\t9\tposition\t+\nзаклеймить\tstance\tnegative\t8\tposition\t-\nосудить\tstance\t\t-\n")}}, "mine")
	if err != nil {
		t.Fatal(err)
	}
	st, err := corpus.Read("-", []byte(russianOpening+"Стороны приветствуют мир. Стороны заклеймили войну. Стороны осудили войну.\n"), corpus.Options{})
	if err != nil {
		t.Fatal(err)
	}
	Reader{Lexicon: lex}.Read(st)
	want := []string{"both|приветствуют|support|position|+|rank=9", "both|заклеймили|negative|position|-|rank=8", "both|осудили|other|narrative|0|rank=0"}
	var got []string
	for _, cl := range st.Clauses {
		for _, u := range cl.Units {
			got = append(got, russianCompact(st, u, want, len(got)))
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

func TestConjugate(t *testing.T) {
	for _, c := range []struct{ infinitive, forms string }{
		{"подтверждать", "подтверждают подтверждает подтверждаем подтверждали подтверждая подтверждается"},
		{"подчеркивать", "подчеркивают подчеркивает подчеркивалась"},
		{"приветствовать", "приветствуют приветствует приветствуем приветствуя"},
		{"признавать", "признают признает признавали"}, {"создать", "создадут создаст создали создано"},
		{"выразить", "выразят выразили выражена"}, {"отметить", "отметят отмечено"}, {"осудить", "осудят осужден"},
		{"принять", "примут примет приняли принято"}, {"договориться", "договорятся договорились"}, {"мочь", "могут может могли мог"},
		{"призвать", "призовут призвали"}, {"рассмотреть", "рассмотрят рассмотрит рассмотрели"}, {"достичь", "достигнут достигли достигнута"},
		{"вести", "ведут ведет вели"}, {"стремиться", "стремятся стремится"}, {"поддержать", "поддержат поддержали поддержано"},
	} {
		got := map[string]bool{}
		conjugate(c.infinitive, func(form string, _ russianShape) { got[form] = true })
		for form := range strings.FieldsSeq(c.forms) {
			if !got[form] {
				t.Errorf("%s has no form %s", c.infinitive, form)
			}
		}
	}
}

func FuzzRussian(f *testing.F) {
	f.Add("Стороны договорились: заменить огни; не допускать сбросов, которые вредят реке.")
	f.Add("Стороны (далее – «Стороны») считают, что США должны отказаться от «давления\", и выражают озабоченность.")
	f.Add("Ни одна из Сторон не допустит до конца 2027 г. 12 млрд. крон в течение 3 лет")
	f.Add("что что, которые : ; и что не будут будет быть Президент Федерации Кестрия Дана")
	f.Fuzz(func(t *testing.T, text string) {
		st, err := corpus.Read("-", []byte(russianOpening+strings.ToValidUTF8(text, "")), corpus.Options{Encoding: "utf-8"})
		if err != nil {
			return
		}
		st.Lang = "ru"
		Reader{}.Read(st)
		for i := range st.Clauses {
			c := &st.Clauses[i]
			at := c.Start
			for _, u := range c.Units {
				inside := func(name string, spans ...corpus.Span) {
					for _, sp := range spans {
						if sp.Len() != 0 && (sp.Start < c.Start || sp.End > c.End || sp.Len() < 0) {
							t.Fatalf("%s %v outside clause %v: %q", name, sp, c.Span, st.String(c.Span))
						}
					}
				}
				inside("verb", u.Verb...)
				inside("heads", u.Heads...)
				inside("target", u.Target)
				for _, m := range u.Marks {
					inside("mark", m.Span)
				}
				if u.Scope.Start < at || u.Scope.Len() < 0 || u.Scope.End > c.End {
					t.Fatalf("scope %v behind %d in clause %v", u.Scope, at, c.Span)
				}
				at = u.Scope.End
				if len(u.Verb) == 0 || u.Subject.Start < 0 || u.Subject.End > len(st.Text) || u.Frame.End > len(st.Text) {
					t.Fatalf("unit %+v", u)
				}
				if !slices.Contains([]corpus.Axis{corpus.Commissive, corpus.Directive, corpus.Negative, corpus.Support, corpus.Recognition, corpus.Assertion, corpus.OtherAxis}, u.Axis) ||
					!slices.Contains([]corpus.UnitType{corpus.Commitment, corpus.Position, corpus.Assessment, corpus.Narrative}, u.Type) ||
					!slices.Contains([]corpus.Polarity{corpus.Plus, corpus.Minus, corpus.Neutral}, u.Polarity) || u.Actor == "" {
					t.Fatalf("unit %+v", u)
				}
			}
		}
	})
}

// TestRussianLong: a clause of 100 KB without a mark is read in
// linear time, whatever word it repeats.
func TestRussianLong(t *testing.T) {
	for _, words := range []string{
		"важно обеспечить ", "не ", "и что ", "Стороны ", "которые ", "вновь ", "будут ", "Президент ", "в ", "призывают всех ",
		"Стороны, ", "что, ", "намерены, которые ", "сегодня мы ", "выражают свою ", "следует ", "( ", "\" ", "5 млрд. ", "до конца ",
	} {
		st, err := corpus.Read("-", []byte(russianOpening+"Стороны намерены "+strings.Repeat(words, 100_000/len(words))), corpus.Options{})
		if err != nil {
			t.Fatal(err)
		}
		start := time.Now()
		Reader{}.Read(st)
		if d := time.Since(start); d > 20*time.Second { // it takes a tenth of a second
			t.Errorf("%q: %v", words, d)
		}
	}
}

func BenchmarkRussian(b *testing.B) {
	paragraph := "Стороны подтверждают, что в 2024 г. объем торговли достиг 12 млрд крон. Стороны договорились развивать порты, дороги и связь, которая служит обеим странам. " +
		"Арвенийская Сторона поддерживает усилия Кестрийской Стороны и решительно осуждает нападения на суда.\n\n"
	for _, c := range []struct{ name, text string }{
		{"paragraphs", russianOpening + strings.Repeat(paragraph, 200)},
		{"one-clause", russianOpening + "Стороны намерены " + strings.Repeat("развивать торговлю которая растет и ", 10_000) + "мир"},
	} {
		st, err := corpus.Read("-", []byte(c.text), corpus.Options{})
		if err != nil {
			b.Fatal(err)
		}
		lexicon.Default()
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(st.Text)))
			for b.Loop() {
				Reader{}.Read(st)
			}
		})
	}
}

// TestRussianScope: a unit reaches from its subject to its last word.
func TestRussianScope(t *testing.T) {
	for _, c := range []struct{ why, text, want string }{
		{"a subject that nobody is known by", "Стороны считают, что порты должны оставаться открытыми, а пошлины на рыбу должны снижаться.", "Стороны считают, что порты должны оставаться открытыми|пошлины на рыбу должны снижаться."},
		{"verbs of one part", "Стороны углубят фарватер и построят маяк.", "Стороны углубят фарватер|построят маяк."},
	} {
		st, err := corpus.Read("-", []byte(russianOpening+c.text), corpus.Options{})
		if err != nil {
			t.Fatal(err)
		}
		Reader{}.Read(st)
		var got []string
		for _, u := range st.Clauses[len(st.Clauses)-1].Units {
			got = append(got, st.String(u.Scope))
		}
		if g := strings.Join(got, "|"); g != c.want {
			t.Errorf("%s: got %s, want %s", c.why, g, c.want)
		}
	}
}
