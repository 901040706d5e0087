package pdf

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"tifa/corpus/document"
)

// show prints a document one block a line, with what was dropped and warned of.
func show(d *document.Document) string {
	var out strings.Builder
	for _, b := range d.Blocks {
		kind := string(b.Kind)
		if b.Level > 0 {
			kind += fmt.Sprint(" ", b.Level)
		}
		fmt.Fprintf(&out, "%s: %s\n", kind, b.Text)
	}
	for _, x := range d.Dropped {
		fmt.Fprintf(&out, "- %s: %s\n", x.Reason, x.Text)
	}
	for _, w := range d.Warnings {
		fmt.Fprintf(&out, "! %s\n", w)
	}
	return out.String()
}

// withFont is a file in one font, F1, with further objects that its text names
// as %[1]d and so on.
func withFont(font, content string, streams ...string) []byte {
	b := &builder{}
	var nums []any
	for _, s := range streams {
		nums = append(nums, b.stream("", s))
	}
	if len(nums) > 0 {
		font = fmt.Sprintf(font, nums...)
	}
	return b.pages(fmt.Sprintf("/Font <</F1 %d 0 R>>", b.add("%s", font)), content)
}

func gbk(s string) string {
	b, err := simplifiedchinese.GBK.NewEncoder().String(s)
	if err != nil {
		panic(err)
	}
	return b
}

func hexShow(x, y float64, hex string) string {
	return fmt.Sprintf("BT /F1 12 Tf %g %g Td <%s> Tj ET\n", x, y, hex)
}

func utf16Hex(s string) string {
	var out strings.Builder
	for _, r := range s {
		fmt.Fprintf(&out, "%04X", r)
	}
	return out.String()
}

const toUnicode = `/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange
%s endcmap`

const identity = "<</Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /ToUnicode %[1]d 0 R /DescendantFonts [<</Type /Font /Subtype /CIDFontType2 /DW 500>>]>>"

// simple is a font with an encoding of its own.
func simple(encoding string) string {
	return "<</Type /Font /Subtype /Type1 /BaseFont /X /FirstChar 1 /LastChar 3 /Widths [600 600 600] /Encoding <</Type /Encoding " + encoding + ">>>>"
}

// pillar sets lines of a column 200 points wide.
func pillar(x float64, words string) string {
	return set(x, 700, strings.Split(words, "|")...)
}

// readTest is a file and the text that is read from it, as show writes it.
type readTest struct {
	name, reason string
	file         []byte
	want         string
}

func readAll(t *testing.T, tests []readTest) {
	t.Helper()
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d, err := Read("a.pdf", test.file, document.Options{})
			if err != nil {
				t.Fatalf("%s: %v", test.reason, err)
			}
			if got := show(d); got != test.want {
				t.Errorf("%s\nhave:\n%swant:\n%s", test.reason, got, test.want)
			}
		})
	}
}

