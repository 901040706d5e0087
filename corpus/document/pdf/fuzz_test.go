package pdf

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"tifa/corpus/document"
)

// sound reports what is wrong with the answer to a file: any answer is a
// document with sound blocks or a *document.Error.
func sound(b []byte) error {
	d, err := Read("a.pdf", b, document.Options{})
	var e *document.Error
	switch {
	case err != nil && !errors.As(err, &e):
		return fmt.Errorf("an error of another kind: %w", err)
	case err != nil && strings.Contains(e.Wrong, "(runtime error"):
		return fmt.Errorf("a panic: %w", err)
	case err != nil:
		return nil
	case len(d.Blocks)+len(d.Dropped) == 0:
		return errors.New("neither text nor error")
	}
	for _, bl := range d.Blocks {
		if strings.TrimSpace(bl.Text) == "" || !utf8.ValidString(bl.Text) || strings.ContainsAny(bl.Text, "\x00\n\x1b") {
			return fmt.Errorf("a block is not sound: %q", bl.Text)
		}
	}
	return nil
}

func FuzzRead(f *testing.F) {
	f.Add(latin(set(60, 700, "The two sides agree.", "They will meet.")))
	f.Add(latin(lattice(filled, tableX, tableY)+set(62, 690, "Fish", "and trade")+set(152, 690, "May"), lattice(stroked, tableX, tableY)+set(152, 690, "June")))
	f.Add(withFont(cjk("GBK-EUC-H"), fmt.Sprintf("BT /F1 12 Tf 60 700 Td <%x> Tj ET", gbk("双方重申"))))
	f.Add(withFont(identity, hexShow(60, 700, "00010002"), fmt.Sprintf(toUnicode, "1 beginbfrange <0001> <0002> <0430> endbfrange")))
	f.Add(encrypted(true, "", set(60, 700, "The two sides agree.")))
	f.Add(latin(stroked(58, 720, 480, 720) + stroked(58, 702, 480, 702) + stroked(58, 660, 480, 660) + set(60, 707, "Field") + set(180, 707, "Agreed") + set(60, 690, "Fish", "Trade") + set(180, 690, "each spring", "freely")))
	f.Add(latin(set(60, 700, "Field")+set(180, 700, "Agreed")+set(60, 673, "Fish")+set(180, 680, "a quota", "each spring")+set(60, 640, "Trade")+set(180, 640, "freely"), set(40, 700, "1", "2", "3", "4", "5")+set(60, 700, "The two", "sides", "agree", "to", "meet.")))
	f.Add(latin(lattice(stroked, []float64{60, 270, 480}, []float64{800, 40})+set(64, 785, "The sides of", "Arvenia agree on")+set(274, 785, "The sides of", "Kestria agree on"), lattice(stroked, []float64{60, 270, 480}, []float64{800, 770})+set(64, 785, "the ports.")+set(274, 785, "the tolls.")))
	b := &builder{}
	font := b.add(helvetica)
	b.pages(fmt.Sprintf("/Font <</F1 %d 0 R>>", font), set(60, 700, "The two sides agree."))
	f.Add(b.packed())
	f.Fuzz(func(t *testing.T, b []byte) {
		if err := sound(b); err != nil {
			t.Fatal(err)
		}
	})
}
