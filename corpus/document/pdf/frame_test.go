package pdf

import (
	"strings"
	"testing"
)

// stack sets lines one under the other that a wall of a table may follow.
func stack(x, y float64, words string) string { return set(x, y, strings.Split(words, "|")...) }

// TestFrames reads lines that only place text on the page: no sentence is cut at
// them.
func TestFrames(t *testing.T) {
	left := "The sides of Arvenia will keep the|ports of Velmar open by day and by|night to the ferries of the strait|and to the ships of all the nations|that call there, and will set there for"
	right := "Kestria for its part will keep the|harbour of Tarsk in good repair and|will see that the lighthouse of the|cape burns from the first evening|of autumn until the very last night of"
	wide := []float64{60, 270, 480}
	readAll(t, []readTest{
		{"columns in cells", "a sentence that runs over the wall goes on where a word has to follow", latin(
			lattice(stroked, wide, []float64{720, 640, 560}) + stack(64, 705, left) + stack(274, 705, strings.Replace(strings.ToLower(right), "kestria", "both", 1)) + stack(64, 625, "the spring.") + stack(274, 625, "They agree.")),
			"paragraph: " + strings.ReplaceAll(left, "|", " ") + " both for its part will keep the harbour of tarsk in good repair and will see that the lighthouse of the cape burns from the first evening of autumn until the very last night of the spring.\nparagraph: They agree.\n"},
		{"row of a table", "a cell that ends without a stop is a cell where no word has to follow", latin(
			lattice(stroked, wide, []float64{720, 640, 600}) + stack(64, 705, strings.Replace(left, "will set there for", "stay there", 1)) + stack(274, 705, strings.ToLower(right)) + stack(64, 625, "Fish") + stack(274, 625, "Trade")),
			"row: " + strings.ReplaceAll(strings.Replace(left, "will set there for", "stay there", 1)+"\t"+strings.ToLower(right), "|", " ") + "\nrow: Fish\tTrade\n"},
		{"row cut by the page", "the cells of a row with walls all around go on in small letters on the next page", latin(
			lattice(stroked, wide, []float64{150, 130, 50})+stack(64, 136, "Arvenia")+stack(274, 136, "Kestria")+stack(64, 115, left)+stack(274, 115, right),
			lattice(stroked, wide, []float64{800, 765, 740})+stack(64, 785, "all of them the same tolls.")+stack(274, 785, "spring.")+stack(64, 750, "Fish")+stack(274, 750, "Trade")),
			"row: Arvenia\tKestria\nrow: " + strings.ReplaceAll(left+" all of them the same tolls.\t"+right+" spring.", "|", " ") + "\nrow: Fish\tTrade\n"},
		{"row that ends at the page", "a row that begins with a capital is another one", latin(
			lattice(stroked, wide, []float64{150, 130, 50})+stack(64, 136, "Arvenia")+stack(274, 136, "Kestria")+stack(64, 115, left)+stack(274, 115, right),
			lattice(stroked, wide, []float64{800, 765, 740})+stack(64, 785, "Fish")+stack(274, 785, "herring")+stack(64, 750, "Fish")+stack(274, 750, "Trade")),
			"row: Arvenia\tKestria\nrow: " + strings.ReplaceAll(left+"\t"+right, "|", " ") + "\nrow: Fish\therring\nrow: Fish\tTrade\n"},
		{"two cells over two pages", "long cells that the page cuts are read one after the other, each with its rest", latin(
			lattice(stroked, wide, []float64{800, 40})+stack(64, 785, strings.Repeat(left+"|", 4)+left)+stack(274, 785, strings.Repeat(right+"|", 4)+right),
			lattice(stroked, wide, []float64{800, 770})+stack(64, 785, "all of them the same tolls.")+stack(274, 785, "spring.")),
			"paragraph: " + strings.ReplaceAll(strings.Repeat(left+"|", 4)+left, "|", " ") + " all of them the same tolls.\n" +
				"paragraph: " + strings.ReplaceAll(strings.Repeat(right+"|", 4)+right, "|", " ") + " spring.\n"},
		{"frame with a head", "a long cell across all columns is text in a frame", latin(
			lattice(stroked, wide, []float64{800, 770, 740}) + boxed(60, 400, 480, 740) + at(64, 780, 11, "Arvenia") + at(274, 780, 11, "Kestria") + at(64, 750, 11, "Velmar") + at(274, 750, 11, "Tarsk") +
				set(64, 720, "The Republic of Arvenia and the Republic of Kestria reaffirm that they will keep the", "Gray Strait open to the shipping of all nations and will give notice of exercises at sea.", "They agree.") +
				set(64, 660, "They will meet again in Tarsk before the end of the year to see what has been done", "and what has not, and will bring with them the reports of the commissions that they", "named in Velmar in the spring of the year before.")),
			"row: Arvenia\tKestria\nrow: Velmar\tTarsk\n" +
				"paragraph: The Republic of Arvenia and the Republic of Kestria reaffirm that they will keep the Gray Strait open to the shipping of all nations and will give notice of exercises at sea. They agree.\n" +
				"paragraph: They will meet again in Tarsk before the end of the year to see what has been done and what has not, and will bring with them the reports of the commissions that they named in Velmar in the spring of the year before.\n"},
		{"frame over two pages", "a paragraph in a frame around each page goes on", latin(
			boxed(40, 40, 555, 800)+set(60, 700, "The Republic of Arvenia and the Republic of Kestria reaffirm that they will keep the"),
			boxed(40, 40, 555, 800)+set(60, 780, "Gray Strait open to the shipping of all nations and will give notice of exercises at sea.")),
			"paragraph: The Republic of Arvenia and the Republic of Kestria reaffirm that they will keep the Gray Strait open to the shipping of all nations and will give notice of exercises at sea.\n"},
	})
}
