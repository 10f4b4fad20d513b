package circuit

import (
	"github.com/consensys/gnark/frontend"

	"fernet/settlement/rules"
)

// UnpackedTicket is an unpacked [rules.TicketWord]: each part is in the range of its type.
type UnpackedTicket struct {
	StakerID frontend.Variable // 32 bits
	FeeBps   frontend.Variable // 16 bits; L1 checks that it is at most BPS
	Node     frontend.Variable // 32 bits
	Mode     frontend.Variable // 1 bit: 1 is public
	Vrf      frontend.Variable // 128 bits

	Meta     frontend.Variable   // the word without Vrf: a packed rules.Meta
	NodeBits []frontend.Variable // of Node, lowest first
}

// UnpackTicket takes apart stakerId | feeBps << 32 | node << 48 | mode << 80 | vrf << 81 and
// enforces that there is no bit above bit 208. 210 constraints.
func UnpackTicket(api frontend.API, word frontend.Variable) UnpackedTicket {
	bits := api.ToBinary(word, rules.TicketBits)
	return UnpackedTicket{
		StakerID: api.FromBinary(bits[0:32]...),
		FeeBps:   api.FromBinary(bits[32:48]...),
		Node:     api.FromBinary(bits[48:80]...),
		Mode:     bits[80],
		Vrf:      api.FromBinary(bits[rules.MetaBits:]...),
		Meta:     api.FromBinary(bits[:rules.MetaBits]...),
		NodeBits: bits[48:80],
	}
}
