package assessment

import (
	"math/big"

	"tolokku/programme"
)

// BandOf is the band of a whole year around an About target, both edges in it.
func BandOf(t *programme.Target) (low, high *big.Rat) {
	width := new(big.Rat).Mul(t.Value, t.Band)
	return new(big.Rat).Sub(t.Value, width), new(big.Rat).Add(t.Value, width)
}
