package report_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"tifa/corpus/document"
	docxreader "tifa/corpus/document/docx"
	"tifa/report"
)

// TestDOCXReader reads tracked documents as a user's own are read: accepted
// they are the new statement, rejected the old one, and left open they are
// refused.
func TestDOCXReader(t *testing.T) {
	perSeries := 1
	if testing.Short() {
		perSeries = 0
	}
	documents, inserted, deleted := 0, 0, 0
	for _, c := range couples(t, perSeries) {
		b := printed(t, report.DOCX, c.report())
		for revisions, want := range map[document.Revisions][]string{
			"":              report.Paragraphs(c.newer),
			document.Accept: report.Paragraphs(c.newer),
			document.Reject: report.Paragraphs(c.older),
		} {
			d, err := docxreader.Read(c.name+".docx", b, document.Options{Revisions: revisions})
			if err != nil {
				t.Errorf("%s: %q: %v", c.name, revisions, err)
				continue
			}
			var got []string
			for _, bl := range d.Blocks {
				got = append(got, bl.Text)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s: %q (-want +got):\n%s", c.name, revisions, diff)
			}
			if revisions == document.Accept {
				documents, inserted, deleted = documents+1, inserted+d.Inserted, deleted+d.Deleted
				if _, err := docxreader.Read(c.name+".docx", b, document.Options{Revisions: document.Fail}); (err != nil) != (d.Inserted+d.Deleted > 0) {
					t.Errorf("%s: %d insertions and %d deletions, and asked to refuse them it says %v", c.name, d.Inserted, d.Deleted, err)
				}
			}
		}
	}
	if inserted == 0 || deleted == 0 {
		t.Error("nothing was tracked")
	}
	t.Logf("%d documents with %d insertions and %d deletions", documents, inserted, deleted)
}
