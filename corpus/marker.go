package corpus

import (
	"strings"
	"unicode"
)

// markerForms are the bullets and numbers that open a paragraph. What
// follows must be text: a dash before a figure may be a minus sign.
var markerForms = patterns(
	`^(?:——|―{1,2}|──|[•●■▪◦○◆►‣∙·])\s*`,
	`^[-–—*]\s+`,
	`^[–—-](?:\p{Cyrillic}|\p{Han})`, // last rune is text, see marker
	`^[0-9]{1,3}(?:\.[0-9]{1,2}){1,3}\.?\s+`,
	`^[0-9]{1,3}(?:[.．]\s+|[.．]\p{Han}|[)）、]\s*)`,
	`^[(（](?:[0-9]{1,3}|[a-zа-я]|[ivx]{1,5}|[一二三四五六七八九十]{1,3})[)）]\s*`,
	`^(?:[a-zа-я]\.|(?:[a-zа-я]|[ivx]{1,5})\))\s+`,
	`^[①-⑳⑴-⒇㈠-㈩]\s*`,
	`^第[一二三四五六七八九十]{1,3}[，,、]\s*`,
	`^[一二三四五六七八九十]{1,3}、\s*`,
	`^[IVXLC]{1,6}[.．、]\s+`,
	`^(?:[A-Z]|[А-Я])[.)]\s+`,
)

// marker returns the length in bytes of the bullet or number at the start of
// a paragraph, 0 when there is none.
func marker(s string) int {
	if s == "" || !strings.ContainsRune(markerStarts, firstRune(s)) {
		return 0
	}
	for i, re := range markerForms() {
		m := re.FindString(s)
		if m == "" {
			continue
		}
		n := len(m)
		if i == 2 || i == 4 && !strings.HasSuffix(m, " ") { // the rune that had to follow is text
			if r := lastRune(m); !strings.ContainsRune(")）、.． \u3000\t\u00a0", r) {
				n -= len(string(r))
			}
		}
		if i == 3 && unicode.IsLower(firstRune(s[n:])) {
			return 0 // 1.5 per cent
		}
		if i == len(markerForms())-1 && initials().MatchString(s) {
			return 0 // J. Smith
		}
		if n == len(s) {
			return 0 // a number alone is a heading, not a marker
		}
		return n
	}
	return 0
}

var initials = pattern(`^\p{Lu}\.\s+(?:\p{Lu}\.\s*)?\p{Lu}\p{Ll}+\s*(?:,|\p{Lu}|$|\p{Ll}+\s*$)`)

const markerStarts = "—―─•●■▪◦○◆►‣∙·-–*0123456789(（abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшщъыьэюя第一二三四五六七八九十IVXLCABDEFGHJKMNOPQRSTUWYZАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЭЮЯ①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

func lastRune(s string) rune {
	var last rune
	for _, r := range s {
		last = r
	}
	return last
}
