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
