package examples_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/crypto"
	"github.com/stretchr/testify/require"

	"fernet/prover"
	"fernet/prover/files"
	"fernet/prover/keys"
	"fernet/prover/operator"
	"fernet/prover/operator/deploy"
	"fernet/prover/vrf"
	"fernet/settlement"
	"fernet/settlement/account"
	"fernet/settlement/devnet"
	"fernet/settlement/l1"
	"fernet/settlement/rules"
	"fernet/settlement/txmgr"
	"fernet/settlement/units"
)

// world is a deployment on an L1 of this process, and one account that does everything.
type world struct {
	*testing.T
	l1      *devnet.Devnet
	node    *l1.Client
	keys    *keys.Set
	keysDir string
	folder  string
	sender  *account.Account
	chain   *operator.Chain
}

func newWorld(t *testing.T) *world {
	w := &world{T: t, folder: t.TempDir()}
	var err error
	w.keysDir, err = keys.DefaultDir() // every package's tests share one setup
	require.NoError(t, err)
	w.keys, err = keys.Open(t.Context(), w.keysDir, keys.Protocol(prover.Application(), 2), keys.Options{Provers: runtime.GOMAXPROCS(0)})
	require.NoError(t, err)
	w.l1, err = devnet.New(devnet.WithAutoMine(), devnet.WithHTTP("127.0.0.1:0"))
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, w.l1.Close()) })
	w.node, err = l1.Over(t.Context(), w.l1.Client().Client(), l1.Options{})
	require.NoError(t, err)
	w.sender = account.New(account.Options{
		Address: devnet.Address(0), Signer: func(context.Context) (txmgr.Signer, error) { return txmgr.KeySigner(devnet.Key(0)), nil },
		Node: w.node, ChainID: devnet.ChainID, Confirmations: 1, PollInterval: 5 * time.Millisecond, Dir: w.path("journals"),
	})
	params := settlement.DefaultParams()
	params.MaxTxs = 4
	params.Schedule = rules.Schedule{GenesisBlock: 40 + params.ActivationDelay, ProposeBlocks: 10, RevealBlocks: 5, ProvingBlocks: 10}
	made, err := deploy.Run(t.Context(), deploy.Config{
		Node: w.node, Sender: w.sender, ChainID: devnet.ChainID, Confirmations: 1, Record: w.path("deployment.json"),
		Options: deploy.Options{
			Params: params, InitialSupply: units.AZT(100_000), FaucetLimit: units.AZT(1_000), Fund: units.AZT(10_000),
			Genesis: json.RawMessage(`{"minBalance": "0", "accounts": []}`),
		},
		Keys: func(context.Context, uint32) (settlement.VerifyingKeys, error) { return prover.VerifyingKeys(w.keys) },
	})
	require.NoError(t, err)
	client := settlement.NewClient(w.node, made.Deployment)
	follower, err := prover.Follow(t.Context(), client, prover.Application(), nil)
	require.NoError(t, err)
	w.chain = &operator.Chain{Client: client, Follower: follower}
	return w
}

func (w *world) path(name string) string { return filepath.Join(w.folder, name) }

// reveal stakes, proposes and reveals block 1, which has no transfers, and returns its prover.
func (w *world) reveal() *prover.Identity {
	ctx, slot, schedule := w.Context(), uint64(0), w.chain.Params.Schedule
	id := &prover.Identity{Key: vrf.NewPrivateKey([vrf.SeedSize]byte{1})}
	staked, err := operator.Stake(ctx, w.chain.Client, w.sender, id.Key.Public(), rules.RoleSequencer|rules.RoleBase|rules.RoleMerge, operator.StakeOptions{})
	require.NoError(w, err)
	id.StakerID = staked.StakerID
	require.NoError(w, w.l1.AdvanceTo(schedule.SlotStart(slot)))
	_, err = operator.Propose(ctx, w.chain, w.sender, operator.ProposeOptions{
		Identity: id, FeeSplit: 8000, Slot: &slot, Kept: w.path("proposals"),
		Draft: func(ctx context.Context, slot uint64) (*files.Draft, error) { return w.chain.Draft(ctx, nil, 4, slot) },
		Keys:  func(context.Context) (*keys.Set, error) { return w.keys, nil },
	})
	require.NoError(w, err)
	require.NoError(w, w.l1.AdvanceTo(schedule.RevealStart(slot)))
	_, err = operator.Reveal(ctx, w.chain.Client, w.sender, operator.RevealOptions{Slot: &slot, Kept: w.path("proposals")})
	require.NoError(w, err)
	return id
}

// prove proves block 1 into a folder.
func (w *world) prove(id *prover.Identity, out string) {
	block, err := w.chain.Follower.Block(w.Context(), 1)
	require.NoError(w, err)
	tickets, err := operator.DrawTickets(block, id, 1000, operator.NodeFilter{})
	require.NoError(w, err)
	proving := &operator.Proving{Block: block, Deployment: prover.Files(w.chain.Deployment), Keys: w.keys, Out: out}
	proved, err := proving.Run(w.Context(), tickets)
	require.NoError(w, err)
	require.Len(w, proved.Made, 3)
}

