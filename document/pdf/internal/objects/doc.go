// Package objects reads the objects of a PDF file of others (ISO 32000-1 §7),
// for someone who looks at them, not for drawing. It goes through the bytes from
// front to back and believes no table of contents, so that a damaged file is
// read as far as it goes. Work and memory are bounded whatever the file says.
package objects
