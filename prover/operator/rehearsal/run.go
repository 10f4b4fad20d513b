package rehearsal

import (
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"

	"fernet/settlement/disk"
)

// Act is a part of a rehearsal. Acts are in the order of their numbers.
type Act int

// The acts, each named after the method that it is.
const (
	ActDeploy Act = iota
	ActRecordRandao
	ActPropose
	ActReveal
	ActDraw
	ActProve
	ActCompete
	ActSettle
	ActAudit
)

// Run plays all acts. Each is told to begin before it is played, and to end when what it came to is
// in the fields of the rehearsal.
func (d *Rehearsal) Run(ctx context.Context, begin, end func(Act)) error {
	for i, play := range []func(context.Context) error{
		ActDeploy: d.Deploy, ActRecordRandao: d.RecordRandao, ActPropose: d.Propose, ActReveal: d.Reveal,
		ActDraw: d.Draw, ActProve: d.Prove, ActCompete: d.Compete, ActSettle: d.Settle, ActAudit: d.Audit,
	} {
		begin(Act(i))
		if err := play(ctx); err != nil {
			return err
		}
		end(Act(i))
	}
	return nil
}

// Write puts what all acts made into a folder: genesis.json, body.bin, the competing roots as
// submission-1.bin and so on, deployment.json, and result.json, which is the result.
func (d *Rehearsal) Write(dir string, result *Result) error {
	genesis, err := json.MarshalIndent(d.Chain.Deployment.Genesis, "", "  ")
	if err != nil {
		return fmt.Errorf("write results: %w", err)
	}
	files := map[string][]byte{"genesis.json": append(genesis, '\n'), "body.bin": d.Body}
	for i, root := range d.Roots {
		files[fmt.Sprintf("submission-%d.bin", i+1)] = root.Encoded
	}
	for name, content := range files {
		if err := disk.Write(filepath.Join(dir, name), content, disk.Public); err != nil {
			return fmt.Errorf("write results: %w", err)
		}
	}
	if err := d.Chain.Deployment.Write(filepath.Join(dir, "deployment.json")); err != nil {
		return fmt.Errorf("write results: %w", err)
	}
	if err := ResultKind.Write(filepath.Join(dir, "result.json"), result); err != nil {
		return fmt.Errorf("write results: %w", err)
	}
	return nil
}
