package session

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/console"
	"fernet/settlement"
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

// Run runs a command: it reads the configuration, runs the function and prints
// its result, on standard output and nothing else. A result is printed also
// when it comes with an error, such as a list of what is wrong.
func Run[T any, R pointer[T]](c *cli.Context, command func(ctx context.Context, s *Session) (R, error)) error {
	cfg, err := config.Load(c)
	if err != nil {
		return err
	}
	s := New(cfg, c.App.Reader, c.App.Writer, c.App.ErrWriter)
	result, err := command(c.Context, s)
	if err != nil {
		err = s.explain(c.Context, err)
	}
	err = errors.Join(err, s.Close())
	switch {
	case result != nil && !cfg.JSON:
		result.Render(s.Console)
	case result != nil:
		return errors.Join(err, printJSON(c.App.Writer, result))
	case cfg.JSON:
		return errors.Join(err, printJSON(c.App.Writer, failure(err)))
	}
	return err
}

// PrintFailure prints the JSON of a command that has no result.
func PrintFailure(w io.Writer, err error) error { return printJSON(w, failure(err)) }

func printJSON(w io.Writer, object any) error {
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(object); err != nil {
		return fmt.Errorf("print result: %w", err)
	}
	return nil
}

// Failure is the JSON of a command that has no result.
type Failure struct {
	Error FailureDetail `json:"error"`
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
	return Failure{f}
}
