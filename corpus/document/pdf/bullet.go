package pdf

// discSize is the width of the bullet that a browser draws, and discRise how far above
// the line its middle stands, of the size of the type.
const (
	discSize = 0.32
	discRise = 0.34
)

// bullet takes what is drawn, and not shown as text, in the label of a list item for
// the bullet that it looks like: browsers print discs, rings and squares so.
func (in *interpreter) bullet() {
	n := len(in.marks)
	if n == 0 || !in.marks[n-1].label || len(in.glyphs) > in.marks[n-1].from || len(in.glyphs) > maxGlyphs || len(in.path.boxes) != 1 {
		return
	}
	const largest, slack = 12.0, 1.3 // points; how far from square
	b := in.path.boxes[0]
	wide, high := b.x1-b.x0, b.y1-b.y0
	if !finite(b.x0, b.y0, b.x1, b.y1) || wide <= 0 || high <= 0 || wide > largest || wide > slack*high || high > slack*wide {
		return
	}
	size := wide / discSize
	in.shown++
	in.glyphs = append(in.glyphs, glyph{text: "•", x: b.x0, y: (b.y0+b.y1)/2 - discRise*size, width: wide, size: size})
}
