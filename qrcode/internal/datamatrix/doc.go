// Package datamatrix turns code words into the modules of a Data Matrix ECC 200
// and back (ISO/IEC 16022; the longer rectangles of ISO/IEC 21471 are read), and
// writes any sequence of bytes in the fewest code words.
package datamatrix
