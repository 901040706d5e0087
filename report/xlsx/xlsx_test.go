package xlsx_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"tifa/align"
	"tifa/corpus"
	"tifa/corpus/sample"
	"tifa/corpus/units"
	"tifa/diff"
	"tifa/report"
	"tifa/report/xlsx"
)

// sampleReport compares the last two statements of the sample in a language.
func sampleReport(t *testing.T, lang string, f report.Filter) *report.Report {
	t.Helper()
	var pair []*corpus.Statement
	dates := sample.Dates(lang)
	for _, date := range dates[len(dates)-2:] {
		s, err := sample.Open(date, lang)
		if err != nil {
			t.Fatal(err)
		}
		units.Reader{}.Read(s)
		pair = append(pair, s)
	}
	return report.New(diff.Compare(pair[0], pair[1], align.Aligner{}), f)
}

// textReport compares two texts.
func textReport(t *testing.T, older, newer string) *report.Report {
	t.Helper()
	var pair []*corpus.Statement
	for i, text := range []string{older, newer} {
		s, err := corpus.Read(fmt.Sprintf("%d.txt", i), []byte(text), corpus.Options{})
		if err != nil {
			t.Fatal(err)
		}
		units.Reader{}.Read(s)
		pair = append(pair, s)
	}
	return report.New(diff.Compare(pair[0], pair[1], align.Aligner{}), report.Filter{})
}

func write(t *testing.T, r *report.Report) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := xlsx.Write(&b, r, "0.0.0", "tifa compare old new"); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func open(t *testing.T, b []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// table reads a sheet as rows by the names of its columns.
func table(t *testing.T, f *excelize.File, sheet string) []map[string]string {
	t.Helper()
	rows, err := f.GetRows(sheet)
	if err != nil || len(rows) == 0 {
		t.Fatal(sheet, err)
	}
	var out []map[string]string
	for _, row := range rows[1:] {
		m := map[string]string{}
		for i, v := range row {
			m[rows[0][i]] = v
		}
		out = append(out, m)
	}
	return out
}

// numbers reads the numbers of the sheet Summary by their names.
func numbers(t *testing.T, f *excelize.File) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, row := range table(t, f, "Summary") {
		out[row["Item"]] = row["Old"]
	}
	return out
}

type jsonDoc struct {
	Old, New struct {
		Clauses []struct {
			ID    string
			Units []struct{ Text string }
		}
	}
	Summary struct {
		Added, Removed, Reworded, Moved, Split, Merged, Unchanged int
		Similarity                                                float64
		Classes                                                   map[string]int
	}
	Findings []struct{ Kind string }
	Changes  []struct{ Kind string }
}

func jsonOf(t *testing.T, r *report.Report) jsonDoc {
	t.Helper()
	var b bytes.Buffer
	if err := report.JSON(&b, r); err != nil {
		t.Fatal(err)
	}
	var doc jsonDoc
	if err := json.Unmarshal(b.Bytes(), &doc); err != nil {
		t.Fatal(err)
	}
	return doc
}

// TestNumbers: a workbook counts what the JSON of the same report counts.
func TestNumbers(t *testing.T) {
	for _, lang := range sample.Langs {
		t.Run(lang, func(t *testing.T) {
			r := sampleReport(t, lang, report.Filter{})
			doc, f := jsonOf(t, r), open(t, write(t, r))
			got := numbers(t, f)
			s := doc.Summary
			for name, want := range map[string]int{
				"Added": s.Added, "Removed": s.Removed, "Reworded": s.Reworded, "Moved": s.Moved, "Split": s.Split, "Merged": s.Merged, "Unchanged": s.Unchanged,
				"Reworded only in dates, numbers or names": s.Classes["slot"], "Unchanged but for numbering": s.Classes["numbering"],
				"Clauses": len(doc.Old.Clauses),
			} {
				if got[name] != strconv.Itoa(want) {
					t.Errorf("%s: %q, JSON says %d", name, got[name], want)
				}
			}
			if want := fmt.Sprintf("%.4f", s.Similarity); got["Similarity, 0 to 1"] != want {
				t.Errorf("similarity %q, JSON says %s", got["Similarity, 0 to 1"], want)
			}
			kinds := map[string]int{}
			changes := table(t, f, "Changes")
			for i, row := range changes {
				kinds[row["Kind"]]++
				before, after := joined(r.Rows[i].Before), joined(r.Rows[i].After)
				if row["Before"] != before || row["After"] != after {
					t.Errorf("row %d says %q, %q; the report %q, %q", i+1, row["Before"], row["After"], before, after)
				}
			}
			if kinds["added"] != s.Added || kinds["removed"] != s.Removed || kinds["reworded"] != s.Reworded {
				t.Errorf("rows by kind %v, JSON says %+v", kinds, s)
			}
			acts := 0
			for _, side := range [][]struct {
				ID    string
				Units []struct{ Text string }
			}{doc.Old.Clauses, doc.New.Clauses} {
				for _, c := range side {
					acts += len(c.Units)
				}
			}
			for sheet, want := range map[string]int{"Findings": len(doc.Findings), "Commitments": acts, "Alignment": len(doc.Changes)} {
				if n := len(table(t, f, sheet)); n != want {
					t.Errorf("%s has %d rows, JSON gives %d", sheet, n, want)
				}
			}
		})
	}
}