func TestRead(t *testing.T) {
	full := "The Republic of Arvenia and the Republic of Kestria reaffirm that they will keep the|Gray Strait open to the shipping of all nations and will give notice of exercises at sea.|"
	readAll(t, []readTest{
		{"plain", "the lines of a paragraph are one text", latin(set(60, 700, strings.Split(full+"They agree.", "|")...)),
			"paragraph: " + strings.ReplaceAll(full, "|", " ") + "They agree.\n"},
		{"operators", "T*, ', \", TJ, Td, TD, Tz, Ts and Tc place text as Tj does", latin("BT /F1 11 Tf 14 TL 60 700 Td (The two) Tj ( sides) Tj T* [(agre) -20 (e to m) 15 (eet) -400 (again)] TJ (in Velmar) ' 2 0 (and in Tarsk) \" 0 Tw 0 -40 TD 100 Tz 0 Ts (They will) Tj 1 Tc ( meet.) Tj ET"),
			"paragraph: The two sides agree to meet again in Velmar and in Tarsk\nparagraph: They will meet.\n"},
		{"gaps", "a gap between glyphs is a space where the file shows none", latin("BT /F1 11 Tf 60 700 Td [(Arvenia) -300 (and) -300 (Kestria)] TJ ET"), "paragraph: Arvenia and Kestria\n"},
		{"letter-spaced", "letters set apart by Tc are one word", latin("BT /F1 11 Tf 3 Tc 60 700 Td (KESTRIA) Tj ET"), "paragraph: KESTRIA\n"},
		{"taken back", "character spacing that is taken back between strings parts words", latin("BT /F1 11 Tf 60 700 Td (Usin) Tj 3 Tc 22 0 Td [(gG) 273 (ob)] TJ 0 Tc 32.9 0 Td (y.) Tj ET"), "paragraph: Using Go by.\n"},
		{"form", "a form XObject is text, an inline image is none", func() []byte {
			b := &builder{}
			f := b.add(helvetica)
			x := b.stream(fmt.Sprintf("/Type /XObject /Subtype /Form /BBox [0 0 500 500] /Matrix [1 0 0 1 60 0] /Resources <</Font <</F1 %d 0 R>>>>", f), at(0, 700, 11, "Kestria agrees."))
			return b.pages(fmt.Sprintf("/XObject <</X %d 0 R>>", x), "q BI /W 2 /H 2 /BPC 8 /CS /G ID \x00(Tj\xff EI Q /X Do")
		}(), "paragraph: Kestria agrees.\n"},
		{"form in itself", "a form that draws itself ends", func() []byte {
			b := &builder{}
			f := b.add(helvetica)
			x := b.stream(fmt.Sprintf("/Type /XObject /Subtype /Form /BBox [0 0 500 500] /Resources <</Font <</F1 %d 0 R>> /XObject <</X 2 0 R>>>>", f), at(60, 700, 11, "Once.")+" /X Do")
			return b.pages(fmt.Sprintf("/XObject <</X %d 0 R>>", x), "/X Do")
		}(), "paragraph: Once.\n"},
		{"actual text", "ActualText takes the place of the glyphs", latin("BT /F1 11 Tf 60 700 Td (The of) Tj /Span <</ActualText (fi)>> BDC (##) Tj EMC (ce) Tj ET"), "paragraph: The office\n"},
		{"ToUnicode", "bfchar gives a ligature as letters, bfrange counts up, an array lists", withFont(identity, hexShow(60, 700, "000100020003001000110012002000210004"),
			fmt.Sprintf(toUnicode, "2 beginbfchar <0001> <004F> <0002> <006600660069> endbfchar 2 beginbfrange <0003> <0003> <0063> <0010> <0012> <0061> endbfrange 1 beginbfrange <0020> <0021> [<4E2D> <65B9>] endbfrange 1 beginbfchar <0004> <FB01> endbfchar")),
			"paragraph: Officabc中方fi\n"},
		{"radicals", "radicals are read as ideographs, full width stays", withFont(identity, hexShow(60, 700, "0001000200030004"),
			fmt.Sprintf(toUnicode, "4 beginbfchar <0001> <2F45> <0002> <2EA0> <0003> <FF08> <0004> <2ED1> endbfchar")), "paragraph: 方民（長\n"},
		{"unread", "a glyph without a reading is counted", withFont(identity, hexShow(60, 700, "000100020009"), fmt.Sprintf(toUnicode, "2 beginbfchar <0001> <0041> <0002> <0000> endbfchar")),
			"paragraph: A\ufffd\ufffd\n! 2 characters have no reading: the fonts do not say what they are, and \ufffd stands for each\n"},
		{"GBK-EUC-H", "the code is GBK", withFont(cjk("GBK-EUC-H"), fmt.Sprintf("BT /F1 12 Tf 60 700 Td <%x> Tj ET", gbk("双方重申2025年共识。"))), "paragraph: 双方重申2025年共识。\n"},
		{"GB-EUC-H", "the code is GB 2312", withFont(cjk("GB-EUC-H"), fmt.Sprintf("BT /F1 12 Tf 60 700 Td <%x> Tj ET", gbk("双方一致同意"))), "paragraph: 双方一致同意\n"},
		{"UniGB-UCS2-H", "the code is UCS-2", withFont(cjk("UniGB-UCS2-H"), hexShow(60, 700, utf16Hex("凯方支持阿方"))), "paragraph: 凯方支持阿方\n"},
		{"UniGB-UTF16-H", "the code is UTF-16 with surrogates", withFont(cjk("UniGB-UTF16-H"), hexShow(60, 700, utf16Hex("双方")+"D842DFB7"+utf16Hex("同意"))), "paragraph: 双方𠮷同意\n"},
		{"ETen-B5-H", "the code is Big5", withFont(cjk("ETen-B5-H"), hexShow(60, 700, "C2F9A4E8A650B74E")), "paragraph: 雙方同意\n"},
		{"90ms-RKSJ-H", "the code is Shift JIS", withFont(cjk("90ms-RKSJ-H"), hexShow(60, 700, "93FA967B8D914142")), "paragraph: 日本国AB\n"},
		{"Differences", "names of glyphs are read, Cyrillic ones and uniXXXX too", withFont(simple("/Differences [1 /afii10018 /uni0435 /fi]"), hexShow(60, 700, "010203")), "paragraph: Беfi\n"},
		{"named nothing", "a name that says nothing is no reading", withFont(simple("/Differences [1 /g23]"), hexShow(60, 700, "0141")),
			"paragraph: \ufffdA\n! 1 character has no reading: the fonts do not say what they are, and \ufffd stands for each\n"},
		{"no spaces", "Chinese lines are joined without one, Latin ones in them too", withFont(cjk("UniGB-UCS2-H"), hexShow(60, 700, utf16Hex("双方重申将继续支持"))+hexShow(60, 684, utf16Hex("彼此核心利益。")+"0041")),
			"paragraph: 双方重申将继续支持彼此核心利益。A\n"},
		{"hyphens", "a divided word is joined as it is written elsewhere, and a true hyphen stays",
			latin(set(60, 700, "The cooperation of the long-term partners goes on, and their cooper-", "ation serves all the people of both of the shores. It is a truly long-", "term partnership. They renew the partnership of their customs admin-", "istrations.")),
			"paragraph: The cooperation of the long-term partners goes on, and their cooperation serves all the people of both of the shores. It is a truly long-term partnership. They renew the partnership of their customs administrations.\n"},
		{"true hyphens", "where no word is divided every hyphen stays", latin(set(60, 700, "The two sides will hold a forum of small and medium-sized enterprises and high-", "level talks.")),
			"paragraph: The two sides will hold a forum of small and medium-sized enterprises and high-level talks.\n"},
		{"one hyphen against more", "a word that is written in two ways does not show that words are divided",
			latin(set(60, 700, "The long-term plan on cybersecurity is a far-reaching plan. They renew the long-", "term plan in a far-", "reaching way and the talks on cyber-", "security in the run-", "up to winter.")),
			"paragraph: The long-term plan on cybersecurity is a far-reaching plan. They renew the long-term plan in a far-reaching way and the talks on cybersecurity in the run-up to winter.\n"},
		{"columns", "two columns are read one after the other, a title across them first",
			latin(at(60, 750, 18, "Joint Statement of Arvenia and Kestria") +
				pillar(60, "The two sides recall the talks held in|Velmar and the agreements that were|concluded there. They note that much|of what was agreed has been done and|that the rest will follow within a year.") +
				pillar(320, "They agree to meet again in Tarsk and|to review the work of the commission.|The commission will report in writing.|Each side will name its members soon|and will tell the other side of them.")),
			"heading 1: Joint Statement of Arvenia and Kestria\nparagraph: The two sides recall the talks held in Velmar and the agreements that were concluded there. They note that much of what was agreed has been done and that the rest will follow within a year.\nparagraph: They agree to meet again in Tarsk and to review the work of the commission. The commission will report in writing. Each side will name its members soon and will tell the other side of them.\n"},
		{"running heads", "what stands at the same place on the pages is no text, and a sentence goes on over them",
			latin(at(60, 810, 9, "Arvenia-Kestria Statement")+set(60, 700, "The Republic of Arvenia and the Republic of Kestria reaffirm that they will keep the")+at(290, 40, 9, "1"),
				at(60, 810, 9, "Arvenia-Kestria Statement")+set(60, 700, "Gray Strait open to the shipping of all nations and will give notice of exercises at sea.")+at(290, 40, 9, "2")),
			"paragraph: The Republic of Arvenia and the Republic of Kestria reaffirm that they will keep the Gray Strait open to the shipping of all nations and will give notice of exercises at sea.\n" +
				"- running head: Arvenia-Kestria Statement\n- page number: 1\n- running head: Arvenia-Kestria Statement\n- page number: 2\n"},
		{"footnote", "smaller type with a mark at the foot is a note",
			latin(set(60, 700, "The two sides welcome the agreement on fisheries of the year before.", "They will carry it out.") + at(60, 90, 8, "1 Signed in Velmar on 3 May and in") + at(60, 80, 8, "force since June.")),
			"paragraph: The two sides welcome the agreement on fisheries of the year before. They will carry it out.\nnote: 1 Signed in Velmar on 3 May and in force since June.\n"},
		{"form in a hidden layer", "a form that is not shown is listed, and so is what was filled into a field or said on a stamp", func() []byte {
			b := &builder{}
			f := b.add(helvetica)
			layer := b.add("<</Type /OCG /Name (Draft)>>")
			x := b.stream(fmt.Sprintf("/Type /XObject /Subtype /Form /OC %d 0 R /BBox [0 0 600 800] /Resources <</Font <</F1 %d 0 R>>>>", layer, f), at(60, 700, 11, "Not final."))
			st := b.stream("", "/X Do "+set(60, 600, "The two sides agree."))
			b.root = b.add("<</Type /Catalog /OCProperties <</OCGs [%d 0 R] /D <</OFF [%d 0 R]>>>> /Pages <</Type /Pages /Kids [<</Type /Page /Contents %d 0 R /Annots [<</Subtype /Widget /V (Velmar)>> <</Subtype /Widget /Parent <</V (3 May)>>>> <</Subtype /Stamp /Contents (Draft)>>] /Resources <</Font <</F1 %d 0 R>> /XObject <</X %d 0 R>>>>>>]>>>>", layer, layer, st, f, x)
			return b.bytes()
		}(), "paragraph: The two sides agree.\n- hidden layer: Not final.\n- form field: Velmar\n- form field: 3 May\n- comment: Draft\n"},
		{"raised figures", "each raised figure is one, with its bracket, however many stand on the line; what is raised and none stays", latin("BT /F1 12 Tf 60 700 Td (m) Tj 7 Ts /F1 8 Tf (2) Tj 0 Ts /F1 12 Tf (, the Gray Strait) Tj 7 Ts /F1 8 Tf (1,2\\)) Tj 0 Ts /F1 12 Tf ( and the 1) Tj 7 Ts /F1 8 Tf (st) Tj 0 Ts /F1 12 Tf ( of May.) Tj 7 Ts /F1 8 Tf (12) Tj 0 Ts /F1 12 Tf ( CO) Tj -3 Ts /F1 8 Tf (2) Tj ET"),
			"paragraph: m², the Gray Strait¹,²⁾ and the 1st of May.¹² CO2\n"},
		{"raised mark first", "a raised mark before its note is set apart from it", latin("BT /F1 8 Tf 60 700 Td 7 Ts (3) Tj 0 Ts /F1 12 Tf (The strait as charted.) Tj ET"), "paragraph: ³ The strait as charted.\n"},
		{"raised letters", "a raised letter behind a word is the mark of a note, behind a figure or an abbreviation it is none", latin("BT /F1 12 Tf 60 700 Td (the Strait,) Tj 7 Ts /F1 7 Tf (a) Tj 0 Ts /F1 12 Tf ( the 2) Tj 7 Ts /F1 7 Tf (e) Tj 0 Ts /F1 12 Tf ( of M) Tj 7 Ts /F1 7 Tf (r) Tj 0 Ts /F1 12 Tf ( and Gen) Tj 7 Ts /F1 7 Tf (al) Tj 0 Ts /F1 12 Tf ( met) Tj 7 Ts /F1 7 Tf (b) Tj ET BT /F1 6 Tf 60 104 Td (a) Tj /F1 9 Tf 0 -4 Td (  As charted.) Tj ET " + at(60, 88, 9, "It is open.")),
			"paragraph: the Strait,ᵃ the 2e of Mr and Genal metᵇ\nnote: ᵃ As charted. It is open.\n"},
		{"same words at the head", "a line that stands at the text as its own lines do is no running head, nor is a sentence", latin(
			set(60, 740, "The two sides agree to keep the Gray Strait open to the ships of nation 1 and to give", "notice of exercises at sea."), set(60, 740, "The two sides agree to keep the Gray Strait open to the ships of nation 2 and to give", "notice of exercises at sea.")),
			"paragraph: The two sides agree to keep the Gray Strait open to the ships of nation 1 and to give notice of exercises at sea.\nparagraph: The two sides agree to keep the Gray Strait open to the ships of nation 2 and to give notice of exercises at sea.\n"},
		{"raised mark", "a raised mark stays at its word, and does not run into it", latin(set(60, 700, "The two sides agree") + at(157, 704, 6, "1") + set(60, 600, "They meet.")),
			"paragraph: The two sides agree¹\nparagraph: They meet.\n"},
		{"headings", "larger type and bold lines are headings, ranked",
			latin(at(60, 750, 20, "Joint Statement") + "BT /F2 11 Tf 60 710 Td (Trade and Energy) Tj ET\n" + set(60, 690, "The two sides will raise their annual trade in goods and in services and will link", "their power grids.")),
			"heading 1: Joint Statement\nheading 2: Trade and Energy\nparagraph: The two sides will raise their annual trade in goods and in services and will link their power grids.\n"},
		{"list", "items begin with their marks, and their lines hang",
			latin(set(60, 700, "The two sides agreed to the following steps, which begin in the autumn of the year:") +
				at(70, 680, 11, "(a) to open a single customs window in all of the ports on both of the shores of") + at(85, 666, 11, "the Gray Strait;") + at(70, 652, 11, "(b) to hold a forum each spring.")),
			"paragraph: The two sides agreed to the following steps, which begin in the autumn of the year:\nitem 1: (a) to open a single customs window in all of the ports on both of the shores of the Gray Strait;\nitem 1: (b) to hold a forum each spring.\n"},
		{"drawn bullets", "what is drawn as the label of an item is its bullet; a dot elsewhere, a bar in a label and one beside a number are none",
			latin(set(60, 700, "The sides intend to:") + "/Lbl <</MCID 1>>BDC 72 682 m 75 685 l 78 682 l 75 679 l h f EMC " + at(90, 678, 11, "open a pier;") +
				"/Lbl <</MCID 2>>BDC 72 660 5 5 re S EMC " + at(90, 660, 11, "run a ferry;") + "/Lbl <</MCID 3>>BDC " + at(72, 642, 11, "7.") + " 72 640 5 5 re f EMC " + at(90, 642, 11, "Meet.") +
				"/Lbl <</MCID 4>>BDC 72 600 90 5 re f EMC /Span <<>>BDC 72 580 5 5 re f EMC " + at(60, 580, 11, "They part.")),
			"paragraph: The sides intend to:\nitem 1: • open a pier;\nitem 1: • run a ferry;\nitem 1: 7. Meet.\nparagraph: They part.\n"},
		{"head of a table", "a bold line above short rows with figures is their head; one above a sentence is a heading, and one with a number is one",
			latin(set(60, 760, "The two sides will raise their annual trade in goods and in services and will link", "their power grids.") + "BT /F2 11 Tf 60 720 Td (Good Tariff) Tj ET\n" + set(60, 706, "Timber 3.5 %", "Herring 0 %") +
				"BT /F2 11 Tf 60 650 Td (Herring and Salmon) Tj ET\n" + set(60, 630, "The two sides will fix the quotas of herring and of salmon every year in the month of", "May.") +
				"BT /F2 11 Tf 60 590 Td (2. Annex) Tj ET\n" + set(60, 576, "Arvenia 100", "Kestria 120")),
			"paragraph: The two sides will raise their annual trade in goods and in services and will link their power grids.\nparagraph: Good Tariff\nparagraph: Timber 3.5 %\nparagraph: Herring 0 %\nheading 1: Herring and Salmon\nparagraph: The two sides will fix the quotas of herring and of salmon every year in the month of May.\nheading 1: 2. Annex\nparagraph: Arvenia 100\nparagraph: Kestria 120\n"},
		{"marks inside a sentence", "a full line that ends no sentence goes on with a name in brackets, a year in them, a dash or a number that is no next item",
			latin(set(60, 700, "2. They welcome the charter of the Joint Commission on the Customs and Tolls of all", "(JCTT) the ports, the Charter of the Gray Strait, which takes the place of the former", "(1998) one, and the opening of the customs house in the old harbour of Velmar, a house", "- the first of its kind - that keeps its doors open by day and by night as by the rules set in", "(a) of its charter.", "3. They thank the crews of the ferries for the work of all of the winter on the strait by Tarsk", "4. They meet again.")),
			"item 1: 2. They welcome the charter of the Joint Commission on the Customs and Tolls of all (JCTT) the ports, the Charter of the Gray Strait, which takes the place of the former (1998) one, and the opening of the customs house in the old harbour of Velmar, a house - the first of its kind - that keeps its doors open by day and by night as by the rules set in (a) of its charter.\nitem 1: 3. They thank the crews of the ferries for the work of all of the winter on the strait by Tarsk\nitem 1: 4. They meet again.\n"},
		{"mark under an indent", "the second line of an indented paragraph and of a hanging item may begin with a dash, an item under an indented line with a bullet",
			latin(at(82, 700, 11, "They welcome the opening of the customs house in the old harbour of Velmar, a house") + set(60, 686, "- the first of its kind on the strait - that keeps its doors open by day and by night.") +
				at(60, 658, 11, "(a) to open a single customs window in all of the ports on both of the shores, as a first step") + at(75, 644, 11, "- the least of them - that is to be taken in the spring;") +
				at(82, 616, 11, "They agree, as they did in the winter, to keep open for the ships of all the nations") + set(60, 602, "* the ports.")),
			"paragraph: They welcome the opening of the customs house in the old harbour of Velmar, a house - the first of its kind on the strait - that keeps its doors open by day and by night.\nitem 1: (a) to open a single customs window in all of the ports on both of the shores, as a first step - the least of them - that is to be taken in the spring;\nparagraph: They agree, as they did in the winter, to keep open for the ships of all the nations\nitem 1: * the ports.\n"},
		{"table", "cells with clear columns are parted by tabs",
			latin(at(60, 700, 11, "Good") + at(250, 700, 11, "Quota") + at(60, 686, 11, "Herring") + at(250, 686, 11, "4,000 t") + at(60, 672, 11, "Cod") + at(250, 672, 11, "900 t")),
			"row: Good\tQuota\nrow: Herring\t4,000 t\nrow: Cod\t900 t\n"},
		{"indents", "an indent begins a paragraph, a full line before it or not",
			latin(at(75, 700, 11, "The two sides note that the commission has met in Velmar and that both of the") + set(60, 686, "delegations have reported to their governments on all the matters that were before") + at(75, 672, 11, "They agree that the next meeting will be held in Tarsk and that the agenda of it") + set(60, 658, "will be drawn up by the secretariat in the weeks before the meeting of the leaders.") + at(75, 644, 11, "They thank the hosts of the talks for all that they have done to make them a true") + set(60, 630, "success.")),
			"paragraph: The two sides note that the commission has met in Velmar and that both of the delegations have reported to their governments on all the matters that were before\nparagraph: They agree that the next meeting will be held in Tarsk and that the agenda of it will be drawn up by the secretariat in the weeks before the meeting of the leaders.\nparagraph: They thank the hosts of the talks for all that they have done to make them a true success.\n"},
		{"watermark", "turned text is dropped and listed", latin(set(60, 700, "The two sides agree.") + "BT /F1 60 Tf 0.7 0.7 -0.7 0.7 200 300 Tm (DRAFT) Tj ET"),
			"paragraph: The two sides agree.\n- rotated text: DRAFT\n"},
		{"landscape", "a page that is all turned is read", latin("BT /F1 11 Tf 0 1 -1 0 100 60 Tm (The two sides agree) Tj 0 1 -1 0 114 60 Tm (to meet.) Tj ET"),
			"paragraph: The two sides agree to meet.\n"},
		{"twice", "what is drawn twice to look bold is read once", latin(set(60, 700, "Arvenia") + set(60.3, 700, "Arvenia")), "paragraph: Arvenia\n"},
		{"invisible", "text in no colour without a picture is not what a reader sees", latin(set(60, 700, "The two sides agree.") + "BT 3 Tr /F1 11 Tf 60 600 Td (Nothing of it is binding.) Tj ET"),
			"paragraph: The two sides agree.\n- invisible text: Nothing of it is binding.\n"},
		{"recognised", "text under a picture was recognised", func() []byte {
			b := &builder{}
			i := b.stream("/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray", "x")
			return b.pages(fmt.Sprintf("/Font <</F1 %d 0 R>> /XObject <</I %d 0 R>>", b.add(helvetica), i), "/I Do BT 3 Tr /F1 11 Tf 60 700 Td (The two sides agree.) Tj ET")
		}(), "paragraph: The two sides agree.\n! page 1 has text that was recognised from a picture: compare with the picture before quoting\n"},
		{"part scan", "pages that are pictures are named", func() []byte {
			b := &builder{}
			i := b.stream("/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray", "x")
			return b.pages(fmt.Sprintf("/Font <</F1 %d 0 R>> /XObject <</I %d 0 R>>", b.add(helvetica), i), set(60, 700, "The two sides agree."), "/I Do", "/I Do")
		}(), "paragraph: The two sides agree.\n! pages 2–3 hold pictures and no text: what is printed there is missing; recognise the text first (for example with ocrmypdf)\n"},
		{"hostile text", "control characters and scripts are text or nothing, and run nowhere", withFont(identity, hexShow(60, 700, "00010002000300040005"), fmt.Sprintf(toUnicode, "5 beginbfchar <0001> <003C007300630072006900700074003E> <0002> <0007> <0003> <202E> <0004> <D800> <0005> <003D> endbfchar")),
			"paragraph: <script>\ufffd\u202e\ufffd=\n! 2 characters have no reading: the fonts do not say what they are, and \ufffd stands for each\n"},
		{"RC4", "a file with an empty user password is read", encrypted(false, "", set(60, 700, "The two sides agree.")), "paragraph: The two sides agree.\n"},
		{"AES", "a file with an empty user password is read", encrypted(true, "", set(60, 700, "The two sides agree.")), "paragraph: The two sides agree.\n"},
		{"no table", "the objects are found by searching when the offsets are wrong", []byte(strings.Replace(string(latin(set(60, 700, "The two sides agree."))), "startxref\n", "startxref\n9", 1)),
			"paragraph: The two sides agree.\n! the file is damaged: its table of contents was rebuilt, parts may be missing\n"},
		{"shifted", "offsets that lead nowhere are not trusted", []byte(strings.Replace(string(latin(set(60, 700, "The two sides agree."))), "%PDF-1.7\n", "%PDF-1.7\n%%%%%%%%\n", 1)),
			"paragraph: The two sides agree.\n! the file is damaged: its table of contents was rebuilt, parts may be missing\n"},
		{"cut off", "what is left of a file is read", func() []byte {
			b := latin(set(60, 700, "The two sides agree."))
			return b[:strings.LastIndex(string(b), "xref\n0")]
		}(), "paragraph: The two sides agree.\n! the file is damaged: its table of contents was rebuilt, parts may be missing\n"},
		{"object streams", "objects and cross references may be packed", func() []byte {
			b := &builder{}
			f := b.add(helvetica)
			b.pages(fmt.Sprintf("/Font <</F1 %d 0 R>>", f), set(60, 700, "The two sides agree."))
			return b.packed()
		}(), "paragraph: The two sides agree.\n"},
		{"vertical", "vertical lines are read from the right", withFont(cjk("UniCNS-UCS2-V"), "BT /F1 12 Tf 500 700 Td <"+utf16Hex("雙方重申彼此支持")+"> Tj ET BT /F1 12 Tf 480 700 Td <"+utf16Hex("核心利益")+"> Tj ET"), "paragraph: 雙方重申彼此支持核心利益\n"},
	})
}

