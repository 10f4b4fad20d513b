package doctor

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/consensys/gnark/frontend"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"fernet/prover"
	"fernet/prover/application"
	"fernet/prover/identity"
	"fernet/prover/vrf"
	"fernet/settlement"
	"fernet/settlement/account"
	"fernet/settlement/devnet"
	"fernet/settlement/devnet/devnettest"
	"fernet/settlement/l1"
	"fernet/settlement/rules"
	"fernet/settlement/settlementtest"
	"fernet/settlement/txmgr"
	"fernet/test/rpcproxy"
)

// fixture is a deployment with a staker, whom the examined account owns.
type fixture struct {
	l1     *devnet.Devnet
	client *settlement.Client
	record string // its file
	data   string
}

func newFixture(t *testing.T) *fixture {
	l1 := devnettest.Start(t, devnet.WithAutoMine(), devnet.WithHTTP("127.0.0.1:0"))
	c := &fixture{l1: l1, record: filepath.Join(t.TempDir(), "record.json"), data: t.TempDir()}
	cfg := settlementtest.Config()
	cfg.GenesisState = prover.GenesisState
	d := settlementtest.Deploy(t, l1, cfg, nil)
	require.NoError(t, d.Write(c.record))
	c.client = settlement.NewClient(l1.Client(), d)

	key := vrf.NewPrivateKey([vrf.SeedSize]byte{1})
	id, err := identity.New("default", key, "secret", identity.Light)
	require.NoError(t, err)
	_, err = id.Write(filepath.Join(c.data, "identities"))
	require.NoError(t, err)
	owner, registered := devnet.Address(1), key.Public().Key()
	for n, call := range []settlement.DeployStep{
		{Candidate: c.client.Faucet(owner, cfg.Params.StakeAmount)},
		{Candidate: c.client.Approve(d.Staking, cfg.Params.StakeAmount)},
		{Candidate: c.client.Stake(owner, rules.RoleBase, registered.BigInt(new(big.Int)))},
	} {
		settlementtest.Send(t, l1, 1, uint64(n), call.Candidate.To, call.Candidate.Data)
	}
	return c
}

// report is what an examination found.
type report struct{ Checks []Finding }

// examine runs the doctor over RPC URLs.
func (c *fixture) examine(t *testing.T, urls ...string) *report {
	t.Helper()
	owner := devnet.Address(1)
	found, err := Run(t.Context(), Subject{
		DataDir: c.data, URLs: urls, ChainID: devnet.ChainID, KeysDir: filepath.Join(c.data, "none"),
		Directory: filepath.Join(c.data, "identities"), Identity: "default",
		Account: func(context.Context) (common.Address, bool, error) { return owner, true, nil },
		Open: func(ctx context.Context) (*L1, error) {
			node, err := l1.Dial(ctx, urls, l1.Options{ChainID: devnet.ChainID})
			if err != nil {
				return nil, err
			}
			t.Cleanup(node.Close)
			found := &L1{Node: node, ChainID: devnet.ChainID, Local: true, Record: c.record}
			d, err := settlement.ReadDeployment(c.record)
			if err != nil {
				found.ClientErr = err
			} else {
				found.Client = prover.NewClient(node, d)
			}
			found.Sender = account.New(account.Options{
				Address: owner, Node: node, ChainID: devnet.ChainID, Local: true, Dir: filepath.Join(c.data, "journals"), Client: found.Client, Record: c.record,
			})
			return found, nil
		},
	})
	require.NoError(t, err)
	for _, check := range found {
		require.NotEmpty(t, check.Detail, check.Name)
		require.NotContains(t, check.Detail, "\n")
		if check.State == Bad {
			require.NotEmpty(t, check.Code, check.Name)
		}
		if check.Code != "" {
			require.Contains(t, Codes(), check.Code)
		}
	}
	return &report{found}
}

func (r *report) find(t *testing.T, name string) Finding {
	t.Helper()
	i := slices.IndexFunc(r.Checks, func(c Finding) bool { return c.Name == name })
	require.GreaterOrEqual(t, i, 0, "no check %s in %+v", name, r.Checks)
	return r.Checks[i]
}

