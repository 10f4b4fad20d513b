package rules

// ChildSlots is the number of children a merge can refer to: ProofsPerNode on each side.
const ChildSlots = 2 * ProofsPerNode

// Refs says on which proofs of its two child nodes a merge builds. Slots 0 to 2
// are the left child node's, 3 to 5 the right's; slot k is bits 2k and 2k+1: 0
// is empty, j is the j-th proof of that node in the submission.
type Refs uint16

// RefsBits is the number of bits of Refs in use.
const RefsBits = 2 * ChildSlots

// NewRefs packs the positions of both sides, each from 1 or 0 for an empty
// slot. Only the low two bits of a position are taken.
func NewRefs(left, right [ProofsPerNode]uint8) Refs {
	var r Refs
	for k := range ProofsPerNode {
		r |= Refs(left[k]&3) << (2 * k)
		r |= Refs(right[k]&3) << (2 * (k + ProofsPerNode))
	}
	return r
}

// Slot returns the position in slot k, from 1, or 0 when it is empty.
func (r Refs) Slot(k int) uint8 { return uint8(r >> (2 * k) & 3) }

// Left returns the positions of the left side.
func (r Refs) Left() [ProofsPerNode]uint8 {
	return [ProofsPerNode]uint8{r.Slot(0), r.Slot(1), r.Slot(2)}
}

// Right returns the positions of the right side.
func (r Refs) Right() [ProofsPerNode]uint8 {
	return [ProofsPerNode]uint8{r.Slot(3), r.Slot(4), r.Slot(5)}
}

// SlotChild is the child node that slot k of a merge of the node refers to.
func SlotChild(node uint32, k int) uint32 {
	if k < ProofsPerNode {
		return Left(node)
	}
	return Right(node)
}
