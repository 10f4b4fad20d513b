package main

import (
	"github.com/urfave/cli/v2"

	"fernet/prover/operator/deploy"
	"fernet/settlement/liveness"
)

func deployCommand() *cli.Command {
	params := &cli.StringFlag{Name: "params", Usage: "read these flags from the TOML `FILE`, under the same names", TakesFile: true}
	return command("deploy", "deploy the contracts and write their record",
		"Plans every address, writes the plan beside the record, creates the contracts, and compares the record with\n"+
			"L1. Run it again when it was interrupted: it goes on with the plan. Send nothing else from the account\n"+
			"meanwhile. What is not given is the network's default: ten-minute slots on testnets, short ones on anvil\n"+
			"and devnet. Proving keys that are missing are made first, as by fernet keys setup. On a terminal it asks\n"+
			"before it sends; --yes does not.",
		"fernet deploy --network sepolia --rpc-url $RPC --account deployer --genesis genesis.json --fund 60000",
		deployContracts, append([]cli.Flag{params}, settingFlags(deploySettings(new(deploy.Options)))...)...)
}

func deploymentCommand() *cli.Command {
	return group("deployment", "a deployment: what is fixed for ever, and what it holds",
		"The record of --deployment, compared with L1.", "fernet deployment show",
		command("show", "the deployment's parameters, and what it holds",
			"Shows the record and compares it with what the contracts on L1 say of themselves; fernet doctor compares their\n"+
				"code and keys as well. It needs no account. When L1 says otherwise, the exit code is 1.",
			"fernet deployment show --network sepolia --rpc-url $RPC", showDeployment),
		command("simulate", "what penalties do against sequencers that attack, and cost those that fail",
			"Simulates slots in which an owner of some of the sequencers reveals blocks that cannot be proven, or does not\n"+
				"reveal, and slots in which honest sequencers fail, and prints what is proven, lost and paid. Parameters are\n"+
				"those of the record of --deployment, or else the defaults of --network, or of testnets; flags change them.\n"+
				"It asks no L1, needs no account, and prints the same whenever it is run.",
			"fernet deployment simulate --prune-penalty 20 --ban-slots 60",
			simulateDeployment, settingFlags(simulationSettings(new(deploy.Options), new(liveness.Assumptions)))...),
	)
}