func TestHealthy(t *testing.T) {
	c := newFixture(t)
	r := c.examine(t, c.l1.URL())
	for _, check := range r.Checks {
		if check.Name != "proving keys" {
			require.Equal(t, OK, check.State, "%+v", check)
		}
	}
	require.Contains(t, r.find(t, "verifying keys").Detail, settlement.KeysOrigin)
	require.Contains(t, r.find(t, "history of "+c.l1.URL()).Detail, "where AZT was created")
	require.Contains(t, r.find(t, "identity").Detail, "staker 1, base")
}

// conclusions are words of diagnoses that only an answer of L1 may lead to, and their codes.
var (
	conclusions = []string{
		"the record is", "has no ETH", "not staked", "started anew",
		"is not there", "does not know the instruction", "no contract", "does not have the", "other code",
	}
	concluded = []Code{
		NoHistoryContract, OtherHistory, LowGasLimit, NoOsaka, NoETH, LowETH, ResetChain, OtherDeployment, NotStaked, OtherOwner, URLForgets, OtherKeys,
	}
)

// Whatever an RPC does instead of answering, nothing is concluded from it, and that it did not
// answer is said.
func TestNoAnswerIsNoDiagnosis(t *testing.T) {
	c := newFixture(t)
	methods := map[string][]string{ // and the checks that need them
		"eth_getCode":              {"EIP-2935", "deployment"},
		"eth_call":                 {"Osaka", "identity"},
		"eth_getBalance":           {"account"},
		"eth_getLogs":              {"history of"},
		"eth_getTransactionByHash": {"deployment", "history of"},
	}
	misbehaviours := map[string]rpcproxy.Answer{
		"rate limit of QuickNode": rpcproxy.Fails(-32007, "50/second request limit reached"),
		"rate limit of Infura":    rpcproxy.Fails(-32005, "daily request count exceeded, request rate limited"),
		"rate limit in words":     rpcproxy.Fails(-32603, "you have reached the rate limit"),
		"rate limit of dRPC":      rpcproxy.Fails(19, "Temporary internal error. Please retry"),
		"no such method":          rpcproxy.Fails(-32601, "the method does not exist/is not available"),
		"refused":                 rpcproxy.Fails(-32602, "missing field `to`"),
		"pruned":                  rpcproxy.Fails(4444, "pruned history unavailable"),
		"HTTP 429":                page(http.StatusTooManyRequests),
		"HTTP 403":                page(http.StatusForbidden),
		"HTTP 503":                page(http.StatusServiceUnavailable),
		"no JSON":                 func(w http.ResponseWriter, _ rpcproxy.Request) { fmt.Fprint(w, "hello") },
		"nonsense":                rpcproxy.Says(`{"a": [1]}`),
	}
	examine := func(name string, checks []string, misbehaves func(method string) bool, misbehave rpcproxy.Answer) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := c.examine(t, rpcproxy.Start(t, c.l1.URL(), func(q rpcproxy.Request) rpcproxy.Answer {
				if misbehaves(q.Method) {
					return misbehave
				}
				return nil
			}))
			for _, check := range r.Checks {
				for _, words := range conclusions {
					require.NotContains(t, check.Detail, words, "%+v", check)
				}
				require.NotContains(t, concluded, check.Code, "%+v", check)
			}
			for _, name := range checks {
				require.True(t, slices.ContainsFunc(r.Checks, func(check Finding) bool {
					return strings.HasPrefix(check.Name, name) && check.State != OK &&
						(strings.Contains(check.Detail, "could not be asked") || strings.Contains(check.Detail, "was not compared: the node did not give"))
				}), "%s in %+v", name, r.Checks)
			}
		})
	}
	// All of them, and each by itself in one way.
	for name, misbehave := range misbehaviours {
		examine(name, []string{"EIP-2935", "Osaka", "account", "deployment", "identity"}, func(method string) bool { return methods[method] != nil }, misbehave)
	}
	for method, checks := range methods {
		examine(method, checks, func(asked string) bool { return asked == method }, misbehaviours["rate limit of QuickNode"])
	}
}

