// Package worktest serves tests as the broker of others that a node can be given: a NATS server
// with JetStream that knows nothing of the project.
package worktest

import (
	"context"
	"fmt"
	"net"
	"strconv"
	"time"

	"github.com/nats-io/nats-server/v2/server"
)

// startTime is how long the server may take until it is heard.
const startTime = time.Minute

// Serve serves NATS at host:port until ctx ends, with what it keeps in a folder. It lets in who
// shows one of the public nkeys, with all rights.
func Serve(ctx context.Context, at, dir string, nkeys ...string) error {
	host, text, err := net.SplitHostPort(at)
	if err != nil {
		return fmt.Errorf("serve NATS: %w", err)
	}
	port, err := strconv.Atoi(text)
	if err != nil {
		return fmt.Errorf("serve NATS: %w", err)
	}
	o := &server.Options{Host: host, Port: port, JetStream: true, StoreDir: dir, NoSigs: true, NoLog: true}
	for _, key := range nkeys {
		o.Nkeys = append(o.Nkeys, &server.NkeyUser{Nkey: key})
	}
	s, err := server.NewServer(o)
	if err != nil {
		return fmt.Errorf("serve NATS: %w", err)
	}
	s.Start()
	defer s.WaitForShutdown()
	defer s.Shutdown()
	if !s.ReadyForConnections(startTime) {
		return fmt.Errorf("serve NATS: not ready after %s", startTime)
	}
	<-ctx.Done()
	return nil
}
