package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/session"
	"fernet/prover/argument"
	"fernet/prover/operator/deploy"
	"fernet/prover/payments"
	"fernet/prover/suggest"
	"fernet/settlement"
	"fernet/settlement/cost"
	"fernet/settlement/disk"
	"fernet/settlement/rules"
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

// parameters are the lines that show a person what a deployment fixes for ever.
func parameters(s *session.Session, d *settlement.Deployment, newToken bool, head uint64) (string, error) {
	genesis, least, err := payments.GenesisTerms(d)
	if err != nil {
		return "", err
	}
	terms := append(deploy.Terms(d, newToken, s.L1.Seen(), head), deploy.Term{Name: "genesis ledger", Value: genesis})
	if least != "" {
		terms = append(terms, deploy.Term{Name: "least balance", Value: least})
	}
	lines := make([]string, len(terms))
	for i, term := range terms {
		lines[i] = fmt.Sprintf("  %-18s%s", term.Name, term.Value)
	}
	return strings.Join(lines, "\n"), nil
}

// describeDeployment makes the lines that show the parameters and what the largest block costs.
func describeDeployment(ctx context.Context, s *session.Session, d *settlement.Deployment, newToken bool) (fixed, costs string, err error) {
	head, err := s.L1.Head(ctx)
	if err != nil {
		return "", "", err
	}
	if fixed, err = parameters(s, d, newToken, head); err != nil {
		return "", "", err
	}
	estimate, err := cost.Of(cost.Shape{Txs: d.Params.MaxTxs, TxsPerBase: d.Params.TxsPerBase, TxBytes: d.Params.TxBytes})
	if err != nil {
		return "", "", err
	}
	return fixed, estimate.String(), nil
}
