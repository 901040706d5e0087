package odt

import (
	"encoding/xml"

	"tifa/corpus/document"
	"tifa/corpus/document/track"
)

// table reads a table.
func (f *flow) table() error {
	var rows [][][]document.Block
	var node func(e xml.StartElement) error
	node = func(e xml.StartElement) error {
		switch e.Name.Local {
		case "table-header-rows", "table-rows", "table-row-group":
			return f.w.Each(node, nil)
		case "table-row":
			row, err := f.row()
			rows = append(rows, row)
			return err
		case "change", "change-start", "change-end":
			return f.node(e)
		}
		return nil
	}
	err := f.w.Each(node, nil)
	f.blocks = append(f.blocks, track.Rows(rows)...)
	return err
}

// row reads the cells of a row. What a cell holds that another one covers
// nobody sees.
func (f *flow) row() ([][]document.Block, error) {
	var cells [][]document.Block
	err := f.w.Each(func(e xml.StartElement) error {
		in := f.inner()
		switch e.Name.Local {
		case "table-cell":
		case "covered-table-cell":
			if in.state.Aside == "" {
				in.state = track.State{Inserted: in.state.Inserted, Deleted: in.state.Deleted, Aside: "covered cell"}
			}
		default:
			return nil
		}
		blocks, err := in.read()
		cells = append(cells, blocks)
		for range min(number(e, "number-columns-repeated", 1), 10) - 1 { // empty ones, as a spreadsheet has them
			cells = append(cells, nil)
		}
		return err
	}, nil)
	return cells, err
}
