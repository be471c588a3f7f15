package io.headwater.status;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * All that this Headwater counts. A count is known by its name, in the words in which people read it, such as {@code rows delivered};
 * whoever asks for a name first begins it, and two that ask for the same one count together. Thread-safe.
 */
public final class Counters {
    private final Map<String, Tally> tallies = new ConcurrentHashMap<>();
    private final Map<String, FlowTally> flows = new ConcurrentHashMap<>();

    /** In the order in which they were asked for first. */
    private final ConcurrentLinkedQueue<String> names = new ConcurrentLinkedQueue<>();

    /** The count of this name; to be kept by those that count often. */
    public Tally tally(String name) {
        return tallies.computeIfAbsent(name, key -> {
            names.add(key);
            return new Tally();
        });
    }

    /** The counts of a route: they go on when it is reloaded. */
    public FlowTally flow(String routeId) {
        return flows.computeIfAbsent(routeId, key -> new FlowTally());
    }

    /** All counts that are not of a route. */
    public List<Status.Count> counts() {
        return names.stream()
                .map(name -> {
                    Tally tally = tally(name);
                    return new Status.Count(name, tally.total(), tally.perSecond());
                })
                .toList();
    }

    /**
     * Takes a look at all counts, from which their rates follow; one thread does, about once a second.
     *
     * @param nanos the time, of a clock that only goes forward
     */
    public void sample(long nanos) {
        tallies.values().forEach(tally -> tally.sample(nanos));
        flows.values().forEach(flow -> flow.done().sample(nanos));
    }
}
