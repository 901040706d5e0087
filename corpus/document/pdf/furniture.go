package pdf

import (
	"math"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"

	"tifa/corpus/document"
)

// edgeLines is how many lines at the head and the foot of a page may be
// printed again on the other pages.
const edgeLines = 3

// margin is the outermost part of a page, in points, where only smaller type
// than the text's can be a running head.
const margin = 28

var (
	pageNumber = regexp.MustCompile(`(?i)^(?:page|p\.|стр\.?|страница|第)?[\s\-–—·~|]*(\d{1,4})[\s\-–—·~|]*(?:页|頁|page)?(?:\s*[,，]?\s*(?:/|of|из|共)\s*\d{1,4}\s*(?:页|頁)?)?$`)
	digits     = regexp.MustCompile(`\d+`)
)

// edge is a line at the head or the foot of a page.
type edge struct {
	index int // among all lines
	key   string
	y     float64 // from the edge of the page
	nums  []int
}

// head is the place of a running head: from the head or the foot of its page.
type head struct {
	foot       bool
	from, size float64
}

// furniture finds the running heads and page numbers: lines at the same place
// on most pages whose words are the same and whose numbers are the same or
// grow. It gives the reason for each line that is one, by its index.
func furniture(all []line, body float64, pages int) map[int]string {
	drop := map[int]string{}
	groups := map[string][]edge{}
	byPage := map[int][]int{}
	for i := range all {
		byPage[all[i].page] = append(byPage[all[i].page], i)
	}
	for _, lines := range byPage {
		for _, foot := range []bool{false, true} {
			for _, e := range edges(all, lines, foot) {
				groups[e.key] = append(groups[e.key], e)
			}
		}
	}
	for _, es := range groups {
		sort.Slice(es, func(i, j int) bool { return es[i].index < es[j].index })
		for _, e := range es {
			same, grow, fixed := map[int]bool{}, true, true
			var last *edge
			for k := range es {
				if math.Abs(es[k].y-e.y) > 4 {
					continue
				}
				same[all[es[k].index].page] = true
				if last != nil {
					grow = grow && grows(last.nums, es[k].nums)
					fixed = fixed && equal(last.nums, es[k].nums)
				}
				last = &es[k]
			}
			if len(same) >= 2 && 3*len(same) >= pages && (2*len(same) >= pages || len(same) >= 3) && (grow || fixed) {
				drop[e.index] = "running head"
				if pageNumber.MatchString(all[e.index].text) {
					drop[e.index] = "page number"
				}
			}
		}
	}
	l := newLayout(all)
	for _, lines := range byPage {
		for _, foot := range []bool{false, true} {
			l.keepText(all, lines, foot, drop)
		}
	}
	var heads []head
	for i := range drop {
		x := &all[i]
		heads = append(heads, head{false, x.height - x.y, x.size}, head{true, x.y, x.size})
	}
	for _, lines := range byPage {
		for _, foot := range []bool{false, true} {
			lone(all, lines, foot, body, heads, drop)
		}
	}
	// A table is text when any row of it is.
	stays := map[*grid]bool{}
	for i := range all {
		if r := all[i].row; r != nil && drop[i] == "" {
			stays[r.grid] = true
		}
	}
	for i := range drop {
		if r := all[i].row; r != nil && stays[r.grid] {
			delete(drop, i)
		}
	}
	return drop
}

// keepText takes lines off the list of furniture that end a sentence in the
// size of the text, or stand as near to the text as its own lines: pages may
// begin or end with the same words, as statements repeat themselves.
func (l *layout) keepText(all []line, lines []int, foot bool, drop map[int]string) {
	order := outermost(all, lines, foot)
	for k := len(order) - 1; k >= 0; k-- {
		x := &all[order[k]]
		if drop[order[k]] != "running head" {
			continue
		}
		if ends(x.text) && math.Abs(x.size-l.body) < 0.05*l.body {
			delete(drop, order[k])
			continue
		}
		for _, j := range order[k+1:] {
			inner := &all[j]
			if inner.x0 > x.x1 || inner.x1 < x.x0 || math.Abs(inner.y-x.y) < 2 {
				continue
			}
			above, below := x, inner
			if foot {
				above, below = inner, x
			}
			if drop[j] == "" && math.Abs(x.size-inner.size) < 0.05*l.body && !l.gap(above, below) {
				delete(drop, order[k])
			}
			break
		}
	}
}

// outermost sorts the lines of a page from its head, or its foot, inwards.
func outermost(all []line, lines []int, foot bool) []int {
	order := slices.Clone(lines)
	sort.SliceStable(order, func(i, j int) bool { return (all[order[i]].y > all[order[j]].y) != foot })
	return order
}

// edges gives the first or last lines of a page.
func edges(all []line, lines []int, foot bool) []edge {
	order := outermost(all, lines, foot)
	var out []edge
	rows, y := 0, math.Inf(1)
	for _, i := range order {
		if math.Abs(all[i].y-y) > 2 {
			rows, y = rows+1, all[i].y
		}
		if rows > edgeLines {
			break
		}
		key := "head "
		from := all[i].height - all[i].y
		if foot {
			key, from = "foot ", all[i].y
		}
		var nums []int
		for _, d := range digits.FindAllString(all[i].text, 20) {
			n, _ := strconv.Atoi(d[:min(len(d), 9)])
			nums = append(nums, n)
		}
		out = append(out, edge{i, key + strings.ToLower(digits.ReplaceAllString(all[i].text, "#")), from, nums})
	}
	return out
}

// lone finds a page number that stands on a single page, and small type in the
// outermost margin, as browsers print an address and a date there.
func lone(all []line, lines []int, foot bool, body float64, heads []head, drop map[int]string) {
	order := outermost(all, lines, foot)
	for k, i := range order {
		l := &all[i]
		from := l.height - l.y
		if foot {
			from = l.y
		}
		if drop[i] != "" {
			continue
		}
		if l.row != nil {
			return
		}
		apart := k+1 >= len(order) || math.Abs(all[order[k+1]].y-l.y) > 2*body
		switch {
		case from < margin && l.size < 0.95*body, from < browserMargin && printed.MatchString(l.text):
			drop[i] = "running head"
		case apart && k < edgeLines && slices.ContainsFunc(heads, func(h head) bool {
			return h.foot == foot && math.Abs(h.from-from) < 2 && math.Abs(h.size-l.size) < 0.03*l.size && l.size < 0.95*body
		}):
			drop[i] = "running head" // those of the other pages alternate with it
		case pageNumber.MatchString(l.text) && from < 0.12*l.height && apart && k < edgeLines:
			n, _ := strconv.Atoi(pageNumber.FindStringSubmatch(l.text)[1])
			if n != l.page && len(order) > 1 {
				return
			}
			drop[i] = "page number"
		default:
			return
		}
	}
}

func grows(a, b []int) bool {
	if len(a) != len(b) {
		return false
	}
	more := false
	for i := range a {
		if b[i] < a[i] {
			return false
		}
		more = more || b[i] > a[i]
	}
	return more
}

func equal(a, b []int) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// clear takes the furniture out of the lines and lists it.
func clearFurniture(all []line, drop map[int]string) (kept []line, out []document.Dropped) {
	for i := range all {
		if reason := drop[i]; reason != "" {
			out = append(out, document.Dropped{Text: all[i].text, Reason: reason})
			continue
		}
		kept = append(kept, all[i])
	}
	return kept, out
}
