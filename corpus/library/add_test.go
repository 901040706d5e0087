package library

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tifa/corpus"
	"tifa/corpus/sample"
)

func nobody() {}

// sampleAdditions are the statements of the sample in a language.
func sampleAdditions(t *testing.T, lang string) []Addition {
	t.Helper()
	var out []Addition
	for _, date := range sample.Dates(lang) {
		b, err := sample.Bytes(date, lang)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, Addition{Name: date + "." + lang + ".txt", Bytes: b, Series: sample.Series})
	}
	return out
}

func mustAdd(t *testing.T, dir string, replace bool, a ...Addition) []Added {
	t.Helper()
	added, notes, err := Add(dir, a, replace, nobody)
	if err != nil {
		t.Fatal(err)
	}
	if len(notes) > 0 {
		t.Errorf("notes: %v", notes)
	}
	return added
}

// sound holds a corpus to having nothing wrong.
func sound(t *testing.T, dir string) {
	t.Helper()
	findings, _, err := Check(dir)
	if err != nil || len(findings) > 0 {
		t.Fatalf("the corpus is not sound: %v %v", findings, err)
	}
}

// tree returns every file below a folder with its bytes.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		out[filepath.ToSlash(rel)] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestAdd: source and text stand side by side, nothing is overwritten, and a
// refusal changes nothing.
func TestAdd(t *testing.T) {
	dir := t.TempDir()
	for _, lang := range sample.Langs {
		mustAdd(t, dir, false, sampleAdditions(t, lang)...)
	}
	sound(t, dir)
	before := tree(t, dir)
	en := sampleAdditions(t, "en")[0]
	source := string(en.Bytes)
	if before["arvenia-kestria/source/2018-06-12.en.txt"] != source || before["arvenia-kestria/2018-06-12.en.txt"] != source {
		t.Error("source or text is not what was added")
	}
	other := en
	other.Bytes = []byte(source + "\nThe two sides also planted a tree.\n")
	moved := en
	moved.Label = "copy"
	outside, hidden, long, bad := en, en, en, en
	outside.Series, hidden.Series, long.Series = "../x", ".git", strings.Repeat("x", 200)
	bad.URL = "file:///etc/passwd"
	for _, c := range []struct {
		a            Addition
		want, reason string
	}{
		{en, "is there already", "the same file again"},
		{other, "is there already", "another text for the same day"},
		{moved, "the same file is held as arvenia-kestria/2018-06-12.en.txt", "the same file under another name"},
		{outside, "--series: ", "a series outside"},
		{hidden, "--series: ", "a hidden folder"},
		{long, "--series: ", "a name that no file system takes"},
		{bad, "--source: ", "no web address"},
		{Addition{Name: "x.pdf", Bytes: []byte("%PDF-1.7\n\x00\x01"), Series: "a"}, "is ", "no text"},
		{Addition{Name: "x.txt", Bytes: []byte("The two sides agree on nothing."), Series: "a"}, "has no sure date", "no date"},
		{Addition{Name: "x.txt", Series: "a"}, "is empty", "nothing"},
	} {
		fresh := sampleAdditions(t, "en")[1]
		fresh.Label = "fresh"
		fresh.Bytes = append(fresh.Bytes, "\nThe two sides also dug a well.\n"...)
		if _, _, err := Add(dir, []Addition{fresh, c.a}, false, nobody); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %s", c.reason, err, c.want)
		}
		if d := cmp.Diff(before, tree(t, dir)); d != "" {
			t.Fatalf("%s: the corpus was changed:\n%s", c.reason, d)
		}
	}
	added := mustAdd(t, dir, true, other)
	if !added[0].Replaced {
		t.Error("a replacement does not say so")
	}
	sound(t, dir)
	if got := tree(t, dir); got["arvenia-kestria/source/2018-06-12.en.txt"] != string(other.Bytes) || len(got) != len(before) {
		t.Error("--replace did not replace")
	}
}

