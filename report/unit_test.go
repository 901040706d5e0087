package report_test

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"tifa/align"
	"tifa/corpus"
	"tifa/corpus/lexicon"
	"tifa/corpus/sample"
	"tifa/corpus/units"
	"tifa/diff"
	"tifa/report"
)

func sampleUnits(t *testing.T, date, lang string) *corpus.Statement {
	t.Helper()
	s, err := sample.Open(date, lang)
	if err != nil {
		t.Fatal(err)
	}
	units.Reader{}.Read(s)
	return s
}

// TestUnitGolden prints units of the sample in every format and holds the
// output to testdata/unit. go test -update rewrites it.
func TestUnitGolden(t *testing.T) {
	for _, lang := range sample.Langs {
		t.Run(lang, func(t *testing.T) {
			file := filepath.Join("testdata", "unit", lang+".txtar")
			part := map[string]string{}
			if ar, err := txtar.ParseFile(file); err == nil {
				for _, f := range ar.Files {
					part[f.Name] = string(f.Data)
				}
			}
			dates := sample.Dates(lang)
			older, newer := sampleUnits(t, dates[len(dates)-2], lang), sampleUnits(t, dates[len(dates)-1], lang)
			list := report.Units{Filter: report.UnitFilter{Types: []string{"all"}, Axis: "negative"}}
			list.Add(newer)
			list.Add(older)
			list.Order(0)
			section := older.Sections[len(older.Sections)-2].Label
			r := report.New(diff.Compare(older, newer, align.Aligner{}), report.Filter{Section: section, Commitments: true})
			r.Rows, r.Findings = nil, nil // they have goldens of their own
			words := report.NewLexicon(lexicon.Default(), report.LexiconFilter{Word: map[string]string{"en": "oppose", "zh-Hans": "反对", "ru": "выступать против"}[lang]})
			out := &txtar.Archive{}
			for _, p := range []struct {
				name  string
				print func(io.Writer) error
			}{
				{"units 80", func(w io.Writer) error { return report.UnitTable{Width: 80}.Print(w, &list) }},
				{"units 160", func(w io.Writer) error { return report.UnitTable{Width: 160}.Print(w, &list) }},
				{"units csv", list.CSV},
				{"units json", list.JSON},
				{"commitments 80", func(w io.Writer) error { return report.Table{Width: 80}.Print(w, r) }},
				{"commitments 160", func(w io.Writer) error { return report.Table{Width: 160}.Print(w, r) }},
				{"commitments csv", func(w io.Writer) error { return report.CSV(w, r) }},
				{"commitments markdown", func(w io.Writer) error { return report.Markdown(w, r) }},
				{"lexicon 80", func(w io.Writer) error { return words.Print(w, 80) }},
				{"lexicon 160", func(w io.Writer) error { return words.Print(w, 160) }},
				{"lexicon csv", words.CSV},
			} {
				var b bytes.Buffer
				if err := p.print(&b); err != nil {
					t.Fatal(p.name, err)
				}
				out.Files = append(out.Files, txtar.File{Name: p.name, Data: b.Bytes()})
				if d := cmp.Diff(part[p.name], b.String()); d != "" && !*update {
					t.Errorf("%s (-want +got):\n%s", p.name, d)
				}
			}
			if *update {
				if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(file, txtar.Format(out), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// TestUnitFilter: each case says which units a filter lets through.
func TestUnitFilter(t *testing.T) {
	read := func(name, text string) *corpus.Statement {
		s, err := corpus.Read(name, []byte(text), corpus.Options{})
		if err != nil {
			t.Fatal(err)
		}
		units.Reader{}.Read(s)
		return s
	}
	english := "Joint Declaration\n\nThe Government of the Republic of Arvenia (\"Arvenia\") and the Government of the Federation of Kestria (\"Kestria\") declare as follows:\n\n" +
		"Arvenia will open its harbours. The two sides oppose alarms without cause. The two sides note that arms cost more. Kestria will lower its dues.\n"
	chinese := "阿尔维尼亚共和国和凯斯特里亚联邦联合声明\n\n阿尔维尼亚共和国（以下称“阿方”）和凯斯特里亚联邦（以下称“凯方”）声明如下：\n\n双方將加強奧倫河合作。阿方反对封锁海峡。凯方将开放港口。\n"
	for _, c := range []struct {
		reason, name, text string
		filter             report.UnitFilter
		want               string
	}{
		{"commitments and positions without a choice", "a.txt", english, report.UnitFilter{}, "Arvenia will open its harbours|The two sides oppose alarms without cause|Kestria will lower its dues"},
		{"one type", "a.txt", english, report.UnitFilter{Types: []string{"position"}}, "The two sides oppose alarms without cause"},
		{"all types", "a.txt", english, report.UnitFilter{Types: []string{"all"}, Topic: "cost"}, "The two sides note that arms cost more"},
		{"an axis", "a.txt", english, report.UnitFilter{Axis: "negative"}, "The two sides oppose alarms without cause"},
		{"both", "a.txt", english, report.UnitFilter{Actor: "both"}, "The two sides oppose alarms without cause"},
		{"a party by its short name, in any case", "a.txt", english, report.UnitFilter{Actor: "kestria"}, "Kestria will lower its dues"},
		{"a party by its letter", "a.txt", english, report.UnitFilter{Actor: "A"}, "Arvenia will open its harbours"},
		{"a word stands at the start of a word", "a.txt", english, report.UnitFilter{Types: []string{"all"}, Topic: "ARM"}, "The two sides note that arms cost more"},
		{"all words of a topic, in any order", "a.txt", english, report.UnitFilter{Topic: "dues Kestria"}, "Kestria will lower its dues"},
		{"a topic in the other script", "a.txt", chinese, report.UnitFilter{Topic: "奥伦河 加强"}, "双方將加強奧倫河合作。"},
		{"a party by the name that the text gives it", "a.txt", chinese, report.UnitFilter{Actor: "凯方"}, "凯方将开放港口。"},
	} {
		list := report.Units{Filter: c.filter}
		list.Add(read(c.name, c.text))
		if err := list.Check(); err != nil {
			t.Errorf("%s: %v", c.reason, err)
		}
		var got []string
		for _, u := range list.Statements[0].Units {
			got = append(got, u.Text)
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.reason, s, c.want)
		}
	}
	list := report.Units{Filter: report.UnitFilter{Actor: "Nobody"}}
	list.Add(read("a.txt", english))
	if err := list.Check(); err == nil || !strings.HasSuffix(err.Error(), "known are both, third, impersonal, Arvenia, Kestria") {
		t.Errorf("nobody: %v", err)
	}
}
