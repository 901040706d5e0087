package charset

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// encoders writes the encodings that Decode meets, known to it or not.
func encoders() map[string]encoding.Encoding {
	return map[string]encoding.Encoding{
		"UTF-8":        encoding.Nop,
		"UTF-16LE":     unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM),
		"UTF-16BE":     unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM),
		"GB18030":      simplifiedchinese.GB18030,
		"Big5":         traditionalchinese.Big5,
		"windows-1251": charmap.Windows1251,
		"KOI8-R":       charmap.KOI8R,
		"KOI8-U":       charmap.KOI8U,
		"IBM866":       charmap.CodePage866,
		"ISO-8859-5":   charmap.ISO8859_5,
		"windows-1252": charmap.Windows1252,
		"windows-1250": charmap.Windows1250,
		"windows-1253": charmap.Windows1253,
		"windows-1254": charmap.Windows1254,
		"windows-1255": charmap.Windows1255,
		"windows-1256": charmap.Windows1256,
		"windows-874":  charmap.Windows874,
		"IBM850":       charmap.CodePage850,
		"macintosh":    charmap.Macintosh,

		"x-mac-cyrillic": charmap.MacintoshCyrillic,
		"Shift_JIS":      japanese.ShiftJIS,
		"EUC-JP":         japanese.EUCJP,
		"EUC-KR":         korean.EUCKR,
	}
}

// encode leaves out what the encoding does not have, and returns what remains
// in both forms.
func encode(t testing.TB, e encoding.Encoding, text string) (encoded []byte, kept string) {
	t.Helper()
	if b, err := e.NewEncoder().Bytes([]byte(text)); err == nil {
		return b, text
	}
	enc := e.NewEncoder()
	var b []byte
	var k strings.Builder
	for _, r := range text {
		if c, err := enc.Bytes([]byte(string(r))); err == nil {
			b = append(b, c...)
			k.WriteRune(r)
		}
	}
	return b, k.String()
}

// windows cuts a text into pieces of n characters, about 100 of them, at
// everywhere and not only at the beginnings of sentences.
func windows(text string, n int) []string {
	r := []rune(text)
	if len(r) <= n {
		return []string{text}
	}
	step := max(1, (len(r)-n)/100)
	var all []string
	for i := 0; i+n <= len(r); i += step {
		all = append(all, string(r[i:i+n]))
	}
	return all
}

// table reads pieces of a text under each encoding, logs how many come back as
// they were, and fails below the floor of a length. Pieces that are plain ASCII
// are left out: they prove nothing.
func table(t *testing.T, label, text string, encodings []string, floors map[int]float64) {
	t.Helper()
	for _, name := range encodings {
		line := fmt.Sprintf("%-18s %-14s", label, name)
		for _, n := range []int{12, 20, 60, 200, 1000} {
			floor, ok := floors[n]
			if !ok {
				continue
			}
			hit, all := 0, 0
			miss := ""
			for _, w := range windows(text, n) {
				if strings.IndexFunc(w, func(r rune) bool { return r >= 0x80 }) < 0 {
					continue
				}
				b, kept := encode(t, encoders()[name], w)
				all++
				got, err := Decode(b, "")
				if err == nil && got.String == kept {
					hit++
				} else if miss == "" {
					miss = fmt.Sprintf("%.80q read as %q (%v)", kept, got.Encoding, err)
				}
			}
			line += fmt.Sprintf("  %d: %d/%d", n, hit, all)
			if float64(hit) < floor*float64(all) {
				t.Errorf("%s in %s, %d characters: %d of %d found, the floor is %.2f; for one, %s",
					label, name, n, hit, all, floor, miss)
			}
		}
		t.Log(line)
	}
}

func fiction(t testing.TB, language string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", "fiction."+language+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestHitRates(t *testing.T) {
	floors := map[int]float64{12: 0.97, 20: 0.99, 60: 1, 200: 1, 1000: 1}
	wide := []string{"UTF-8", "UTF-16LE", "UTF-16BE"}
	table(t, "zh-Hans", fiction(t, "zh-Hans"), append(wide, "GB18030"), floors)
	table(t, "zh-Hant", fiction(t, "zh-Hant"), append(wide, "GB18030", "Big5"), floors)
	cyrillic := []string{"windows-1251", "KOI8-R", "IBM866", "ISO-8859-5"}
	table(t, "ru", fiction(t, "ru"), append(wide, cyrillic...), floors)
	table(t, "en", fiction(t, "en"), append(wide, "windows-1252"), floors)
	// Without small letters the case pattern says nothing, or the wrong thing.
	table(t, "ru, all capitals", strings.ToUpper(fiction(t, "ru")), cyrillic,
		map[int]float64{12: 0.65, 20: 0.88, 60: 1, 200: 1, 1000: 1})
}

// TestStatements does the same with real statements, of which the models know
// nothing.
func TestStatements(t *testing.T) {
	const dir = "../../../shared/data"
	if _, err := os.Stat(dir); err != nil {
		t.Skip("no statements at hand: ", dir, " is absent")
	}
	files, err := filepath.Glob(dir + "/*/*.zh-Han?.txt")
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Skip("no Chinese statements in ", dir)
	}
	texts := map[string]*strings.Builder{"Hans": {}, "Hant": {}}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		script := "Hans"
		encodings := []string{"GB18030", "UTF-16LE", "UTF-16BE", "UTF-8"}
		if strings.Contains(file, "zh-Hant") {
			script = "Hant"
			encodings = append(encodings, "Big5")
		}
		texts[script].Write(b)
		for _, name := range encodings {
			encoded, kept := encode(t, encoders()[name], string(b))
			got, err := Decode(encoded, "")
			if err != nil || got.String != kept || len(got.Wrong) > 0 {
				t.Errorf("%s in %s: read as %q, %d wrong (%v)", filepath.Base(file), name, got.Encoding, len(got.Wrong), err)
			}
		}
	}
	t.Logf("%d statements whole", len(files))
	// The traditional ones came with pinyin strewn in: short pieces of that are
	// left undecided.
	floors := map[int]float64{12: 0.95, 20: 0.97, 60: 0.98, 200: 1, 1000: 1}
	table(t, "statements, Hans", texts["Hans"].String(), []string{"GB18030", "UTF-16LE", "UTF-16BE"}, floors)
	table(t, "statements, Hant", texts["Hant"].String(), []string{"GB18030", "Big5", "UTF-16LE", "UTF-16BE"}, floors)
}

