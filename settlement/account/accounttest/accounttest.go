// Package accounttest has processes with an account die at a chosen moment.
package accounttest

import (
	"context"

	"github.com/ethereum/go-ethereum/common"

	"fernet/settlement/account"
)

// killed is told what an account does.
type killed struct {
	account.Events
	kill context.CancelFunc
}

// KilledOnceSent are the events of an account whose process is killed as soon as one of its
// transactions is sent. What ends the process is kill.
func KilledOnceSent(kill context.CancelFunc) account.Events {
	return killed{account.Lines(func(string) {}), kill}
}

func (k killed) Sent(common.Hash, uint64) { k.kill() }
