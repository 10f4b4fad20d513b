package metrics

import (
	"math/big"

	"github.com/prometheus/client_golang/prometheus"
)

// metric is one name.
type metric struct {
	desc *prometheus.Desc
	kind prometheus.ValueType
}

func gauge(name, help string, labels ...string) metric {
	return metric{prometheus.NewDesc("fernet_"+name, help, labels, nil), prometheus.GaugeValue}
}

func counter(name, help string, labels ...string) metric {
	return metric{prometheus.NewDesc("fernet_"+name, help, labels, nil), prometheus.CounterValue}
}

// number is what values are given as.
type number interface {
	~int | ~int64 | ~uint64 | ~float64
}

// show sends a value with those of its labels.
func show[N number](ch chan<- prometheus.Metric, m metric, value N, labels ...string) {
	ch <- prometheus.MustNewConstMetric(m.desc, m.kind, float64(value), labels...)
}

// showWhether sends 1 or 0.
func showWhether(ch chan<- prometheus.Metric, m metric, is bool, labels ...string) {
	value := 0
	if is {
		value = 1
	}
	show(ch, m, value, labels...)
}

// wholeWei is how many wei are one ETH or AZT.
const wholeWei = 1e18

// showAmount sends an amount of wei as one of ETH or AZT, unless there is none.
func showAmount(ch chan<- prometheus.Metric, m metric, wei *big.Int) {
	if wei != nil {
		value, _ := new(big.Float).SetInt(wei).Float64()
		show(ch, m, value/wholeWei)
	}
}

// collector reads the sources each time it is asked.
type collector struct{ sources Sources }

// Describe says nothing: which metrics there are depends on the sources.
func (c collector) Describe(chan<- *prometheus.Desc) {}

// Collect reads each source once.
func (c collector) Collect(ch chan<- prometheus.Metric) {
	if c.sources.State != nil {
		s := c.sources.State()
		collectL1(ch, s)
		collectBlocks(ch, s)
		collectMoney(ch, s)
	}
	if c.sources.Health != nil {
		collectHealth(ch, c.sources.Health)
	}
	if c.sources.Net != nil {
		collectNet(ch, c.sources.Net)
	}
	if c.sources.Bytes != nil {
		in, out := c.sources.Bytes()
		show(ch, netBytes, in, "in")
		show(ch, netBytes, out, "out")
	}
	if c.sources.Work != nil {
		collectWork(ch, c.sources.Work())
	}
}
