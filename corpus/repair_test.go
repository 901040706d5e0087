package corpus

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// misread takes the bytes of text for another encoding, each character that it
// is named after.
func misread(t testing.TB, text string, as ...encoding.Encoding) string {
	t.Helper()
	for _, e := range as {
		out, err := e.NewDecoder().String(text)
		if err != nil {
			t.Fatal(err)
		}
		text = out
	}
	return text
}

const (
	passageRu = "Стороны договорились открыть мост через реку Тальс."
	passageZh = "双方重申，将维护海峡和平稳定"
)

func TestRepair(t *testing.T) {
	for _, c := range []struct{ seen, want, rules, reason string }{
		{misread(t, passageRu, charmap.Windows1251), passageRu, "utf-8 read as windows-1251", "a whole file"},
		{"Прежние слова.\n\n" + misread(t, passageRu, charmap.KOI8R) + "\n\nИ дальше.", "Прежние слова.\n\n" + passageRu + "\n\nИ дальше.", "utf-8 read as koi8-r", "one paragraph among others"},
		{"The envoy said “" + misread(t, passageRu, charmap.ISO8859_1) + "” and left.", "The envoy said “" + passageRu + "” and left.", "utf-8 read as iso-8859-1", "a quotation"},
		{misread(t, "The Parties’ envoys – all of them – met.", charmap.Windows1252, charmap.Windows1252), "The Parties’ envoys – all of them – met.",
			"utf-8 read as windows-1252, twice", "the same mistake twice"},
		{misread(t, passageZh, simplifiedchinese.GBK), passageZh, "utf-8 read as gbk", "an even number of bytes in every run"},
		{"Стoроны и of\uFB01cial", "Стороны и official", "homoglyph, ligature", "two shapes"},
		{"The two sides reaffirm that the strait must be co\u00AD\nopen to the ships of every nation that keeps to\nthe rules which the council made for it in the\nyear of its founding, and they will see to that.",
			"The two sides reaffirm that the strait must be coopen to the ships of every nation that keeps to the rules which the council made for it in the year of its founding, and they will see to that.",
			"hard-wrap", "a soft hyphen at the end of a line joins the halves of a word"},
	} {
		s, err := Read("-", []byte(c.seen), Options{Encoding: "utf-8"})
		if err != nil {
			t.Fatal(err)
		}
		rules := map[string]bool{}
		for _, r := range s.Repairs {
			rules[r.Rule] = true
		}
		if got := strings.Join(slices.Sorted(maps.Keys(rules)), ", "); s.Text != c.want || got != c.rules {
			t.Errorf("%s: by %s\ngot  %s\nwant %s", c.reason, got, s.Text, c.want)
		}
		if err := s.broken([]byte(c.seen), "utf-8"); err != nil {
			t.Errorf("%s: %v", c.reason, err)
		}
	}
}

func TestWithout(t *testing.T) {
	seen := "Стoроны и of\uFB01cial"
	s, err := Read("-", []byte(seen), Options{Without: []string{"ligature"}})
	if err != nil {
		t.Fatal(err)
	}
	if want := "Стороны и of\uFB01cial"; s.Text != want {
		t.Errorf("got %s, want %s", s.Text, want)
	}
}

// TestLostBytes: what is lost is marked and left alone.
func TestLostBytes(t *testing.T) {
	for _, c := range []struct{ seen, damage, reason string }{
		{misread(t, "双方重申，将维护海峡和平稳定。", simplifiedchinese.GBK) + " 双方愿修复大桥。", "銆�", "the last character of an odd run: the rest of it is undone"},
		{"The Partiesâ€\u009D and the isâ€� lands.", "isâ€�", "an undefined byte of windows-1252 that became U+FFFD"},
		{"会议通过锟斤拷决议。", "锟斤拷", "U+FFFD itself misread"},
		{"Das ist gro\uFFFDartig.", "gro\uFFFDartig", "a U+FFFD in the text: the word is not settled"},
	} {
		s, err := Read("-", []byte(c.seen), Options{Encoding: "utf-8"})
		if err != nil {
			t.Fatalf("%s: %s: %v", c.reason, c.seen, err)
		}
		found := false
		for _, d := range s.Damage {
			found = found || strings.Contains(s.String(d.Span), strings.TrimPrefix(c.damage, "is"))
		}
		if !found {
			t.Errorf("%s: %s: damage %+v, repairs %+v", c.reason, c.seen, s.Damage, s.Repairs)
		}
	}
}

// TestRepairsOfPublished prints how often each rule repairs the published
// statements at hand, and an example of each.
func TestRepairsOfPublished(t *testing.T) {
	if _, err := os.Stat(shared); err != nil {
		t.Skip("no published statements beside the project: " + shared + " is absent")
	}
	times, files, example := map[string]int{}, map[string]int{}, map[string]string{}
	err := filepath.WalkDir(shared, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".txt") {
			return err
		}
		s, err := Open(name, nil, Options{})
		if err != nil {
			return nil // TestShared says so
		}
		seen := map[string]bool{}
		for _, r := range s.Repairs {
			times[r.Rule]++
			if !seen[r.Rule] {
				seen[r.Rule] = true
				files[r.Rule]++
			}
			example[r.Rule] = fmt.Sprintf("%s: %q → %q", filepath.Base(filepath.Dir(name)), clip(r.From), clip(r.To))
		}
		if n, example := s.redlined(); n > 1 {
			t.Errorf("%s: %d places of old and new wording, one of them %q: the threshold is too near", name, n, example)
		}
		for _, w := range s.Warnings {
			if strings.HasPrefix(w, "looks ") || strings.HasPrefix(w, "stops ") {
				t.Errorf("%s: false alarm: %s", name, w)
			}
			if !strings.HasPrefix(w, "the text is dated") {
				t.Logf("%s: %s", name, w)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, rule := range slices.Sorted(maps.Keys(times)) {
		t.Logf("%6d in %3d files  %-32s %s", times[rule], files[rule], rule, example[rule])
	}
}

// TestTwoEncodings: of two files that were put together each line is read as it
// was written, and those in UTF-8 are repairs.
func TestTwoEncodings(t *testing.T) {
	const old = "Совместное заявление Арвении и Кестрии\n\nСтороны договорились укреплять торговлю и рыболовство.\n\n"
	const more = "Стороны будут развивать порты и дороги.\n\nСтороны выступают против войны.\n"
	for _, c := range []struct {
		name string
		enc  *charmap.Charmap
	}{{"windows-1251", charmap.Windows1251}, {"KOI8-R", charmap.KOI8R}} {
		b, err := c.enc.NewEncoder().String(old)
		if err != nil {
			t.Fatal(err)
		}
		for _, text := range []string{b + more, more + b} {
			s, err := Read("-", []byte(text), Options{})
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(s.Text, old[:20]) || !strings.Contains(s.Text, more[:20]) || s.Source.Encoding != c.name || len(s.Repairs) < 2 {
				t.Errorf("%s: %s, %d repairs: %s", c.name, s.Source.Encoding, len(s.Repairs), s.Text)
			}
		}
	}
}
