package mojibake

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// misread makes the mistake: text's UTF-8 taken for the encoding.
func misread(t testing.TB, e encoding.Encoding, text string) string {
	t.Helper()
	out, err := e.NewDecoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

var encodings = map[string]encoding.Encoding{
	"windows-1252": charmap.Windows1252, "iso-8859-1": charmap.ISO8859_1, "windows-1251": charmap.Windows1251,
	"koi8-r": charmap.KOI8R, "macintosh": charmap.Macintosh, "ibm866": charmap.CodePage866, "gbk": simplifiedchinese.GBK,
}

func apply(text string, r Result) string {
	var b strings.Builder
	at := 0
	for _, e := range r.Edits {
		b.WriteString(text[at:e.Start] + e.To)
		at = e.End
	}
	return b.String() + text[at:]
}

// fiction in three languages, with the signs that are misread most.
var fiction = map[string]string{
	"en": "The Parties’ envoys met at Velmar – the “city of bridges” – and agreed: no tariff. The café pact costs 5 €.",
	"ru": "Стороны подтвердили, что мост через реку Тальс будет открыт — и «навсегда». Их послы и министры довольны.",
	"zh": "双方重申，将继续深化务实合作，维护地区和平稳定。双方商定：“扩大相互投资”；便利人员往来。",
}

func TestFind(t *testing.T) {
	for name, e := range encodings {
		for lang, text := range fiction {
			seen := misread(t, e, text)
			if strings.ContainsRune(seen, utf8.RuneError) {
				if r := Find(seen); len(r.Damage) == 0 && apply(seen, r) != text {
					t.Errorf("%s as %s: bytes were lost, and no damage is reported: %q", lang, name, seen)
				}
				continue
			}
			if got := apply(seen, Find(seen)); got != text {
				t.Errorf("%s as %s:\nseen %s\ngot  %s\nwant %s", lang, name, seen, got, text)
			}
			twice := misread(t, e, seen)
			if strings.ContainsRune(twice, utf8.RuneError) {
				continue
			}
			once := apply(twice, Find(twice))
			if got := apply(once, Find(once)); got != text {
				t.Errorf("%s as %s, twice:\nseen %s\nonce %s\ngot  %s\nwant %s", lang, name, twice, once, got, text)
			}
		}
	}
}

// TestFindNothing: texts that hold such characters by right.
func TestFindNothing(t *testing.T) {
	for _, text := range []string{
		"план В» и «СССР»", "«Р»: категория В» и С… вот", "l’été à Noël – « ça » – Ç’est", "Âmbito de ação", "naïve – “x”?",
		"Straße? Größe?", "в 2024 г.? Так…?", "偷税漏税、小校", "无縫鋼管廠", "Đđ ĂÂ Łódź", "",
	} {
		if r := Find(text); len(r.Edits)+len(r.Damage) > 0 {
			t.Errorf("%s: %+v", text, r)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, e := range encodings {
		for _, text := range fiction {
			f.Add(misread(f, e, text))
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "") // as package charset gives it
		r := Find(text)
		at := 0
		for _, e := range r.Edits {
			if e.Start < at || e.End <= e.Start || e.End > len(text) || e.To == "" || !utf8.ValidString(e.To) {
				t.Fatalf("%q: edit %+v after %d", text, e, at)
			}
			// Made again, the mistake gives the same text.
			k := slices.IndexFunc(readings, func(rd reading) bool { return RulePrefix+rd.name == e.Rule })
			if k < 0 { // an encoding of one country: judged by the whole text, see TestOthers
				at = e.End
				continue
			}
			if back, ok := again(e.To, k); !ok || back != text[e.Start:e.End] {
				t.Fatalf("%q: %q by %s is not %q", text, e.To, e.Rule, text[e.Start:e.End])
			}
			at = e.End
		}
		at = 0
		for _, d := range r.Damage {
			if d.Start < at || d.End <= d.Start || d.End > len(text) {
				t.Fatalf("%q: damage %+v after %d", text, d, at)
			}
			at = d.End
			for _, e := range r.Edits {
				if e.Start < d.End && d.Start < e.End {
					t.Fatalf("%q: damage %+v in edit %+v", text, d, e)
				}
			}
		}
	})
}

// again makes the mistake of reading k, as programs make it.
func again(text string, k int) (string, bool) {
	if k == gbk {
		out, err := simplifiedchinese.GBK.NewDecoder().String(text)
		return out, err == nil
	}
	var b strings.Builder
	for _, c := range []byte(text) {
		r := readings[k].table.DecodeByte(c)
		if r == utf8.RuneError && c < 0xA0 {
			r = rune(c)
		}
		b.WriteRune(r)
	}
	return b.String(), true
}

func BenchmarkFind(b *testing.B) {
	for _, lang := range []string{"en", "ru", "zh"} {
		text := strings.Repeat(fiction[lang], 40<<10/len(fiction[lang]))
		b.Run("lang="+lang, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				Find(text)
			}
		})
	}
}
