package settlement_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"math/big"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/stretchr/testify/require"

	"fernet/bindings"
	"fernet/settlement"
	"fernet/settlement/devnet"
	"fernet/settlement/devnet/devnettest"
	"fernet/settlement/rules"
	"fernet/settlement/settlementtest"
	"fernet/settlement/units"
)

var contractNames = []string{"AZT", "Staking", "RootVerifier", "Rewards", "Sequencing", "Settlement", "AuditLens"}

func newDevnet(t *testing.T) *devnet.Devnet {
	l1 := devnettest.Start(t, devnet.WithAutoMine())
	return l1
}

func inspect(t *testing.T, node settlement.Node, d *settlement.Deployment) *settlement.Inspection {
	t.Helper()
	c := settlement.NewClient(node, d)
	c.GenesisState = settlementtest.GenesisState
	found, err := c.Inspect(t.Context())
	require.NoError(t, err)
	verdict := c.Verify(t.Context())
	if len(found.Problems) == 0 {
		require.NoError(t, verdict)
	} else {
		require.Equal(t, found.Problems[0], verdict)
	}
	for _, err := range found.Problems {
		require.True(t, settlement.Disagrees(err), "%v", err)
	}
	return found
}

// faults are the names of the contracts that are not right.
func faults(found *settlement.Inspection) (names []string) {
	for _, c := range found.Contracts {
		if c.Err != nil {
			names = append(names, c.Name)
		}
	}
	return names
}

// copied is a record that can be changed.
func copied(t *testing.T, d *settlement.Deployment) *settlement.Deployment {
	text, err := json.Marshal(d)
	require.NoError(t, err)
	var c settlement.Deployment
	require.NoError(t, json.Unmarshal(text, &c))
	return &c
}

// changedNode is a node whose answers are changed.
type changedNode struct {
	settlement.Node
	codes   map[common.Address][]byte
	asked   func() error // before each request for code
	noTxs   error
	noState error // of blocks before the newest
}

func (n changedNode) CodeAt(ctx context.Context, at common.Address, block *big.Int) ([]byte, error) {
	if n.asked != nil {
		if err := n.asked(); err != nil {
			return nil, err
		}
	}
	if block != nil && n.noState != nil {
		if newest, err := n.Node.BlockNumber(ctx); err != nil || block.Uint64() < newest {
			return nil, n.noState
		}
	}
	if code, ok := n.codes[at]; ok {
		return code, nil
	}
	return n.Node.CodeAt(ctx, at, block)
}

func (n changedNode) TransactionByHash(ctx context.Context, hash common.Hash) (*types.Transaction, bool, error) {
	if n.noTxs != nil {
		return nil, false, n.noTxs
	}
	return n.Node.TransactionByHash(ctx, hash)
}

func (n changedNode) TransactionReceipt(ctx context.Context, hash common.Hash) (*types.Receipt, error) {
	if n.noTxs != nil {
		return nil, n.noTxs
	}
	return n.Node.TransactionReceipt(ctx, hash)
}

func TestDeploymentOfThisRelease(t *testing.T) {
	l1 := newDevnet(t)
	public := settlementtest.Config()
	public.Params.VrfMode, public.Params.ClaimWindow, public.Params.MaxTxs = rules.ModePublic, 0, 4
	for _, cfg := range []settlement.DeployConfig{settlementtest.Config(), public} {
		d := settlementtest.Deploy(t, l1, cfg, nil)
		found := inspect(t, l1.Client(), d)
		require.Empty(t, found.Problems)
		require.Empty(t, found.Unseen)
		var names []string
		for _, c := range found.Contracts {
			names = append(names, c.Name)
		}
		require.Equal(t, contractNames, names)
		require.NoError(t, settlement.NewClient(l1.Client(), d).VerifyKeys(t.Context(), cfg.Keys))
	}
}

