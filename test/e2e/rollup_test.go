package e2e

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/big"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"

	"fernet/settlement/rules"
)

// plan is what a rollup is made with.
type plan struct {
	sequencers, provers int
	transfers           int      // of the first block
	via                 []string // RPC URLs that the program is given; the chain's own when empty
	flags               []string // that every command gets
	retries             int      // how often a command that failed may be run again
	settings            map[string]any
	// send runs a command that sends until it is done; role.sends when nil.
	send func(r *role, args ...string) object
}

// quick are settings of a deployment with short phases.
func quick() map[string]any {
	return map[string]any{
		"fund": "6000", "block-reward": "600", "initial-supply": "50000", "vrf": "private", "max-txs": 8,
		"propose-blocks": 12, "reveal-blocks": 8, "proving-blocks": 30, "activation-delay": 20, "exit-delay": 250,
	}
}

// rollup is a deployment with those who act in it.
type rollup struct {
	t           testing.TB
	l1          *chain
	plan        plan
	deployer    *role
	sequencers  []*role
	provers     []*role
	users       []string // addresses in the ledger; the second half is not in it yet
	schedule    rules.Schedule
	record      object // the deployment
	deployed    object // the result of fernet deploy
	minted      *big.Int
	feeSplitBps map[*role]rules.Bps
}

// newRole makes a folder for someone. Accounts are given out in order.
func (r *rollup) newRole(name string, account int) *role {
	urls := r.plan.via
	if len(urls) == 0 {
		urls = []string{r.l1.url}
	}
	made := &role{t: r.t, name: name, dir: r.t.TempDir(), account: account, urls: urls, network: r.l1.network, flags: r.plan.flags, retries: r.plan.retries}
	require.NoError(r.t, os.WriteFile(made.path("password"), []byte(password+"\n"), 0o600))
	return made
}

// send runs a command that sends, as the plan says.
func (r *rollup) send(by *role, args ...string) object {
	r.t.Helper()
	if r.plan.send != nil {
		return r.plan.send(by, args...)
	}
	return r.sends(by, args...)
}

// sends runs a command three times: a dry run, which sends nothing and tells how many transactions
// there will be; the command; and again, which sends nothing more.
func (r *rollup) sends(by *role, args ...string) object {
	r.t.Helper()
	before, head := r.l1.nonce(by.address()), r.l1.head()
	dry := by.does(append(slices.Clone(args), "--dry-run")...)
	require.Equal(r.t, before, r.l1.nonce(by.address()), "a dry run sends nothing: %v", args)
	require.Equal(r.t, head, r.l1.head(), "a dry run sends nothing: %v", args)
	expected := len(dry.list("transactions"))
	require.Positive(r.t, expected, "%v", args)
	for _, tx := range dry.list("transactions") {
		require.Equal(r.t, "simulated", tx.text("status"), "%v", args)
		require.NotEmpty(r.t, tx.object("call").text("data"))
	}
	done := by.does(args...)
	fresh := slices.DeleteFunc(done.statuses(), func(status string) bool { return status == "earlier" })
	require.Equal(r.t, slices.Repeat([]string{"confirmed"}, expected), fresh, "%v", args)
	require.Equal(r.t, before+uint64(expected), r.l1.nonce(by.address()), "%v", args)
	again := by.does(args...)
	for _, status := range again.statuses() {
		require.Equal(r.t, "earlier", status, "%v", args)
	}
	require.Equal(r.t, before+uint64(expected), r.l1.nonce(by.address()), "run again it sends nothing: %v", args)
	return done
}

// newRollup deploys and stakes.
func newRollup(t testing.TB, l1 *chain, p plan) *rollup {
	r := &rollup{t: t, l1: l1, plan: p, minted: new(big.Int), feeSplitBps: map[*role]rules.Bps{}}
	r.deployer = r.newRole("deployer", 0)
	r.deploy()
	for i := range p.sequencers {
		r.sequencers = append(r.sequencers, r.stake(fmt.Sprintf("sequencer-%d", i+1), 1+i, "sequencer"))
	}
	for i := range p.provers {
		roles := "base,merge"
		if p.provers == 8 { // some of them do one thing only
			roles = []string{"base", "base", "base", "base", "base,merge", "base,merge", "merge", "base,merge"}[i]
		}
		r.provers = append(r.provers, r.stake(fmt.Sprintf("prover-%d", i+1), 8+i, roles))
	}
	return r
}

