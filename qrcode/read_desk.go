package qrcode

import (
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/datamatrix"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/ellfind"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/grid"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/raster"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/symbol"
)

// desk is what the steps of one reading work with in turn: memory that one step
// leaves to the next, and what was worked out about sizes of symbols.
// BenchmarkDecodeMemory says how much that is.
type desk struct {
	store   *raster.Store      // pictures
	book    *grid.Book         // fixed patterns
	sheet   *grid.Sheet        // modules of a placement
	check   *symbol.Checker    // QR Codes
	words   *datamatrix.Reader // Data Matrix symbols
	corners *ellfind.Search    // solid sides
	rated   []candidate        // of the last rating
}

func newDesk() *desk {
	return &desk{store: new(raster.Store), book: new(grid.Book), sheet: new(grid.Sheet),
		check: new(symbol.Checker), words: new(datamatrix.Reader), corners: new(ellfind.Search)}
}
