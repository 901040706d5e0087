package day

import (
	"testing"
	"time"
)

func TestFind(t *testing.T) {
	for _, c := range []struct{ reason, text, want string }{
		{"Chinese in Han figures", "二〇二四年五月十六日于韦尔马", "2024-05-16"},
		{"Chinese with 零", "二零二四年十二月三十一日", "2024-12-31"},
		{"Chinese, the tenth and the twentieth", "二〇二〇年十月二十日", "2020-10-20"},
		{"Chinese in figures", "2024年5月16日", "2024-05-16"},
		{"Chinese, full width", "２０２４年５月１６日", "2024-05-16"},
		{"Chinese, spaces", "2024 年 5 月 16 日", "2024-05-16"},
		{"Chinese range: the last day", "2024年5月16日至17日", "2024-05-17"},
		{"Chinese range with a dash", "2024年5月16—17日", "2024-05-17"},
		{"Chinese range in Han figures", "二〇二四年五月十六日至十七日", "2024-05-17"},
		{"day month year", "Done on 16 May 2024", "2024-05-16"},
		{"month day year", "Velmar, May 16, 2024", "2024-05-16"},
		{"month in capitals", "MAY 16, 2024", "2024-05-16"},
		{"month cut short", "Sept. 5, 2023", "2023-09-05"},
		{"ordinal day", "the 16th day of May, 2024", "2024-05-16"},
		{"ordinal after month", "May 1st, 2024", "2024-05-01"},
		{"English range", "May 19-21, 2023", "2023-05-21"},
		{"English range, spaced dash", "19 – 21 May 2023", "2023-05-21"},
		{"English range in words", "from 19 to 20 April 2021", "2021-04-20"},
		{"range over two months", "30 May – 2 June 2023", "2023-06-02"},
		{"Russian", "16 мая 2024 г.", "2024-05-16"},
		{"Russian in full", "5 июня 2025 года", "2025-06-05"},
		{"Russian range", "19–20 апреля 2021 года", "2021-04-20"},
		{"Russian in capitals", "16 МАЯ 2024", "2024-05-16"},
		{"with points", "16.05.2024", "2024-05-16"},
		{"ISO", "2024-05-16", "2024-05-16"},
		{"ISO with a time", "2024-05-16T23:30:00-05:00", "2024-05-16"},
		{"Chinese with a circle for nought", "二○二四年五月十六日", "2024-05-16"},
		{"Chinese as it is spoken", "2024年5月16号", "2024-05-16"},
		{"the 16th of May", "16th of May, 2024", "2024-05-16"},
		{"May 16th without a comma", "May 16th 2024", "2024-05-16"},
		{"Russian, in full", "16 мая 2024 года", "2024-05-16"},
		{"Russian with an ending", "16-го мая 2024 г.", "2024-05-16"},
		{"strokes, year first", "2024/05/16 17:33", "2024-05-16"},
		{"strokes, one digit", "2024/5/6", "2024-05-06"},
		{"points, year first", "2024.05.16", "2024-05-16"},
		{"hyphens, one digit", "2024-5-6", "2024-05-06"},
		{"full width", "２０２４／０５／１６", "2024-05-16"},
		{"points, one digit", "6.5.2024", "2024-05-06"},
		{"strokes, only the first can be the day", "16/05/2024", "2024-05-16"},
		{"strokes, only the second can be the day", "Velmar, 05/16/2024", "2024-05-16"},
		{"strokes, both orders are one day", "05/05/2024", "2024-05-05"},
		{"strokes, either order", "05/06/2024", ""},
		{"an address", "https://a.example/2024/05/16/statement", ""},
		{"the number of a document", "S/2024/05/16", ""},
		{"a number that goes on", "2024/05/16-3", ""},
		{"a number that is called one", "No. 2024/05/16", ""},
		{"a Chinese one", "文号：2024-5-16", ""},
		{"a version", "1.2024.05.16", ""},
		{"the first of two", "May 16, 2024 and 1 June 2023", "2024-05-16"},

		{"February has no 30th", "30 February 2024", ""},
		{"29 February in a common year", "2023年2月29日", ""},
		{"29 February in a leap year", "2024年2月29日", "2024-02-29"},
		{"month 13", "2024-13-01", ""},
		{"day 0", "0 May 2024", ""},
		{"an impossible one before a possible one", "32.01.2024, 16.05.2024", "2024-05-16"},
		{"no year", "May 16", ""},
		{"a year alone", "in 2024", ""},
		{"May as a verb", "They may 16 times 2024", ""},
		{"a year out of reach", "1 May 1400", ""},
		{"nothing", "", ""},
	} {
		got := ""
		if d, ok := Find(c.text); ok {
			got = d.Format(time.DateOnly)
		}
		if got != c.want {
			t.Errorf("%s: %q is %q, not %q", c.reason, c.text, got, c.want)
		}
	}
}

// TestFindInProse: figures alone may be a number there.
func TestFindInProse(t *testing.T) {
	for _, c := range []struct {
		text string
		want bool
	}{
		{"They met on 16 May 2024.", true}, {"双方于2024年5月16日会晤。", true}, {"The text of 2024-05-16 stands.", true},
		{"They recall resolution 2024/5/16.", false}, {"See file 16/05/2024.", false},
	} {
		if _, ok := FindInProse(c.text); ok != c.want {
			t.Errorf("%q: %v", c.text, ok)
		}
	}
}

// TestAmbiguous names the two days that figures can be.
func TestAmbiguous(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Velmar, 05/06/2024", "05/06/2024 2024-06-05 2024-05-06"}, {"16/05/2024", ""}, {"05/05/2024", ""}, {"5 June 2024", ""}, {"No. 05/06/2024", ""},
	} {
		got, days := Ambiguous(c.text)
		if got != "" {
			got += days[0].Format(" 2006-01-02") + days[1].Format(" 2006-01-02")
		}
		if got != c.want {
			t.Errorf("%q: %q, not %q", c.text, got, c.want)
		}
	}
}