// A call without `to` is refused by some providers, replaced code by others: one of the two tells.
func TestOsakaByEitherCall(t *testing.T) {
	c := newFixture(t)
	withoutTo := func(q rpcproxy.Request) bool {
		var call struct{ To *common.Address }
		return q.Method == "eth_call" && json.Unmarshal(q.Params[0], &call) == nil && call.To == nil
	}
	replaced := func(q rpcproxy.Request) bool { return q.Method == "eth_call" && len(q.Params) > 2 }
	refused := rpcproxy.Fails(-32602, "missing field `to`")
	for name, test := range map[string]struct {
		instead func(q rpcproxy.Request) rpcproxy.Answer
		want    State
		detail  string
	}{
		"without to": {func(q rpcproxy.Request) rpcproxy.Answer {
			if withoutTo(q) {
				return refused
			}
			return nil
		}, OK, "its instructions are known"},
		"replaced code": {func(q rpcproxy.Request) rpcproxy.Answer {
			if replaced(q) {
				return refused
			}
			return nil
		}, OK, "its instructions are known"},
		"neither": {func(q rpcproxy.Request) rpcproxy.Answer {
			if withoutTo(q) || replaced(q) {
				return refused
			}
			return nil
		}, Warn, "missing field `to`"},
		"replaced code is ignored": {func(q rpcproxy.Request) rpcproxy.Answer {
			if withoutTo(q) {
				return refused
			}
			if replaced(q) {
				return rpcproxy.Says(`"0x"`)
			}
			return nil
		}, Warn, errNoAnswer.Error()},
	} {
		t.Run(name, func(t *testing.T) {
			check := c.examine(t, rpcproxy.Start(t, c.l1.URL(), test.instead)).find(t, "Osaka")
			require.Equal(t, test.want, check.State, "%+v", check)
			require.Contains(t, check.Detail, test.detail)
		})
	}
	for _, words := range []string{"invalid opcode: opcode 0x1e not defined", "Invalid opcode: 0x1e", "EVM error: OpcodeNotFound", "EVM error NotActivated", "VM execution error: BadInstruction"} {
		check := c.examine(t, rpcproxy.Start(t, c.l1.URL(), func(q rpcproxy.Request) rpcproxy.Answer {
			if withoutTo(q) {
				return rpcproxy.Fails(-32000, words)
			}
			return nil
		})).find(t, "Osaka")
		require.Equal(t, Bad, check.State, words)
		require.Equal(t, NoOsaka, check.Code)
	}
	require.False(t, unknownInstruction(errors.New("execution timeout")))
}

// Each URL is asked for what is known to have happened.
func TestHistoryOfEachURL(t *testing.T) {
	c := newFixture(t)
	late := func(keepsFrom uint64) string { // a node without older logs
		return rpcproxy.Start(t, c.l1.URL(), func(q rpcproxy.Request) rpcproxy.Answer {
			if q.Method != "eth_getLogs" {
				return nil
			}
			var filter struct{ FromBlock string }
			if json.Unmarshal(q.Params[0], &filter) != nil || common.HexToHash(filter.FromBlock).Big().Uint64() >= keepsFrom {
				return nil
			}
			return rpcproxy.Says(`[]`)
		})
	}
	from3, from8 := late(3), late(9)
	noTxs := rpcproxy.Start(t, c.l1.URL(), func(q rpcproxy.Request) rpcproxy.Answer {
		if q.Method == "eth_getTransactionByHash" {
			return rpcproxy.Says(`null`)
		}
		return nil
	})
	began := time.Now()
	r := c.examine(t, c.l1.URL(), from3, from8, noTxs)
	require.Less(t, time.Since(began), patience)
	require.Equal(t, OK, r.find(t, "history of "+c.l1.URL()).State)
	for url, detail := range map[string]string{
		from3: "it does not have the logs of block 1, where AZT was created", from8: "it does not have the logs of block 1",
		noTxs: "it does not have the transactions of block 1",
	} {
		check := r.find(t, "history of "+url)
		require.Equal(t, Warn, check.State)
		require.Contains(t, check.Detail, detail)
		require.Contains(t, check.Detail, "cannot be used for audits and claims")
		require.Equal(t, URLForgets, check.Code)
	}

	// With a token that was there before, the first staker is the oldest that is known.
	d, err := settlement.ReadDeployment(c.record)
	require.NoError(t, err)
	d.Contracts = d.Contracts[1:]
	d.Block = 0
	require.NoError(t, d.Write(c.record))
	r = c.examine(t, from8, from3)
	require.Contains(t, r.find(t, "history of "+from3).Detail, "from block 10 on, where staker 1 was registered")
	require.Equal(t, OK, r.find(t, "history of "+from8).State)
}

