// Package symbol lays out QR Codes: from data code words to modules (ISO/IEC
// 18004 §7.5 to §7.10). All eight masks are reckoned and the best is taken.
//
// Lines of modules are kept as bits, once by rows and once by columns, so that
// a penalty is counted 48 modules at a time in both directions.
package symbol
