package prover

import (
	"fernet/prover/application"
	"fernet/prover/ledger/ledgercircuit"
)

// Application is what the programs of this module prove: the reference ledger. It is named here and
// nowhere else; another one takes its place by being returned here.
func Application() application.Application { return ledgercircuit.Application{} }
