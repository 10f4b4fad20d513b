package followed

import (
	"github.com/ethereum/go-ethereum/common"

	"fernet/settlement"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// list is a settlement.StakerList in JSON.
type list struct {
	L1Block uint64      `json:"l1Block"`
	L1Hash  common.Hash `json:"l1Hash"`
	Stakers []staker    `json:"stakers"`
	Unsure  []uint32    `json:"unsure"`
}

type staker struct {
	ID              uint32         `json:"id"`
	Owner           common.Address `json:"owner"`
	Roles           rules.Role     `json:"roles"`
	VrfKey          units.Integer  `json:"vrfKey"`
	ActivationBlock uint64         `json:"activationBlock"`
	ExitBlock       uint64         `json:"exitBlock"` // 0: no exit asked for
	Withdrawn       bool           `json:"withdrawn"`
	Missing         units.Integer  `json:"missing"` // wei
	Suspensions     []suspension   `json:"suspensions"`
}

type suspension struct {
	From     uint64 `json:"from"`
	Until    uint64 `json:"until"`
	BanUntil uint64 `json:"banUntil"`
}

func listOf(from settlement.StakerList) list {
	l := list{from.L1Block, from.L1Hash, make([]staker, len(from.Stakers)), append([]uint32{}, from.Unsure...)}
	for i, s := range from.Stakers {
		to := staker{
			s.ID, s.Owner, s.Roles, units.Integer{Int: s.VrfKey}, s.ActivationBlock, s.ExitBlock, s.Withdrawn,
			units.Integer{Int: s.Missing}, make([]suspension, len(s.Suspensions)),
		}
		for j, of := range s.Suspensions {
			to.Suspensions[j] = suspension(of)
		}
		l.Stakers[i] = to
	}
	return l
}

func (l list) stakers() settlement.StakerList {
	to := settlement.StakerList{L1Block: l.L1Block, L1Hash: l.L1Hash, Unsure: l.Unsure}
	for _, s := range l.Stakers {
		from := settlement.Staker{
			ID: s.ID, Owner: s.Owner, Roles: s.Roles, VrfKey: s.VrfKey.Int, ActivationBlock: s.ActivationBlock,
			ExitBlock: s.ExitBlock, Withdrawn: s.Withdrawn, Missing: s.Missing.Int,
		}
		for _, of := range s.Suspensions {
			from.Suspensions = append(from.Suspensions, rules.Suspension(of))
		}
		to.Stakers = append(to.Stakers, from)
	}
	return to
}
