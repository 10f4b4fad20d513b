package main

import (
	"fmt"

	"fernet/settlement"
)

// prunableWarning says how a block is lost that is built on a parent for a slot, nothing when it is
// not at risk.
func prunableWarning(risk *settlement.PruneRisk, parent, slot uint64) string {
	if risk == nil {
		return ""
	}
	return fmt.Sprintf("%s; slot %d ends then, so what is built on block %d for it may be lost", risk, slot, parent)
}
