// Package network knows the L1 networks that deployments are made on, by name and chain id: how
// soon their blocks come, how many of them make a transaction final, and what a deployment on them
// is made with unless told otherwise. It asks nobody.
package network

import (
	"time"

	"fernet/settlement"
	"fernet/settlement/rules"
)

// Network is what is known of an L1.
type Network struct {
	Name    string
	ChainID uint64
	// RPCURL is used when no other is given; empty when there is none to presume.
	RPCURL string
	// Confirmations is how many blocks make a transaction final.
	Confirmations uint64
	// BlockTime is what a person is told about when a block will come.
	BlockTime time.Duration
	// PollInterval is the time between two looks at the chain.
	PollInterval time.Duration
	// Params are what a deployment has unless told otherwise.
	Params settlement.Params
	// Local chains have no value on them and end with their process.
	Local bool
}

// Quiet is after how long without a new block whoever waits is told so.
func (n Network) Quiet() time.Duration { return max(30*time.Second, 5*n.BlockTime) }

// GiveUp is after how long without a new block a wait ends.
func (n Network) GiveUp() time.Duration { return max(10*time.Minute, 50*n.BlockTime) }

const localRPC = "http://127.0.0.1:8545"

// All returns the presets, public networks first.
func All() []Network {
	public := func(name string, chainID uint64) Network {
		return Network{
			Name: name, ChainID: chainID, Confirmations: 3,
			BlockTime: 12 * time.Second, PollInterval: 3 * time.Second, Params: settlement.DefaultParams(),
		}
	}
	local := func(name string, chainID uint64) Network {
		// For blocks of a second. To propose a block is to open the proving keys, to prove a ticket
		// and to send twice; to prove one of eight transactions is seven proofs of up to two
		// seconds of processor time for each prover, and several provers may share a machine, with
		// a person who types between them. Who does not want to wait lets a local chain pass its
		// blocks at once.
		params := settlement.DefaultParams()
		params.Schedule = rules.Schedule{ProposeBlocks: 60, RevealBlocks: 60, ProvingBlocks: 600}
		params.ActivationDelay = 120
		// A trial has one sequencer or two, who must not be kept out for hours, and ends with the
		// deposits paid back: the exit delay is the shortest that there can be.
		params.BanSlots = 1
		params.ExitDelay = (2 + params.Schedule.WindowSlots()) * params.Schedule.SlotBlocks()
		return Network{
			Name: name, ChainID: chainID, RPCURL: localRPC, Confirmations: 1,
			BlockTime: time.Second, PollInterval: 50 * time.Millisecond, Params: params, Local: true,
		}
	}
	return []Network{public("sepolia", 11155111), public("hoodi", 560048), local("anvil", 31337), local("devnet", 1337)}
}

// Names returns the names of the presets.
func Names() (names []string) {
	for _, n := range All() {
		names = append(names, n.Name)
	}
	return names
}

// Named returns the preset with a name, and false when there is none.
func Named(name string) (Network, bool) {
	for _, n := range All() {
		if n.Name == name {
			return n, true
		}
	}
	return Network{}, false
}

// Of returns the preset of a chain; for a chain without one, what holds on public networks, without
// a name.
func Of(chainID uint64) Network {
	for _, n := range All() {
		if n.ChainID == chainID {
			return n
		}
	}
	n := All()[0]
	n.Name, n.ChainID = "", chainID
	return n
}
