package corpus

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func read(t *testing.T, text string) *Statement {
	t.Helper()
	s, err := Read("-", []byte(text), Options{Encoding: "utf-8"})
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	if err := s.broken([]byte(text), "utf-8"); err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	return s
}

func TestParties(t *testing.T) {
	for _, c := range []struct {
		reason, text string
		parties      []Party
		joint        []string
	}{
		{"both at once, in quotes", "Statement\n\nThe Republic of Arvenia and the Federation of Kestria (hereinafter “the Parties”) declare as follows:\n\nThey agree.",
			[]Party{{Name: "Republic of Arvenia"}, {Name: "Federation of Kestria"}}, []string{"the Parties"}},
		{"both at once, without quotes", "Statement\n\nThe Republic of Arvenia and the Federation of Kestria (hereinafter referred to as the Parties) declare as follows:\n\nThey agree.",
			[]Party{{Name: "Republic of Arvenia"}, {Name: "Federation of Kestria"}}, []string{"Parties"}},
		{"each by itself", "Statement\n\nThe Government of the Republic of Arvenia (“Arvenia”) and the Government of the Federation of Kestria (“Kestria”) agree.",
			[]Party{{Name: "Republic of Arvenia", Aliases: []string{"Arvenia"}}, {Name: "Federation of Kestria", Aliases: []string{"Kestria"}}}, nil},
		{"Chinese, both at once", "联合声明\n\n阿尔维尼亚共和国和凯斯特里亚联邦（以下称“双方”），声明如下：\n\n双方同意。",
			[]Party{{Name: "阿尔维尼亚共和国"}, {Name: "凯斯特里亚联邦"}}, []string{"双方"}},
		{"Chinese, traditional", "聯合聲明\n\n阿爾維尼亞共和國和凱斯特里亞聯邦(以下簡稱「雙方」)，聲明如下：\n\n雙方同意。",
			[]Party{{Name: "阿爾維尼亞共和國"}, {Name: "凱斯特里亞聯邦"}}, []string{"雙方"}},
		{"Chinese, each by itself", "联合声明\n\n阿尔维尼亚共和国（以下简称“阿方”）和凯斯特里亚联邦（以下简称“凯方”）同意合作。",
			[]Party{{Name: "阿尔维尼亚共和国", Aliases: []string{"阿方"}}, {Name: "凯斯特里亚联邦", Aliases: []string{"凯方"}}}, nil},
		{"Russian", "Заявление\n\nРеспублика Арвения и Федерация Кестрия (далее – Стороны) заявляют о следующем.\n\nСтороны рады.",
			[]Party{{Name: "Республика Арвения"}, {Name: "Федерация Кестрия"}}, []string{"Стороны"}},
		{"Russian, named in the clause", "Заявление\n\nРеспублика Арвения и Федерация Кестрия, именуемые в дальнейшем «Стороны», заявляют о следующем.\n\nСтороны рады.",
			[]Party{{Name: "Республика Арвения"}, {Name: "Федерация Кестрия"}}, []string{"Стороны"}},

		{"from the title", "Joint Statement of Arvenia and Kestria\n\nThe sides agree.", []Party{{Name: "Arvenia"}, {Name: "Kestria"}}, nil},
		{"from the title, with a subject", "Joint Statement by the Republic of Arvenia and the Federation of Kestria on Trade\n\nThe sides agree.",
			[]Party{{Name: "Republic of Arvenia"}, {Name: "Federation of Kestria"}}, nil},
		{"from a hyphen", "Arvenia-Kestria Joint Statement\n\nThe sides agree.", []Party{{Name: "Arvenia"}, {Name: "Kestria"}}, nil},
		{"from a Chinese title: 共和国 holds a 和", "阿尔维尼亚共和国和凯斯特里亚联邦关于伙伴关系的联合声明\n\n双方同意。",
			[]Party{{Name: "阿尔维尼亚共和国"}, {Name: "凯斯特里亚联邦"}}, nil},
		{"from a Russian title", "Совместное заявление Республики Арвения и Федерации Кестрия о торговле\n\nСтороны рады.",
			[]Party{{Name: "Республика Арвения"}, {Name: "Федерация Кестрия"}}, nil},
		{"from a Russian title, adjectives and names in the genitive", "Совместное заявление Арвенийской Народной Республики и Республики Кестрии о торговле\n\nСтороны рады.",
			[]Party{{Name: "Арвенийская Народная Республика"}, {Name: "Республика Кестрия"}}, nil},
		{"from a Russian title, in a form that is not known: as it stands", "Совместное заявление Вольного Княжества Норгрейв и Арвенийских Земель о торговле\n\nСтороны рады.",
			[]Party{{Name: "Вольное Княжество Норгрейв"}, {Name: "Арвенийских Земель"}}, nil},

		{"from a hyphen in a subject", "Joint Statement on a Framework for an Arvenia-Kestria Agreement on Trade\n\nThe sides agree.", []Party{{Name: "Arvenia"}, {Name: "Kestria"}}, nil},
		{"three", "Joint Statement of Arvenia, the Federation of Kestria, and Norgrave\n\nThe sides agree.", []Party{{Name: "Arvenia"}, {Name: "Federation of Kestria"}, {Name: "Norgrave"}}, nil},
		{"a commission is one side", "Joint Statement between Arvenia and the Strait Commission on Energy\n\nThe sides agree.", []Party{{Name: "Arvenia"}, {Name: "Strait Commission"}}, nil},
		{"a region is not two sides", "Statement on an Indo-Pacific Partnership\n\nWe agree.", nil, nil},
		{"three with dashes", "Joint Statement on an Arvenia – Kestria – Norgrave Agreement\n\nThe sides agree.", []Party{{Name: "Arvenia"}, {Name: "Kestria"}, {Name: "Norgrave"}}, nil},
		{"leaders of states", "Joint Statement from the Leaders of Arvenia, Kestria, and Norgrave\n\nThe leaders agree.", []Party{{Name: "Arvenia"}, {Name: "Kestria"}, {Name: "Norgrave"}}, nil},
		{"a document is no party", "Statement\n\nArvenia and Kestria conclude an Agreement on Fair and Balanced Trade (“Framework Agreement”).", nil, nil},
		{"one defined, both in the title", "Joint Statement of Arvenia and Kestria\n\nThe Federation of Kestria (“Kestria”) agrees.", []Party{{Name: "Federation of Kestria", Aliases: []string{"Kestria"}}, {Name: "Arvenia"}}, nil},
		{"one council is not two sides", "Statement of the Trade and Technology Council\n\nThe Council met.", nil, nil},
		{"an abbreviation is no party", "Statement\n\nThe fourth meeting of the Harbour Council (“HC”) took place in Velmar.", nil, nil},
		{"an alias with an alias is the same party", "The Republic of Arvenia (the \"Arvenia\") and others met.\nArvenia (the \"First Side\") agrees.", []Party{{Name: "Republic of Arvenia", Aliases: []string{"Arvenia", "First Side"}}}, nil},
		{"an alias defined twice is one", "The Republic of Arvenia (the \"First Side\") met others.\nThe Republic of Arvenia (the \"First Side\") agrees.", []Party{{Name: "Republic of Arvenia", Aliases: []string{"First Side"}}}, nil},
		{"nobody named", "Statement\n\nWe agree on trade.", nil, nil},
	} {
		s := read(t, c.text)
		if diff := cmp.Diff(c.parties, s.Parties); diff != "" {
			t.Errorf("%s: parties:\n%s", c.reason, diff)
		}
		if diff := cmp.Diff(c.joint, s.Joint); diff != "" {
			t.Errorf("%s: joint:\n%s", c.reason, diff)
		}
	}
}

