// Package health says whether a node can do its work, and what keeps it from it: codes that alerts
// and supervisors go by, each with a sentence and since when. It answers /livez and /readyz.
//
// It finds nothing out by itself: the parts of a node tell it, and tell it again when it is over.
// What a person may do about a code depends on the program, which gives it as advice.
package health
