package deploy

import (
	"fmt"
	"slices"
	"strings"

	"fernet/cmd/fernet/internal/session"
	"fernet/prover/ledger"
	"fernet/settlement"
	"fernet/settlement/azt"
	"fernet/settlement/rules"
)

// parameters are the lines that show a person what a deployment fixes for ever, with durations at
// the chain's block time.
func parameters(s *session.Session, d *settlement.Deployment, newToken bool, head uint64) (lines []string, err error) {
	p := d.Params
	line := func(name, format string, args ...any) {
		lines = append(lines, fmt.Sprintf("  %-18s", name)+fmt.Sprintf(format, args...))
	}
	line("slot 0", "starts at L1 block %d, %s", p.Schedule.GenesisBlock, s.InBlocks(head, p.Schedule.GenesisBlock))
	line("propose phase", "%s", s.Blocks(p.Schedule.ProposeBlocks))
	line("reveal phase", "%s", s.Blocks(p.Schedule.RevealBlocks))
	line("proving window", "%s", s.Blocks(p.Schedule.ProvingBlocks))
	line("activation delay", "%s", s.Blocks(p.ActivationDelay))
	line("exit delay", "%s", s.Blocks(p.ExitDelay))
	if p.ClaimWindow == 0 {
		line("claim window", "for ever")
	} else {
		line("claim window", "%s", s.Blocks(p.ClaimWindow))
	}
	line("stake", "%s AZT", azt.Exact(p.StakeAmount))
	line("block reward", "%s AZT", azt.Exact(p.BlockReward))
	mode := "the ranking is hidden until proofs are shared"
	if p.VrfMode == rules.ModePublic {
		mode = "anyone can rank everyone"
	}
	line("VRF mode", "%s: %s", p.VrfMode, mode)
	line("base rollup", "%d transactions", p.TxsPerBase)
	line("largest block", "%d transactions of %d words", p.MaxTxs, p.WordsPerTx)
	token := "which was there before"
	if newToken {
		token = "the AZT test token, with a faucet"
	}
	line("token", "%s, %s", d.Token, token)
	genesis, err := genesisOf(d)
	if err != nil {
		return nil, err
	}
	line("genesis ledger", "%s", genesis)
	return lines, nil
}

// testToken reports whether the deployment made its own token.
func testToken(d *settlement.Deployment) bool {
	return slices.ContainsFunc(d.Contracts, func(c settlement.Created) bool { return c.Address == d.Token })
}

// genesisOf says what the ledger starts with.
func genesisOf(d *settlement.Deployment) (string, error) {
	if len(d.Genesis) == 0 {
		return "not in the record", nil
	}
	g, err := ledger.ReadGenesis(strings.NewReader(string(d.Genesis)))
	if err != nil {
		return "", fmt.Errorf("read the record's genesis ledger: %w", err)
	}
	supply, err := g.Supply()
	if err != nil {
		return "", fmt.Errorf("read the record's genesis ledger: %w", err)
	}
	accounts := fmt.Sprintf("%d accounts", len(g.Accounts))
	if len(g.Accounts) == 1 {
		accounts = "1 account"
	}
	return fmt.Sprintf("%s with %s AZT in all", accounts, azt.Exact(supply.Big())), nil
}
