package numeral

import (
	"strings"
	"testing"
)

// TestFormat writes numbers in the forms that documents use. The expected
// values are those of the examples in ISO/IEC 29500-1, 17.18.59.
func TestFormat(t *testing.T) {
	for _, c := range []struct {
		reason string
		form   Form
		n      []int
		want   string
	}{
		{"digits", "decimal", []int{0, 1, 105, -3}, "0 1 105 -3"},
		{"two digits at least", "decimalZero", []int{1, 10, 100}, "01 10 100"},
		{"Roman numerals have no zero and no 4000", "lowerRoman", []int{0, 4, 9, 14, 49, 1994, 4000}, "0 iv ix xiv xlix mcmxciv 4000"},
		{"capitals", "upperRoman", []int{3, 40}, "III XL"},
		{"after z comes aa, then bb", "lowerLetter", []int{1, 26, 27, 28, 53}, "a z aa bb aaa"},
		{"letters do not grow without bound", "upperLetter", []int{26 * 20, 26*20 + 1}, "ZZZZZZZZZZZZZZZZZZZZ 521"},
		{"Russian without ё, й, ъ, ь", "russianLower", []int{6, 7, 9, 10, 26, 27, 29, 30}, "е ж и к ы э я аа"},
		{"English ordinals", "ordinal", []int{1, 2, 3, 4, 11, 12, 13, 21, 112}, "1st 2nd 3rd 4th 11th 12th 13th 21st 112th"},
		{"Chinese counting", "chineseCountingThousand", []int{1, 10, 11, 20, 21, 100, 101, 110, 1001, 1010, 10005}, "一 十 十一 二十 二十一 一百 一百零一 一百一十 一千零一 一千零一十 一万零五"},
		{"Chinese counting without hundreds", "chineseCounting", []int{10, 19, 99, 105}, "十 十九 九十九 一〇五"},
		{"the numerals of banknotes", "chineseLegalSimplified", []int{1, 10, 25, 106}, "壹 壹拾 贰拾伍 壹佰零陆"},
		{"and of those in traditional script", "ideographLegalTraditional", []int{2, 30}, "貳 參拾"},
		{"heavenly stems go round", "ideographTraditional", []int{1, 10, 11}, "甲 癸 甲"},
		{"circles end at 20", "decimalEnclosedCircle", []int{1, 20, 21}, "① ⑳ 21"},
		{"brackets", "decimalEnclosedParen", []int{1, 20}, "⑴ ⒇"},
		{"full width", "decimalFullWidth", []int{12}, "１２"},
		{"nothing", "none", []int{5}, ""},
		{"a form that nobody knows", "thaiLetters", []int{2}, "2"},
	} {
		var got []string
		for _, n := range c.n {
			got = append(got, c.form.Format(n))
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s (%s): got %s, want %s", c.reason, c.form, s, c.want)
		}
	}
	if Form("thaiLetters").Known() || !Form("none").Known() || !Form("russianUpper").Known() {
		t.Error("the forms that are known are others")
	}
}

// TestBullet finds the bullets that people see.
func TestBullet(t *testing.T) {
	for _, c := range []struct{ reason, font, text, want string }{
		{"the bullet of Word", "Symbol", "\uf0b7", "•"},
		{"its second level", "Courier New", "o", "○"},
		{"its third", "Wingdings", "\uf0a7", "▪"},
		{"a letter of Wingdings is no letter", "Wingdings", "Ø", "►"},
		{"a sign that is no bullet of Unicode", "Wingdings", "\uf0fc", "•"},
		{"a dash", "Times New Roman", "–", "–"},
		{"a Chinese dash", "", "——", "——"},
		{"nothing", "Symbol", " ", ""},
	} {
		if got := Bullet(c.font, c.text); got != c.want {
			t.Errorf("%s: got %q, want %q", c.reason, got, c.want)
		}
	}
}

// TestMark puts a space behind a number only where it needs one.
func TestMark(t *testing.T) {
	for number, want := range map[string]string{"1.": "1. ", "一、": "一、", "（二）": "（二）", " ": ""} {
		if got := Mark(number); got != want {
			t.Errorf("%q: got %q, want %q", number, got, want)
		}
	}
}
