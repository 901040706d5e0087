package align_test

import (
	"strings"
	"testing"

	"tifa/align"
	"tifa/corpus"
	"tifa/corpus/units"
)

// TestTraps holds the aligner to pairs that a careful reader makes or refuses
// although the wording says otherwise.
func TestTraps(t *testing.T) {
	for _, c := range []struct {
		reason, old, new string
		from             string   // words of the old clause
		to               []string // words of its successors; none when it has gone
	}{
		{
			"two speakers with the same sentence: the actor decides",
			"Joint Statement of Arvenia and Kestria\n\nThe two sides met in Velmar.\n\nThe Arvenian side supports the early opening of the northern ferry line.\n\nThe Kestrian side will train the pilots.",
			"Joint Statement of Arvenia and Kestria\n\nThe two sides met in Ostrel.\n\nThe Kestrian side supports the early opening of the northern ferry line.\n\nThe Kestrian side will train the pilots and their teachers.\n\nThe Arvenian side supports the early opening of the northern ferry line and of its harbour.",
			"Arvenian side supports", []string{"Arvenian side supports"},
		},
		{
			"what is said of next year now was not said of this year a year ago",
			"会议公报\n\n2021年12月6日\n\n今年是渡轮航线和港口建设的关键一年，渡轮航班增加。\n\n明年是港口改造的起步之年，要做好码头加固工作。",
			"会议公报\n\n2022年12月7日\n\n今年是港口改造的起步之年，渡轮航班和码头加固工作取得进展。\n\n明年是灯塔重建的起步之年，要做好灯塔勘察工作。",
			"今年是渡轮", []string{"今年是港口"},
		},
		{
			"a condemnation of one state is not the successor of that of another",
			"Leaders' Statement\n\nWe met in Velmar.\n\nWe condemn in the strongest terms the attack on the lighthouse of Kestria.\n\nWe condemn in the strongest terms the attack on the port of Borland.",
			"Leaders' Statement\n\nWe met in Ostrel.\n\nWe condemn in the strongest terms the attack on the port of Borland.",
			"lighthouse of Kestria", nil,
		},
		{
			"sentences merged into one list",
			"双方联合声明\n\n双方商定以下事项。\n\n扩大海峡渡轮航班。加强港口检疫合作。共同培训引航员。支持两国博物馆互办展览。",
			"双方联合声明\n\n双方商定以下事项。\n\n扩大海峡渡轮航班；加强港口检疫合作；共同培训引航员；支持两国博物馆互办展览。",
			"共同培训", []string{"扩大海峡"},
		},
		{
			"one sentence split over two sections",
			"Joint Statement\n\nI. Trade\n\nThe two sides will lower the harbour fees by half and publish the tide tables every month.\n\nThey will open a market in Velmar.\n\nII. Science\n\nThe two sides will map the northern reefs.",
			"Joint Statement\n\nI. Trade\n\nThe two sides will lower the harbour fees by half.\n\nThey will open a market in Velmar.\n\nII. Science\n\nThe two sides will map the northern reefs.\n\nThey will publish the tide tables every month.",
			"lower the harbour fees", []string{"lower the harbour fees", "publish the tide tables"},
		},
	} {
		read := func(text string) *corpus.Statement {
			s, err := corpus.Read("statement.txt", []byte(text), corpus.Options{})
			if err != nil {
				t.Fatal(err)
			}
			units.Reader{}.Read(s)
			return s
		}
		older, newer := read(c.old), read(c.new)
		var got []string
		for _, p := range (align.Aligner{}).Align(older, newer).Pairs {
			for _, i := range p.Old {
				if !strings.Contains(older.String(older.Clauses[i].Span), c.from) {
					continue
				}
				for _, j := range p.New {
					got = append(got, newer.String(newer.Clauses[j].Span))
				}
			}
		}
		right := len(got) == len(c.to)
		for k := range c.to {
			right = right && strings.Contains(got[k], c.to[k])
		}
		if !right {
			t.Errorf("%s: %q answers to %q, want %q", c.reason, c.from, got, c.to)
		}
	}
}
