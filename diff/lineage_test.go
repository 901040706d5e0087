package diff_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"tifa/align"
	"tifa/corpus"
	"tifa/corpus/sample"
	"tifa/corpus/units"
	"tifa/diff"
)

// told writes a lineage in one line: each version with its kind, its days in
// number and, where the words are those of an earlier one, its number.
func told(l *diff.Lineage) string {
	var out []string
	for _, v := range l.Versions {
		s := string(l.Steps[v.From].Kind)
		if s == string(diff.Recast) && l.Steps[v.From].Change.Shift != diff.Level {
			s = string(l.Steps[v.From].Change.Shift)
		}
		if v.N() > 1 {
			s += fmt.Sprint(" ", v.N())
		}
		if v.Again >= 0 {
			s += fmt.Sprint(" as ", v.Again+1)
		}
		out = append(out, s)
	}
	return strings.Join(out, ", ")
}

func TestLineage(t *testing.T) {
	const rest = "They welcome the new ferry line to Lenn.\n\nThey oppose any blockade of the harbours.\n\nHerring quotas remain as they were."
	tests := []struct {
		why, ask, want string
		clause         []string // one for each statement; "" where it is absent
	}{
		{"the same words", "reefs", "first 3", []string{"The two sides will survey the reefs of the strait.", "The two sides will survey the reefs of the strait.", "The two sides will survey the reefs of the strait."}},
		{"a word for another is reworded, however short", "war", "first, reworded", []string{"The two sides deplore the war against Orlen and its people.", "The two sides deplore the war in Orlen and its people."}},
		{"only a number differs", "crowns", "first, slot", []string{"Trade between them rose to 8 billion crowns.", "Trade between them rose to 12 billion crowns."}},
		{"quotation marks and width are no words", "blue line", "first 2", []string{"They call it the \"blue line\" of the strait.", "They call it the “blue line” of the strait."}},
		{"a weaker verb", "dredge", "first, weaker", []string{"The two sides will dredge the channel to Lenn.", "The two sides will consider dredging the channel to Lenn."}},
		{"back in the same words", "reefs", "first, revived as 1", []string{"The two sides will survey the reefs of the strait.", "", "The two sides will survey the reefs of the strait."}},
		{"an earlier wording again", "reefs", "first, reworded, reworded as 1", []string{"The two sides will survey the reefs of the strait.", "The two sides will survey and buoy the reefs of the strait.", "The two sides will survey the reefs of the strait."}},
		{"split in the last statement", "buoys", "first 2, split", []string{
			"The two sides will survey the reefs of the strait and lay buoys off the capes.", "The two sides will survey the reefs of the strait and lay buoys off the capes.",
			"The two sides will survey the reefs of the strait. They will lay buoys off the capes."}},
	}
	for _, tt := range tests {
		var series []*corpus.Statement
		for i, c := range tt.clause {
			s, err := corpus.Read(fmt.Sprintf("series/202%d-05-01.en.txt", i), []byte(strings.TrimSpace(c+"\n\n"+rest)), corpus.Options{Lang: "en"})
			if err != nil {
				t.Fatal(err)
			}
			units.Reader{}.Read(s)
			series = append(series, s)
		}
		found, phrases, err := diff.Ask(align.Follow(series), []string{tt.ask})
		if err != nil || len(found) != 1 || len(phrases) != 1 {
			t.Errorf("%s: %d lineages, %v", tt.why, len(found), err)
			continue
		}
		if got := told(found[0]); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.why, got, tt.want)
		}
	}
}

// TestLineageSample: the formulas that the key of the sample says came back word
// for word are revived, in every language.
func TestLineageSample(t *testing.T) {
	for _, tt := range []struct{ lang, formula, want string }{
		{"en", "neither of them will allow its territory", "first 2, revived as 1"},
		{"zh-Hans", "任何一方均不容许他人利用本国领土", "first 2, revived as 1"},
		{"ru", "Серый пролив есть общее достояние", "first, revived as 1"},
		{"en", "drone attacks on passenger ferries", "first 2, weaker 3"},
		{"zh-Hans", "联合水文服务机构", "first, stronger, reworded, reworded, reworded"},
	} {
		var series []*corpus.Statement
		for _, date := range sample.Dates(tt.lang) {
			s, err := sample.Open(date, tt.lang)
			if err != nil {
				t.Fatal(err)
			}
			units.Reader{}.Read(s)
			series = append(series, s)
		}
		found, _, err := diff.Ask(align.Follow(series), []string{tt.formula})
		if err != nil {
			t.Errorf("%s: %v", tt.formula, err)
			continue
		}
		if got := told(found[0]); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.formula, got, tt.want)
		}
	}
}

// TestLineageOrder: the same questions get the same answers whatever the number
// of processors, and in whatever order they are asked the same chains.
func TestLineageOrder(t *testing.T) {
	read := func(asked ...string) []string {
		var series []*corpus.Statement
		for _, date := range sample.Dates("en") {
			s, err := sample.Open(date, "en")
			if err != nil {
				t.Fatal(err)
			}
			series = append(series, s)
		}
		found, _, err := diff.Ask(align.Follow(series), asked)
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, l := range found {
			out = append(out, l.Statements[l.Steps[0].Statement].Date.Format(time.DateOnly)+" "+told(l))
		}
		return out
	}
	a, b := read("two sides will", "strait", "harbours"), read("harbours", "strait", "two sides will")
	if len(a) < 10 || !slices.Equal(a, b) {
		t.Errorf("%d and %d chains", len(a), len(b))
	}
}
