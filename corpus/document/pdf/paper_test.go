package pdf

import (
	"fmt"
	"strings"
	"testing"

	"tifa/corpus/document"
)

// paper sets lines of any script one under the other, 14 points apart.
func paper(x, y float64, lines ...string) string {
	var out strings.Builder
	for i, l := range lines {
		out.WriteString(Say(x, y-14*float64(i), 11, l))
	}
	return out.String()
}

const (
	openPorts = "The two sides agree that the ports of Velmar and of Tarsk are open to the ships of all of the"
	ofNations = "nations, and that each of them will give notice of exercises at sea in the year."
	nextTalks = "They agree that the next meeting will be held in Tarsk and that the agenda of it will be"
	drawnUp   = "drawn up by the secretariat in the weeks before the meeting of the leaders of both, and that"
	inWriting = "the commission will report in writing."
)

// TestPapers reads what papers of ministries and parliaments look like.
func TestPapers(t *testing.T) {
	agreed := openPorts + " " + ofNations
	talks := nextTalks + " " + drawnUp + " " + inWriting
	body := paper(60, 740, openPorts, ofNations)
	more := paper(60, 700, nextTalks, drawnUp, inWriting)
	numbers := func(x, size float64, ys ...float64) string {
		var out strings.Builder
		for i, y := range ys {
			out.WriteString(Say(x, y, size, fmt.Sprint(i+1)))
		}
		return out.String()
	}
	readAll(t, []readTest{
		{"Russian hyphens", "a divided word is joined, the hyphen of a compound adjective and of a compound name stays", AnyScript("", paper(60, 740, "Стороны подтверждают готовность к взаимовыгодному сотруд-", "ничеству в области рыболовства, а также договорились о социально-", "экономическом сотрудничестве и об обмене делега-", "циями. Обмен делегациями начнётся весной. Юго-Восточ-", "ный берег остаётся открытым.")),
			"paragraph: Стороны подтверждают готовность к взаимовыгодному сотрудничеству в области рыболовства, а также договорились о социально-экономическом сотрудничестве и об обмене делегациями. Обмен делегациями начнётся весной. Юго-Восточный берег остаётся открытым.\n"},
		{"hanging hyphens", "a hyphen that stands for the end of a later word is not closed up", AnyScript("", paper(60, 740, "The two sides agree that the ports of Velmar and of Tarsk are open to all the short-", "and long-term trade of the nations.")),
			"paragraph: The two sides agree that the ports of Velmar and of Tarsk are open to all the short- and long-term trade of the nations.\n"},
		{"heading on two lines", "two lines of large type are one heading", AnyScript("", Say(60, 780, 18, "Joint Statement of the Republic of Arvenia")+Say(60, 758, 18, "and the Republic of Kestria")+body),
			"heading 1: Joint Statement of the Republic of Arvenia and the Republic of Kestria\nparagraph: " + agreed + "\n"},
		{"Chinese heading on two lines", "centred lines of large type are one heading, without a space", AnyScript("", Say(200, 760, 18, "阿维尼亚共和国和凯斯特里亚共和国")+Say(240, 730, 18, "关于灰海峡的联合声明")+paper(60, 690, "双方重申灰海峡向各国船舶开放，双方在海上举行演习时将事先相互通报。", "双方同意合作。")),
			"heading 1: 阿维尼亚共和国和凯斯特里亚共和国关于灰海峡的联合声明\nparagraph: 双方重申灰海峡向各国船舶开放，双方在海上举行演习时将事先相互通报。\nparagraph: 双方同意合作。\n"},
		{"note over two pages", "a note goes on at the foot of the next page", AnyScript("", body+Say(60, 90, 8, "1 Signed in Velmar on 3 May of the year before, in two originals, each in both of the languages,")+Say(60, 80, 8, "and in force since June; it was laid before both of the parliaments in the autumn and"),
			more+Say(60, 80, 8, "ratified by them in the winter.")+Say(60, 70, 8, "2 See the charter.")),
			"paragraph: " + agreed + "\nparagraph: " + talks + "\nnote: 1 Signed in Velmar on 3 May of the year before, in two originals, each in both of the languages, and in force since June; it was laid before both of the parliaments in the autumn and ratified by them in the winter.\nnote: 2 See the charter.\n"},
		{"hanging numbers", "a number that hangs before a paragraph is no cell of a table", AnyScript("", Say(60, 740, 11, "1")+paper(90, 740, nextTalks[:80], drawnUp[:80])+Say(60, 706, 11, "2")+paper(90, 706, openPorts[:80], ofNations)+Say(60, 672, 11, "3")+paper(90, 672, "They meet again.")),
			"paragraph: 1 " + nextTalks[:80] + " " + strings.TrimSpace(drawnUp[:80]) + "\nparagraph: 2 " + strings.TrimSpace(openPorts[:80]) + " " + ofNations + "\nparagraph: 3 They meet again.\n"},
		{"bullets", "the signs that programs set before items, those of the symbol fonts too", AnyScript("", paper(60, 740, openPorts, ofNations)+Say(70, 700, 11, "\uf0b7")+paper(85, 700, "to open a single customs window in all of the ports on both of the shores of", "the Gray Strait;")+
			Say(70, 668, 11, "\uf0a7")+paper(85, 668, "to hold a forum;")+Say(70, 650, 11, "▪")+paper(85, 650, "to print a chart;")+Say(70, 632, 11, "·")+paper(85, 632, "to meet;")+Say(70, 614, 11, "–")+paper(85, 614, "to part;")+Say(70, 596, 11, "o")+paper(85, 596, "to write;")+Say(70, 578, 11, "\uf02d")+paper(85, 578, "to rest.")),
			"paragraph: " + agreed + "\nitem 1: • to open a single customs window in all of the ports on both of the shores of the Gray Strait;\nitem 1: ▪ to hold a forum;\nitem 1: ▪ to print a chart;\nitem 1: · to meet;\nitem 1: – to part;\nitem 1: o to write;\nitem 1: – to rest.\n"},
		{"spread ideographs", "ideographs with a space after each are text without spaces", AnyScript("", paper(60, 740, "双 方 重 申 ，灰 海 峡 向 各 国 船 舶 开 放 ，双 方 在 海 上 举 行 演 习 时 将 事 先", "相 互 通 报 。")),
			"paragraph: 双方重申，灰海峡向各国船舶开放，双方在海上举行演习时将事先相互通报。\n"},
		{"few spaces", "a space that stands between two names stays", AnyScript("", paper(60, 740, "签字人：王某 李某")), "paragraph: 签字人：王某 李某\n"},
		{"upright line", "a line beside the text is no wall", AnyScript("", stroked(50, 60, 50, 780)+body), "paragraph: " + agreed + "\n"},
		{"watermark", "large words on every page are none of the text", AnyScript("", body+Say(200, 400, 80, "DRAFT"), more+Say(200, 400, 80, "DRAFT")),
			"paragraph: " + agreed + "\nparagraph: " + talks + "\n- running head: DRAFT\n- running head: DRAFT\n"},
		{"stamp", "a stamp that stands aslant is listed", AnyScript("", body+"BT /F1 14 Tf 0.98 0.17 -0.17 0.98 400 600 Tm <"+utf16Hex("RECEIVED 3 MAY")+"> Tj ET "), "paragraph: " + agreed + "\n- rotated text: RECEIVED 3 MAY\n"},
		{"numbers of all lines", "numbers that count the lines are listed", AnyScript("", body+more+numbers(40, 8, 740, 726, 700, 686, 672)),
			"paragraph: " + agreed + "\nparagraph: " + talks + "\n- line number: 1\n- line number: 2\n- line number: 3\n- line number: 4\n- line number: 5\n"},
		{"numbers at the right", "in the right margin too", AnyScript("", body+more+numbers(582, 8, 740, 726, 700, 686, 672)),
			"paragraph: " + agreed + "\nparagraph: " + talks + "\n- line number: 1\n- line number: 2\n- line number: 3\n- line number: 4\n- line number: 5\n"},
		{"numbers of every fifth line", "5 and 10 stand five lines apart", AnyScript("", body+more+paper(60, 640, openPorts, ofNations)+paper(60, 600, nextTalks, drawnUp, inWriting)+Say(30, 672, 9, "5")+Say(30, 572, 9, "10")),
			"paragraph: " + agreed + "\nparagraph: " + talks + "\nparagraph: " + agreed + "\nparagraph: " + talks + "\n- line number: 5\n- line number: 10\n"},
		{"numbers of rows", "numbers that count the rows of a table are its first column", AnyScript("", paper(100, 740, "Arvenia", "Kestria", "Norgrave", "Tarsk", "Velmar")+numbers(60, 11, 740, 726, 712, 698, 684)+paper(300, 740, "herring", "cod", "salt", "amber", "timber")),
			"row: 1\tArvenia\therring\nrow: 2\tKestria\tcod\nrow: 3\tNorgrave\tsalt\nrow: 4\tTarsk\tamber\nrow: 5\tVelmar\ttimber\n"},
		{"numbers of names", "numbers that count names are text", AnyScript("", paper(100, 740, "Ministry of Foreign Affairs of Arvenia", "Ministry of Foreign Affairs of Kestria", "Ministry of the Environment of Arvenia", "Ministry of the Environment of Kestria", "Secretariat of the Council of the Strait")+numbers(60, 11, 740, 726, 712, 698, 684)),
			"row: 1\tMinistry of Foreign Affairs of Arvenia\nrow: 2\tMinistry of Foreign Affairs of Kestria\nrow: 3\tMinistry of the Environment of Arvenia\nrow: 4\tMinistry of the Environment of Kestria\nrow: 5\tSecretariat of the Council of the Strait\n"},
		{"numbers of items", "numbers that count items and not lines are text", AnyScript("", paper(60, 740, "Fish.", "Trade.", "Customs.", "Ferries.", "Storms.")+numbers(40, 11, 740, 726, 712, 698, 684)),
			"paragraph: 1 Fish.\nparagraph: 2 Trade.\nparagraph: 3 Customs. 4 Ferries. 5 Storms.\n"},
	})
}