// One byte of one contract is not this release's, and its hash is in the record.
func TestChangedByteIsFound(t *testing.T) {
	l1 := newDevnet(t)
	honest := settlementtest.Deploy(t, l1, settlementtest.Config(), nil)
	for n, name := range contractNames {
		code, err := l1.Client().CodeAt(t.Context(), honest.Contracts[n].Address, nil)
		require.NoError(t, err)
		end := code[len(code)-40:]
		d := settlementtest.Deploy(t, l1, settlementtest.Config(), func(step *settlement.DeployStep) {
			if step.Name == name {
				step.Candidate.Data = slices.Clone(step.Candidate.Data)
				last := bytes.LastIndex(step.Candidate.Data, end) + len(end) - 1
				step.Candidate.Data[last] ^= 1
			}
		})
		found := inspect(t, l1.Client(), d)
		require.Equal(t, []string{name}, faults(found), "%v", found.Problems)
		require.ErrorIs(t, found.Problems[0], settlement.ErrOtherCode)
		require.ErrorContains(t, found.Problems[0], "1 of the ")
		var other *settlement.CodeError
		require.ErrorAs(t, found.Problems[0], &other)
		require.Equal(t, name, other.Contract)
	}
}

// Any byte of the code, immutables included, a byte more and a byte less: whatever the record says
// of it.
func TestEveryByteCounts(t *testing.T) {
	l1 := newDevnet(t)
	d := settlementtest.Deploy(t, l1, settlementtest.Config(), nil)
	for n, c := range d.Contracts {
		honest, err := l1.Client().CodeAt(t.Context(), c.Address, nil)
		require.NoError(t, err)
		metadata := common.FromHex("a2646970667358221220c0ffee64736f6c63430008220033")
		changed := [][]byte{append(slices.Clone(honest), 0), append(slices.Clone(honest), metadata...), honest[:len(honest)-1]}
		for at := n; at < len(honest); at += 499 {
			code := slices.Clone(honest)
			code[at] ^= 0x40
			changed = append(changed, code)
		}
		for i, code := range changed {
			record := copied(t, d)
			record.Contracts[n].CodeHash = crypto.Keccak256Hash(code)
			found := inspect(t, changedNode{Node: l1.Client(), codes: map[common.Address][]byte{c.Address: code}}, record)
			require.Equal(t, []string{c.Name}, faults(found), "%d: %v", i, found.Problems)
		}
	}
}

// returning is init code that makes any code, whatever constructor it should have.
func returning(code []byte) []byte {
	return append([]byte{0x61, byte(len(code) >> 8), byte(len(code)), 0x80, 0x60, 0x0a, 0x5f, 0x39, 0x5f, 0xf3}, code...)
}

// Code that is this release's and was not put there by its constructor can have any storage.
func TestOtherCreationIsFound(t *testing.T) {
	honest := newDevnet(t)
	d := settlementtest.Deploy(t, honest, settlementtest.Config(), nil)
	l1 := newDevnet(t)
	again := settlementtest.Deploy(t, l1, settlementtest.Config(), func(step *settlement.DeployStep) {
		if step.Name == "Rewards" {
			code, err := honest.Client().CodeAt(t.Context(), step.Address, nil)
			require.NoError(t, err)
			step.Candidate.Data = returning(code)
		}
	})
	require.Equal(t, d.Contracts[3].CodeHash, again.Contracts[3].CodeHash)
	found := inspect(t, l1.Client(), again)
	require.Equal(t, []string{"Rewards"}, faults(found))
	require.ErrorContains(t, found.Problems[0], "created with other init code")

	// The same with the supply of the test token, which is in its storage only.
	other := settlementtest.Config()
	other.InitialSupply = units.AZT(77)
	supply := settlementtest.Deploy(t, l1, other, nil)
	args, err := bindings.AZTMetaData.ParseABI()
	require.NoError(t, err)
	supply.Contracts[0].Constructor, err = args.Pack("", devnet.Address(settlementtest.Deployer), units.AZT(78), other.FaucetLimit)
	require.NoError(t, err)
	found = inspect(t, l1.Client(), supply)
	require.Equal(t, []string{"AZT"}, faults(found))
	require.ErrorContains(t, found.Problems[0], "constructor argument initialSupply of AZT: the record says 78000000000000000000, the transaction on L1 says 77000000000000000000")
}

