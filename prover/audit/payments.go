package audit

import (
	"bytes"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/ethereum/go-ethereum/common"
)

// payments are what is due to owners in a transaction, less what they got of it, in wei.
type payments map[common.Address]*big.Int

func (p payments) add(to common.Address, amount *big.Int) {
	if p[to] == nil {
		p[to] = new(big.Int)
	}
	p[to].Add(p[to], amount)
}

func (p payments) sub(to common.Address, amount *big.Int) { p.add(to, new(big.Int).Neg(amount)) }

// differ says who got something else than what was due; "" when nobody did.
func (p payments) differ() string {
	var wrong []string
	for to, left := range p {
		switch left.Sign() {
		case 1:
			wrong = append(wrong, fmt.Sprintf("%s got %v wei less", to, left))
		case -1:
			wrong = append(wrong, fmt.Sprintf("%s got %v wei more", to, new(big.Int).Neg(left)))
		}
	}
	slices.SortFunc(wrong, func(a, b string) int { return bytes.Compare([]byte(a), []byte(b)) })
	return strings.Join(wrong, ", ")
}
