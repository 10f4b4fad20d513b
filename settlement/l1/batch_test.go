package l1_test

import (
	"encoding/json"
	"fmt"
	"io"
	"math/big"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/rpc"
	"github.com/stretchr/testify/require"

	"fernet/bindings"
	"fernet/settlement"
	"fernet/settlement/l1"
)

// rpcRequest and rpcReply are a JSON-RPC request and its answer.
type rpcRequest struct {
	ID     json.RawMessage
	Method string
	Params []json.RawMessage
}

type rpcReply struct {
	Version string          `json:"jsonrpc"`
	ID      json.RawMessage `json:"id"`
	Result  any             `json:"result,omitempty"`
	Error   any             `json:"error,omitempty"`
}

// stakingNode is an RPC server on which Staking has many stakers. It answers batches as a test
// tells it to.
type stakingNode struct {
	*httptest.Server
	t       *testing.T
	stakers uint32
	asked   atomic.Int64 // HTTP requests
	// batch, unless nil, answers a batch instead of the node, with what it would have answered.
	batch func(w http.ResponseWriter, replies []rpcReply) bool
}

func newStakingNode(t *testing.T, stakers uint32) *stakingNode {
	n := &stakingNode{t: t, stakers: stakers}
	n.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		n.asked.Add(1)
		body, _ := io.ReadAll(r.Body)
		w.Header().Set("Content-Type", "application/json")
		if !strings.HasPrefix(string(body), "[") {
			var request rpcRequest
			require.NoError(t, json.Unmarshal(body, &request))
			_ = json.NewEncoder(w).Encode(n.reply(request))
			return
		}
		var requests []rpcRequest
		require.NoError(t, json.Unmarshal(body, &requests))
		var replies []rpcReply
		for _, request := range requests {
			replies = append(replies, n.reply(request))
		}
		if n.batch == nil || !n.batch(w, replies) {
			_ = json.NewEncoder(w).Encode(replies)
		}
	}))
	t.Cleanup(n.Close)
	return n
}

var staking = common.Address{1}

func (n *stakingNode) reply(r rpcRequest) rpcReply {
	of := bindings.NewStaking().GetABI()
	reply := rpcReply{Version: "2.0", ID: r.ID}
	switch r.Method {
	case "eth_chainId":
		reply.Result = "0x5"
	case "eth_getBlockByNumber":
		reply.Result = map[string]any{"number": "0x10", "hash": common.Hash{16}}
	case "eth_call":
		var call struct {
			To    common.Address
			Input hexutil.Bytes
		}
		var at struct {
			BlockHash        common.Hash
			RequireCanonical bool
		}
		require.NoError(n.t, json.Unmarshal(r.Params[0], &call))
		require.NoError(n.t, json.Unmarshal(r.Params[1], &at))
		require.Equal(n.t, common.Hash{16}, at.BlockHash, "every call names the block")
		require.True(n.t, at.RequireCanonical)
		var output []byte
		var err error
		if count := of.Methods["stakerCount"]; string(call.Input[:4]) == string(count.ID) {
			output, err = count.Outputs.Pack(n.stakers)
		} else {
			id := new(big.Int).SetBytes(call.Input[4:])
			output, err = of.Methods["staker"].Outputs.Pack(bindings.Staker{
				Owner: common.BigToAddress(id), Roles: 7, ActivationBlock: id, ExitBlock: new(big.Int), VrfKey: id, Missing: new(big.Int),
			})
		}
		require.NoError(n.t, err)
		reply.Result = hexutil.Bytes(output)
	default:
		reply.Error = map[string]any{"code": -32601, "message": "the method " + r.Method + " does not exist"}
	}
	return reply
}

// checkStakers reads all stakers and returns how many HTTP requests that took.
func (n *stakingNode) checkStakers(t *testing.T, c *l1.Client) int64 {
	t.Helper()
	before := n.asked.Load()
	stakers, err := settlement.NewClient(c, &settlement.Deployment{Staking: staking}).Stakers(t.Context())
	require.NoError(t, err)
	require.Len(t, stakers, int(n.stakers))
	for i, s := range stakers {
		id := uint32(i) + 1
		require.Equal(t, id, s.ID)
		require.Equal(t, common.BigToAddress(new(big.Int).SetUint64(uint64(id))), s.Owner)
	}
	return n.asked.Load() - before
}

// A thousand stakers are read in a dozen requests, whatever order a node answers a batch in.
func TestManyStakersAreReadInBatches(t *testing.T) {
	for name, batch := range map[string]func(http.ResponseWriter, []rpcReply) bool{
		"in order": nil,
		"backwards": func(w http.ResponseWriter, replies []rpcReply) bool {
			slices.Reverse(replies)
			_ = json.NewEncoder(w).Encode(replies)
			return true
		},
	} {
		t.Run(name, func(t *testing.T) {
			n := newStakingNode(t, 1001)
			n.batch = batch
			require.LessOrEqual(t, n.checkStakers(t, dial(t, l1.Options{}, n.URL)), int64(15))
		})
	}
}

