package pdf

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"tifa/corpus/document"
)

// The ways in which programs draw the lines around cells.
func stroked(x0, y0, x1, y1 float64) string {
	return fmt.Sprintf("0.5 w 0.6 G %g %g m %g %g l S\n", x0, y0, x1, y1)
}

func filled(x0, y0, x1, y1 float64) string {
	return fmt.Sprintf("0.53 g %g %g %g %g re f\n", x0-0.25, y0-0.25, x1-x0+0.5, y1-y0+0.5)
}

func boxed(x0, y0, x1, y1 float64) string {
	return fmt.Sprintf("%g %g %g %g re S\n", x0, y0, x1-x0, y1-y0)
}

// lattice draws all lines of a table.
func lattice(draw func(x0, y0, x1, y1 float64) string, xs, ys []float64) string {
	var out strings.Builder
	for i, y := range ys {
		for j, x := range xs {
			if j > 0 {
				out.WriteString(draw(xs[j-1], y, x, y))
			}
			if i > 0 {
				out.WriteString(draw(x, y, x, ys[i-1]))
			}
		}
	}
	return out.String()
}

// wrapped is a table of two rows whose cells wrap and are centred, so that the
// lines of one stand between those of the other.
func wrapped(say func(x, y float64, text string) string, t [9]string) string {
	return say(62, 690, t[0]) + say(152, 697, t[1]) + say(152, 683, t[2]) + say(302, 690, t[3]) +
		say(62, 655, t[4]) + say(62, 641, t[5]) + say(152, 662, t[6]) + say(152, 648, t[7]) + say(152, 634, t[8]) + say(302, 648, "2027")
}

func english(x, y float64, text string) string { return at(x, y, 11, text) }

func anyScript(x, y float64, text string) string {
	return strings.Replace(hexShow(x, y, utf16Hex(text)), "/F1 12", "/F1 11", 1)
}

var (
	tableX = []float64{60, 150, 300, 400}
	tableY = []float64{710, 675, 628}
)