// deploy makes the ledger's accounts and deploys, with parameters of a file.
func (r *rollup) deploy() {
	type allocation struct {
		Index   uint32 `json:"index"`
		Address string `json:"address"`
		Balance string `json:"balance"`
	}
	var accounts []allocation
	for i := range 4 {
		made := r.deployer.does("tx", "key", "--key", fmt.Sprintf("user-%d.json", i), "--lightkdf")
		r.users = append(r.users, made.text("address"))
		if i < 2 {
			accounts = append(accounts, allocation{uint32(i), made.text("address"), new(big.Int).Mul(big.NewInt(100), ether).String()})
		}
	}
	genesis, err := json.Marshal(map[string]any{"minBalance": "10000000000000000", "accounts": accounts})
	require.NoError(r.t, err)
	require.NoError(r.t, os.WriteFile(r.deployer.path("genesis.json"), genesis, 0o600))
	var params strings.Builder
	for _, name := range slices.Sorted(maps.Keys(r.plan.settings)) {
		switch v := r.plan.settings[name].(type) {
		case string:
			fmt.Fprintf(&params, "%s = %q\n", name, v)
		default:
			fmt.Fprintf(&params, "%s = %v\n", name, v)
		}
	}
	require.NoError(r.t, os.WriteFile(r.deployer.path("params.toml"), []byte(params.String()), 0o600))
	r.deployed = r.send(r.deployer, "deploy", "--params", "params.toml", "--genesis", "genesis.json")
	r.readRecord()
}

// recordFile is where a deployment's record is in a role's folder.
func (r *rollup) recordFile() string {
	return filepath.Join("deployments", map[string]string{"anvil": "31337", "devnet": "1337"}[r.l1.network]+".json")
}

func (r *rollup) readRecord() {
	text, err := os.ReadFile(r.deployer.path(r.recordFile()))
	require.NoError(r.t, err)
	r.record = outcome{stdout: string(text)}.one(r.t)
	schedule, err := json.Marshal(r.record.object("params").at("schedule"))
	require.NoError(r.t, err)
	require.NoError(r.t, json.Unmarshal(schedule, &r.schedule))
	require.NotZero(r.t, r.schedule.ProposeBlocks)
}

// contract is the address of a contract of the deployment.
func (r *rollup) contract(name string) common.Address {
	r.t.Helper()
	return common.HexToAddress(r.record.text(name))
}

// join gives a role what it needs to take part: the deployment's record.
func (r *rollup) join(name string, account int) *role {
	made := r.newRole(name, account)
	copyFile(r.t, r.deployer.path(r.recordFile()), made.path(r.recordFile()))
	return made
}

// stake makes someone a staker.
func (r *rollup) stake(name string, account int, roles string) *role {
	made := r.join(name, account)
	made.roles = strings.Split(roles, ",")
	made.does("identity", "new", "--lightkdf")
	added := r.send(made, "stake", "add", "--roles", roles, "--faucet")
	stakers := added.list("stakers")
	require.Len(r.t, stakers, 1)
	made.staker = uint32(stakers[0].uint("id"))
	require.Equal(r.t, made.address(), common.HexToAddress(stakers[0].text("owner")))
	return made
}

// nextSlot is the first slot that has not started and in which all stakers are eligible.
func (r *rollup) nextSlot() uint64 {
	slot, started := r.schedule.SlotAt(r.l1.head() + r.record.object("params").uint("activationDelay"))
	if !started {
		return 0
	}
	return slot + 1
}

// transfers signs transfers between users: the two of genesis pay each other and, once each,
// somebody new.
func (r *rollup) transfers(n int) {
	for i := range n {
		to := (i + 1) % 2
		if i < 2 {
			to = 2 + i
		}
		signed := r.deployer.does("tx", "new", "--key", fmt.Sprintf("user-%d.json", i%2), "--to", r.users[to], "--amount", "12.5", "--fee", "1.25")
		require.EqualValues(r.t, i, signed.uint("place"))
	}
}

// draft gives a sequencer the transfers, and lets it build the block.
func (r *rollup) draft(by *role) {
	copyFile(r.t, r.deployer.path("transfers.json"), by.path("transfers.json"))
	built := by.does("block", "build", "--transfers", "transfers.json")
	require.Equal(r.t, "block-1.draft.json", built.text("file"))
	require.EqualValues(r.t, r.plan.transfers, built.uint("transfers"))
}

const draftFile = "block-1.draft.json"

// give copies proof files from a prover's folder to another's.
func give(t testing.TB, from, to *role) {
	found, err := filepath.Glob(from.path("out", "*.proof.json"))
	require.NoError(t, err)
	for _, file := range found {
		copyFile(t, file, to.path("inbox", filepath.Base(file)))
	}
	require.NoError(t, os.MkdirAll(to.path("inbox"), 0o755))
}

func copyFile(t testing.TB, from, to string) {
	t.Helper()
	content, err := os.ReadFile(from)
	require.NoError(t, err)
	require.NoError(t, os.MkdirAll(filepath.Dir(to), 0o755))
	require.NoError(t, os.WriteFile(to, content, 0o600))
}

var ether = big.NewInt(1_000_000_000_000_000_000)

func integer(t testing.TB, text string) *big.Int {
	t.Helper()
	n, ok := new(big.Int).SetString(text, 0)
	require.True(t, ok, "%q is not an integer", text)
	return n
}
