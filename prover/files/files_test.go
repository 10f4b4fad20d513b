package files

import (
	"fmt"
	"io/fs"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"

	"fernet/prover/tree"
	"fernet/prover/vrf"
	"fernet/settlement/record"
	"fernet/settlement/record/recordtest"
	"fernet/settlement/rules"
)

var here = Deployment{ChainID: 1337, Settlement: common.HexToAddress("0x5e771e"), TxBytes: 5}

func exampleProof(node uint32) *Proof {
	p := &Proof{
		Deployment: here,
		Block:      BlockID{Number: 3, Slot: 7, Seed: common.HexToHash("0x0123")},
		Proof: tree.Proof{
			Node: node, StakerID: 9, FeeBurn: 4000, Vrf: big.NewInt(77), Statement: common.HexToHash("0x55"),
			Transition: tree.Transition{
				StateIn: common.HexToHash("0x01"), StateOut: common.HexToHash("0x02"), TxRoot: common.HexToHash("0x03"),
				Fees: new(big.Int).Lsh(big.NewInt(1), 80), Fingerprint: common.HexToHash("0x04"),
			},
			Proof: [rules.ProofSize]byte{0: 1, 255: 2},
		},
	}
	if node < 4 {
		p.Refs = tree.Refs{0: common.HexToHash("0x0a"), 3: common.HexToHash("0x0b"), 5: common.HexToHash("0x0c")}
	}
	return p
}

// exampleDraft is a block of two transactions of an application, of 5 bytes each.
func exampleDraft() *Draft {
	return &Draft{Deployment: here, Parent: 2, NumTxs: 4, TxRoot: big.NewInt(77), Body: []byte("helloworld")}
}

func exampleTickets(t *testing.T) *Tickets {
	seed := common.HexToHash("0x0123")
	var element fr.Element
	element.SetBytes(seed[:])
	out := &Tickets{Deployment: here, Block: BlockID{3, 7, seed}}
	key := vrf.NewPrivateKey([vrf.SeedSize]byte{7})
	for node := uint32(1); node < 3; node++ {
		ticket, err := key.Ticket(element, rules.Meta{StakerID: 9, FeeBps: 250, Node: node})
		require.NoError(t, err)
		out.Tickets = append(out.Tickets, ticket)
	}
	return out
}

func exampleSubmission() *Submission {
	entry := func(statement int64, refs rules.Refs) rules.Entry {
		return rules.Entry{StakerID: 9, FeeBurn: 100, Vrf: big.NewInt(50), Refs: refs, Statement: big.NewInt(statement)}
	}
	seed := common.HexToHash("0x0123")
	return &Submission{
		Deployment: here, Block: BlockID{3, 7, seed}, Tree: rules.Tree{NumTxs: 8, TxsPerBase: 4},
		Submission: &rules.Submission{
			Seed: seed.Big(), StateIn: big.NewInt(1), StateOut: big.NewInt(2), TxRoot: big.NewInt(3), Fees: big.NewInt(4),
			Nodes: [][]rules.Entry{
				{entry(4, rules.NewRefs([3]uint8{1}, [3]uint8{1}))}, {entry(5, 0)}, {entry(6, 0)},
			},
			Seals: rules.Seals{Merges: rules.PointC{63: 7}},
		},
	}
}

func exampleProposal() *Proposal {
	return &Proposal{
		Deployment: here, Slot: 7, StakerID: 9, FeeSplit: 8000, NumTxs: 4, Parent: 2, BodyHash: common.HexToHash("0x0b"),
		TxRoot: big.NewInt(3), Vrf: big.NewInt(77), Proof: [rules.ProofSize]byte{0: 1},
	}
}

// A block without a transfer has an empty body.
func TestEmptyDraft(t *testing.T) {
	want := &Draft{Deployment: here, Parent: 2, NumTxs: 4, TxRoot: big.NewInt(77), Body: []byte{}}
	path := filepath.Join(t.TempDir(), "file")
	require.NoError(t, WriteDraft(path, want))
	got, err := ReadDraft(path, here)
	require.NoError(t, err)
	require.Equal(t, want, got)
}

