package audit_test

import (
	"math/big"
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/settlement"
	"fernet/settlement/audit"
	"fernet/settlement/rules"
)

// allClaims is how many rewards the winning submission of honest has.
const allClaims = 4

func names(figures []audit.Figure) (all []string) {
	for _, f := range figures {
		all = append(all, f.Name)
	}
	return all
}

func TestHonestBlocksAgree(t *testing.T) {
	for _, claims := range []int{0, 2, allClaims} {
		for _, expire := range []bool{false, claims < allClaims} {
			report, err := audit.Figures(t.Context(), honest(t, claims, expire).view(t), number, audit.Options{})
			require.NoError(t, err)
			require.Empty(t, report.Disagreeing(), "%d claims, expired %t", claims, expire)
			require.True(t, report.OK())
		}
	}
}

// One figure that is not what the rules make of the others is found and named, whichever it is.
func TestEachWrongFigureIsNamed(t *testing.T) {
	more := func(v *big.Int) *big.Int { return new(big.Int).Add(v, big.NewInt(1)) }
	less := func(v *big.Int) *big.Int { return new(big.Int).Sub(v, big.NewInt(1)) }
	covered := map[string]bool{}
	for name, c := range map[string]struct {
		falsify func(*block)
		figures []string
	}{
		"start of the slot":    {func(b *block) { b.record.SlotStart-- }, []string{"first L1 block of the slot"}},
		"end of the window":    {func(b *block) { b.record.WindowEnd++ }, []string{"end of the proving window"}},
		"revealed too late":    {func(b *block) { b.revealedAt = b.record.WindowEnd - 1 }, []string{"phase the body was revealed in"}},
		"randao":               {func(b *block) { b.randao[0]++ }, []string{"RANDAO of the slot"}},
		"score of the best":    {func(b *block) { b.proposals[1].score = more(b.proposals[1].score) }, []string{"score of sequencer 2"}},
		"score of another":     {func(b *block) { b.proposals[0].score = less(b.proposals[0].score) }, []string{"score of sequencer 1"}},
		"a loser is sequencer": {func(b *block) { b.record.SequencerId = 1 }, []string{"sequencer of the block"}},
		"a lower score wins":   {func(b *block) { b.outbid(1, 100) }, []string{"proposal 2: rule of the best"}},
		"another parent":       {func(b *block) { b.proposals[1].Parent = 7 }, []string{"parent of the winning proposal"}},
		"transaction root":     {func(b *block) { b.record.TxRoot = more(b.record.TxRoot) }, []string{"transaction root of the block", "root 1: transaction root", "root 2: transaction root"}},
		"hash of the body": {func(b *block) {
			b.proposals[1].BodyHash[0]++
			b.record.Challenge = b.deployment.BodyChallenge(slot, rules.BodyHash(b.body, b.deployment.Params.TxBytes), b.record.TxRoot)
		}, []string{"hash of the body"}},
		"transactions of the body":  {func(b *block) { b.record.SeenTxs = 4 }, []string{"transactions in the body"}},
		"beneficiary of a root":     {func(b *block) { b.roots[1].event.Beneficiary = address(81) }, []string{"root 2: beneficiary"}},
		"beneficiary of the block":  {func(b *block) { b.record.Beneficiary = address(81) }, []string{"beneficiary of the block"}},
		"beneficiary of the payout": {func(b *block) { b.beneficiary = address(81) }, []string{"beneficiary of the settlement"}},
		"submitter's share": {func(b *block) {
			b.submitter, b.burned, b.destroyed = more(b.submitter), less(b.burned), less(b.destroyed)
			b.owed, b.remaining, b.balance, b.supply = more(b.owed), more(b.remaining), more(b.balance), more(b.supply)
		}, []string{"submitter's share of the burn", "burned at finalization"}},
		"a whole block reward": {func(b *block) { b.deployment.Params.FullRewardTxs = 0 }, []string{"block reward of the settlement"}},
		"a suspended prover": {func(b *block) {
			b.suspend(5, 150, 0)
		}, []string{"root 2: rules of a submission"}},
		"challenge":             {func(b *block) { b.record.Challenge = more(b.record.Challenge) }, []string{"challenge of the body"}},
		"fingerprint":           {func(b *block) { b.record.Fingerprint = more(b.record.Fingerprint) }, []string{"fingerprint of the body"}},
		"seed":                  {func(b *block) { b.record.Seed = more(b.record.Seed) }, []string{"seed of the block's prover tickets", "root 1: seed", "root 2: seed"}},
		"a root of other seed":  {func(b *block) { b.roots[0].Seed = more(b.roots[0].Seed) }, []string{"root 1: seed"}},
		"total of a root":       {func(b *block) { b.roots[0].event.TotalScore = more(b.roots[0].event.TotalScore) }, []string{"root 1: total score"}},
		"kept bps of a root":    {func(b *block) { b.roots[1].event.KeepBps = less(b.roots[1].event.KeepBps) }, []string{"root 2: sum of kept bps"}},
		"payouts of a root":     {func(b *block) { b.roots[1].event.PayoutsRoot[5]++ }, []string{"root 2: payouts root"}},
		"end state of a root":   {func(b *block) { b.roots[0].event.StateOut = more(b.roots[0].event.StateOut) }, []string{"root 1: end state"}},
		"fees of a root":        {func(b *block) { b.roots[0].event.Fees = more(b.roots[0].event.Fees) }, []string{"root 1: fees"}},
		"start state":           {func(b *block) { b.stateIn = more(b.stateIn) }, []string{"root 1: start state", "root 2: start state"}},
		"winner's total":        {func(b *block) { b.record.TotalScore = b.roots[0].TotalScore() }, []string{"winning total score"}},
		"state after the block": {func(b *block) { b.record.StateOut = more(b.record.StateOut) }, []string{"state after the block"}},
		"fees of the block":     {func(b *block) { b.record.Fees = more(b.record.Fees) }, []string{"fees of the block"}},
		"a proof left out": {func(b *block) {
			b.roots[0].Nodes[0][0].Refs = rules.NewRefs([3]uint8{1}, [3]uint8{})
		}, []string{"root 1: rules of a submission"}},
		"a prover without the role": {func(b *block) {
			s := b.stakers[4]
			s.Roles = uint8(rules.RoleBase)
			b.stakers[4] = s
		}, []string{"root 2: rules of a submission"}},
		"a prover that has left": {func(b *block) {
			s := b.stakers[5]
			s.ExitBlock = big.NewInt(20)
			b.stakers[5] = s
		}, []string{"root 2: rules of a submission"}},
		"network's share":        {func(b *block) { b.network, b.share = more(b.network), less(b.share) }, []string{"proving network's share", "sequencer's share"}},
		"unit":                   {func(b *block) { b.unit = more(b.unit) }, []string{"reward of one basis point"}},
		"tokens not burned":      {func(b *block) { b.destroyed = less(b.destroyed); b.supply = more(b.supply) }, []string{"tokens destroyed by the finalization", "tokens burned by Rewards"}},
		"a reward of more":       {func(b *block) { b.pays(0, more(b.rewards[0].amount)) }, []string{"reward 0, of staker 4", "still owed for the block"}},
		"a reward of less":       {func(b *block) { b.pays(1, less(b.rewards[1].amount)) }, []string{"reward 1, of staker 3", "still owed for the block"}},
		"a reward of nobody":     {func(b *block) { b.rewards[1].staker = 9 }, []string{"reward 1, of staker 9", "still owed for the block"}},
		"a reward paid twice":    {func(b *block) { b.pays(1, b.rewards[0].amount); b.rewards[1] = b.rewards[0] }, []string{"reward 0, of staker 4"}},
		"a reward not in it":     {func(b *block) { b.rewards[1].index = 77 }, []string{"reward 77, of staker 3"}},
		"still owed":             {func(b *block) { b.remaining = less(b.remaining) }, []string{"still owed for the block"}},
		"reserve":                {func(b *block) { b.reserve = less(b.reserve) }, []string{"reward reserve"}},
		"escrow":                 {func(b *block) { b.escrow = less(b.escrow) }, []string{"fee escrow"}},
		"owed":                   {func(b *block) { b.owed = less(b.owed) }, []string{"owed", "owed, by what was settled and paid"}},
		"tokens missing":         {func(b *block) { b.balance = less(b.balance) }, []string{"tokens held by Rewards"}},
		"a payment to nobody":    {func(b *block) { b.stolen = big.NewInt(1); b.balance = less(b.balance) }, []string{"tokens paid by Rewards", "tokens held by Rewards"}},
		"a block reward of more": {func(b *block) { b.blockReward = more(b.blockReward); b.reserve = less(b.reserve) }, []string{"block reward of the settlement"}},
		"a block reward for fees": {func(b *block) { // of one sum
			b.fees, b.escrow, b.blockReward, b.reserve = less(b.fees), more(b.escrow), more(b.blockReward), less(b.reserve)
		}, []string{"fees of the settlement", "block reward of the settlement"}},
		"a burn of less": {func(b *block) {
			b.burned, b.destroyed, b.owed, b.supply, b.balance = less(b.burned), less(b.destroyed), more(b.owed), more(b.supply), more(b.balance)
		}, []string{"burned at finalization", "tokens destroyed by the finalization"}},
	} {
		t.Run(name, func(t *testing.T) {
			b := honest(t, 2, false)
			c.falsify(b)
			report, err := audit.Figures(t.Context(), b.view(t), number, audit.Options{})
			require.NoError(t, err)
			require.False(t, report.OK())
			found := names(report.Disagreeing())
			for _, figure := range c.figures {
				require.Contains(t, found, figure)
				covered[figure] = true
			}
		})
	}

	for name, c := range map[string]struct {
		claims  int
		expire  bool
		falsify func(*block)
		figure  string
	}{
		"fee split": {2, false, func(b *block) { b.record.FeeSplitBps = 7999 }, "FEE_SPLIT of the block, bps"},
		"a share of more": {allClaims, false, func(b *block) {
			b.sharePaid[0], b.rewards[0].amount = more(b.sharePaid[0]), less(b.rewards[0].amount)
		}, "share paid to sequencer 2"},
		"a share paid twice": {0, false, func(b *block) {
			b.sharePaid = []*big.Int{b.share, b.share}
			b.owed = new(big.Int).Sub(b.owed, new(big.Int).Add(b.share, b.share))
		}, "share paid to sequencer 2"},
		"a submitter's share of more": {allClaims, false, func(b *block) {
			b.submitterTo[0].amount, b.rewards[0].amount = more(b.submitter), less(b.rewards[0].amount)
		}, "share paid to beneficiary 0x0000000000000000000000000000000000000050"},
		"a submitter's share of another": {allClaims, false, func(b *block) { b.submitterTo[0].to = address(81) },
			"share paid to beneficiary 0x0000000000000000000000000000000000000051"},
		"a submitter's share paid twice": {0, false, func(b *block) {
			b.submitterTo = []paidShare{{b.beneficiary, b.submitter}, {b.beneficiary, b.submitter}}
			b.owed = new(big.Int).Sub(b.owed, new(big.Int).Add(b.submitter, b.submitter))
		}, "share paid to beneficiary 0x0000000000000000000000000000000000000050"},
		"too little expired": {2, true, func(b *block) {
			b.expired, b.owed, b.balance, b.supply = less(b.expired), more(b.owed), more(b.balance), more(b.supply)
		}, "burned as not claimed in time"},
	} {
		t.Run(name, func(t *testing.T) {
			b := honest(t, c.claims, c.expire)
			c.falsify(b)
			report, err := audit.Figures(t.Context(), b.view(t), number, audit.Options{})
			require.NoError(t, err)
			require.Contains(t, names(report.Disagreeing()), c.figure)
			covered[c.figure] = true
		})
	}

	for figure := range wrongMisses(t) {
		covered[figure] = true
	}

	// No figure of a report is one that nobody tried to falsify.
	digits := regexp.MustCompile(`0x[0-9a-fA-F]+|[0-9]+`)
	// Where the supply and the transfers differ, events are missing: see TestMissingEvents.
	kinds := map[string]bool{"total supply of the token": true}
	for figure := range covered {
		kinds[digits.ReplaceAllString(figure, "N")] = true
	}
	for _, expire := range []bool{false, true} {
		claims := allClaims
		if expire {
			claims = 2
		}
		report, err := audit.Figures(t.Context(), honest(t, claims, expire).view(t), number, audit.Options{})
		require.NoError(t, err)
		for _, figure := range names(report.Figures) {
			require.True(t, kinds[digits.ReplaceAllString(figure, "N")], "no test falsifies %q", figure)
		}
	}
}

