package audit

import (
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"fernet/settlement"
)

// blooms says which logs a header allows for: the bloom of a block holds three bits of each
// address and each topic of its logs, so what is not in it was not emitted.
type blooms struct {
	contracts []contractBloom
}

type contractBloom struct {
	address common.Address
	bits    types.Bloom
	events  []eventBloom
}

type eventBloom struct {
	id   common.Hash
	bits types.Bloom
	// of a token that is not the deployment's own: only transfers of these matter
	parties []types.Bloom
}

// logKind is an event of a contract.
type logKind struct {
	address common.Address
	id      common.Hash
}

func bitsOf(data []byte) (b types.Bloom) {
	b.Add(data)
	return b
}

func newBlooms(c *settlement.Client) *blooms {
	_, own := c.OwnToken()
	b := new(blooms)
	for _, address := range contracts(c.Deployment) {
		contract := contractBloom{address: address, bits: bitsOf(address[:])}
		for _, id := range c.EventIDs(address) {
			event := eventBloom{id: id, bits: bitsOf(id[:])}
			if address == c.Deployment.Token && !own {
				for _, party := range holders(c.Deployment) {
					event.parties = append(event.parties, bitsOf(party[:]))
				}
			}
			contract.events = append(contract.events, event)
		}
		b.contracts = append(b.contracts, contract)
	}
	return b
}

// doubted reports whether the bloom of a block allows for an event that is not among its logs, or
// does not allow for one that is.
func (b *blooms) doubted(header *types.Header, logs []types.Log) bool {
	have := map[logKind]bool{}
	for i := range logs {
		have[logKind{logs[i].Address, logs[i].Topics[0]}] = true
		if !within(header.Bloom, bitsOf(logs[i].Address[:])) {
			return true
		}
		for _, topic := range logs[i].Topics {
			if !within(header.Bloom, bitsOf(topic[:])) {
				return true
			}
		}
	}
	for _, contract := range b.contracts {
		if !within(header.Bloom, contract.bits) {
			continue
		}
		for _, event := range contract.events {
			if !have[logKind{contract.address, event.id}] && event.allowed(header.Bloom) {
				return true
			}
		}
	}
	return gaps(logs)
}

func (e *eventBloom) allowed(bloom types.Bloom) bool {
	if !within(bloom, e.bits) {
		return false
	}
	for _, party := range e.parties {
		if within(bloom, party) {
			return true
		}
	}
	return len(e.parties) == 0
}

// gaps reports whether logs of one transaction do not follow each other: another contract's may be
// between, or one is missing.
func gaps(logs []types.Log) bool {
	for i := 1; i < len(logs); i++ {
		if logs[i].TxHash == logs[i-1].TxHash && logs[i].Index != logs[i-1].Index+1 {
			return true
		}
	}
	return false
}

// within reports whether all bits are in a bloom.
func within(bloom, bits types.Bloom) bool {
	for i := range bits {
		if bits[i]&^bloom[i] != 0 {
			return false
		}
	}
	return true
}
