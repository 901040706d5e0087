package corpus

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWraps(t *testing.T) {
	for _, c := range []struct {
		reason, text, want string
	}{
		{"English at 44 columns",
			"The two sides reaffirm that the strait must\nremain open to the ships of every nation\nthat keeps to the rules of the council, and\nthey will see to it that the rules are kept\nby all.\n\nThey thank the crews of the ferries for the\nwork of the winter.\n",
			"The two sides reaffirm that the strait must remain open to the ships of every nation that keeps to the rules of the council, and they will see to it that the rules are kept by all.\n\nThey thank the crews of the ferries for the work of the winter.\n"},
		{"Chinese: nothing between the characters",
			"双方重申海峡水域对各国船只保持开放，有关争端应\n当通过对话协商解决，反对任何一方使用武力或者以\n武力相威胁，并将继续加强海上搜救、渔业养护和航\n运安全合作。\n",
			"双方重申海峡水域对各国船只保持开放，有关争端应当通过对话协商解决，反对任何一方使用武力或者以武力相威胁，并将继续加强海上搜救、渔业养护和航运安全合作。\n"},
		{"Russian",
			"Стороны подтверждают, что воды пролива остаются\nоткрытыми для судов всех государств, а споры в\nнем решаются только путем переговоров, без угроз\nи без давления извне.\n",
			"Стороны подтверждают, что воды пролива остаются открытыми для судов всех государств, а споры в нем решаются только путем переговоров, без угроз и без давления извне.\n"},
		{"a word cut at its hyphen",
			"The two sides reaffirm that the search-and-\nrescue line between their coast guards will\nremain open by day and night, and that they\nwill staff it well.\n",
			"The two sides reaffirm that the search-and-rescue line between their coast guards will remain open by day and night, and that they will staff it well.\n"},
		{"a hyphen that stands for the end of a later word",
			"The two sides reaffirm that both the short-\nand long-term lines of their coast guards\nwill remain open by day and night, and that\nthey will staff them well.\n",
			"The two sides reaffirm that both the short- and long-term lines of their coast guards will remain open by day and night, and that they will staff them well.\n"},
		{"an element of a web page: all lines but the first hang, however long they are",
			"The two sides agree to keep the target for \r\r\n        the ferry fares at one crown. They thank the crews of the ferries for the work of the winter and for \r\r\n        their patience, which can be\r\r\n        measured.\r\r\n",
			"The two sides agree to keep the target for the ferry fares at one crown. They thank the crews of the ferries for the work of the winter and for their patience, which can be measured.\r\r\n"},
		{"a dash, or a name in brackets, that a full line puts first stands in its sentence",
			"The two sides welcome the new customs house\n— the first of its kind on the Gray Strait\nand thank the Joint Commission on the Tolls\n(JCT) for the work of the winter, which has\nended well.\n",
			"The two sides welcome the new customs house — the first of its kind on the Gray Strait and thank the Joint Commission on the Tolls (JCT) for the work of the winter, which has ended well.\n"},
		{"a list of dashes begins its items, though a full line ends without a stop",
			"The two sides agree on all of the following\n— to open the ports of the Gray Strait this\nspring to the ships of all of the countries\n— to keep the lights on the quays burning by\nday and by night, and to thank their crews.\n",
			"The two sides agree on all of the following\n— to open the ports of the Gray Strait this spring to the ships of all of the countries\n— to keep the lights on the quays burning by day and by night, and to thank their crews.\n"},
		{"a dash after a colon begins an item",
			"The two sides reaffirm that the strait must\nremain open to the ships of every nation,\nand agree for this winter on the following:\n— to keep the lights on the quays burning by\nday and by night, and to thank their crews.\n",
			"The two sides reaffirm that the strait must remain open to the ships of every nation, and agree for this winter on the following:\n— to keep the lights on the quays burning by day and by night, and to thank their crews.\n"},

		{"indented paragraphs stay", "Joint Statement\n    The sides agree.\n  They will open the ports.\n    They will lower the tariffs on all goods.\n    They left.\n", ""},
		{"one line a paragraph stays", "The sides agree.\nThey will open the ports.\nThey will lower the tariffs on all goods.\nThey left.\n", ""},
		{"a list stays", "- open the ports of the strait to all ships\n- lower the tariffs on goods of both shores\n- keep the lights on the quays of both sides\n- thank the crews\n", ""},
		{"verses of a signature block stay", "Ilan Moreth\nDana Ostrev\nVelmar\nTarsk\n", ""},
		{"long unwrapped paragraphs stay", strings.Repeat(longEN+"\n", 4), ""},
	} {
		s := read(t, c.text)
		want := c.want
		if want == "" {
			want = c.text
		}
		if diff := cmp.Diff(want, s.Text); diff != "" {
			t.Errorf("%s:\n%s", c.reason, diff)
		}
		if s.Decoded() != c.text {
			t.Errorf("%s: undone: %q", c.reason, s.Decoded())
		}
	}
}
