package config

import (
	"fernet/settlement/keyfile"
	"fernet/settlement/network"
)

type Network = network.Network

func Networks() []Network                      { return network.All() }
func NetworkNamed(name string) (Network, bool) { return network.Named(name) }
func FoundryKeystores() (string, error)        { return keyfile.FoundryDir() }