// TestAddDamaged: the source keeps its damage, the text is repaired, and reads
// the same again.
func TestAddDamaged(t *testing.T) {
	const damaged = "维丹共和国和奥斯克王国联合声明\n\n2021年3月4日，维尔港\n\n维丹共和国和奥斯克王国（以下称“双方”）声明如下：\n\n一、合作\n\n" +
		"双方坚决支(zhī)持共同合作(zuò)；反对封锁；尊重主权。\n\n京ICP备00000000号\n"
	dir := t.TempDir()
	added := mustAdd(t, dir, false, Addition{Name: `C:\desk\声明 "1".TXT`, Bytes: []byte("\ufeff" + damaged), Series: "维丹"})
	sound(t, dir)
	files := tree(t, dir)
	if files["维丹/source/2021-03-04.zh-Hans.txt"] != "\ufeff"+damaged {
		t.Error("the source was changed")
	}
	text := files["维丹/2021-03-04.zh-Hans.txt"]
	if strings.Contains(text, "zh") || !strings.Contains(text, "双方坚决支持共同合作") || !strings.Contains(text, "ICP") {
		t.Errorf("the text is not the repaired one: %s", text)
	}
	again, err := corpus.Read("x", []byte(text), corpus.Options{})
	if err != nil || again.Text != added[0].Statement.Text || len(again.Clauses) != len(added[0].Statement.Clauses) || len(again.Repairs) > 0 {
		t.Errorf("the text does not read as the source does: %v", err)
	}
	l, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	it := l.Series[0].Items[0]
	if it.Name != `声明 "1".TXT` || it.Repairs != 2 || it.Encoding == "" || it.Title == "" || len(it.Parties) != 2 {
		t.Errorf("the manifest lacks something: %+v", it)
	}
}

// TestAddDamagedForGood: damage that cannot be repaired is still seen when the
// text is read again, although the signs of it were repaired.
func TestAddDamagedForGood(t *testing.T) {
	const text = "維(wéi)丹和奧斯克聯(lián)合聲(shēng)明\n\n雙(shuāng)方合作關(guān)系釋放出新的發(fā)展?jié)摿?。雙(shuāng)方愿意繼(jì)續(xù)合作。\n"
	dir := t.TempDir()
	added, notes, err := Add(dir, []Addition{{Name: "2021-03-04.txt", Bytes: []byte(text), Series: "維丹"}}, false, nobody)
	if err != nil {
		t.Fatal(err)
	}
	if len(added[0].Statement.Damage) == 0 {
		t.Fatal("nothing is damaged")
	}
	if len(notes) != 1 || !strings.Contains(notes[0], "is damaged beyond certain repair") {
		t.Errorf("notes: %v", notes)
	}
	if got := tree(t, dir)["維丹/2021-03-04.zh-Hant.txt"]; got != text {
		t.Errorf("the text is %q", got)
	}
	sound(t, dir)
}