// A record that says something else than L1: it is the record that is wrong, and what both say is
// said.
func TestWrongRecordIsNamed(t *testing.T) {
	l1 := newDevnet(t)
	// so that block 0 is not the deployment's
	settlementtest.Send(t, l1, 0, 0, &common.Address{1}, nil)
	d := settlementtest.Deploy(t, l1, settlementtest.Config(), nil)
	other := settlementtest.Deploy(t, l1, settlementtest.Config(), nil)
	wei := func(n int64) *big.Int { return big.NewInt(n) }
	for name, c := range map[string]struct {
		change func(d *settlement.Deployment)
		says   string
	}{
		"block reward":     {func(d *settlement.Deployment) { d.Params.BlockReward = units.AZT(601) }, "block reward: the record says 601 AZT, L1 says 600 AZT"},
		"by one wei":       {func(d *settlement.Deployment) { d.Params.StakeAmount = wei(1) }, "stake amount: the record says 0.000000000000000001 AZT, L1 says 100 AZT"},
		"activation delay": {func(d *settlement.Deployment) { d.Params.ActivationDelay++ }, "activation delay: the record says 129, L1 says 128"},
		"exit delay":       {func(d *settlement.Deployment) { d.Params.ExitDelay++ }, "exit delay: the record says 601, L1 says 600"},
		"claim window":     {func(d *settlement.Deployment) { d.Params.ClaimWindow = 0 }, "claim window: the record says 0, L1 says 201600"},
		"genesis block":    {func(d *settlement.Deployment) { d.Params.Schedule.GenesisBlock-- }, "genesis block: the record says 99, L1 says 100"},
		"propose blocks":   {func(d *settlement.Deployment) { d.Params.Schedule.ProposeBlocks++ }, "propose blocks: the record says 11, L1 says 10"},
		"reveal blocks":    {func(d *settlement.Deployment) { d.Params.Schedule.RevealBlocks++ }, "reveal blocks: the record says 6, L1 says 5"},
		"proving blocks":   {func(d *settlement.Deployment) { d.Params.Schedule.ProvingBlocks++ }, "proving blocks: the record says 21, L1 says 20"},
		"largest block":    {func(d *settlement.Deployment) { d.Params.MaxTxs = 64 }, "largest block: the record says 64, L1 says 32"},
		"bytes":            {func(d *settlement.Deployment) { d.Params.TxBytes = 9 }, "bytes of a transaction: the record says 9, L1 says 140"},
		"base rollups":     {func(d *settlement.Deployment) { d.Params.TxsPerBase = 4 }, "transactions of a base rollup of RootVerifier: the record says 4, L1 says 2"},
		"prune penalty":    {func(d *settlement.Deployment) { d.Params.PrunePenalty = units.AZT(99) }, "prune penalty: the record says 99 AZT, L1 says"},
		"reveal penalty":   {func(d *settlement.Deployment) { d.Params.RevealPenalty = units.AZT(99) }, "reveal penalty: the record says 99 AZT, L1 says"},
		"ban":              {func(d *settlement.Deployment) { d.Params.BanSlots = 77 }, "ban slots: the record says 77, L1 says"},
		"submitter":        {func(d *settlement.Deployment) { d.Params.SubmitterBps = 100 }, "submitter's share: the record says 1 %, L1 says 0 %"},
		"full reward":      {func(d *settlement.Deployment) { d.Params.FullRewardTxs = 8 }, "transactions of a full reward: the record says 8, L1 says 0"},
		"vrf mode":         {func(d *settlement.Deployment) { d.Params.VrfMode = rules.ModePublic }, "VRF mode of RootVerifier: the record says public, L1 says private"},
		"genesis ledger":   {func(d *settlement.Deployment) { d.Genesis = json.RawMessage(`{"accounts": [1]}`) }, "genesis state: the record says 0x0000000000000000000000000000000000000000000000000000000000000002, L1 says 0x"},
		"no ledger at all": {func(d *settlement.Deployment) { d.Genesis = json.RawMessage(`7`) }, "genesis ledger: the record says one that cannot be used"},
		"block":            {func(d *settlement.Deployment) { d.Block += 1000 }, "block of the deployment: the record says 1001, L1 says 2, where AZT was created"},
		"block by two":     {func(d *settlement.Deployment) { d.Block += 2 }, "block of the deployment: the record says 3, L1 says 2"},
		"block of the AZT": {func(d *settlement.Deployment) { d.Contracts[0].Block++ }, "block of AZT: the record says 3, L1 says 2"},
		"chain":            {func(d *settlement.Deployment) { d.ChainID = 7 }, "chain: the record says 7, L1 says 1337"},
		"swapped": {func(d *settlement.Deployment) { d.Staking, d.Rewards = d.Rewards, d.Staking },
			"address of Staking: the record says"},
		"swapped everywhere": {func(d *settlement.Deployment) {
			d.Staking, d.Rewards = d.Rewards, d.Staking
			d.Contracts[1].Address, d.Contracts[3].Address = d.Contracts[3].Address, d.Contracts[1].Address
		}, "it has no SEQUENCING, so it is another contract"},
		"sequencing of another": {func(d *settlement.Deployment) {
			d.Sequencing, d.Contracts[4].Address = other.Sequencing, other.Sequencing
		},
			"Settlement of Sequencing: the record says"},
		"token of another": {func(d *settlement.Deployment) { d.Token, d.Contracts[0].Address = other.Token, other.Token }, "token of Staking: the record says"},
		"an account": {func(d *settlement.Deployment) {
			d.Rewards, d.Contracts[3].Address = common.Address{9}, common.Address{9}
		}, settlement.ErrNoContract.Error()},
		"code hash":           {func(d *settlement.Deployment) { d.Contracts[2].CodeHash[0]++ }, "hash of the code of RootVerifier: the record says"},
		"init code hash":      {func(d *settlement.Deployment) { d.Contracts[4].InitCodeHash[0]++ }, "hash of the init code of Sequencing: the record says"},
		"constructor":         {func(d *settlement.Deployment) { d.Contracts[1].Constructor[127]++ }, "constructor argument stakeAmount of Staking: the record says"},
		"constructor longer":  {func(d *settlement.Deployment) { d.Contracts[3].Constructor = append(d.Contracts[3].Constructor, 0) }, "bytes are left over"},
		"constructor shorter": {func(d *settlement.Deployment) { d.Contracts[5].Constructor = d.Contracts[5].Constructor[1:] }, "constructor arguments of Settlement"},
		"recorded genesis":    {func(d *settlement.Deployment) { d.Contracts[5].Constructor[191]++ }, "constructor argument genesisState of Settlement"},
		"key":                 {func(d *settlement.Deployment) { d.Contracts[4].Constructor[416]++ }, "hash of the ticket key: the record says"},
		"transaction of another": {func(d *settlement.Deployment) { d.Contracts[3].Tx = other.Contracts[3].Tx },
			"transaction that created Rewards: the record says"},
		"unknown contract": {func(d *settlement.Deployment) { d.Contracts[1].Name = "Stakes" }, "contracts: the record says Stakes"},
		"forged as a whole": {func(d *settlement.Deployment) {
			d.Params.BlockReward = units.AZT(601)
			copy(d.Contracts[3].Constructor[96:128], common.BigToHash(units.AZT(601)).Bytes())
		}, "block reward: the record says 601 AZT, L1 says 600 AZT"},
	} {
		t.Run(name, func(t *testing.T) {
			record := copied(t, d)
			c.change(record)
			found := inspect(t, l1.Client(), record)
			require.NotEmpty(t, found.Problems)
			require.ErrorContains(t, errors.Join(found.Problems...), c.says)

			client := settlement.NewClient(l1.Client(), record)
			client.GenesisState = settlementtest.GenesisState
			err := client.CheckRecord(t.Context())
			switch name {
			case "code hash", "init code hash", "constructor", "recorded genesis", "key", "transaction of another", "chain":
				require.NoError(t, err, "nothing but the record itself is concluded from these")
			case "sequencing of another": // which belongs to other contracts in several ways
				require.ErrorContains(t, err, "Sequencing of Staking: the record says")
			default:
				require.ErrorContains(t, err, c.says)
				require.True(t, settlement.Disagrees(err), err)
			}
		})
	}
	require.NoError(t, settlement.NewClient(l1.Client(), d).CheckRecord(t.Context()))
	gone := settlement.NewClient(changedNode{Node: l1.Client(), noTxs: errors.New("pruned")}, d)
	require.NoError(t, gone.CheckRecord(t.Context()), "the past may be missing")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	err := settlement.NewClient(l1.Client(), d).CheckRecord(ctx)
	require.ErrorIs(t, err, context.Canceled)
	require.False(t, settlement.Disagrees(err))
}

