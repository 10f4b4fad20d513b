package counter

import (
	"encoding/json"
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/prover"
	"fernet/prover/circuit"
	"fernet/prover/keys"
	pooled "fernet/prover/tree"
	"fernet/prover/vrf"
	"fernet/settlement"
	"fernet/settlement/audit"
	"fernet/settlement/devnet"
	"fernet/settlement/rules"
	"fernet/settlement/settlementtest"
)

// rollup is a deployment of the counter on an L1 of its own.
type rollup struct {
	*settlementtest.Rollup
	t        *testing.T
	keys     *keys.Set
	follower *prover.Follower
	stakers  []prover.Identity // a sequencer, then provers; account i of L1 owns staker i + 1
}

// proves are the roles of a prover of all nodes.
const proves = rules.RoleBase | rules.RoleMerge

// deploy deploys the contracts as they are released, for the counter: with the size of an addition,
// the key of its base circuit, and where it starts to count.
func deploy(t *testing.T, record json.RawMessage) *rollup {
	t.Helper()
	ctx, app := t.Context(), Application{}
	set, err := keys.Open(ctx, "", keys.Protocol(app, tree.TxsPerBase), keys.Options{})
	require.NoError(t, err)
	verifying, err := prover.VerifyingKeys(set)
	require.NoError(t, err)
	genesisState := prover.GenesisStateOf(app)
	r := &rollup{t: t, keys: set, Rollup: settlementtest.Start(t, func(cfg *settlement.DeployConfig) {
		cfg.Params.TxBytes, cfg.Keys = TxBytes, verifying
		cfg.Genesis, cfg.GenesisState = record, genesisState
	})}
	r.Client.GenesisState = genesisState
	require.NoError(t, r.Client.Verify(ctx))

	r.Fund(6000, 1)
	for i, roles := range []rules.Role{rules.RoleSequencer, proves, proves} {
		key := vrf.NewPrivateKey([vrf.SeedSize]byte{byte(i)})
		public := key.Public().Key()
		call := r.Client.Stake(devnet.Address(i), roles, public.BigInt(new(big.Int)))
		r.Send(settlementtest.Deployer, call)
		r.stakers = append(r.stakers, prover.Identity{StakerID: uint32(i) + 1, Key: key})
	}
	r.follower, err = prover.Follow(ctx, r.Client, app, nil)
	require.NoError(t, err)
	return r
}

// append makes a body block 1, in slot 0.
func (r *rollup) append(body []byte) *prover.Block {
	r.t.Helper()
	ctx, schedule, d := r.t.Context(), r.Client.Params.Schedule, r.Client.Deployment
	draft, err := prover.NewDraft(r.follower.Genesis(), body, tree)
	require.NoError(r.t, err)
	r.To(schedule.SlotStart(0))
	r.Randao(0)
	randao, _, err := r.Client.Randao(ctx, 0)
	require.NoError(r.t, err)
	ticket, err := r.stakers[0].SequencerTicket(d, 0, randao, 8000)
	require.NoError(r.t, err)
	proof, err := (&prover.Builder{Keys: r.keys}).ProveTicket(ctx, ticket)
	require.NoError(r.t, err)
	proposal := draft.Proposal(d, ticket, 0)
	r.Send(0, r.Client.Propose(0, proposal, proof))
	r.To(schedule.RevealStart(0))
	r.Send(0, r.Client.Reveal(0, proposal, draft.Body))
	block, err := r.follower.Block(ctx, 1)
	require.NoError(r.t, err)
	return block
}

// prove has each prover prove all nodes, and returns the best submission, sealed.
func (r *rollup) prove(block *prover.Block) *rules.Submission {
	r.t.Helper()
	var tickets []*vrf.Ticket
	for _, id := range r.stakers[1:] {
		for _, node := range prover.NodesOf(tree, proves, "") {
			ticket, err := id.Ticket(block, node, 4000)
			require.NoError(r.t, err)
			tickets = append(tickets, ticket)
		}
	}
	pool, err := block.NewPool()
	require.NoError(r.t, err)
	job := prover.Job{
		Block: block, Deployment: prover.Files(r.Client.Deployment), Pool: pool, Out: r.t.TempDir(),
		Builder: prover.Builder{Keys: r.keys},
	}
	made, waiting, err := job.Run(r.t.Context(), tickets)
	require.NoError(r.t, err)
	require.Empty(r.t, waiting)
	require.Len(r.t, made, len(tickets))
	for _, p := range pool.Proofs(rules.RootNode) {
		require.NoError(r.t, block.VerifyProof(r.keys, p))
	}
	selection, err := pool.BestSubmission(pooled.Options{})
	require.NoError(r.t, err)
	require.NoError(r.t, block.Seal(r.Client.Deployment, r.keys, selection))
	return selection.Submission
}

// A block of the counter goes through the contracts, the prover and the settlement of the ledger,
// with real proofs, and L1's state is the count.
func TestCounterIsSettled(t *testing.T) {
	ctx := t.Context()
	r := deploy(t, json.RawMessage(`{"count": "40"}`))
	require.NoError(t, prover.CheckKeys(ctx, r.Client, r.keys))
	block := r.append(Body(1, 1_000_000, 1))

	// Who counts one too many gets no proof to submit.
	base, err := block.Execution.Base(2)
	require.NoError(t, err)
	ticket, err := r.stakers[1].Ticket(block, 2, 0)
	require.NoError(t, err)
	cheat, err := Application{}.Assign(ticket, base)
	require.NoError(t, err)
	lie := base.Proves()
	lie.StateOut = Count(1_000_042).Root()
	lied := circuit.NewStatement(ticket, block.Challenge, lie)
	cheat.(*circuit.BaseCircuit[Additions]).Statement = lied.Hash()
	_, err = r.keys.Prove(ctx, circuit.KindBase, cheat)
	require.Error(t, err)

	r.Prove(1, r.prove(block))
	r.Finalize(1)
	count, err := r.Client.StateAfter(ctx, 1)
	require.NoError(t, err)
	require.Equal(t, big.NewInt(1_000_042), count)
	settled, err := r.Client.Block(ctx, 1)
	require.NoError(t, err)
	require.True(t, settled.Finalized)
	followed, err := r.follower.StateAfter(ctx, 1)
	require.NoError(t, err)
	require.Equal(t, Count(1_000_042), followed)
	report, err := audit.Block(ctx, r.Client, 1, audit.Options{})
	require.NoError(t, err)
	require.True(t, report.OK(), "%s", report)
}
