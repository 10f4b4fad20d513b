package work

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"encoding/pem"
	"io/fs"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
	"github.com/nats-io/nkeys"
	"github.com/stretchr/testify/require"

	"fernet/settlement/disk"
)

// certificate writes a certificate for 127.0.0.1 and its key.
func certificate(t *testing.T) (certFile, keyFile string) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	require.NoError(t, err)
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), NotAfter: time.Now().Add(time.Hour), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		BasicConstraintsValid: true, IsCA: true,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	require.NoError(t, err)
	private, err := x509.MarshalPKCS8PrivateKey(key)
	require.NoError(t, err)
	write := func(name, kind string, content []byte) string {
		path := filepath.Join(t.TempDir(), name)
		require.NoError(t, os.WriteFile(path, pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: content}), 0o600))
		return path
	}
	return write("broker.crt", "CERTIFICATE", der), write("broker.key", "PRIVATE KEY", private)
}

// credentialsFile makes a builder's credentials.
func credentialsFile(t testing.TB) (path, public string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "builder.nk")
	public, err := NewCredentials(path)
	require.NoError(t, err)
	return path, public
}

// A broker that others can reach takes TLS and the builders' keys, or is not started.
func TestExposedBroker(t *testing.T) {
	cert, key := certificate(t)
	_, builder := credentialsFile(t)
	base := BrokerConfig{ChainID: chainID, Settlement: settled, Dir: t.TempDir(), Log: quiet}
	with := func(change func(*BrokerConfig)) *BrokerConfig {
		c := base
		change(&c)
		return &c
	}
	for name, c := range map[string]struct {
		config *BrokerConfig
		want   error
	}{
		"default":             {with(func(c *BrokerConfig) {}), nil},
		"loopback":            {with(func(c *BrokerConfig) { c.Listen = "[::1]:4222" }), nil},
		"every address":       {with(func(c *BrokerConfig) { c.Listen = ":4222" }), ErrExposed},
		"every address, zero": {with(func(c *BrokerConfig) { c.Listen = "0.0.0.0:4222" }), ErrExposed},
		"without TLS":         {with(func(c *BrokerConfig) { c.Listen = "10.0.0.1:4222"; c.Builders = []string{builder} }), ErrExposed},
		"without keys":        {with(func(c *BrokerConfig) { c.Listen = "10.0.0.1:4222"; c.TLSCert, c.TLSKey = cert, key }), ErrExposed},
		"with both": {with(func(c *BrokerConfig) {
			c.Listen = "10.0.0.1:4222"
			c.TLSCert, c.TLSKey, c.Builders = cert, key, []string{builder}
		}), nil},
		"no address":      {with(func(c *BrokerConfig) { c.Listen = "4222" }), ErrConfig},
		"no port":         {with(func(c *BrokerConfig) { c.Listen = "127.0.0.1:nats" }), ErrConfig},
		"no folder":       {with(func(c *BrokerConfig) { c.Dir = "" }), ErrConfig},
		"no builder":      {with(func(c *BrokerConfig) { c.Builders = []string{"alice"} }), ErrConfig},
		"no certificate":  {with(func(c *BrokerConfig) { c.TLSCert, c.TLSKey = key, cert }), ErrConfig},
		"half of the TLS": {with(func(c *BrokerConfig) { c.TLSCert = cert }), ErrConfig},
	} {
		if c.want == nil {
			require.NoError(t, c.config.Check(), name)
			continue
		}
		_, err := StartBroker(*c.config)
		require.ErrorIs(t, err, c.want, name)
	}
}

func TestAddressInUse(t *testing.T) {
	b := broker(t)
	_, err := StartBroker(BrokerConfig{Listen: b.server.Addr().String(), Dir: t.TempDir(), Log: quiet})
	require.ErrorIs(t, err, ErrListen)
	require.ErrorContains(t, err, "address already in use")
}

// A builder speaks to a broker on another machine over TLS and with credentials, or not at all.
func TestBrokerAddresses(t *testing.T) {
	path, _ := credentialsFile(t)
	for name, c := range map[string]struct {
		address Address
		want    error
	}{
		"no address":           {Address{}, ErrBrokerURL},
		"another scheme":       {Address{URL: "http://127.0.0.1:4222"}, ErrBrokerURL},
		"without a scheme":     {Address{URL: "127.0.0.1:4222"}, ErrBrokerURL},
		"in the clear":         {Address{URL: "nats://10.0.0.1:4222", Credentials: path}, ErrInsecure},
		"a name, in the clear": {Address{URL: "nats://broker.example:4222", Credentials: path}, ErrInsecure},
		"without credentials":  {Address{URL: "tls://10.0.0.1:4222"}, ErrInsecure},
		"no such file":         {Address{URL: "nats://127.0.0.1:4222", Credentials: path + "x"}, ErrCredentials},
		"no credentials":       {Address{URL: "nats://127.0.0.1:4222", Credentials: os.Args[0]}, ErrCredentials},
	} {
		_, err := Dial(t.Context(), BuilderConfig{Address: c.address, Log: quiet})
		require.ErrorIs(t, err, c.want, name)
	}
	_, _, err := (&Address{URL: "tls://10.0.0.1:4222", Credentials: path}).options()
	require.NoError(t, err)
}

