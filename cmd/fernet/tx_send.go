package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover"
	"fernet/prover/ledger"
	"fernet/prover/mempool/api"
	"fernet/prover/payments"
)

func txSendCommand(key cli.Flag) *cli.Command {
	return command("send", "hand a transfer to a node, or all transfers of a file",
		"Signs a transfer that follows what the node's pool has of the sender, hands it to the node and says what became of it.\n"+
			"The node tells its peers, and a sequencer among them puts it into a block; see fernet tx account for whether one has.\n"+
			"A transfer of the same nonce with a fee that is a tenth higher takes the place of another that waits.\n"+
			"With --file it hands over what fernet tx new has signed, in the order of the file. The node is one of this machine,\n"+
			"with fernet node --http.",
		"fernet tx send --key alice.key.json --to 0x… --amount 12.5 --fee 0.1 --node http://127.0.0.1:9020", txSend,
		append([]cli.Flag{
			key, genesisFlag(),
			&cli.StringFlag{Name: "file", Usage: "hand over the transfers of `FILE` instead of signing one", TakesFile: true},
			&cli.StringFlag{Name: "node", Value: "http://127.0.0.1:9020", Usage: "the `URL` that the node serves, of its --http"},
		}, paymentFlags()...)...)
}

// transfersSent is the result of fernet tx send.
type transfersSent struct {
	Node      string                  `json:"node"`
	DryRun    bool                    `json:"dryRun,omitempty"` // none of them was handed over
	Transfers []payments.SentTransfer `json:"transfers"`
}

// Report marks what became of transfers as a fact, also when the node did not take one of them.
func (r *transfersSent) Report() {}

func (r *transfersSent) Render(con *console.Console) {
	for _, t := range r.Transfers {
		con.Line("%s", t.Told(r.DryRun))
		if t.Problem != "" {
			con.Bad("%s", t.Problem)
		}
	}
}

// errNotTaken means that a node refused transfers.
var errNotTaken = errors.New("the node did not take it")

func txSend(ctx context.Context, in *input, s *session.Session) (*transfersSent, error) {
	r := &transfersSent{Node: in.String("node"), DryRun: s.Config.DryRun, Transfers: []payments.SentTransfer{}}
	node := opened(ctx, in, func(context.Context) (*api.Client, error) { return api.Dial(r.Node) })
	if errors.Is(in.err, api.ErrURL) {
		in.err = nil
		in.usage("--node: %q is %w", r.Node, api.ErrURL)
	}
	var signed []ledger.Transfer
	if in.String("file") != "" {
		signed = in.signedTransfers(ctx, s)
	} else {
		signed = in.signForNode(ctx, s, node)
	}
	if in.err != nil {
		return nil, advised(in.err, api.ErrUnreachable, "start a node there with fernet node --http, or name another with --node")
	}
	defer node.Close()
	var refused int
	var err error
	if r.Transfers, refused, err = payments.SendTransfers(ctx, node, signed, r.DryRun); err != nil {
		return r, advised(err, api.ErrUnreachable, "start a node there with fernet node --http, or name another with --node")
	}
	switch {
	case refused == 1 && len(signed) == 1:
		return r, fmt.Errorf("%w: %s", errNotTaken, r.Transfers[0].Problem)
	case refused > 0:
		return r, fmt.Errorf("the node did not take %d of %d transfers", refused, len(signed))
	}
	return r, nil
}

// signedTransfers are those of --file, with which no transfer is described.
func (in *input) signedTransfers(ctx context.Context, s *session.Session) []ledger.Transfer {
	for _, flag := range paymentFlags() {
		if name := flag.Names()[0]; in.IsSet(name) {
			in.usage("--file hands over what is signed already: leave out --%s", name)
		}
	}
	client := opened(ctx, in, s.Deployment.Client)
	file := opened(ctx, in, func(context.Context) (*payments.Transfers, error) {
		return payments.ReadTransfers(in.String("file"), prover.Files(client.Deployment))
	})
	if in.err != nil {
		return nil
	}
	return file.Transfers
}

// signForNode signs the transfer that flags describe, to follow what a node has of its sender.
func (in *input) signForNode(ctx context.Context, s *session.Session, node *api.Client) []ledger.Transfer {
	path := in.required("key")
	t, to := in.payment()
	account := opened(ctx, in, func(context.Context) (*payments.Account, error) { return payments.ReadAccount(path) })
	chain := in.chain(ctx, s)
	state := opened(ctx, in, func(ctx context.Context) (*ledger.State, error) {
		state, _, err := payments.LastState(ctx, chain.Follower)
		return state, err
	})
	if in.err != nil {
		return nil
	}
	t.PublicKey = account.PublicKey
	t, in.err = payments.SignForPool(ctx, node, state, t, to, ledgerKey(ctx, s, path, account))
	return []ledger.Transfer{t}
}
