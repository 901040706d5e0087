package document

import (
	"strings"
	"testing"

	"tifa/corpus/fold"
)

// TestKindOfTitle tells what a publisher writes over everything from the title of
// a statement.
func TestKindOfTitle(t *testing.T) {
	for _, c := range []struct {
		reason, line string
		want         TitleKind
	}{
		{"a label", "Press Release", Label}, {"in capitals and brackets", "[PRESS RELEASE]", Label}, {"with its number", "Press Release No. 12/2031", Label},
		{"with a day", "Пресс-релиз, 16.05.2031", Label}, {"Chinese", "新闻稿", Label}, {"Chinese with its number", "新闻稿（第12号）", Label},
		{"traditional", "新聞發布", Label}, {"the home page", "首页", Label},
		{"the kind of document", "Statement", Bare}, {"in Russian", "Заявление", Bare}, {"in Chinese", "声明", Bare},
		{"a path", "Home › News › Statements", Path}, {"a Chinese path", "当前位置：首页>新闻>声明", Path}, {"without the home page", "外交部>>新闻>>声明公报", Path},
		{"parted by strokes", "Главная / Новости / Заявления", Path}, {"of two steps", "News » Statements", Path},
		{"a title", "Joint Statement on the Strait of Velmar", ""}, {"which begins with a label", "Press Release on the Strait of Velmar", ""},
		{"Russian quotation marks", "Заявление о порте «Вельмар» и судне «Тальс»", ""}, {"two names", "Arvenia / Kestria Joint Statement", ""},
		{"a title in three languages", "Statement / Заявление / 声明", ""},
		{"a title with an arrow", "Velmar → Lorvale", ""}, {"a heading with a tag", "I. <span>Introduction</span> <b>of it</b>", ""}, {"nothing", "", ""}, {"figures alone", "2031", ""}, {"the number under which it was published", "No. 12/2031", Label}, {"in Chinese", "（第12号）", Label},
	} {
		if got := KindOfTitle(c.line); got != c.want {
			t.Errorf("%s: %q is %q, not %q", c.reason, c.line, got, c.want)
		}
	}
}

// TestKindAbove tells the name of who publishes above the name of a document from
// one that is a title or a part of it.
func TestKindAbove(t *testing.T) {
	const document = "Joint Statement of Arvenia and Kestria"
	for _, c := range []struct {
		reason, line string
		below        []string
		want         TitleKind
	}{
		{"a ministry", "Ministry of Foreign Affairs", []string{document}, Label},
		{"with its country", "The Ministry of Foreign Affairs and Trade of the Republic of Arvenia", []string{document}, Label},
		{"a central bank in capitals", "CENTRAL BANK OF ARVENIA", []string{"Statement on the Rate of Interest"}, Label},
		{"a committee above the kind of document alone", "Velmar Strait Committee", []string{"Statement"}, Label},
		{"a path between", "Government of Arvenia", []string{"Home › News", document}, Label},
		{"Chinese", "阿尔维尼亚共和国外交部", []string{"阿凯联合声明"}, Label},
		{"Russian", "Министерство иностранных дел", []string{"Заявление о паромах"}, Label},
		{"a label stays one", "Press Release", nil, Label},

		{"nothing below", "Ministry of Foreign Affairs", nil, ""},
		{"a sentence below", "Ministry of Foreign Affairs", []string{"The sides agree."}, ""},
		{"a title that goes on", "Government of the Republic of Arvenia", []string{"and Government of Kestria: Joint Statement"}, ""},
		{"a Chinese title that goes on", "阿尔维尼亚共和国政府", []string{"和凯斯特里亚联邦政府联合声明"}, ""},
		{"what the title is on", "阿尔维尼亚共和国政府", []string{"关于渡轮的联合声明"}, ""},
		{"a title that names a bank", "Bank of Arvenia Statement", []string{document}, ""},
		{"a heading with a ministry in it", "Ministry Meets Fishermen", []string{document}, ""},
	} {
		if got := KindAbove(c.line, c.below...); got != c.want {
			t.Errorf("%s: %q is %q, not %q", c.reason, c.line, got, c.want)
		}
	}
}

// TestSpecificPart takes the name of a document off the end of a path.
func TestSpecificPart(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{"Home › News › Joint Statement on the Strait", "Joint Statement on the Strait"}, {"首页 > 新闻 > 两国联合声明", "两国联合声明"},
		{"Home › News › Statements", ""}, {"Home ›", ""}, {"Joint Statement", ""},
	} {
		if got := SpecificPart(c.line); got != c.want {
			t.Errorf("%q ends in %q, not %q", c.line, got, c.want)
		}
	}
}

// TestTitleTable checks the table: a known kind, words in the form in which they
// are compared, none twice.
func TestTitleTable(t *testing.T) {
	seen := map[string]bool{}
	for line := range strings.Lines(titleTable) {
		if line[0] == '#' {
			continue
		}
		kind, words, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if !ok || kind != string(Label) && kind != string(Bare) && kind != "home" {
			t.Errorf("no row: %q", line)
		}
		for _, word := range strings.Split(words, "|") {
			if word == "" || word != strings.ToLower(fold.String(word)) || seen[word] {
				t.Errorf("%q is empty, not folded or there twice", word)
			}
			seen[word] = true
		}
	}
}
