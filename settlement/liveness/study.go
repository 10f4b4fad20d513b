package liveness

import (
	"context"
	"errors"
	"fmt"
	"math/big"

	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// Assumptions are what a study takes for granted of those who sequence.
type Assumptions struct {
	HonestSplit rules.Bps `json:"honestSplitBps"` // what honest sequencers bid
	WithoutRoot rules.Bps `json:"withoutRootBps"` // share of honest blocks that get no root
	// share of slots that are won honestly and not revealed
	Unrevealed  rules.Bps     `json:"unrevealedBps"`
	BlockReward *big.Int      `json:"-"`     // wei; a parameter of the deployment
	Fees        units.Integer `json:"fees"`  // of a block, in wei
	Slots       uint64        `json:"slots"` // of each world
	Seed        uint64        `json:"seed"`
}

// DefaultAssumptions are those under which the default penalties were chosen: splits of 80 %, 3 %
// of honest blocks without a root, 1 % of honest winners that do not reveal, no fees.
func DefaultAssumptions(blockReward *big.Int) Assumptions {
	return Assumptions{
		HonestSplit: 8000, WithoutRoot: 300, Unrevealed: 100, BlockReward: blockReward, Fees: units.Integer{Int: new(big.Int)},
		Slots: 200_000, Seed: 1,
	}
}

// Study is what penalties do against hostile owners, and to honest sequencers.
type Study struct {
	Assumptions Assumptions `json:"assumptions"`
	Owners      []Owner     `json:"owners"` // when no honest sequencer fails
	Honest      []Honest    `json:"honest"` // when nobody attacks
	Bounds      Bounds      `json:"-"`      // among the figures above
	Verdicts    []Verdict   `json:"bounds"` // of the bounds
}

// Owner is what a hostile owner achieves when no honest sequencer fails. Shares are of all slots.
type Owner struct {
	Hostile    int    `json:"hostile"` // of so many
	Sequencers int    `json:"sequencers"`
	Attack     Attack `json:"attack"` // unprovable or withheld
	// share of slots proven when there are no penalties
	Unpunished rules.Bps `json:"unpunishedBps"`
	// until it has lost one stake for each of its sequencers
	InLife      rules.Bps     `json:"inLifeBps"`
	Forever     rules.Bps     `json:"foreverBps"`  // while it pays penalties for ever
	Attacks     uint64        `json:"attacks"`     // in the lives that were simulated
	Killed      uint64        `json:"killed"`      // slots lost with them
	Lives       uint64        `json:"lives"`       // that ended
	CostPerSlot units.Integer `json:"costPerSlot"` // what a killed slot cost it, in wei
}

// Honest is what penalties cost one of so many honest sequencers, as shares of what it would earn
// without them. A share is negative when it earns more: others that are banned leave it their
// slots.
type Honest struct {
	Sequencers int `json:"sequencers"`
	// bps lost when all fail at the rates of the assumptions
	AllFail int `json:"allFailBps"`
	// of these, paid in penalties; the rest are slots it could not win
	Penalties int `json:"penaltiesBps"`
	// bps lost by one that fails at these rates when no other ever does
	OneFails int       `json:"oneFailsBps"`
	Unmanned rules.Bps `json:"unmannedBps"` // share of slots in which all are banned
	// share of slots proven when all fail, without penalties
	WithoutThem rules.Bps `json:"unpunishedBps"`
	WithThem    rules.Bps `json:"provenBps"` // and with them
}

// Bounds are the figures that the penalties of a deployment should keep within limits.
type Bounds struct {
	HonestLoss int // bps that one of BoundSequencers loses when all fail: at most MostLoss
	// InLife of one hostile of BoundSequencers, the worse attack: at least LeastProven
	Proven      rules.Bps
	CostPerSlot *big.Int // of the owner that pays least for a killed slot, in wei: more than 0
}

// Verdict says whether a figure is within its limit, in words.
type Verdict struct {
	Bound  string `json:"bound"`
	Wanted string `json:"wanted"`
	Found  string `json:"found"`
	Holds  bool   `json:"holds"`
}

// verdicts compares the figures with their limits.
func (b Bounds) verdicts() []Verdict {
	return []Verdict{
		{
			fmt.Sprintf("income that one of %d honest loses", BoundSequencers),
			"at most " + rules.Bps(MostLoss).String(), Percent(b.HonestLoss), b.HonestLoss <= MostLoss,
		},
		{
			fmt.Sprintf("slots proven, 1 of %d hostile, in its life", BoundSequencers),
			"at least " + LeastProven.String(), Percent(b.Proven), b.Proven >= LeastProven,
		},
		{"cost of the cheapest killed slot", "above 0 AZT", units.Floor(b.CostPerSlot, 4) + " AZT", b.CostPerSlot.Sign() > 0},
	}
}

// Percent writes basis points, which may be negative, with two decimals: "5.60 %", "-0.30 %".
func Percent[N ~int | ~uint16](bps N) string {
	if bps < 0 {
		return "-" + Percent(-bps)
	}
	return fmt.Sprintf("%d.%02d %%", bps/100, bps%100)
}

// The limits.
const (
	BoundSequencers           = 8
	MostLoss                  = 1000
	LeastProven     rules.Bps = 9000
)

// What a study looks at: hostile owners with so many sequencers of so many, and honest ones.
var (
	owners = []struct{ hostile, sequencers int }{{1, 4}, {1, BoundSequencers}, {2, BoundSequencers}, {1, 16}}
	crowds = []int{1, 2, 4, BoundSequencers, 16}
)

// ErrIncome means that honest sequencers earn nothing that penalties could be compared with.
var ErrIncome = errors.New("honest sequencers earn nothing: the block has no value, or all of it goes to provers")

// Examine simulates all worlds of a study.
func Examine(ctx context.Context, by Rules, a Assumptions) (*Study, error) {
	block := new(big.Int).Add(a.BlockReward, a.Fees.Int)
	income := rules.Split(block, block, new(big.Int), new(big.Int), a.HonestSplit).Sequencer
	if income.Sign() <= 0 {
		return nil, ErrIncome
	}
	s := &Study{Assumptions: a}
	for _, o := range owners {
		for _, attack := range []Attack{Unprovable, Withheld} {
			found, err := by.owner(ctx, a, World{Sequencers: o.sequencers, Hostile: o.hostile, Attack: attack})
			if err != nil {
				return nil, err
			}
			s.Owners = append(s.Owners, *found)
		}
	}
	for _, sequencers := range crowds {
		found, err := by.honest(ctx, a, income, sequencers)
		if err != nil {
			return nil, err
		}
		s.Honest = append(s.Honest, *found)
	}
	s.bound()
	s.Verdicts = s.Bounds.verdicts()
	return s, nil
}

// unpunished are the same rules without penalties.
func (by Rules) unpunished() Rules {
	by.PrunePenalty, by.RevealPenalty, by.BanSlots = new(big.Int), new(big.Int), 0
	return by
}

func (by Rules) owner(ctx context.Context, a Assumptions, w World) (*Owner, error) {
	w.HonestSplit, w.Slots, w.Seed = a.HonestSplit, a.Slots, a.Seed
	before, err := Run(ctx, by.unpunished(), w)
	if err != nil {
		return nil, fmt.Errorf("simulate an owner with %d of %d sequencers: %w", w.Hostile, w.Sequencers, err)
	}
	life, err := Run(ctx, by, w)
	if err != nil {
		return nil, err
	}
	w.Renews = true
	forever, err := Run(ctx, by, w)
	if err != nil {
		return nil, err
	}
	cost := new(big.Int)
	if life.Killed > 0 {
		cost.Quo(life.Lost, new(big.Int).SetUint64(life.Killed))
	}
	return &Owner{
		Hostile: w.Hostile, Sequencers: w.Sequencers, Attack: w.Attack,
		Unpunished: share(before.Proven, before.Slots), InLife: share(life.Proven, life.Slots), Forever: share(forever.Proven, forever.Slots),
		Attacks: life.Attacks, Killed: life.Killed, Lives: life.Lives, CostPerSlot: units.Integer{Int: cost},
	}, nil
}

func (by Rules) honest(ctx context.Context, a Assumptions, income *big.Int, sequencers int) (*Honest, error) {
	w := World{Sequencers: sequencers, Failing: sequencers, HonestSplit: a.HonestSplit, WithoutRoot: a.WithoutRoot, Unrevealed: a.Unrevealed, Slots: a.Slots, Seed: a.Seed}
	all, err := by.compare(ctx, w, income)
	if err != nil {
		return nil, fmt.Errorf("simulate %d honest sequencers: %w", sequencers, err)
	}
	w.Failing = 1
	one, err := by.compare(ctx, w, income)
	if err != nil {
		return nil, err
	}
	return &Honest{
		Sequencers: sequencers, AllFail: all.lost, Penalties: all.penalties, OneFails: one.lost,
		Unmanned:    share(all.after.Unmanned, all.after.Slots),
		WithoutThem: share(all.before.Proven, all.before.Slots), WithThem: share(all.after.Proven, all.after.Slots),
	}, nil
}

// comparison is a world without penalties and with them.
type comparison struct {
	before, after   *Outcome
	lost, penalties int // bps of what those that fail earn without
}

func (by Rules) compare(ctx context.Context, w World, income *big.Int) (*comparison, error) {
	before, err := Run(ctx, by.unpunished(), w)
	if err != nil {
		return nil, err
	}
	after, err := Run(ctx, by, w)
	if err != nil {
		return nil, err
	}
	earned, kept, paid := new(big.Int), new(big.Int), new(big.Int)
	of := func(blocks uint64) *big.Int { return new(big.Int).Mul(income, new(big.Int).SetUint64(blocks)) }
	for i := range w.Failing {
		earned.Add(earned, of(before.Honest[i].Proven))
		kept.Add(kept, of(after.Honest[i].Proven))
		paid.Add(paid, after.Honest[i].Loss(by))
	}
	if earned.Sign() == 0 {
		return nil, fmt.Errorf("%w: of %d slots none was proven", ErrIncome, w.Slots)
	}
	bps := func(part *big.Int) int {
		scaled := new(big.Int).Mul(part, big.NewInt(rules.BPS))
		return int(scaled.Quo(scaled, earned).Int64())
	}
	lost := new(big.Int).Sub(earned, kept)
	return &comparison{before, after, bps(lost.Add(lost, paid)), bps(paid)}, nil
}

// share is a part of a whole that is not 0, rounded down.
func share(part, whole uint64) rules.Bps { return rules.Bps(part * rules.BPS / whole) }

// bound finds the figures of the bounds among those of the study.
func (s *Study) bound() {
	for _, h := range s.Honest {
		if h.Sequencers == BoundSequencers {
			s.Bounds.HonestLoss = h.AllFail
		}
	}
	s.Bounds.Proven = rules.BPS
	for _, o := range s.Owners {
		if o.Hostile == 1 && o.Sequencers == BoundSequencers {
			s.Bounds.Proven = min(s.Bounds.Proven, o.InLife)
		}
		if least := s.Bounds.CostPerSlot; least == nil || o.CostPerSlot.Cmp(least) < 0 {
			s.Bounds.CostPerSlot = o.CostPerSlot.Int
		}
	}
}