func TestRoundTrips(t *testing.T) {
	dir := t.TempDir()
	for _, node := range []uint32{1, 2, 5} {
		want := exampleProof(node)
		path, err := WriteProof(dir, want)
		require.NoError(t, err)
		got, err := ReadProof(path, here)
		require.NoError(t, err)
		require.Equal(t, want, got)
	}
	path := filepath.Join(dir, "new", "file")

	tickets := exampleTickets(t)
	require.NoError(t, WriteTickets(path, tickets), "the directory is made")
	gotTickets, err := ReadTickets(path, here)
	require.NoError(t, err)
	require.Equal(t, tickets, gotTickets)

	draft := exampleDraft()
	require.ErrorIs(t, WriteDraft(path, draft), ErrExists, "tickets are not overwritten")
	require.NoError(t, os.Remove(path))
	require.NoError(t, WriteDraft(path, draft))
	require.NoError(t, WriteDraft(path, draft), "it is there")
	other := *draft
	other.Parent++
	require.ErrorIs(t, WriteDraft(path, &other), ErrExists)
	gotDraft, err := ReadDraft(path, here)
	require.NoError(t, err)
	require.Equal(t, draft, gotDraft)

	submission := exampleSubmission()
	require.ErrorIs(t, WriteSubmission(path, submission), ErrExists, "a draft is not overwritten")
	require.NoError(t, os.Remove(path))
	require.NoError(t, WriteSubmission(path, submission))
	gotSubmission, err := ReadSubmission(path, here)
	require.NoError(t, err)
	require.Equal(t, submission.Submission.TotalScore(), gotSubmission.TotalScore())
	want, err := submission.Encode()
	require.NoError(t, err)
	got, err := gotSubmission.Encode()
	require.NoError(t, err)
	require.Equal(t, want, got)

	proposal := exampleProposal()
	require.NoError(t, WriteProposal(path, proposal))
	gotProposal, err := ReadProposal(path, here)
	require.NoError(t, err)
	require.Equal(t, proposal, gotProposal)

	left, err := os.ReadDir(filepath.Join(dir, "new"))
	require.NoError(t, err)
	require.Len(t, left, 1, "no temporary file stays")
}

// A proof that says something else never takes the place of one that is there, and the same one is
// not written twice.
func TestProofNames(t *testing.T) {
	dir := t.TempDir()
	write := func(p *Proof) string {
		path, err := WriteProof(dir, p)
		require.NoError(t, err)
		return filepath.Base(path)
	}
	p := exampleProof(2)
	require.Equal(t, "block-3-node-2-staker-9.proof.json", write(p))
	before, err := os.Stat(filepath.Join(dir, p.Name()))
	require.NoError(t, err)

	again := exampleProof(2)
	again.Proof.Proof[7] = 9 // proof bytes are malleable
	require.Equal(t, p.Name(), write(again))
	after, err := os.Stat(filepath.Join(dir, p.Name()))
	require.NoError(t, err)
	require.Equal(t, before.ModTime(), after.ModTime())

	other := exampleProof(2)
	other.Refs[1] = common.HexToHash("0x0d")
	require.Regexp(t, `^block-3-node-2-staker-9-[0-9a-f]{8}\.proof\.json$`, write(other))
	require.Equal(t, other.AltName(), write(other))
	replaced := exampleProof(2)
	replaced.Block.Seed = common.HexToHash("0x0124")
	require.NotEqual(t, other.AltName(), write(replaced))

	paths, err := ProofPaths(3, dir, dir)
	require.NoError(t, err)
	require.Len(t, paths, 3)
	paths, err = ProofPaths(30, dir)
	require.NoError(t, err)
	require.Empty(t, paths)

	// What is no proof of this program is not overwritten, whatever its name.
	for _, theirs := range []string{"notes\n", `{"format": "fernet.draft", "version": 2}`, `{"format": "fernet.proof", "version": 9}`} {
		dir := t.TempDir()
		for _, name := range []string{p.Name(), p.AltName()} {
			require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(theirs), 0o644))
			path, err := WriteProof(dir, p)
			require.Equal(t, filepath.Join(dir, p.AltName()), path)
			if name == p.AltName() {
				require.ErrorIs(t, err, ErrExists)
			} else {
				require.NoError(t, err)
			}
			left, err := os.ReadFile(filepath.Join(dir, name))
			require.NoError(t, err)
			require.Equal(t, theirs, string(left))
		}
	}

	// A file that was cut off by something else is made again under its name.
	require.NoError(t, os.WriteFile(filepath.Join(dir, p.Name()), []byte(`{"format": "fernet.proof", `), 0o644))
	require.Equal(t, p.Name(), write(p))
	got, err := ReadProof(filepath.Join(dir, p.Name()), here)
	require.NoError(t, err)
	require.True(t, got.SameAs(p))
}