// Code that is not this release's is bad, whatever hash the record has; and nothing is looked for
// in the past of a record that is wrong.
func TestOtherCodeIsBad(t *testing.T) {
	c := newFixture(t)
	d, err := settlement.ReadDeployment(c.record)
	require.NoError(t, err)
	code, err := c.l1.Client().CodeAt(t.Context(), d.Rewards, nil)
	require.NoError(t, err)
	code[100] ^= 1
	d.Contracts[3].CodeHash = crypto.Keccak256Hash(code)
	require.NoError(t, d.Write(c.record))
	url := rpcproxy.Start(t, c.l1.URL(), func(q rpcproxy.Request) rpcproxy.Answer {
		if q.Method == "eth_getCode" && strings.EqualFold(strings.Trim(string(q.Params[0]), `"`), d.Rewards.Hex()) {
			return rpcproxy.Says(fmt.Sprintf(`"0x%x"`, code))
		}
		return nil
	})
	r := c.examine(t, url)
	check := r.find(t, "code of Rewards")
	require.Equal(t, Bad, check.State)
	require.Contains(t, check.Detail, settlement.ErrOtherCode.Error())
	require.Equal(t, OtherDeployment, check.Code)
	require.ErrorIs(t, check.Err, settlement.ErrOtherCode)
	require.Equal(t, OK, r.find(t, "code of Staking").State)
	for _, check := range r.Checks {
		require.NotContains(t, check.Name, "history")
	}

	d.Params.BlockReward = big.NewInt(1)
	require.NoError(t, d.Write(c.record))
	check = c.examine(t, c.l1.URL()).find(t, "code of Rewards")
	require.Contains(t, check.Detail, "block reward: the record says 0.000000000000000001 AZT, L1 says 600 AZT")
	require.ErrorIs(t, check.Err, settlement.ErrOtherValue)
}

// A node that hangs costs the time of one check, not of all of them.
func TestHangingNode(t *testing.T) {
	c := newFixture(t)
	stop := make(chan struct{})
	url := rpcproxy.Start(t, c.l1.URL(), func(q rpcproxy.Request) rpcproxy.Answer {
		if q.Method == "eth_getCode" || q.Method == "eth_call" {
			return func(http.ResponseWriter, rpcproxy.Request) { <-stop }
		}
		return nil
	})
	t.Cleanup(func() { close(stop) })
	began := time.Now()
	r := c.examine(t, url)
	require.Less(t, time.Since(began), patience+10*time.Second)
	for _, name := range []string{"EIP-2935", "Osaka", "deployment", "identity"} {
		require.Contains(t, r.find(t, name).Detail, "could not be asked", name)
	}
}

