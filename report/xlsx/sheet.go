package xlsx

import (
	"fmt"
	"math"
	"strings"
	"unicode/utf16"

	"github.com/clipperhouse/displaywidth"
	"github.com/xuri/excelize/v2"

	"tifa/diff"
	"tifa/report"
)

// column is a column of a sheet, its width in characters.
type column struct {
	name  string
	width float64
}

// cell is what stands in one column of a row: text, in pieces so that words
// can be marked, or a number.
type cell struct {
	pieces []report.Piece
	lang   string
	number any // nil for text
	share  bool
}

// text is a cell of English, or of what has no language.
func text(s string) cell { return in("en", s) }

// in is a cell of text in a language.
func in(lang, s string) cell {
	return cell{pieces: []report.Piece{{Op: diff.Equal, Text: clean(s)}}, lang: lang}
}

func count(n int) cell { return cell{number: n} }

// share is a number from 0 to 1, with four places as in the JSON documents.
func share(f float64) cell { return cell{number: math.Round(f*1e4) / 1e4, share: true} }

// sheet is a sheet being written, row by row. It keeps the first error.
type sheet struct {
	*book
	name    string
	w       *excelize.StreamWriter
	columns []column
	keys    int // that many columns are said again where a row goes on in the next
	rows    int
	err     error
}

// sheet begins a sheet: the header stays in sight and is printed on each page.
// The last column says which part of a text that is longer than a cell a row
// holds, and that a text is taller than a row can be.
func (b *book) sheet(name string, keys int, columns ...column) (*sheet, error) {
	if b.SheetCount == 1 && b.GetSheetName(0) == "Sheet1" {
		if err := b.SetSheetName("Sheet1", name); err != nil {
			return nil, err
		}
	} else if _, err := b.NewSheet(name); err != nil {
		return nil, err
	}
	fit := true
	if err := b.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return nil, err
	}
	w, err := b.NewStreamWriter(name)
	if err != nil {
		return nil, err
	}
	s := &sheet{book: b, name: name, w: w, columns: append(columns, column{"Note", 14}), keys: keys}
	for i, c := range s.columns {
		if err := w.SetColWidth(i+1, i+1, c.width); err != nil {
			return nil, err
		}
	}
	if err := w.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return nil, err
	}
	var names []string
	for _, c := range s.columns {
		names = append(names, c.name)
	}
	s.head(names...)
	return s, s.err
}

// head adds a row of headings.
func (s *sheet) head(names ...string) {
	values := make([]any, len(names))
	for i, n := range names {
		values[i] = excelize.Cell{StyleID: s.style(style{lang: "en", head: true}), Value: n}
	}
	s.row(values, lineHeight)
}

// cellLimit is how many UTF-16 units a cell holds.
const cellLimit = excelize.TotalCellChars

// add adds a row, and as many more as its longest text needs.
func (s *sheet) add(cells ...cell) {
	parts := make([][][]report.Piece, len(cells))
	n := 1
	for i, c := range cells {
		parts[i] = split(c.pieces, cellLimit)
		n = max(n, len(parts[i]))
	}
	for k := range n {
		values := make([]any, len(s.columns))
		for i := range values {
			values[i] = excelize.Cell{StyleID: s.style(style{})}
		}
		high := 1
		show := func(i int, lang string, ps []report.Piece) {
			var whole string
			values[i], whole = s.value(lang, ps)
			high = max(high, lines(whole, s.columns[i].width))
		}
		for i, c := range cells {
			switch {
			case k < len(parts[i]):
				show(i, c.lang, parts[i][k])
			case c.number != nil && (k == 0 || i < s.keys):
				values[i] = excelize.Cell{StyleID: s.style(style{share: c.share}), Value: c.number}
			case len(parts[i]) == 1 && i < s.keys:
				show(i, c.lang, parts[i][0])
			}
		}
		var notes []string
		if n > 1 {
			notes = append(notes, fmt.Sprintf("part %d of %d: the text is longer than a cell can hold", k+1, n))
		}
		if float64(high)*lineHeight > excelize.MaxRowHeight {
			notes = append(notes, "the row is too low for the text: read it in the cell")
		}
		if notes != nil {
			show(len(values)-1, "en", text(strings.Join(notes, "; ")).pieces)
		}
		s.row(values, min(float64(high)*lineHeight, excelize.MaxRowHeight))
	}
}

// lineHeight is the height of a line in points.
const lineHeight = 16.5

// lines is how many lines a text takes in a column, rather one more than one
// less: a program does not make a row higher by itself.
func lines(text string, width float64) int {
	const wide = 1.1 // what is lost where lines break, and to fonts wider than those asked for
	return int(math.Ceil(float64(displaywidth.String(text)) * wide / width))
}

func (s *sheet) row(values []any, height float64) {
	if s.err != nil {
		return
	}
	s.rows++
	var at string
	if at, s.err = excelize.CoordinatesToCellName(1, s.rows); s.err == nil {
		s.err = s.w.SetRow(at, values, excelize.RowOpts{Height: height})
	}
}

