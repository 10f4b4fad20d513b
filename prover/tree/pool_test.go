package tree_test

import (
	"errors"
	"math/big"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"fernet/prover/tree"
	"fernet/settlement/rules"
)

func word(x int64) common.Hash { return common.BigToHash(big.NewInt(x)) }

// transition is the test block's transition of a node: states are numbered by the transactions
// before them.
func transition(numTxs, node uint32) tree.Transition {
	first, last := node, node
	for first < numTxs/2 {
		first, last = rules.Left(first), rules.Right(last)
	}
	return tree.Transition{
		StateIn:     word(int64(2 * (first - numTxs/2))),
		StateOut:    word(int64(2 * (last - numTxs/2 + 1))),
		TxRoot:      word(int64(1000 + node)),
		Fingerprint: word(int64(2000 + node)),
		Fees:        big.NewInt(int64(2 * (last - first + 1))),
	}
}

func testBlock(numTxs uint32) tree.Block {
	return tree.Block{
		Tree:        rules.Tree{NumTxs: numTxs, TxsPerBase: 2},
		Seed:        word(7),
		StateIn:     transition(numTxs, 1).StateIn,
		TxRoot:      transition(numTxs, 1).TxRoot,
		Fingerprint: transition(numTxs, 1).Fingerprint,
		Transition:  func(node uint32) tree.Transition { return transition(numTxs, node) },
	}
}

// proof makes a proof of the test block. Its statement is a number made of node, staker and fee.
func proof(numTxs, node, staker uint32, vrf int64, fee rules.Bps, left, right []tree.Proof) tree.Proof {
	p := tree.Proof{
		Node:       node,
		StakerID:   staker,
		FeeBurn:    fee,
		Vrf:        big.NewInt(vrf),
		Statement:  word(int64(node)<<40 | int64(staker)<<16 | int64(fee)),
		Transition: transition(numTxs, node),
	}
	for i, c := range left {
		p.Refs[i] = c.Statement
	}
	for i, c := range right {
		p.Refs[rules.ProofsPerNode+i] = c.Statement
	}
	return p
}

func list(proofs ...tree.Proof) []tree.Proof { return proofs }

func newPool(t testing.TB, block tree.Block, proofs ...tree.Proof) *tree.Pool {
	t.Helper()
	pool, err := tree.NewPool(block)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range proofs {
		if _, err := pool.Add(p); err != nil {
			t.Fatal(err)
		}
	}
	return pool
}

func TestNewPoolRefusesBadBlocks(t *testing.T) {
	modulus := common.BigToHash(rules.FieldModulus())
	for name, c := range map[string]struct {
		change func(*tree.Block)
		want   error
	}{
		"three transactions":       {func(b *tree.Block) { b.Tree.NumTxs = 3 }, rules.ErrNumTxs},
		"two transactions":         {func(b *tree.Block) { b.Tree.NumTxs = 2 }, rules.ErrNumTxs},
		"bases of three":           {func(b *tree.Block) { b.Tree.TxsPerBase = 3 }, rules.ErrTxsPerBase},
		"seed not in field":        {func(b *tree.Block) { b.Seed = modulus }, rules.ErrFieldRange},
		"state not in field":       {func(b *tree.Block) { b.StateIn = modulus }, rules.ErrFieldRange},
		"fingerprint not in field": {func(b *tree.Block) { b.Fingerprint = modulus }, rules.ErrFieldRange},
		"tx root not in field":     {func(b *tree.Block) { b.TxRoot = modulus }, rules.ErrFieldRange},
		"nothing wrong with it":    {func(*tree.Block) {}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			block := testBlock(4)
			c.change(&block)
			if _, err := tree.NewPool(block); !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
		})
	}
}