// A transaction of which no node said whether it took it is named, and the journal is not all well.
func TestDoubtfulTransactionIsNamed(t *testing.T) {
	c := newFixture(t)
	url := rpcproxy.Start(t, c.l1.URL(), func(q rpcproxy.Request) rpcproxy.Answer {
		if q.Method == "eth_sendRawTransaction" {
			return rpcproxy.Fails(-32000, "something quite new")
		}
		return nil
	})
	node, err := l1.Dial(t.Context(), []string{url}, l1.Options{})
	require.NoError(t, err)
	t.Cleanup(node.Close)
	cfg := txmgr.DefaultConfig()
	cfg.ChainID, cfg.Confirmations, cfg.PollInterval, cfg.GiveUpAfter = big.NewInt(devnet.ChainID), 1, 50*time.Millisecond, time.Second
	require.NoError(t, os.Mkdir(filepath.Join(c.data, "journals"), 0o700))
	cfg.JournalPath = filepath.Join(c.data, "journals", fmt.Sprintf("%d-%s.journal", devnet.ChainID, strings.ToLower(devnet.Address(1).Hex())))
	manager, err := txmgr.New(t.Context(), cfg, node, txmgr.KeySigner(devnet.Key(1)))
	require.NoError(t, err)
	_, err = manager.Send(t.Context(), txmgr.Candidate{ID: "pay", Purpose: "pay somebody", To: &common.Address{1}})
	var doubtful *txmgr.DoubtfulError
	require.ErrorAs(t, err, &doubtful)
	require.NoError(t, manager.Close())

	check := c.examine(t, c.l1.URL()).find(t, "journal")
	require.Equal(t, Warn, check.State)
	require.Contains(t, check.Detail, "pay somebody (nonce 3)")
	require.NotContains(t, check.Detail, "all final")

	// One that was refused is no final transaction.
	require.NoError(t, os.Remove(cfg.JournalPath))
	full := rpcproxy.Start(t, c.l1.URL(), func(q rpcproxy.Request) rpcproxy.Answer {
		if q.Method == "eth_sendRawTransaction" {
			return rpcproxy.Fails(-32000, "txpool is full")
		}
		return nil
	})
	node, err = l1.Dial(t.Context(), []string{full}, l1.Options{})
	require.NoError(t, err)
	t.Cleanup(node.Close)
	manager, err = txmgr.New(t.Context(), cfg, node, txmgr.KeySigner(devnet.Key(1)))
	require.NoError(t, err)
	_, err = manager.Send(t.Context(), txmgr.Candidate{ID: "pay", Purpose: "pay somebody", To: &common.Address{1}})
	var refused *txmgr.RefusedError
	require.ErrorAs(t, err, &refused)
	require.NoError(t, manager.Close())
	check = c.examine(t, c.l1.URL()).find(t, "journal")
	require.Equal(t, OK, check.State)
	require.Equal(t, "0 transactions, all final, and 1 that are not on L1 and never will be", check.Detail)
}

// How far another chain is says nothing of how far behind a URL is.
func TestOtherChainIsNoMeasure(t *testing.T) {
	c := newFixture(t)
	ahead := devnettest.Start(t, devnet.WithHTTP("127.0.0.1:0"))
	require.NoError(t, ahead.Advance(50))
	other := rpcproxy.Start(t, ahead.URL(), func(q rpcproxy.Request) rpcproxy.Answer {
		if q.Method == "eth_chainId" {
			return rpcproxy.Says(`"0x4d"`)
		}
		return nil
	})
	r := c.examine(t, c.l1.URL(), other)
	require.Equal(t, OK, r.find(t, "RPC "+c.l1.URL()).State)
	require.Contains(t, r.find(t, "RPC "+other).Detail, "it is on chain 77, not 1337")
}

// Nobody named a node: what is not on L1 is examined all the same.
func TestWithoutL1(t *testing.T) {
	data := t.TempDir()
	nobody, advice := errors.New("no keystore"), errors.New("name one")
	found, err := Run(t.Context(), Subject{
		DataDir: data, NoURLs: errors.New("no node was named"), KeysDir: filepath.Join(data, "none"), Directory: data, Identity: "default",
		Account: func(context.Context) (common.Address, bool, error) { return common.Address{}, false, nobody },
		Explain: func(_ context.Context, err error) error { return fmt.Errorf("%w: %w", err, advice) },
	})
	require.NoError(t, err)
	codes := map[string]Code{}
	for _, f := range found {
		if f.Code == NoURLs || f.Code == BadAccount {
			require.ErrorIs(t, f.Err, advice, f.Name)
		}
		codes[f.Name] = f.Code
	}
	require.Equal(t, map[string]Code{"data folder": "", "RPC": NoURLs, "account": BadAccount, "proving keys": NoKeys, "identity": NoIdentity}, codes)
}

// spy is an application that notes that its circuit is asked for.
type spy struct {
	application.Application
	asked atomic.Bool
}

