package docx

import (
	"encoding/xml"

	"tifa/corpus/document"
	"tifa/corpus/document/pack"
	"tifa/corpus/document/track"
)

// table reads a table.
func (f *flow) table() error {
	f.rest()
	var rows [][][]document.Block
	var node func(e xml.StartElement) error
	node = func(e xml.StartElement) error {
		if e.Name.Local != "tr" {
			return f.w.Each(node, nil) // a content control around rows
		}
		row, err := f.row()
		rows = append(rows, row)
		return err
	}
	err := f.w.Each(node, nil)
	f.blocks = append(f.blocks, track.Rows(rows)...)
	return err
}

// row reads the cells of a row. A row or a cell can be inserted or deleted as
// a whole.
func (f *flow) row() ([][]document.Block, error) {
	outer := f.state
	defer func() { f.state = outer }()
	var cells [][]document.Block
	var node func(e xml.StartElement) error
	node = func(e xml.StartElement) error {
		switch e.Name.Local {
		case "trPr":
			return f.w.Each(func(e xml.StartElement) error {
				switch e.Name.Local {
				case "ins":
					f.state.Inserted = true
				case "del":
					f.state.Deleted = true
				case "hidden":
					if on(e) {
						f.state = merge(f.state, track.State{Aside: hidden})
					}
				}
				return nil
			}, nil)
		case "tc":
			cell, err := f.cell()
			cells = append(cells, cell)
			return err
		}
		return f.w.Each(node, nil)
	}
	err := f.w.Each(node, nil)
	return cells, err
}

// cell reads a cell. What a cell holds that another one covers nobody sees.
func (f *flow) cell() ([]document.Block, error) {
	in := &flow{reader: f.reader, w: f.w, state: f.state}
	err := f.w.Each(func(e xml.StartElement) error {
		if e.Name.Local != "tcPr" {
			return in.node(e)
		}
		return f.w.Each(func(e xml.StartElement) error {
			switch e.Name.Local {
			case "vMerge", "hMerge":
				if pack.Attr(e, "val") != "restart" {
					in.state = merge(in.state, track.State{Aside: "covered cell"})
				}
			case "cellIns":
				in.state.Inserted = true
			case "cellDel":
				in.state.Deleted = true
			}
			return nil
		}, nil)
	}, nil)
	in.rest()
	return in.blocks, err
}