func TestAddRefusesIllFormedProofs(t *testing.T) {
	const txs = 8
	modulus := common.BigToHash(rules.FieldModulus())
	base4, base5 := proof(txs, 4, 1, 10, 0, nil, nil), proof(txs, 5, 1, 10, 0, nil, nil)
	merge := proof(txs, 2, 3, 10, 0, list(base4), list(base5))
	root := proof(txs, 1, 4, 10, 0, list(merge), list(proof(txs, 3, 3, 1, 0, nil, nil)))
	for name, c := range map[string]struct {
		proof  tree.Proof
		change func(*tree.Proof)
		want   error
	}{
		"node 0":                     {base4, func(p *tree.Proof) { p.Node = 0 }, rules.ErrNodeRange},
		"node past the tree":         {base4, func(p *tree.Proof) { p.Node = txs }, rules.ErrNodeRange},
		"staker 0":                   {base4, func(p *tree.Proof) { p.StakerID = 0 }, tree.ErrStakerID},
		"bid above the whole":        {base4, func(p *tree.Proof) { p.FeeBurn = rules.BPS + 1 }, rules.ErrBpsTooHigh},
		"no vrf":                     {base4, func(p *tree.Proof) { p.Vrf = nil }, rules.ErrVrfRange},
		"vrf of 129 bits":            {base4, func(p *tree.Proof) { p.Vrf = new(big.Int).Lsh(big.NewInt(1), 128) }, rules.ErrVrfRange},
		"statement 0":                {base4, func(p *tree.Proof) { p.Statement = common.Hash{} }, tree.ErrStatement},
		"statement not in field":     {base4, func(p *tree.Proof) { p.Statement = modulus }, tree.ErrStatement},
		"staker without the role":    {proof(txs, 4, 99, 1, 0, nil, nil), func(*tree.Proof) {}, tree.ErrNotEligible},
		"other transition":           {base4, func(p *tree.Proof) { p.StateOut = word(77) }, tree.ErrTransition},
		"other fingerprint":          {base4, func(p *tree.Proof) { p.Fingerprint = word(77) }, tree.ErrTransition},
		"root of another body":       {root, func(p *tree.Proof) { p.Fingerprint = word(77) }, tree.ErrTransition},
		"fingerprint not in field":   {base4, func(p *tree.Proof) { p.Fingerprint = modulus }, rules.ErrFieldRange},
		"other fees":                 {base4, func(p *tree.Proof) { p.Fees = nil }, tree.ErrTransition},
		"state not in field":         {base4, func(p *tree.Proof) { p.StateOut = modulus }, rules.ErrFieldRange},
		"negative fees":              {base4, func(p *tree.Proof) { p.Fees = big.NewInt(-1) }, rules.ErrFieldRange},
		"base with a reference":      {base4, func(p *tree.Proof) { p.Refs[5] = word(1) }, tree.ErrBaseReference},
		"merge without left side":    {merge, func(p *tree.Proof) { p.Refs[0] = common.Hash{} }, rules.ErrEmptySide},
		"merge, first of side empty": {merge, func(p *tree.Proof) { p.Refs[4], p.Refs[3] = p.Refs[3], common.Hash{} }, rules.ErrEmptySide},
		"same child twice":           {merge, func(p *tree.Proof) { p.Refs[2] = p.Refs[0] }, rules.ErrDuplicateReference},
		"reference not in field":     {merge, func(p *tree.Proof) { p.Refs[1] = modulus }, tree.ErrStatement},
		"root from another state":    {root, func(p *tree.Proof) { p.StateIn = word(77) }, tree.ErrTransition},
		"root of other transactions": {root, func(p *tree.Proof) { p.TxRoot = word(77) }, tree.ErrTransition},
		"well-formed base":           {base4, func(*tree.Proof) {}, nil},
		"well-formed merge":          {merge, func(*tree.Proof) {}, nil},
		"merge with a gap in a side": {merge, func(p *tree.Proof) { p.Refs[2] = word(9) }, nil},
		"root's statement 0":         {root, func(p *tree.Proof) { p.Statement = common.Hash{} }, tree.ErrStatement},
		"root's statement not field": {root, func(p *tree.Proof) { p.Statement = modulus }, tree.ErrStatement},
		"well-formed root":           {root, func(*tree.Proof) {}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			block := testBlock(txs)
			block.Eligible = func(id uint32, role rules.Role) bool { return id != 99 || role != rules.RoleBase }
			pool := newPool(t, block)
			c.change(&c.proof)
			added, err := pool.Add(c.proof)
			if !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
			if added != (c.want == nil) || pool.Len() != map[bool]int{true: 1}[added] {
				t.Errorf("added %v, pool has %d", added, pool.Len())
			}
		})
	}
}

func TestAddKnowsProofsByTheirContents(t *testing.T) {
	const txs = 8
	base4, base5 := proof(txs, 4, 1, 10, 0, nil, nil), proof(txs, 5, 1, 10, 0, nil, nil)
	merge := proof(txs, 2, 3, 10, 0, list(base4), list(base5))
	pool := newPool(t, testBlock(txs), base4, merge)

	again := merge
	again.Proof[0] = 1
	if added, err := pool.Add(again); added || err != nil {
		t.Errorf("same proof with other bytes: added %v, %v", added, err)
	}
	again.Refs[1] = proof(txs, 4, 2, 1, 0, nil, nil).Statement
	if added, err := pool.Add(again); !added || err != nil {
		t.Errorf("same statement on other children: added %v, %v", added, err)
	}
	again.Refs[2], again.Vrf = word(5), big.NewInt(11)
	if added, err := pool.Add(again); added || !errors.Is(err, tree.ErrContradiction) {
		t.Errorf("same statement with another vrf: added %v, %v", added, err)
	}
	again.Vrf = merge.Vrf
	for i := int64(0); ; i++ {
		again.Refs[2] = word(100 + i)
		if _, err := pool.Add(again); err != nil {
			if !errors.Is(err, tree.ErrTooManyProofs) || i != tree.MaxProofsPerStatement-2 {
				t.Errorf("proof %d of one statement: %v", i+3, err)
			}
			break
		}
	}
	if got := len(pool.Proofs(2)); got != tree.MaxProofsPerStatement {
		t.Errorf("node 2 has %d proofs", got)
	}
	if got, want := pool.Missing(), []uint32{1, 3, 5, 6, 7}; len(got) != len(want) || got[0] != 1 || got[4] != 7 {
		t.Errorf("missing %v, want %v", got, want)
	}

	base4.Vrf.SetInt64(1 << 60) // the caller's own
	if got := pool.Proofs(4)[0].Vrf.Int64(); got != 10 {
		t.Errorf("the pool shares the caller's vrf: %d", got)
	}
}

func TestProofsAreRanked(t *testing.T) {
	pool := newPool(t, testBlock(4),
		proof(4, 2, 5, 100, 0, nil, nil),
		proof(4, 2, 4, 50, rules.BPS, nil, nil), // the same score
		proof(4, 2, 9, 300, 0, nil, nil),
		proof(4, 2, 1, 1, 0, nil, nil))
	var got []uint32
	for _, p := range pool.Proofs(2) {
		got = append(got, p.StakerID)
	}
	for i, want := range []uint32{9, 4, 5, 1} {
		if got[i] != want {
			t.Fatalf("order %v", got)
		}
	}
}
