// Package recipes types the commands of docs/AUDIT.md as they are printed, into a shell that has
// Foundry's cast and nothing of this program, and compares what comes out with what the document
// prints. With -write it prints that into the document.
package recipes
