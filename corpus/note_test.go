package corpus

import (
	"strings"
	"testing"
	"time"
)

// TestNotesBelow reads texts with notes below their signatures: the signatures and
// the closing day are found, and the notes stay body.
func TestNotesBelow(t *testing.T) {
	const (
		en = "Joint Statement of Arvenia and Kestria\n\nThe sides condemn the attacks.¹ They agree[1] to meet.* They part.\n\nThey go home.\n\n"
		zh = "阿凯联合声明\n\n双方谴责袭击。[1]\n\n双方商定渡轮冬季继续运行。\n\n"
		ru = "Совместное заявление\n\nСтороны осуждают нападения[1].\n\nОни рады.\n\n"
	)
	for _, c := range []struct{ reason, text, want string }{
		{"a raised figure", en + "Done at Velmar on 12 March 2031.\n\nFor Arvenia\n\n¹ Those of 3 February 2031.", "title body body body dateline signature body"},
		{"brackets, without a stop", en + "For the Republic of Arvenia\n\nFor the Republic of Kestria\n\n[1] In Tals", "title body body body signature signature body"},
		{"brackets, signatures alone", en + "For the Republic of Arvenia\n\nFor the Republic of Kestria\n\n[1] In Tals.", "title body body body signature signature body"},
		{"the number of a list, to which the text refers", en + "Done at Velmar on 12 March 2031.\n\n1. Those of 3 February 2031.", "title body body body dateline body"},
		{"a star, to which the text refers", en + "Velmar, 12 March 2031\n\n* In Tals.", "title body body body dateline body"},
		{"two notes, the first of two lines", en + "Velmar, 12 March 2031\n\n[1] Those of 3 February 2031.\nSome say 4 February.\n[2] In Tals.", "title body body body dateline body body body"},
		{"Chinese", zh + "二〇三一年三月十二日于韦尔马\n\n[1] 指二月三日的袭击。", "title body body dateline body"},
		{"Russian", ru + "Совершено в г. Вельмар 12 марта 2031 г.\n\n[1] Имеются в виду нападения 3 февраля.", "title body body dateline body"},

		{"a list to which the text does not refer is no notes", en + "Velmar, 12 March 2031\n\n7. They will meet in Tals.", "title body body body heading body"},
		{"notes below the text alone", en + "They will meet in Tals.\n\n¹ Those of 3 February 2031.", "title body body body body body"},
		{"more lines than notes is no notes", en + "Velmar, 12 March 2031\n\n[1] Those of 3 February 2031.\n\nThe sides go on.\n\nThey meet again.", "title body body body heading body body body"},
	} {
		s := read(t, c.text)
		var got []string
		for i := range s.Clauses {
			got = append(got, string(s.Clauses[i].Role))
		}
		if got := strings.Join(got, " "); got != c.want {
			t.Errorf("%s: %s, not %s", c.reason, got, c.want)
		}
	}
}

// TestDayOfDroppedLine: the day on which a page was published stands back behind
// what the text says of its day.
func TestDayOfDroppedLine(t *testing.T) {
	const page = "Joint Statement of Arvenia and Kestria\n\nPublished: 13 March 2031\n\nThe sides met on 11 March 2031.\n\n"
	for _, c := range []struct{ reason, text, day, from string }{
		{"a closing line above signatures and a note", page + "They agree.¹\n\nDone at Velmar on 12 March 2031.\n\nFor Arvenia\n\n¹ In part.", "2031-03-12", "closing line"},
		{"a closing line above an annex", page + "Done at Velmar on 12 March 2031.\n\nAnnex\n\nThe ferries run in winter.", "2031-03-12", "closing line"},
		{"a sentence that begins like one", page + "Signed in Velmar on 1 May 2030, the treaty stays in force.\n\nThe sides part.", "2031-03-13", "dateline"},
		{"none", page + "They agree.", "2031-03-13", "dateline"},
	} {
		if s := read(t, c.text); s.Date.Format(time.DateOnly) != c.day || s.DateFrom != c.from {
			t.Errorf("%s: %s (%s), not %s (%s)", c.reason, s.Date.Format(time.DateOnly), s.DateFrom, c.day, c.from)
		}
	}
}

// TestPublisherAbove: the name of who publishes is no title above one, and is one
// where nothing else is.
func TestPublisherAbove(t *testing.T) {
	const agree = "\n\nThe sides agree."
	for _, c := range []struct{ reason, text, want string }{
		{"a ministry", "Ministry of Foreign Affairs\n\nJoint Statement of Arvenia and Kestria" + agree, "Joint Statement of Arvenia and Kestria"},
		{"a bank, above a label", "BANK OF ARVENIA\n\nPress release\n\nStatement on the Rate of Interest" + agree, "Statement on the Rate of Interest"},
		{"a Chinese ministry", "阿尔维尼亚共和国外交部\n\n阿凯关于渡轮的联合声明\n\n双方同意。", "阿凯关于渡轮的联合声明"},
		{"a Russian ministry", "Министерство иностранных дел Республики Арвения\n\nЗаявление о паромах\n\nСтороны рады.", "Заявление о паромах"},
		{"nothing that names a document below", "Bank of Arvenia\n\nThe Bank left its rate where it was.", "Bank of Arvenia"},
		{"a title between two governments", "阿尔维尼亚共和国政府\n\n和凯斯特里亚联邦政府的联合声明\n\n双方同意。", "阿尔维尼亚共和国政府和凯斯特里亚联邦政府的联合声明"},
	} {
		if got := read(t, c.text).Title; got != c.want {
			t.Errorf("%s: %q, not %q", c.reason, got, c.want)
		}
	}
}

// TestRowsAreNoHeadings: the rows of a table above running text.
func TestRowsAreNoHeadings(t *testing.T) {
	s := read(t, "Statement\n\n"+longEN+"\n\nYear\tQuota\n\n2031\tHerring\n\n"+longEN)
	if len(s.Sections) != 1 {
		t.Errorf("sections %+v", s.Sections)
	}
}
