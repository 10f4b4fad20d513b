// Command pay is a module of its own that imports fernet: as the account of PRIVATE_KEY it pays
// 1 AZT into the reserve of a deployment, once, and says what Rewards holds. In the data folder of
// the command line it goes on with the command line's journal.
package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"os"

	"github.com/ethereum/go-ethereum/crypto"

	"fernet/prover/operator"
	"fernet/prover/operator/actor"
	"fernet/settlement/txmgr"
	"fernet/settlement/units"
)

func main() {
	if err := pay(context.Background(), os.Args[1], os.Args[2], os.Args[3]); err != nil {
		log.Fatal(err)
	}
}

func pay(ctx context.Context, record, rpcURL, dataDir string) (err error) {
	a := actor.New(actor.Options{
		RPCURLs: []string{rpcURL}, Record: record, DataDir: dataDir,
		Signer: func() (txmgr.Signer, error) {
			key, err := crypto.HexToECDSA(os.Getenv("PRIVATE_KEY"))
			if err != nil {
				return nil, err
			}
			return txmgr.KeySigner(key), nil
		},
	})
	defer func() { err = errors.Join(err, a.Close()) }()
	client, sender, err := a.Account.Acting(ctx)
	if err != nil {
		return err
	}
	funded, err := operator.FundReserve(ctx, client, sender, operator.Payment{Amount: units.AZT(1), Number: 1})
	if err != nil {
		return err
	}
	fmt.Printf("paid %s AZT, Rewards holds %s\n", units.Exact(funded.Amount.Int), funded.After)
	return nil
}
