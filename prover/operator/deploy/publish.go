package deploy

import (
	"fmt"
	"strings"
)

// sources are the files of the contracts.
var sources = map[string]string{
	"AZT":          "contracts/token/AZT.sol:AZT",
	"Staking":      "contracts/Staking.sol:Staking",
	"RootVerifier": "contracts/RootVerifier.sol:RootVerifier",
	"Rewards":      "contracts/Rewards.sol:Rewards",
	"Sequencing":   "contracts/Sequencing.sol:Sequencing",
	"Settlement":   "contracts/Settlement.sol:Settlement",
	"AuditLens":    "contracts/AuditLens.sol:AuditLens",
}

// verifyCommand is the command that publishes the source of a contract. Settings of the compiler
// are in foundry.toml.
func verifyCommand(chainID uint64, step planStep, source string) string {
	return fmt.Sprintf("forge verify-contract --chain %d --constructor-args 0x%x %s %s", chainID, step.Constructor, step.Address, source)
}

// maxShownArgs is how many bytes of constructor arguments a person is shown.
const maxShownArgs = 256

// VerifyCommands are the commands that publish the sources, for a shell. Long arguments, such as
// verifying keys, are taken from the record.
func (r *Result) VerifyCommands() (commands []string) {
	for _, c := range r.Deployment.Contracts {
		command := c.Verify
		if len(c.Constructor) > maxShownArgs {
			args := fmt.Sprintf(`$(jq -r '.contracts[] | select(.name == "%s").constructor' %s)`, c.Name, r.File)
			command = strings.Replace(command, c.Constructor.String(), args, 1)
		}
		commands = append(commands, command)
	}
	return commands
}
