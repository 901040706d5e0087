package corpus

import (
	"fmt"
)

// printedNumber reads "12." or "12)" at the start of a paragraph.
func printedNumber(p string) int {
	n, i := 0, 0
	for i < len(p) && i < 3 && p[i] >= '0' && p[i] <= '9' {
		n = n*10 + int(p[i]-'0')
		i++
	}
	if i == 0 || i >= len(p) || p[i] != '.' && p[i] != ')' || i+1 < len(p) && p[i+1] >= '0' && p[i+1] <= '9' {
		return 0
	}
	return n
}

// printedNumbers tells whether paragraphs carry numbers that run through the
// whole statement, 1, 2, 3, …: then these are their addresses.
func printedNumbers(text string, blocks []Span, roles []Role) bool {
	last := 0
	for i, b := range blocks {
		if roles[i] != Body {
			continue
		}
		if n := printedNumber(text[b.Start:b.End]); n > 0 {
			if n != last+1 {
				return false
			}
			last = n
		}
	}
	return last >= 3
}

// address names every clause.
func (b *builder) address() {
	count := map[Role]int{}
	section, para, paras := -1, -1, 0
	name, after := "", 0
	for i := range b.Clauses {
		c := &b.Clauses[i]
		if c.Section != section {
			section, paras, after = c.Section, 0, 0
			name = ""
		}
		switch c.Role {
		case Heading:
			c.ID = b.Sections[c.Section].Label
			continue
		case Title, Dateline, Signature:
			count[c.Role]++
			c.ID = string(c.Role)
			if count[c.Role] > 1 {
				c.ID = fmt.Sprintf("%s.%d", c.Role, count[c.Role])
			}
			c.ID = b.unique(c.ID)
			continue
		}
		if c.Para != para {
			para = c.Para
			paras++
			name = fmt.Sprint(paras)
			if b.printed {
				if n := printedNumber(b.String(c.Span)); n > 0 {
					name, after, paras = fmt.Sprint(n), 0, n
				} else {
					after++
					name = fmt.Sprint(paras-1) + letters(after)
					paras--
				}
			}
		}
		prefix := b.Sections[c.Section].Label
		switch {
		case prefix != "":
			prefix += "."
		case len(b.Sections) > 1:
			prefix = "0."
		}
		c.ID = b.unique(fmt.Sprintf("%s%s.%d", prefix, name, b.ordinal[i]))
	}
}

// letters counts a, b, …, z, aa, ab, …
func letters(n int) string {
	s := ""
	for ; n > 0; n = (n - 1) / 26 {
		s = string(rune('a'+(n-1)%26)) + s
	}
	return s
}
