package session

import (
	"errors"

	"fernet/settlement"
)

// DeploymentAdvice says what to do about a deployment that is not what it should be. It is empty
// for an error that is not about that.
func DeploymentAdvice(err error) string {
	switch {
	case errors.Is(err, settlement.ErrNoContract):
		return "the record is of another chain, or of one that was started anew: get the one of this chain from whoever deployed, or deploy again"
	case errors.Is(err, settlement.ErrOtherCode):
		return "do not use this deployment; if another release of fernet made it, use that one"
	case errors.Is(err, settlement.ErrOtherKey):
		return "get the deployment's record and folder of keys from whoever deployed"
	case errors.Is(err, settlement.ErrOtherValue):
		return "do not use this deployment's record: get the right one from whoever deployed"
	}
	return ""
}