func joined(ps []report.Piece) string {
	var b strings.Builder
	for _, p := range ps {
		b.WriteString(p.Text)
	}
	return b.String()
}

// TestMarks: what is deleted is struck through and red, what is inserted
// underlined and green, and nothing else is.
func TestMarks(t *testing.T) {
	r := sampleReport(t, "en", report.Filter{})
	f := open(t, write(t, r))
	for i, row := range r.Rows {
		for column, ps := range map[string][]report.Piece{"J": row.Before, "K": row.After} {
			cell := fmt.Sprintf("%s%d", column, i+2)
			runs, err := f.GetCellRichText("Changes", cell)
			if err != nil {
				t.Fatal(err)
			}
			var got, want strings.Builder
			for _, run := range runs {
				switch f := run.Font; {
				case f != nil && f.Strike && f.Color == "B00020":
					got.WriteString("[-" + run.Text + "-]")
				case f != nil && f.Underline == "single" && f.Color == "0A6B2D":
					got.WriteString("{+" + run.Text + "+}")
				default:
					got.WriteString(run.Text)
				}
			}
			for _, p := range ps {
				switch p.Op {
				case diff.Delete:
					want.WriteString(p.Lead() + "[-" + p.Core() + "-]" + p.Tail())
				case diff.Insert:
					want.WriteString(p.Lead() + "{+" + p.Core() + "+}" + p.Tail())
				default:
					want.WriteString(p.Text)
				}
			}
			if len(runs) > 0 && got.String() != want.String() {
				t.Errorf("%s: %q, want %q", cell, got.String(), want.String())
			}
		}
	}
}

// TestFormulas: what looks like a formula is text, and stays text when somebody
// edits the cell.
func TestFormulas(t *testing.T) {
	r := textReport(t, "Joint Statement\n\n=HYPERLINK(\"x\") is what the two sides will open.\n\n+1 is what they will close at Lenn.\n",
		"Joint Statement\n\n=HYPERLINK(\"y\") is what the two sides will open.\n\n@SUM(A1) they will repair before the winter.\n\n-2 bridges will stay.\n")
	f := open(t, write(t, r))
	signs := 0
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for i, row := range rows {
			for k, v := range row {
				cell, err := excelize.CoordinatesToCellName(k+1, i+1)
				if err != nil {
					t.Fatal(err)
				}
				if formula, err := f.GetCellFormula(sheet, cell); err != nil || formula != "" {
					t.Errorf("%s!%s: formula %q, %v", sheet, cell, formula, err)
				}
				if !report.IsFormula(v) {
					continue
				}
				signs++
				kind, err := f.GetCellType(sheet, cell)
				if err != nil || kind != excelize.CellTypeInlineString {
					t.Errorf("%s!%s: %q is of type %v, %v", sheet, cell, v, kind, err)
				}
				id, err := f.GetCellStyle(sheet, cell)
				if err != nil {
					t.Fatal(err)
				}
				if q := f.Styles.CellXfs.Xf[id].QuotePrefix; q == nil || !*q {
					t.Errorf("%s!%s: %q would run when it is edited", sheet, cell, v)
				}
			}
		}
	}
	if signs < 4 {
		t.Errorf("only %d cells look like formulas: is the test right?", signs)
	}
}

// TestLong: a clause that is longer than a cell goes on in the next rows, which
// say so, and nothing is lost.
func TestLong(t *testing.T) {
	long := "The two sides list " + strings.Repeat("bridges, 桥梁 and 🚢 ferries, ", 1600) + "and no more."
	r := textReport(t, "Joint Statement\n\nThe two sides will open the ferry at Lenn.\n", "Joint Statement\n\nThe two sides will open the ferry at Lenn.\n\n"+long+"\n")
	b := write(t, r)
	f := open(t, b)
	var parts []string
	for _, row := range table(t, f, "Changes") {
		if strings.HasPrefix(row["Note"], "part ") {
			parts = append(parts, row["After"])
			if want := fmt.Sprintf("part %d of 2: the text is longer than a cell can hold", len(parts)); !strings.HasPrefix(row["Note"], want) || row["No."] != "1" || row["Kind"] != "added" {
				t.Errorf("part %d: %v", len(parts), row)
			}
			if strings.Contains(row["After"], "\ufffd") {
				t.Error("a character was cut in two")
			}
		}
	}
	if strings.Join(parts, "") != long {
		t.Errorf("%d parts do not give the clause back", len(parts))
	}
	if !bytes.Equal(b, write(t, r)) {
		t.Error("the second workbook has other bytes")
	}
}