// TestAddHeadings: the headings that only a document knows last in the text that
// is kept, of a page that is the whole statement and of pages that are joined.
func TestAddHeadings(t *testing.T) {
	page := func(parts ...string) []byte {
		s := "<!doctype html><meta charset=utf-8><article>"
		for _, p := range parts {
			if strings.HasPrefix(p, "#") {
				s += "<h2>" + p[1:] + "</h2>"
			} else {
				s += "<p>" + p + "</p>"
			}
		}
		return []byte(s + "</article>")
	}
	const day, ports, fish = "Velmar, 16 May 2031", "The two sides will keep the ports of the strait open to each other.", "The two sides will fix the catch of herring every year."
	const title = "#Joint Statement of Arvenia and Kestria"
	for _, c := range []struct {
		reason string
		add    Addition
		want   []string // headings
		text   string   // part of what is kept
		notes  int
	}{
		{"headings with a stop", Addition{Bytes: page(title, day, "#Trade comes first.", ports, "#Fish must last.", fish)}, []string{"§1 Trade comes first.", "§2 Fish must last."}, "## Trade comes first.\n\n" + ports, 1},
		{"headings that their words show", Addition{Bytes: page(title, day, "#Trade and Ports", ports, "#Fish and Nets", fish)}, []string{"§1 Trade and Ports", "§2 Fish and Nets"}, "\n\nTrade and Ports\n\n", 0},
		{"pages", Addition{Bytes: page(title, day, "#Trade comes first.", ports), Pages: []Page{{Name: "2.html", Bytes: page(title, "#Fish must last.", fish)}}},
			[]string{"§1 Trade comes first.", "§2 Fish must last."}, "## Fish must last.\n\n" + fish, 0},
	} {
		t.Run(c.reason, func(t *testing.T) {
			dir := t.TempDir()
			c.add.Name, c.add.Series = "page.html", "arvenia-kestria"
			added, notes, err := Add(dir, []Addition{c.add}, false, nobody)
			if err != nil || len(notes) != c.notes {
				t.Fatalf("notes: %v, %v", notes, err)
			}
			sound(t, dir)
			if text := tree(t, dir)[added[0].File]; !strings.Contains(text, c.text) || strings.Count(text, "Joint Statement of") != 1 {
				t.Errorf("kept as %s", text)
			}
			l, err := Open(dir)
			if err != nil {
				t.Fatal(err)
			}
			defer l.Close()
			held, err := l.Statement(&l.Series[0].Items[0], corpus.Options{})
			if err != nil {
				t.Fatal(err)
			}
			for _, s := range []*corpus.Statement{added[0].Statement, held} {
				var got []string
				for _, sec := range s.Sections[1:] {
					got = append(got, sec.Label+" "+sec.Title)
				}
				if d := cmp.Diff(c.want, got); d != "" {
					t.Error(d)
				}
			}
		})
	}
}

// TestManifestIsEditedAsText: comments, order and hand-made entries stay.
func TestManifestIsEditedAsText(t *testing.T) {
	dir := t.TempDir()
	additions := sampleAdditions(t, "en")
	const own = "# mine\ntitle = 'A \"corpus\"' # note\r\n\r\n[[hole]]\r\nseries = \"arvenia-kestria\"\r\ndate = 2020-01-01\r\n# the end"
	lay(t, dir, ManifestName, own)
	mustAdd(t, dir, false, additions[:3]...)
	sound(t, dir)
	got := tree(t, dir)[ManifestName]
	if !strings.HasPrefix(got, own) || strings.Count(got, "[[statement]]") != 3 {
		t.Fatalf("the manifest was rewritten:\n%s", got)
	}
	// A person edits the second entry, and adds the statement again.
	edited := strings.Replace(got, "file = \"arvenia-kestria/2019-09-03.en.txt\"", "# from the archive\nfile = \"arvenia-kestria/2019-09-03.en.txt\"\nnote = \"checked\\u202E\"\naccept = [\"length\"]", 1)
	edited = strings.Replace(edited, "\n[[statement]]\r\nfile = \"arvenia-kestria/2021", "\n# what follows is new\r\n\r\n[[statement]]\r\nfile = \"arvenia-kestria/2021", 1)
	lay(t, dir, ManifestName, edited)
	sound(t, dir)
	again := additions[1]
	again.Bytes = append(again.Bytes, "\nThe two sides also dug a well.\n"...)
	again.URL, again.Title = "https://example.org/?a=1&b", "Title\twith \x1b[31m and \"quotes\" \u202e"
	mustAdd(t, dir, true, again)
	sound(t, dir)
	got = tree(t, dir)[ManifestName]
	for _, want := range []string{own, "# from the archive", "note = \"checked\\u202E\"", "# what follows is new\r\n\r\n[[statement]]", `source = "https://example.org/?a=1&b"`, `title = "Title\u0009with \u001B[31m and \"quotes\" \u202E"`} {
		if !strings.Contains(got, want) {
			t.Errorf("the manifest lacks %q:\n%s", want, got)
		}
	}
	if strings.Contains(got, "accept") {
		t.Error("what was accepted of the old text is accepted of the new one")
	}
	first := strings.Index(got, "2019-09-03")
	if last := strings.Index(got, "2021-04-20"); first < 0 || last < first || strings.Count(got, "[[statement]]") != 3 {
		t.Errorf("the order changed:\n%s", got)
	}
}

