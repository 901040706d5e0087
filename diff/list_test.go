package diff_test

import (
	"strings"
	"testing"

	"tifa/align"
	"tifa/corpus"
	"tifa/diff"
)

// TestLists shows what is said of an enumeration: items that came (+), went
// (-), were reworded (~) and changed places, and how the edits are cut. An
// empty list means that nothing is said of lists.
func TestLists(t *testing.T) {
	for _, c := range []struct{ reason, old, new, list, want, class string }{
		{"an item in the middle comes with its mark",
			"双方将加强石油、天然气、煤炭领域合作。", "双方将加强石油、天然气、液化天然气、煤炭领域合作。",
			"+液化天然气", "双方将加强石油、天然气、{+液化天然气、+}煤炭领域合作。", "wording"},
		{"one goes, one comes, and the words around are no items",
			"双方愿深化铁路、港口、电网和海底电缆合作。", "双方愿深化铁路、电网、数据中心和海底电缆合作。",
			"-港口 +数据中心", "双方愿深化铁路、[-港口、-]电网{+、数据中心+}和海底电缆合作。", "wording"},
		{"another verb in front is not part of the first item",
			"双方将扩大粮食、鱼类、木材贸易。", "双方将稳定粮食、鱼类、木材、盐贸易。",
			"+盐", "双方将[-扩大-]{+稳定+}粮食、鱼类、木材{+、盐+}贸易。", "wording"},
		{"items in another order are the same items",
			"双方将加强石油、天然气、煤炭领域合作。", "双方将加强天然气、石油、煤炭领域合作。",
			"order", "双方将加强{+天然气、+}石油、[-天然气、-]煤炭领域合作。", "order"},
		{"等 ends the list",
			"双方将在铁路、港口、电网等领域合作。", "双方将在铁路、港口、电网、航运等领域合作。",
			"+航运", "双方将在铁路、港口、电网{+、航运+}等领域合作。", "wording"},
		{"a list that says more of one item",
			"加强联合国、海峡理事会、沿岸国家会议合作机制框架内的协调。", "加强联合国、沿岸国家会议、海峡理事会框架内的协调。",
			"order", "", "wording"},
		{"a verb that every item has belongs to the items",
			"双方将着力稳增长、促改革、调结构。", "双方将着力稳增长、促改革、调结构、惠民生。",
			"+惠民生", "双方将着力稳增长、促改革、调结构{+、惠民生+}。", "wording"},
		{"two of them are no list",
			"双方将加强石油、天然气合作。", "双方将加强天然气、石油合作。",
			"", "双方将加强{+天然气、+}石油[-、天然气-]合作。", "wording"},
		{"an English item comes with its comma, and the joining word stays",
			"The two sides will cooperate in rail, ports, and power grids.", "The two sides will cooperate in rail, ports, data centres, and power grids.",
			"+data centres", "The two sides will cooperate in rail, ports, {+data centres,+} and power grids.", "wording"},
		{"no comma before the joining word",
			"They will trade in timber, salt and herring.", "They will trade in timber, grain, salt and herring.",
			"+grain", "They will trade in timber, {+grain,+} salt and herring.", "wording"},
		{"the last item goes and the joining word moves up",
			"They will trade in timber, salt, grain, and herring.", "They will trade in timber, salt, and grain.",
			"-herring", "They will trade in timber, salt, {+and+} grain[-, and herring-].", "wording"},
		{"countries in another order",
			"The members are Arvenia, Kestria, Norgrave, and Haldmark.", "The members are Kestria, Arvenia, Norgrave, and Haldmark.",
			"order", "", "order"},
		{"another order and a new member is more than another order",
			"The members are Arvenia, Kestria, and Norgrave.", "The members are Kestria, Arvenia, Norgrave, and Haldmark.",
			"+Haldmark order", "", "wording"},
		{"another order of one list and a new year is told as the graver of the two",
			"In 2021 they met ministers from Arvenia, Kestria, and Norgrave.", "In 2023 they met ministers from Kestria, Arvenia, and Norgrave.",
			"order", "", "order"},
		{"a list begins behind including, whatever stands before",
			"They will protect sea routes, including ferries, ports, and lighthouses.", "They will guard the strait, including ferries, ports, cables, and lighthouses.",
			"+cables", "", "wording"},
		{"a date has commas and is no list",
			"They met on May 3, 2021, with envoys of Velmar, Tarsk, and Esten.", "They met on May 9, 2023, with envoys of Velmar, Tarsk, and Halm.",
			"-Esten +Halm", "They met on May [-3, 2021-]{+9, 2023+}, with envoys of Velmar, Tarsk, and [-Esten-]{+Halm+}.", "wording"},
		{"the point of an abbreviation does not end a list",
			"Banks of Velmar, St. Orlen, Tarsk, and Esten agree.", "Banks of Velmar, St. Orlen, and Tarsk agree.",
			"-Esten", "", "wording"},
		{"a reworded item alone is read word by word",
			"They will promote free trade, safe ports, and clean water.", "They will promote fair trade, safe ports, and clean water.",
			"", "They will promote [-free-]{+fair+} trade, safe ports, and clean water.", "wording"},
		{"a reworded item beside one that came",
			"They will promote green trade, safe ports, and clean water.", "They will promote green trade, safe harbour ports, good roads, and clean water.",
			"+good roads ~safe ports>safe harbour ports", "They will promote green trade, safe {+harbour+} ports, {+good roads,+} and clean water.", "wording"},
		{"an article is no other item",
			"The members are Arvenia, Haldmark Islands, and Kestria.", "The members are Arvenia, the Haldmark Islands, Norgrave, and Kestria.",
			"+Norgrave", "", "wording"},
		{"clauses with commas and an and are no list",
			"We met in Velmar, we agreed on salt, and they paid.", "We met in Tarsk, they agreed on salt, and they paid.",
			"", "", "wording"},
		{"a Russian list",
			"Стороны расширят торговлю лесом, солью и сельдью.", "Стороны расширят торговлю лесом, зерном, солью и сельдью.",
			"+зерном", "Стороны расширят торговлю лесом, {+зерном,+} солью и сельдью.", "wording"},
		{"а также joins as и does",
			"Стороны развивают железные дороги, порты, а также электросети.", "Стороны развивают железные дороги, порты, маяки, а также электросети.",
			"+маяки", "Стороны развивают железные дороги, порты, {+маяки,+} а также электросети.", "wording"},
		{"a Russian list in another order",
			"Участники: Арвения, Кестрия, Норгрейв и Хальдмарк.", "Участники: Кестрия, Арвения, Норгрейв и Хальдмарк.",
			"order", "", "order"},
	} {
		older, newer := read(t, c.old), read(t, c.new)
		cmp := diff.Compare(older, newer, align.Aligner{})
		ch := cmp.Changes[0]
		invariants(t, cmp)
		if got := telling(older, newer, ch.Lists); got != c.list || string(ch.Class) != c.class {
			t.Errorf("%s: %q (%s), want %q (%s)", c.reason, got, ch.Class, c.list, c.class)
		}
		if got := marked(ch.Edits); c.want != "" && got != tight.Replace(c.want) {
			t.Errorf("%s:\n got %s\nwant %s", c.reason, got, c.want)
		}
	}
}

