package network

import (
	"fmt"
	"math/big"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/stretchr/testify/require"

	"fernet/prover/node/page"
	"fernet/settlement/rules"
	"fernet/settlement/units"
	"fernet/test/simulation"
)

// shown are the proofs that pages have shown, of all nodes: what could have been in the roots.
type shown struct {
	blocks map[uint64]map[string]*big.Int // block, then node, staker and bid: the score
	nodes  map[uint64]int                 // of the blocks' trees
}

func newShown() *shown {
	return &shown{map[uint64]map[string]*big.Int{}, map[uint64]int{}}
}

// look adds what the pages show now.
func (s *shown) look(w *world) {
	w.t.Helper()
	for _, o := range w.nodes {
		state, err := o.page()
		if err != nil {
			continue // it does not run now
		}
		for _, b := range state.Blocks {
			s.nodes[b.Number] = len(b.Nodes)
			if s.blocks[b.Number] == nil {
				s.blocks[b.Number] = map[string]*big.Int{}
			}
			for _, at := range b.Nodes {
				for _, p := range at.Proofs {
					s.blocks[b.Number][key(at.Node, p)] = points(w, p.Score)
				}
			}
		}
	}
}

func key(node uint32, p page.Proof) string {
	return fmt.Sprintf("node %d staker %d bid %d", node, p.Staker, p.FeeBurn)
}

// points reads a score as rules.Points writes it, in millionths.
func points(w *world, text string) *big.Int {
	wei, err := units.Parse(text)
	require.NoError(w.t, err, text)
	return wei
}

// ideal is the total of the best proofs of each node of a block, whatever references allow.
func (s *shown) ideal(block uint64) *big.Int {
	best := simulation.Scores{}
	for name, score := range s.blocks[block] {
		var node, staker uint32
		var bid int
		if _, err := fmt.Sscanf(name, "node %d staker %d bid %d", &node, &staker, &bid); err != nil {
			panic(err)
		}
		best.Add(node, staker, score)
	}
	return best.Ideal()
}

// reached is what part of the ideal the totals on L1 are, of some blocks together.
func (s *shown) reached(w *world, totals map[uint64]*big.Int) float64 {
	w.t.Helper()
	have, ideal := new(big.Int), new(big.Int)
	for block, total := range totals {
		have.Add(have, points(w, rules.Points(total)))
		ideal.Add(ideal, s.ideal(block))
	}
	require.Positive(w.t, ideal.Sign(), "pages have shown no proof")
	part, _ := new(big.Rat).SetFrac(have, ideal).Float64()
	return part
}

// attribute is one of a line of a log.
func attribute(line, name string) string {
	found := regexp.MustCompile(` ` + name + `=("[^"]*"|\S+)`).FindStringSubmatch(line)
	if found == nil {
		return ""
	}
	return strings.Trim(found[1], `"`)
}

// logged are the lines of a node's log with a message.
func (o *operated) logged(message string) (lines []string) {
	content, err := os.ReadFile(o.Log())
	require.NoError(o.w.t, err)
	for line := range strings.Lines(string(content)) {
		if strings.Contains(line, `msg="`+message+`"`) {
			lines = append(lines, strings.TrimSpace(line))
		}
	}
	return lines
}

// changing are the attributes of a line that differ when the same is done again.
var changing = regexp.MustCompile(`^time=\S+ | took=\S+`)

// neverTwice fails when a node has made the same proof twice.
func (o *operated) neverTwice() {
	o.w.t.Helper()
	made := o.logged("proof made")
	require.NotEmpty(o.w.t, made, o.Name)
	seen := map[string]bool{}
	for _, line := range made {
		line = changing.ReplaceAllString(line, "")
		require.False(o.w.t, seen[line], "%s has made it twice: %s", o.Name, line)
		seen[line] = true
	}
}

// begunProofs are the proofs that a node has begun, as key names them but for the bid.
func (o *operated) begunProofs() (all []begun) {
	for _, line := range o.logged("proof begun") {
		number := func(name string) uint64 {
			n, err := strconv.ParseUint(attribute(line, name), 10, 64)
			require.NoError(o.w.t, err, line)
			return n
		}
		all = append(all, begun{number("block"), uint32(number("node")), uint32(number("staker"))})
	}
	return all
}

// begun is a proof that was begun.
type begun struct {
	block        uint64
	node, staker uint32
}

// holds reports whether a node holds a proof.
func (o *operated) holds(p begun) bool {
	b := o.block(p.block)
	return b != nil && slices.ContainsFunc(b.Nodes, func(at page.Node) bool {
		return at.Node == p.node && slices.ContainsFunc(at.Proofs, func(held page.Proof) bool { return held.Staker == p.staker })
	})
}
