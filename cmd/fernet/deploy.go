package main

import (
	"fmt"
	"math/big"
	"slices"
	"strconv"

	"github.com/BurntSushi/toml"
	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/config"
	"fernet/prover/argument"
	"fernet/prover/operator/deploy"
	"fernet/prover/payments"
	"fernet/prover/suggest"
	"fernet/settlement/disk"
	"fernet/settlement/rules"
)

// deploySetting is one value of deploy.Options: a flag, and a key of --params under the same name.
type deploySetting struct {
	name, usage string
	set         func(o *deploy.Options, text string) error
}

var deploySettings = []deploySetting{
	{"vrf", "draw from the `KEY`: private (hidden ranking) or public", func(o *deploy.Options, text string) (err error) {
		o.Params.VrfMode, err = parseMode(text)
		return err
	}},
	blocksSetting("genesis-block", "slot 0 starts at L1 `BLOCK` (default: --margin blocks from now)", func(o *deploy.Options) *uint64 { return &o.Params.Schedule.GenesisBlock }),
	blocksSetting("margin", "slot 0 starts `N` blocks from now (default: as many as deploying takes)", func(o *deploy.Options) *uint64 { return &o.Margin }),
	blocksSetting("propose-blocks", "the propose phase has `N` L1 blocks", func(o *deploy.Options) *uint64 { return &o.Params.Schedule.ProposeBlocks }),
	blocksSetting("reveal-blocks", "the reveal phase has `N` L1 blocks", func(o *deploy.Options) *uint64 { return &o.Params.Schedule.RevealBlocks }),
	blocksSetting("proving-blocks", "the proving window has `N` L1 blocks", func(o *deploy.Options) *uint64 { return &o.Params.Schedule.ProvingBlocks }),
	blocksSetting("activation-delay", "a key is eligible `N` L1 blocks after it was registered", func(o *deploy.Options) *uint64 { return &o.Params.ActivationDelay }),
	blocksSetting("exit-delay", "a deposit is paid back `N` L1 blocks after the exit was asked for", func(o *deploy.Options) *uint64 { return &o.Params.ExitDelay }),
	blocksSetting("claim-window", "claims can be made for `N` L1 blocks; 0: for ever", func(o *deploy.Options) *uint64 { return &o.Params.ClaimWindow }),
	{"txs-per-base", "a base rollup has `N` transactions, a power of two from 2 to 64", func(o *deploy.Options, text string) error {
		n, err := strconv.ParseUint(text, 10, 32)
		if err != nil {
			return fmt.Errorf("%q is not a number of transactions", text)
		}
		if err := rules.CheckTxsPerBase(uint32(n)); err != nil {
			return err
		}
		o.Params.SetTxsPerBase(uint32(n))
		return nil
	}},
	{"max-txs", "a block has at most `N` transactions, a power of two (default: of 16 base rollups, or as many as fit)", func(o *deploy.Options, text string) error {
		n, err := strconv.ParseUint(text, 10, 32)
		o.Params.MaxTxs = uint32(n)
		return err
	}},
	amountSetting("stake-amount", "the deposit of a staker is `AZT`", func(o *deploy.Options) **big.Int { return &o.Params.StakeAmount }),
	amountSetting("prune-penalty", "the author of the first block that is pruned loses `AZT`", func(o *deploy.Options) **big.Int { return &o.Params.PrunePenalty }),
	amountSetting("reveal-penalty", "a sequencer that wins a slot and does not reveal loses `AZT`", func(o *deploy.Options) **big.Int { return &o.Params.RevealPenalty }),
	countSetting("ban-slots", "slots", "a sequencer may not propose for `N` slots after a penalty", func(o *deploy.Options) *uint32 { return &o.Params.BanSlots }),
	amountSetting("block-reward", "a block is rewarded with `AZT`", func(o *deploy.Options) **big.Int { return &o.Params.BlockReward }),
	countSetting("full-reward-txs", "transactions", "a block that reveals fewer than `N` transactions is rewarded in proportion; 0: always the whole",
		func(o *deploy.Options) *uint32 { return &o.Params.FullRewardTxs }),
	{"submitter-share", "whom the winning submission names gets `SHARE` of the burn, such as 5%", func(o *deploy.Options, text string) (err error) {
		o.Params.SubmitterBps, err = argument.Share(text)
		return err
	}},
	{"token", "use the burnable ERC-20 at `ADDRESS` (default: deploy the AZT test token)", func(o *deploy.Options, text string) (err error) {
		o.Token, err = argument.L1Address(text)
		return err
	}},
	amountSetting("initial-supply", "the deployer gets `AZT` of the test token", func(o *deploy.Options) **big.Int { return &o.InitialSupply }),
	amountSetting("faucet-limit", "the test token's faucet gives an account `AZT` in all", func(o *deploy.Options) **big.Int { return &o.FaucetLimit }),
	{"genesis", "the ledger starts with the accounts in the JSON `FILE` (default: none)", func(o *deploy.Options, text string) (err error) {
		if text, err = config.ExpandHome(text); err != nil {
			return err
		}
		o.Genesis, err = payments.GenesisFile(text)
		return err
	}},
	amountSetting("fund", "put `AZT` of the deployer into the block-reward reserve, and the ledger's supply into the fee escrow", func(o *deploy.Options) **big.Int { return &o.Fund }),
}

