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
// A digit of radix n (n ≤ 2^16) is a choice of scale 16 in which outcome d has
// the slots from ⌊d·2^16/n⌋ up to the start of d + 1. A choice of one outcome
// leaves the state as it is.
//
// After the last choice x is 1 and no byte is left; anything else is not a
// message. The first byte of a message is never 0. Within a message x is never
// 0; a reader that meets x = 0 with no byte left has lost the way and may stop.
//
// # What a writer does
//
// The same backwards: x is 1, and for every choice, from the last to the first,
//
//	while x ≥ width·2^(40−k): give out x mod 256; x = ⌊x / 256⌋
//	x = 2^k · ⌊x / width⌋ + x mod width + start
//
// then, while x > 0, give out x mod 256; x = ⌊x / 256⌋. The bytes given out,
// from the last to the first, are the message.
//
// # Example
//
// The message dd b7 holds three choices. All of it goes into x at once:
//
//	x = 56759   k = 12: slot 3511, in the outcome from 2048, 2048 wide
//	x = 28087   digit of radix 7: slot 28087, d = 3 from 28086, 9363 wide
//	x = 1       k = 12: slot 1, in the outcome from 0, 24 wide
//	x = 1       no byte left: the end
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
