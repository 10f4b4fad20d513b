// Package liveness simulates which slots of a deployment end in a proven block, when some
// sequencers fail and others attack, and what penalties cost each of them. It is pure: the same
// rules, world and seed give the same outcome.
//
// A slot is won by the highest draw · (1 + split) of the sequencers that are eligible. What can
// happen in it:
//
//   - The winner's block gets a root: the slot is proven.
//   - The winner does not reveal: the slot is empty. The penalty is taken in the next slot.
//   - The block gets no root. Nothing that is built on it counts until its window has ended,
//     rules.Schedule.WindowSlots after it. It is pruned in the first slot after that, and its
//     author, and nobody else, pays.
//
// A penalty acts from the slot on that follows the one it is taken in. Whoever paid one refills its
// deposit in the L1 block that took it, at the slot's start, and is eligible again when both the
// activation delay and the ban are over. The score of a draw is rules.Score, in floating point.
package liveness
