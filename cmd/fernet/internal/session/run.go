package session

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

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

// pointer is a result that may be nil.
type pointer[T any] interface {
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
func Run[T any, R pointer[T]](c *cli.Context, command func(ctx context.Context, s *Session) (R, error)) error {
	cfg, err := config.Load(c)
	if err != nil {
		return err
	}
	s := New(cfg, c.App.Reader, c.App.Writer, c.App.ErrWriter)
	s.final = doneOf(c.Context)
	result, err := command(c.Context, s)
	if err == nil && s.sender != nil {
		err = s.sender.AffordsDryRun(c.Context)
	}
	var shown Result
	if result != nil {
		if _, report := any(result).(Report); report || err == nil {
			shown = result
		}
	}
	if err != nil {
		err = s.explain(c.Context, err)
	}
	err = errors.Join(err, s.Close())
	if cfg.JSON {
		return errors.Join(err, s.printJSON(c.App.Writer, shown, err))
	}
	if shown != nil {
		shown.Render(s.Console)
	}
	if err != nil && len(s.final.txs) > 0 {
		s.Console.Line("The command failed. What is final of it:")
		RenderTxs(s.Console, s.final.txs...)
	}
	return err
}

// printJSON prints the object of a command: its result, or what is final without one, and what went
// wrong.
func (s *Session) printJSON(w io.Writer, shown Result, err error) error {
	if err == nil && shown != nil {
		return printJSON(w, shown)
	}
	f := failure(err)
	f.Transactions = s.final.txs
	if shown == nil {
		return printJSON(w, f)
	}
	return printBeside(w, shown, f)
}

// PrintFailure prints the JSON of a command that has no result.
func PrintFailure(w io.Writer, err error) error { return printJSON(w, failure(err)) }

// PrintResult prints the JSON of a result. With an error it gets a last field, error, as Failure
// has it.
func PrintResult(w io.Writer, result any, err error) error {
	if err == nil {
		return printJSON(w, result)
	}
	return printBeside(w, result, failure(err))
}

// printBeside prints the fields of a result and then those of a failure.
func printBeside(w io.Writer, result any, f Failure) error {
	var fields, failed bytes.Buffer
	if err := errors.Join(encodeJSON(&fields, result), encodeJSON(&failed, f)); err != nil {
		return err
	}
	// Both are objects: the second is put at the end of the first.
	head := bytes.TrimSuffix(bytes.TrimSpace(fields.Bytes()), []byte("}"))
	tail := bytes.TrimPrefix(bytes.TrimSpace(failed.Bytes()), []byte("{"))
	if !bytes.HasSuffix(head, []byte("{")) {
		head = append(head, ',')
	}
	return printJSON(w, json.RawMessage(append(head, tail...)))
}

func printJSON(w io.Writer, object any) error {
	var text, indented bytes.Buffer
	err := encodeJSON(&text, object)
	if err == nil {
		err = json.Indent(&indented, text.Bytes(), "", "  ")
	}
	if err == nil {
		_, err = w.Write(indented.Bytes())
	}
	if err != nil {
		return fmt.Errorf("print result: %w", err)
	}
	return nil
}

// encodeJSON writes an object as it is: addresses of files and what people wrote have characters
// that are escaped otherwise.
func encodeJSON(w io.Writer, object any) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	return encoder.Encode(object)
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

func failure(err error) Failure {
	if err == nil {
		err = errors.New("the command has no result")
	}
	f := FailureDetail{Message: err.Error()}
	var advised *AdvisedError
	if errors.As(err, &advised) {
		f.Message, f.Advice = advised.Err.Error(), advised.Advice
	}
	if r, ok := settlement.RevertOf(err); ok {
		f.Revert, f.Args = r.Name, map[string]any{}
		for _, a := range r.Args {
			f.Args[a.Name] = fmt.Sprint(a.Value)
		}
	}
	return Failure{Error: f}
}
