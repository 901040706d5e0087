package gloss

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

// story is fiction in traditional script; mirror is what the mechanism makes
// of it with these glosses.
const story = `守燈人經過漁村，沿著碼頭的纜繩慢慢地走。老船長總是說，這條小路經常起霧，應該有人協助。
黃昏經過花園，園丁發現一盞燈點亮了，應該是女兒回來了。學徒發現鐘樓的節日鐘聲停了，聯絡鐘錶匠來修理。
節日的潮聲很溫暖，孫子學會了修理舊船，也發現了自己的潛力。老船長說潛力人人都有，只要經過風暴。
老船長對燈塔的區域很熟，孫子對海灣的區域很熟。鄰居在節日前聯絡了郵差，協助學徒關上窗戶，關好門，從來沒有應付過這麼大的風。`

var table1 = map[rune]string{
	'經': "jīng", '應': "yīng", '協': "xié", '發': "fā", '學': "xué", '節': "jié", '聯': "lián",
	'區': "qū", '關': "guān", '驅': "qū",
}

func glossed(text string) string { return insert(story+"\n"+text, table1) }

func TestFindGlosses(t *testing.T) {
	for _, c := range []struct{ text, want, reason string }{
		{"聯(lián)邦", "聯邦", "the plain case: one gloss with a tone mark is enough"},
		{"關（guān）於，學( xué　)徒", "關於，學徒", "brackets of either width, spaces inside"},
		{"應(yìng)該，習(xì)慣", "應該，習慣", "any tone: glossing programs get tones wrong"},
		{"銀行(háng)行(xíng)走", "銀行行走", "any reading of the character"},
		{"联(lián)邦，乾(gān)淨", "联邦，乾淨", "simplified script too; readings of the counterpart count (干 gān)"},
		{"女(nǚ)兒，旅(lǚ)途，綠(lǜ)色", "女兒，旅途，綠色", "ü with its tones"},
		{"聯(bā)邦", "聯(bā)邦", "not a reading of the character"},
		{"聯(lián邦)，聯（島名）", "聯(lián邦)，聯（島名）", "Han characters in the brackets"},
		{"聯(LIÁN)，聯(Lián)，聯(lián2)", "聯(LIÁN)，聯(Lián)，聯(lián2)", "capitals and digits"},
		{"a(ā)，。(ā) (ā)", "a(ā)，。(ā) (ā)", "not after a Han character"},
		{"聯(lián)(lián)邦", "聯(lián)邦", "the second bracket is not directly after the character"},
		{"聯(lián", "聯(lián", "no closing bracket"},
		{"安(an)靜，聯(lián)邦", "安(an)靜，聯邦", "without tone mark, and one gloss only: may be anything"},
		{"方?jīng)Q心", "方?jīng)Q心", "damage alone, without any gloss, is no evidence"},
		{"", "", "nothing"},
		{"沒有注音的文章(附圖)。", "沒有注音的文章(附圖)。", "no glosses"},
	} {
		if got := applied(Find(c.text), c.text); got != c.want {
			t.Errorf("%s (%s): got %s, want %s", c.text, c.reason, got, c.want)
		}
	}
	const text, want = "他們(men)安(an)靜地(ok)坐著(abc)", "他們安靜地(ok)坐著(abc)"
	if got := applied(Find(glossed(text)), glossed(text)); got != story+"\n"+want {
		t.Errorf("without tone marks, beside plenty of glosses: got %s, want %s", got, want)
	}
}

// one returns what is between < and > in text, and text without these.
func one(text string) (whole, place string) {
	a, rest, _ := strings.Cut(text, "<")
	b, c, _ := strings.Cut(rest, ">")
	return a + b + c, b
}

