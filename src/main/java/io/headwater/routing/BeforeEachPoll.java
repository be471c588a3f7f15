package io.headwater.routing;

import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;

/** A {@code pollStrategy} that does something before each look of a polling endpoint. */
public final class BeforeEachPoll extends DefaultPollingConsumerPollStrategy {
    private final Runnable task;

    /** Runs {@code task} in the thread that polls. */
    public BeforeEachPoll(Runnable task) {
        this.task = task;
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        task.run();
        return super.begin(consumer, endpoint);
    }
}
