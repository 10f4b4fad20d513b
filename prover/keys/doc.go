// Package keys holds the Groth16 keys of the circuits: it compiles, sets up, caches and
// exports them, and proves and verifies with them.
//
// # The cache
//
// Keys are filed under the digest of the circuit they are for, so a changed circuit never
// meets an old key:
//
//	<dir>/<digest>/proving.key      gnark's memory dump
//	<dir>/<digest>/verifying.key    exactly the bytes that L1 holds
//	<dir>/<digest>/manifest.json    what they are, how they were made, and their hashes
//	<dir>/<digest>.lock             held by the process that makes them
//
// A directory of keys is written under another name, synced and renamed: it is there whole or not
// at all, whatever interrupts the process. Every file is hashed before it is parsed, and what does
// not match its manifest is made again, with a warning. The hashes find accidents. They do not
// defend against someone who can write to the cache, who can replace keys and manifest together;
// what is deployed is defended by the verifying keys' hashes that L1 publishes, which
// [Manifest.VerifyingKeyHash] is to be compared with.
//
// Old circuits' keys stay until someone deletes them: each directory is independent and may be
// removed at any time.
package keys
