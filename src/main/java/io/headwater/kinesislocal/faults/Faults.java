package io.headwater.kinesislocal.faults;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;

/**
 * The faults of a running local Kinesis: exactly those that were asked for, or now and then by a plan. Both may be changed
 * at any time. Thread-safe.
 */
public final class Faults {
    private final Map<Fault, LongAdder> injected = new EnumMap<>(Fault.class);
    /** Guards what follows. */
    private final Object lock = new Object();

    private final Queue<Injection> asked = new ArrayDeque<>();
    private FaultPlan plan = FaultPlan.none();
    private SplittableRandom random = new SplittableRandom(plan.seed());

    /** No faults yet. */
    public Faults() {
        for (Fault fault : Fault.values()) {
            injected.put(fault, new LongAdder());
        }
    }

    /** From now on faults happen by this plan, from its seed on, instead of the one before. */
    public void follow(FaultPlan changed) {
        synchronized (lock) {
            plan = changed;
            random = new SplittableRandom(changed.seed());
        }
    }

    /**
     * Changes how often a fault happens in the plan that is followed.
     *
     * @param rate from 0 to 1, of the records or requests to come
     * @throws IllegalArgumentException for another rate, or if all together exceed 1
     */
    public void inject(Fault fault, double rate) {
        synchronized (lock) {
            plan = plan.with(fault, rate);
        }
    }

    /**
     * The next so many requests end with this fault, one after another, and with no other.
     *
     * @throws IllegalArgumentException for a fault of records
     */
    public void nextRequests(int count, Fault fault) {
        if (fault.isOfRecords()) {
            throw new IllegalArgumentException(
                    fault.label() + " happens to records: use nextRecords, which says to which of them.");
        }
        synchronized (lock) {
            asked.addAll(Collections.nCopies(count, Injection.exactly(this::count, Optional.of(fault), Map.of())));
        }
    }

    /**
     * These records of the next request are refused, and no other fault happens to it. Called again, for the request after
     * that.
     *
     * @param positions in the list of the request, from 0; the one record of PutRecord has 0. Where a request has fewer
     *     records, nothing happens
     * @throws IllegalArgumentException for a fault of requests
     */
    public void nextRecords(Fault fault, int... positions) {
        if (!fault.isOfRecords()) {
            throw new IllegalArgumentException(fault.label() + " happens to requests: use nextRequests.");
        }
        Map<Integer, Fault> atPositions = new HashMap<>();
        Arrays.stream(positions).forEach(position -> atPositions.put(position, fault));
        synchronized (lock) {
            asked.add(Injection.exactly(this::count, Optional.empty(), atPositions));
        }
    }

    /** No more faults: the plan is left, and what was asked for and has not happened is forgotten. */
    public void stop() {
        synchronized (lock) {
            asked.clear();
            plan = FaultPlan.none();
        }
    }

    /** How often each fault happened since the start. */
    public Map<Fault, Long> injected() {
        Map<Fault, Long> counts = new EnumMap<>(Fault.class);
        injected.forEach((fault, count) -> counts.put(fault, count.sum()));
        return counts;
    }

    /** What is to happen to a request that has arrived: one step of the plan, or the first of what was asked for. */
    public Injection to(String action) {
        synchronized (lock) {
            if (!plan.actions().contains(action)) {
                return Injection.none();
            }
            Injection exactly = asked.poll();
            if (exactly != null) {
                return exactly;
            }
            return plan.rates().isEmpty() ? Injection.none() : Injection.drawn(this::count, plan, random.nextLong());
        }
    }

    /** How late a slow answer is. */
    public long delayMillis() {
        synchronized (lock) {
            return plan.delay().toMillis();
        }
    }

    private void count(Fault fault) {
        Optional.ofNullable(injected.get(fault)).ifPresent(LongAdder::increment);
    }
}
