package work

import (
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"strconv"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nkeys"
)

// DefaultListen is where a broker is heard unless it is told otherwise: on this machine alone.
const DefaultListen = "127.0.0.1:4222"

// ErrExposed means that a broker would be heard by other machines without TLS, or by anybody.
var ErrExposed = errors.New("a broker that other machines can reach takes TLS and the builders' keys")

// ErrListen means that a broker cannot listen at its address.
var ErrListen = errors.New("the broker cannot listen")

// BrokerConfig is what a broker inside this process is made of.
type BrokerConfig struct {
	ChainID    uint64
	Settlement common.Address
	Listen     string   // host:port, port 0 for any; empty: DefaultListen
	Dir        string   // where jobs and results are kept, synced to disk
	TLSCert    string   // files of the certificate and its key; needed but on a loopback address
	TLSKey     string   //
	Builders   []string // the builders' public nkeys; on a loopback address none stand for anybody
	Log        *slog.Logger

	// node is the key of the node that the broker is of; nil: a new one.
	node nkeys.KeyPair
}

// options is the configuration as the server has it, with the host and port to listen on.
func (c *BrokerConfig) options() (*server.Options, error) {
	listen := c.Listen
	if listen == "" {
		listen = DefaultListen
	}
	host, port, err := net.SplitHostPort(listen)
	if err != nil {
		return nil, fmt.Errorf("%w: listen address: %w", ErrConfig, err)
	}
	number, err := strconv.ParseUint(port, 10, 16)
	if err != nil {
		return nil, fmt.Errorf("%w: listen address %q: the port is a number", ErrConfig, listen)
	}
	if c.Dir == "" {
		return nil, fmt.Errorf("%w: the broker has no folder to keep jobs in", ErrConfig)
	}
	for _, builder := range c.Builders {
		if !nkeys.IsValidPublicUserKey(builder) {
			return nil, fmt.Errorf("%w: %q is no builder's public key, which begins with U", ErrConfig, builder)
		}
	}
	o := &server.Options{
		ServerName: "fernet", Host: host, Port: int(number), JetStream: true, StoreDir: c.Dir,
		// What was answered for is on disk.
		SyncAlways: true,
		NoSigs:     true, AlwaysEnableNonce: true, MaxPayload: MaxWitness + 4096, MaxConn: 1024,
		AuthTimeout: 5,
	}
	if number == 0 {
		o.Port = server.RANDOM_PORT
	}
	if c.TLSCert != "" || c.TLSKey != "" {
		certificate, err := tls.LoadX509KeyPair(c.TLSCert, c.TLSKey)
		if err != nil {
			return nil, fmt.Errorf("%w: TLS: %w", ErrConfig, err)
		}
		o.TLS, o.TLSTimeout = true, 5
		o.TLSConfig = &tls.Config{Certificates: []tls.Certificate{certificate}, MinVersion: tls.VersionTLS13}
	}
	if !isLoopback(host) && (o.TLSConfig == nil || len(c.Builders) == 0) {
		return nil, fmt.Errorf("%w: it would listen on %s", ErrExposed, listen)
	}
	return o, nil
}

// Check reports what is wrong with the configuration: ErrConfig or ErrExposed.
func (c *BrokerConfig) Check() error {
	_, err := c.options()
	return err
}

// isLoopback reports whether a host is this machine alone. An empty host is every address.
func isLoopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// Broker is a NATS server with JetStream in this process, for one deployment.
type Broker struct {
	server *server.Server
	door   *doorman
	node   *credentials
	tls    bool
}

// startTime is how long a broker may take until it is heard: it reads what it has kept.
const startTime = 30 * time.Second

// StartBroker starts a broker with the jobs and results that its folder has.
func StartBroker(c BrokerConfig) (*Broker, error) {
	b, err := startBroker(c)
	if err != nil {
		return nil, fmt.Errorf("start broker: %w", err)
	}
	return b, nil
}

func startBroker(c BrokerConfig) (*Broker, error) {
	o, err := c.options()
	if err != nil {
		return nil, err
	}
	if c.Log == nil {
		c.Log = slog.Default()
	}
	if c.node == nil {
		if c.node, err = nkeys.CreateUser(); err != nil {
			return nil, fmt.Errorf("make the node's key: %w", err)
		}
	}
	node, err := newCredentials(c.node, "")
	if err != nil {
		return nil, err
	}
	door := newDoorman(namesOf(c.ChainID, c.Settlement), node.name, c.Builders)
	o.CustomClientAuthentication = door
	// The server exits the process when the address is in use: ask first.
	if err := free(o); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrListen, err)
	}
	s, err := server.NewServer(o)
	if err != nil {
		return nil, err
	}
	s.SetLoggerV2(brokerLog{c.Log}, false, false, false)
	door.kick = func(client uint64) { _ = s.DisconnectClientByID(client) } // gone already
	s.Start()
	if !s.ReadyForConnections(startTime) {
		s.Shutdown()
		return nil, fmt.Errorf("it is not ready after %s: see the log", startTime)
	}
	return &Broker{server: s, door: door, node: node, tls: o.TLSConfig != nil}, nil
}

// free reports whether the address can be listened on.
func free(o *server.Options) error {
	if o.Port == server.RANDOM_PORT {
		return nil
	}
	l, err := net.Listen("tcp", net.JoinHostPort(o.Host, strconv.Itoa(o.Port)))
	if err != nil {
		return err
	}
	return l.Close()
}

// URL is what builders are told.
func (b *Broker) URL() string {
	if b.tls {
		return "tls://" + b.server.Addr().String()
	}
	return "nats://" + b.server.Addr().String()
}

// Drop parts with a builder, which is not let in again until the broker is started anew.
func (b *Broker) Drop(builder string) { b.door.drop(builder) }

// Close stops the broker. What it has kept is on disk.
func (b *Broker) Close() error {
	b.server.Shutdown()
	b.server.WaitForShutdown()
	return nil
}

// brokerLog takes what the server says of itself. What it calls an error is as a rule a client's:
// one that it does not let in, or that sends too much.
type brokerLog struct{ log *slog.Logger }

func (l brokerLog) say(level func(string, ...any), format string, v []any) {
	level("broker: " + fmt.Sprintf(format, v...))
}

func (l brokerLog) Noticef(format string, v ...any) { l.say(l.log.Debug, format, v) }
func (l brokerLog) Warnf(format string, v ...any)   { l.say(l.log.Warn, format, v) }
func (l brokerLog) Fatalf(format string, v ...any)  { l.say(l.log.Error, format, v) }
func (l brokerLog) Errorf(format string, v ...any)  { l.say(l.log.Warn, format, v) }
func (l brokerLog) Debugf(format string, v ...any)  { l.say(l.log.Debug, format, v) }
func (l brokerLog) Tracef(format string, v ...any)  { l.say(l.log.Debug, format, v) }
