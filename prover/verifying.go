package prover

import (
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
