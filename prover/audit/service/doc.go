// Package service tells others what an auditor finds that goes on with each block that L1
// finalizes: in lines of a log, as metrics for Prometheus and readiness over HTTP, and by posting
// each finding to a URL. It audits nothing itself: a Service is the sink of audit.Watch, and its
// Reached is what is called for each L1 block.
//
// The few metrics are written as text by this package, in the exposition format of Prometheus,
// 0.0.4.
package service
