package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"tifa/report"
)

// browsers are the names of the programs that can print a page to PDF.
var browsers = []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"}

// printingTime is how long a browser may take to print one report.
const printingTime = 2 * time.Minute

// printPDF prints the HTML report through an installed Chromium, which loads
// nothing but the page. The bytes are the browser's: they hold the time.
func printPDF(w io.Writer, r *report.Report, command string) error {
	browser, err := findBrowser()
	if err != nil {
		return err
	}
	noRoom := func(err error) error {
		return fmt.Errorf("--format pdf: no room for the page in %s: %w: set TMPDIR to a folder that can be written to", os.TempDir(), cause(err))
	}
	dir, err := os.MkdirTemp("", "tifa-pdf-")
	if err != nil {
		return noRoom(err)
	}
	defer os.RemoveAll(dir)
	page, pdf := filepath.Join(dir, "report.html"), filepath.Join(dir, "report.pdf")
	var b bytes.Buffer
	if err := report.HTML(&b, r, version, command); err != nil {
		return err
	}
	if err := os.WriteFile(page, b.Bytes(), 0o600); err != nil {
		return noRoom(err)
	}
	ctx, stop := context.WithTimeout(context.Background(), printingTime)
	defer stop()
	args := []string{"--headless", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--no-pdf-header-footer",
		"--user-data-dir=" + filepath.Join(dir, "profile"), "--print-to-pdf=" + pdf}
	if os.Geteuid() == 0 {
		args = append(args, "--no-sandbox") // Chromium refuses to start as root with one
	}
	run := exec.CommandContext(ctx, browser, append(args, "file://"+filepath.ToSlash(page))...)
	run.WaitDelay = time.Second
	said, err := run.CombinedOutput()
	printed, readErr := os.ReadFile(pdf)
	if readErr != nil || !bytes.HasPrefix(printed, []byte("%PDF")) {
		return fmt.Errorf("--format pdf: %s printed nothing: %w: print the HTML report (--format html) from a browser instead\n%s", browser, cmp.Or(err, readErr, errors.New("no PDF")), said)
	}
	_, err = w.Write(printed)
	return err
}

func findBrowser() (string, error) {
	for _, name := range browsers {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", errors.New("--format pdf: needs Chromium, Chrome or Edge, and none is installed: print the HTML report (--format html) from any browser instead")
}