func TestGrids(t *testing.T) {
	en := [9]string{"Fisheries", "a quota for her-", "ring each spring", "1 May", "Customs", "and taxes", "a single window", "opens in all of", "the ports"}
	text := wrapped(english, en)
	table := "row: Fisheries\ta quota for her-ring each spring\t1 May\nrow: Customs and taxes\ta single window opens in all of the ports\t2027\n"
	all := fmt.Sprintf(toUnicode, "1 beginbfrange <0020> <FFFF> <0020> endbfrange")
	foreign := func(content string) []byte { return withFont(identity, content, all) }
	ruled := func(draw func(x0, y0, x1, y1 float64) string) string { return lattice(draw, tableX, tableY) + text }
	sentence := "The two sides will meet in Velmar and in Tarsk."
	readAll(t, []readTest{
		{"stroked", "grey lines", latin(ruled(stroked)), table},
		{"filled", "thin rectangles, as browsers and Word draw them", latin(ruled(filled)), table},
		{"turned", "a page on its side has its lines turned with its text", latin("0 1 -1 0 800 0 cm " + ruled(filled)), table},
		{"boxes", "each cell has its own box, a little apart", latin(boxed(60, 675.5, 149, 710) + boxed(151, 675.5, 299, 710) + boxed(301, 675.5, 400, 710) + boxed(60, 628, 149, 673) + boxed(151, 628, 299, 673) + boxed(301, 628, 400, 673) + text), table},
		{"dashes", "lines in many pieces", latin(func() string {
			var out strings.Builder
			dash := func(x0, y0, x1, y1 float64) string {
				out.Reset()
				for d := 0.0; d < x1-x0+y1-y0; d += 4 {
					out.WriteString(stroked(min(x1, x0+d), min(y1, y0+d*min(1, y1-y0)), min(x1, x0+d+2), min(y1, y0+(d+2)*min(1, y1-y0))))
				}
				return out.String()
			}
			return lattice(dash, tableX, tableY)
		}() + text), table},
		{"no frame", "lines between the cells only", latin(stroked(60, 675, 400, 675) + stroked(150, 628, 150, 710) + stroked(300, 628, 300, 710) + text), table},
		{"Chinese", "lines of a cell are joined without a space", foreign(ruled(stroked)[:len(ruled(stroked))-len(text)] + wrapped(anyScript, [9]string{"渔业", "双方每年春季", "商定鲱鱼配额", "五月", "海关", "与税务", "全部港口", "开设单一", "窗口"})),
			"row: 渔业\t双方每年春季商定鲱鱼配额\t五月\nrow: 海关与税务\t全部港口开设单一窗口\t2027\n"},
		{"Russian", "Cyrillic in cells", foreign(lattice(filled, tableX, tableY) + wrapped(anyScript, [9]string{"Рыба", "квота на вылов", "сельди весной", "1 мая", "Таможня", "и налоги", "единое окно", "во всех", "портах"})),
			"row: Рыба\tквота на вылов сельди весной\t1 мая\nrow: Таможня и налоги\tединое окно во всех портах\t2027\n"},
		{"merged down", "a cell over two rows stands in the first", latin(lattice(stroked, tableX[1:], tableY) + stroked(60, 710, 150, 710) + stroked(60, 628, 150, 628) + stroked(60, 628, 60, 710) +
			at(62, 675, 11, "Ports") + at(62, 661, 11, "and straits") + at(152, 690, 11, "Velmar") + at(302, 690, 11, "May") + at(152, 648, 11, "Tarsk") + at(302, 648, 11, "June")),
			"row: Ports and straits\tVelmar\tMay\nrow: \tTarsk\tJune\n"},
		{"merged across", "a cell over two columns is one", latin(lattice(stroked, []float64{60, 300, 400}, tableY[:2]) + lattice(stroked, tableX, tableY[1:]) +
			at(62, 690, 11, "What neither field has goes to the") + at(302, 690, 11, "May") + at(62, 648, 11, "A") + at(152, 648, 11, "B") + at(302, 648, 11, "C")),
			"row: What neither field has goes to the\tMay\nrow: A\tB\tC\n"},
		{"no padding", "words that nearly touch the line stay in their cells", latin(lattice(stroked, []float64{60, 102, 200}, tableY) + at(61, 690, 11, "Herring") + at(103, 690, 11, "4,000 t") + at(61, 648, 11, "Codfish") + at(103, 648, 11, "900 t")),
			"row: Herring\t4,000 t\nrow: Codfish\t900 t\n"},
		{"underlined", "a line under words in a cell is none of the table", latin(ruled(stroked) + stroked(152, 695.5, 231, 695.5) + stroked(62, 653.5, 105, 653.5)), table},
		{"empty cell", "an empty cell keeps its place", latin(lattice(stroked, tableX, tableY) + at(62, 690, 11, "A") + at(152, 690, 11, "B") + at(302, 690, 11, "C") + at(62, 648, 11, "D") + at(302, 648, 11, "F")), "row: A\tB\tC\nrow: D\t\tF\n"},
		{"among text", "the text before and after it stays there, and a small first column is no footnote", latin(set(60, 740, sentence) + strings.NewReplacer("/F1 11", "/F1 8").Replace(lattice(stroked, tableX, tableY)+at(62, 690, 11, "1")+at(152, 690, 11, "Fish")+at(302, 690, 11, "May")+at(62, 648, 11, "2")+at(152, 648, 11, "Trade")+at(302, 648, 11, "June"))),
			"paragraph: " + sentence + "\nrow: 1\tFish\tMay\nrow: 2\tTrade\tJune\n"},
		{"over two pages", "the head printed again is left out, and the row that the page parts is one",
			latin(lattice(stroked, []float64{60, 150, 400}, []float64{140, 110, 60})+at(62, 120, 11, "Field")+at(152, 120, 11, "Agreed")+at(62, 90, 11, "Fish")+at(152, 90, 11, "A quota for herring is set each"),
				lattice(stroked, []float64{60, 150, 400}, []float64{800, 770, 740, 700})+at(62, 780, 11, "Field")+at(152, 780, 11, "Agreed")+at(152, 750, 11, "spring by both.")+at(62, 720, 11, "Trade")+at(152, 720, 11, "Freely.")),
			"row: Field\tAgreed\nrow: Fish\tA quota for herring is set each spring by both.\nrow: Trade\tFreely.\n- running head: Field Agreed\n"},
		{"box", "a box around a paragraph is no table", latin(boxed(50, 660, 400, 720) + set(60, 700, sentence, "They will report.")), "paragraph: " + sentence + " They will report.\n"},
		{"frame and underline", "nor are a frame around the page and a line under a heading, which touches it", latin(boxed(20, 20, 575, 820) + stroked(20, 760, 575, 760) + at(60, 770, 18, "Statement") + set(60, 700, sentence)),
			"heading 1: Statement\nparagraph: " + sentence + "\n"},
		{"banner", "nor are thick bars", latin("0 0.2 0.4 rg 60 690 340 20 re f 60 640 340 20 re f 20 w 60 600 m 400 600 l S 200 590 m 200 720 l S 0 g " + set(60, 700, sentence) + set(60, 650, "They will report.")),
			"paragraph: " + sentence + "\nparagraph: They will report.\n"},
		{"chart", "nor is a chart with its grid and numbers", latin(lattice(stroked, tableX, tableY) + "60 640 m 150 700 l 300 650 l 390 705 l S " + at(90, 690, 9, "12") + at(200, 650, 9, "14") + at(320, 690, 9, "31") + at(90, 615, 9, "2025") + at(320, 615, 9, "2026")),
			"paragraph: 12 31 14\nparagraph: 2025 2026\n"},
		{"bars", "nor are bars with numbers on them", latin(stroked(60, 600, 60, 720) + stroked(60, 600, 400, 600) + boxed(90, 600, 120, 690) + boxed(200, 600, 230, 650) + at(92, 695, 9, "31") + at(202, 655, 9, "14")), "paragraph: 31\nparagraph: 14\n"},
		{"struck", "lines through the words enclose nothing", latin(lattice(stroked, []float64{60, 100, 140, 400}, []float64{710, 702, 688}) + set(60, 700, sentence, "They will report to both of their ministers.")),
			"paragraph: " + sentence + " They will report to both of their ministers.\n"},
		{"columns", "two columns with a line between them are read one after the other", latin(stroked(60, 730, 540, 730) + stroked(298, 100, 298, 730) +
			pillar(60, "The two sides recall the talks held in|Velmar and the agreements that were|concluded there. They note that much|of what was agreed has been done and|that the rest will follow within a year.") +
			pillar(320, "They agree to meet again in Tarsk and|to review the work of the commission.|The commission will report in writing.|Each side will name its members soon|and will tell the other side of them.")),
			"paragraph: The two sides recall the talks held in Velmar and the agreements that were concluded there. They note that much of what was agreed has been done and that the rest will follow within a year.\nparagraph: They agree to meet again in Tarsk and to review the work of the commission. The commission will report in writing. Each side will name its members soon and will tell the other side of them.\n"},
		{"clip and nothing", "a path that clips or is thrown away draws nothing", latin(strings.ReplaceAll(ruled(boxed)[:len(ruled(boxed))-len(text)], "re S", "re W n") + set(60, 700, sentence)), "paragraph: " + sentence + "\n"},
		{"nested", "a table in a cell is a table, and the outer one places it", latin(lattice(stroked, []float64{50, 450, 550}, []float64{720, 610, 580}) + lattice(stroked, tableX, tableY) + text + at(460, 690, 11, "Right.") + at(60, 595, 11, "Below.") + at(460, 595, 11, "Last.")),
			"row: Fisheries\ta quota for her-ring each spring\t1 May\nparagraph: Right.\nrow: Customs and taxes\ta single window opens in all of the ports\t2027\nparagraph: Below. Last.\n"},
	})
}

