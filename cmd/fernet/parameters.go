package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/session"
	"fernet/prover"
	"fernet/prover/argument"
	"fernet/prover/ledger"
	"fernet/prover/operator/deploy"
	"fernet/prover/payments"
	"fernet/prover/suggest"
	"fernet/settlement"
	"fernet/settlement/cost"
	"fernet/settlement/disk"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// deploySettings are what a person chooses of a deployment.
func deploySettings(o *deploy.Options) []setting {
	p, slots, amount := &o.Params, &o.Params.Schedule, argument.Amount
	txs, countBlocks := argument.Count[uint32]("transactions", 32), argument.Count[uint64]("blocks", 40)
	return []setting{
		{"vrf", "draw from the `KEY`: private (hidden ranking) or public", into(&p.VrfMode, rules.ParseMode)},
		{"genesis-block", "slot 0 starts at L1 `BLOCK` (default: --margin blocks from now)", into(&slots.GenesisBlock, countBlocks)},
		{"margin", "slot 0 starts `N` blocks from now (default: as many as deploying takes)", into(&o.Margin, countBlocks)},
		{"propose-blocks", "the propose phase has `N` L1 blocks", into(&slots.ProposeBlocks, countBlocks)},
		{"reveal-blocks", "the reveal phase has `N` L1 blocks", into(&slots.RevealBlocks, countBlocks)},
		{"proving-blocks", "the proving window has `N` L1 blocks", into(&slots.ProvingBlocks, countBlocks)},
		{"activation-delay", "a key is eligible `N` L1 blocks after it was registered", into(&p.ActivationDelay, countBlocks)},
		{"exit-delay", "a deposit is paid back `N` L1 blocks after the exit was asked for", into(&p.ExitDelay, countBlocks)},
		{"claim-window", "claims can be made for `N` L1 blocks; 0: for ever", into(&p.ClaimWindow, countBlocks)},
		{"txs-per-base", "a base rollup has `N` transactions, a power of two from 2 to 64", func(text string) error {
			n, err := txs(text)
			if err = cmp.Or(err, rules.CheckTxsPerBase(n)); err == nil {
				p.SetTxsPerBase(n)
			}
			return err
		}},
		{"max-txs", "a block has at most `N` transactions, a power of two (default: of 16 base rollups, or as many as fit)",
			into(&p.MaxTxs, txs)},
		{"stake-amount", "the deposit of a staker is `AZT`", into(&p.StakeAmount, amount)},
		{"prune-penalty", "the author of the first block that is pruned loses `AZT`", into(&p.PrunePenalty, amount)},
		{"reveal-penalty", "a sequencer that wins a slot and does not reveal loses `AZT`", into(&p.RevealPenalty, amount)},
		{"ban-slots", "a sequencer may not propose for `N` slots after a penalty", into(&p.BanSlots, argument.Count[uint32]("slots", 32))},
		{"block-reward", "a block is rewarded with `AZT`", into(&p.BlockReward, amount)},
		{"full-reward-txs", "a block that reveals fewer than `N` transactions is rewarded in proportion; 0: always the whole",
			into(&p.FullRewardTxs, txs)},
		{"submitter-share", "whom the winning submission names gets `SHARE` of the burn, such as 5%",
			into(&p.SubmitterBps, argument.Share)},
		{"token", "use the burnable ERC-20 at `ADDRESS` (default: deploy the AZT test token)", into(&o.Token, argument.L1Address)},
		{"initial-supply", "the deployer gets `AZT` of the test token", into(&o.InitialSupply, amount)},
		{"faucet-limit", "the test token's faucet gives an account `AZT` in all", into(&o.FaucetLimit, amount)},
		{"genesis", "the ledger starts with the accounts in the JSON `FILE` (default: none)", func(text string) error {
			path, err := disk.ExpandHome(text)
			if err == nil {
				o.Genesis, err = payments.GenesisFile(path)
			}
			return err
		}},
		{"fund", "put `AZT` of the deployer into the block-reward reserve, and the ledger's supply into the fee escrow",
			into(&o.Fund, amount)},
	}
}