// A deployment with other values on L1 than recorded, and code that is another as well.
func TestOtherValueDoesNotHideOtherCode(t *testing.T) {
	l1 := newDevnet(t)
	d := settlementtest.Deploy(t, l1, settlementtest.Config(), nil)
	code, err := l1.Client().CodeAt(t.Context(), d.Rewards, nil)
	require.NoError(t, err)
	code[len(code)-1] ^= 1
	d.Params.BlockReward = units.AZT(601)
	found := inspect(t, changedNode{Node: l1.Client(), codes: map[common.Address][]byte{d.Rewards: code}}, d)
	require.ErrorIs(t, errors.Join(found.Problems...), settlement.ErrOtherCode)
	require.ErrorIs(t, errors.Join(found.Problems...), settlement.ErrOtherValue)
}

// Keys that are not those of the record, or of other circuits.
func TestOtherKeys(t *testing.T) {
	l1 := newDevnet(t)
	d := settlementtest.Deploy(t, l1, settlementtest.Config(), nil)
	ticket := crypto.CreateAddress(d.Sequencing, 1)
	merge := crypto.CreateAddress(d.RootVerifier, 2)
	honest, err := l1.Client().CodeAt(t.Context(), merge, nil)
	require.NoError(t, err)
	for name, c := range map[string]struct {
		at   common.Address
		code []byte
		want error
	}{
		"of 15 inputs":          {merge, honest[:len(honest)-64], settlement.ErrOtherKey},
		"of the wrong circuit":  {ticket, honest, settlement.ErrOtherKey},
		"nothing but the STOP":  {merge, honest[:1], settlement.ErrOtherKey},
		"none":                  {merge, nil, settlement.ErrOtherCode},
		"code":                  {merge, append([]byte{1}, honest[1:]...), settlement.ErrOtherCode},
		"another of this shape": {merge, append(slices.Clone(honest[:len(honest)-64]), honest[len(honest)-128:len(honest)-64]...), settlement.ErrOtherKey},
	} {
		t.Run(name, func(t *testing.T) {
			for _, recorded := range []bool{true, false} {
				record := copied(t, d)
				if !recorded {
					record.Contracts = nil
				}
				found := inspect(t, changedNode{Node: l1.Client(), codes: map[common.Address][]byte{c.at: c.code}}, record)
				require.NotEmpty(t, found.Problems)
				if recorded || name != "another of this shape" {
					require.ErrorIs(t, errors.Join(found.Problems...), c.want, name)
				}
			}
		})
	}
	other := settlementtest.Keys()
	other.Base = other.Ticket
	require.ErrorIs(t, settlement.NewClient(l1.Client(), d).VerifyKeys(t.Context(), other), settlement.ErrOtherKey)
}

