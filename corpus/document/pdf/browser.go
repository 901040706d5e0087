package pdf

import (
	"regexp"
	"slices"
	"strings"

	"tifa/corpus/document"
)

// browserMargin is the part of a page, in points from its edge, in which
// browsers print the time, the title, the address and the number of the page.
const browserMargin = 44

// printed is a line with the time at its start or end, or with an address there,
// as browsers print them on every page. What stands on the same height is one
// line.
var printed = regexp.MustCompile(`^(?:(?:https?|file)://\S|` + moment + `)|(?:^|\s)(?:(?:https?|file)://\S+(?: \d+ ?(?:/|of|из|共) ?\d+)?|` + moment + `)$`)

// moment is a day and a time of that day, as browsers write it where it is
// English, Chinese or Russian.
const moment = `\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},? +(?:[上下中]午|晚上|凌晨)?\d{1,2}:\d{2}(?::\d{2})?(?:[ \x{202F}][AP]M)?`

// dropMasthead takes out the lines that name the site of a page that was
// printed: they stand above its heading, and the title of the file is the
// heading and the name of the site.
func dropMasthead(d *document.Document) {
	parts := document.TitleSign.Split(d.Title, 8)
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	longest := slices.MaxFunc(parts, func(a, b string) int { return len(a) - len(b) })
	const above = 20 // blocks that may stand above the heading
	head := slices.IndexFunc(d.Blocks, func(b document.Block) bool {
		return b.Kind == document.Heading && strings.EqualFold(b.Text, longest)
	})
	if len(parts) < 2 || head < 1 || head > above {
		return
	}
	var kept []document.Block
	for i, b := range d.Blocks {
		if i < head && slices.ContainsFunc(parts, func(p string) bool { return p != longest && strings.EqualFold(p, b.Text) }) {
			d.Dropped = append(d.Dropped, document.Dropped{Text: b.Text, Reason: "page header"})
			continue
		}
		kept = append(kept, b)
	}
	d.Blocks = kept
}