// TestPageNumbers prints the number of the page in the ways of ministries.
func TestPageNumbers(t *testing.T) {
	bodies := []string{paper(60, 740, openPorts, ofNations), paper(60, 740, nextTalks, drawnUp, inWriting), paper(60, 740, "They part.")}
	for _, form := range []string{"%d", "- %d -", "– %d –", "— %d —", "~ %d ~", "%d/3", "Page %d", "Page %d of 3", "Page | %d", "%d | Page", "%d of 3", "第%d页", "第 %d 页 共 3 页", "第 %d 页，共 3 页", "Стр. %d", "Стр. %d из 3", "Страница %d из 3"} {
		var pages []string
		for i, b := range bodies {
			pages = append(pages, b+Say(280, 40, 9, fmt.Sprintf(form, i+1)))
		}
		for _, file := range [][]byte{AnyScript("", pages...), AnyScript("", pages[0])} {
			d, err := Read("a.pdf", file, document.Options{})
			if err != nil {
				t.Fatal(err)
			}
			for _, x := range d.Dropped {
				if x.Reason != "page number" {
					t.Errorf("%q: %s", x.Text, x.Reason)
				}
			}
			if len(d.Dropped) != len(d.Blocks) {
				t.Errorf("%q: %d page numbers of %d pages:\n%s", form, len(d.Dropped), len(d.Blocks), show(d))
			}
		}
	}
}

// TestAlternatingHeads has one head on odd pages and another on even ones, of
// which there may be one only.
func TestAlternatingHeads(t *testing.T) {
	bodies := []string{paper(60, 740, openPorts, ofNations), paper(60, 740, nextTalks, drawnUp, inWriting)}
	for _, n := range []int{3, 6, 7} {
		var pages []string
		for i := range n {
			head := Say(400, 800, 9, fmt.Sprintf("Arvenia and Kestria     %d", i+1))
			if i%2 == 1 {
				head = Say(60, 800, 9, fmt.Sprintf("%d     Joint Statement", i+1))
			}
			pages = append(pages, head+bodies[i%2])
		}
		d, err := Read("a.pdf", AnyScript("", pages...), document.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if len(d.Dropped) != n || len(d.Blocks) != n {
			t.Errorf("%d pages:\n%s", n, show(d))
		}
	}
}
