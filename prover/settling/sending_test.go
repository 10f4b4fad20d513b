package settling

import (
	"context"
	"fmt"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"syscall"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/stretchr/testify/require"

	"fernet/prover/bid"
	"fernet/prover/files"
	"fernet/prover/operator"
	"fernet/prover/wire"
	"fernet/settlement"
	"fernet/settlement/account"
	"fernet/settlement/devnet"
	"fernet/settlement/devnet/devnettest"
	"fernet/settlement/rules"
	"fernet/settlement/settlementtest"
	"fernet/settlement/txmgr"
)

// accountOn is the account of the node, which sends side by side.
func accountOn(t *testing.T, node account.Node, client *settlement.Client, dir string) *account.Account {
	t.Helper()
	a := account.New(account.Options{
		Address: devnet.Address(ours), Node: node, ChainID: devnet.ChainID, Confirmations: 1, PollInterval: 5 * time.Millisecond,
		Signer: func(context.Context) (txmgr.Signer, error) { return txmgr.KeySigner(devnet.Key(ours)), nil },
		Local:  true, Dir: dir, Client: client, SideBySide: true,
	})
	t.Cleanup(func() { require.NoError(t, a.Close()) })
	return a
}

// sending is a node that sends on a ground what its policy decides.
type sending struct {
	*ground
	chain  *Chain
	desk   *Desk
	gas    *gasBook
	events chan Event
	stop   func() // ends it, as SIGTERM does
	offers map[wire.BlockTag]*Offer
	policy Policy
}

func (g *ground) sending(dir string) *sending {
	g.Helper()
	s := &sending{
		ground: g, chain: g.chain(nil), gas: newGasBook(), events: make(chan Event, 64), offers: map[wire.BlockTag]*Offer{},
		policy: Policy{Gas: bid.GasPolicy{EthPerAZT: big.NewInt(1e18)}, Beneficiary: devnet.Address(ours)},
	}
	node := g.node()
	client := settlement.NewClient(node, g.Client.Deployment)
	sender := accountOn(g.T, node, client, dir)
	var err error
	s.desk, err = NewDesk(DeskOptions{Client: client, Account: sender, Gas: s.gas, Tell: func(e Event) { s.events <- e }})
	require.NoError(g, err)
	ctx, cancel := context.WithCancel(g.Context())
	ended := make(chan error, 1)
	go func() { ended <- s.desk.Run(ctx) }()
	stopped := false
	s.stop = func() {
		if stopped {
			return
		}
		stopped = true
		cancel()
		require.NoError(g, <-ended)
		require.NoError(g, sender.Close())
	}
	g.Cleanup(s.stop)
	return s
}

// decide reads L1 and plans what the policy decides, of some kinds or of all.
func (s *sending) decide(kinds ...Kind) []Act {
	s.Helper()
	v := s.read(s.chain)
	spent, err := s.desk.Spent(v)
	require.NoError(s, err)
	acts, _ := s.policy.Acts(v, State{Offers: s.offers, Spent: spent})
	acts = slices.DeleteFunc(acts, func(a Act) bool { return len(kinds) > 0 && !slices.Contains(kinds, a.Kind) })
	s.desk.Plan(v, acts)
	return acts
}

// carried waits until an act of a kind is done, on which the policy has decided.
func (s *sending) carried(kind Kind) Event {
	s.Helper()
	require.Len(s, s.decide(kind), 1, "%s", kind)
	return s.told()
}

func (s *sending) told() Event {
	s.Helper()
	select {
	case e := <-s.events:
		return e
	case <-time.After(30 * time.Second):
		require.Fail(s, "nothing is told")
		return Event{}
	}
}

// offer offers a root of a block by our staker that burns so much.
func (s *sending) offer(number uint64, burn rules.Bps) {
	s.Helper()
	submission := s.submission(number, ours, burn)
	for _, p := range s.read(s.chain).Pending {
		if p.Number == number {
			s.offers[p.Tag] = &Offer{
				Submission: submission, TurnsFrom: 1,
				File: func(context.Context) (*files.Submission, error) { return s.file(number, submission), nil },
			}
		}
	}
}

// nonce is how many transactions of ours L1 has.
func (g *ground) nonce() uint64 {
	g.Helper()
	nonce, err := g.L1.Client().NonceAt(g.Context(), devnet.Address(ours), nil)
	require.NoError(g, err)
	return nonce
}

