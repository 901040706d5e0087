package main

import (
	"strings"
	"testing"
)

// TestNoBrowser: without a browser tifa says so, and what to do.
func TestNoBrowser(t *testing.T) {
	t.Setenv("PATH", "")
	if _, err := findBrowser(); err == nil || !strings.HasPrefix(err.Error(), "--format pdf: needs Chromium, Chrome or Edge, and none is installed: ") {
		t.Errorf("error %v", err)
	}
}
