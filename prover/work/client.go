package work

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"strings"
	"time"

	"fernet/settlement/disk"

	"github.com/nats-io/nats.go"
)

// What keeps a broker from being used.
var (
	ErrBrokerURL = errors.New("not the address of a broker, such as nats://127.0.0.1:4222 or tls://broker.example:4222")
	// ErrInsecure means that a broker on another machine would be spoken to without TLS, or without
	// credentials.
	ErrInsecure = errors.New("a broker on another machine is spoken to over tls://, with credentials")
	// ErrRefused means that the broker does not take the credentials.
	ErrRefused = errors.New("the broker refuses the credentials")
)

// Address is where a broker is, for its clients.
type Address struct {
	URL         string
	Credentials string // a file with the seed of an nkey; empty: on the same machine, new ones
	// a file of certificates that the broker's is checked with; empty: the system's
	CA string
}

// reconnectWait is the time between two attempts to reach a broker again.
const reconnectWait = 500 * time.Millisecond

// Check reports what is wrong with the address, but for its files: ErrBrokerURL or ErrInsecure.
func (a *Address) Check() error {
	u, err := url.Parse(a.URL)
	if err != nil || u.Host == "" || u.Scheme != "nats" && u.Scheme != "tls" {
		return fmt.Errorf("%w: %q", ErrBrokerURL, a.URL)
	}
	if !isLoopback(u.Hostname()) && (u.Scheme != "tls" || a.Credentials == "") {
		return fmt.Errorf("%w: %s", ErrInsecure, u.Redacted())
	}
	return nil
}

// options checks an address, and returns what a client of it needs.
func (a *Address) options() (*credentials, []nats.Option, error) {
	if err := a.Check(); err != nil {
		return nil, nil, err
	}
	own, err := readCredentials(a.Credentials)
	if err != nil {
		return nil, nil, err
	}
	var options []nats.Option
	if strings.HasPrefix(a.URL, "tls://") {
		config := &tls.Config{MinVersion: tls.VersionTLS12}
		if a.CA != "" {
			pem, err := disk.Read(a.CA, maxCredentials)
			if err != nil {
				return nil, nil, fmt.Errorf("read certificates: %w", err)
			}
			config.RootCAs = x509.NewCertPool()
			if !config.RootCAs.AppendCertsFromPEM(pem) {
				return nil, nil, fmt.Errorf("read certificates: %s has none", a.CA)
			}
		}
		options = append(options, nats.Secure(config))
	}
	return own, options, nil
}

// dial connects with a broker. The first connection has to succeed; after that it is sought again
// for as long as the client is open.
func dial(ctx context.Context, url string, own *credentials, log *slog.Logger, more ...nats.Option) (*nats.Conn, error) {
	options := append([]nats.Option{
		nats.Name(own.name), own.option(), nats.CustomInboxPrefix(inboxOf(own.name)),
		nats.MaxReconnects(-1), nats.ReconnectWait(reconnectWait), nats.ReconnectJitter(reconnectWait/5, reconnectWait/5),
		nats.PingInterval(5 * time.Second), nats.MaxPingsOutstanding(2),
		// What is not sent now is sent again by who knows whether it is still wanted.
		nats.ReconnectBufSize(-1),
		nats.DisconnectErrHandler(func(_ *nats.Conn, err error) {
			if err != nil {
				log.Warn("the broker cannot be reached: trying again", "err", err)
			}
		}),
		nats.ReconnectHandler(func(*nats.Conn) { log.Info("the broker is reached again") }),
		nats.ErrorHandler(func(_ *nats.Conn, _ *nats.Subscription, err error) { log.Debug("broker", "err", err) }),
	}, more...)
	type dialled struct {
		conn *nats.Conn
		err  error
	}
	done := make(chan dialled, 1)
	go func() {
		conn, err := nats.Connect(url, options...)
		done <- dialled{conn, err}
	}()
	select {
	case d := <-done:
		return d.conn, refusal(d.err)
	case <-ctx.Done():
		go func() { // a connection that comes later is not wanted
			if d := <-done; d.conn != nil {
				d.conn.Close()
			}
		}()
		return nil, context.Cause(ctx)
	}
}

// refusal says in our words that credentials are refused.
func refusal(err error) error {
	if errors.Is(err, nats.ErrAuthorization) || errors.Is(err, nats.ErrAuthExpired) || errors.Is(err, nats.ErrAuthRevoked) {
		return fmt.Errorf("%w: %w", ErrRefused, err)
	}
	return err
}