// TestOtherLanguages: a language is read right or, if none of the candidates
// writes it, not at all; never as another.
func TestOtherLanguages(t *testing.T) {
	const (
		japanese = "年老いた渡し守は四十年も川を渡してきたので、その声を妻の声と同じくらいよく知っていた。秋の雨で道が崩れたころ、灰色の外套を着た若者が岸に現れた。"
		german   = "Der alte Fährmann setzte seit vierzig Jahren Leute über den Fluß und kannte dessen Stimme so gut wie die seiner Frau. Im Herbst, als der Regen die Straße ausgespült hatte, kam ein junger Mann."
		french   = "Le vieux passeur traversait la rivière depuis quarante ans, et il en connaissait la voix aussi bien que celle de sa femme. Un été, la route fut coupée à l'aube et un garçon arriva."
		ukraine  = "Старий перевізник сорок років возив людей через річку і знав її голос так само добре, як голос власної дружини. Восени, коли дощі розмили дорогу, до переправи вийшов юнак у сірому пальті."
	)
	for _, test := range []struct {
		encoding, text string
		found          bool
	}{
		{"windows-1252", french, true},
		{"windows-1252", german, true},
		{"windows-1252", "El viejo barquero llevaba cuarenta años cruzando el río y conocía su voz tan bien como la de su mujer. ¿Y quién era aquel joven? «Mañana será otro día», pensó él.", true},
		{"windows-1252", "O velho barqueiro atravessava o rio há quarenta anos e conhecia a sua voz tão bem como a da mulher. Não disse nada à chegada; a situação não o permitia.", true},
		{"windows-1252", "Den gamle færgemand havde i fyrre år sat folk over åen, og han kendte dens stemme lige så godt som sin kones. Et efterår kom en ung mand i grå frakke.", true},
		{"windows-1252", "Gamli ferjumaðurinn hafði flutt fólk yfir ána í fjörutíu ár og þekkti rödd hennar jafn vel og rödd konu sinnar.", true},
		{"windows-1250", "Stary przewoźnik przez czterdzieści lat przewoził ludzi przez rzekę i znał jej głos równie dobrze jak głos własnej żony.", true},
		{"windows-1250", "Starý převozník vozil čtyřicet let lidi přes řeku a znal její hlas stejně dobře jako hlas vlastní ženy.", true},
		{"windows-1250", "Az öreg révész negyven éve hordta át az embereket a folyón, és úgy ismerte a hangját, mint a saját feleségéét. Ősszel jött egy szürke kabátos fiatalember.", true},
		{"windows-1254", "Yaşlı kayıkçı kırk yıldır insanları nehrin karşısına geçiriyordu ve onun sesini karısının sesi kadar iyi tanıyordu.", true},
		{"windows-1251", ukraine, true},
		{"KOI8-U", ukraine, true},
		{"windows-1251", "Старият лодкар четиридесет години превозваше хора през реката и познаваше гласа ѝ толкова добре, колкото гласа на жена си.", true},
		{"windows-1251", "Стари скелар је четрдесет година превозио људе преко реке и знао њен глас као глас своје жене.", true},
		{"x-mac-cyrillic", "Старый перевозчик Матвей сорок лет водил лодку через реку и знал её голос так же хорошо, как голос собственной жены.", true},
		{"windows-1253", "Ο γέρος βαρκάρης περνούσε τους ανθρώπους από το ποτάμι σαράντα χρόνια και ήξερε τη φωνή του όσο καλά ήξερε και τη φωνή της γυναίκας του.", false},
		{"windows-1255", "הזקן העביר אנשים את הנהר במשך ארבעים שנה והכיר את קולו כמו את קול אשתו. בסתיו, כשהגשמים הרסו את הדרך, בא לגדה צעיר במעיל אפור.", false},
		{"windows-1256", "كان الملاح العجوز يعبر بالناس النهر منذ أربعين عاما وكان يعرف صوته كما يعرف صوت زوجته.", false},
		{"windows-874", "คนแจวเรือชราพาผู้คนข้ามแม่น้ำมาสี่สิบปีแล้ว และเขารู้จักเสียงของมันดีพอๆ กับเสียงของภรรยา", false},
		{"Shift_JIS", japanese, false},
		{"EUC-JP", japanese, false},
		{"EUC-KR", "늙은 뱃사공은 사십 년 동안 사람들을 강 건너로 실어 날랐고 그 소리를 아내의 목소리만큼이나 잘 알고 있었다.", false},
		{"IBM850", french, false},
		{"macintosh", german, false},
	} {
		b, kept := encode(t, encoders()[test.encoding], test.text)
		got, err := Decode(b, "")
		if test.found && (err != nil || got.String != kept) {
			t.Errorf("%s read as %q (%v): %.60s", test.encoding, got.Encoding, err, kept)
		}
		var undecided ErrUndecided
		if !test.found && !errors.As(err, &undecided) {
			t.Errorf("%s taken for %s: %.60q", test.encoding, got.Encoding, got.String)
		}
	}
}
