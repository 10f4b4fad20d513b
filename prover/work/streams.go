package work

import (
	"context"
	"errors"
	"fmt"

	"github.com/nats-io/nats.go/jetstream"
)

// makeStreams makes the streams of jobs and of results, and what hands jobs out, or takes those
// that are there if they are of the same terms.
func (q *Queue) makeStreams(ctx context.Context, terms Terms) error {
	known, err := q.js.Consumer(ctx, q.names.jobs, consumer)
	switch {
	case err == nil:
		there, err := parseTerms(known.CachedInfo().Config.Metadata)
		if err != nil {
			return err
		}
		if err := there.same(terms); err != nil {
			return err
		}
	case !errors.Is(err, jetstream.ErrStreamNotFound) && !errors.Is(err, jetstream.ErrConsumerNotFound):
		return fmt.Errorf("look for the stream of jobs: %w", err)
	}
	q.jobs, err = q.js.CreateOrUpdateStream(ctx, jetstream.StreamConfig{
		Name: q.names.jobs, Subjects: []string{q.names.allOf("job"), q.names.allOf("urgent")}, Storage: jetstream.FileStorage,
		Retention: jetstream.WorkQueuePolicy, Discard: jetstream.DiscardNew, MaxBytes: jobsBytes,
		Duplicates: duplicates, AllowMsgTTL: true,
	})
	if err != nil {
		return fmt.Errorf("make the stream of jobs: %w", err)
	}
	_, err = q.js.CreateOrUpdateStream(ctx, jetstream.StreamConfig{
		Name: q.names.results, Subjects: []string{"result." + q.names.chain + ".>"}, Storage: jetstream.FileStorage,
		Retention: jetstream.LimitsPolicy, Discard: jetstream.DiscardOld, MaxBytes: resultsBytes, MaxAge: resultsAge,
		MaxMsgsPerSubject: 1, MaxMsgSize: answerHead + maxErrorText + signatureSize + 1024,
	})
	if err != nil {
		return fmt.Errorf("make the stream of results: %w", err)
	}
	if q.handing, err = q.makeConsumer(ctx, consumer, "job", terms); err != nil {
		return err
	}
	q.urgent, err = q.makeConsumer(ctx, urgentConsumer, "urgent", terms)
	return err
}

// makeConsumer makes what hands out the jobs of a kind of subjects.
func (q *Queue) makeConsumer(ctx context.Context, name, which string, terms Terms) (jetstream.Consumer, error) {
	made, err := q.js.CreateOrUpdateConsumer(ctx, q.names.jobs, jetstream.ConsumerConfig{
		Durable: name, FilterSubject: q.names.allOf(which), AckPolicy: jetstream.AckExplicitPolicy, AckWait: q.ackWait,
		MaxDeliver: maxDeliver, MaxRequestBatch: 1, Metadata: terms.metadata(),
	})
	if err != nil {
		return nil, fmt.Errorf("make the consumer of jobs: %w", err)
	}
	return made, nil
}
