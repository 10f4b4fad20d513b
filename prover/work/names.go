package work

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/ethereum/go-ethereum/common"

	"fernet/prover/circuit"
)

// The consumers, which hand jobs out to all builders: consumer the first copies of jobs, in their
// order, and urgentConsumer further ones, which builders ask for first.
const (
	consumer       = "builders"
	urgentConsumer = "urgent"
)

// allJobs is the subject of the jobs of all deployments.
const allJobs = "job.>"

// jobsPrefix begins the name of every stream of jobs.
const jobsPrefix = "FERNET_JOBS_"

// names are what a deployment's jobs and results are called at a broker.
type names struct {
	chain   string // a token of its own in every subject: <chain id>-<settlement>
	jobs    string // the stream of jobs
	results string // the stream of results
}

func namesOf(chainID uint64, settlement common.Address) names {
	chain := fmt.Sprintf("%d-%x", chainID, settlement)
	return names{chain: chain, jobs: jobsPrefix + chain, results: "FERNET_RESULTS_" + chain}
}

// parseNames returns the names of the deployment whose stream of jobs has a name. A stream with a
// name that namesOf never returns is no such stream: a broker's names become parts of subjects.
func parseNames(stream string) (n names, ok bool) {
	chain, ok := strings.CutPrefix(stream, jobsPrefix)
	if !ok {
		return names{}, false
	}
	id, settlement, _ := strings.Cut(chain, "-")
	chainID, err := strconv.ParseUint(id, 10, 64)
	if err != nil || !common.IsHexAddress(settlement) {
		return names{}, false
	}
	n = namesOf(chainID, common.HexToAddress(settlement))
	return n, n.jobs == stream
}

// job is job.<chain>.<kind>.<block>.<node>.<staker>.
func (n names) job(j *Job) string { return n.copy("job", j) }

// urgent is urgent.<chain>.<kind>.<block>.<node>.<staker>, of a copy of a job that is to be done
// before those that nobody has waited for yet.
func (n names) urgent(j *Job) string { return n.copy("urgent", j) }

func (n names) copy(which string, j *Job) string {
	return fmt.Sprintf("%s.%s.%s.%s.%d.%d", which, n.chain, j.Kind, j.Block, j.Node, j.StakerID)
}

// allOf are the subjects of all jobs, or urgent ones, of the deployment.
func (n names) allOf(which string) string { return which + "." + n.chain + ".>" }

// result is result.<chain>.<builder>.<job id>.
func (n names) result(builder string, id JobID) string {
	return fmt.Sprintf("result.%s.%s.%s", n.chain, builder, id)
}

// taken is taken.<chain>.<builder>.<job id>.
func (n names) taken(builder string, id JobID) string {
	return fmt.Sprintf("taken.%s.%s.%s", n.chain, builder, id)
}

// dropped is dropped.<chain>.<builder>, where a builder hears that its results count no more.
func (n names) dropped(builder string) string {
	return fmt.Sprintf("dropped.%s.%s", n.chain, builder)
}

// parseAbout reads what the subject of a result, or of a taken job, says.
func parseAbout(subject string) (builder string, id JobID, err error) {
	tokens := strings.Split(subject, ".")
	if len(tokens) != 4 {
		return "", id, fmt.Errorf("%w: subject %q", ErrJob, subject)
	}
	id, err = parseJobID(tokens[3])
	return tokens[2], id, err
}

// Handed is a job as a builder gets it.
type Handed struct {
	ID       JobID
	Kind     circuit.Kind
	Block    string // its tag in hexadecimal
	Node     uint32
	StakerID uint32
	Witness  []byte
	Again    bool // an urgent copy: what the first one came to was no use, or is late
}

// parseHanded reads a job from its message.
func parseHanded(subject, id string, witness []byte) (Handed, error) {
	tokens := strings.Split(subject, ".")
	if len(tokens) != 6 {
		return Handed{}, fmt.Errorf("%w: subject %q", ErrJob, subject)
	}
	h := Handed{Kind: circuit.Kind(tokens[2]), Block: tokens[3], Witness: witness, Again: tokens[0] == "urgent"}
	for i, to := range []*uint32{&h.Node, &h.StakerID} {
		n, err := strconv.ParseUint(tokens[4+i], 10, 32)
		if err != nil {
			return Handed{}, fmt.Errorf("%w: subject %q", ErrJob, subject)
		}
		*to = uint32(n)
	}
	var err error
	h.ID, err = parseJobID(id)
	return h, err
}

// permissions are the subjects that a builder may publish on and listen to: it can fetch jobs,
// keep them, and return results under its own name.
func (n names) permissions(builder string) (publish, subscribe []string) {
	publish = []string{
		"$JS.API.STREAM.NAMES", "result." + n.chain + "." + builder + ".*", "taken." + n.chain + "." + builder + ".*",
	}
	for _, c := range []string{consumer, urgentConsumer} {
		publish = append(publish,
			"$JS.API.CONSUMER.INFO."+n.jobs+"."+c, "$JS.API.CONSUMER.MSG.NEXT."+n.jobs+"."+c, "$JS.ACK."+n.jobs+"."+c+".>",
		)
	}
	return publish, []string{inboxOf(builder) + ".>", n.dropped(builder)}
}

// inboxOf is where answers to a builder go: each has its own, so that none hears another's.
func inboxOf(builder string) string { return "_INBOX_" + builder }
