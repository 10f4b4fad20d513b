package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/BurntSushi/toml"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover/ledger"
	"fernet/prover/operator/newcomer"
)

// settingsFile is the file of settings of every command in a folder.
const settingsFile = "fernet.toml"

// chosenFiles are the files of a folder that fernet init makes: those of settings, and else names
// of its own.
type chosenFiles struct {
	*config.Config
	s          *session.Session
	passwordOf string // the setting that names the password's file
	password   string // that file
	asks       bool   // for the password, which is kept in no file
}

// chooseFiles takes what is set, and else names in this folder.
func chooseFiles(s *session.Session, ask bool) *chosenFiles {
	f := &chosenFiles{Config: s.Config, s: s, passwordOf: "password-file", password: newcomer.PasswordFile}
	choose := func(name string, set *string, otherwise string) {
		if !f.isSet(name) {
			*set = otherwise
		}
	}
	choose("data-dir", &f.DataDir, newcomer.DataDir)
	choose("keys-dir", &f.KeysDir, newcomer.KeysDir)
	choose("deployment", &f.Deployment, newcomer.RecordFile)
	s.Configure()
	// One password is of all keys that are made here. Where the account is another one, it has its
	// own.
	switch ofIdentity := f.isSet("identity-password-file"); {
	case ofIdentity:
		f.passwordOf, f.password = "identity-password-file", f.IdentityPasswordFile
	case f.isSet("password-file"):
		f.password = f.PasswordFile
	case !f.makesAccount():
		f.passwordOf = "identity-password-file"
	}
	f.asks = ask && !f.isSet(f.passwordOf)
	return f
}

func (f *chosenFiles) isSet(name string) bool { return f.Origin(name) != config.Origin{} }

// hasAccount reports whether settings name an account to sign with.
func (f *chosenFiles) hasAccount() bool {
	return f.isSet("keystore") || f.isSet("account") || f.isSet("private-key")
}

// makesAccount reports whether the account is the one that this command makes, and not another that
// settings name.
func (f *chosenFiles) makesAccount() bool {
	return !f.hasAccount() || f.Keystore == newcomer.AccountFile && f.Origin("keystore").String() == settingsFile
}

// want completes what is wanted with the files, and refuses a password file that is not there.
func (f *chosenFiles) want(w *newcomer.Wanted) error {
	if f.makesAccount() {
		w.Account = newcomer.AccountFile
		if f.PasswordFile != "" && f.IdentityPasswordFile != "" && f.PasswordFile != f.IdentityPasswordFile {
			return config.Usage("all that is made here has one password: leave --password-file or --identity-password-file out, " +
				"or name an account of yours with --keystore")
		}
	}
	w.IdentityDir, w.Record, w.DryRun = f.s.Identity.Dir(), f.Deployment, f.DryRun
	w.Settings, w.Text = settingsFile, f.settings
	if f.asks {
		w.Ask = func(ctx context.Context) (string, error) {
			secret, err := f.s.Dialog.NewIdentityPassword(ctx, "all keys that are made here", false)
			return secret, err
		}
		return nil
	}
	w.Password = f.password
	if !f.isSet(f.passwordOf) || f.Origin(f.passwordOf).String() == settingsFile {
		return nil
	}
	there, err := newcomer.Exists(f.password)
	if err == nil && !there {
		err = fmt.Errorf("the password file %s is not there: leave --%s out to have one made", f.password, f.passwordOf)
	}
	return err
}

// explain adds what to do to an error of what is made.
func (f *chosenFiles) explain(err error) error {
	switch {
	case errors.Is(err, newcomer.ErrPasswordGone) && f.isSet(f.passwordOf):
		return fmt.Errorf("%w: restore it from a backup", err)
	case errors.Is(err, newcomer.ErrPasswordGone):
		return fmt.Errorf("%w: restore it from a backup, or type it: --ask-password", err)
	case errors.Is(err, newcomer.ErrPasswordEmpty):
		return config.Usage("the password in %s is empty", f.password)
	case errors.Is(err, ledger.ErrSupplyOverflow):
		return config.Usage("--balance: %w", err)
	}
	return err
}

// settings is the settings file. What comes from the environment stays there: it may be secret.
func (f *chosenFiles) settings() ([]byte, error) {
	var urls []string
	for _, u := range f.RPCURLs {
		urls = append(urls, u.Reveal())
	}
	var b bytes.Buffer
	for _, v := range []struct {
		name   string
		value  any
		wanted bool
	}{
		{"network", f.Network, f.Network != ""},
		{"rpc-url", urls, urls != nil},
		{"keystore", newcomer.AccountFile, !f.hasAccount()},
		{"keystore", f.Keystore, f.isSet("keystore")},
		{"account", f.Account, f.isSet("account")},
		{"password-file", f.PasswordFile, f.isSet("password-file")},
		{"password-file", f.password, !f.isSet("password-file") && f.makesAccount() && !f.asks},
		{"identity-password-file", f.password, f.passwordOf == "identity-password-file" && !f.asks},
		{"identity", f.Identity, f.isSet("identity")},
		{"data-dir", f.DataDir, true},
		{"keys-dir", f.KeysDir, true},
		{"deployment", f.Deployment, true},
	} {
		switch env := config.EnvName(v.name); {
		case !v.wanted:
		case f.isSet(v.name) && f.Origin(v.name).String() == env:
			f.s.Dialog.Note("%s is left in %s", v.name, env)
		default:
			line, err := toml.Marshal(map[string]any{v.name: v.value})
			if err != nil {
				return nil, err
			}
			b.Write(line)
		}
	}
	if f.isSet("private-key") {
		f.s.Dialog.Note("the private key is not written into %s: keep it in %s, or better in a keystore", settingsFile, config.EnvName("private-key"))
	}
	return b.Bytes(), nil
}

// noteUnkept says which flags a settings file that was there does not keep.
func (f *chosenFiles) noteUnkept(made *newcomer.Result) {
	if made.Files[len(made.Files)-1].State != newcomer.There {
		return
	}
	for _, v := range f.Values() {
		if strings.HasPrefix(v.Origin, "--") && !f.Repeated(v.Name) && v.Name != "dry-run" && v.Name != "json" && v.Name != "yes" {
			f.s.Dialog.Note("%s is left as it is: write %s into it if %s is to stay", settingsFile, v.Name, v.Origin)
		}
	}
}