func TestFindDamage(t *testing.T) {
	for _, c := range []struct{ text, want, reason string }{ // <what the place held>
		{"南方<決>心修好燈塔。", "edit", "one key, and both bytes of the character show"},
		{"修船的發展<潛力>、勇氣都有。", "mark", "the last byte of the run is lost, but 潛力 stands elsewhere"},
		{"海域<對燈塔的區>域很重要。", "mark", "pairs vanish; the next regular gloss ends the damage"},
	} {
		plain, place := one(c.text)
		seen := glossed(plain)
		res := Find(seen)
		switch got := applied(res, seen); {
		case c.want == "edit":
			if got != story+"\n"+plain {
				t.Errorf("%s (%s): got %s", plain, c.reason, got)
			}
		case len(res.Damage) != 1 || res.Damage[0].Proposed != place || res.Damage[0].Readings < 2:
			t.Errorf("%s (%s): got %+v", plain, c.reason, res.Damage)
		}
		if !Fits(seen, story+"\n"+plain, nil) {
			t.Errorf("%s: Fits denies it: %s", plain, seen)
		}
	}
	for _, c := range []struct{ text, reason string }{
		{"海鷗?zhuàng)這裡。", "no character begins with the trail byte of 鷗 and is read zhuàng"},
		{"南方?jīng)7日", "a digit cannot follow out of step: nothing brings the reader back into step"},
		{"南方?jīng)", "the text ends"},
	} {
		seen := glossed("") + c.text
		res := Find(seen)
		if len(res.Damage) != 1 || res.Damage[0].Readings != 0 || res.Damage[0].Proposed != "" {
			t.Errorf("%s (%s): got %+v", c.text, c.reason, res.Damage)
		}
	}
	for _, c := range []struct{ text, reason string }{
		{"真的嗎?jīng", "no closing bracket"},
		{"真的嗎？jīng)", "a full-width question mark is not what the reader shows"},
		{"really?jīng)", "not after a Han character"},
		{"真的嗎?sic)", "no tone mark, and not a gloss of this text"},
	} {
		if res := Find(glossed("") + c.text); len(res.Damage) != 0 {
			t.Errorf("%s (%s): got %+v", c.text, c.reason, res.Damage)
		}
	}
}

// TestFindHabit: the habits of the text decide which readings there are.
func TestFindHabit(t *testing.T) {
	seen := glossed("南方決心修好燈塔。")
	if res := Find(seen); len(res.Damage) != 0 {
		t.Fatalf("got %+v, want the edit", res.Damage)
	}
	// 經 stands twice without a gloss, so it is no key, and no other fits.
	res := Find(strings.ReplaceAll(seen, "經(jīng)", "經"))
	if len(res.Damage) != 1 || res.Damage[0].Readings != 0 {
		t.Errorf("key without its habit: got %+v", res.Damage)
	}
	// 決 always has a gloss here, so it cannot have stood without one.
	res = Find(seen + "堅決(jué)，決(jué)定")
	if len(res.Damage) != 0 {
		t.Errorf("a character begun inside a match cannot bear a gloss: got %+v", res.Damage)
	}
}

func check(t *testing.T, text string, res Result) {
	t.Helper()
	at := 0
	edits, damage := res.Edits, res.Damage
	for len(edits)+len(damage) > 0 {
		var start, end int
		if len(damage) == 0 || len(edits) > 0 && edits[0].Start < damage[0].Start {
			start, end = edits[0].Start, edits[0].End
			edits = edits[1:]
		} else {
			start, end = damage[0].Start, damage[0].End
			if n := damage[0].Readings; n == 1 || n < 0 || n > MaxReadings {
				t.Fatalf("%d readings", n)
			}
			damage = damage[1:]
		}
		if start < at || end <= start || end > len(text) {
			t.Fatalf("%q: span %d:%d after %d", text, start, end, at)
		}
		if utf8.ValidString(text) && !(utf8.ValidString(text[:start]) && utf8.ValidString(text[:end])) {
			t.Fatalf("%q: span %d:%d cuts a character", text, start, end)
		}
		at = end
	}
}

func FuzzFind(f *testing.F) {
	f.Add(insert(story, table1))
	f.Add(glossed("南方決心修好燈塔，域對亞太地區，展潛力、"))
	f.Add("聯(lián)邦聯(lián)邦聯(lián)邦方?jīng)Q心展?jié)摿?、域?qū)喬貐^(qū)")
	f.Add("聯(lián)邦聯(lián)邦聯(lián)邦方?jīng)?jīng)€(jīng)方?jīng)()(（")
	f.Fuzz(func(t *testing.T, text string) {
		check(t, text, Find(text))
		check(t, text+"聯(lián)聯(lián)聯(lián)", Find(text+"聯(lián)聯(lián)聯(lián)"))
		Fits(text, "方決心展潛力、域對亞太地區", nil)
	})
}

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat(story, 40)
	for _, c := range []struct{ name, text string }{
		{"text=plain", text},
		{"text=glossed", insert(text, table1)},
		{"text=damaged", insert(text+"南方決心修好燈塔，海域對燈塔的區域，發展潛力、南方決心", table1)},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.text)))
			for b.Loop() {
				Find(c.text)
			}
		})
	}
}

func ExampleFind() {
	text := "聯(lián)絡學(xué)徒，經(jīng)過港口。南方?jīng)Q心修船。"
	res := Find(text)
	for _, e := range res.Edits {
		fmt.Printf("%s: %q by %q\n", e.Rule, text[e.Start:e.End], e.To)
	}
	// Output:
	// pinyin-gloss: "(lián)" by ""
	// pinyin-gloss: "(xué)" by ""
	// pinyin-gloss: "(jīng)" by ""
	// gloss-bytes: "?jīng)Q" by "決"
}
