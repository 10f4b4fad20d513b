package main

import (
	"context"
	"errors"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover/audit"
	"fernet/prover/audit/service"
	"fernet/settlement"
)

// ofWatching are the flags of an audit that goes on, notOfWatching those that it cannot have.
var (
	ofWatching    = []string{"metrics", "webhook"}
	notOfWatching = []string{"at", "csv", "html"}
)

func watchFlags() []cli.Flag {
	return []cli.Flag{
		&cli.BoolFlag{Name: "watch", Usage: "go on with each block that L1 finalizes: a line for each L2 block and each finding"},
		&cli.StringFlag{Name: "metrics", Usage: "with --watch: serve /metrics for Prometheus, /readyz and /livez at `HOST:PORT`, without a host of this machine alone"},
		&cli.StringFlag{Name: "webhook", Usage: "with --watch: post each finding as JSON to `URL`"},
	}
}

// checkWatch finds flags that do not go together with --watch, or without.
func (in *input) checkWatch() {
	for _, flag := range ofWatching {
		if in.IsSet(flag) && !in.Bool("watch") {
			in.usage("--%s is of an audit that goes on: see --watch", flag)
		}
	}
	for _, flag := range notOfWatching {
		if in.IsSet(flag) && in.Bool("watch") {
			in.usage("--%s is of an audit that comes to an end: leave it out with --watch", flag)
		}
	}
}

// watch audits until ctx ends, and calls begun whenever it has come to L1's finalized block. It
// returns the last summary, nil when there was none.
func (in *input) watch(
	ctx context.Context, s *session.Session, client *settlement.Client, opts audit.Options, sinks audit.Sinks, begun func(),
) (last *audit.Summary, err error) {
	if s.Config.DryRun {
		return nil, config.Usage("--watch has no --dry-run: it writes nothing but to --webhook")
	}
	log := serviceLog(s)
	d := client.Deployment
	told, err := service.New(service.Options{Log: log, ChainID: d.ChainID, Settlement: d.Settlement, Webhook: in.String("webhook")})
	if err != nil {
		return nil, config.Usage("--webhook: %w", err)
	}
	defer told.Close()
	if address := in.String("metrics"); address != "" {
		at, stop, bad := told.Serve(address)
		if bad != nil {
			return nil, advised(bad, service.ErrListen, "end what listens there, or name another address with --metrics")
		}
		defer func() { err = errors.Join(err, stop()) }()
		log.Info("metrics are served", "url", "http://"+at.String()+"/metrics")
	}
	opts.Trouble = told.Trouble
	opts.Interval = s.L1.Seen().PollInterval
	err = audit.Watch(ctx, client, opts, append(sinks, told), func(summary *audit.Summary) error {
		begun()
		last = summary
		return told.Reached(summary)
	})
	return last, err
}
