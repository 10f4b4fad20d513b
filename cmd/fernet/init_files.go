package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover/ledger"
	"fernet/prover/operator/newcomer"
	"fernet/settlement/disk"
)

// chosenFiles are the files of a folder that fernet init makes: those of settings, and else names
// of its own.
type chosenFiles struct {
	s          *session.Session
	ask        bool   // for the password
	passwordOf string // the setting that names the password's file
	password   string // that file
}

// chooseFiles takes what is set, and else names in this folder.
func chooseFiles(s *session.Session, ask bool) *chosenFiles {
	f := &chosenFiles{s: s, ask: ask}
	c := s.Config
	choose := func(name string, set *string, otherwise string) {
		if !f.isSet(name) {
			*set = otherwise
		}
	}
	choose("data-dir", &c.DataDir, dataDir)
	choose("keys-dir", &c.KeysDir, keysDir)
	choose("deployment", &c.Deployment, deploymentFile)
	s.Configure()
	// One password is of all keys that are made here. Where the account is another one, it has its
	// own.
	f.passwordOf = "password-file"
	if f.isSet("identity-password-file") || !f.isSet("password-file") && !f.makesAccount() {
		f.passwordOf = "identity-password-file"
	}
	f.password = passwordFile
	switch {
	case f.isSet("identity-password-file"):
		f.password = c.IdentityPasswordFile
	case f.isSet("password-file"):
		f.password = c.PasswordFile
	}
	return f
}

func (f *chosenFiles) isSet(name string) bool { return f.s.Config.Origin(name) != config.Origin{} }

// asks reports whether the password is asked for, and kept in no file.
func (f *chosenFiles) asks() bool { return f.ask && !f.isSet(f.passwordOf) }

// hasAccount reports whether settings name an account to sign with.
func (f *chosenFiles) hasAccount() bool {
	return f.isSet("keystore") || f.isSet("account") || f.isSet("private-key")
}

// makesAccount reports whether the account is the one that this command makes, and not another that
// settings name.
func (f *chosenFiles) makesAccount() bool {
	return !f.hasAccount() || f.s.Config.Keystore == accountFile && f.s.Config.Origin("keystore").String() == settingsFile
}

// want completes what is wanted with the files, and refuses a password file that is not there.
func (f *chosenFiles) want(w *newcomer.Wanted) error {
	c := f.s.Config
	if f.makesAccount() {
		w.Account = accountFile
		if c.PasswordFile != "" && c.IdentityPasswordFile != "" && c.PasswordFile != c.IdentityPasswordFile {
			return config.Usage("all that is made here has one password: leave --password-file or --identity-password-file out, or name an account of yours with --keystore")
		}
	}
	w.IdentityDir, w.Record, w.DryRun = f.s.IdentityDir(), c.Deployment, c.DryRun
	if f.asks() {
		w.Ask = func(ctx context.Context) (string, error) {
			secret, err := f.s.NewIdentityPassword(ctx, "all keys that are made here", false)
			return secret.Reveal(), err
		}
		return nil
	}
	w.Password = f.password
	if f.isSet(f.passwordOf) && c.Origin(f.passwordOf).String() != settingsFile {
		there, err := newcomer.Exists(f.password)
		if err != nil {
			return err
		}
		if !there {
			return fmt.Errorf("the password file %s is not there: leave --%s out to have one made", f.password, f.passwordOf)
		}
	}
	return nil
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

// settings writes the settings file. What comes from the environment stays there: it may be secret.
func (f *chosenFiles) writeSettings() (newcomer.File, error) {
	c := f.s.Config
	const what = "settings of every command in this folder"
	there, err := newcomer.Exists(settingsFile)
	if err != nil {
		return newcomer.File{}, err
	}
	if there {
		f.noteUnkept()
		return newcomer.File{Path: settingsFile, What: what, State: newcomer.There}, nil
	}
	if c.DryRun {
		return newcomer.File{Path: settingsFile, What: what, State: newcomer.Would}, nil
	}
	var b strings.Builder
	write := func(name string, value any) error {
		if f.isSet(name) && c.Origin(name).String() == config.EnvName(name) {
			f.s.Note("%s is left in %s", name, config.EnvName(name))
			return nil
		}
		text, err := tomlValue(value)
		if err != nil {
			return fmt.Errorf("write %s: %w", settingsFile, err)
		}
		fmt.Fprintf(&b, "%s = %s\n", name, text)
		return nil
	}
	if c.Network != "" {
		err = write("network", c.Network)
	}
	if urls := c.RPCURLs; len(urls) > 0 && err == nil {
		var all []string
		for _, u := range urls {
			all = append(all, u.Reveal())
		}
		err = write("rpc-url", all)
	}
	for _, v := range []struct {
		name, value string
		wanted      bool
	}{
		{"keystore", accountFile, !f.hasAccount()},
		{"keystore", c.Keystore, f.isSet("keystore")},
		{"account", c.Account, f.isSet("account")},
		{"password-file", c.PasswordFile, f.isSet("password-file")},
		{"password-file", f.password, !f.isSet("password-file") && f.makesAccount() && !f.asks()},
		{"identity-password-file", f.password, f.passwordOf == "identity-password-file" && !f.asks()},
		{"identity", f.s.Config.Identity, f.isSet("identity")},
		{"data-dir", c.DataDir, true},
		{"keys-dir", c.KeysDir, true},
		{"deployment", c.Deployment, true},
	} {
		if v.wanted && err == nil {
			err = write(v.name, v.value)
		}
	}
	if err != nil {
		return newcomer.File{}, err
	}
	if f.isSet("private-key") {
		f.s.Note("the private key is not written into %s: keep it in %s, or better in a keystore", settingsFile, config.EnvName("private-key"))
	}
	file := newcomer.File{Path: settingsFile, What: what, State: newcomer.Made}
	// RPC URLs often hold a key
	return file, disk.Create(settingsFile, []byte(b.String()), disk.Private)
}

// noteUnkept says which flags a settings file that is there does not keep.
func (f *chosenFiles) noteUnkept() {
	c := f.s.Config
	for _, v := range c.Values() {
		if strings.HasPrefix(v.Origin, "--") && !c.Repeated(v.Name) && v.Name != "dry-run" && v.Name != "json" && v.Name != "yes" {
			f.s.Note("%s is left as it is: write %s into it if %s is to stay", settingsFile, v.Name, v.Origin)
		}
	}
}

// tomlValue writes text or a list of text: in TOML they look as in JSON.
func tomlValue(value any) (string, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(value); err != nil {
		return "", err
	}
	return strings.TrimSpace(b.String()), nil
}