func TestPlace(t *testing.T) {
	for _, c := range []struct{ reason, text, want string }{
		{"done at", "Statement\n\nThe sides agree.\n\nDone at Velmar on 16 May 2024", "Velmar"},
		{"Chinese close", "联合声明\n\n双方同意合作。\n\n二〇二四年五月十六日于韦尔马", "韦尔马"},
		{"Chinese agency", "联合声明\n\n新海社韦尔马5月16日电 双方同意合作。", "韦尔马"},
		{"Russian town", "Заявление\n\nСтороны рады.\n\nСовершено в г. Вельмар 16 мая 2024 г.", "Вельмар"},
		{"Russian city", "Заявление\n\nСтороны рады.\n\nПодписано в городе Тарск 16 мая 2024 года", "Тарск"},
		{"before the day", "Statement\n\nVelmar, May 16, 2024\n\nThe sides agree.", "Velmar"},
		{"after the day", "Statement\n\n16 May 2024, Port Esten\n\nThe sides agree.", "Port Esten"},
		{"town and state on a line", "Statement\n\nMay 16, 2024\n\nVelmar, Arvenia\n\nThe sides agree.", "Velmar, Arvenia"},
		{"none", "Statement\n\nThe sides agree.", ""},
	} {
		if got := read(t, c.text).Place; got != c.want {
			t.Errorf("%s: %q, not %q", c.reason, got, c.want)
		}
	}
}
