package io.headwater.publishing;

import java.time.Duration;
import java.util.Random;
import java.util.function.LongSupplier;

/** Rules for tests: waits from 0.1 to 10 s. */
final class Sending {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private Sending() {}

    static SendingRules rules(Order order, int inFlight, LongSupplier nanoTime) {
        return rules(order, inFlight, PATIENCE, nanoTime);
    }

    static SendingRules rules(Order order, int inFlight, Duration patience, LongSupplier nanoTime) {
        return new SendingRules(
                order,
                inFlight,
                new Backoff(Duration.ofMillis(100), Duration.ofSeconds(10), new Random(1)),
                new Patience(patience, nanoTime));
    }
}
