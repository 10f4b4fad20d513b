package main

import (
	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/doctor"
	"fernet/cmd/fernet/internal/session"
)

func doctorCommand() *cli.Command {
	return &cli.Command{
		Name:  "doctor",
		Usage: "what is wrong, and how to mend it",
		Description: "Checks settings, RPC URLs, the chain's forks, the clock, account, journal, deployment, proving keys and identity.\n" +
			"It sends nothing. It needs the keystore's password only when the keystore does not name its address, as those\n" +
			"of cast do not. The exit code is 1 when something is bad.\n\n" +
			"Example: fernet doctor --network sepolia --rpc-url $RPC --account alice",
		Action: func(c *cli.Context) error { return session.Run(c, doctor.Run) },
	}
}
