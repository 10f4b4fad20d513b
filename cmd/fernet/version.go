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
	con.Line("fernet %s", i.Version)
	value := func(name, format string, args ...any) { con.Line("  %-14s  "+format, append([]any{name}, args...)...) }
	value("edition", "%d of the protocol", i.Edition)
	value("commit", "%s", revision)
	value("go", "%s %s", i.Go, i.Platform)
	value("gnark", "%s", i.Gnark)
	value("go-ethereum", "%s", i.GoEthereum)
	value("contracts", "%s", i.Contracts)
	for _, kind := range circuit.Kinds() {
		value(string(kind)+" circuit", "%s", i.Circuits[kind])
	}
}
