package corpus

import "testing"

func TestMarker(t *testing.T) {
	for _, c := range []struct{ reason, text, want string }{
		{"Chinese dash", "——维护和平", "——"},
		{"long bars", "――维护和平", "――"},
		{"hyphen and space", "- to open the ports", "- "},
		{"dash and space", "– открыть порты", "– "},
		{"dash without space", "—открыть порты", "—"},
		{"star", "* to open", "* "},
		{"bullet", "• to open", "• "},
		{"bullet without space", "•开放", "•"},
		{"number with point", "12. The sides", "12. "},
		{"number with bracket", "1) the sides", "1) "},
		{"number and Chinese comma", "1、开放", "1、"},
		{"number, point and Han", "1.开放", "1."},
		{"number of full width point", "1．开放", "1．"},
		{"number of two levels", "1.2 The sides", "1.2 "},
		{"number in brackets", "(3) the sides", "(3) "},
		{"letter in brackets", "(a) the sides", "(a) "},
		{"Russian letter", "а) порты", "а) "},
		{"letter with point", "b. the sides", "b. "},
		{"small Roman", "iv) the sides", "iv) "},
		{"Chinese number in brackets", "（二）开放", "（二）"},
		{"circled", "①开放", "①"},
		{"ordinal with comma", "第一，开放", "第一，"},
		{"ordinal with pause", "第十二、开放", "第十二、"},
		{"Chinese number", "一、开放", "一、"},
		{"Roman number", "II. Trade", "II. "},
		{"capital letter", "A. Trade grows fast", "A. "},

		{"minus sign", "-5 degrees", ""},
		{"dash before a number", "—5", ""},
		{"an initial", "J. Ostrev", ""},
		{"two initials", "J. K. Ostrev", ""},
		{"a decimal", "1.5 per cent", ""},
		{"a year", "2024 was good", ""},
		{"a number alone is a heading", "三、", ""},
		{"ordinal without a comma", "第一次会议", ""},
		{"Chinese number inside a word", "一带一路", ""},
		{"hyphen inside", "e-mail", ""},
		{"brackets with a word", "(the sides)", ""},
		{"nothing", "", ""},
	} {
		if got := c.text[:marker(c.text)]; got != c.want {
			t.Errorf("%s: %q has the marker %q, not %q", c.reason, c.text, got, c.want)
		}
	}
}
