package symbol

import "math/bits"

// levelBits state a level in the format information (ISO/IEC 18004, table 12).
var levelBits = [4]uint8{L: 1, M: 0, Q: 3, H: 2}

// levelOf is the level that two bits state.
func levelOf(v int) Level { return [4]Level{M, L, H, Q}[v] }

// formatMask keeps a format from being all light (§7.9.1).
const formatMask = 0x5412

// formatCode is level and mask, five bits, with their ten of correction (§7.9).
func formatCode(v int) int { return (v<<10 | remainder(v, 10, 0x537)) ^ formatMask }

// nearFormat tells whether one of two copies differs from a format in so few
// bits as can be corrected.
func nearFormat(code, one, other int) bool {
	return bits.OnesCount(uint(code^one)) <= 3 || bits.OnesCount(uint(code^other)) <= 3
}
