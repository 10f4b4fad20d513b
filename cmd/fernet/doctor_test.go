package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/params"
	"github.com/stretchr/testify/require"

	"fernet/prover"
	"fernet/prover/keys"
	"fernet/prover/operator/doctor"
	"fernet/settlement"
	"fernet/settlement/devnet"
	"fernet/settlement/settlementtest"
	"fernet/settlement/units"
	"fernet/test/rpcproxy"
)

// examination is a report that can be asked for its checks.
type examination struct {
	*testing.T
	examined
}

// examine runs the doctor. Its exit code says whether a check is bad.
func (w *world) examine(account int, args ...string) examination {
	w.T.Helper()
	code, stdout, stderr := w.as(account, append([]string{"doctor"}, args...)...)
	e := examination{T: w.T}
	require.NoError(w.T, json.Unmarshal([]byte(stdout), &e.examined), stderr)
	want := exitOK
	for _, c := range e.Checks {
		require.NotEmpty(w.T, c.Detail, c.Name)
		require.NotContains(w.T, c.Detail+c.Mend, "\n")
		if c.State == doctor.Bad {
			require.NotEmpty(w.T, c.Mend, c.Name)
			want = exitFailed
		}
	}
	require.Equal(w.T, want, code, stderr)
	return e
}

// finds asserts how a check went.
func (e examination) finds(name string, status doctor.State, detail string) {
	e.T.Helper()
	for _, c := range e.Checks {
		if c.Name == name {
			require.Equal(e.T, status, c.State, "%+v", c)
			require.Contains(e.T, c.Detail, detail)
			return
		}
	}
	require.Fail(e.T, "no such check", "%s in %+v", name, e.Checks)
}

// says asserts a setting and where it came from.
func (e examination) says(setting, value, origin string) {
	e.T.Helper()
	for _, v := range e.Settings {
		if v.Name == setting {
			require.Equal(e.T, [2]string{value, origin}, [2]string{v.Value, v.Origin}, setting)
			return
		}
	}
	require.Fail(e.T, "no such setting", setting)
}

// deaf is a port that takes connections and never answers.
func deaf(t *testing.T) string {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, l.Close()) })
	return "http://" + l.Addr().String()
}

