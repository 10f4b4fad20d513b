package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover/operator/doctor"
)

func doctorCommand() *cli.Command {
	return command("doctor", "what is wrong, and how to mend it",
		"Checks settings, RPC URLs, the chain's forks, the clock, account, journal, deployment, proving keys and identity.\n"+
			"It sends nothing. It needs the keystore's password only when the keystore does not name its address, as those\n"+
			"of cast do not. The exit code is 1 when something is bad.",
		"fernet doctor --network sepolia --rpc-url $RPC --account alice", examine)
}

// examined is the result of fernet doctor.
type examined struct {
	Checks   []check        `json:"checks"`
	Settings []config.Value `json:"settings"` // in effect, secrets hidden
}

// check is a finding, with how to mend it.
type check struct {
	doctor.Finding
	Mend string `json:"mend,omitempty"`
}

// Report marks a session.Report: what is bad is shown beside the error that says so.
func (r *examined) Report() {}

// Render shows the settings and how the checks went.
func (r *examined) Render(con *console.Console) {
	t := console.NewTable("setting", "value", "from")
	for _, v := range r.Settings {
		t.Row(v.Name, v.Value, v.Origin)
	}
	con.Table(t)
	con.Line("")
	tones := map[doctor.State]console.Tone{doctor.OK: console.Good, doctor.Warn: console.Warn, doctor.Bad: console.Bad}
	for _, c := range r.Checks {
		con.Item(tones[c.State], string(c.State), "%s: %s", c.Name, c.Detail)
		if c.Mend != "" {
			con.Line("      %s", c.Mend)
		}
	}
}

// errUnwell means that something is bad.
var errUnwell = errors.New("something is wrong")

// examine checks everything. With a password file it opens the keystore; otherwise it needs the
// password only when the keystore does not name its address. The error is errUnwell when a check is
// bad.
func examine(ctx context.Context, _ *input, s *session.Session) (*examined, error) {
	subject := s.Actor.Subject()
	subject.Explain = s.Explain
	found, err := doctor.Run(ctx, subject)
	if err != nil {
		return nil, err
	}
	r := &examined{Settings: s.Settings()} // now that L1 was asked
	bad := 0
	for _, f := range found {
		f.Detail += either(f.Unproven, "; the address is what the keystore says, compared with its key when something is signed, "+
			"or here with --password-file", "") + either(f.Code == doctor.NotStaked, ": stake it with fernet stake add", "")
		if f.State == doctor.Bad {
			bad++
		}
		r.Checks = append(r.Checks, check{f, mend(f)})
	}
	if bad > 0 {
		return r, fmt.Errorf("%w: %d of %d checks are bad, each with how to mend it", errUnwell, bad, len(r.Checks))
	}
	return r, nil
}

// mend says what to do about a finding. It is empty when nothing is known that helps.
func mend(f doctor.Finding) string {
	switch f.Code {
	case doctor.NoETH, doctor.LowETH:
		return fmt.Sprintf("send ETH to %s", f.Account)
	case doctor.Missing:
		return fmt.Sprintf("fill it up with fernet stake refill --staker %d", f.StakerID)
	case doctor.OtherDeployment:
		return session.DeploymentAdvice(f.Err)
	}
	return mends[f.Code]
}

const (
	recordInTime = "record a slot's RANDAO within 256 blocks (fernet slot randao)"
	readsPast    = "fernet audit, rewards, block, prove and root read the past"
	getKeys      = "get the deployment's folder of keys and name it with --keys-dir"
)

// mends are what to do about findings that need no more words than these.
var mends = map[doctor.Code]string{
	doctor.Unasked:            "run fernet doctor again, or name another --rpc-url",
	doctor.NoFolder:           "name another with --data-dir, or make it writable",
	doctor.NoURLs:             "such as --rpc-url https://...",
	doctor.URLSilent:          "check the URL, its key and the network, or name another --rpc-url",
	doctor.URLOtherChain:      "name URLs of one chain only, that of --network",
	doctor.URLBehind:          "wait until it has caught up, or name it last",
	doctor.URLsDisagree:       "remove the URLs that are bad",
	doctor.URLForgets:         "remove it, or add an --rpc-url that has the past, an archive: " + readsPast,
	doctor.URLPastUnasked:     "run fernet doctor again, or add another --rpc-url: " + readsPast,
	doctor.NodeOld:            "wait until the node is in step, or name another; compare this machine's clock with a time server",
	doctor.ClockSlow:          "set this machine's clock by a time server",
	doctor.NoHistoryContract:  recordInTime + ", or use a network with Prague",
	doctor.OtherHistory:       recordInTime,
	doctor.LowGasLimit:        "prove smaller blocks: --max-txs of the deployment",
	doctor.NoOsaka:            "use a network with Osaka; anvil: --hardfork osaka",
	doctor.NoAccount:          "to send, name one with --account or --keystore, or set FERNET_PRIVATE_KEY",
	doctor.BadAccount:         "see --account, --keystore and --password-file",
	doctor.DamagedJournal:     "move it away after you have looked at the account's transactions",
	doctor.ResetChain:         "do what it says, and ask again",
	doctor.Unfinished:         "run the command that was interrupted again: it goes on",
	doctor.Doubtful:           "run its command again, with a second --rpc-url if the first refuses it: it goes on under the same nonce",
	doctor.NoRecord:           "deploy with fernet deploy, or name the record of a deployment with --deployment",
	doctor.RecordOfOtherChain: "name the record of this chain with --deployment, or another --rpc-url",
	doctor.UnreadableRecord:   "make it readable",
	doctor.DamagedRecord:      "get the record from whoever deployed",
	doctor.NoIdentity:         "to stake, make one with fernet identity new, or name one with --identity",
	doctor.DamagedIdentity:    "restore it from your backup",
	doctor.OtherOwner:         "sign with the owner's account",
	doctor.NoKeys:             "to deploy, make them with fernet keys setup; to propose or prove, " + getKeys,
	doctor.MissingKeys:        "to propose or prove, " + getKeys + "; nothing else needs them",
	doctor.OtherKeys:          getKeys,
}
