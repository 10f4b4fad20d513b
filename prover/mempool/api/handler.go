package api

import (
	"errors"
	"net"
	"net/http"
	"strings"

	"github.com/ethereum/go-ethereum/rpc"

	"fernet/prover/ledger"
	"fernet/prover/mempool"
)

// Bounds of a request.
const (
	maxRequestBytes  = 256 << 10
	maxBatch         = 100
	maxResponseBytes = 16 << 20 // of a batch
)

// Pool is the pool of transfers. *mempool.Pool is one.
type Pool interface {
	Add(t ledger.Transfer) (*mempool.Added, error)
	Pending(from *uint32) []mempool.Pooled
}

// Handler serves a pool to whoever asks from this machine: by a loopback address, and by its name
// or the name localhost, so that no web page can ask by another name that leads here.
func Handler(pool Pool) (http.Handler, error) {
	server := rpc.NewServer()
	server.SetHTTPBodyLimit(maxRequestBytes)
	server.SetBatchLimits(maxBatch, maxResponseBytes)
	if err := server.RegisterName("fernet", &service{pool}); err != nil {
		return nil, err
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !isLoopback(r.RemoteAddr) || !isLoopback(r.Host) {
			http.Error(w, "transfers are taken over loopback only", http.StatusForbidden)
			return
		}
		server.ServeHTTP(w, r)
	}), nil
}

// isLoopback reports whether a host, with or without a port, is this machine's own.
func isLoopback(address string) bool {
	host := address
	if h, _, err := net.SplitHostPort(address); err == nil {
		host = h
	}
	host = strings.TrimSuffix(strings.TrimPrefix(host, "["), "]")
	if strings.EqualFold(host, "localhost") {
		return true
	}
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback()
}

// service has the methods of JSON-RPC, under the names that package rpc makes of theirs.
type service struct{ pool Pool }

// SendTransfer is fernet_sendTransfer.
func (s *service) SendTransfer(t signed) (*Sent, error) {
	added, err := s.pool.Add(t.Transfer)
	if err != nil {
		if refused, ok := errors.AsType[*mempool.RefusedError](err); ok {
			return nil, &Error{Refused{refused.Reason, refused.Hash}, refused.Error()}
		}
		return nil, err
	}
	return &Sent{added.Hash, added.Ready, added.Replaced}, nil
}

// PendingTransfers is fernet_pendingTransfers.
func (s *service) PendingTransfers(from *uint32) []Pending {
	pending := []Pending{}
	for _, p := range s.pool.Pending(from) {
		pending = append(pending, Pending{p.Hash, p.Transfer, p.Ready})
	}
	return pending
}
