package pdf

import (
	"strings"
	"testing"
)

// TestBands reads tables without walls, and text that only looks like one.
func TestBands(t *testing.T) {
	rule := func(y float64) string { return stroked(58, y, 480, y) }
	cell := func(x, y float64, words string) string { return set(x, y, strings.Split(words, "|")...) }
	recall := "The two sides recall the talks held in|Velmar and the agreements that were|concluded there. They note that much|of what was agreed has been done and|that the rest will follow within a year.|They thank each other for all the work"
	again := "that was done for it. They will meet|again in Tarsk in the spring in order|to review the work of the commission|that will report in writing. The sides|will name its members soon and tell|the other side of them."
	read := strings.ReplaceAll(recall+" "+again, "|", " ")
	readAll(t, []readTest{
		{"lines around the head", "rows with the leading of their own lines, as typesetters set them: a row begins where a cell does not go on", latin(rule(720) + rule(702) + rule(630) +
			cell(60, 707, "Field") + cell(180, 707, "Agreed") + cell(400, 707, "By when") + cell(60, 690, "Fisheries in the|Gray Strait") + cell(180, 690, "a quota for herring and for|cod each spring") + cell(400, 690, "1 May") +
			cell(60, 662, "Customs") + cell(180, 662, "a single window") + cell(400, 662, "2027") + cell(60, 648, "Energy") + cell(180, 648, "linked grids") + cell(400, 648, "2030")),
			"row: Field\tAgreed\tBy when\nrow: Fisheries in the Gray Strait\ta quota for herring and for cod each spring\t1 May\nrow: Customs\ta single window\t2027\nrow: Energy\tlinked grids\t2030\n"},
		{"no lines", "cells in the middle of their rows stand between the lines of the others", latin(
			cell(60, 700, "Field") + cell(180, 700, "Agreed") + cell(400, 700, "By when") + cell(60, 673, "Fisheries") + cell(180, 680, "a quota for herring and for|cod each spring") + cell(400, 673, "1 May") + cell(60, 640, "Customs") + cell(180, 640, "a single window") + cell(400, 640, "2027")),
			"row: Field\tAgreed\tBy when\nrow: Fisheries\ta quota for herring and for cod each spring\t1 May\nrow: Customs\ta single window\t2027\n"},
		{"columns between lines", "columns of text under a head between two lines are no table", latin(rule(740) + rule(720) + rule(600) + at(60, 727, 11, "Arvenia") + at(290, 727, 11, "Kestria") +
			cell(60, 700, recall+".") + cell(290, 700, again)),
			"paragraph: Arvenia\nparagraph: " + strings.ReplaceAll(recall, "|", " ") + ".\nparagraph: Kestria\nparagraph: " + strings.ReplaceAll(again, "|", " ") + "\n"},
		{"columns", "nor are short columns without lines", latin(cell(60, 700, recall) + cell(290, 700, again)), "paragraph: " + read + "\n"},
		{"names of those who sign", "nor is a paragraph under the lines of those who sign beside each other", latin(
			cell(60, 700, "For the Republic of Arvenia|A. Lorn") + cell(300, 700, "For the Republic of Kestria|B. Tarn") + cell(60, 640, "Done in Velmar on 3 May in two originals, each of them in the languages of both, and|the texts are of the same force.")),
			"row: For the Republic of Arvenia\tFor the Republic of Kestria\nrow: A. Lorn\tB. Tarn\nparagraph: Done in Velmar on 3 May in two originals, each of them in the languages of both, and the texts are of the same force.\n"},
		{"items", "nor are items that hang behind their marks", latin(
			cell(60, 700, "(a)") + cell(110, 700, "to open a single customs window in all of the ports on both of|the shores;") + cell(60, 660, "(b)") + cell(110, 660, "to hold a forum each spring, in the one country and in the other|by turns.")),
			"item 1: (a) to open a single customs window in all of the ports on both of the shores;\nitem 1: (b) to hold a forum each spring, in the one country and in the other by turns.\n"},
		{"articles", "nor are articles that stand behind their numbers", latin(
			cell(60, 700, "Article 1") + cell(130, 700, "The two sides open a single customs window in all of the ports|on both of the shores.") + cell(60, 660, "Article 2") + cell(130, 660, "They hold a forum each spring, in the one country and in the|other by turns.")),
			"paragraph: Article 1 The two sides open a single customs window in all of the ports on both of the shores.\nparagraph: Article 2 They hold a forum each spring, in the one country and in the other by turns.\n"},
	})
}