// A block is submitted, improved, finalized and claimed as the policy decides, each by one
// transaction; and its gas is in the book.
func TestBlockIsSettled(t *testing.T) {
	g := newGround(t)
	number := g.append(theirs)
	s := g.sending(t.TempDir())
	before := g.nonce()
	s.offer(number, 100)
	e := s.carried(Submit)
	require.True(t, e.Sent)
	require.NoError(t, e.Err)
	require.True(t, e.Result.(*operator.SubmittedRoot).Best)
	require.Empty(t, s.decide(), "it is there")
	require.Equal(t, devnet.Address(ours), s.read(s.chain).Pending[0].Best.Submitter)

	g.prove(number, theirs, 200)
	require.Empty(t, s.decide(), "a better one is there")
	s.offer(number, 300)
	e = s.carried(Improve)
	require.NoError(t, e.Err)
	require.Equal(t, before+2, g.nonce())

	g.To(g.Client.Params.Schedule.WindowEnd(e.Plan.Slot))
	require.NoError(t, s.carried(Finalize).Err)
	e = s.carried(Claim)
	require.NoError(t, e.Err)
	require.Equal(t, 3, e.Result.(*operator.Claimed).Rewards)
	v := s.read(s.chain)
	require.Empty(t, v.Unclaimed)
	require.Equal(t, e.Result.(*operator.Claimed).Amount.Int, v.AZT)
	require.Empty(t, s.decide())

	require.Equal(t, before+4, g.nonce())
	spent, err := s.gas.GasSpent(Day(v.Time))
	require.NoError(t, err)
	require.Equal(t, new(big.Int).Sub(s.spentBy(before), v.ETH), spent)
	require.Zero(t, s.desk.Reserved().Sign())
}

// spentBy is what ETH the account had before its transactions from a nonce on.
func (s *sending) spentBy(nonce uint64) *big.Int {
	s.Helper()
	for block := s.head(); ; block-- {
		at := new(big.Int).SetUint64(block)
		n, err := s.L1.Client().NonceAt(s.Context(), devnet.Address(ours), at)
		require.NoError(s, err)
		if n == nonce {
			eth, err := s.L1.Client().BalanceAt(s.Context(), devnet.Address(ours), at)
			require.NoError(s, err)
			return eth
		}
	}
}

// Somebody else submits a better root between the decision and the sending: nothing is sent.
func TestOutbidBeforeSending(t *testing.T) {
	g := newGround(t)
	number := g.append(theirs)
	s := g.sending(t.TempDir())
	before := g.nonce()
	s.offer(number, 100)
	for _, offer := range s.offers {
		file := offer.File
		offer.File = func(ctx context.Context) (*files.Submission, error) {
			g.prove(number, theirs, 200)
			return file(ctx)
		}
	}
	e := s.carried(Submit)
	require.ErrorContains(t, e.Err, "does not beat the best")
	var early *settlement.PrecheckError
	require.ErrorAs(t, e.Err, &early)
	require.Equal(t, before, g.nonce())
	require.Empty(t, s.decide())
}

// A reorg of 1 to 8 blocks under each kind of act: what it drops is sent again, under its nonce.
func TestReorgsUnderActs(t *testing.T) {
	g := newGround(t)
	number := g.append(theirs)
	schedule := g.Client.Params.Schedule
	done := 0
	steps := []struct {
		kind Kind
		prep func(s *sending)
	}{
		{Submit, func(s *sending) { s.offer(number, 100) }},
		{Improve, func(s *sending) { s.offer(number, 200) }},
		{Report, func(s *sending) {
			slot, _ := schedule.SlotAt(g.head())
			slot++
			g.To(schedule.SlotStart(slot))
			g.Randao(slot)
			g.Propose(slot, theirs, theirs, 8000, 1000)
			g.To(schedule.SlotStart(slot+1) + 2)
		}},
		{Finalize, func(s *sending) { g.To(schedule.WindowEnd(2)) }},
		{Claim, func(s *sending) {}},
		{Prune, func(s *sending) {
			slot, _ := schedule.SlotAt(g.head())
			slot += 2 // the other one is banned until then
			number = g.Append(slot, 3, g.Stake(3, rules.RoleSequencer))
			g.To(schedule.WindowEnd(slot) + 12)
		}},
	}
	for _, step := range steps {
		prepared := g.L1.Head().Hash()
		for depth := uint64(1); depth <= 8; depth++ {
			name := fmt.Sprintf("%d blocks under %s", depth, step.kind)
			require.NoError(t, g.L1.Rewind(prepared), name)
			s := g.sending(t.TempDir())
			step.prep(s)
			before := g.nonce()
			require.NoError(t, s.carried(step.kind).Err, name)
			require.Equal(t, before+1, g.nonce(), name)
			require.NoError(t, g.L1.Advance(depth-1))
			require.Empty(t, s.decide(step.kind), name)
			require.NoError(t, g.L1.Reorg(depth, true))
			require.Equal(t, before, g.nonce(), name)
			require.NoError(t, s.carried(step.kind).Err, name)
			require.Equal(t, before+1, g.nonce(), name)
			require.Empty(t, s.decide(step.kind), name)
			s.stop()
			done++
		}
	}
	require.Equal(t, 8*len(steps), done)
}

// What makes a test binary kill itself where a transaction is in the journal and before it is sent,
// or after: the folder with the record and the journal, and the URL of L1.
const (
	killFolder = "SETTLING_TEST_KILL_FOLDER"
	killURL    = "SETTLING_TEST_KILL_URL"
	killWhen   = "SETTLING_TEST_KILL_WHEN"
)

