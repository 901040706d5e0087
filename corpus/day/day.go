// Package day reads the days that statements and the pages around them are dated
// by, in the forms of English, Chinese and Russian. A day is never guessed: where
// a form can mean two, it says which.
package day

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"

	"tifa/corpus/fold"
)

// form is a way to write a day. Its pattern names its parts: y year, m month, d
// day; a month may be a word. In a range ("May 19-21, 2023", "16日至17日") d is
// the last day: a statement is made at the end of a meeting.
type form struct {
	pattern *regexp.Regexp
	// bare is for figures alone that may as well be the number of a document or a
	// part of an address: a day where a line says when, and nowhere else.
	bare bool
	// either is for figures of which the first two may be month and day.
	either bool
}

var forms = sync.OnceValue(func() []form {
	const (
		monthEN = `(?P<m>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?`
		han     = `〇○零一二三四五六七八九`
		before  = `(?:^|[^\w/.№#-])` // of figures
		behind  = `(?:$|T[0-9]|[^\w/-])`
	)
	var out []form
	add := func(bare, either bool, pattern string) {
		out = append(out, form{regexp.MustCompile(pattern), bare, either})
	}
	add(false, false, `(?P<y>[0-9]{4})\s?年\s?(?P<m>[0-9]{1,2})\s?月\s?(?:[0-9]{1,2}[日号]?[至—-])?(?P<d>[0-9]{1,2})\s?[日号]`)
	add(false, false, `(?P<y>[`+han+`]{4})年(?P<m>[一二三四五六七八九十]{1,2})月(?:[一二三四五六七八九十]{1,3}[日号]?[至—-])?(?P<d>[一二三四五六七八九十]{1,3})[日号]`)
	add(false, false, `(?i)\b(?:[0-9]{1,2}(?:st|nd|rd|th)?(?: ?[-—] ?| and | to ))?(?P<d>[0-9]{1,2})(?:st|nd|rd|th)?(?: day)?(?: of)? `+monthEN+`,? (?P<y>[0-9]{4})\b`)
	add(false, false, `(?i)\b`+monthEN+` (?:[0-9]{1,2}(?:st|nd|rd|th)?(?: ?[-—] ?| and | to ))?(?P<d>[0-9]{1,2})(?:st|nd|rd|th)?,? (?P<y>[0-9]{4})\b`)
	add(false, false, `(?i)(?:[0-9]{1,2} ?[-—] ?)?\b(?P<d>[0-9]{1,2})(?:-?го)? (?P<m>января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря) (?P<y>[0-9]{4})`)
	add(false, false, `\b(?P<y>[0-9]{4})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})(?:T|\b)`)
	add(false, false, `\b(?P<d>[0-9]{2})\.(?P<m>[0-9]{2})\.(?P<y>[0-9]{4})\b`)
	for _, sign := range []string{`-`, `/`, `\.`} {
		add(true, false, before+`(?P<y>[0-9]{4})`+sign+`(?P<m>[0-9]{1,2})`+sign+`(?P<d>[0-9]{1,2})`+behind)
	}
	add(true, false, before+`(?P<d>[0-9]{1,2})\.(?P<m>[0-9]{1,2})\.(?P<y>[0-9]{4})`+behind)
	add(true, true, before+`(?P<d>[0-9]{1,2})/(?P<m>[0-9]{1,2})/(?P<y>[0-9]{4})`+behind)
	return out
})

// numbered is what stands before the number of a document.
var numbered = regexp.MustCompile(`(?i)(?:\b(?:no|nr|ref|doc|file|document|number)|№|第|文号|编号|номер)[.:]? ?$`)

// Find returns the first day written in s in any form, and whether there is one.
// It is for lines that say when: datelines, titles, what a page says of itself.
func Find(s string) (time.Time, bool) { return find(s, true) }

// FindInProse is Find for sentences, in which figures alone are no day unless
// they have the two digits that days are written with: 2031/5/16 may be a number.
func FindInProse(s string) (time.Time, bool) { return find(s, false) }

func find(s string, line bool) (time.Time, bool) {
	if !strings.ContainsAny(s, "0123456789年０１２３４５６７８９") {
		return time.Time{}, false
	}
	s = fold.String(s)
	var first time.Time
	at := len(s) + 1
	for _, f := range forms() {
		if f.bare && !line {
			break
		}
		f.each(s, func(start int, y, m, d string) bool {
			if start >= at {
				return false
			}
			t, ok := Of(y, m, d)
			if f.either {
				t, ok = settled(y, m, d)
			}
			if ok {
				first, at = t, start
			}
			return !ok
		})
	}
	return first, at <= len(s)
}

// each calls yield for the places of a form in s, until it returns false.
func (f form) each(s string, yield func(start int, y, m, d string) bool) {
	year, month, day := f.pattern.SubexpIndex("y"), f.pattern.SubexpIndex("m"), f.pattern.SubexpIndex("d")
	for _, m := range f.pattern.FindAllStringSubmatchIndex(s, -1) {
		part := func(i int) string { return s[m[2*i]:m[2*i+1]] }
		start := m[0]
		if f.bare {
			if start = min(m[2*year], m[2*day]); numbered.MatchString(s[max(0, start-16):start]) {
				continue
			}
		}
		if !yield(start, part(year), part(month), part(day)) {
			return
		}
	}
}

// settled is the day of figures that say month and day in either order, where
// only one order makes a day, or both make the same.
func settled(y, a, b string) (time.Time, bool) {
	one, ok := Of(y, b, a)
	other, also := Of(y, a, b)
	switch {
	case ok && also && !one.Equal(other):
		return time.Time{}, false
	case ok:
		return one, true
	}
	return other, also
}

// Ambiguous returns the first figures in a line that can be two days, as they are
// printed, with the two; "" where there are none.
func Ambiguous(s string) (printed string, days [2]time.Time) {
	s = fold.String(s)
	for _, f := range forms() {
		if !f.either {
			continue
		}
		f.each(s, func(_ int, y, m, d string) bool {
			one, ok := Of(y, m, d)
			other, also := Of(y, d, m)
			if ok && also && !one.Equal(other) {
				printed, days = fmt.Sprintf("%s/%s/%s", d, m, y), [2]time.Time{one, other}
			}
			return printed == ""
		})
	}
	return printed, days
}

// Of builds a day from its parts as they are written, and refuses one that is not
// on the calendar or lies outside of the years 1800 to 2200.
func Of(y, m, d string) (time.Time, bool) {
	year, month, dom := Figure(y), Month(m), Figure(d)
	if year < 1800 || year > 2200 || month == 0 || dom == 0 {
		return time.Time{}, false
	}
	t := time.Date(year, time.Month(month), dom, 0, 0, 0, 0, time.UTC)
	return t, t.Day() == dom
}

// Month is the number of a month written as a figure or a word, 0 for none.
func Month(s string) int {
	if n := Figure(s); n > 0 {
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

// Figure reads 2024, 二〇二四 and 二十三; 0 when s is no number.
func Figure(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	n, tens := 0, false
	for _, r := range s {
		d := strings.IndexRune("〇一二三四五六七八九", r)
		switch {
		case r == '零' || r == '○':
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