// TestForbidden: what XML forbids is shown, and what looks like an escape or a
// tag stays as it is. corpus reads what would turn text round as a space.
func TestForbidden(t *testing.T) {
	r := textReport(t, "Joint Statement\n\nThe two sides open the ferry.\n", "Joint Statement\n\nThe two sides open the ferry.\n\nBells \x01 ring \u202eback _x0041_ & <b>loud</b> \uffff.\n")
	f := open(t, write(t, r))
	want := "Bells \ufffd ring back _x0041_ & loud \ufffd."
	if rows := table(t, f, "Changes"); len(rows) != 1 || rows[0]["After"] != want {
		t.Errorf("got %q, want %q", rows, want)
	}
}

// TestNothingSteers fills every field that comes from outside with hostile
// text: the workbook opens, and no cell holds what would hide or turn text.
func TestNothingSteers(t *testing.T) {
	const hostile = "=x\x1b[31m\x00\u009b\u202e\u2066\x7f\xff\n]]>&<t>\ufffe" + "y"
	read := func(body string) *corpus.Statement {
		s, err := corpus.Read("a.txt", []byte("Joint Statement\n\nI. Trade\n\n"+body+"\n"), corpus.Options{})
		if err != nil {
			t.Fatal(err)
		}
		units.Reader{}.Read(s)
		s.ID, s.Series, s.Title, s.Lang, s.Place, s.Scale = hostile, hostile, hostile, hostile, hostile, hostile
		s.Source.Name, s.Source.Encoding, s.Source.Evidence = hostile, hostile, hostile
		s.Warnings = []string{hostile}
		s.Text += hostile
		sp := corpus.Span{Start: len(s.Text) - len(hostile), End: len(s.Text)}
		s.Dropped = append(s.Dropped, corpus.Dropped{Span: sp, Reason: hostile})
		s.Repairs = append(s.Repairs, corpus.Repair{Span: sp, From: hostile, To: hostile, Rule: hostile})
		s.Damage = append(s.Damage, corpus.Damage{Span: sp, Proposed: hostile, Readings: 2})
		for i := range s.Clauses {
			s.Clauses[i].ID += hostile
		}
		return s
	}
	older, newer := read("The two sides will open the bridge at Lenn."), read("The two sides will close the bridge at Lenn.")
	r := report.New(diff.Compare(older, newer, align.Aligner{}), report.Filter{})
	r.Filter.Section = hostile
	var b bytes.Buffer
	if err := xlsx.Write(&b, r, "0", hostile); err != nil {
		t.Fatal(err)
	}
	f := open(t, b.Bytes())
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil || len(rows) == 0 {
			t.Fatal(sheet, err)
		}
		for _, row := range rows {
			for _, v := range row {
				if strings.ContainsFunc(v, func(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) }) || !utf8.ValidString(v) {
					t.Errorf("%s: %q", sheet, v)
				}
			}
		}
	}
}

// TestSame: the same report gives the same bytes, without the time of day.
func TestSame(t *testing.T) {
	a := write(t, sampleReport(t, "ru", report.Filter{Only: []string{"moved"}}))
	for range 5 {
		if !bytes.Equal(a, write(t, sampleReport(t, "ru", report.Filter{Only: []string{"moved"}}))) {
			t.Fatal("other bytes")
		}
	}
	props, err := open(t, a).GetDocProps()
	if err != nil || props.Created != "2006-09-16T00:00:00Z" || props.Modified != props.Created || props.Creator != "tifa 0.0.0" {
		t.Errorf("%+v, %v", props, err)
	}
}

// TestLibreOffice: another program reads the same counts.
func TestLibreOffice(t *testing.T) {
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice is not here")
	}
	if testing.Short() {
		t.Skip("starts LibreOffice")
	}
	for _, lang := range sample.Langs {
		dir := t.TempDir()
		r := sampleReport(t, lang, report.Filter{})
		if err := os.WriteFile(filepath.Join(dir, "book.xlsx"), write(t, r), 0o666); err != nil {
			t.Fatal(err)
		}
		// Sheet 3 as UTF-8, fields as shown.
		c := exec.Command(soffice, "-env:UserInstallation=file://"+filepath.ToSlash(dir)+"/profile", "--headless",
			"--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,3", "--outdir", dir, filepath.Join(dir, "book.xlsx"))
		if out, err := c.CombinedOutput(); err != nil {
			t.Skipf("LibreOffice cannot convert here: %v: %s", err, out)
		}
		b, err := os.ReadFile(filepath.Join(dir, "book-Changes.csv"))
		if err != nil {
			t.Skipf("LibreOffice has no import of workbooks here: %v", err)
		}
		rows, err := csv.NewReader(bytes.NewReader(b)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if len(rows)-1 != len(r.Rows) {
			t.Errorf("%s: LibreOffice reads %d changes instead of %d", lang, len(rows)-1, len(r.Rows))
		}
		for i, row := range r.Rows {
			if got := rows[i+1]; got[9] != joined(row.Before) || got[10] != joined(row.After) || got[3] != string(row.Change.Kind) {
				t.Errorf("%s: row %d is %q", lang, i+1, got)
			}
		}
	}
}
