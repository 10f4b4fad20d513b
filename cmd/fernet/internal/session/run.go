package session

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/console"
	"fernet/settlement"
	"fernet/settlement/account"
)

// Result is what a command found or did. With --json it is printed as JSON: its
// fields are documented where the type is. Otherwise it is rendered for a person.
type Result interface {
	Render(*console.Console)
}

// Pointer is a result that may be nil.
type Pointer[T any] interface {
	*T
	Result
}

// Report is a result that is a finding in itself, such as a list of what is wrong: it stays true
// when the command fails because of it, and is printed beside the error. Any other result says what
// the command has done. Beside an error it is not printed, whatever the command returned: what it
// was about to do is no fact.
type Report interface {
	Result
	// Report does nothing: it marks the type.
	Report()
}

// Run runs a command: it reads the configuration, runs the function and prints
// its result, on standard output and nothing else. When the function fails, it
// prints what is a fact all the same: a Report, or the transactions that are final.
func Run[T any, R Pointer[T]](c *cli.Context, command func(ctx context.Context, s *Session) (R, error)) error {
	cfg, err := config.Load(c)
	if err != nil {
		return err
	}
	s := New(cfg, c.App.Reader, c.App.Writer, c.App.ErrWriter)
	if d, ok := c.Context.Value(doneKey{}).(*Done); ok {
		s.final = d
	}
	result, err := command(c.Context, s)
	if err == nil {
		err = s.Account.AffordsDryRun(c.Context)
	}
	var shown Result
	if _, report := any(result).(Report); result != nil && (report || err == nil) {
		shown = result
	}
	err = errors.Join(s.Explain(c.Context, err), s.Close())
	if cfg.JSON {
		return errors.Join(err, PrintResult(c.App.Writer, shown, err, s.final.Txs...))
	}
	if shown != nil {
		shown.Render(s.Console)
	}
	if err != nil && len(s.final.Txs) > 0 {
		s.Console.Line("The command failed. What is final of it:")
		RenderTxs(s.Console, s.final.Txs...)
	}
	return err
}

// PrintResult prints the JSON of a command: its result, nil when it has none, or what that says is
// its JSON. Behind its fields are those of a Failure, when there is an error or nothing else. What
// is final is part of a failure.
func PrintResult(w io.Writer, result any, err error, final ...*account.Tx) error {
	var objects []any
	if of, is := result.(interface{ JSON() any }); is {
		result = of.JSON()
	}
	if result != nil {
		objects = append(objects, result)
	}
	if err != nil || result == nil {
		objects = append(objects, failure(err, final))
	}
	var lines, indented bytes.Buffer
	encoder := json.NewEncoder(&lines)
	// Addresses of files and what people wrote have characters that are escaped otherwise.
	encoder.SetEscapeHTML(false)
	for _, object := range objects {
		if err := encoder.Encode(object); err != nil {
			return fmt.Errorf("print result: %w", err)
		}
	}
	// An object is a line: a line that ends with } and one that begins with { become one.
	joined := strings.NewReplacer("{}\n{", "{", "}\n{", ",").Replace(lines.String())
	bad := json.Indent(&indented, []byte(joined), "", "  ")
	if bad == nil {
		_, bad = w.Write(indented.Bytes())
	}
	if bad != nil {
		return fmt.Errorf("print result: %w", bad)
	}
	return nil
}

// Failure is the JSON of a command that has no result.
type Failure struct {
	Error FailureDetail `json:"error"`
	// Transactions are those that are final: sent by this run, or an earlier one that it went on
	// with.
	Transactions []*account.Tx `json:"transactions,omitempty"`
}

// FailureDetail says what went wrong, and what to do next when that is known.
type FailureDetail struct {
	Message string         `json:"message"`
	Advice  string         `json:"advice,omitempty"`
	Revert  string         `json:"revert,omitempty"` // the name of the contracts' custom error
	Args    map[string]any `json:"args,omitempty"`   // and its values
}

func failure(err error, final []*account.Tx) Failure {
	if err == nil {
		err = errors.New("the command has no result")
	}
	f := FailureDetail{Message: err.Error()}
	if advised, ok := errors.AsType[*AdvisedError](err); ok {
		f.Message, f.Advice = advised.Err.Error(), advised.Advice
	}
	if r, ok := settlement.RevertOf(err); ok {
		f.Revert, f.Args = r.Name, map[string]any{}
		for _, a := range r.Args {
			f.Args[a.Name] = fmt.Sprint(a.Value)
		}
	}
	return Failure{f, final}
}
