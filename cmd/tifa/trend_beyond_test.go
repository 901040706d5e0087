package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// TestBeyondOrder: neither the order in which files were made nor the number of
// processors shows in what is found, estimated or adopted.
func TestBeyondOrder(t *testing.T) {
	var files [][2]string
	for i := range 9 {
		text := fmt.Sprintf("The two sides will keep the old harbour open. They study the tolls of %d bridges.\n", i%3)
		if i > 4 {
			text = "They are patient and keep the strait calm. They study the tolls of many bridges.\n"
		}
		files = append(files, [2]string{fmt.Sprintf("%d-05-01.en.txt", 2001+i), text})
	}
	base := t.TempDir()
	outs := map[string]bool{}
	commands := [][]string{
		{"trend", "--formulas"},
		{"trend", "patient", "harbour", "--norm", "per10k", "--stats", "--era", "2001..2004", "--vs", "2006..2009"},
	}
	for i := range 3 {
		dir := filepath.Join(base, fmt.Sprint(i), "harbours")
		if err := os.MkdirAll(dir, 0o777); err != nil {
			t.Fatal(err)
		}
		for k := range files {
			at := (k*[]int{1, 2, 4}[i] + i) % len(files) // each has no factor in common with 9
			write(t, dir, files[at:at+1])
		}
		for _, format := range []string{"table", "csv", "json"} {
			for _, c := range commands {
				args := append(append([]string{}, c...), "--series", dir, "--format", format)
				a := tifa(t, args...)
				old := runtime.GOMAXPROCS(1)
				b := tifa(t, args...)
				runtime.GOMAXPROCS(old)
				if string(a) != string(b) {
					t.Errorf("%v: two runs differ", args)
				}
				outs[strings.Join(c, " ")+format+string(a)] = true
			}
			out := tifa(t, "adoption", "patient|harbour", "--corpus", filepath.Dir(dir), "--format", format)
			outs["adoption"+format+string(out)] = true
		}
	}
	if len(outs) != 9 {
		t.Errorf("%d outputs of three commands in three formats", len(outs))
	}
}

// TestPublishedAdoption: the sentence on the strait goes from one series to the
// next as analysts published it, and formulas are found in time.
func TestPublishedAdoption(t *testing.T) {
	data := realTexts(t, "data")
	var doc struct {
		Users []struct {
			Series, Date string
			Lag          int  `json:"lag_days"`
			AtStart      bool `json:"at_start"`
		}
	}
	if err := json.Unmarshal(tifa(t, "adoption", "peace and stability <0-4> Taiwan Strait", "--corpus", data, "--format", "json"), &doc); err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"us_japan 2021-04-16 0", "us_rok 2021-05-21 35", "g7_summit_communique 2021-06-13 58"} {
		if u := doc.Users[i]; fmt.Sprint(u.Series, " ", u.Date, " ", u.Lag) != want || !u.AtStart {
			t.Errorf("%d: %+v, want %s", i+1, u, want)
		}
	}
	begin := time.Now()
	out := string(tifa(t, "trend", "--formulas", "--series", filepath.Join(data, "fomc_scheduled")))
	t.Logf("formulas of 210 statements in %v", time.Since(begin))
	if !strings.Contains(out, "target range for the federal funds rate") {
		t.Error(out)
	}
}