// What a batch leaves out, or fails for a reason of the node's own, is asked by itself.
func TestPartsOfABatchAreAskedAgain(t *testing.T) {
	for name, spoil := range map[string]func([]rpcReply) []rpcReply{
		"left out":   func(r []rpcReply) []rpcReply { return slices.Delete(r, 3, 5) },
		"cut off":    func(r []rpcReply) []rpcReply { return r[:len(r)/2] },
		"no results": func(r []rpcReply) []rpcReply { r[1].Result = nil; return r },
		"behind": func(r []rpcReply) []rpcReply {
			r[2].Result, r[2].Error = nil, map[string]any{"code": -32000, "message": "header not found"}
			return r
		},
		"rate limit": func(r []rpcReply) []rpcReply {
			for i := range r {
				if i%10 == 9 {
					r[i].Result, r[i].Error = nil, map[string]any{"code": 429, "message": "too many requests"}
				}
			}
			return r
		},
	} {
		t.Run(name, func(t *testing.T) {
			n := newStakingNode(t, 60)
			n.batch = func(w http.ResponseWriter, replies []rpcReply) bool {
				_ = json.NewEncoder(w).Encode(spoil(replies))
				return true
			}
			require.LessOrEqual(t, n.checkStakers(t, dial(t, l1.Options{}, n.URL)), int64(40))
		})
	}
}

// A node that fails every request is not asked for each of them with all pauses: it is as if there
// were one, whether it takes batches or not.
func TestBatchThatFailsIsBounded(t *testing.T) {
	for name, said := range map[string]map[string]any{
		"internal": {"code": -32603, "message": "Internal error: weird"}, "behind": {"code": -32000, "message": "header not found"},
		"unknown": {"code": -32000, "message": "something quite new"}, "pruned": {"code": 4444, "message": "pruned history unavailable"},
	} {
		for _, batches := range []bool{true, false} {
			var calls atomic.Int64
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				body, err := io.ReadAll(r.Body)
				require.NoError(t, err)
				answer := func(q rpcRequest) rpcReply {
					if q.Method == "eth_chainId" {
						return rpcReply{Version: "2.0", ID: q.ID, Result: "0x5"}
					}
					calls.Add(1)
					return rpcReply{Version: "2.0", ID: q.ID, Error: said}
				}
				var one rpcRequest
				if json.Unmarshal(body, &one) == nil {
					_ = json.NewEncoder(w).Encode(answer(one))
					return
				}
				var many []rpcRequest
				require.NoError(t, json.Unmarshal(body, &many))
				if !batches {
					w.WriteHeader(http.StatusRequestEntityTooLarge)
					return
				}
				replies := []rpcReply{}
				for i, q := range many {
					reply := answer(q)
					// No two are the same, so that it is no refusal of the batch.
					reply.Error = map[string]any{"code": said["code"], "message": fmt.Sprintf("%s (%d)", said["message"], i)}
					replies = append(replies, reply)
				}
				_ = json.NewEncoder(w).Encode(replies)
			}))
			t.Cleanup(server.Close)
			c := dial(t, l1.Options{}, server.URL)
			batch := make([]rpc.BatchElem, 250)
			for i := range batch {
				batch[i] = rpc.BatchElem{Method: "eth_call", Args: []any{}, Result: new(hexutil.Bytes)}
			}
			calls.Store(0)
			require.NoError(t, c.BatchCall(t.Context(), batch))
			for _, elem := range batch {
				require.ErrorContains(t, elem.Error, said["message"].(string), name)
			}
			if !batches {
				require.LessOrEqual(t, calls.Load(), int64(20), name)
			} else {
				require.LessOrEqual(t, calls.Load(), int64(250+20), name)
			}
		}
	}
}

