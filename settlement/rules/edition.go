package rules

// Edition is the edition of the protocol that this package specifies. Keys, hashes, contracts and
// files of another are of no use with it.
const Edition = 2

// EarlierRelease names, for a person, the releases that read what an earlier edition wrote.
const EarlierRelease = "a release of fernet before 0.2.0 wrote it: use such a release for it"
