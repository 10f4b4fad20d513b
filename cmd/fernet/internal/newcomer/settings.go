package newcomer

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"fernet/cmd/fernet/internal/config"
	"fernet/prover/files"
	"fernet/prover/ledger"
	"fernet/settlement/disk"
)

// genesis writes the genesis ledger of a deployment that is not made yet.
func (m *making) genesis(context.Context) error {
	if m.r.Joins {
		return nil // it is in the record
	}
	const what = "the ledger before its first block"
	there, err := exists(genesisFile)
	if err != nil {
		return fmt.Errorf("look for %s: %w", genesisFile, err)
	}
	if there {
		m.found(genesisFile, what)
		g, err := files.ReadGenesis(genesisFile)
		if err != nil {
			return err
		}
		for _, a := range m.r.Ledger {
			if !slices.ContainsFunc(g.Accounts, func(in ledger.Allocation) bool { return in.Address == a }) {
				m.s.Note("%s is left as it is: it has nothing for %s", genesisFile, a)
			}
		}
		return nil
	}
	g, err := m.genesisLedger()
	if err != nil {
		return err
	}
	m.made(genesisFile, what)
	if m.s.Config.DryRun {
		return nil
	}
	text, err := json.MarshalIndent(g, "", "  ")
	if err != nil {
		return fmt.Errorf("write %s: %w", genesisFile, err)
	}
	return disk.Create(genesisFile, append(text, '\n'), disk.Public)
}

// settings writes the settings file. What comes from the environment stays there: it may be secret.
func (m *making) settings(context.Context) error {
	c := m.s.Config
	const what = "settings of every command in this folder"
	there, err := exists(settingsFile)
	if err != nil {
		return fmt.Errorf("look for %s: %w", settingsFile, err)
	}
	if there {
		m.found(settingsFile, what)
		for _, v := range c.Values() {
			if strings.HasPrefix(v.Origin, "--") && !c.Repeated(v.Name) && v.Name != "dry-run" && v.Name != "json" && v.Name != "yes" {
				m.s.Note("%s is left as it is: write %s into it if %s is to stay", settingsFile, v.Name, v.Origin)
			}
		}
		return nil
	}
	m.made(settingsFile, what)
	if c.DryRun {
		return nil
	}
	var b strings.Builder
	write := func(name string, value any) error {
		if m.isSet(name) && c.Origin(name).String() == config.EnvName(name) {
			m.s.Note("%s is left in %s", name, config.EnvName(name))
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
		{"keystore", accountFile, !m.hasAccount()},
		{"keystore", c.Keystore, m.isSet("keystore")},
		{"account", c.Account, m.isSet("account")},
		{"password-file", c.PasswordFile, m.isSet("password-file")},
		{"password-file", m.secretPath, !m.isSet("password-file") && m.makesAccount() && !m.asks()},
		{"identity-password-file", m.secretPath, m.secretOf == "identity-password-file" && !m.asks()},
		{"identity", m.s.Config.Identity, m.isSet("identity")},
		{"data-dir", m.paths["data-dir"], true},
		{"keys-dir", m.paths["keys-dir"], true},
		{"deployment", m.paths["deployment"], true},
	} {
		if v.wanted && err == nil {
			err = write(v.name, v.value)
		}
	}
	if err != nil {
		return err
	}
	if m.isSet("private-key") {
		m.s.Note("the private key is not written into %s: keep it in %s, or better in a keystore", settingsFile, config.EnvName("private-key"))
	}
	return disk.Create(settingsFile, []byte(b.String()), disk.Private) // RPC URLs often hold a key
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
