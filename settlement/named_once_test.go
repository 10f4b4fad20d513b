package settlement

import (
	"context"
	"encoding/json"
	"testing"

	"github.com/ethereum/go-ethereum/rpc"
	"github.com/stretchr/testify/require"
)

// saysOne answers every request with 1.
type saysOne struct{ Node }

func (saysOne) Call(_ context.Context, result any, _ string, _ ...any) error {
	*result.(*json.RawMessage) = json.RawMessage("1")
	return nil
}

func (n saysOne) BatchCall(ctx context.Context, batch []rpc.BatchElem) error {
	for i := range batch {
		if err := n.Call(ctx, batch[i].Result, batch[i].Method); err != nil {
			return err
		}
	}
	return nil
}

// written counts how often it is written as JSON.
type written struct{ times *int }

func (w written) MarshalJSON() ([]byte, error) {
	*w.times++
	return []byte("0"), nil
}

// What tells a request apart from others is found out once, however often it is looked for.
func TestRequestsAreNamedOnce(t *testing.T) {
	view := &View{Client: &Client{Node: &pinned{Node: saysOne{}}}}
	times := make([]int, 3)
	read := func(i int) func(context.Context) error {
		return func(ctx context.Context) error {
			_, err := askOne[int](ctx, view.node(), request{
				method: "a", as: string(rune('a' + i)), args: []any{written{&times[i]}}, decode: decodeAs[int],
			})
			return err
		}
	}
	require.NoError(t, view.Together(t.Context(), read(0), read(1)))
	require.NoError(t, read(2)(t.Context()))
	require.Equal(t, []int{1, 1, 1}, times)
}
