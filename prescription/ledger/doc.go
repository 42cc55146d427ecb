// Package ledger remembers who handed out what, so that a prescription is
// carried out once although no counter has to ask a server.
//
// A [Ledger] is a set of dispensations, each known by its ID. Two pharmacies
// that were cut off from each other keep a ledger each and [Merge] them when
// they meet: the result is the same whichever way round they are merged, in
// whatever groups, and however often. A copy of a dispensation changes nothing.
// Two contents under one ID are both kept and reported ([Ledger.Conflicts]).
//
// What the merged record means is computed by the package prescription:
// [prescription.StateOf] counts every dispensation once and finds what was
// handed out twice; [prescription.Dispense] decides on the next one.
//
// A ledger holds what it is given. A dispensation that comes from elsewhere
// should come in as a signed document, through [Ledger.AddVerified].
//
// # Format
//
// [Write] gives newline-delimited JSON, media type application/x-ndjson: one
// dispensation a line, exactly as [prescription.DispensationKind] writes it,
// each line ended by a line feed, in ascending order of the ID and then of the
// bytes, none twice. One set has exactly one text. [Read] takes nothing else.
//
// # Cost
//
// To hold a dispensation against its JSON Schema, once when it is added or
// read, is most of the cost: [Ledger.Add] takes about 70 µs and [Read] 90 µs
// for one of a single line, so that a record of [DefaultLines] is read in
// about 9 s. One that is there already is not judged again. [Merge], [Write],
// [Ledger.All] and [Ledger.Conflicts] take 1 to 3 µs for each. All of it grows
// in proportion to the number of dispensations.
package ledger
