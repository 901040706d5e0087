package corpus

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tifa/corpus/document"
)

// lined makes lines of texts that begin with as many # as the document styles
// them.
func lined(texts ...string) []styledLine {
	var out []styledLine
	for _, text := range texts {
		bare := strings.TrimLeft(text, "#")
		out = append(out, styledLine{strings.TrimSpace(bare), len(text) - len(bare)})
	}
	return out
}

// TestOutline reads documents with headings, in every format that knows them,
// and lists the sections: "label|level|title". Their texts with the headings
// marked, read as plain text, have the same addresses.
func TestOutline(t *testing.T) {
	const en, zh, ru = longEN, longZH, longRU
	many := strings.Fields("Arvenia Kestria Norgrave Havel Esten Loria Tavast Umbria Selm Orrin")
	for _, c := range []struct {
		reason string
		lines  []styledLine
		want   []string
	}{
		{"a heading with a full stop", lined("# Joint Statement", en, "## Trade and ports.", en, "## Shipping.", en), []string{"§1|1|Trade and ports.", "§2|1|Shipping."}},
		{"a Chinese heading with a full stop", lined("# 联合声明", zh, "## 贸易往来。", zh, "## 航运合作。", zh), []string{"§1|1|贸易往来。", "§2|1|航运合作。"}},
		{"a Russian heading with a full stop", lined("# Заявление", ru, "## Торговля и порты.", ru, "## Судоходство.", ru), []string{"§1|1|Торговля и порты.", "§2|1|Судоходство."}},
		{"a title with a full stop", lined("# Joint Statement of the two sides.", en, "## Trade", en, "## Ports", en), []string{"§1|1|Trade", "§2|1|Ports"}},
		{"a question", lined("# Statement", en, "## What comes next?", en, "## Ports", en), []string{"§1|1|What comes next?", "§2|1|Ports"}},
		{"a long heading", lined("# Statement", en, "## Cooperation of the two sides in keeping the lanes of the strait open, in the rescue of ships in distress, in the study of the winds and of the currents, and in the fair sharing of its fish", en, "## Ports", en),
			[]string{"§1|1|Cooperation of the two sides in keeping the lanes of the strait open, in the rescue of ships in distress, in the study of the winds and of the currents, and in the fair sharing of its fish", "§2|1|Ports"}},
		{"a long Chinese heading", lined("# 联合声明", zh, "## 关于扩大港口开放、便利货物通关、降低关税水平以及共同维护海峡航行安全、保护渔业资源的具体安排和措施", zh, "## 附则", zh),
			[]string{"§1|1|关于扩大港口开放、便利货物通关、降低关税水平以及共同维护海峡航行安全、保护渔业资源的具体安排和措施", "§2|1|附则"}},
		{"a heading that says something of somebody", lined("# Statement", en, "## We stand by the strait", "We do.", "## They are our ports", "They are."), []string{"§1|1|We stand by the strait", "§2|1|They are our ports"}},
		{"before items of one line", lined("# Statement", en, "## Steps on trade", "- open ports", "## Steps on fish", "- fewer nets"), []string{"§1|1|Steps on trade", "§2|1|Steps on fish"}},
		{"before Chinese items of one line", lined("# 联合声明", zh, "## 贸易", "1. 开放港口", "2. 降低关税", "## 渔业", "1. 保护资源"), []string{"§1|1|贸易", "§2|1|渔业"}},
		{"before a Russian item of one line", lined("# Заявление", ru, "## Торговля", "– открыть порты;", "## Рыболовство", "– беречь запасы."), []string{"§1|1|Торговля", "§2|1|Рыболовство"}},
		{"a bold paragraph is none where others are styled", lined("# Statement", en, "## Trade", en, "Peace and Friendship", en, "## Ports", en), []string{"§1|1|Trade", "§2|1|Ports"}},
		{"a Chinese bold paragraph is none where others are styled", lined("# 联合声明", zh, "## 贸易", zh, "和平与友谊", zh, "## 港口", zh), []string{"§1|1|贸易", "§2|1|港口"}},
		{"a bold paragraph is one where only an annex is styled", lined("# Statement", en, "Trade and Ports", en, "## Annex I", en), []string{"§1|1|Trade and Ports", "I|1|"}},
		{"a number makes one though it is not styled", lined("# 联合声明", zh, "## 贸易", zh, "一、港口", zh, "## 航运", zh), []string{"§1|1|贸易", "§1-一|2|港口", "§2|1|航运"}},
		{"last words though they are not styled", lined("# 联合声明", zh, "## 一、贸易", zh, "## 二、航运", zh, "结束语", zh), []string{"一|1|贸易", "二|1|航运", "§1|1|结束语"}},
		{"levels that skip", lined("# Statement", en, "# Trade", en, "### Ports", en, "## Tariffs", en, "### Fees", en, "# Fish", en),
			[]string{"§1|1|Trade", "§1-§1|2|Ports", "§1-§2|2|Tariffs", "§1-§2-§1|3|Fees", "§2|1|Fish"}},
		{"a deeper level first", lined("# Statement", en, "### Trade", en, "## Ports", en, "### Fees", en), []string{"§1|1|Trade", "§2|1|Ports", "§2-§1|2|Fees"}},
		{"everything styled says nothing", lined("## Statement", "## "+en, "## Trade and Ports", "## "+en, "## We agree.", "## "+en), []string{"§1|1|Trade and Ports"}},
		{"everything styled, in Chinese", lined("## 联合声明", "## "+zh, "## 贸易和港口", "## "+zh, "## 双方同意。", "## "+zh), []string{"§1|1|贸易和港口"}},
		{"a paragraph in the dress of a heading", lined("# Statement", en, "## Trade", en, "## "+en+" "+en, en, "## Ports", en), []string{"§1|1|Trade", "§2|1|Ports"}},
		{"a Chinese paragraph in the dress of a heading", lined("# 联合声明", zh, "## 贸易", zh, "## "+zh+zh+zh, zh, "## 港口", zh), []string{"§1|1|贸易", "§2|1|港口"}},
		{"Chinese numbers", lined("# 联合声明", zh, "## 一、贸易。", zh, "### （一）港口。", zh, "## 二、航运", zh), []string{"一|1|贸易。", "一-一|2|港口。", "二|1|航运"}},
		{"Chinese numbers all on one level", lined("# 联合声明", zh, "## 一、贸易", zh, "## （一）港口", zh, "## （二）关税", zh, "## 二、航运", zh),
			[]string{"一|1|贸易", "一-一|2|港口", "一-二|2|关税", "二|1|航运"}},
		{"numbers behind a heading without one", lined("# Statement", en, "## Where we stand", en, "## I. Trade", en, "## II. Ports", en, "## What comes next", en),
			[]string{"§1|1|Where we stand", "I|1|Trade", "II|1|Ports", "§2|1|What comes next"}},
		{"a number that is not styled before one that is", lined("# Statement", en, "## Trade", en, "I. Ports", "### Fees", en, "## Fish", en), []string{"§1|1|Trade", "§1-I|2|Ports", "§1-I-§1|3|Fees", "§2|1|Fish"}},
		{"numbers one below the other", lined("# Statement", en, "## 1. Trade", "### 1.1. Ports", "One.", "### 1.2. Fees", "Two.", "## 2. Fish", "Three."), []string{"1|1|Trade", "1.1|2|Ports", "1.2|2|Fees", "2|1|Fish"}},
		{"letters that look like Roman numbers", lined("# Statement", en, "## I. Trade.", en, "### A. Open Ports.", en, "### B. Fees.", en, "### C. Fish.", en, "### D. Nets.", en, "## II. Ice.", en),
			[]string{"I|1|Trade.", "I-A|2|Open Ports.", "I-B|2|Fees.", "I-C|2|Fish.", "I-D|2|Nets.", "II|1|Ice."}},
		{"Russian parts", lined("# Заявление", ru, "## Раздел I. Торговля.", ru, "## Раздел II. Порты.", ru), []string{"I|1|Торговля.", "II|1|Порты."}},
		{"a figure that counts something", lined("# Statement", en, "## 5 years of friendship", "Good years.", "## 3 plans for more", "Good plans."), []string{"§1|1|5 years of friendship", "§2|1|3 plans for more"}},
		{"a heading on two lines", lined("# Statement", en, "## Trade,\nports and fees", en, "## Part I\nFish", en), []string{"§1|1|Trade, ports and fees", "I|1|Fish"}},
		{"a Chinese heading on two lines", lined("# 联合声明", zh, "## 第一章\n总则", zh, "## 扩大港口开放\n降低关税水平", zh), []string{"一|1|总则", "§1|1|扩大港口开放降低关税水平"}},
		{"a number on a line of its own", lined("# 联合声明", zh, "## 一\n总则。", zh, "## 二", "## 航运。", zh), []string{"一|1|", "一-§1|2|总则。", "二|1|", "二-§1|2|航运。"}},
		{"the text below its heading in one paragraph", lined("# 联合声明", zh, "## 一、加强贸易往来。双方开放港口。", zh, "## 二、扩大航运合作。双方疏浚航道。", zh), []string{"一|1|加强贸易往来", "二|1|扩大航运合作"}},
		{"a list of names in the dress of headings", lined(append([]string{"# Statement", en, "## Trade", en, "## Members"}, func() (out []string) {
			for _, m := range many {
				out = append(out, "### "+m)
			}
			return append(out, en)
		}()...)...), []string{"§1|1|Trade", "§2|1|Members", "§2-§1|2|Orrin"}},
		{"nothing stands below it", lined("# Statement", en, "## Trade", en, "## Ports", en, "## Contact the clerk"), []string{"§1|1|Trade", "§2|1|Ports"}},
		{"a heading above the recitals", lined("# Declaration", "## Preamble", "The Government of Arvenia and the Government of Kestria,", "Recalling the Treaty of Velmar,", "Have agreed as follows:", "## Article 1", en, "## Article 2", en),
			[]string{"§1|1|Preamble", "1|1|", "2|1|"}},
		{"letters and accents apart before it", lined("# Statement", "The cafe\u0301 of Velmar is open. "+en, "## Cafe\u0301s.", en, "## Ports.", en), []string{"§1|1|Cafés.", "§2|1|Ports."}},
		{"damage that is repaired before and in it", lined("# Statement", "The sides donâ€™t fear the café; they can’t. "+en, "## The strait that isnâ€™t closed.", en, "## Ports.", en),
			[]string{"§1|1|The strait that isn’t closed.", "§2|1|Ports."}},
	} {
		for _, r := range renderings {
			s, err := Read("statement."+r.ending, r.write(c.lines), Options{})
			if err != nil {
				t.Errorf("%s, as %s: %v", c.reason, r.ending, err)
				continue
			}
			var got []string
			for _, sec := range s.Sections[1:] {
				got = append(got, fmt.Sprintf("%s|%d|%s", sec.Label, sec.Level, sec.Title))
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("%s, as %s:\n%s", c.reason, r.ending, diff)
			}
			if err := s.lost(); err != nil && len(s.Dropped) == 0 {
				t.Errorf("%s, as %s: %v", c.reason, r.ending, err)
			}
			if s.Title != c.lines[0].text {
				t.Errorf("%s, as %s: the title is %q", c.reason, r.ending, s.Title)
			}
			again, err := Read("statement.txt", []byte(s.Marked()), Options{})
			if err != nil {
				t.Errorf("%s, as %s, marked: %v", c.reason, r.ending, err)
			} else if diff := cmp.Diff(addressed(s), addressed(again)); diff != "" {
				t.Errorf("%s, as %s, marked:\n%s", c.reason, r.ending, diff)
			}
		}
	}
}

