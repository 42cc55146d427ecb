// Package schema wraps the JSON Schema library in one place: draft 2020-12,
// formats asserted, no loading of files or addresses, and findings that name
// the place and the keyword but never quote the content.
package schema