// TestManifestOddForms: what cannot be edited as text is refused, and nothing
// is lost.
func TestManifestOddForms(t *testing.T) {
	additions := sampleAdditions(t, "en")
	for _, c := range []struct{ toml, reason string }{
		{"statement = [{file = \"a/2020-01-01.en.txt\"}]\n", "the entries as a list"},
		{"statement = []\n", "an empty list"},
	} {
		dir := t.TempDir()
		lay(t, dir, ManifestName, c.toml)
		before := tree(t, dir)
		if _, _, err := Add(dir, additions, false, nobody); err == nil {
			t.Errorf("%s: added", c.reason)
		}
		if d := cmp.Diff(before, tree(t, dir)); d != "" {
			t.Errorf("%s: changed:\n%s", c.reason, d)
		}
	}
	dir := t.TempDir()
	lay(t, dir, ManifestName, "title = \"\"\"\n[[statement]]\nfile = 'a'\n\"\"\"\n[[ statement ]] # spaced\nfile = \"arvenia-kestria/2018-06-12.en.txt\"\nnote = '''\n[[hole]]\n'''\n")
	lay(t, dir, additions[0].Series+"/2018-06-12.en.txt", "The two sides agree.")
	sound(t, dir)
	mustAdd(t, dir, true, additions[0])
	sound(t, dir)
	if got := tree(t, dir)[ManifestName]; !strings.HasPrefix(got, "title = \"\"\"\n[[statement]]\nfile = 'a'\n\"\"\"\n[[statement]]\nfile = ") || !strings.Contains(got, `note = "[[hole]]\n"`) {
		t.Errorf("headers inside texts were taken for headers:\n%s", got)
	}
}

// dying is a folder whose process dies at its n-th change: that change and all
// after it do not happen, and nothing is cleaned up.
type dying struct {
	*os.Root
	left *int
}

var errDead = errors.New("dead")

func (d dying) alive() error {
	if *d.left--; *d.left < 0 {
		return errDead
	}
	return nil
}

func (d dying) MkdirAll(name string, perm fs.FileMode) error {
	if err := d.alive(); err != nil {
		return err
	}
	return d.Root.MkdirAll(name, perm)
}

func (d dying) OpenFile(name string, flag int, perm fs.FileMode) (*os.File, error) {
	if err := d.alive(); err != nil {
		return nil, err
	}
	if *d.left == 0 { // the last thing that is done is half done
		f, err := d.Root.OpenFile(name, flag, perm)
		if err == nil {
			f.WriteString("hal")
			f.Close()
		}
		return nil, errDead
	}
	return d.Root.OpenFile(name, flag, perm)
}

func (d dying) Rename(from, to string) error {
	if err := d.alive(); err != nil {
		return err
	}
	return d.Root.Rename(from, to)
}

func (d dying) Remove(name string) error {
	if err := d.alive(); err != nil {
		return err
	}
	return d.Root.Remove(name)
}

