// Package floors holds no code: its tests keep the architecture. They read
// what the go command says of the module and fail when an import climbs to a
// higher floor, when a wrapped library is imported outside its one place, or
// when two refusals share a code.
package floors
