package diff_test

import (
	"fmt"
	"strings"
	"testing"

	"tifa/align"
	"tifa/corpus"
	"tifa/corpus/units"
	"tifa/diff"
)

// TestShifts: what a rewording does to the force of a clause, and the words that
// show it.
func TestShifts(t *testing.T) {
	opening := map[string]string{
		"en": "Joint Statement\n\nThe two sides met in the town of Velmar.\n\n",
		"zh": "联合声明\n\n双方在韦尔马举行会晤。\n\n",
		"ru": "Совместное заявление\n\nСтороны провели встречу в городе Вельмар.\n\n",
	}
	for _, c := range []struct {
		why, lang, old, new string
		want                string // direction: law "old words" "new words"; …
	}{
		{"a higher step of one scale, of the same thing", "en",
			"Trade between the two countries has been growing at a moderate pace.", "Trade between the two countries has been growing at a solid pace.",
			`stronger: grade "moderate" "solid"`},
		{"a lower one", "en",
			"Fish stocks in the strait remain elevated.", "Fish stocks in the strait remain somewhat elevated.",
			`weaker: hedge "" "somewhat"; grade "elevated" "somewhat elevated"`},
		{"what is to be kept and what is to be deepened", "en",
			"We will maintain cooperation on the river Orlen.", "We will deepen cooperation on the river Orlen.",
			`stronger: grade "maintain" "deepen"`},
		{"of another thing the same words say nothing", "en",
			"We will maintain cooperation on the river Orlen.", "We will deepen the river Orlen for cooperation.",
			`none`},
		{"an act goes on: no thing that is kept", "en",
			"We will strengthen cooperation on the river Orlen.", "We will continue cooperating on the river Orlen.",
			`none`},
		{"a weaker verb in one act and a wider reach of another", "en",
			"We firmly condemn the violence committed by the garrison of Tarsk against fishermen, and commit to continue pressing for the release of those who are held and a swift return of the boats.",
			"We condemned the seizure of Velmar and the brutal attacks on boats, and committed to continue pressing for the release of all those who are held and a swift return of the boats.",
			`mixed: verb "firmly condemn" "condemned"; quantifier "" "all"`},
		{"movement of what stands before", "en",
			"Growth in river trade picked up over the summer.", "Growth in river trade slowed over the summer.",
			`weaker: grade "picked up" "slowed"`},
		{"what took something back is gone", "en",
			"The price of salt has eased but remains elevated.", "The price of salt remains elevated.",
			`stronger: concession "has eased … but" ""`},
		{"and has come", "en",
			"The price of salt remains elevated.", "The price of salt has eased but remains elevated.",
			`weaker: concession "" "has eased … but"`},
		{"from an undertaking to a remark", "en",
			"We will uphold the rules of navigation on the river Orlen and the freedom of passage through the strait.", "We emphasize the rules of navigation on the river Orlen and the freedom of passage through the strait.",
			`weaker: kind "will uphold" "emphasize"`},
		{"from concern to talk", "en",
			"The two sides expressed concern over the closing of the harbour of Tarsk to fishing boats.", "The two sides discussed the closing of the harbour of Tarsk to fishing boats.",
			`weaker: kind "expressed concern over" "discussed"`},
		{"a deed is no weaker than the promise of it", "en",
			"The two sides will open the harbour of Tarsk to all fishing boats of Kestria.", "The two sides opened the harbour of Tarsk to all fishing boats of Kestria.",
			`none`},
		{"some is less than it without a word", "en",
			"We will provide some assistance to the fishing towns of the strait.", "We will provide assistance to the fishing towns of the strait.",
			`stronger: quantifier "some" ""`},
		{"all is more", "en",
			"We will open ports of the strait to fishing boats.", "We will open all ports of the strait to fishing boats.",
			`stronger: quantifier "" "all"`},
		{"any says little", "en",
			"We will announce changes of the tariff in the spring.", "We will announce any changes of the tariff in the spring.",
			`none`},
		{"a part came that stands nowhere else", "en",
			"We will work together against smuggling in the strait.", "We will work together against smuggling in the strait, including the sale of stolen nets.",
			`stronger: scope "" "including the sale of stolen nets"`},
		{"a part went", "en",
			"We will mark the channel, and repair the old lighthouse, before the autumn storms.", "We will mark the channel before the autumn storms.",
			`weaker: scope "and repair the old lighthouse" ""`},
		{"a circumstance in front is no part", "en",
			"We will mark the channel of the river Orlen.", "Recalling the meeting of the harbour masters, we will mark the channel of the river Orlen.",
			`none`},
		{"opposition is dropped", "en",
			"We will meet every spring, and we oppose any toll on the river Orlen.", "We will meet every spring.",
			`weaker: stand "oppose" ""`},
		{"an intensifier two steps higher, of another word", "zh",
			"双方将严明航行纪律，着力解决走私问题。", "双方将严明航行纪律，坚决纠正走私问题。",
			`stronger: intensifier "着力" "坚决"`},
		{"keeping becomes strengthening", "zh",
			"双方将坚持河道联合巡查，完善灯塔管理。", "双方将强化河道联合巡查，完善灯塔管理。",
			`stronger: grade "坚持" "强化"`},
		{"a moderating word comes", "zh",
			"港口政策要加力提效。", "港口政策要适度加力提效。",
			`weaker: hedge "" "适度"`},
		{"a part came", "zh",
			"双方将修复奥伦河灯塔。", "双方将修复奥伦河灯塔，确保渔船夜间安全通行。",
			`stronger: scope "" "确保渔船夜间安全通行"`},
		{"opposition is taken up", "zh",
			"双方将加强渔业合作。", "双方将加强渔业合作，反对在海峡设置关卡。",
			`stronger: stand "" "反对"`},
		{"keeping becomes deepening", "ru",
			"Стороны будут поддерживать сотрудничество на реке Орлен.", "Стороны будут углублять сотрудничество на реке Орлен.",
			`stronger: grade "поддерживать" "углублять"`},
	} {
		read := func(day, text string) *corpus.Statement {
			lang := map[string]string{"en": "en", "zh": "zh-Hans", "ru": "ru"}[c.lang]
			s, err := corpus.Read(day+"."+lang+".txt", []byte(opening[c.lang]+text), corpus.Options{})
			if err != nil {
				t.Fatal(err)
			}
			units.Reader{}.Read(s)
			return s
		}
		older, newer := read("2021-05-01", c.old), read("2022-05-01", c.new)
		ch := diff.Read(older, newer, align.Pair{Old: []int{len(older.Clauses) - 1}, New: []int{len(newer.Clauses) - 1}})
		var facts []string
		for _, s := range ch.Shifts {
			if s.Direction != diff.Level {
				facts = append(facts, fmt.Sprintf("%s %q %q", s.Law, words(older, s.Old), words(newer, s.New)))
			}
		}
		got := string(ch.Shift)
		if facts != nil {
			got += ": " + strings.Join(facts, "; ")
		}
		if got != c.want {
			t.Errorf("%s:\n   %s\n   %s\n   got  %s\n   want %s", c.why, c.old, c.new, got, c.want)
		}
	}
}