// maxParams bounds what is read of the file of --params, in bytes.
const maxParams = 1 << 20

// deployOptions are what the file of --params says, if one is named, and then flags.
func deployOptions(o *deploy.Options, file string, flags settingSource) error {
	all, values, prefix := deploySettings(o), map[string]any{}, "--params "+file+": "
	if file != "" {
		content, err := disk.Read(file, maxParams)
		if err != nil {
			return fmt.Errorf("--params: %w", err)
		}
		if err := toml.Unmarshal(content, &values); err != nil {
			return fmt.Errorf("%s%w", prefix, err)
		}
	}
	var names []string
	for _, s := range all {
		names = append(names, s.name)
	}
	for name, value := range values {
		if !slices.Contains(names, name) {
			return fmt.Errorf("%sthere is no setting %q%s", prefix, name, suggest.DidYouMean(name, names))
		}
		_, text := value.(string)
		if _, number := value.(int64); !text && !number {
			return fmt.Errorf("%s%s must be text or a whole number", prefix, name)
		}
	}
	params := func(name string) (string, string, bool) {
		value, ok := values[name]
		return fmt.Sprint(value), prefix + name, ok
	}
	return applySettings(all, params, flags)
}

// setting is a value that a flag gives as text or, of a deployment, a key of --params under the
// same name.
type setting struct {
	name, usage string
	set         func(text string) error
}

// into sets a value to what parse reads.
func into[T any](value *T, parse func(string) (T, error)) func(string) error {
	return func(text string) (err error) {
		*value, err = parse(text)
		return err
	}
}

// settingFlags are settings as flags.
func settingFlags(all []setting) (flags []cli.Flag) {
	for _, s := range all {
		flags = append(flags, &cli.StringFlag{Name: s.name, Usage: s.usage, TakesFile: s.name == "genesis"})
	}
	return flags
}

// settingSource is where a person gives settings: flags, or a file. It returns the text of one,
// with its name in an error, and false when it is not given.
type settingSource func(name string) (text, called string, ok bool)

// setting is the settingSource of flags.
func (in *input) setting(flag string) (string, string, bool) {
	return in.String(flag), "--" + flag, in.IsSet(flag)
}

// applySettings sets what the sources say, of one setting after the other. Of two that give one,
// the later counts.
func applySettings(all []setting, sources ...settingSource) error {
	for _, s := range all {
		for _, from := range sources {
			if text, called, ok := from(s.name); ok {
				if err := s.set(text); err != nil {
					return fmt.Errorf("%s: %w", called, err)
				}
			}
		}
	}
	return nil
}

// either is one of two texts.
func either(is bool, then, otherwise string) string {
	if is {
		return then
	}
	return otherwise
}

