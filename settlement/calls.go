package settlement

import (
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rlp"

	"fernet/settlement/rules"
	"fernet/settlement/txmgr"
)

// Every function here builds one call. None of them reads L1, signs or sends:
// whether the call would succeed is for the caller to find out.

func call(to common.Address, purpose string, data []byte) txmgr.Candidate {
	return txmgr.Candidate{Purpose: purpose, To: &to, Data: data}
}

// Approve lets one of the deployment's contracts take tokens of the sender.
func (c *Client) Approve(spender common.Address, amount *big.Int) txmgr.Candidate {
	return call(c.Deployment.Token, "approve tokens", c.token.PackApprove(spender, amount))
}

// Faucet mints test tokens, up to the token's limit for the receiver.
func (c *Client) Faucet(to common.Address, amount *big.Int) txmgr.Candidate {
	return call(c.Deployment.Token, "mint test tokens", c.token.PackFaucet(to, amount))
}

// Transfer moves tokens of the sender.
func (c *Client) Transfer(to common.Address, amount *big.Int) txmgr.Candidate {
	return call(c.Deployment.Token, "transfer tokens", c.token.PackTransfer(to, amount))
}

// FundReserve adds tokens of the sender, which it must have approved, to the block-reward reserve.
func (c *Client) FundReserve(amount *big.Int) txmgr.Candidate {
	return call(c.Deployment.Rewards, "fund reward reserve", c.rewards.PackFundReserve(amount))
}

// FundEscrow adds tokens of the sender, which it must have approved, to the fee escrow.
func (c *Client) FundEscrow(amount *big.Int) txmgr.Candidate {
	return call(c.Deployment.Rewards, "fund fee escrow", c.rewards.PackFundEscrow(amount))
}

// Stake registers a staker; the sender pays the deposit, which it must have approved.
func (c *Client) Stake(owner common.Address, roles rules.Role, vrfKey *big.Int) txmgr.Candidate {
	return call(c.Deployment.Staking, "stake", c.staking.PackStake(owner, uint8(roles), vrfKey))
}

// RequestExit ends a staker's eligibility.
func (c *Client) RequestExit(stakerID uint32) txmgr.Candidate {
	return call(c.Deployment.Staking, fmt.Sprintf("request exit of staker %d", stakerID), c.staking.PackRequestExit(stakerID))
}

// Withdraw pays a staker's deposit back.
func (c *Client) Withdraw(stakerID uint32) txmgr.Candidate {
	return call(c.Deployment.Staking, fmt.Sprintf("withdraw deposit of staker %d", stakerID), c.staking.PackWithdraw(stakerID))
}

// RecordRandao proves a slot's RANDAO with the L1 header before the slot.
func (c *Client) RecordRandao(slot uint64, header *types.Header) (txmgr.Candidate, error) {
	encoded, err := rlp.EncodeToBytes(header)
	if err != nil {
		return txmgr.Candidate{}, fmt.Errorf("encode header %v: %w", header.Number, err)
	}
	return call(c.Deployment.Sequencing, fmt.Sprintf("record RANDAO of slot %d", slot), c.sequencing.PackRecordRandao(slot, encoded)), nil
}

// Propose proposes a block for a slot.
func (c *Client) Propose(slot uint64, p Proposal, proof [rules.ProofSize]byte) txmgr.Candidate {
	var words [8]*big.Int
	for i := range words {
		words[i] = new(big.Int).SetBytes(proof[32*i : 32*i+32])
	}
	return call(c.Deployment.Sequencing, fmt.Sprintf("propose for slot %d", slot), c.sequencing.PackPropose(slot, p.binding(), words))
}

// Reveal reveals the body of a slot's winning proposal.
func (c *Client) Reveal(slot uint64, p Proposal, body []byte) txmgr.Candidate {
	return call(c.Deployment.Sequencing, fmt.Sprintf("reveal body of slot %d", slot), c.sequencing.PackReveal(slot, p.binding(), body))
}

// SubmitRoot submits an encoded root submission for a block.
func (c *Client) SubmitRoot(number uint64, submission []byte) txmgr.Candidate {
	return call(c.Deployment.Settlement, fmt.Sprintf("submit root of block %d", number), c.settlement.PackSubmitRoot(number, submission))
}

// Finalize settles a proven block whose window has closed.
func (c *Client) Finalize(number uint64) txmgr.Candidate {
	return call(c.Deployment.Settlement, fmt.Sprintf("finalize block %d", number), c.settlement.PackFinalize(number))
}

// Claim pays rewards of a block to the owners of the stakers named: in one transfer those in a row
// that go to one owner. Claims that were paid before are skipped.
func (c *Client) Claim(number uint64, claims Claims) txmgr.Candidate {
	nodes := make([][32]byte, len(claims.Proof.Nodes))
	for i, node := range claims.Proof.Nodes {
		nodes[i] = node
	}
	purpose := fmt.Sprintf("claim %d rewards of block %d", len(claims.Claims), number)
	return call(c.Deployment.Rewards, purpose, c.rewards.PackClaim(number, claimBindings(claims.Claims), nodes, claims.Proof.Flags))
}

// ClaimSequencerShare pays the sequencer's share of a block.
func (c *Client) ClaimSequencerShare(number uint64) txmgr.Candidate {
	return call(c.Deployment.Rewards, fmt.Sprintf("claim sequencer's share of block %d", number), c.rewards.PackClaimSequencerShare(number))
}

// ClaimSubmitterShare pays the share of a block's burn that the beneficiary of its winning
// submission gets.
func (c *Client) ClaimSubmitterShare(number uint64) txmgr.Candidate {
	return call(c.Deployment.Rewards, fmt.Sprintf("claim submitter's share of block %d", number), c.rewards.PackClaimSubmitterShare(number))
}

// Expire burns what was not claimed of a block in time.
func (c *Client) Expire(number uint64) txmgr.Candidate {
	return call(c.Deployment.Rewards, fmt.Sprintf("expire claims of block %d", number), c.rewards.PackExpire(number))
}
