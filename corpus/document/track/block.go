package track

import (
	"slices"
	"strings"

	"tifa/corpus/document"
)

// Rows makes blocks of the rows of a table, given as the blocks of each cell.
// A table with a single column only frames its text, which then stands as if
// there were no table. A cell of several lines that others follow, as where
// signatures or languages stand side by side, ends its row: on one line its end
// and the beginning of the next cell would read as one sentence.
func Rows(rows [][][]document.Block) []document.Block {
	columns := 0
	for _, row := range rows {
		columns = max(columns, len(row))
	}
	var out []document.Block
	for _, row := range rows {
		for columns > 1 && len(row) > 0 {
			n := together(row)
			out = append(out, line(row[:n])...)
			row = row[n:]
		}
		for _, cell := range row {
			out = append(out, cell...)
		}
	}
	return out
}

// together is the number of cells of a row that can stand on one line: up to a
// cell of several lines, or all where only empty ones follow it.
func together(row [][]document.Block) int {
	long := slices.IndexFunc(row, func(cell []document.Block) bool { return len(cell) > 1 })
	if long < 0 || !slices.ContainsFunc(row[long+1:], func(cell []document.Block) bool { return len(cell) > 0 }) {
		return len(row)
	}
	return long + 1
}

// line makes one block of cells that stand side by side; a cell of several lines
// that stands alone keeps its own.
func line(row [][]document.Block) []document.Block {
	if len(row) == 1 && len(row[0]) > 1 {
		return row[0]
	}
	var cells []string
	for _, cell := range row {
		cells = append(cells, strings.ReplaceAll(Lines(cell), "\t", " "))
	}
	if text := strings.TrimRight(strings.Join(cells, "\t"), "\t"); text != "" {
		return []document.Block{{Kind: document.Row, Text: text}}
	}
	return nil
}

// Lines are the texts of blocks, each on a line.
func Lines(blocks []document.Block) string {
	var out []string
	for _, b := range blocks {
		out = append(out, b.Text)
	}
	return strings.Join(out, "\n")
}