// TestDying lets the process die at each of its changes to the folder in turn.
// The corpus is then what it was or what it was to become, also when the next
// process that mends it dies as well.
func TestDying(t *testing.T) {
	additions := sampleAdditions(t, "en")
	changed := additions[1]
	changed.Bytes = append([]byte{}, changed.Bytes...)
	changed.Bytes = append(changed.Bytes, "\nThe two sides also dug a well.\n"...)
	changed.Name = "2019-09-03.en.text" // another ending: the old source goes
	reached := map[string]int{}
	for step := 0; ; step++ {
		dir := t.TempDir()
		mustAdd(t, dir, false, additions[:3]...)
		before := tree(t, dir)
		if step == 0 {
			copied := t.TempDir()
			for name, text := range before {
				lay(t, copied, name, text)
			}
			mustAdd(t, copied, true, changed, additions[3])
			reached["after"] = len(tree(t, copied))
		}
		root, err := os.OpenRoot(dir)
		if err != nil {
			t.Fatal(err)
		}
		left := step
		err = addDying(dying{root, &left}, []Addition{changed, additions[3]})
		if err == nil {
			root.Close()
			t.Logf("%d changes", step)
			break
		}
		// Whoever comes next may die too.
		for n := range 3 {
			left = n
			resume(dying{root, &left})
		}
		root.Close()
		sound(t, dir)
		l, err := Open(dir)
		if err != nil {
			t.Fatal(step, err)
		}
		l.Close()
		after := map[string]string{}
		for name, text := range tree(t, dir) {
			if !strings.Contains(name, temporary) {
				after[name] = text
			}
		}
		switch {
		case cmp.Equal(before, after):
			reached["old"]++
		case len(after) == reached["after"] && after["arvenia-kestria/source/2019-09-03.en.text"] == string(changed.Bytes) &&
			after["arvenia-kestria/source/2019-09-03.en.txt"] == "" && strings.Count(after[ManifestName], "[[statement]]") == 4:
			reached["new"]++
		default:
			t.Fatalf("step %d: neither old nor new:\n%s", step, cmp.Diff(before, after))
		}
		// And the next addition works, and sweeps.
		fourth := additions[4]
		if _, _, err := Add(dir, []Addition{fourth}, false, nobody); err != nil {
			t.Fatalf("step %d: %v", step, err)
		}
		for name := range tree(t, dir) {
			if strings.HasPrefix(filepath.Base(name), ".tifa") {
				t.Errorf("step %d: %s is left", step, name)
			}
		}
		sound(t, dir)
	}
	if reached["old"] < 5 || reached["new"] < 5 {
		t.Errorf("both ends must be met: %v", reached)
	}
}

func addDying(root folder, additions []Addition) error {
	entries := make([]statementEntry, len(additions))
	added := make([]Added, len(additions))
	for i := range additions {
		var err error
		if entries[i], added[i], err = additions[i].entry(); err != nil {
			return err
		}
	}
	_, err := addTo(root, additions, entries, added, true)
	return err
}

// TestJournalFromElsewhere: a journal that tifa did not write is not carried
// out.
func TestJournalFromElsewhere(t *testing.T) {
	for _, c := range []struct{ journal, reason string }{
		{`{"rename":[["a/x.txt","a/y.txt"]]}`, "from no temporary name"},
		{`{"rename":[[".tifa-new-0",".git"]]}`, "into a hidden name"},
		{`{"rename":[[".git/.tifa-new-0",".git/config"]]}`, "into a hidden folder"},
		{`{"rename":[["../.tifa-new-0","../x"]]}`, "outside"},
		{`{"remove":["../x"]}`, "removes outside"},
		{`{"remove":["corpus.toml"]}`, "removes the manifest"},
		{`{`, "half a journal"},
		{``, "an empty one"},
	} {
		dir := t.TempDir()
		lay(t, dir, "a/2020-01-01.en.txt", "The two sides agree.")
		lay(t, dir, "a/x.txt", "x")
		lay(t, dir, ".git/.tifa-new-0", "evil")
		lay(t, dir, ".tifa-new-0", "evil")
		lay(t, dir, journalName, c.journal)
		before := tree(t, dir)
		if _, err := Open(dir); err == nil || !strings.Contains(err.Error(), journalName) {
			t.Errorf("%s: %v", c.reason, err)
		}
		if d := cmp.Diff(before, tree(t, dir)); d != "" {
			t.Errorf("%s: something was done:\n%s", c.reason, d)
		}
	}
}

