// Package pdf draws a page once and gives it twice: as a PDF for the printer
// and the archive, as a grey picture for a screen, a fax or a test.
//
// A [Document] records what is drawn (text, lines, boxes, 2D codes, pictures)
// in a display list; [Document.PDF] and [Document.Picture] both replay that
// one list, with the same fonts and the same character widths, so that the two
// forms cannot differ in what they say or where they say it.
//
// # Page
//
// A4 portrait, 210 × 297 mm. All positions and lengths are millimetres, the
// origin is the top left corner, y grows downwards. Font sizes are points
// (1/72 inch). Grey goes from 0 (black) to 1 (white).
//
// # Errors
//
// Drawing methods return nothing: the first refusal (a position off the page,
// a limit passed) is kept, and [Document.PDF] and [Document.Picture] return it.
// A character no font has a shape for is not an error: it is drawn as � and
// listed by [Document.Replaced], so that nothing disappears unseen.
//
// # Fonts
//
// The Go fonts (Bigelow & Holmes, BSD licence), embedded as subsets. They hold
// all French letters, the common fractions ½ ¼ ¾ and the euro. A few signs they
// lack have an equal in other characters and are written so without a report:
// thin and narrow spaces become spaces, the non-breaking hyphen a hyphen, thirds
// and similar fractions three characters (⅓ becomes 1/3, 1⅓ becomes 1 1/3).
//
// # PDF/A
//
// The file is a PDF/A-1b (ISO 19005-1:2005, level B), the form health records ask
// of the body of a document: PDF 1.4, fonts embedded as tagged
// subsets, grey output intent, metadata in both places alike, nothing encrypted,
// transparent, active or outside the file. Apache PDFBox Preflight 2.0 finds
// nothing in it. It is not level A: the text is readable by programs, in drawing
// order, but not tagged.
//
// [CheckArchive] looks for the marks of a PDF/A-1b in a file of others.
//
// # Same input, same bytes
//
// The PDF holds no clock and no random value: its date is [Options.Created].
package pdf
