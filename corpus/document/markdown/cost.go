package markdown

import "strings"

// The parser's time grows with the square of two numbers, so that a text of
// 200 KB can take minutes: of the marks of quotations and lists at the start of
// a line, and of the marks for emphasis, links and HTML in a paragraph.
const (
	// maxNesting is how many marks may stand at the start of a line.
	maxNesting = 100
	// maxCost is the largest sum of the squares of the marks in each paragraph:
	// one of 5,000, or 600 of 200. It stands for about a second.
	maxCost = 25_000_000
	// maxCells is how many cells a table may have: the parser fills up short rows.
	maxCells = 100_000
	// maxScan is how many bytes the parser may look through for the ends of runs
	// of backticks that have none: each looks through the rest of its paragraph.
	maxScan = 100_000_000
)

// costly tells a text that would cost the parser more than its words are worth.
func costly(body string) bool {
	cost, marks := 0, 0
	if scanned(body) > maxScan {
		return true
	}
	columns, rows := 0, 0 // of the table that is being read
	for line := range strings.Lines(body) {
		if strings.TrimSpace(line) == "" {
			marks, columns, rows = 0, 0, 0
			continue
		}
		if strings.Trim(line, " \t\r\n|:->") == "" && strings.Contains(line, "-") {
			columns = max(columns, strings.Count(line, "|")+1)
		}
		if rows++; columns > 1 && columns*rows > maxCells {
			return true
		}
		text := strings.TrimLeft(line, ">-*+ \t")
		head := line[:len(line)-len(text)]
		rule := strings.TrimSpace(text) == "" && !strings.Contains(head, ">")
		if !rule && strings.Count(head, ">")+strings.Count(head, "-")+strings.Count(head, "*")+strings.Count(head, "+") > maxNesting {
			return true
		}
		last := byte(0)
		for i := range len(line) {
			c := line[i]
			if c != last && strings.IndexByte("*_~[]<`", c) >= 0 {
				cost += 2*marks + 1 // the square of one more
				marks++
			}
			last = c
			if c == '[' {
				last = 0 // every bracket counts, of a run of others the run
			}
		}
		if cost > maxCost {
			return true
		}
	}
	return false
}

// scanned is how many bytes the parser looks through for the ends of runs of
// backticks: one without a run of the same length further on in its paragraph
// makes it look through all the rest.
func scanned(body string) int {
	cost, at := 0, 0
	var starts, sizes []int // of the runs of the paragraph
	end := func() {
		later := map[int]bool{}
		for i := len(starts) - 1; i >= 0; i-- {
			if !later[sizes[i]] {
				cost += at - starts[i]
			}
			later[sizes[i]] = true
		}
		starts, sizes = starts[:0], sizes[:0]
	}
	for line := range strings.Lines(body) {
		if strings.TrimSpace(line) == "" {
			end()
		}
		for i := 0; i < len(line); i++ {
			if line[i] != '`' {
				continue
			}
			begin := i
			for i < len(line) && line[i] == '`' {
				i++
			}
			starts, sizes = append(starts, at+begin), append(sizes, i-begin)
		}
		at += len(line)
	}
	end()
	return cost
}
