package l1

import (
	"errors"
	"fmt"
	"net/url"
	"strings"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/rpc"

	"fernet/settlement/rpcerr"
)

// Answered reports whether an error is what a node said about the request, such as that it does not
// know the method, and not that none could be asked.
func Answered(err error) bool { return rpcerr.Of(err).Answered() }

// chainError is ErrChains with the URL.
type chainError struct{ error }

// RPCKind says that another URL may be on the right chain.
func (e chainError) RPCKind() rpcerr.Kind { return rpcerr.Unusable }
func (e chainError) Unwrap() error        { return e.error }

// absentError is the answer null about what must exist: another node may have it.
type absentError struct{ error }

// RPCKind says that another URL may have it.
func (e absentError) RPCKind() rpcerr.Kind { return rpcerr.Pruned }
func (e absentError) Unwrap() error        { return e.error }

// mustExist makes null a reason to ask the next URL.
func mustExist(err error) error {
	if errors.Is(err, ethereum.NotFound) {
		return absentError{err}
	}
	return err
}

// unreachableError is ErrUnreachable with what each URL did that was asked.
type unreachableError struct{ errs []error }

// answer is the error of a URL that answered, nil when none did.
func (e *unreachableError) answer() error {
	for _, err := range e.errs {
		if rpcerr.Of(err).Answered() {
			return err
		}
	}
	return nil
}

func (e *unreachableError) Error() string {
	text := ErrUnreachable.Error()
	if e.answer() != nil {
		text = "no RPC URL has an answer"
	}
	for i, err := range e.errs {
		separator := "; "
		if i == 0 {
			separator = ": "
		}
		text += separator + err.Error()
	}
	return text
}

func (e *unreachableError) Unwrap() []error { return append([]error{ErrUnreachable}, e.errs...) }

// RPCKind is that of a URL that answered, or of one that may answer later.
func (e *unreachableError) RPCKind() rpcerr.Kind {
	if err := e.answer(); err != nil {
		return rpcerr.Of(err)
	}
	kind := rpcerr.Silent
	for _, err := range e.errs {
		if kind = rpcerr.Of(err); kind.Again() {
			return kind
		}
	}
	return kind
}

// maxText is the length of the longest error of a node, or of a gateway, that is shown.
const (
	maxBody = 200
	maxText = 600
)

// nodeError is an error of a URL: it says which one, and hides the rest of it.
type nodeError struct {
	label string
	keys  rpcerr.Secrets
	err   error
}

func (e *nodeError) Error() string {
	err := e.err
	var inner *url.Error
	if errors.As(err, &inner) {
		err = inner.Err // without the URL
	}
	text := err.Error()
	var http rpc.HTTPError
	if errors.As(err, &http) && len(http.Body) > maxBody {
		text = http.Status // a page for people
	}
	return fmt.Sprintf("RPC %s: %s", e.label, shown(e.keys, text))
}

func (e *nodeError) Unwrap() error { return e.err }

// answerError is an error that a node answered. It has the code and the data of the answer.
type answerError struct {
	label string // empty for an answer of the chain: it is the same from any node
	keys  rpcerr.Secrets
	err   rpc.Error
}

func (e *answerError) Error() string {
	text := shown(e.keys, e.err.Error())
	if e.label == "" {
		return text
	}
	return fmt.Sprintf("RPC %s: %s", e.label, text)
}

// ErrorCode returns the code; see rpc.Error.
func (e *answerError) ErrorCode() int { return e.err.ErrorCode() }

// ErrorData returns the data; see rpc.DataError.
func (e *answerError) ErrorData() any {
	var with rpc.DataError
	if errors.As(e.err, &with) {
		return with.ErrorData()
	}
	return nil
}

func (e *answerError) Unwrap() error { return e.err }

// shown is an error's text on one line, without secrets and not longer than maxText.
func shown(keys rpcerr.Secrets, text string) string {
	text = keys.Redact(strings.Join(strings.Fields(text), " "))
	if len(text) > maxText {
		text = strings.ToValidUTF8(text[:maxText], "") + "…"
	}
	return text
}

// wrap makes an error of the URL fit to be shown.
func (e *endpoint) wrap(err error) error {
	if errors.Is(err, ethereum.NotFound) {
		return err
	}
	var http rpc.HTTPError
	if errors.As(err, &http) {
		if answer, ok := rpcerr.ParseBody(http); ok {
			err = answer
		}
	}
	var answer rpc.Error
	if errors.As(err, &answer) {
		label := ""
		if rpcerr.Of(err).NextURL() {
			label = e.label
		}
		return &answerError{label, e.keys, answer}
	}
	return &nodeError{e.label, e.keys, err}
}
