package document

import "strings"

// Raised writes raised figures with the characters for them, as a reader sees
// them: 10 with a raised 6 is not 106, and the mark of a note does not run into
// the word before it. ok is false for what is no figure, which stays as it is.
func Raised(s string) (raised string, ok bool) {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > 12 || strings.Trim(s, "0123456789,-−()") != "" || !strings.ContainsAny(s, "0123456789") {
		return "", false
	}
	return strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹",
		"-", "⁻", "−", "⁻", "(", "⁽", ")", "⁾").Replace(s), true
}