// TestManyRules reads pages of lines without number: the text comes back, in
// bounded time.
func TestManyRules(t *testing.T) {
	text := set(60, 700, "The two sides agree.", "They will meet.")
	repeat := func(n int, f func(i int) string) string {
		var out strings.Builder
		for i := range n {
			out.WriteString(f(i))
		}
		return out.String()
	}
	for _, test := range []struct{ reason, content string }{
		{"100,000 boxes all over the page", repeat(100_000, func(i int) string {
			return boxed(float64(i%500), float64(i/500*4), float64(i%500)+3, float64(i/500*4)+3)
		})},
		{"100,000 thin bars", repeat(100_000, func(i int) string {
			return filled(float64(i%590), float64(i/590*5), float64(i%590), float64(i/590*5)+4)
		})},
		{"one path of a million pieces", "0 0 m " + repeat(1_000_000, func(i int) string { return fmt.Sprintf("%d %d l ", i%590, i%840) }) + "S"},
		{"one path that is never painted", "0 0 m " + repeat(1_000_000, func(i int) string { return fmt.Sprintf("%d %d l ", i%590, i%840) })},
		{"a lattice of 900 lines each way", repeat(900, func(i int) string {
			return stroked(0, float64(i), 900, float64(i)) + stroked(float64(i), 0, float64(i), 900)
		})},
		{"a lattice of 140 lines each way", repeat(140, func(i int) string {
			return stroked(0, float64(6*i), 590, float64(6*i)) + stroked(float64(5*i), 0, float64(5*i), 840)
		})},
		{"a hundred tables", repeat(100, func(i int) string {
			x, y := float64(i%10*59), float64(i/10*84)
			return lattice(stroked, []float64{x, x + 25, x + 50}, []float64{y + 70, y + 35, y})
		})},
		{"lines without end", "1" + strings.Repeat("0", 300) + " 0 m 1" + strings.Repeat("0", 300) + " 100 l S 0 0 1e5 1e-9 re f 1" + strings.Repeat("0", 308) + " 0 0 1 0 0 cm 60 0 m 60 900 l S 0.00000001 0 0 1 0 0 cm "},
	} {
		b := &builder{}
		f := b.add(helvetica)
		st := b.stream("/Filter /FlateDecode", deflate("q "+test.content+" Q "+text))
		b.root = b.add("<</Type /Catalog /Pages <</Type /Pages /Kids [<</Type /Page /Contents %d 0 R /Resources <</Font <</F1 %d 0 R>>>>>>]>>>>", st, f)
		began := time.Now()
		d, err := Read("a.pdf", b.bytes(), document.Options{})
		took := time.Since(began)
		if err != nil {
			t.Errorf("%s: %v", test.reason, err)
			continue
		}
		if have := strings.Join(strings.Fields(d.Text()), " "); have != "The two sides agree. They will meet." {
			t.Errorf("%s: have %q", test.reason, have)
		}
		if took > 20*time.Second {
			t.Errorf("%s: took %v", test.reason, took)
		}
		t.Logf("%s: %v", test.reason, took)
	}
}

