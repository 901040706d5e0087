package mojibake

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

var countries = map[string]encoding.Encoding{
	"windows-1251": charmap.Windows1251, "KOI8-R": charmap.KOI8R, "IBM866": charmap.CodePage866,
	"GB18030": simplifiedchinese.GB18030, "Big5": traditionalchinese.Big5,
}

// statements are texts of a few lines, of which one alone would prove little.
var statements = map[string]string{
	"ru": "Совместное заявление Республики Арвения и Республики Кестрия\n\nВельмар, 16 мая 2024 года\n\nСтороны договорились укреплять сотрудничество в торговле. Они выступают против войны.\n",
	"zh": "阿尔文尼亚共和国和凯斯特里亚共和国联合声明\n\n2024年5月16日\n\n双方同意继续加强在贸易、交通和能源领域的合作，并定期举行联合委员会会议。双方反对战争。\n",
	"tw": "阿爾文尼亞共和國和凱斯特里亞共和國聯合聲明\n\n2024年5月16日\n\n雙方同意繼續加強在貿易、交通和能源領域的合作，並定期舉行聯合委員會會議。雙方反對戰爭。\n",
}

// TestOthers makes each mistake with a text that its encoding can hold and has
// it undone.
func TestOthers(t *testing.T) {
	for _, m := range mistakes {
		lang := map[string]string{"GB18030": "zh", "Big5": "tw"}[m.was]
		if lang == "" {
			lang = "ru"
		}
		b, err := countries[m.was].NewEncoder().String(statements[lang])
		if err != nil {
			t.Fatal(err)
		}
		seen, _ := again(b, m.seen)
		if got := apply(seen, Find(seen)); got != statements[lang] {
			t.Errorf("%s:\nseen %s\ngot  %s", m.rule(), seen, got)
		}
	}
}

// TestOthersNothing: texts of many languages that stand as they were written,
// capitals and lists of names among them.
func TestOthersNothing(t *testing.T) {
	texts := []string{
		statements["ru"], strings.ToUpper(statements["ru"]),
		"Сумісна заява України та Арвенії. Сторони підтвердили взаємну повагу до суверенітету і її єдність.",
		"Заједничка изјава Републике Арвеније и Кестрије. Стране су се сложиле о миру, љубави и њиви.",
		"Съвместна декларация на Република Арвения. Страните се споразумяха да засилят търговията.",
		"ÉTÉ À NOËL ÇÀ ÊTRE ÉÉÉ ÀÀÀ ÔÔÔ " + strings.Repeat("É À Ç È Ù ", 30),
		strings.Repeat("ÄÖÜ äöü ß ", 50), strings.Repeat("«…» — “” ’ ", 50), strings.Repeat("°±²³ µ¶ ", 50),
		"╔════╗\n║ ░▒▓║\n╚════╝\n" + strings.Repeat("─", 300),
	}
	for _, text := range texts {
		if r := Find(text); len(r.Edits) > 0 {
			t.Errorf("%s: %+v", text, r.Edits[0])
		}
	}
}

func BenchmarkOthers(b *testing.B) {
	text := strings.Repeat(statements["ru"], 200)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Find(text)
	}
}
