package catalogue

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"tifa/corpus/library"
)

// TestTable holds every row to its form.
func TestTable(t *testing.T) {
	name := regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	list := All()
	if len(list) < 30 {
		t.Errorf("only %d series", len(list))
	}
	addresses := map[string]bool{}
	for i, s := range list {
		if !name.MatchString(s.Name) {
			t.Errorf("%s: is no name for a folder", s.Name)
		}
		if i > 0 && list[i-1].Name >= s.Name {
			t.Errorf("%s: stands behind %s", s.Name, list[i-1].Name)
		}
		for _, l := range s.Languages {
			if _, err := language.Parse(l); err != nil {
				t.Errorf("%s: %v", s.Name, err)
			}
		}
		if !slices.Contains(library.Kinds, s.Kind) {
			t.Errorf("%s: the kind %q is unknown", s.Name, s.Kind)
		}
		if s.Shows != Statement && s.Shows != Feed {
			t.Errorf("%s: shows %q", s.Name, s.Shows)
		}
		u, err := url.Parse(s.Address)
		if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || addresses[s.Address] || strings.ContainsAny(s.Address, "' \\") {
			t.Errorf("%s: the address %q is wrong or there twice", s.Name, s.Address)
		}
		addresses[s.Address] = true
		if s.State != "not fetched here" && !regexp.MustCompile(`^fetched \d{4}-\d\d-\d\d$`).MatchString(s.State) {
			t.Errorf("%s: the state is %q", s.Name, s.State)
		}
		for _, text := range []string{s.Title, s.Publisher, s.Source} {
			if text == "" || strings.TrimSpace(text) != text {
				t.Errorf("%s: %q is empty or has spaces around it", s.Name, text)
			}
		}
	}
}

func TestFind(t *testing.T) {
	for _, c := range []struct {
		words  []string
		want   string // one of the series that are found
		reason string
	}{
		{nil, "quad", "no words are all series"},
		{[]string{"China", "readout"}, "china-russia-talks", "every word, in whatever case"},
		{[]string{"中俄聯合"}, "china-russia", "either script"},
		{[]string{"ru"}, "russia-china", "a language"},
		{[]string{"no such series"}, "", "nothing is nothing"},
	} {
		found := Find(c.words)
		if c.want == "" && len(found) > 0 || c.want != "" && !slices.ContainsFunc(found, func(s Series) bool { return s.Name == c.want }) {
			t.Errorf("%s: %q finds %d series, without %q", c.reason, c.words, len(found), c.want)
		}
		if len(c.words) > 0 && len(found) == len(All()) {
			t.Errorf("%s: %q finds everything", c.reason, c.words)
		}
	}
}