// cells of the tables that are printed, row by row, in three languages.
var printed3 = [][][]string{
	{{"Field of cooperation", "What the two sides agreed to do in it", "By when"},
		{"Fisheries in the Gray Strait", "The two sides will set the quota for herring each spring and will tell each other of the catch that their vessels landed.", "1 May of each year"},
		{"Customs", "A single window opens in all ports.", "2027"}},
	{{"合作领域", "双方商定的内容", "期限"},
		{"灰海峡渔业合作", "双方每年春季商定鲱鱼配额，并相互通报各自船只的捕捞量以及其他有关情况，必要时举行磋商。", "每年五月"},
		{"海关", "全部港口开设单一窗口。", "2027年"}},
	{{"Область сотрудничества", "Что решили стороны", "Срок"},
		{"Рыболовство в Сером проливе", "Стороны ежегодно весной согласуют квоту на вылов сельди и сообщают друг другу об улове своих судов.", "Ежегодно к 1 мая"},
		{"Таможня", "Единое окно во всех портах.", "2027 год"}},
}

const odtHead = `<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text"><office:automatic-styles><style:style style:name="T" style:family="table"><style:table-properties style:width="10cm" table:align="left" table:border-model="%s"/></style:style><style:style style:name="C" style:family="table-cell"><style:table-cell-properties fo:border="%s" fo:padding="0.02cm" style:vertical-align="middle"/></style:style></office:automatic-styles><office:body><office:text>`

