package prover

import (
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/settlement"
	"fernet/settlement/rules"
)

// What settlement says must be in the logs is in them, where it says.
func TestExpectedEventsAreThere(t *testing.T) {
	w := newWorld(t, rules.ModePrivate)
	genesis := w.follower().Genesis()
	w.reveal(0, 0, w.draft(genesis, w.transfer(genesis, 0, 1, 5)))
	w.client.Contracts = []settlement.Created{{Name: "AZT", Block: 1}}
	known, err := w.client.ExpectedEvents(t.Context())
	require.NoError(t, err)
	var names []string
	for _, event := range known {
		names = append(names, event.What)
		// nodes refuse blocks that are to come
		require.NoError(t, w.l1.AdvanceTo(max(event.Last, w.l1.Head().Number.Uint64())))
		logs, err := w.client.Node.FilterLogs(t.Context(), event.Query())
		require.NoError(t, err)
		require.Len(t, logs, 1, event.What)
		require.GreaterOrEqual(t, logs[0].BlockNumber, event.First)
		require.LessOrEqual(t, logs[0].BlockNumber, event.Last)
	}
	require.Equal(t, []string{"AZT was created", "staker 1 was registered", "block 1 was revealed"}, names)
}
