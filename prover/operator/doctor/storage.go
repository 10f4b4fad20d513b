package doctor

import (
	"errors"
	"os"
)

// storage checks the folder of journals and identities.
func (e *examination) storage(r *findings) {
	const name = "data folder"
	if e.DryRun {
		r.add(name, OK, "", "%s; whether it is writable is not tried in a dry run", e.DataDir)
		return
	}
	if err := tryToWrite(e.DataDir); err != nil {
		r.fail(name, Bad, NoFolder, err)
		return
	}
	r.add(name, OK, "", "%s is writable", e.DataDir)
}

// tryToWrite makes a folder and, for a moment, a file in it.
func tryToWrite(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	probe, err := os.CreateTemp(dir, ".probe-*")
	if err != nil {
		return err
	}
	return errors.Join(probe.Close(), os.Remove(probe.Name()))
}