// value is a cell of text, and its text without the marks. What begins like a formula is marked as text,
// so that it stays text also when somebody edits it.
func (s *sheet) value(lang string, ps []report.Piece) (c excelize.Cell, whole string) {
	var b strings.Builder
	var runs []excelize.RichTextRun
	marked := false
	for _, p := range ps {
		b.WriteString(p.Text)
		plain := &excelize.Font{Family: family(lang), Size: size}
		font := *plain
		switch p.Op {
		case diff.Delete:
			font.Strike, font.Color = true, "B00020"
		case diff.Insert:
			font.Underline, font.Color = "single", "0A6B2D"
		}
		marked = marked || p.Op != diff.Equal
		for _, r := range []excelize.RichTextRun{{Text: p.Lead(), Font: plain}, {Text: p.Core(), Font: &font}, {Text: p.Tail(), Font: plain}} {
			if r.Text != "" {
				runs = append(runs, r)
			}
		}
	}
	whole = b.String()
	c = excelize.Cell{StyleID: s.style(style{lang: lang, quoted: report.IsFormula(whole)}), Value: whole}
	if marked {
		c.Value = runs
	}
	return c, whole
}

// close ends the sheet: with a filter over its columns, laid out for printing.
func (s *sheet) close() error {
	if s.err != nil {
		return s.err
	}
	last, err := excelize.CoordinatesToCellName(len(s.columns), s.rows)
	if err != nil {
		return err
	}
	if s.name != "Summary" { // whose rows are not of one kind
		if err := s.AutoFilter(s.name, "A1:"+last, nil); err != nil {
			return err
		}
	}
	landscape, paper, wide, high := "landscape", 9, 1, 0 // A4, one page wide, as many high as it takes
	if err := s.SetPageLayout(s.name, &excelize.PageLayoutOptions{Orientation: &landscape, Size: &paper, FitToWidth: &wide, FitToHeight: &high}); err != nil {
		return err
	}
	if err := s.SetHeaderFooter(s.name, &excelize.HeaderFooterOptions{OddFooter: "&L&A&R&P / &N"}); err != nil {
		return err
	}
	if err := s.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: s.name + "!$1:$1", Scope: s.name}); err != nil {
		return err
	}
	return s.w.Flush()
}

// style is how a cell looks.
type style struct {
	lang   string // "" for a number
	head   bool
	share  bool // a number with four places
	quoted bool // text that begins like a formula
}

const size = 11

// family is a font that has the characters of a language; a program without it
// takes one like it.
func family(lang string) string {
	switch {
	case lang == "zh-Hant":
		return "Microsoft JhengHei"
	case strings.HasPrefix(lang, "zh"):
		return "Microsoft YaHei"
	}
	return "Calibri"
}

// style returns the number of a style in the workbook.
func (b *book) style(st style) int {
	st.lang = family(st.lang)
	if id, ok := b.styles[st]; ok {
		return id
	}
	x := &excelize.Style{
		Font:      &excelize.Font{Family: st.lang, Size: size, Bold: st.head},
		Alignment: &excelize.Alignment{WrapText: true, Vertical: "top", Horizontal: "left"},
		Border:    []excelize.Border{{Type: "bottom", Style: 1, Color: "D0D0CC"}},
	}
	if st.head {
		x.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E8E8E4"}}
		x.Border[0].Color = "808080"
	}
	if st.share {
		format := "0.0000"
		x.CustomNumFmt = &format
	}
	id, err := b.NewStyle(x)
	if err != nil {
		panic(err) // a style that the workbook cannot have: a mistake in this program
	}
	if st.quoted {
		// A style of its own even where a plain one looks the same.
		xf := b.Styles.CellXfs.Xf[id]
		xf.QuotePrefix = &st.quoted
		b.Styles.CellXfs.Xf = append(b.Styles.CellXfs.Xf, xf)
		b.Styles.CellXfs.Count = len(b.Styles.CellXfs.Xf)
		id = b.Styles.CellXfs.Count - 1
	}
	b.styles[st] = id
	return id
}

// split cuts text into parts of at most limit UTF-16 units, behind a space
// where one is near. Joined they are the text again.
func split(ps []report.Piece, limit int) [][]report.Piece {
	const near = 200
	var parts [][]report.Piece
	var part []report.Piece
	room := limit
	for _, p := range ps {
		for p.Text != "" {
			end, space := len(p.Text), 0
			left := room
			for i, r := range p.Text {
				if left -= utf16.RuneLen(r); left < 0 {
					end = i
					break
				}
				if r == ' ' && left < near {
					space = i + 1
				}
			}
			if end < len(p.Text) && space > 0 {
				end = space
			}
			if end > 0 {
				part = append(part, report.Piece{Op: p.Op, Text: p.Text[:end], Class: p.Class})
			}
			room = max(left, 0)
			if p.Text = p.Text[end:]; p.Text != "" {
				parts, part, room = append(parts, part), nil, limit
			}
		}
	}
	if part != nil {
		parts = append(parts, part)
	}
	return parts
}
