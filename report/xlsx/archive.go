package xlsx

import (
	"archive/zip"
	"bytes"
	"io"
	"maps"
	"slices"

	"github.com/xuri/excelize/v2"
)

// archive is a ZIP archive whose files stand in the order of their names, not
// in the order in which the workbook happens to hand them over.
type archive struct {
	*zip.Writer
	files map[string]*bytes.Buffer
}

func newArchive(w io.Writer) excelize.ZipWriter {
	return &archive{zip.NewWriter(w), map[string]*bytes.Buffer{}}
}

// Create takes a file.
func (a *archive) Create(name string) (io.Writer, error) {
	a.files[name] = &bytes.Buffer{}
	return a.files[name], nil
}

// Close writes the files.
func (a *archive) Close() error {
	for _, name := range slices.Sorted(maps.Keys(a.files)) {
		f, err := a.Writer.Create(name)
		if err != nil {
			return err
		}
		if _, err := f.Write(a.files[name].Bytes()); err != nil {
			return err
		}
	}
	return a.Writer.Close()
}
