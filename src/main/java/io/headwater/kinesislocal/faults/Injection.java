package io.headwater.kinesislocal.faults;

import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** What is to happen to one request. Not thread-safe. */
public final class Injection {
    private static final Injection NONE = new Injection(fault -> {}, Optional.empty(), position -> Optional.empty());

    private final Consumer<Fault> counter;
    private final Optional<Fault> ofRequest;
    private final IntFunction<Optional<Fault>> ofRecords;

    private Injection(Consumer<Fault> counter, Optional<Fault> ofRequest, IntFunction<Optional<Fault>> ofRecords) {
        this.counter = counter;
        this.ofRequest = ofRequest;
        this.ofRecords = ofRecords;
    }

    /** Nothing happens. */
    public static Injection none() {
        return NONE;
    }

    static Injection exactly(Consumer<Fault> counter, Optional<Fault> ofRequest, Map<Integer, Fault> ofRecords) {
        return new Injection(counter, ofRequest, position -> Optional.ofNullable(ofRecords.get(position)));
    }

    static Injection drawn(Consumer<Fault> counter, FaultPlan plan, long seed) {
        // In the order of the faults: a map's own may differ from run to run.
        Map<Fault, Double> rates = new TreeMap<>(plan.rates());
        SplittableRandom random = new SplittableRandom(seed);
        return new Injection(counter, draw(rates, false, random), position -> draw(rates, true, random));
    }

    /** What happens to the request as a whole. */
    public Optional<Fault> ofRequest() {
        return ofRequest;
    }

    /** What happens to a record; to be asked once for each, in their order. */
    public Optional<Fault> ofRecord(int position) {
        return ofRecords.apply(position);
    }

    /** Counts a fault: it happened. */
    public void happened(Fault fault) {
        counter.accept(fault);
    }

    private static Optional<Fault> draw(Map<Fault, Double> rates, boolean ofRecords, SplittableRandom random) {
        double drawn = random.nextDouble();
        for (Map.Entry<Fault, Double> rate : rates.entrySet()) {
            if (rate.getKey().isOfRecords() == ofRecords) {
                drawn -= rate.getValue();
                if (drawn < 0) {
                    return Optional.of(rate.getKey());
                }
            }
        }
        return Optional.empty();
    }
}