// parameters are the lines that show a person what a deployment fixes for ever, with durations at
// the chain's block time.
func parameters(s *session.Session, d *settlement.Deployment, newToken bool, head uint64) (string, error) {
	genesis, least, err := genesisWords(d)
	if err != nil {
		return "", err
	}
	var lines []string
	p, reward := d.Params, units.Exact(d.Params.BlockReward)+" AZT"
	for _, parameter := range [][2]string{
		{"slot 0", fmt.Sprintf("starts at L1 block %d, %s", p.Schedule.GenesisBlock, s.InBlocks(head, p.Schedule.GenesisBlock))},
		{"propose phase", s.Blocks(p.Schedule.ProposeBlocks)},
		{"reveal phase", s.Blocks(p.Schedule.RevealBlocks)},
		{"proving window", s.Blocks(p.Schedule.ProvingBlocks)},
		{"activation delay", s.Blocks(p.ActivationDelay)},
		{"exit delay", s.Blocks(p.ExitDelay)},
		{"claim window", either(p.ClaimWindow == 0, "for ever", s.Blocks(p.ClaimWindow))},
		{"stake", units.Exact(p.StakeAmount) + " AZT"},
		{"prune penalty", units.Exact(p.PrunePenalty) + " AZT, of the first block without a root"},
		{"reveal penalty", units.Exact(p.RevealPenalty) + " AZT, of a slot that is won and not revealed"},
		{"ban", either(p.BanSlots == 0, "none",
			fmt.Sprintf("%d slots after a penalty: %s", p.BanSlots, s.Blocks(uint64(p.BanSlots)*p.Schedule.SlotBlocks())))},
		{"block reward", either(p.FullRewardTxs == 0, reward,
			fmt.Sprintf("%s from %d transactions on, in proportion below", reward, p.FullRewardTxs))},
		{"submitter's share", either(p.SubmitterBps == 0, "none",
			fmt.Sprintf("%s of the burn, to whom the winning submission names", p.SubmitterBps))},
		{"VRF mode", fmt.Sprintf("%s: %s", p.VrfMode, either(p.VrfMode == rules.ModePublic,
			"anyone can rank everyone", "the ranking is hidden until proofs are shared"))},
		{"base rollup", fmt.Sprintf("%d transactions", p.TxsPerBase)},
		{"largest block", fmt.Sprintf("%d transactions of %d bytes", p.MaxTxs, p.TxBytes)},
		{"token", d.Token.Hex() + either(newToken, ", the AZT test token, with a faucet", ", which was there before")},
		{"genesis ledger", genesis},
		{"least balance", least},
	} {
		if parameter[1] != "" {
			lines = append(lines, fmt.Sprintf("  %-18s%s", parameter[0], parameter[1]))
		}
	}
	return strings.Join(lines, "\n"), nil
}

// genesisWords are on the ledger before its first block, and what every account of it keeps: empty
// where the record has none.
func genesisWords(d *settlement.Deployment) (about, least string, err error) {
	genesis, err := payments.RecordedGenesis(d)
	if errors.Is(err, prover.ErrNoGenesis) {
		return "not in the record", "", nil
	}
	if err != nil {
		return "", "", err
	}
	supply, err := genesis.Supply()
	if err != nil {
		return "", "", fmt.Errorf("read the record's genesis ledger: %w", err)
	}
	accounts := either(len(genesis.Accounts) == 1, "1 account", fmt.Sprintf("%d accounts", len(genesis.Accounts)))
	return fmt.Sprintf("%s with %s AZT in all", accounts, units.Exact(supply.Big())), either(genesis.MinBalance == (ledger.Amount{}),
		"none: an account of the ledger can be opened with nothing",
		units.Exact(genesis.MinBalance.Big())+" AZT: every account of the ledger keeps it, and a new one is opened with it"), nil
}

// costs tells a person what the largest block of a deployment comes to, in two lines, and what the
// largest of any deployment may be.
func costs(p settlement.Params) (string, error) {
	shape := cost.Shape{Txs: p.MaxTxs, TxsPerBase: p.TxsPerBase, TxBytes: p.TxBytes}
	e, err := cost.Of(shape)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("A full block of %d costs about %.1f s of proving and %d 000 gas a transfer, without claims: %d proofs. "+
		"With base rollups of %d a block may have at most %d.\n"+
		"Making the proving keys, once on each machine, takes about %.0f s. Seconds are processor time: see docs/BENCHMARKS.md.",
		p.MaxTxs, e.ProvingPerTx().Seconds(), (e.GasPerTx()+500)/1000, shape.Proofs(), p.TxsPerBase, cost.MaxTxs(p.TxsPerBase, shape.TxBytes),
		e.Constraints.SetUpTime().Seconds()), nil
}

// describeDeployment makes the lines that show the parameters and what they cost.
func describeDeployment(ctx context.Context, s *session.Session, d *settlement.Deployment, newToken bool) (fixed, cost string, err error) {
	head, err := s.L1.Head(ctx)
	if err != nil {
		return "", "", err
	}
	if fixed, err = parameters(s, d, newToken, head); err == nil {
		cost, err = costs(d.Params)
	}
	return fixed, cost, err
}