func (s *spy) Circuit(txsPerBase uint32) frontend.Circuit {
	s.asked.Store(true)
	return s.Application.Circuit(txsPerBase)
}

// The proving keys that are looked at are those of the application.
func TestKeysOfAnotherApplication(t *testing.T) {
	data, app := t.TempDir(), &spy{Application: prover.Application()}
	_, err := Run(t.Context(), Subject{
		DataDir: data, NoURLs: errors.New("no node was named"), KeysDir: filepath.Join(data, "none"), Directory: data, Application: app,
	})
	require.NoError(t, err)
	require.True(t, app.asked.Load())
}

// A node answers, and nothing opens it.
func TestNothingOpensL1(t *testing.T) {
	chain := devnettest.Start(t, devnet.WithHTTP("127.0.0.1:0"))
	found, err := Run(t.Context(), Subject{URLs: []string{chain.URL()}, DataDir: t.TempDir()})
	require.NoError(t, err)
	i := slices.IndexFunc(found, func(f Finding) bool { return f.Name == "L1" })
	require.GreaterOrEqual(t, i, 0)
	require.ErrorIs(t, found[i].Err, errNoOpen)
}

// A folder that cannot be written is bad, and is not tried in a dry run.
func TestUnwritableFolder(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(file, nil, 0o600))
	for dry, want := range map[bool]Code{false: NoFolder, true: ""} {
		var r findings
		(&examination{Subject: Subject{DataDir: file, DryRun: dry}}).storage(&r)
		require.Equal(t, want, r[0].Code)
	}
}

// Whatever L1 does meanwhile, the deployment is examined at one L1 block, which the findings name.
func TestDeploymentIsExaminedAtOneBlock(t *testing.T) {
	c := newFixture(t)
	contracts := []string{c.client.Deployment.Staking.Hex(), c.client.Deployment.Settlement.Hex(), c.client.Deployment.Rewards.Hex()}
	var mu sync.Mutex
	blocks := map[string]int{} // that calls to the contracts were of
	url := rpcproxy.Start(t, c.l1.URL(), func(q rpcproxy.Request) rpcproxy.Answer {
		mu.Lock()
		defer mu.Unlock()
		if len(q.Params) > 1 && slices.ContainsFunc(contracts, func(at string) bool {
			return strings.Contains(strings.ToLower(string(q.Params[0])), strings.ToLower(at))
		}) {
			blocks[string(q.Params[1])]++
		}
		assert.NoError(t, c.l1.Advance(1))
		return nil
	})
	r := c.examine(t, url)
	require.Len(t, blocks, 1, "%v", blocks)
	for block, reads := range blocks {
		require.Contains(t, block, "blockHash")
		require.Greater(t, reads, 5)
	}
	block := r.find(t, "deployment").L1Block
	require.NotZero(t, block)
	require.Less(t, block, c.l1.Head().Number.Uint64())
	for _, name := range []string{"identity", "verifying keys", "history of " + url, "code of Rewards"} {
		require.Equal(t, block, r.find(t, name).L1Block, name)
	}
	require.Zero(t, r.find(t, "account").L1Block)
}

// Findings of a block that L1 dropped meanwhile are made again.
func TestExaminationBeginsAnewAfterAReorg(t *testing.T) {
	c := newFixture(t)
	var dropped sync.Once
	r := c.examine(t, rpcproxy.Start(t, c.l1.URL(), func(q rpcproxy.Request) rpcproxy.Answer {
		if q.Method == "eth_getCode" && strings.Contains(string(q.Params[1]), "blockHash") {
			dropped.Do(func() { assert.NoError(t, c.l1.Reorg(1, false)) })
		}
		return nil
	}))
	require.Equal(t, OK, r.find(t, "deployment").State, "%+v", r.find(t, "deployment"))
	require.Contains(t, r.find(t, "identity").Detail, "staker 1, base")
}

// page answers with an HTTP status and a page for people.
func page(status int) rpcproxy.Answer {
	return func(w http.ResponseWriter, _ rpcproxy.Request) { http.Error(w, "<html>sorry</html>", status) }
}
