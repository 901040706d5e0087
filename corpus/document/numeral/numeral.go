// Package numeral writes the numbers of lists and notes as word processors
// show them.
package numeral

import (
	"strconv"
	"strings"
)

// Form is a way to write numbers, named as in WordprocessingML (ISO/IEC
// 29500-1, 17.18.59 ST_NumberFormat).
type Form string

// Mark is the number or bullet of an item as it stands before its text. A
// space parts them whatever stands between them on the page, so that the two
// are never read as one word; a full-width mark brings its own along.
func Mark(number string) string {
	switch number = strings.TrimSpace(number); {
	case number == "":
		return ""
	case strings.HasSuffix(number, "、") || strings.HasSuffix(number, "．") || strings.HasSuffix(number, "）"):
		return number
	}
	return number + " "
}

// Known tells a form that Format writes.
func (f Form) Known() bool {
	return f == "none" || f == "decimal" || forms[f] != nil
}

// Format writes a number. Where the form has no sign for it, as ① has none
// beyond 20, and where the form is unknown, it writes decimal digits.
func (f Form) Format(n int) string {
	if f == "none" {
		return ""
	}
	if write := forms[f]; write != nil && n > 0 && n < 32768 {
		if s := write(n); s != "" {
			return s
		}
	}
	return strconv.Itoa(n)
}

var forms = map[Form]func(int) string{
	"decimalZero":                  func(n int) string { return strings.Repeat("0", max(0, 2-len(strconv.Itoa(n)))) + strconv.Itoa(n) },
	"upperRoman":                   func(n int) string { return strings.ToUpper(roman(n)) },
	"lowerRoman":                   roman,
	"upperLetter":                  letters("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
	"lowerLetter":                  letters("abcdefghijklmnopqrstuvwxyz"),
	"russianUpper":                 letters("АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ"), // no Ё, Й, Ъ, Ь in lists
	"russianLower":                 letters("абвгдежзиклмнопрстуфхцчшщыэюя"),
	"ordinal":                      ordinal,
	"numberInDash":                 func(n int) string { return "- " + strconv.Itoa(n) + " -" },
	"decimalEnclosedCircle":        signs('①', 20),
	"decimalEnclosedCircleChinese": signs('①', 20),
	"decimalEnclosedFullstop":      signs('⒈', 20),
	"decimalEnclosedParen":         signs('⑴', 20),
	"ideographEnclosedCircle":      signs('㊀', 10),
	"decimalFullWidth":             fullWidth,
	"decimalFullWidth2":            fullWidth,
	"ideographTraditional":         cycle("甲乙丙丁戊己庚辛壬癸"),
	"ideographZodiac":              cycle("子丑寅卯辰巳午未申酉戌亥"),
	"chineseCounting":              counting(chinese, false),
	"chineseCountingThousand":      counting(chinese, true),
	"taiwaneseCounting":            counting(chinese, false),
	"taiwaneseCountingThousand":    counting(chinese, true),
	"japaneseCounting":             counting(chinese, true),
	"chineseLegalSimplified":       counting([2]string{"零壹贰叁肆伍陆柒捌玖", "拾佰仟万"}, true),
	"ideographLegalTraditional":    counting([2]string{"零壹貳參肆伍陸柒捌玖", "拾佰仟萬"}, true),
	"ideographDigital":             digits("〇一二三四五六七八九"),
	"taiwaneseDigital":             digits("〇一二三四五六七八九"),
	"japaneseDigitalTenThousand":   digits("〇一二三四五六七八九"),
}

var chinese = [2]string{"零一二三四五六七八九", "十百千万"}

func roman(n int) string {
	if n >= 4000 {
		return ""
	}
	var b strings.Builder
	for i, v := range []int{1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1} {
		for ; n >= v; n -= v {
			b.WriteString([]string{"m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"}[i])
		}
	}
	return b.String()
}

// letters go on after the last one with aa, bb, cc, as Word has them.
func letters(alphabet string) func(int) string {
	r := []rune(alphabet)
	return func(n int) string {
		times := (n-1)/len(r) + 1
		if times > 20 {
			return ""
		}
		return strings.Repeat(string(r[(n-1)%len(r)]), times)
	}
}

func ordinal(n int) string {
	end := "th"
	if n/10%10 != 1 && n%10 >= 1 && n%10 <= 3 {
		end = []string{"st", "nd", "rd"}[n%10-1]
	}
	return strconv.Itoa(n) + end
}

func signs(first rune, most int) func(int) string {
	return func(n int) string {
		if n > most {
			return ""
		}
		return string(first + rune(n-1))
	}
}

func cycle(cs string) func(int) string {
	r := []rune(cs)
	return func(n int) string { return string(r[(n-1)%len(r)]) }
}

func digits(zeroToNine string) func(int) string {
	r := []rune(zeroToNine)
	return func(n int) string {
		var b strings.Builder
		for _, c := range strconv.Itoa(n) {
			b.WriteRune(r[c-'0'])
		}
		return b.String()
	}
}

var fullWidth = digits("０１２３４５６７８９")

// counting writes Chinese numbers: 十, 二十一, 一百零五. Only the forms that
// count thousands know hundreds; the others write 一〇五 from 100 on.
func counting(words [2]string, thousands bool) func(int) string {
	digit, unit := []rune(words[0]), []rune(words[1])
	plain := digits("〇一二三四五六七八九")
	return func(n int) string {
		if !thousands && n > 99 {
			return plain(n)
		}
		if n >= 10 && n < 20 && digit[1] == '一' {
			return strings.TrimSuffix("十"+string(digit[n%10]), "零")
		}
		var b strings.Builder
		gap := false
		for i, c := 4, 10000; c > 0; i, c = i-1, c/10 {
			d := n / c % 10
			if d == 0 {
				gap = b.Len() > 0
				continue
			}
			if gap {
				b.WriteRune(digit[0])
				gap = false
			}
			b.WriteRune(digit[d])
			if i > 0 {
				b.WriteRune(unit[i-1])
			}
		}
		return b.String()
	}
}