func TestErrors(t *testing.T) {
	image := func() []byte {
		b := &builder{}
		i := b.stream("/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray", "x")
		return b.pages(fmt.Sprintf("/XObject <</I %d 0 R>>", i), "/I Do", "/I Do")
	}
	bomb := func() []byte {
		b := &builder{}
		data := deflate(strings.Repeat(" ", document.MaxPart+1))
		st := b.add("<</Filter /FlateDecode /Length %d>>\nstream\n%s\nendstream", len(data), data)
		b.root = b.add("<</Type /Catalog /Pages <</Type /Pages /Kids [<</Type /Page /Contents %d 0 R>>]>>>>", st)
		return b.bytes()
	}
	circle := func() []byte {
		b := &builder{}
		b.add("<</Type /Pages /Kids [1 0 R 2 0 R 1 0 R]>>")
		b.add("<</Type /Pages /Parent 1 0 R /Kids [1 0 R] /X 3 0 R>>")
		b.add("3 0 R")
		b.root = b.add("<</Type /Catalog /Pages 1 0 R>>")
		return b.bytes()
	}
	for _, test := range []struct {
		name, reason string
		file         []byte
		want         string
	}{
		{"scan", "pictures are no text", image(), "is a scan: its 2 pages hold pictures and no text: recognise the text first (for example with ocrmypdf)"},
		{"password", "no password is guessed", encrypted(false, "secret", ""), "is encrypted with a password: open it with the password and save a copy without one"},
		{"empty", "a page without anything", latin(""), "is a PDF file that holds no text"},
		{"bomb", "a stream may not unpack without bound", bomb(), "unpacks to more than any statement has: save the pages of the statement as a file of their own"},
		{"circle", "a page tree that runs in a circle has no pages", circle(), "is a PDF file without pages: " + remedyDamaged},
		{"no file", "the head alone is nothing", []byte("%PDF-1.4\n"), "is a damaged PDF file: the file has no pages: " + remedyDamaged},
		{"deep", "a million brackets end in an error", append([]byte("%PDF-1.4\n1 0 obj\n"), []byte(strings.Repeat("[<<", 1<<20))...), "is a damaged PDF file: the file has no pages: " + remedyDamaged},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := Read("a.pdf", test.file, document.Options{})
			var e *document.Error
			if !errors.As(err, &e) || err.Error() != test.want {
				t.Errorf("%s\nhave %v\nwant %s", test.reason, err, test.want)
			}
		})
	}
}

