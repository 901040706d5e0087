package corpus

import (
	"strings"
	"testing"
	"time"
)

// TestTitleShelf: what a publisher writes over everything is no title, and neither is a
// path through its site, where a line names the statement.
func TestTitleShelf(t *testing.T) {
	const en = "\n\nThe two sides agreed on 3 March 2029 to open the port of Velmar.\n\nThey will meet again."
	const zh = "\n\n双方同意加强港口合作，共同维护海峡的和平与稳定。\n\n双方愿意明年再次会晤。"
	const ru = "\n\nСтороны договорились открыть порт Вельмар для всех судов.\n\nОни встретятся в следующем году."
	for _, c := range []struct{ reason, name, text, title, date string }{
		{"below a label", "-", "Press Release\n\nJoint Statement on the Strait of Velmar\n\nMay 16, 2031" + en, "Joint Statement on the Strait of Velmar", "2031-05-16"},
		{"below a label and a day", "-", "Press Release\n\nMay 16, 2031\n\nBank of Arvenia issues statement on the crown" + en, "Bank of Arvenia issues statement on the crown", "2031-05-16"},
		{"below a label and its number", "-", "Press Release\nNo. 12/2031\n\nSTATEMENT\n\nOn fisheries in the Gray Strait\n\n12.05.2031" + en, "STATEMENT On fisheries in the Gray Strait", "2031-05-12"},
		{"below two labels", "-", "FOR IMMEDIATE RELEASE\n\nReadout\n\nReadout of the talks of Velmar" + en, "Readout of the talks of Velmar", "2029-03-03"},
		{"below a Chinese label and what it was published by", "-", "新闻发布\n\n2031-05-16 17:33 来源：阿维尼亚外交部\n\n阿维尼亚和凯斯特里亚联合声明" + zh, "阿维尼亚和凯斯特里亚联合声明", "2031-05-16"},
		{"below a Russian one", "-", "Пресс-релиз\n\n16.05.2031\n\nЗаявление сторон о проливе Вельмар" + ru, "Заявление сторон о проливе Вельмар", "2031-05-16"},
		{"a statement and, below, on what", "-", "Заявление\n\nО проливе Вельмар и сотрудничестве" + ru, "Заявление О проливе Вельмар и сотрудничестве", ""},
		{"a statement and a part of it", "-", "Statement\n\nEconomic activity" + en, "Statement", "2029-03-03"},
		{"a label and a numbered part", "-", "News\n\nI. Trade" + en, "News", "2029-03-03"},
		{"a label alone", "-", "Press Release" + en, "Press Release", "2029-03-03"},
		{"below a path with a day in it", "-", "Home › News › 2028-01-01 › Statements\n\nJoint Statement on the Strait of Velmar\n\nPublished: 2031/05/16" + en, "Joint Statement on the Strait of Velmar", "2031-05-16"},
		{"below a path and a line on the day", "-", "首页>新闻>2028-01-01\n\n阿维尼亚和凯斯特里亚联合声明\n\n发布时间：2031/05/16" + zh, "阿维尼亚和凯斯特里亚联合声明", "2031-05-16"},
		{"a path that ends in the title", "-", "Home › News › Joint Statement on the Strait of Velmar" + en, "Joint Statement on the Strait of Velmar", "2029-03-03"},
		{"a path that ends in a shelf", "-", "Home › News › Statements" + en, "", "2029-03-03"},
		{"below the head of a printed page", "-", "11/23/31, 2:53 PM\n\nJoint Statement on the Strait of Velmar\n\nMay 16, 2031" + en + "\n\nhttps://a.example/2031/05/20\n\n1/1", "Joint Statement on the Strait of Velmar", "2031-05-16"},
		{"a page of several parts below a label", "a.html", "<h1>News</h1><h2>Trade</h2><p>The two sides agreed to open the port.</p><h2>Fish</h2><p>They will share the catch.</p>", "News", ""},
		{"a page that knows better", "a.html", "<title>Press Release | Joint Statement on the Strait | Bank</title><h1>Press Release</h1><p>The two sides agreed to open the port.</p><p>They will meet again.</p>", "Joint Statement on the Strait", ""},
	} {
		s, err := Read(c.name, []byte(c.text), Options{})
		if err != nil {
			t.Fatal(err)
		}
		date := ""
		if !s.Date.IsZero() {
			date = s.Date.Format(time.DateOnly)
		}
		if s.Title != c.title || date != c.date {
			t.Errorf("%s: %q of %q, not %q of %q", c.reason, s.Title, date, c.title, c.date)
		}
	}
}

// TestUndecided: figures that can be two days give none, and a warning names both,
// unless the day is known from elsewhere.
func TestUndecided(t *testing.T) {
	const head, body = "Joint Statement on the Strait of Velmar\n\n", "\n\nThe two sides agreed to open the port.\n\nThey will meet again."
	for _, c := range []struct{ reason, name, text, date, warning string }{
		{"either order", "-", head + "Velmar, 05/06/2031" + body, "", `"05/06/2031" can be 5 June 2031 or 6 May 2031`},
		{"in a line that was left out", "-", head + "Last updated 05/06/2031" + body, "", `"05/06/2031" can be 5 June 2031 or 6 May 2031`},
		{"the file name knows", "2031-06-05.txt", head + "05/06/2031" + body, "2031-06-05", ""},
		{"a page knows", "a.html", `<meta name=date content="2031/06/05"><h1>Joint Statement of Velmar</h1><p>05/06/2031</p><p>The two sides agreed to open the port.</p><p>They will meet.</p>`, "2031-06-05", ""},
		{"one order alone", "-", head + "16/05/2031" + body, "2031-05-16", ""},
		{"with the hour", "-", head + "2031/05/16 17:33" + body, "2031-05-16", ""},
		{"a number and an address in the text", "-", head + "The sides recall document 2031/05/16 and https://a.example/2031/05/16 as they stand." + body, "", ""},
	} {
		s, err := Read(c.name, []byte(c.text), Options{})
		if err != nil {
			t.Fatal(err)
		}
		date, warnings := "", strings.Join(s.Warnings, "\n")
		if !s.Date.IsZero() {
			date = s.Date.Format(time.DateOnly)
		}
		if date != c.date || !strings.Contains(warnings, c.warning) || c.warning == "" && warnings != "" {
			t.Errorf("%s: %q, not %q; warnings %q", c.reason, date, c.date, warnings)
		}
	}
}
