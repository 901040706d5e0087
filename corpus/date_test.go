package corpus

import (
	"testing"
	"time"
)

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