// A node that takes no batches, or small ones only, is asked what it takes, and asked so from then
// on.
func TestNodesThatRefuseBatches(t *testing.T) {
	reject := func(limit int, refuse func(w http.ResponseWriter, replies []rpcReply)) func(http.ResponseWriter, []rpcReply) bool {
		return func(w http.ResponseWriter, replies []rpcReply) bool {
			if len(replies) <= limit {
				return false
			}
			refuse(w, replies)
			return true
		}
	}
	for name, refuse := range map[string]func(w http.ResponseWriter, replies []rpcReply){
		"HTTP 400": func(w http.ResponseWriter, _ []rpcReply) { w.WriteHeader(400) },
		"HTTP 403": func(w http.ResponseWriter, _ []rpcReply) {
			w.WriteHeader(403)
			fmt.Fprint(w, "batch requests need a plan")
		},
		"HTTP 413": func(w http.ResponseWriter, _ []rpcReply) { w.WriteHeader(413) },
		"one error": func(w http.ResponseWriter, _ []rpcReply) {
			fmt.Fprint(w, `{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"batch limit exceeded"}}`)
		},
		"a list of one error": func(w http.ResponseWriter, _ []rpcReply) {
			fmt.Fprint(w, `[{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"batch too large"}}]`)
		},
		"an error each": func(w http.ResponseWriter, replies []rpcReply) {
			for i := range replies {
				replies[i].Result, replies[i].Error = nil, map[string]any{"code": 31, "message": "Batch of more than 3 requests are not allowed"}
			}
			_ = json.NewEncoder(w).Encode(replies)
		},
	} {
		for limit, most := range map[int]int64{0: 48, 3: 48, 10: 10} {
			t.Run(fmt.Sprintf("%s above %d", name, limit), func(t *testing.T) {
				n := newStakingNode(t, 43)
				n.batch = reject(limit, refuse)
				c := dial(t, l1.Options{}, n.URL)
				first := n.checkStakers(t, c)
				require.LessOrEqual(t, first, most)
				require.Less(t, n.checkStakers(t, c), first, "it is not asked for what it refused again")
			})
		}
	}
}

// Calls that all fail for the same reason of their own do not make a node one that takes no
// batches.
func TestBatchesThatAllFailAreNoRefusal(t *testing.T) {
	for _, said := range []map[string]any{
		{"code": -32000, "message": "historical state 8e55 is not available"},
		{"code": -32000, "message": "header not found"},
		{"code": -32000, "message": "execution reverted"},
		{"code": 3, "message": "execution reverted", "data": "0x12345678"},
	} {
		t.Run(fmt.Sprint(said["message"]), func(t *testing.T) {
			n := newStakingNode(t, 60)
			c := dial(t, l1.Options{}, n.URL)
			first := n.checkStakers(t, c)
			n.batch = func(w http.ResponseWriter, replies []rpcReply) bool {
				for i := range replies {
					replies[i].Result, replies[i].Error = nil, said
				}
				_ = json.NewEncoder(w).Encode(replies)
				return true
			}
			_, err := settlement.NewClient(c, &settlement.Deployment{Staking: staking}).Stakers(t.Context())
			if said["code"] == 3 || said["message"] == "execution reverted" {
				require.ErrorContains(t, err, "execution reverted")
			}
			n.batch = nil
			require.Equal(t, first, n.checkStakers(t, c), "batches are as large as before")
		})
	}
}

// A URL that fails in the middle of a read is followed by the next one, whose batches are its own
// matter.
func TestBatchesGoToTheNextURL(t *testing.T) {
	first, second := newStakingNode(t, 250), newStakingNode(t, 250)
	batches := 0
	first.batch = func(w http.ResponseWriter, _ []rpcReply) bool {
		if batches++; batches < 2 {
			return false
		}
		w.WriteHeader(503)
		return true
	}
	c := dial(t, l1.Options{}, first.URL, second.URL)
	first.checkStakers(t, c)
	require.LessOrEqual(t, second.asked.Load(), int64(6))
	require.GreaterOrEqual(t, second.asked.Load(), int64(3))
}

// What one of the calls has to say is not taken for an answer to the batch.
func TestErrorsOfCallsInABatch(t *testing.T) {
	n := newStakingNode(t, 20)
	n.batch = func(w http.ResponseWriter, replies []rpcReply) bool {
		replies[7].Result, replies[7].Error = nil, map[string]any{"code": 3, "message": "execution reverted", "data": "0x12345678"}
		_ = json.NewEncoder(w).Encode(replies)
		return true
	}
	_, err := settlement.NewClient(dial(t, l1.Options{}, n.URL), &settlement.Deployment{Staking: staking}).Stakers(t.Context())
	require.ErrorContains(t, err, "read staker 8: execution reverted")
}

// Avoid goes round all URLs once.
func TestAvoid(t *testing.T) {
	var urls []string
	var nodes []*stakingNode
	for range 3 {
		nodes = append(nodes, newStakingNode(t, 1))
		urls = append(urls, nodes[len(nodes)-1].URL)
	}
	c := dial(t, l1.Options{}, urls...)
	who := func() int {
		before := []int64{nodes[0].asked.Load(), nodes[1].asked.Load(), nodes[2].asked.Load()}
		var id string
		require.NoError(t, c.Call(t.Context(), &id, "eth_chainId"))
		for i, n := range nodes {
			if n.asked.Load() > before[i] {
				return i
			}
		}
		return -1
	}
	first := who()
	require.True(t, c.Avoid(settlement.ErrIncomplete))
	second := who()
	require.NotEqual(t, first, second)
	require.True(t, c.Avoid(settlement.ErrIncomplete))
	require.NotContains(t, []int{first, second}, who())
	require.False(t, c.Avoid(settlement.ErrIncomplete), "all were left")
	require.False(t, dial(t, l1.Options{}, urls[0]).Avoid(settlement.ErrIncomplete), "there is one")
}
