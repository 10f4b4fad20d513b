// Package csv writes what an audit finds into files of comma-separated values, one for each kind of
// thing, for spreadsheets and databases. Each has a line of names first. Amounts are in wei, scores
// and field elements are decimal numbers; what is not known is empty. Lines are written as the
// audit goes, so that memory does not grow with the chain; the files have their names only when the
// audit has ended, and are whole then.
package csv
