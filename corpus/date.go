package corpus

import (
	"strconv"
	"strings"
	"time"

	"tifa/corpus/fold"
)

// dateForms are the ways in which statements write a day. Each pattern names
// its parts: y year, m month, d day; a month may be a word. In a range
// ("May 19-21, 2023", "16日至17日") d is the last day: a statement is made at
// the end of a meeting.
var dateForms = patterns(
	`(?P<y>[0-9]{4})\s?年\s?(?P<m>[0-9]{1,2})\s?月\s?(?:[0-9]{1,2}日?[至—-])?(?P<d>[0-9]{1,2})\s?日`,
	`(?P<y>[〇零一二三四五六七八九]{4})年(?P<m>[一二三四五六七八九十]{1,2})月(?:[一二三四五六七八九十]{1,3}日?[至—-])?(?P<d>[一二三四五六七八九十]{1,3})日`,
	`(?i)\b(?:[0-9]{1,2}(?:st|nd|rd|th)?(?: ?[-—] ?| and | to ))?(?P<d>[0-9]{1,2})(?:st|nd|rd|th)?(?: day)?(?: of)? `+monthEN+`,? (?P<y>[0-9]{4})\b`,
	`(?i)\b`+monthEN+` (?:[0-9]{1,2}(?:st|nd|rd|th)?(?: ?[-—] ?| and | to ))?(?P<d>[0-9]{1,2})(?:st|nd|rd|th)?,? (?P<y>[0-9]{4})\b`,
	`(?i)(?:[0-9]{1,2} ?[-—] ?)?\b(?P<d>[0-9]{1,2}) (?P<m>января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря) (?P<y>[0-9]{4})`,
	`\b(?P<y>[0-9]{4})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})\b`,
	`\b(?P<d>[0-9]{2})\.(?P<m>[0-9]{2})\.(?P<y>[0-9]{4})\b`,
)

const monthEN = `(?P<m>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?`

// findDate returns the first day written in s in any of the forms in use, and
// whether there is one.
func findDate(s string) (time.Time, bool) {
	if !strings.ContainsAny(s, "0123456789年０１２３４５６７８９") {
		return time.Time{}, false
	}
	s = fold.String(s)
	var first time.Time
	at := len(s) + 1
	for _, re := range dateForms() {
		for _, m := range re.FindAllStringSubmatchIndex(s, -1) {
			if m[0] >= at {
				break
			}
			part := func(name string) string {
				i := re.SubexpIndex(name)
				return s[m[2*i]:m[2*i+1]]
			}
			if t, ok := day(part("y"), part("m"), part("d")); ok {
				first, at = t, m[0]
				break
			}
		}
	}
	return first, at <= len(s)
}

// day builds a date and refuses one that is not on the calendar.
func day(y, m, d string) (time.Time, bool) {
	year, month, dom := figure(y), month(m), figure(d)
	if year < 1800 || year > 2200 || month == 0 || dom == 0 {
		return time.Time{}, false
	}
	t := time.Date(year, time.Month(month), dom, 0, 0, 0, 0, time.UTC)
	return t, t.Day() == dom
}

func month(s string) int {
	if n := figure(s); n > 0 {
		if n > 12 {
			return 0
		}
		return n
	}
	s = strings.ToLower(s)
	const en = "jan feb mar apr may jun jul aug sep oct nov dec"
	if i := strings.Index(en, s[:min(3, len(s))]); len(s) >= 3 && i >= 0 && i%4 == 0 {
		return i/4 + 1
	}
	for i, stem := range []string{"янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"} {
		if strings.HasPrefix(s, stem) {
			return i + 1
		}
	}
	return 0
}

// figure reads 2024, 二〇二四 and 二十三; 0 when s is no number.
func figure(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	n, tens := 0, false
	for _, r := range s {
		d := strings.IndexRune("〇一二三四五六七八九", r)
		switch {
		case r == '零':
			n *= 10
		case d >= 0:
			d /= len("〇")
			if tens {
				n += d
				tens = false
			} else {
				n = n*10 + d
			}
		case r == '十':
			n = max(n, 1) * 10
			tens = true
		default:
			return 0
		}
	}
	return n
}