// TestAddAtOnce: additions at once wait for each other and lose nothing.
func TestAddAtOnce(t *testing.T) {
	dir := t.TempDir()
	base := sampleAdditions(t, "en")[0]
	var wait sync.WaitGroup
	const workers, each = 4, 5
	for w := range workers {
		wait.Go(func() {
			for i := range each {
				a := base
				a.Label = fmt.Sprintf("w%d-%d", w, i)
				a.Bytes = fmt.Appendf(nil, "%s\nThe two sides planted %d trees.\n", base.Bytes, 100*w+i)
				if _, _, err := Add(dir, []Addition{a}, false, nobody); err != nil {
					t.Error(err)
				}
				if _, err := Open(dir); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wait.Wait()
	sound(t, dir)
	l, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if n := len(l.Series[0].Items); n != workers*each {
		t.Errorf("%d of %d statements are there", n, workers*each)
	}
	for _, it := range l.Series[0].Items {
		if it.Line == 0 {
			t.Errorf("%s is not in the manifest", it.File)
		}
	}
}

// TestInit: a manifest is made once, and explains itself in valid TOML.
func TestInit(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "corpus")
	if err := Init(dir, nobody); err != nil {
		t.Fatal(err)
	}
	before := tree(t, dir)
	if err := Init(dir, nobody); err == nil || !strings.Contains(err.Error(), "is there already") {
		t.Errorf("made twice: %v", err)
	}
	if d := cmp.Diff(before, tree(t, dir)); d != "" || len(before) != 1 {
		t.Errorf("changed: %s", d)
	}
	// Every key that the comments explain is one that the manifest takes.
	var example []string
	for l := range strings.Lines(Template) {
		l = strings.TrimSpace(strings.TrimPrefix(l, "# "))
		if strings.HasPrefix(l, "[[") || strings.Contains(l, " = ") {
			example = append(example, strings.ReplaceAll(l, `sha256 = "…"`, ""))
		}
	}
	if _, err := parseManifest([]byte(strings.Join(example, "\n"))); err != nil {
		t.Errorf("%v in\n%s", err, strings.Join(example, "\n"))
	}
}

// TestTextReadsAgain: what add writes is read as the source was, clause by
// clause; of real statements, which are not part of the repository, too.
func TestTextReadsAgain(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("..", "sample", sample.Series, "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatal("no sample", err)
	}
	real, _ := filepath.Glob(filepath.Join("..", "..", "..", "shared", "data", "*", "*.txt"))
	if testing.Short() || len(real) == 0 {
		t.Log("without real texts")
		real = nil
	}
	of := map[string]int{} // five of each folder: the others are like them
	real = slices.DeleteFunc(real, func(file string) bool { of[filepath.Dir(file)]++; return of[filepath.Dir(file)] > 5 })
	decoded := 0
	for _, file := range append(files, real...) {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		a := Addition{Name: file, Bytes: b, Series: "a", Date: time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)}
		e, added, err := a.entry()
		if err != nil {
			t.Fatal(err)
		}
		first := added.Statement
		second, err := corpus.Read(e.File, []byte(added.text), corpus.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if added.text != first.Text {
			decoded++
		}
		if d := cmp.Diff(first.Clauses, second.Clauses); d != "" || first.Text != second.Text {
			t.Errorf("%s reads otherwise when it is read again (%d, then %d clauses, %d repairs):\n%.600s", file, len(first.Clauses), len(second.Clauses), len(second.Repairs), d)
		}
		if d := cmp.Diff(first.Damage, second.Damage); d != "" {
			t.Errorf("%s: damage is lost:\n%s", file, d)
		}
	}
	if decoded > 2 {
		t.Errorf("%d texts had to be kept as they were decoded: repairs are to last", decoded)
	}
}
