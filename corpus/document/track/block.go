package track

import (
	"strings"

	"tifa/corpus/document"
)

// Rows makes blocks of the rows of a table, given as the blocks of each cell.
// A table with a single column only frames its text, which then stands as if
// there were no table.
func Rows(rows [][][]document.Block) []document.Block {
	columns := 0
	for _, row := range rows {
		columns = max(columns, len(row))
	}
	var out []document.Block
	for _, row := range rows {
		if columns == 1 {
			for _, cell := range row {
				out = append(out, cell...)
			}
			continue
		}
		var cells []string
		for _, cell := range row {
			cells = append(cells, strings.ReplaceAll(Lines(cell), "\t", " "))
		}
		if text := strings.TrimRight(strings.Join(cells, "\t"), "\t"); text != "" {
			out = append(out, document.Block{Kind: document.Row, Text: text})
		}
	}
	return out
}

// Lines are the texts of blocks, each on a line.
func Lines(blocks []document.Block) string {
	var out []string
	for _, b := range blocks {
		out = append(out, b.Text)
	}
	return strings.Join(out, "\n")
}
