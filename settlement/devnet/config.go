package devnet

import (
	"fmt"
	"math/big"
	"net"
	"strconv"

	"github.com/ethereum/go-ethereum/core"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/eth/ethconfig"
	"github.com/ethereum/go-ethereum/node"
	"github.com/ethereum/go-ethereum/p2p"
	"github.com/ethereum/go-ethereum/params"
)

// ChainConfig is mainnet's rules from genesis on, under ChainID. It is made
// anew by each call.
//
// It is not params.AllDevChainProtocolChanges, which also has forks that
// mainnet has not activated.
func ChainConfig() *params.ChainConfig {
	zero := func() *uint64 { return new(uint64) }
	mainnet := params.MainnetChainConfig
	return &params.ChainConfig{
		ChainID:                 big.NewInt(ChainID),
		HomesteadBlock:          new(big.Int),
		EIP150Block:             new(big.Int),
		EIP155Block:             new(big.Int),
		EIP158Block:             new(big.Int),
		ByzantiumBlock:          new(big.Int),
		ConstantinopleBlock:     new(big.Int),
		PetersburgBlock:         new(big.Int),
		IstanbulBlock:           new(big.Int),
		MuirGlacierBlock:        new(big.Int),
		BerlinBlock:             new(big.Int),
		LondonBlock:             new(big.Int),
		ArrowGlacierBlock:       new(big.Int),
		GrayGlacierBlock:        new(big.Int),
		TerminalTotalDifficulty: new(big.Int),
		ShanghaiTime:            zero(),
		CancunTime:              zero(),
		PragueTime:              zero(),
		OsakaTime:               zero(),
		BPO1Time:                zero(),
		BPO2Time:                zero(),
		BlobScheduleConfig: &params.BlobScheduleConfig{
			Cancun: mainnet.BlobScheduleConfig.Cancun,
			Prague: mainnet.BlobScheduleConfig.Prague,
			BPO1:   mainnet.BlobScheduleConfig.BPO1,
			BPO2:   mainnet.BlobScheduleConfig.BPO2,
		},
	}
}

// genesis has mainnet's system contracts and the funded accounts.
func (o *options) genesis() *core.Genesis {
	alloc := types.GenesisAlloc{
		params.BeaconRootsAddress:        {Nonce: 1, Code: params.BeaconRootsCode, Balance: new(big.Int)},
		params.HistoryStorageAddress:     {Nonce: 1, Code: params.HistoryStorageCode, Balance: new(big.Int)},
		params.WithdrawalQueueAddress:    {Nonce: 1, Code: params.WithdrawalQueueCode, Balance: new(big.Int)},
		params.ConsolidationQueueAddress: {Nonce: 1, Code: params.ConsolidationQueueCode, Balance: new(big.Int)},
	}
	for i := range o.accounts {
		alloc[Address(i)] = types.Account{Balance: o.balance}
	}
	config := ChainConfig()
	config.ChainID = new(big.Int).SetUint64(o.chainID)
	return &core.Genesis{
		Config:   config,
		GasLimit: BlockGasLimit,
		BaseFee:  big.NewInt(params.InitialBaseFee),
		Alloc:    alloc,
	}
}

func (o *options) ethConfig() *ethconfig.Config {
	c := ethconfig.Defaults
	c.Genesis = o.genesis()
	c.SyncMode = ethconfig.FullSync
	c.Miner.GasCeil = BlockGasLimit
	c.TxPool.NoLocals = true
	c.LogNoHistory = true // logs are searched without an index: there are few blocks
	c.DatabaseCache, c.TrieCleanCache, c.TrieDirtyCache, c.SnapshotCache = 16, 16, 16, 16
	return &c
}

func (o *options) nodeConfig() (*node.Config, error) {
	c := node.DefaultConfig
	c.Name = "fernet-devnet"
	c.DataDir = ""
	c.P2P = p2p.Config{NoDiscovery: true, NoDial: true}
	if o.chainID == 0 || o.accounts < 0 || o.balance.Sign() < 0 || o.blockTime < 0 {
		return nil, fmt.Errorf("%w: accounts, balance and block time cannot be negative, and the chain id not 0", ErrOption)
	}
	if o.httpAddr == "" {
		return &c, nil
	}
	host, port, err := net.SplitHostPort(o.httpAddr)
	if err != nil {
		return nil, fmt.Errorf("%w: HTTP address: %w", ErrOption, err)
	}
	n, err := strconv.ParseUint(port, 10, 16)
	if err != nil || host == "" {
		return nil, fmt.Errorf("%w: HTTP address %q is not host:port", ErrOption, o.httpAddr)
	}
	c.HTTPHost, c.HTTPPort = host, int(n)
	c.HTTPModules = []string{"eth", "net", "web3", "anvil"}
	return &c, nil
}