// TestRenderedTables prints tables with two programs, in the styles that their
// lines come in and long enough to go over pages, and reads them again.
func TestRenderedTables(t *testing.T) {
	if testing.Short() {
		t.Skip("printing takes seconds a file")
	}
	var rows [][]string
	for i := range 60 {
		for _, table := range printed3 {
			rows = append(rows, slices.Concat([]string{fmt.Sprint("№ ", i+1)}, table[1+i%2][1:]))
		}
	}
	tables := append(slices.Clone(printed3), rows)
	var want []string
	for i, table := range tables {
		for _, r := range table {
			want = append(want, strings.Join(r, "\t"))
		}
		want = append(want, fmt.Sprintf("End of table %d.", i+1))
	}
	for _, style := range []struct{ engine, name, lines string }{
		{"chromium", "collapsed grey", "table{border-collapse:collapse;width:11cm} td{border:1px solid #888;padding:0 1px}"},
		{"chromium", "boxes", "table{border-collapse:separate;width:11cm} td{border:1px solid black;padding:0 1px}"},
		{"chromium", "dotted", "table{border-collapse:collapse;width:11cm} td{border:1px dotted black;padding:0 1px}"},
		{"chromium", "dashed", "table{border-collapse:collapse;width:11cm} td{border:2px dashed #aaa;padding:0 1px}"},
		{"chromium", "double", "table{border-collapse:collapse;width:11cm} td{border:3px double black;padding:0 1px}"},
		{"chromium", "two colours", "table{border-collapse:collapse;width:11cm} td{border:2px solid red;border-bottom-color:blue;padding:0 1px}"},
		{"chromium", "shaded rows", "table{border-collapse:collapse;width:11cm} td{border:1px solid white;padding:0 1px} tr:nth-child(2n){background:#ddd} tr{background:#eee}"},
		{"chromium", "lines around the head", "table{border-collapse:collapse;width:13cm;border-top:2px solid black;border-bottom:2px solid black} tr:first-child td{border-bottom:1px solid black} td{padding:2px 10px}"},
		{"chromium", "lines across", "table{border-collapse:collapse;width:12cm} td{border-bottom:1px solid #999;padding:3px 10px}"},
		{"chromium", "no lines", "table{border-collapse:collapse;width:13cm} td{padding:4px 12px}"},
		{"soffice", "collapsing black", "0.5pt solid #000000"},
		{"soffice", "separating grey", "0.5pt solid #999999"},
		{"soffice", "collapsing dotted", "1pt dotted #000000"},
	} {
		t.Run(style.engine+" "+style.name, func(t *testing.T) {
			bin, err := exec.LookPath(style.engine)
			if err != nil {
				t.Skip(style.engine + " is not installed")
			}
			var page strings.Builder
			cell, row, end, ending := "<td>%s</td>", "<tr>%s</tr>", "</table><p>End of table %d.</p>", ".html"
			if style.engine == "soffice" {
				model, _, _ := strings.Cut(style.name, " ")
				fmt.Fprintf(&page, odtHead, model, style.lines)
				cell, row = `<table:table-cell table:style-name="C"><text:p>%s</text:p></table:table-cell>`, "<table:table-row>%s</table:table-row>"
				end, ending = "</table:table><text:p>End of table %d.</text:p>", ".fodt"
			} else {
				fmt.Fprintf(&page, "<!doctype html><meta charset=utf-8><style>%s td{vertical-align:middle}</style>", style.lines)
			}
			for i, table := range tables {
				if style.engine == "soffice" {
					fmt.Fprintf(&page, `<table:table table:style-name="T" table:name="t%d"><table:table-column table:number-columns-repeated="3"/>`, i)
				} else {
					page.WriteString("<table>")
				}
				for _, r := range table {
					var cells strings.Builder
					for _, c := range r {
						fmt.Fprintf(&cells, cell, c)
					}
					fmt.Fprintf(&page, row, cells.String())
				}
				fmt.Fprintf(&page, end, i+1)
			}
			if style.engine == "soffice" {
				page.WriteString("</office:text></office:body></office:document>")
			}
			dir := t.TempDir()
			source, pdf := filepath.Join(dir, "a"+ending), filepath.Join(dir, "a.pdf")
			if err := os.WriteFile(source, []byte(page.String()), 0o600); err != nil {
				t.Fatal(err)
			}
			args := []string{"--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=" + filepath.Join(dir, "profile"), "--print-to-pdf=" + pdf, "file://" + source}
			if style.engine == "soffice" {
				args = []string{"-env:UserInstallation=file://" + dir + "/profile", "--headless", "--convert-to", "pdf", "--outdir", dir, source}
			}
			if out, err := exec.Command(bin, args...).CombinedOutput(); err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			b, err := os.ReadFile(pdf)
			if err != nil {
				t.Fatal(err)
			}
			d, err := Read("a.pdf", b, document.Options{})
			if err != nil {
				t.Fatal(err)
			}
			var have []string
			for _, b := range d.Blocks {
				have = append(have, b.Text)
			}
			wrong := 0
			for i := range max(len(have), len(want)) {
				var h, w string
				if i < len(have) {
					h = have[i]
				}
				if i < len(want) {
					w = want[i]
				}
				if h != w {
					if wrong++; wrong <= 3 {
						t.Errorf("block %d: have %q, want %q", i, h, w)
					}
				}
			}
			t.Logf("%d of %d blocks differ", wrong, len(want))
		})
	}
}