// What a node does not have any more, or a record never had, is said and not taken for agreement or
// for a fault.
func TestWhatCannotBeSeenIsSaid(t *testing.T) {
	l1 := newDevnet(t)
	settlementtest.Send(t, l1, 0, 0, &common.Address{1}, nil)
	d := settlementtest.Deploy(t, l1, settlementtest.Config(), nil)
	for _, gone := range []error{ethereum.NotFound, errors.New("pruned history unavailable")} {
		node := changedNode{Node: l1.Client(), noTxs: gone}
		found := inspect(t, node, d)
		require.Empty(t, found.Problems)
		require.Len(t, found.Unseen, 7)
		require.Contains(t, found.Unseen[3], "How Rewards was created was not compared: the node did not give the transaction")

		// The state of before tells as well.
		late := copied(t, d)
		late.Block += 3
		late.Contracts[0].Block = 0
		require.ErrorContains(t, errors.Join(inspect(t, node, late).Problems...), "block of the deployment: the record says 4, L1 says that AZT was there before")
		late.Block = 1_000
		require.ErrorContains(t, errors.Join(inspect(t, node, late).Problems...), "L1 says that AZT is there at block 8")
		node.noState = errors.New("missing trie node")
		found = inspect(t, node, d)
		require.Empty(t, found.Problems)
		require.Contains(t, found.Unseen[7], "missing trie node")
	}

	bare := copied(t, d)
	bare.Contracts, bare.Genesis = nil, nil
	found := inspect(t, l1.Client(), bare)
	require.Empty(t, found.Problems)
	require.Equal(t, "The genesis state was not computed again: the record has no genesis ledger.", found.Unseen[0])
	require.Len(t, found.Unseen, 7, "and how six contracts were created")

	c := settlement.NewClient(l1.Client(), d)
	seen, err := c.Inspect(t.Context())
	require.NoError(t, err)
	require.Equal(t, []string{"The genesis state was not computed again from the record's genesis ledger."}, seen.Unseen)
}

