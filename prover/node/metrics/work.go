package metrics

import (
	"strings"

	"github.com/prometheus/client_golang/prometheus"

	"fernet/prover/work"
)

var (
	workAtOnce  = gauge("work_at_once", "Proofs that can be made side by side now.")
	workWaiting = gauge("work_waiting", "Jobs that nobody has begun.")
	workRunning = gauge("work_running", "Jobs that are being worked on.")
	workJobs    = counter("work_jobs_total", "Jobs, by what came of them.", "result")
	workHedged  = counter("work_hedged_total", "Jobs that a second builder was asked for.")
	workBroken  = gauge("work_broken", "1 while no jobs are taken since they failed one after the other.")
	builders    = gauge("work_builders", "Builders that have made proofs and are not dropped.")
	dropped     = gauge("work_builders_dropped", "Builders that are dropped for wrong proofs.")
	builderMade = counter("work_builder_proofs_total", "Proofs of a builder, by whether they were true.", "builder", "result")
)

func collectWork(ch chan<- prometheus.Metric, s work.Stats) {
	show(ch, workAtOnce, s.AtOnce)
	show(ch, workWaiting, s.Waiting)
	show(ch, workRunning, s.Running)
	show(ch, workJobs, s.Made, "made")
	show(ch, workJobs, s.Failed, "failed")
	show(ch, workHedged, s.Hedged)
	showWhether(ch, workBroken, s.Broken != "")
	bad := 0
	byName := map[string]work.BuilderStats{}
	for _, b := range s.Builders {
		if b.Dropped {
			bad++
		}
		// A builder names itself, and a label is text that occurs once.
		name := strings.ToValidUTF8(b.Name, "?")
		b.Made, b.Wrong = b.Made+byName[name].Made, b.Wrong+byName[name].Wrong
		byName[name] = b
	}
	for name, b := range byName {
		show(ch, builderMade, b.Made, name, "true")
		show(ch, builderMade, b.Wrong, name, "false")
	}
	show(ch, builders, len(s.Builders)-bad)
	show(ch, dropped, bad)
}
