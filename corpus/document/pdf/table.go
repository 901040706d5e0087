package pdf

import (
	"math"
	"strings"
)

// tables finds the rows of tables that have no ruling lines: lines of text that follow each other with wide gaps
// at the same places. For each line of one it gives the text of the row, cells
// parted by tabs; "" for a line that went into the row above.
func tables(all []line, l *layout) []*string {
	rows := make([]*string, len(all))
	for from := 0; from < len(all); {
		to := from
		for to < len(all) && len(all[to].cells) > 1 && (to == from || same(&all[to-1], &all[to]) && aligned(all[to-1].cells, all[to].cells)) {
			to++
			// Lines of one cell that go on a cell above belong to its row.
			for to < len(all) && same(&all[to-1], &all[to]) && len(all[to].cells) == 1 && !l.gap(&all[to-1], &all[to]) && hanging(all[from:to], &all[to]) >= 0 && to+1 < len(all) && len(all[to+1].cells) > 0 {
				to++
			}
		}
		full := 0
		for i := from; i < to; i++ {
			if len(all[i].cells) > 1 {
				full++
			}
		}
		if full < 2 {
			from = max(to, from+1)
			continue
		}
		var cells []string
		var at []chunk
		first := from
		set := func(end int) {
			text := strings.Join(cells, "\t")
			rows[first] = &text
			for i := first + 1; i < end; i++ {
				rows[i] = new(string)
			}
		}
		for i := from; i < to; i++ {
			if len(all[i].cells) > 1 || cells == nil {
				if cells != nil {
					set(i)
				}
				first, at, cells = i, all[i].cells, nil
				for _, c := range at {
					cells = append(cells, strings.ReplaceAll(c.text, "\t", " "))
				}
				continue
			}
			for k := range at {
				if math.Abs(at[k].x0-all[i].x0) < 0.6*all[i].size {
					cells[k] = l.hyphens.join(cells[k], all[i].text)
				}
			}
		}
		set(to)
		from = to
	}
	return rows
}

// hanging gives the cell, other than the first, of the last full row under
// which a line of one cell stands, -1 when it stands under none.
func hanging(above []line, x *line) int {
	for i := len(above) - 1; i >= 0; i-- {
		if len(above[i].cells) < 2 {
			continue
		}
		for k, c := range above[i].cells {
			if k > 0 && math.Abs(c.x0-x.x0) < 0.6*x.size {
				return k
			}
		}
		return -1
	}
	return -1
}

// aligned reports whether two rows have a cell, other than the first, that
// begins, ends or has its middle at the same place.
func aligned(a, b []chunk) bool {
	for _, c := range a[1:] {
		for _, d := range b[1:] {
			em := 0.5 * max(c.size, d.size)
			if math.Abs(c.x0-d.x0) < em || math.Abs(c.x1-d.x1) < em || math.Abs(c.x0+c.x1-d.x0-d.x1) < em {
				return true
			}
		}
	}
	return false
}