// telling writes list changes down.
func telling(older, newer *corpus.Statement, lists []diff.ListChange) string {
	var out []string
	for _, l := range lists {
		for _, sp := range l.Lost {
			out = append(out, "-"+older.String(sp))
		}
		for _, sp := range l.Gained {
			out = append(out, "+"+newer.String(sp))
		}
		for _, p := range l.Reworded {
			out = append(out, "~"+older.String(p.Old)+">"+newer.String(p.New))
		}
		if l.Reordered {
			out = append(out, "order")
		}
	}
	return strings.Join(out, " ")
}

// checkLists checks that each list lies in its change, and its items in it.
func checkLists(t *testing.T, c *diff.Comparison, ch diff.Change) {
	t.Helper()
	inside := func(l, item corpus.Span) bool {
		return item.Len() > 0 && l.Start <= item.Start && item.End <= l.End
	}
	within := func(s *corpus.Statement, group []int, l corpus.Span) bool {
		return inside(corpus.Span{Start: s.Clauses[group[0]].Start, End: s.Clauses[group[len(group)-1]].End}, l)
	}
	for _, l := range ch.Lists {
		ok := within(c.Old, ch.Old, l.Old) && within(c.New, ch.New, l.New)
		for _, sp := range l.Lost {
			ok = ok && inside(l.Old, sp)
		}
		for _, sp := range l.Gained {
			ok = ok && inside(l.New, sp)
		}
		for _, p := range append(l.Kept[:len(l.Kept):len(l.Kept)], l.Reworded...) {
			ok = ok && inside(l.Old, p.Old) && inside(l.New, p.New)
		}
		if !ok || len(l.Gained)+len(l.Lost) == 0 && !l.Reordered {
			t.Errorf("list %+v does not fit its change %v to %v", l, ch.Old, ch.New)
		}
	}
}