func blocksSetting(name, usage string, at func(*deploy.Options) *uint64) deploySetting {
	return deploySetting{name, usage, func(o *deploy.Options, text string) error {
		n, err := strconv.ParseUint(text, 10, 40)
		if err != nil {
			return fmt.Errorf("%q is not a number of blocks", text)
		}
		*at(o) = n
		return nil
	}}
}

func countSetting(name, what, usage string, at func(*deploy.Options) *uint32) deploySetting {
	return deploySetting{name, usage, func(o *deploy.Options, text string) error {
		n, err := strconv.ParseUint(text, 10, 32)
		if err != nil {
			return fmt.Errorf("%q is not a number of %s", text, what)
		}
		*at(o) = uint32(n)
		return nil
	}}
}

func amountSetting(name, usage string, at func(*deploy.Options) **big.Int) deploySetting {
	return deploySetting{name, usage, func(o *deploy.Options, text string) (err error) {
		*at(o), err = argument.Amount(text)
		return err
	}}
}

func deployCommand() *cli.Command {
	flags := []cli.Flag{&cli.StringFlag{Name: "params", Usage: "read these flags from the TOML `FILE`, under the same names", TakesFile: true}}
	for _, s := range deploySettings {
		flags = append(flags, &cli.StringFlag{Name: s.name, Usage: s.usage, TakesFile: s.name == "genesis"})
	}
	return &cli.Command{
		Name:  "deploy",
		Usage: "deploy the contracts and write their record",
		Description: "Plans every address, writes the plan beside the record, creates the contracts, and compares the record with\n" +
			"L1. Run it again when it was interrupted: it goes on with the plan. Send nothing else from the account\n" +
			"meanwhile. What is not given is the network's default: ten-minute slots on testnets, short ones on anvil\n" +
			"and devnet. Proving keys that are missing are made first, as by fernet keys setup. On a terminal it asks\n" +
			"before it sends; --yes does not.\n\n" +
			"Example: fernet deploy --network sepolia --rpc-url $RPC --account deployer --genesis genesis.json --fund 60000",
		Flags:  flags,
		Action: withSession(deployContracts),
	}
}

func deploymentCommand() *cli.Command {
	return &cli.Command{
		Name:        "deployment",
		Usage:       "a deployment: what is fixed for ever, and what it holds",
		Description: "The record of --deployment, compared with L1.\n\nExample: fernet deployment show",
		Subcommands: []*cli.Command{
			{
				Name:  "show",
				Usage: "the deployment's parameters, and what it holds",
				Description: "Shows the record and compares it with what the contracts on L1 say of themselves; fernet doctor compares their\n" +
					"code and keys as well. It needs no account. When L1 says otherwise, the exit code is 1.\n\n" +
					"Example: fernet deployment show --network sepolia --rpc-url $RPC",
				Action: withSession(showDeployment),
			},
			simulateCommand(),
		},
	}
}

// maxParams bounds what is read of the file of --params, in bytes.
const maxParams = 1 << 20

// applyDeploySettings sets what the file says, and then what flags say.
func applyDeploySettings(o *deploy.Options, file string, flag func(string) (string, bool)) error {
	values := map[string]any{}
	if file != "" {
		content, err := disk.Read(file, maxParams)
		if err != nil {
			return fmt.Errorf("--params: %w", err)
		}
		if err := toml.Unmarshal(content, &values); err != nil {
			return fmt.Errorf("--params %s: %w", file, err)
		}
		for name := range values {
			if !slices.ContainsFunc(deploySettings, func(s deploySetting) bool { return s.name == name }) {
				var names []string
				for _, s := range deploySettings {
					names = append(names, s.name)
				}
				return fmt.Errorf("--params %s: there is no setting %q%s", file, name, suggest.DidYouMean(name, names))
			}
		}
	}
	for _, s := range deploySettings {
		if value, ok := values[s.name]; ok {
			switch value.(type) {
			case string, int64:
			default:
				return fmt.Errorf("--params %s: %s must be text or a whole number", file, s.name)
			}
			if err := s.set(o, fmt.Sprint(value)); err != nil {
				return fmt.Errorf("--params %s: %s: %w", file, s.name, err)
			}
		}
		if text, ok := flag(s.name); ok {
			if err := s.set(o, text); err != nil {
				return fmt.Errorf("--%s: %w", s.name, err)
			}
		}
	}
	return nil
}
