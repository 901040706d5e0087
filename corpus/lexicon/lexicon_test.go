package lexicon

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

// TestDefault: every row of the embedded tables says on what it rests, and no
// two are the same.
func TestDefault(t *testing.T) {
	at := map[[4]string]bool{}
	rows := map[string]int{}
	for _, e := range Default().All() {
		name := fmt.Sprintf("%s.%s: %s (%s)", e.Table, e.Lang, e.Form, e.Kind)
		switch {
		case e.Basis == "U" || e.Basis == "":
			t.Errorf("%s: no basis", name)
		case !strings.Contains("SPRK", e.Basis[:1]):
			t.Errorf("%s: basis %q", name, e.Basis)
		case e.Source == "" && e.Basis != "K":
			t.Errorf("%s: basis %s without a source", name, e.Basis)
		case e.Kind == "":
			t.Errorf("%s: no kind", name)
		case e.Rank < 0:
			t.Errorf("%s: rank %d", name, e.Rank)
		}
		if at[e.key()] {
			t.Errorf("%s: stands twice", name)
		}
		at[e.key()] = true
		rows[e.Table+"."+e.Lang]++
	}
	t.Log(rows)
}

func folder(files ...string) fstest.MapFS {
	m := fstest.MapFS{}
	for i := 0; i < len(files); i += 2 {
		m[files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	return m
}

func TestMerge(t *testing.T) {
	base := &Lexicon{Name: Scale}
	if err := base.read(folder("verbs.en.tsv", "form\tkind\taxis\trank\tbasis\nurge\tstance\tdirective\t5\tK\ndemand\tstance\tdirective\t7\tK\nurge\tnoun\tdirective\t4\tK\n"), "U"); err != nil {
		t.Fatal(err)
	}
	merged, err := base.Merge(folder(
		"verbs.en.tsv", "\ufeff# mine\r\n\r\nform\tkind\trank\taxis\r\nurge\tstance\t6\tdirective\r\ndemand\tstance\t-\r\nimplore\tstance\t3\r\n",
		"marks.ru.tsv", "kind\tform\tnote\nhedge\tпо возможности\tслабее\n",
	), "mine")
	if err != nil {
		t.Fatal(err)
	}
	if merged.Name != Scale+" + mine" {
		t.Errorf("scale %q", merged.Name)
	}
	var got []string
	for _, e := range merged.All() {
		got = append(got, fmt.Sprintf("%s.%s %s/%s %d %s", e.Table, e.Lang, e.Form, e.Kind, e.Rank, e.Basis))
	}
	want := []string{
		"verbs.en urge/stance 6 U", // replaced, in its place
		"verbs.en urge/noun 4 K",   // another kind: kept
		"verbs.en implore/stance 3 U",
		"marks.ru по возможности/hedge 0 U",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if e := base.Entries("verbs", "en"); len(e) != 3 || e[0].Rank != 5 {
		t.Errorf("the base was changed: %+v", e)
	}
	if e := merged.Entries("marks", "ru"); len(e) != 1 || e[0].Note != "слабее" {
		t.Errorf("columns in another order: %+v", e)
	}
}

// TestErrors: an error says in which file and line, and what would be right.
func TestErrors(t *testing.T) {
	for _, c := range []struct{ why, name, text, want string }{
		{"column", "verbs.en.tsv", "form\tstrength\nurge\t5\n", `verbs.en.tsv:1: no such column: "strength"`},
		{"no form", "verbs.en.tsv", "# mine\nkind\trank\nstance\t5\n", "verbs.en.tsv:2: the first line has no column named form"},
		{"rank", "verbs.zh.tsv", "form\trank\n敦促\t5\n呼吁\tten\n", `verbs.zh.tsv:3: "ten" is no rank; want a number from 1 to 9`},
		{"rank too low", "verbs.ru.tsv", "form\trank\nпросить\t0\n", `verbs.ru.tsv:2: "0" is no rank`},
		{"rank too high", "verbs.ru.tsv", "form\trank\nпросить\t10\n", `verbs.ru.tsv:2: "10" is no rank`},
		{"axis", "verbs.en.tsv", "form\taxis\nurge\tdirect\n", `verbs.en.tsv:2: "direct" is no axis; want one of commissive`},
		{"type", "verbs.en.tsv", "form\ttype\nurge\tpromise\n", `verbs.en.tsv:2: "promise" is no type`},
		{"polarity", "verbs.en.tsv", "form\tpolarity\nurge\tplus\n", `verbs.en.tsv:2: "plus" is no polarity`},
		{"too many cells", "marks.en.tsv", "form\tkind\nif\tcondition\tx\n", "marks.en.tsv:2: 3 cells, but 2 columns; cells are parted by tabs"},
		{"no word", "actors.en.tsv", "form\tkind\n\tjoint\n", "actors.en.tsv:2: a row without a form"},
		{"no letter", "marks.en.tsv", "form\tkind\n. —\thedge\n", `marks.en.tsv:2: the form ". —" holds no letter`},
		{"comments count as lines", "actors.en.tsv", "form\tkind\n# note\n\n\tjoint\n", "actors.en.tsv:4:"},
		{"table", "nouns.en.tsv", "form\n", "nouns.en.tsv: not the name of a table: want one of verbs, marks, grades, actors"},
		{"language", "verbs.fr.tsv", "form\n", "a language (en, ru, zh)"},
		{"name without language", "verbs.tsv", "form\n", "verbs.tsv: not the name of a table"},
		{"other files only", "verbs.csv", "form\n", "no table: a lexicon is a folder"},
		{"line without end", "verbs.en.tsv", "form\n" + strings.Repeat("x", 1<<20), "verbs.en.tsv: "},
	} {
		_, err := Default().Merge(folder(c.name, c.text), "mine")
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %s", c.why, err, c.want)
		}
	}
}

// TestCellsMayBeMissing: a table needs no column but form, a row no cell
// behind its last.
func TestCellsMayBeMissing(t *testing.T) {
	l, err := (&Lexicon{Name: "base"}).Merge(folder("verbs.en.tsv", "form\tkind\taxis\nurge\n"), "mine")
	if err != nil {
		t.Fatal(err)
	}
	if e := l.All(); len(e) != 1 || e[0].Form != "urge" || e[0].Kind != "" || e[0].Basis != "U" {
		t.Errorf("%+v", e)
	}
}

// TestSources: every source that is cited by a name in capitals is explained,
// and none that nobody cites.
func TestSources(t *testing.T) {
	rows := Default().All()
	known := map[string]bool{}
	for _, s := range Sources(rows) {
		known[s.ID] = true
		if s.What == "" || !strings.HasPrefix(s.URL, "http") {
			t.Errorf("%s: %q, %q", s.ID, s.What, s.URL)
		}
	}
	if len(known) != len(sources()) {
		t.Errorf("%d sources, %d cited", len(sources()), len(known))
	}
	for _, e := range rows {
		for _, id := range strings.FieldsFunc(e.Source, func(r rune) bool { return r == ';' || r == ',' }) {
			if id = strings.TrimSpace(id); id != "K" && strings.ToUpper(id) == id && !known[id] {
				t.Errorf("%s.%s: %s: nothing is known of the source %s", e.Table, e.Lang, e.Form, id)
			}
		}
	}
}
