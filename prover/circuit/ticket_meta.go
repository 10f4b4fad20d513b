package circuit

import (
	"github.com/consensys/gnark/frontend"

	"fernet/settlement/rules"
)

// Meta is an unpacked [rules.Meta]: each part is in the range of its type.
type Meta struct {
	StakerID frontend.Variable // 32 bits
	FeeBps   frontend.Variable // 16 bits; L1 checks that it is at most BPS
	Node     frontend.Variable // 32 bits
	Mode     frontend.Variable // 1 bit: 1 is public

	NodeBits []frontend.Variable // of Node, lowest first
}

// UnpackMeta takes apart stakerId | feeBps << 32 | node << 48 | mode << 80 and enforces that
// there is no bit above bit 80. 82 constraints.
func UnpackMeta(api frontend.API, packed frontend.Variable) Meta {
	bits := api.ToBinary(packed, rules.MetaBits)
	return Meta{
		StakerID: api.FromBinary(bits[0:32]...),
		FeeBps:   api.FromBinary(bits[32:48]...),
		Node:     api.FromBinary(bits[48:80]...),
		Mode:     bits[80],
		NodeBits: bits[48:80],
	}
}
