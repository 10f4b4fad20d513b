package main

import (
	"encoding/json"
	"fmt"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/version"
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

// versionFlag is what many people type first.
func versionFlag() cli.Flag {
	return &cli.BoolFlag{Name: "version", Category: config.Category, Usage: "show what fernet version shows"}
}

// showVersion needs nothing but --json of the settings: one that is wrong is no reason not to say
// what the program is.
func showVersion(c *cli.Context) error {
	info, err := version.Read()
	if err != nil {
		return err
	}
	cfg, err := config.Load(c)
	if asked := err == nil && cfg.JSON || err != nil && c.Bool("json"); !asked {
		info.Render(console.New(c.App.Writer, c.App.ErrWriter))
		return nil
	}
	encoder := json.NewEncoder(c.App.Writer)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(info); err != nil {
		return fmt.Errorf("print result: %w", err)
	}
	return nil
}