// TestUndirected: facts that give no direction are told only where their words
// show something.
func TestUndirected(t *testing.T) {
	for _, c := range []struct {
		why, old, new string
		want          string // law "old words" "new words"; …
	}{
		{"the verb and what is said stand in the other act: nothing is left out",
			"双方要加强渔港合作，要扩大盐业贸易。", "双方要加强渔港合作、扩大盐业贸易。", ``},
		{"an act that came is named with what is to be done: 要 alone names nothing",
			"双方要加强渔港合作，增进了解。", "双方要加强渔港合作，增进了解，要大力扩大盐业贸易，保障航道畅通。", `unit "" "要大力扩大"`},
		{"another one speaks, with the same verb: the actor changed, the kind of act shows nothing",
			"双方要加强渔港合作，提高灯塔亮度。", "渔港要加强合作，提高灯塔亮度。", `actor "双方" "渔港"`},
		{"another verb on another axis is told",
			"双方支持加强渔港合作。", "双方强调加强渔港合作。", `kind "支持" "强调"`},
	} {
		read := func(day, text string) *corpus.Statement {
			s, err := corpus.Read(day+".zh-Hans.txt", []byte("阿尔维尼亚共和国和凯斯特里亚联邦联合声明\n\n"+text), corpus.Options{})
			if err != nil {
				t.Fatal(err)
			}
			units.Reader{}.Read(s)
			return s
		}
		older, newer := read("2021-05-01", c.old), read("2022-05-01", c.new)
		ch := diff.Read(older, newer, align.Pair{Old: []int{len(older.Clauses) - 1}, New: []int{len(newer.Clauses) - 1}})
		var facts []string
		for _, s := range ch.Shifts {
			if s.Direction == diff.Level {
				facts = append(facts, fmt.Sprintf("%s %q %q", s.Law, words(older, s.Old), words(newer, s.New)))
			}
		}
		if got := strings.Join(facts, "; "); got != c.want {
			t.Errorf("%s:\n   %s\n   %s\n   got  %s\n   want %s", c.why, c.old, c.new, got, c.want)
		}
	}
}
