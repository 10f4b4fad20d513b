package page

import "fernet/settlement/rules"

// Taken counts the places of a tree for which there is a proof, and so at most Places.
func (b *Block) Taken() (taken int) {
	for level := range b.Levels {
		held, _ := b.Filled(level)
		taken += held
	}
	return taken
}

// Filled counts the places of a level for which there is a proof, and all of them.
func (b *Block) Filled(level int) (taken, places int) {
	for _, at := range b.Nodes {
		if at.Level != level {
			continue
		}
		of := rules.ProofsPerNode
		if at.Node == rules.RootNode {
			of = 1
		}
		taken += min(len(at.Proofs), of)
		places += of
	}
	return taken, places
}

// Work counts the node's own proofs of the blocks that are shown, and those that it is making.
func (s *State) Work() (made, making int) {
	for _, b := range s.Blocks {
		for _, at := range b.Nodes {
			making += at.Making
			for _, p := range at.Proofs {
				if p.Own {
					made++
				}
			}
		}
	}
	return made, making
}