func TestDescribe(t *testing.T) {
	for _, test := range []struct{ reason, title, want string }{
		{"a title is taken over", "(Joint Statement)", "Joint Statement"},
		{"UTF-16 is read", "<FEFF80545408>", "联合"},
		{"the name of a file is no title", "(Microsoft Word - draft3.doc)", ""},
		{"nor is this one", "(statement_final.docx)", ""},
	} {
		b := &builder{}
		f := b.add(helvetica)
		b.info = b.add("<</Title %s /CreationDate (D:20250101000000Z)>>", test.title)
		d, err := Read("a.pdf", b.pages(fmt.Sprintf("/Font <</F1 %d 0 R>>", f), set(60, 700, "The two sides agree.")), document.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if d.Title != test.want || d.Lang != "en-GB" || !d.Date.IsZero() {
			t.Errorf("%s: have %q, %q, %v", test.reason, d.Title, d.Lang, d.Date)
		}
	}
}

// TestKeepAll keeps running heads as text.
func TestKeepAll(t *testing.T) {
	file := latin(at(60, 810, 9, "Statement")+set(60, 700, "One."), at(60, 810, 9, "Statement")+set(60, 700, "Two."))
	d, err := Read("a.pdf", file, document.Options{KeepAll: true})
	if err != nil {
		t.Fatal(err)
	}
	if text := d.Text(); strings.Count(text, "Statement") != 2 || len(d.Dropped) != 0 {
		t.Errorf("a running head is missing: %q", text)
	}
}

// TestEncrypted reads files that pdfcpu 0.15.0 encrypted with an empty user
// password, in the two ways that the builder of these tests does not know.
func TestEncrypted(t *testing.T) {
	for _, name := range []string{"testdata/aes256.pdf", "testdata/rc40.pdf"} {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		d, err := Read(name, b, document.Options{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if text := d.Text(); text != "The two sides agree." {
			t.Errorf("%s: have %q", name, text)
		}
	}
}
