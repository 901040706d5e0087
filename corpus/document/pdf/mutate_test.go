//go:build unix

package pdf

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
	"time"

	"tifa/corpus/document"
)

// mutate damages a file in one of the ways in which files are damaged.
func mutate(b []byte, r *rand.Rand) []byte {
	b = append([]byte(nil), b...)
	switch r.IntN(6) {
	case 0: // cut off
		return b[:r.IntN(len(b))]
	case 1: // bytes changed
		for range 1 + r.IntN(40) {
			b[r.IntN(len(b))] = byte(r.IntN(256))
		}
	case 2: // a piece missing
		i := r.IntN(len(b))
		return append(b[:i], b[min(len(b), i+r.IntN(3000)):]...)
	case 3: // a piece twice
		i := r.IntN(len(b))
		j := min(len(b), i+r.IntN(3000))
		return append(b[:j:j], b[i:]...)
	case 4: // the end changed, where the cross references are
		from := max(0, len(b)-3000)
		for range 10 {
			b[from+r.IntN(len(b)-from)] = byte(r.IntN(256))
		}
	case 5: // figures changed: lengths, offsets, numbers of objects
		for range 200 {
			if i := r.IntN(len(b)); b[i] >= '0' && b[i] <= '9' {
				b[i] = byte('0' + r.IntN(10))
			}
		}
	}
	return b
}

// TestMutated damages printed files: none may make the reader panic, take
// longer than two seconds or need more than 300 MB. TIFA_PDF_MUTATED sets how
// many.
func TestMutated(t *testing.T) {
	n := 200
	fmt.Sscan(os.Getenv("TIFA_PDF_MUTATED"), &n)
	var files [][]byte
	if dir := os.Getenv("TIFA_PDF_DIR"); dir != "" {
		names, _ := filepath.Glob(filepath.Join(dir, "*.pdf"))
		for _, name := range names {
			if b, err := os.ReadFile(name); err == nil {
				files = append(files, b)
			}
		}
	}
	if len(files) == 0 {
		files = append(files, latin(set(60, 700, "The two sides agree.")), encrypted(true, "", set(60, 700, "The two sides agree.")),
			latin(lattice(filled, tableX, tableY)+set(62, 690, "Fish", "and trade")+set(152, 690, "May"), lattice(stroked, tableX, tableY)+set(152, 690, "June")),
			withFont(cjk("GBK-EUC-H"), fmt.Sprintf("BT /F1 12 Tf 60 700 Td <%x> Tj ET", gbk("双方重申"))))
	}
	var before, m runtime.MemStats
	runtime.ReadMemStats(&before)
	r := rand.New(rand.NewPCG(1, 2))
	read, refused, worst := 0, 0, time.Duration(0)
	start, cpu := time.Now(), spent()
	for i := range n {
		b := mutate(files[i%len(files)], r)
		if len(b) == 0 {
			continue
		}
		from := spent()
		if err := sound(b); err != nil {
			t.Errorf("file %d: %v", i, err)
		}
		took := spent() - from
		if _, err := Read("a.pdf", b, document.Options{}); err != nil {
			refused++
		} else {
			read++
		}
		if worst = max(worst, took); took > 2*time.Second {
			t.Errorf("file %d took %v", i, took)
		}
	}
	runtime.ReadMemStats(&m)
	grown := (m.Sys - before.Sys) >> 20
	if grown > 300 {
		t.Errorf("%d MB were taken", grown)
	}
	t.Logf("%d files: %d read, %d refused; slowest %v, %d MB, %v CPU in %v", n, read, refused, worst, grown, spent()-cpu, time.Since(start))
}

// spent is the CPU time of this process.
func spent() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
