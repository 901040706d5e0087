package html

import (
	"strings"
	"testing"
)

// TestNamed says which classes and ids are taken for parts of the shell.
func TestNamed(t *testing.T) {
	for _, test := range []struct{ name, want, reason string }{
		{"footer", pageFooter, "the word itself"},
		{"site-footer", pageFooter, "the last word"},
		{"footer_links", pageFooter, "the first word, parted by a low line"},
		{"shareBar", "share or print link", "words parted by a capital"},
		{"NAV", navigation, "capitals"},
		{"content", "", "what holds the text by name"},
		{"main", "", "the same"},
		{"nav-content", "", "a word that says that it holds the text"},
		{"no-comments", "", "a thing that is absent"},
		{"has-sidebar", "", "a word on something else"},
		{"canvas", "", "a word only begins the same"},
		{"TRS_Editor", "", "the text on Chinese government sites"},
		{"zoom", "", "the same"},
		{"", "", "no name"},
		{"-", "", "no word"},
	} {
		if got := named(test.name); got != test.want {
			t.Errorf("named(%q) = %q, want %q: %s", test.name, got, test.want, test.reason)
		}
	}
}

// TestCues checks the table: three fields, a known one first, words in the form
// in which they are compared, none twice.
func TestCues(t *testing.T) {
	seen := map[string]bool{}
	for line := range strings.Lines(cueTable) {
		if line[0] == '#' {
			continue
		}
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) != 3 || f[0] != "name" && f[0] != "inline" && f[0] != "head" || f[1] == "" {
			t.Errorf("no row: %q", line)
			continue
		}
		for _, word := range strings.Split(f[2], "|") {
			if word == "" || word != strings.ToLower(word) || seen[f[0]+word] {
				t.Errorf("%s: %q is empty, not in lower case or there twice", f[0], word)
			}
			seen[f[0]+word] = true
		}
	}
}

// TestNumeral compares numbers with those that browsers show.
func TestNumeral(t *testing.T) {
	for _, test := range []struct {
		n           int
		style, want string
	}{
		{1, "decimal", "1"}, {0, "lower-alpha", "0"}, {26, "lower-alpha", "z"}, {27, "lower-alpha", "aa"}, {703, "upper-alpha", "AAA"},
		{4, "lower-roman", "iv"}, {1999, "upper-roman", "MCMXCIX"}, {4000, "upper-roman", "4000"}, {-3, "lower-roman", "-3"},
		{5, "disc", bullet}, {5, "none", ""},
	} {
		if got := numeral(test.n, test.style); got != test.want {
			t.Errorf("numeral(%d, %s) = %q, want %q", test.n, test.style, got, test.want)
		}
	}
}

// TestPublished reads days of publication as pages write them.
func TestPublished(t *testing.T) {
	for _, test := range []struct{ s, want string }{
		{"2031-05-16T23:30:00-05:00", "2031-05-16"}, {"2031年5月6日 09:30", "2031-05-06"}, {"2031/5/6", "2031-05-06"}, {"20310516", "2031-05-16"},
		{"16.05.2031, 10:00", "2031-05-16"}, {"May 6, 2031", "2031-05-06"}, {"6 May 2031", "2031-05-06"}, {"Fri, 16 May 2031 10:00:00 GMT", "2031-05-16"},
		{"2031-13-40", ""}, {"soon", ""}, {"12031-05-16", ""},
	} {
		got := ""
		if d := published(test.s); !d.IsZero() {
			got = d.Format("2006-01-02")
		}
		if got != test.want {
			t.Errorf("published(%q) = %q, want %q", test.s, got, test.want)
		}
	}
}