// deadly is a node that kills the process when something is sent.
type deadly struct {
	account.Node
	after bool
}

func (d *deadly) SendTransaction(ctx context.Context, tx *types.Transaction) error {
	if d.after {
		if err := d.Node.SendTransaction(ctx, tx); err != nil {
			return err
		}
	}
	if err := syscall.Kill(os.Getpid(), syscall.SIGKILL); err != nil {
		return err
	}
	select {}
}

// A node that is killed between the journal and the sending, or right after it, goes on with that
// when it is started again: nothing is sent twice, and nothing is lost.
func TestKilledWhileSending(t *testing.T) {
	if folder := os.Getenv(killFolder); folder != "" {
		dieSending(t, folder)
		return
	}
	for _, when := range []string{"before", "after"} {
		g := newGround(t)
		number := g.append(theirs)
		g.prove(number, ours, 0)
		folder := t.TempDir()
		require.NoError(t, g.Client.Deployment.Write(filepath.Join(folder, "record.json")))
		g.To(g.Client.Params.Schedule.WindowEnd(2))
		before := g.nonce()
		cmd := exec.Command(os.Args[0], "-test.run=^"+t.Name()+"$")
		cmd.Env = append(os.Environ(), killFolder+"="+folder, killURL+"="+g.L1.URL(), killWhen+"="+when)
		out, err := cmd.CombinedOutput()
		require.ErrorContains(t, err, "killed", string(out))

		if when == "after" {
			pending, err := g.L1.Client().PendingNonceAt(t.Context(), devnet.Address(ours))
			require.NoError(t, err)
			require.Equal(t, before+1, pending, "it was sent")
		}
		s := g.sending(folder)
		require.Eventually(t, func() bool { return g.nonce() == before+1 }, 20*time.Second, 5*time.Millisecond)
		block, err := g.Client.Block(t.Context(), number)
		require.NoError(t, err)
		require.True(t, block.Finalized)
		require.Eventually(t, func() bool { return len(s.read(s.chain).Pending) == 0 }, 10*time.Second, time.Millisecond)
		v := s.read(s.chain)
		spent := new(big.Int).Sub(s.spentBy(before), v.ETH)
		require.Eventually(t, func() bool { return s.desk.Reserved().Cmp(spent) == 0 }, 10*time.Second, time.Millisecond)
		require.NoError(t, s.carried(Claim).Err)
		require.Equal(t, before+2, g.nonce())
		v = s.read(s.chain)
		booked, err := s.gas.GasSpent(Day(v.Time))
		require.NoError(t, err)
		require.Equal(t, new(big.Int).Sub(s.spentBy(before), v.ETH), booked, "what the first run sent is in the book")
	}
}

// dieSending finalizes a block, and dies of it.
func dieSending(t *testing.T, folder string) {
	d, err := settlement.ReadDeployment(filepath.Join(folder, "record.json"))
	require.NoError(t, err)
	node := dial(t, os.Getenv(killURL))
	client := settlement.NewClient(node, d)
	sender := accountOn(t, &deadly{node, os.Getenv(killWhen) == "after"}, client, folder)
	desk, err := NewDesk(DeskOptions{Client: client, Account: sender, Gas: newGasBook()})
	require.NoError(t, err)
	desk.Plan(&View{Now: 1}, []Act{{Kind: Finalize, Name: "finalize", Priority: PriorityFinalize, Block: 1, Gas: new(big.Int)}})
	require.NoError(t, desk.Run(t.Context()))
}

// A claim that L1 does not take for long keeps a reveal waiting for nothing: both are in one block.
func TestRevealDoesNotWaitForAClaim(t *testing.T) {
	d := devnettest.Start(t, devnet.WithHTTP("127.0.0.1:0"))
	node := dial(t, d.URL())
	record := &settlement.Deployment{Settlement: common.Address{1}}
	client := settlement.NewClient(node, record)
	sender := accountOn(t, node, client, t.TempDir())
	events := make(chan Event, 2)
	desk, err := NewDesk(DeskOptions{Client: client, Account: sender, Gas: newGasBook(), Tell: func(e Event) { events <- e }})
	require.NoError(t, err)
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- desk.Run(ctx) }()
	for i, name := range []string{"claim", "reveal"} {
		desk.Do(name, []int{PriorityClaim, PriorityReveal}[i], func(ctx context.Context, s operator.Sender) error {
			to := devnet.Address(settlementtest.Deployer)
			_, err := s.Send(ctx, txmgr.Candidate{ID: s.ID(name), Purpose: name, To: &to, Value: big.NewInt(1)})
			return err
		})
		require.Eventually(t, func() bool { return d.Pending() == i+1 }, 10*time.Second, time.Millisecond)
	}
	_, err = d.Commit()
	require.NoError(t, err)
	for range 2 {
		require.NoError(t, (<-events).Err)
	}
	stop()
	require.NoError(t, <-ended)
	nonce, err := d.Client().NonceAt(t.Context(), devnet.Address(ours), nil)
	require.NoError(t, err)
	require.EqualValues(t, 2, nonce)
}