// pays makes a claim one of another amount, with everything that follows from it.
func (b *block) pays(i int, amount *big.Int) {
	difference := new(big.Int).Sub(amount, b.rewards[i].amount)
	b.rewards[i].amount = amount
	for _, left := range []**big.Int{&b.owed, &b.remaining, &b.balance} {
		*left = new(big.Int).Sub(*left, difference)
	}
}

// outbid gives a proposal another FEE_SPLIT.
func (b *block) outbid(i int, feeSplit uint16) {
	p := &b.proposals[i]
	p.FeeSplitBps, p.score = feeSplit, rules.Score(p.Vrf, rules.Bps(feeSplit))
}

// What cannot be read is an error and not a report.
func TestUnreadableBlocks(t *testing.T) {
	b := honest(t, 0, false)
	b.proposals[0].Vrf, b.proposals[1].Vrf = new(big.Int), new(big.Int)
	_, err := audit.Figures(t.Context(), b.view(t), number, audit.Options{})
	require.ErrorContains(t, err, "slot 3 has no proposal")
	b = honest(t, 0, false)
	b.record.Finalized = false
	_, err = audit.Figures(t.Context(), b.view(t), number, audit.Options{})
	require.ErrorIs(t, err, settlement.ErrNotFinalized)
}

// An empty report proves nothing.
func TestEmptyReport(t *testing.T) {
	var r audit.Report
	require.False(t, r.OK())
	r.Amount("x", big.NewInt(1), big.NewInt(1))
	require.True(t, r.OK())
	require.Equal(t, "settlement checked: 1 of 1 figures agree", r.String())
}
