package main

import (
	"io"
	"strings"
	"testing"

	"tifa/align"
	"tifa/corpus"
	"tifa/diff"
	"tifa/report"
)

// TestNoBrowser: without a browser tifa says so, and what to do.
func TestNoBrowser(t *testing.T) {
	t.Setenv("PATH", "")
	r := report.New(diff.Compare(&corpus.Statement{}, &corpus.Statement{}, align.Aligner{}), report.Filter{})
	err := printPDF(io.Discard, r, "tifa compare")
	if err == nil || !strings.HasPrefix(err.Error(), "--format pdf: needs Chromium, Chrome or Edge, and none is installed: ") {
		t.Errorf("error %v", err)
	}
}