// TestOutlineFurniture reads a page whose headings are menus, cells of a table
// and titles of boxes beside the text.
func TestOutlineFurniture(t *testing.T) {
	const page = `<!DOCTYPE html><html><head><meta charset=utf-8><title>Joint Statement</title></head><body>
<nav><h2>Topics</h2><ul><li><a href=/a>Trade</a></li><li><a href=/b>Fish</a></li></ul></nav>
<main><article><h1>Joint Statement</h1><p>` + longEN + `</p>
<h2>Ports.</h2><p>` + longEN + `</p>
<table><tr><th><h3>Port</h3></th><th><h3>Berths</h3></th></tr><tr><td><h3>Velmar</h3></td><td>12</td></tr></table>
<h2>Fish.</h2><p>` + longEN + `</p></article></main>
<aside><h3>Related</h3><a href=/c>Another statement</a></aside>
<footer><h3>Follow us</h3><a href=/d>Feed</a></footer></body></html>`
	s, err := Read("page.html", []byte(page), Options{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, sec := range s.Sections[1:] {
		got = append(got, sec.Label+" "+sec.Title)
	}
	if diff := cmp.Diff([]string{"§1 Ports.", "§2 Fish."}, got); diff != "" {
		t.Error(diff)
	}
}

// FuzzOutline moves the headings of documents through composition and repair:
// each is a line of the text, and in a text that stays as it is the very line
// that was styled.
func FuzzOutline(f *testing.F) {
	f.Add("Statement\x00" + longEN + "\x00Cafe\u0301s.\x00" + longEN)
	f.Add("联合声明\x00" + longZH + "\x00第一章\n总则\x00" + longZH + "\x00贸易\n港口\x00" + longZH)
	f.Add("Заявление\x00" + longRU + "\x00РЎС‚РѕСЂРѕРЅС‹\x00" + longRU + "\x00isnâ€™t\u2028closed\r\n\x00" + longRU)
	f.Add("a\x00\u0301b\x00\u034F\u0301\x00c\u00AD\nd\x00 \u200b\x00\x85")
	f.Fuzz(func(t *testing.T, text string) {
		doc := &document.Document{}
		for i, block := range strings.Split(strings.ToValidUTF8(text, "?"), "\x00") {
			if b := (document.Block{Kind: document.Paragraph, Text: block}); block != "" {
				if i%2 == 0 {
					b.Kind, b.Level = document.Heading, 1+i%3
				}
				doc.Blocks = append(doc.Blocks, b)
			}
		}
		s := &Statement{}
		decoded := composed(doc.Text())
		heads := headings(doc)
		_, known := s.repair(decoded, heads, nil)
		lines := map[Span]bool{}
		for _, sp := range lineSpans(s.Text) {
			lines[sp] = true
		}
		for sp := range known {
			if s.Text == decoded && !lines[sp] {
				t.Errorf("%q, styled at %v, is no line of %q", s.String(sp), sp, s.Text)
			}
			if strings.ContainsFunc(s.String(sp), endsLine) {
				t.Errorf("%q is more than a line of %q", s.String(sp), s.Text)
			}
		}
		if s.Text == decoded {
			for _, h := range heads {
				for _, sp := range linesIn(s.Text, h.Span) {
					if !h.title && known[sp] == 0 {
						t.Errorf("%q is no heading any more in %q", s.String(sp), s.Text)
					}
				}
			}
		}
	})
}
