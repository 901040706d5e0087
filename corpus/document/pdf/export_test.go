package pdf

import (
	"fmt"
	"strings"
)

// AnyScript is a file in a font that has all characters, of letters half as wide
// as they are high; the title stands in the file's own description.
func AnyScript(title string, contents ...string) []byte {
	b := &builder{}
	all := b.stream("", fmt.Sprintf(toUnicode, "1 beginbfrange <0020> <FFFF> <0020> endbfrange"))
	font := b.add(identity, all)
	b.info = b.add("<</Title <FEFF%s>>>", utf16Hex(title))
	return b.pages(fmt.Sprintf("/Font <</F1 %d 0 R>>", font), contents...)
}

// Say shows a line of AnyScript at a place in a size.
func Say(x, y, size float64, text string) string {
	return strings.Replace(hexShow(x, y, utf16Hex(text)), "/F1 12", fmt.Sprintf("/F1 %g", size), 1)
}
