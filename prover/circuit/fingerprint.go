package circuit

import (
	"github.com/consensys/gnark/frontend"
)

// Fingerprint returns Σ wordₖ · challenge^(len(words)·node + k), what a base node brings to
// rules.Fingerprint. The node is given by its bits, lowest first, which the caller has constrained
// to be boolean.
func Fingerprint(api frontend.API, words []frontend.Variable, challenge frontend.Variable, node []frontend.Variable) frontend.Variable {
	sum := frontend.Variable(0)
	for k := len(words) - 1; k >= 0; k-- {
		sum = api.Add(api.Mul(sum, challenge), words[k])
	}
	return api.Mul(sum, powerOfNode(api, constantPower(api, challenge, len(words)), node))
}

// powerOfNode returns base^node by square and multiply. 3 constraints a bit.
func powerOfNode(api frontend.API, base frontend.Variable, node []frontend.Variable) frontend.Variable {
	power := frontend.Variable(1)
	for i := len(node) - 1; i >= 0; i-- {
		factor := api.Add(1, api.Mul(node[i], api.Sub(base, 1))) // base or 1
		power = api.Mul(api.Mul(power, power), factor)
	}
	return power
}

// constantPower returns base^n for n ≥ 1.
func constantPower(api frontend.API, base frontend.Variable, n int) frontend.Variable {
	if n == 1 {
		return base
	}
	half := constantPower(api, base, n/2)
	power := api.Mul(half, half)
	if n%2 == 1 {
		power = api.Mul(power, base)
	}
	return power
}
