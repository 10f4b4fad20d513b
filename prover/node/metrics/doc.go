// Package metrics shows a node to Prometheus. It counts nothing itself: each time it is asked it
// reads the counters of the network and of the workers, the reasons for not being ready, and what
// the node says of itself.
//
// Names have their unit at the end: _seconds, _bytes, _eth, _azt, _wei; _total of what only rises
// while the process runs. No label has more values than a node has builders, or this package
// names: blocks are summed up, as a label for each would never end.
//
// It is the only package that knows the library of Prometheus.
package metrics