// Every format refuses the same things about its header and its frame, survives writes that fail,
// and belongs to one deployment.
func TestKinds(t *testing.T) {
	for _, c := range []struct {
		kind     record.Kind
		write    func(string) error
		read     func(string, Deployment) error
		optional []string
	}{
		{proofKind, func(p string) error { return proofKind.Write(p, exampleProof(2).json()) }, func(p string, d Deployment) error { _, err := ReadProof(p, d); return err }, []string{"refs"}},
		{ticketsKind, func(p string) error { return WriteTickets(p, exampleTickets(t)) }, func(p string, d Deployment) error { _, err := ReadTickets(p, d); return err }, nil},
		{draftKind, func(p string) error { return WriteDraft(p, exampleDraft()) }, func(p string, d Deployment) error { _, err := ReadDraft(p, d); return err }, nil},
		{submissionKind, func(p string) error { return WriteSubmission(p, exampleSubmission()) }, func(p string, d Deployment) error { _, err := ReadSubmission(p, d); return err }, nil},
		{proposalKind, func(p string) error { return WriteProposal(p, exampleProposal()) }, func(p string, d Deployment) error { _, err := ReadProposal(p, d); return err }, nil},
	} {
		t.Run(c.kind.Format, func(t *testing.T) {
			recordtest.Check(t, recordtest.Case{
				Kind: c.kind, Write: c.write, Optional: c.optional,
				Read: func(path string) error { return c.read(path, here) },
			})
			path := filepath.Join(t.TempDir(), "file")
			require.NoError(t, c.write(path))
			for _, other := range []Deployment{{1337, common.Address{1}, 5}, {1, here.Settlement, 5}} {
				err := c.read(path, other)
				require.ErrorIs(t, err, ErrDeployment)
				require.Equal(t, 1, strings.Count(err.Error(), path))
			}
		})
	}
}

// Whoever has a body can propose it, whoever has tickets sees the bids in them: they are for their
// owner alone.
func TestSecretsArePrivate(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "proposals")
	draft, tickets, proposal := filepath.Join(dir, "draft"), filepath.Join(dir, "tickets"), filepath.Join(dir, "proposal")
	require.NoError(t, WriteDraft(draft, exampleDraft()))
	require.NoError(t, WriteTickets(tickets, exampleTickets(t)))
	require.NoError(t, WriteProposal(proposal, exampleProposal()))
	for path, want := range map[string]fs.FileMode{dir: 0o700, draft: 0o600, tickets: 0o600, proposal: 0o600} {
		info, err := os.Stat(path)
		require.NoError(t, err)
		require.Equal(t, want, info.Mode().Perm(), path)
	}
	// The same is written again, other tickets are not: somebody's proofs may wait for them.
	require.NoError(t, WriteTickets(tickets, exampleTickets(t)))
	other := exampleTickets(t)
	other.Tickets = other.Tickets[:1]
	require.ErrorIs(t, WriteTickets(tickets, other), ErrExists)
}

func TestTicketThatIsMissing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tickets")
	tickets := exampleTickets(t)
	tickets.Tickets[1] = nil
	require.NoError(t, WriteTickets(path, tickets))
	_, err := ReadTickets(path, here)
	require.ErrorIs(t, err, ErrDamaged)
	require.ErrorContains(t, err, "ticket 1 is missing")
}

// A name that was mistyped costs no file: only what says to be of the same kind is damaged and
// replaced.
func TestFilesOfOtherProgramsAreNotReplaced(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	for name, write := range map[string]func() error{
		"draft":      func() error { return WriteDraft(path, exampleDraft()) },
		"tickets":    func() error { return WriteTickets(path, exampleTickets(t)) },
		"submission": func() error { return WriteSubmission(path, exampleSubmission()) },
	} {
		for _, theirs := range []string{"a password\n", "network = \"anvil\"\n", `{"address": "00", "crypto": {}, "version": 3}`, `{"format": "fernet.identity", "ver`} {
			require.NoError(t, os.WriteFile(path, []byte(theirs), 0o600))
			require.ErrorIs(t, write(), ErrExists, "%s over %q", name, theirs)
			left, err := os.ReadFile(path)
			require.NoError(t, err)
			require.Equal(t, theirs, string(left), name)
		}
		require.NoError(t, os.Remove(path))
		require.NoError(t, write())
		good, err := os.ReadFile(path)
		require.NoError(t, err)
		for _, left := range []string{"", string(good[:len(good)/2])} {
			require.NoError(t, os.WriteFile(path, []byte(left), 0o600))
			require.NoError(t, write(), "%s that is damaged", name)
			again, err := os.ReadFile(path)
			require.NoError(t, err)
			require.Equal(t, string(good), string(again), name)
		}
	}
}

// A better submission of a block takes the place of the one before; one of another block does not.
func TestSubmissionsOfOtherBlocksAreNotReplaced(t *testing.T) {
	path := filepath.Join(t.TempDir(), "root.json")
	first := exampleSubmission()
	require.NoError(t, WriteSubmission(path, first))
	require.NoError(t, WriteSubmission(path, first))
	for _, change := range []func(*Submission){
		func(s *Submission) { s.Block.Number++ },
		func(s *Submission) { s.Block.Seed = common.HexToHash("0x0124") },
		func(s *Submission) { s.Deployment.ChainID++ },
	} {
		other := *first
		change(&other)
		require.ErrorIs(t, CheckSubmission(path, &other), ErrExists)
		require.ErrorIs(t, WriteSubmission(path, &other), ErrExists)
	}
	_, err := ReadSubmission(path, here)
	require.NoError(t, err)
}

