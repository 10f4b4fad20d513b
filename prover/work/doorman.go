package work

import (
	"encoding/base64"
	"slices"
	"sync"

	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nkeys"
)

// doorman lets clients into a broker: the node, which may do everything, and builders, which may
// fetch jobs and return results under their own name. Everybody shows an nkey.
type doorman struct {
	names names
	node  string // the node's key
	kick  func(client uint64)

	mu       sync.Mutex
	expected map[string]bool // the builders that are let in; empty: all
	dropped  map[string]bool
	clients  map[string][]uint64 // by builder, also those that have gone
}

func newDoorman(names names, node string, builders []string) *doorman {
	d := &doorman{names: names, node: node, expected: map[string]bool{}, dropped: map[string]bool{}, clients: map[string][]uint64{}}
	for _, b := range builders {
		d.expected[b] = true
	}
	return d
}

var _ server.Authentication = (*doorman)(nil)

// Check is that of server.Authentication.
func (d *doorman) Check(c server.ClientAuthentication) bool {
	name := c.GetOpts().Nkey
	if !owns(name, c.GetNonce(), c.GetOpts().Sig) {
		return false
	}
	if name == d.node {
		c.RegisterUser(&server.User{Username: name})
		return true
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.dropped[name] || len(d.expected) > 0 && !d.expected[name] {
		return false
	}
	publish, subscribe := d.names.permissions(name)
	c.RegisterUser(&server.User{Username: name, Permissions: &server.Permissions{
		Publish: &server.SubjectPermission{Allow: publish}, Subscribe: &server.SubjectPermission{Allow: subscribe},
	}})
	if len(d.clients) < maxKnown || d.clients[name] != nil {
		ids := append(d.clients[name], c.GetID())
		d.clients[name] = slices.Clone(ids[max(0, len(ids)-maxClients):])
	}
	return true
}

// What the doorman remembers: builders, and the last connections of each.
const (
	maxKnown   = 4096
	maxClients = 64
)

// owns reports whether a signature of a nonce is by a key.
func owns(name string, nonce []byte, signature string) bool {
	if len(nonce) == 0 || !nkeys.IsValidPublicUserKey(name) {
		return false
	}
	key, err := nkeys.FromPublicKey(name)
	if err != nil {
		return false
	}
	decoded, err := base64.RawURLEncoding.DecodeString(signature)
	if err != nil {
		return false
	}
	return key.Verify(nonce, decoded) == nil
}

// drop lets a builder in no more, and ends its connections.
func (d *doorman) drop(builder string) {
	d.mu.Lock()
	d.dropped[builder] = true
	clients := d.clients[builder]
	delete(d.clients, builder)
	d.mu.Unlock()
	for _, id := range clients {
		d.kick(id)
	}
}
