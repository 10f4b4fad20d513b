package node

import (
	"cmp"
	"errors"
	"fmt"
	"log/slog"
	"math/big"
	"net"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"fernet/prover/bid"
	"fernet/prover/keys"
	"fernet/prover/node/health"
	"fernet/prover/operator/actor"
	"fernet/prover/p2p"
	"fernet/settlement/rules"
)

// Config is what a node is made of. The zero value of a field leaves the choice to the node, where
// nothing else is said.
type Config struct {
	// Actor says where L1, the deployment, proving keys and the account that sends are, and opens
	// secrets. Its data folder holds the node's store, name and socket. Identity is not used.
	Actor actor.Options
	// Identities are names in the folder of identities of those that the node acts for. Without one
	// it observes.
	Identities []string
	// Keys are the deployment's proving keys; nil: those of Actor.KeysDir.
	Keys *keys.Set

	// Stateless makes the node one that executes no bodies and keeps no state of the application:
	// it is told the transitions of blocks by peers, and only merges.
	Stateless bool

	Network Network
	Proving Proving
	Broker  Broker
	Gas     Gas
	// FeeSplit is the strategy by which a sequencer offers provers a share, as bid.Parse reads it,
	// such as "fixed:80%"; empty: bid.Default.
	FeeSplit string
	// SkipEmpty has a sequencer propose nothing while no transfer waits.
	SkipEmpty bool
	// Beneficiary gets the submitter's share of submissions that win; zero: the account that sends.
	Beneficiary common.Address

	// HTTP is where the page, readiness, metrics and JSON-RPC are served, as host:port on loopback;
	// empty: nowhere.
	HTTP string
	// StopTimeout bounds how long a stop waits for what is being made and sent; 0:
	// DefaultStopTimeout.
	StopTimeout time.Duration

	// Advice is what a person may do about a reason for the node not to be ready, in the words of
	// the program.
	Advice map[health.Code]string
	Log    *slog.Logger // nil: slog.Default
}

// Network is a node's place among its peers.
type Network struct {
	Listen   []string // multiaddresses; none: the node only dials
	Announce []string // multiaddresses that peers are told; none: those of Listen
	Peers    []string // multiaddresses with names, which are dialled again for ever
	MDNS     bool     // find peers in the local network
	MaxPeers int      // 0: p2p.DefaultMaxPeers
}

// Proving is how a node bids and proves.
type Proving struct {
	Strategy string // as bid.Parse reads it; empty: bid.Default
	// HourCost is what an hour of one processor costs, in wei of AZT; nil: nothing.
	HourCost *big.Int
}

// Gas is what an operator is ready to pay for gas.
type Gas struct {
	// EthPerAZT is what one AZT is worth, in wei of ETH; nil: there is no price.
	EthPerAZT *big.Int
	// PricedAt is when that was said. A node that was told the same price at its last start goes by
	// when it was told it first.
	PricedAt time.Time
	// DailyBudget is the most to spend in a day, in wei of ETH; nil: as much as pays.
	DailyBudget *big.Int
}

// Policy is the same as package bid takes it.
func (g Gas) Policy() bid.GasPolicy {
	return bid.GasPolicy{EthPerAZT: g.EthPerAZT, DailyBudget: g.DailyBudget}
}

// DefaultStopTimeout is how long a stop waits for what is being made and sent.
const DefaultStopTimeout = 5 * time.Minute

// What can be wrong with a configuration.
var (
	ErrDataDir  = errors.New("a node needs a folder for its data")
	ErrIdentity = errors.New("an identity is named twice")
	ErrBroker   = errors.New("a broker of others and one of the node's own are named")
	ErrNoBroker = errors.New("builders are named, and no broker of the node's own to let them in")
	ErrOnly     = errors.New("proofs are for builders alone to make, and no broker is named to reach them by")
	ErrAmount   = errors.New("an amount is below zero")
	ErrTimeout  = errors.New("a time limit is below zero")
	// ErrNotLoopback means that others could reach what asks for no password.
	ErrNotLoopback = errors.New("the page is served on this machine alone, such as at 127.0.0.1:9020")
)

// Check reports the first thing that is wrong, as far as that is known without looking at files and
// L1.
func (c *Config) Check() error {
	if c.Actor.DataDir == "" {
		return ErrDataDir
	}
	seen := map[string]bool{}
	for _, name := range c.Identities {
		if seen[name] {
			return fmt.Errorf("%w: %s", ErrIdentity, name)
		}
		seen[name] = true
	}
	place := p2p.Config{Listen: c.Network.Listen, Announce: c.Network.Announce, Static: c.Network.Peers, MaxPeers: c.Network.MaxPeers}
	if err := place.CheckPlace(); err != nil {
		return err
	}
	if err := c.Broker.check(c.Actor.DataDir); err != nil {
		return err
	}
	for _, amount := range []*big.Int{c.Proving.HourCost, c.Gas.EthPerAZT, c.Gas.DailyBudget} {
		if amount != nil && amount.Sign() < 0 {
			return fmt.Errorf("%w: %s", ErrAmount, amount)
		}
	}
	if c.StopTimeout < 0 {
		return ErrTimeout
	}
	if c.HTTP != "" && !isLoopback(c.HTTP) {
		return fmt.Errorf("%w: %s", ErrNotLoopback, c.HTTP)
	}
	if err := checkStrategy(c.Proving.Strategy); err != nil {
		return err
	}
	if c.Stateless && c.FeeSplit != "" {
		return fmt.Errorf("%w, so a share for provers is not its to offer", ErrStateless)
	}
	if err := checkStrategy(c.FeeSplit); err != nil {
		return fmt.Errorf("share for provers: %w", err)
	}
	return nil
}

// isLoopback reports whether an address, host:port, is heard on this machine alone.
func isLoopback(address string) bool {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return false
	}
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// checkStrategy reports what is wrong with a strategy whatever the deployment's mode is, which it
// is compared with when that is known.
func checkStrategy(text string) error {
	if text == "" {
		return nil
	}
	_, public := bid.Parse(text, rules.ModePublic)
	if _, private := bid.Parse(text, rules.ModePrivate); public != nil {
		return private
	}
	return nil
}

func (c Config) withDefaults() Config {
	c.Proving.Strategy, c.FeeSplit = cmp.Or(c.Proving.Strategy, bid.Default), cmp.Or(c.FeeSplit, bid.Default)
	if c.Proving.HourCost == nil {
		c.Proving.HourCost = new(big.Int)
	}
	if c.StopTimeout == 0 {
		c.StopTimeout = DefaultStopTimeout
	}
	if c.Log == nil {
		c.Log = slog.Default()
	}
	return c
}
