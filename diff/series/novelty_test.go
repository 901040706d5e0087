package series_test

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tifa/corpus"
	"tifa/corpus/query"
	"tifa/diff/series"
)

func TestNovel(t *testing.T) {
	for _, c := range []struct {
		reason          string
		texts           []string
		new, back, gone []string
	}{
		{"one word that changes shows with its neighbours", []string{"They condemn the war against the free ports of the strait.", "They condemn the war in the free ports of the strait."},
			[]string{"condemn the war in the free ports"}, nil, []string{"condemn the war against the free ports"}},
		{"a formula that is back", []string{"The harbour stays open to all ships.", "They met.", "The harbour stays open to all ships."},
			nil, []string{"The harbour stays open to all ships"}, []string{"They met"}},
		{"months and numbers are nothing new", []string{"The council met on 5 June 2021 in Lenn.", "The council met on 17 July 2023 in Lenn."}, nil, nil, nil},
		{"but may the verb is", []string{"The two sides will open the harbour.", "The two sides may open the harbour."},
			[]string{"The two sides may open the harbour"}, nil, []string{"The two sides will open the harbour"}},
		{"the first statement is all new", []string{"They met."}, []string{"They met"}, nil, nil},
		{"Chinese in characters, whatever the script", []string{"双方将共同维护海峡水域的和平与稳定。", "雙方將共同維護海峽水域的和平與安寧。"},
			[]string{"峽水域的和平與安寧"}, nil, []string{"峡水域的和平与稳定"}},
	} {
		var statements []*corpus.Statement
		for i, text := range c.texts {
			s, err := corpus.Read(time.Date(2001+i, 5, 1, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)+".txt", []byte(text), corpus.Options{})
			if err != nil {
				t.Fatal(err)
			}
			statements = append(statements, s)
		}
		n := series.Novel(series.NewTexts(seriesOf(statements...), query.Limit{}, false), len(c.texts)-1)
		quotes := func(ps []series.Passage) (out []string) {
			for _, p := range ps {
				out = append(out, strings.TrimSuffix(statements[p.Event].String(p.Span), "."))
			}
			return out
		}
		if d := cmp.Diff([][]string{c.new, c.back, c.gone}, [][]string{quotes(n.New), quotes(n.Back), quotes(n.Gone)}); d != "" {
			t.Errorf("%s:\n%s", c.reason, d)
		}
	}
}

// TestNovelOnPublished: of the statements after 2005 that of 16 December 2008
// has most language that no earlier one had, and the most language that is new
// to the statement before but not to all is in that of 15 March 2020.
func TestNovelOnPublished(t *testing.T) {
	files, err := filepath.Glob("../../shared/data/fomc_scheduled/*.txt")
	if err != nil || len(files) == 0 {
		t.Skip("no published statements beside the project")
	}
	var statements []*corpus.Statement
	for _, f := range files {
		s, err := corpus.Open(f, nil, corpus.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if s.Date, err = time.Parse(time.DateOnly, filepath.Base(f)[:len(time.DateOnly)]); err != nil {
			t.Fatal(err)
		}
		statements = append(statements, s)
	}
	all := seriesOf(statements...)
	texts := series.NewTexts(all, query.Limit{}, false)
	var newest, back struct {
		share float64
		date  string
	}
	for i := range all.Events {
		n := series.Novel(texts, i)
		date := all.Events[i].Date.Format(time.DateOnly)
		if share := float64(n.NewToAll) / float64(n.Sequences); date > "2006" && share > newest.share {
			newest.share, newest.date = share, date
		}
		if share := float64(n.NewToBefore-n.NewToAll) / float64(n.Sequences); i > 0 && share > back.share {
			back.share, back.date = share, date
		}
	}
	t.Logf("most new: %.2f on %s; most back: %.2f on %s", newest.share, newest.date, back.share, back.date)
	if newest.date != "2008-12-16" || back.date != "2020-03-15" {
		t.Errorf("most new: %.2f on %s; most back: %.2f on %s", newest.share, newest.date, back.share, back.date)
	}
}
