// Package bits packs a list of choices into the fewest whole bytes: each
// choice costs the logarithm of its improbability, fractions of a bit included,
// and only the total is rounded up.
//
// It is a range variant of asymmetric numeral systems (J. Duda,
// arXiv:1311.2540, "rANS") whose state starts at 1 instead of at a lower bound,
// so that it wastes one bit and not four bytes.
//
// # What a reader does
//
// The state x is an unsigned integer below 2^40, 0 at first. Before the first
// choice and after every choice, while x < 2^32 and bytes are left:
//
//	x = x·256 + next byte
//
// Every choice divides the numbers 0 … 2^k − 1 (k ≤ 16, the scale) among its
// outcomes: each outcome has a start and a width, in order, without gaps. To
// read it:
//
//	slot = x mod 2^k
//	find the outcome with start ≤ slot < start + width
//	x = width · ⌊x / 2^k⌋ + slot − start
//
// After the last choice x is 1 and no byte is left; anything else is not a
// message. The first byte of a message is never 0.
//
// # One message, one spelling
//
// Every step can be undone exactly, and the [Writer] is that undoing from the
// last choice to the first. So a message that a [Reader] accepts is the one
// the Writer makes of the same choices: there are no padding bits and no second
// spelling. (For x in [2^32, 2^40) the state after a choice is in
// [2^16·width, 2^24·width) before bytes are taken in, and taking in a byte
// leaves that interval, so the number of bytes is determined both ways.)
package bits