func TestDoctorOnL1(t *testing.T) {
	w := newWorld(t)
	host := w.l1.URL()

	// Nothing is deployed: what is missing is said, and nothing is bad.
	e := w.examine(0)
	e.finds("deployment", doctor.Warn, "there is no deployments/1337.json")
	e.finds("proving keys", doctor.OK, "are whole")
	e.finds("identity", doctor.Warn, "there is no identity default")
	e.finds("clock", doctor.OK, "not compared")
	e.says("rpc-url", host, "--rpc-url")
	e.says("confirmations", "1", "network")
	e.says("deployment", "deployments/1337.json", "network")
	e.says("identity-password-file", "password", "password-file")
	e.says("private-key", "(hidden)", "FERNET_PRIVATE_KEY")
	whole := w.keys
	w.keys = "none" // checking them takes time
	w.examine(0, "--confirmations", "7").says("confirmations", "7", "--confirmations")

	// A URL that does not answer is a warning beside one that does, and does not hold the others
	// up.
	silent := deaf(t)
	began := time.Now()
	e = w.examine(0, "--rpc-url", silent, "--rpc-url", deaf(t))
	require.Less(t, time.Since(began), 9*time.Second, "they are asked at once")
	e.finds("RPC "+silent, doctor.Warn, "no RPC URL answers")
	e.finds("RPC "+host, doctor.OK, "chain 1337")
	other := rpcproxy.Start(t, host, func(q rpcproxy.Request) rpcproxy.Answer {
		if q.Method == "eth_chainId" {
			return rpcproxy.Says(`"0x4d"`)
		}
		return nil
	})
	e = w.examine(0, "--rpc-url", other)
	e.finds("RPC "+other, doctor.Bad, "it is on chain 77, not 1337")
	e.finds("L1", doctor.Bad, "another chain")
	e.finds("account", doctor.OK, "signs")

	// The account.
	poor := crypto.ToECDSAUnsafe(crypto.Keccak256([]byte("poor")))
	require.NoError(t, os.WriteFile("poor.toml", fmt.Appendf(nil, "private-key = \"%x\"\n", crypto.FromECDSA(poor)), 0o600))
	t.Setenv("FERNET_PRIVATE_KEY", "")
	ask := func(url string, args ...string) examination {
		_, stdout, stderr := execute(t, append([]string{"doctor", "--json", "--network", "devnet", "--rpc-url", url, "--keys-dir", whole, "--data-dir", "poor"}, args...)...)
		e := examination{T: t}
		require.NoError(t, json.Unmarshal([]byte(stdout), &e.examined), stderr)
		return e
	}
	ask(host).finds("account", doctor.Warn, "there is none to sign with")
	ask(host, "--config", "poor.toml").finds("account", doctor.Bad, "has no ETH")
	ask(host, "--keystore", "nowhere").finds("account", doctor.Bad, "no such file")

	// No node answers: what is not on L1 is checked all the same.
	const nobody = "http://127.0.0.1:1"
	e = ask(nobody, "--config", "poor.toml")
	e.finds("RPC "+nobody, doctor.Bad, "no RPC URL answers")
	e.finds("account", doctor.OK, crypto.PubkeyToAddress(poor.PublicKey).Hex()+" signs")
	e.finds("proving keys", doctor.OK, "are whole")
	e.finds("identity", doctor.Warn, "there is no identity default")

	// A journal that is damaged, and one that is of a chain that was started anew.
	w.keys = whole
	mustRun[deployed](w, 0, "deploy")
	w.keys = "none"
	w.examine(0).finds("journal", doctor.OK, "7 transactions, all final")
	journals, err := filepath.Glob("data-0/journals/*.journal")
	require.NoError(t, err)
	require.Len(t, journals, 1)
	good, err := os.ReadFile(journals[0])
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(journals[0], bytes.Replace(good, []byte("{"), []byte("<"), 1), 0o600))
	w.examine(0).finds("journal", doctor.Bad, "damaged")
	unfinished := good[:bytes.LastIndexByte(bytes.TrimRight(good, "\n"), '\n')+1]
	require.NoError(t, os.WriteFile(journals[0], unfinished, 0o600))
	w.examine(0).finds("journal", doctor.Warn, "1 of 7 transactions are not final")
	require.NoError(t, os.WriteFile(journals[0], good, 0o600))

	w.l1, err = devnet.New(devnet.WithAutoMine(), devnet.WithHTTP("127.0.0.1:0"))
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, w.l1.Close()) })
	w.url = w.l1.URL()
	e = w.examine(0)
	e.finds("journal", doctor.Bad, "started anew")
	e.finds("code of Settlement", doctor.Bad, "there is no contract at")
}

// Keys that are missing or of another deployment are bad for those who prove, and said to others.
// Commands that need them fail at once and make none.
func TestDoctorOnKeys(t *testing.T) {
	w := newWorld(t)
	otherKeys(w)
	e := w.examine(0)
	e.finds("proving keys", doctor.Warn, settlement.ErrOtherKey.Error())
	require.Contains(t, mustFail(w, 0, "keys", "verify", "--against-deployment").Message, settlement.ErrOtherKey.Error())
	mustRun[identities](w, 0, "identity", "new", "--lightkdf")
	e = w.examine(0)
	e.finds("proving keys", doctor.Bad, settlement.ErrOtherKey.Error())
	e.finds("identity", doctor.Warn, "is not staked")
	mustRun[stakers](w, 0, "stake", "add", "--roles", "base", "--faucet")
	w.examine(0).finds("identity", doctor.OK, "default is staker 1, base")
	require.NoError(t, os.CopyFS("data-1", os.DirFS("data-0")))
	w.examine(1).finds("identity", doctor.Warn, "owned by "+devnet.Address(0).Hex())
	file := filepath.Join("data-0", "identities", "default.json")
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(file, text[:len(text)/2], 0o600))
	w.examine(0).finds("identity", doctor.Bad, "damaged")

	w.keys = "none"
	e = w.examine(0)
	e.finds("proving keys", doctor.Warn, "they are missing or damaged in none")
	code, stdout, _ := w.as(0, "keys", "verify", "--against-deployment")
	require.Equal(t, exitFailed, code, stdout)
	require.NoFileExists(t, filepath.Join("none", "ticket"))
}

