package prover

import (
	"context"

	"fernet/prover/circuit"
	"fernet/prover/keys"
	"fernet/settlement"
)

// VerifyingKeys returns the keys of a set as a deployment takes them and as
// L1 can be compared with.
func VerifyingKeys(set *keys.Set) (settlement.VerifyingKeys, error) {
	var v settlement.VerifyingKeys
	for kind, key := range map[circuit.Kind]*[]byte{
		circuit.KindTicket: &v.Ticket, circuit.KindBase: &v.Base, circuit.KindMerge: &v.Merge,
	} {
		var err error
		if *key, err = set.VerifyingKey(kind); err != nil {
			return settlement.VerifyingKeys{}, err
		}
	}
	return v, nil
}

// CheckKeys compares the keys of a set with those that a deployment verifies with: the error wraps
// settlement's of what differs.
func CheckKeys(ctx context.Context, client *settlement.Client, set *keys.Set) error {
	verifying, err := VerifyingKeys(set)
	if err != nil {
		return err
	}
	return client.VerifyKeys(ctx, verifying)
}
