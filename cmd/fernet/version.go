package main

import (
	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover/circuit"
	"fernet/prover/release"
)

func versionCommand() *cli.Command {
	return &cli.Command{
		Name:  "version",
		Usage: "the versions of the program, its libraries, contracts and circuits",
		Description: "Everything that a bug report should say of the program. It asks no L1 and needs no settings.\n\n" +
			"Example: fernet version --json",
		Action: showVersion,
	}
}

// showVersion needs nothing but --json of the settings: one that is wrong is no reason not to say
// what the program is.
func showVersion(c *cli.Context) error {
	info, err := release.Read()
	if err != nil {
		return err
	}
	if cfg, err := config.Load(c); err == nil && cfg.JSON || err != nil && c.Bool("json") {
		return session.PrintResult(c.App.Writer, info, nil)
	}
	renderVersion(console.New(c.App.Writer, c.App.ErrWriter), info)
	return nil
}

// renderVersion shows it in lines of a name and a value, to be pasted.
func renderVersion(con *console.Console, i *release.Info) {
	revision := i.Commit
	if i.Modified {
		revision += ", with changes"
	}
	con.Line(`fernet %s
  edition         %d of the protocol
  commit          %s
  go              %s %s
  gnark           %s
  go-ethereum     %s
  contracts       %s`, i.Version, i.Edition, revision, i.Go, i.Platform, i.Gnark, i.GoEthereum, i.Contracts)
	for _, kind := range circuit.Kinds() {
		con.Line("  %-14s  %s", kind+" circuit", i.Circuits[kind])
	}
}
