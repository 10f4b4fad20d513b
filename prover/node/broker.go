package node

import (
	"context"
	"fmt"
	"path/filepath"

	"fernet/prover/work"
)

// Broker is the queue of jobs for builders on other machines. Without one the node proves in its
// own process.
type Broker struct {
	URL         string // of a cluster that is there
	Credentials string // the file of what the cluster knows the node by
	// a file of certificates that the cluster's is checked with; empty: the system's
	CA string

	Listen string // host:port where the node's own broker listens
	// files of its certificate and of the certificate's key, needed but on loopback
	TLSCert  string
	TLSKey   string   //
	Builders []string // public keys of the builders that it lets in, needed but on loopback

	// Only builders make proofs. Else the node makes them itself while no builder is there.
	Only bool
}

// BrokerError means that a broker of others cannot be used.
type BrokerError struct {
	URL string
	Err error
}

func (e *BrokerError) Error() string { return fmt.Sprintf("broker %s: %v", e.URL, e.Err) }
func (e *BrokerError) Unwrap() error { return e.Err }

// brokerDir is where the node's own broker keeps jobs and results, in the node's folder.
const brokerDir = "broker"

// own is the configuration of the node's own broker.
func (b *Broker) own(dataDir string) work.BrokerConfig {
	return work.BrokerConfig{
		Listen: b.Listen, Dir: filepath.Join(Dir(dataDir), brokerDir), TLSCert: b.TLSCert, TLSKey: b.TLSKey, Builders: b.Builders,
	}
}

// check reports what is wrong with the settings of a broker.
func (b *Broker) check(dataDir string) error {
	switch {
	case b.URL != "" && b.Listen != "":
		return ErrBroker
	case b.URL != "":
		at := work.Address{URL: b.URL, Credentials: b.Credentials, CA: b.CA}
		return at.Check()
	case b.Listen != "":
		own := b.own(dataDir)
		return own.Check()
	case b.Only:
		return ErrOnly
	case len(b.Builders) > 0 || b.TLSCert != "" || b.TLSKey != "":
		return ErrNoBroker
	}
	return nil
}

// openWorker opens who makes proofs: this process, or builders.
func (n *Node) openWorker(ctx context.Context) error {
	c := work.Config{
		ChainID: n.client.Deployment.ChainID, Settlement: n.client.Deployment.Settlement, Verifier: n.keys, Log: n.log,
	}
	if n.config.Broker.URL != "" || n.config.Broker.Listen != "" {
		return n.openQueue(ctx, c)
	}
	local, err := work.NewLocal(c, n.keys)
	if err != nil {
		return err
	}
	n.worker = local
	n.closers = append(n.closers, local.Close)
	return nil
}

// openQueue opens the queue of jobs at a broker, which it starts where it is the node's own.
func (n *Node) openQueue(ctx context.Context, c work.Config) error {
	terms, err := work.TermsOf(c.ChainID, c.Settlement, n.keys)
	if err != nil {
		return err
	}
	b := n.config.Broker
	var own work.Prover
	if !b.Only {
		own = n.keys
	}
	at := work.QueueConfig{
		Config: c, Terms: terms, Own: own, Address: work.Address{URL: b.URL, Credentials: b.Credentials, CA: b.CA},
	}
	if b.Listen != "" {
		own := b.own(n.config.Actor.DataDir)
		own.ChainID, own.Settlement, own.Log = c.ChainID, c.Settlement, n.log
		if at.Broker, err = work.StartBroker(own); err != nil {
			return err
		}
		n.closers = append(n.closers, at.Broker.Close)
		n.log.Info("builders are awaited", "url", at.Broker.URL())
	}
	queue, err := work.OpenQueue(ctx, at)
	if err != nil && b.URL != "" {
		return &BrokerError{b.URL, err}
	}
	if err != nil {
		return err
	}
	n.worker = queue
	n.closers = append(n.closers, queue.Close)
	return nil
}
