package corpus

import (
	"testing"
	"time"
)

func TestFindDate(t *testing.T) {
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
		if d, ok := findDate(c.text); ok {
			got = d.Format(time.DateOnly)
		}
		if got != c.want {
			t.Errorf("%s: %q is %q, not %q", c.reason, c.text, got, c.want)
		}
	}
}

func TestName(t *testing.T) {
	for _, c := range []struct{ reason, name, id, series, lang, date string }{
		{"series, date, language", "a/kestria/2024-05-16.zh-Hans.txt", "kestria/2024-05-16.zh-Hans", "kestria", "zh-Hans", "2024-05-16"},
		{"no folder", "2024-05-16.ru.txt", "2024-05-16.ru", "", "ru", "2024-05-16"},
		{"date without hyphens", "x/20240516_statement.txt", "x/20240516_statement", "x", "", "2024-05-16"},
		{"date with underscores", "x/2024_05_16.txt", "x/2024_05_16", "x", "", "2024-05-16"},
		{"no date in it", "x/statement.txt", "x/statement", "x", "", ""},
		{"an impossible date", "x/2024-02-30.txt", "x/2024-02-30", "x", "", ""},
		{"a longer number is no date", "x/120240516.txt", "x/120240516", "x", "", ""},
		{"not a language", "x/2024-05-16.final.txt", "x/2024-05-16.final", "x", "", "2024-05-16"},
		{"standard input", "-", "-", "", "", ""},
	} {
		var s Statement
		s.name(c.name)
		date := ""
		if !s.Date.IsZero() {
			date = s.Date.Format(time.DateOnly)
		}
		if s.ID != c.id || s.Series != c.series || s.Lang != c.lang || date != c.date {
			t.Errorf("%s: %q gives %q %q %q %q", c.reason, c.name, s.ID, s.Series, s.Lang, date)
		}
	}
}