// command is a program of this folder on the world's L1.
func (w *world) command(program string, args ...string) *exec.Cmd {
	args = append([]string{"-rpc-url", w.l1.URL(), "-deployment", w.path("deployment.json")}, args...)
	command := exec.CommandContext(w.Context(), program, args...)
	command.Env = append(os.Environ(), fmt.Sprintf("PRIVATE_KEY=%x", crypto.FromECDSA(devnet.Key(0))))
	return command
}

func (w *world) run(command *exec.Cmd) string {
	w.Helper()
	text, err := command.CombinedOutput()
	require.NoError(w, err, "%s", text)
	return string(text)
}

// go runs the go tool in a folder.
func (w *world) gotool(folder string, args ...string) {
	w.Helper()
	command := exec.CommandContext(w.Context(), "go", args...)
	command.Dir = folder
	w.run(command)
}

// The examples are short, and do what they say.
func TestExamples(t *testing.T) {
	sources, err := filepath.Glob("*/main.go")
	require.NoError(t, err)
	require.Len(t, sources, 3)
	for _, source := range sources {
		text, err := os.ReadFile(source)
		require.NoError(t, err)
		require.Less(t, strings.Count(string(text), "\n"), 60, source)
	}
	w := newWorld(t)
	w.gotool(".", "build", "-o", w.path("bin")+string(filepath.Separator), "./...")
	program := func(name string) string { return filepath.Join(w.path("bin"), name) }
	id := w.reveal()
	w.prove(id, w.path("proofs"))

	submit := func() string {
		return w.run(w.command(program("submitroot"), "-proofs", w.path("proofs"), "-keys-dir", w.keysDir, "-journals", w.path("journals")))
	}
	require.NoError(t, w.sender.Close(), "one process sends from an account at a time")
	require.Contains(t, submit(), "block 1: 3 proofs, total ")
	head := w.l1.Head().Number.Uint64()
	require.Contains(t, submit(), "best on L1: true", "run again it finds the root submitted")
	require.Equal(t, head, w.l1.Head().Number.Uint64(), "and sends nothing")

	watch := w.command(program("watchrewards"), "-owner", devnet.Address(0).Hex(), "-last", "1", "-every", "50ms")
	var watched strings.Builder
	watch.Stdout, watch.Stderr = &watched, &watched
	require.NoError(t, watch.Start())
	require.NoError(t, w.l1.AdvanceTo(w.chain.Params.Schedule.WindowEnd(0)))
	finalized, err := operator.Finalize(t.Context(), w.chain.Client, w.sender, 1, nil)
	require.NoError(t, err)
	require.NoError(t, watch.Wait(), watched.String())
	require.Contains(t, watched.String(), "AZT due to "+devnet.Address(0).Hex())
	require.NotContains(t, watched.String(), " 0 AZT due", "three proofs and the sequencer's share")
	require.Positive(t, finalized.Network.Sign())

	require.Contains(t, w.run(w.command(program("auditblock"))), "figures agree")
	w.separateModule()
}

// separateModule builds a program as a module of its own, as another project would, and runs it.
func (w *world) separateModule() {
	repository, err := filepath.Abs("..")
	require.NoError(w, err)
	folder := w.path("module")
	require.NoError(w, os.CopyFS(folder, os.DirFS(filepath.Join("testdata", "module"))))
	// Without a network: what the module needs of others is what fernet needs, in the same
	// versions.
	module, err := os.ReadFile(filepath.Join(repository, "go.mod"))
	require.NoError(w, err)
	text := strings.Replace(string(module), "module fernet\n", "module example.com/pay\n", 1)
	text += fmt.Sprintf("\nrequire fernet v0.0.0\n\nreplace fernet => %s\n", repository)
	require.NoError(w, os.WriteFile(filepath.Join(folder, "go.mod"), []byte(text), 0o600))
	sums, err := os.ReadFile(filepath.Join(repository, "go.sum"))
	require.NoError(w, err)
	require.NoError(w, os.WriteFile(filepath.Join(folder, "go.sum"), sums, 0o600))
	w.gotool(folder, "build", "-mod=mod", "-o", "pay", ".")
	require.NoError(w, w.sender.Close(), "one process sends from an account at a time")
	pay := func() string {
		command := exec.CommandContext(w.Context(), filepath.Join(folder, "pay"), w.path("deployment.json"), w.l1.URL(), w.folder)
		command.Env = append(os.Environ(), fmt.Sprintf("PRIVATE_KEY=%x", crypto.FromECDSA(devnet.Key(0))))
		return w.run(command)
	}
	require.Contains(w, pay(), "paid 1 AZT, Rewards holds ")
	head := w.l1.Head().Number.Uint64()
	require.Contains(w, pay(), "paid 0 AZT, Rewards holds ", "the payment is in the journal")
	require.Equal(w, head, w.l1.Head().Number.Uint64())
	operatorsOwn, err := operator.FundReserve(w.Context(), w.chain.Client, w.sender, operator.Payment{Amount: units.AZT(1), Number: 1})
	require.NoError(w, err)
	require.NotEmpty(w, operatorsOwn.Already, "what sends with the same folder of journals knows of it")
}