// Values out of range and contents that contradict themselves.
func TestRefusedContents(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	field := "0x30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f0000001"
	damage := func(old, new string) {
		t.Helper()
		text, err := os.ReadFile(path)
		require.NoError(t, err)
		require.Contains(t, string(text), old)
		require.NoError(t, os.WriteFile(path, []byte(strings.Replace(string(text), old, new, 1)), 0o644))
	}
	w := func(v string) string { return common.HexToHash(v).Hex() }
	for _, c := range [][2]string{
		{`"feeBurnBps": 4000`, `"feeBurnBps": 10001`},
		{`"feeBurnBps": 4000`, `"feeBurnBps": 65537`},
		{`"stakerId": 9`, `"stakerId": 0`},
		{`"stakerId": 9`, `"stakerId": -1`},
		{`"vrf": "0x0`, `"vrf": "0x00`},
		{w("0x55"), field},
		{w("0x01"), field},
		{w("0x04"), field},
		{w("0x0a"), field},
		{w("0x0a"), "0x0A"},
		{`"fees": "1208925819614629174706176"`, `"fees": "-1"`},
		{`"fees": "1208925819614629174706176"`, `"fees": 12`},
		{`"fees": "1208925819614629174706176"`, `"fees": "012"`},
		{`"proof": "0x01`, `"proof": "0x`},
	} {
		p, err := WriteProof(filepath.Dir(path), exampleProof(2))
		require.NoError(t, err)
		require.NoError(t, os.Rename(p, path))
		damage(c[0], c[1])
		_, err = ReadProof(path, here)
		require.ErrorIs(t, err, ErrDamaged, c)
	}

	require.ErrorIs(t, WriteTickets(path, exampleTickets(t)), ErrExists, "a file of another kind is not overwritten")
	require.NoError(t, os.Remove(path))
	require.NoError(t, WriteTickets(path, exampleTickets(t)))
	damage(`"feeBps": 250`, `"feeBps": 251`)
	_, err := ReadTickets(path, here)
	require.ErrorIs(t, err, vrf.ErrChallenge, "the bid is signed")
	require.NoError(t, WriteTickets(path, exampleTickets(t)))
	damage(w("0x0123"), w("0x0124"))
	_, err = ReadTickets(path, here)
	require.ErrorContains(t, err, "is of another block")

	draft := exampleDraft()
	require.NoError(t, os.Remove(path))
	require.NoError(t, WriteDraft(path, draft))
	damage(common.BigToHash(draft.TxRoot).Hex(), w("0x4e"))
	require.NoError(t, WriteDraft(path, draft), "another root of the same body is damage, and nothing is lost with it")
	got, err := ReadDraft(path, here)
	require.NoError(t, err)
	require.Equal(t, draft, got)
	damage(common.BigToHash(draft.TxRoot).Hex(), field)
	_, err = ReadDraft(path, here)
	require.ErrorIs(t, err, rules.ErrFieldRange)
	require.NoError(t, WriteDraft(path, draft))
	damage(`"numTxs": 4`, `"numTxs": 1073741824`)
	_, err = ReadDraft(path, here)
	require.ErrorIs(t, err, rules.ErrNumTxs)
	require.NoError(t, WriteDraft(path, draft))
	damage(fmt.Sprintf(`"body": "0x%x`, draft.Body), fmt.Sprintf(`"body": "0x%x`, append([]byte{1}, draft.Body[1:]...)))
	_, err = ReadDraft(path, here)
	require.ErrorContains(t, err, "bodyHash")
	unknown := *draft
	unknown.TxBytes = 0
	require.ErrorIs(t, WriteDraft(path, &unknown), errNoTxBytes)
	_, err = ReadDraft(path, unknown.Deployment)
	require.ErrorIs(t, err, errNoTxBytes)
	for _, wrong := range []string{"helloworl", strings.Repeat("hello", 5)} {
		require.NoError(t, os.Remove(path))
		odd := *draft
		odd.Body = []byte(wrong)
		require.NoError(t, WriteDraft(path, &odd))
		_, err = ReadDraft(path, here)
		require.ErrorIs(t, err, ErrDamaged, wrong)
	}

	require.NoError(t, os.Remove(path))
	require.NoError(t, WriteSubmission(path, exampleSubmission()))
	damage(`"totalScore": "1515000"`, `"totalScore": "1515001"`)
	_, err = ReadSubmission(path, here)
	require.ErrorContains(t, err, "total score")
	require.NoError(t, WriteSubmission(path, exampleSubmission()))
	damage(w("0x0123"), w("0x0124"))
	_, err = ReadSubmission(path, here)
	require.ErrorContains(t, err, "seed")
}