// A contract that was changed, with its hash in the record, is found by whoever concludes anything
// from it. So is a record that says something else than L1.
func TestDeploymentThatIsNotThisRelease(t *testing.T) {
	w := newWorld(t)
	w.keys = "none"
	cfg := settlementtest.Config()
	cfg.GenesisState = prover.GenesisState
	record := filepath.Join("deployments", "1337.json")
	require.NoError(t, os.MkdirAll("deployments", 0o755))

	honest := settlementtest.Deploy(t, w.l1, cfg, nil)
	require.NoError(t, honest.Write(record))
	w.examine(0).finds("code of Settlement", doctor.OK, "what this release deploys")
	require.Equal(t, "UnknownBlock", mustFail(w, 0, "audit", "--block", "1").Revert)

	code, err := w.l1.Client().CodeAt(t.Context(), honest.Settlement, nil)
	require.NoError(t, err)
	end := code[len(code)-40:]
	changed := settlementtest.Deploy(t, w.l1, cfg, func(step *settlement.DeployStep) {
		if step.Name == "Settlement" {
			step.Candidate.Data = bytes.Clone(step.Candidate.Data)
			step.Candidate.Data[bytes.LastIndex(step.Candidate.Data, end)+len(end)-1] ^= 1
		}
	})
	require.NoError(t, changed.Write(record))
	e := w.examine(0)
	e.finds("code of Settlement", doctor.Bad, settlement.ErrOtherCode.Error())
	e.finds("code of Staking", doctor.OK, "")
	failed := mustFail(w, 0, "audit", "--block", "1")
	require.Contains(t, failed.Message, settlement.ErrOtherCode.Error())
	require.Contains(t, failed.Advice, "do not use this deployment")

	honest.Params.BlockReward = units.AZT(601)
	require.NoError(t, honest.Write(record))
	failed = mustFail(w, 0, "audit", "--block", "1")
	require.Contains(t, failed.Message, "block reward: the record says 601 AZT, L1 says 600 AZT: "+settlement.ErrOtherValue.Error())
	require.Contains(t, failed.Advice, "get the right one from whoever deployed")
}

// otherKeys makes a deployment whose verifying key of tickets is none of this program's.
func otherKeys(w *world) {
	set, err := keys.Open(w.T.Context(), w.keys, keys.Protocol(prover.Application(), 2), keys.Options{})
	require.NoError(w.T, err)
	verifying, err := prover.VerifyingKeys(set)
	require.NoError(w.T, err)
	const point = 64 // the last point of a key, made the one before it
	n := len(verifying.Ticket)
	copy(verifying.Ticket[n-point:], verifying.Ticket[n-2*point:n-point])
	p := settlement.DefaultParams()
	p.Schedule.GenesisBlock = 100
	plan, err := settlement.PlanDeployment(devnet.ChainID, 0, devnet.Address(9), 0, settlement.DeployConfig{
		Params: p, Keys: verifying, InitialSupply: units.AZT(1), FaucetLimit: units.AZT(1000),
		Genesis: []byte(`{"minBalance": "0", "accounts": []}`), GenesisState: prover.GenesisState,
	})
	require.NoError(w.T, err)
	for i, step := range plan.Steps {
		head := w.l1.Head()
		tx, err := types.SignNewTx(devnet.Key(9), types.LatestSignerForChainID(big.NewInt(devnet.ChainID)), &types.DynamicFeeTx{
			ChainID: big.NewInt(devnet.ChainID), Nonce: uint64(i), Gas: 6_000_000, GasFeeCap: new(big.Int).Add(head.BaseFee, big.NewInt(params.GWei)), GasTipCap: big.NewInt(params.GWei),
			Data: step.Candidate.Data,
		})
		require.NoError(w.T, err)
		require.NoError(w.T, w.l1.Client().SendTransaction(w.T.Context(), tx))
		_, err = bind.WaitMined(w.T.Context(), w.l1.Client(), tx.Hash())
		require.NoError(w.T, err)
		code, err := w.l1.Client().CodeAt(w.T.Context(), step.Address, nil)
		require.NoError(w.T, err)
		require.NotEmpty(w.T, code, step.Name)
		plan.Deployment.Contracts = append(plan.Deployment.Contracts, settlement.Created{Name: step.Name, Address: step.Address, CodeHash: crypto.Keccak256Hash(code)})
	}
	require.NoError(w.T, os.MkdirAll("deployments", 0o755))
	require.NoError(w.T, plan.Deployment.Write(filepath.Join("deployments", "1337.json")))
}

// What is to be mended has words for how, and only that.
func TestEveryFindingCanBeMended(t *testing.T) {
	codes := doctor.Codes()
	for _, code := range codes {
		words := mend(doctor.Finding{Code: code, Err: settlement.ErrOtherCode})
		if code == doctor.NotStaked { // its detail says it
			require.Empty(t, words)
			continue
		}
		require.NotEmpty(t, words, code)
	}
	require.Empty(t, mend(doctor.Finding{}))
	for code := range mends {
		require.Contains(t, codes, code)
	}
}