// A token that was there before is nobody's release; one that this release made is compared
// whatever the record says.
func TestTokenThatWasThere(t *testing.T) {
	l1 := newDevnet(t)
	token := settlementtest.Send(t, l1, settlementtest.Deployer, 0, nil, returning([]byte{0})).ContractAddress
	cfg := settlementtest.Config()
	cfg.Token = token
	d := settlementtest.Deploy(t, l1, cfg, nil)
	found := inspect(t, l1.Client(), d)
	require.Empty(t, found.Problems)
	require.Len(t, found.Unseen, 1)
	require.Contains(t, found.Unseen[0], token.String()+" is not the AZT of this release: its code was not compared")

	cfg.Token = settlementtest.Deploy(t, l1, settlementtest.Config(), nil).Token
	found = inspect(t, l1.Client(), settlementtest.Deploy(t, l1, cfg, nil))
	require.Empty(t, found.Problems)
	require.Empty(t, found.Unseen)

	d.Token = common.Address{5}
	require.ErrorIs(t, errors.Join(inspect(t, l1.Client(), d).Problems...), settlement.ErrNoContract)
}

// L1 that does not answer is neither agreement nor a fault.
func TestNoAnswerIsNoVerdict(t *testing.T) {
	l1 := newDevnet(t)
	d := settlementtest.Deploy(t, l1, settlementtest.Config(), nil)
	limited := errors.New("50/second request limit reached")
	c := settlement.NewClient(changedNode{Node: l1.Client(), asked: func() error { return limited }}, d)
	err := c.Verify(t.Context())
	require.ErrorIs(t, err, limited)
	require.False(t, settlement.Disagrees(err))
	require.ErrorIs(t, c.VerifyKeys(t.Context(), settlementtest.Keys()), limited)

	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	require.ErrorIs(t, settlement.NewClient(l1.Client(), d).Verify(ctx), context.Canceled)
}

// A deployment of before there was a lens is as right as another, and a record that leaves it out
// or names another address is found.
func TestDeploymentsWithoutALens(t *testing.T) {
	l1 := newDevnet(t)
	d := settlementtest.Deploy(t, l1, settlementtest.Config(), nil)
	require.Equal(t, d.AuditLens, d.Contracts[6].Address)
	without := copied(t, d)
	without.AuditLens, without.Contracts = common.Address{}, without.Contracts[:6]
	found := inspect(t, l1.Client(), without)
	require.Empty(t, found.Problems)
	require.Empty(t, found.Unseen)
	require.Len(t, found.Contracts, 6)

	for at, says := range map[common.Address]string{
		{}: "address of AuditLens: the record says 0x0000000000000000000000000000000000000000", d.Rewards: "AuditLens",
	} {
		wrong := copied(t, d)
		wrong.AuditLens = at
		require.ErrorContains(t, errors.Join(inspect(t, l1.Client(), wrong).Problems...), says)
	}
}
