package node

import (
	"context"
	"log/slog"
	"net"
	"path/filepath"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"

	"fernet/prover/operator/actor"
	"fernet/prover/work"
	"fernet/settlement"
)

func TestBrokerSettings(t *testing.T) {
	for name, c := range map[string]struct {
		broker Broker
		want   error
	}{
		"none":                 {Broker{}, nil},
		"on this machine":      {Broker{Listen: "127.0.0.1:4222"}, nil},
		"for anybody":          {Broker{Listen: "0.0.0.0:4222"}, work.ErrExposed},
		"a cluster":            {Broker{URL: "tls://broker.example:4222", Credentials: "node.nk"}, nil},
		"a cluster, insecure":  {Broker{URL: "nats://broker.example:4222", Credentials: "node.nk"}, work.ErrInsecure},
		"no cluster":           {Broker{URL: "broker"}, work.ErrBrokerURL},
		"both":                 {Broker{URL: "nats://127.0.0.1:4222", Listen: "127.0.0.1:4222"}, ErrBroker},
		"builders of nobody":   {Broker{Builders: []string{"U"}}, ErrNoBroker},
		"only builders":        {Broker{Listen: "127.0.0.1:4222", Only: true}, nil},
		"only nobody":          {Broker{Only: true}, ErrOnly},
		"certificate for none": {Broker{TLSCert: "broker.crt"}, ErrNoBroker},
	} {
		config := Config{Actor: actor.Options{DataDir: "data"}, Broker: c.broker}
		require.ErrorIs(t, config.Check(), c.want, name)
	}
}

// A node with a broker has its proofs made by builders, and keeps jobs in its folder.
func TestNodeHandsOut(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	require.NoError(t, l.Close())
	set, err := openKeys()
	require.NoError(t, err)
	data := t.TempDir()
	n := newNode(Config{
		Actor: actor.Options{DataDir: data}, Broker: Broker{Listen: l.Addr().String()}, Log: slog.New(slog.DiscardHandler),
	}.withDefaults())
	n.client = settlement.NewClient(nil, &settlement.Deployment{ChainID: 1337, Settlement: common.Address{1}})
	n.keys = set
	require.NoError(t, n.openWorker(t.Context()))
	defer func() { require.NoError(t, n.Close()) }()
	require.DirExists(t, filepath.Join(Dir(data), brokerDir))

	b, err := work.Dial(t.Context(), work.BuilderConfig{Address: work.Address{URL: "nats://" + l.Addr().String()}, Log: n.log})
	require.NoError(t, err)
	defer b.Close()
	require.NoError(t, b.Terms().Check(set))
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- b.Run(ctx, set) }()
	job, err := work.TestJob()
	require.NoError(t, err)
	result, err := n.worker.Prove(t.Context(), job)
	require.NoError(t, err)
	require.Equal(t, b.Name(), result.Builder)
	cancel()
	require.NoError(t, <-done)
}
