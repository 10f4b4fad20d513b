package rules

import (
	"fmt"
	"math/big"
)

// TicketBits is the number of bits of a ticket word.
const TicketBits = MetaBits + VrfBits

// TicketWord returns meta | vrf << 81: what a ticket claims, in the one public input that circuits
// take of it. It does not check that the output is in its range; see CheckVrf.
func TicketWord(meta Meta, vrf *big.Int) *big.Int {
	word := new(big.Int).Lsh(vrf, MetaBits)
	return word.Add(word, meta.Pack())
}

// UnpackTicket is the inverse of TicketWord.
func UnpackTicket(word *big.Int) (Meta, *big.Int, error) {
	if word.Sign() < 0 || word.BitLen() > TicketBits {
		return Meta{}, nil, fmt.Errorf("%w: %d bits", ErrTicketRange, word.BitLen())
	}
	vrf := new(big.Int).Rsh(word, MetaBits)
	low := new(big.Int).Sub(word, new(big.Int).Lsh(vrf, MetaBits))
	meta, err := UnpackMeta(low)
	return meta, vrf, err
}