// Over TLS, with a builder's key that the broker expects, and no other.
func TestTLSAndKeys(t *testing.T) {
	cert, key := certificate(t)
	path, public := credentialsFile(t)
	stranger, _ := credentialsFile(t)
	b, err := StartBroker(BrokerConfig{
		ChainID: chainID, Settlement: settled, Listen: "127.0.0.1:0", Dir: t.TempDir(), Builders: []string{public},
		TLSCert: cert, TLSKey: key, Log: logger(),
	})
	require.NoError(t, err)
	defer func() { require.NoError(t, b.Close()) }()
	q := queue(t, b)
	defer q.Close()
	builder := build(t, Address{URL: b.URL(), Credentials: path, CA: cert}, honest())
	require.Equal(t, public, builder.name)
	proves(t, q, due(squareJob(5), inTime))

	dial := func(at Address) error {
		_, err := Dial(t.Context(), BuilderConfig{Address: at, Log: quiet})
		return err
	}
	require.ErrorIs(t, dial(Address{URL: b.URL(), Credentials: stranger, CA: cert}), ErrRefused)
	require.ErrorIs(t, dial(Address{URL: b.URL(), CA: cert}), ErrRefused)
	require.ErrorContains(t, dial(Address{URL: b.URL(), Credentials: path}), "certificate")
	require.Error(t, dial(Address{URL: "nats://" + b.server.Addr().String(), Credentials: path}))
	require.ErrorContains(t, dial(Address{URL: b.URL(), Credentials: path, CA: path}), "has none")
}

// Nobody gets in with another's name, or without one.
func TestDoorman(t *testing.T) {
	key, err := nkeys.CreateUser()
	require.NoError(t, err)
	name, err := key.PublicKey()
	require.NoError(t, err)
	b := broker(t)
	connect := func(options ...nats.Option) error {
		conn, err := nats.Connect(b.URL(), options...)
		if err == nil {
			conn.Close()
		}
		return err
	}
	require.NoError(t, connect(nats.Nkey(name, key.Sign)))
	require.Error(t, connect())
	require.Error(t, connect(nats.UserInfo("node", "node")))
	require.Error(t, connect(nats.Nkey(b.node.name, key.Sign)), "the node's name with another key")
	require.Error(t, connect(nats.Nkey(name, func([]byte) ([]byte, error) { return make([]byte, 64), nil })))
}

// A builder can fetch jobs and return results under its own name, and nothing else.
func TestPermissions(t *testing.T) {
	b := broker(t)
	q := queue(t, b)
	builder, err := Dial(t.Context(), BuilderConfig{Address: Address{URL: b.URL()}, Log: quiet})
	require.NoError(t, err)
	defer builder.Close()
	js, n := builder.js, q.names
	ctx, cancel := context.WithTimeout(t.Context(), inTime)
	defer cancel()
	short := func() context.Context {
		c, cancel := context.WithTimeout(ctx, 300*time.Millisecond)
		t.Cleanup(cancel)
		return c
	}
	id := squareJob(5).ID(chainID, settled)
	_, err = js.Publish(short(), n.result(builder.Name(), id), []byte("own"))
	require.NoError(t, err)
	for what, try := range map[string]func() error{
		"a result of another": func() error {
			_, err := js.Publish(short(), n.result("UAOTHER", id), []byte("x"))
			return err
		},
		"a job":             func() error { _, err := js.Publish(short(), n.job(squareJob(5)), []byte("x")); return err },
		"an urgent job":     func() error { _, err := js.Publish(short(), n.urgent(squareJob(5)), []byte("x")); return err },
		"a stream":          func() error { _, err := js.Stream(short(), n.jobs); return err },
		"end of the stream": func() error { return js.DeleteStream(short(), n.jobs) },
		"a new stream": func() error {
			_, err := js.CreateStream(short(), jetstream.StreamConfig{Name: "mine", Subjects: []string{"mine"}})
			return err
		},
		"another consumer": func() error {
			_, err := js.CreateConsumer(short(), n.results, jetstream.ConsumerConfig{})
			return err
		},
		"the consumer's terms": func() error {
			_, err := js.UpdateConsumer(short(), n.jobs, jetstream.ConsumerConfig{Durable: consumer})
			return err
		},
	} {
		require.Error(t, try(), what)
	}
	listener, err := dial(ctx, b.URL(), builder.own, quiet, nats.PermissionErrOnSubscribe(true))
	require.NoError(t, err)
	defer listener.Close()
	for _, subject := range []string{"job.>", "urgent.>", "result.>", "_INBOX.>", "_INBOX_" + b.node.name + ".>", "$SYS.>", ">"} {
		sub, err := listener.SubscribeSync(subject)
		require.NoError(t, err)
		_, err = sub.NextMsg(inTime)
		require.ErrorIs(t, err, nats.ErrPermissionViolation, subject)
	}
	info, err := q.jobs.Info(ctx)
	require.NoError(t, err)
	require.Zero(t, info.State.Msgs)
}

// Credentials are made once, for their owner alone to read.
func TestNewCredentials(t *testing.T) {
	path, public := credentialsFile(t)
	info, err := os.Stat(path)
	require.NoError(t, err)
	require.Equal(t, fs.FileMode(0o600), info.Mode().Perm())
	own, err := readCredentials(path)
	require.NoError(t, err)
	require.Equal(t, public, own.name)
	_, err = NewCredentials(path)
	require.ErrorIs(t, err, disk.ErrExists)
	made, err := EnsureCredentials(path)
	require.NoError(t, err)
	require.Empty(t, made, "it is there")
	path += ".new"
	made, err = EnsureCredentials(path)
	require.NoError(t, err)
	own, err = readCredentials(path)
	require.NoError(t, err)
	require.Equal(t, made, own.name)
}

// Without a node there are no jobs, and a builder says so.
func TestNoJobs(t *testing.T) {
	b := broker(t)
	_, err := Dial(t.Context(), BuilderConfig{Address: Address{URL: b.URL()}, Log: quiet})
	require.ErrorIs(t, err, ErrNoJobs)
}
