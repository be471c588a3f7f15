package io.headwater.publishing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The rows of one request, in the order sent, and the lane of each. Not thread-safe. */
final class Request {
    private final long sentAt;
    private final List<Pending> rows = new ArrayList<>();
    private final List<Lane> lanes = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();
    private long bytes;
    private boolean closed;

    /** An empty request that is sent at this time, once it has its rows. */
    Request(long sentAt) {
        this.sentAt = sentAt;
    }

    void add(Lane lane, Pending row) {
        rows.add(row);
        lanes.add(lane);
        bytes += row.bytes();
    }

    /** Takes no more rows. */
    void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }

    /** Notes a partition key of its rows, where their order counts. */
    void addKey(String key) {
        keys.add(key);
    }

    boolean hasKey(String key) {
        return keys.contains(key);
    }

    Set<String> keys() {
        return keys;
    }

    int size() {
        return rows.size();
    }

    long bytes() {
        return bytes;
    }

    long sentAt() {
        return sentAt;
    }

    List<Pending> rows() {
        return rows;
    }

    /** The rows as the sink gets them. */
    List<Row> toSend() {
        return rows.stream().map(Pending::row).toList();
    }

    /** How many rows of a lane it has. */
    int rowsOf(Lane lane) {
        return (int) lanes.stream().filter(each -> each == lane).count();
    }

    Map<Delivery, List<Pending>> byDelivery() {
        return rows.stream().collect(Collectors.groupingBy(Pending::delivery));
    }

    /**
     * Sorts an answer by lane and by delivery.
     *
     * @throws IllegalStateException if the answer is to another request
     */
    Outcome outcome(Answer answer) {
        Outcome outcome = new Outcome();
        int refused = 0;
        int stored = 0;
        for (int i = 0; i < rows.size(); i++) {
            Pending row = rows.get(i);
            if (refused < answer.refused().size()
                    && answer.refused().get(refused).row() == row.row()) {
                outcome.refused
                        .computeIfAbsent(lanes.get(i), unused -> new Refused())
                        .add(row, answer.refused().get(refused).why());
                outcome.count(row, answer.refused().get(refused).why());
                refused++;
            } else {
                outcome.taken
                        .computeIfAbsent(row.delivery(), unused -> new ArrayList<>())
                        .addAll(row.row().members());
                outcome.takenOfLane.merge(lanes.get(i), row.row().size(), Integer::sum);
                if (stored < answer.stored().size()
                        && answer.stored().get(stored).row() == row.row()) {
                    outcome.store(row.delivery(), answer.stored().get(stored));
                    stored++;
                }
            }
        }
        if (refused != answer.refused().size() || stored != answer.stored().size()) {
            throw new IllegalStateException("An answer tells of rows that were not sent, or in another order");
        }
        return outcome;
    }

    /** What became of the rows. */
    static final class Outcome {
        private final Map<Delivery, List<Row>> taken = new LinkedHashMap<>();
        private final Map<Delivery, Map<String, StoredRows>> stored = new LinkedHashMap<>();
        private final Map<Lane, Integer> takenOfLane = new LinkedHashMap<>();
        private final Map<Lane, Refused> refused = new LinkedHashMap<>();
        private final Map<Delivery, Traffic> traffic = new LinkedHashMap<>();
        private final Set<Delivery> unknown = new HashSet<>();

        private void count(Pending row, Refusal why) {
            long size = row.row().size();
            boolean throttled = why.kind() == Refusal.Kind.THROTTLED;
            boolean firstOfUnknown = why.maybeStored() && unknown.add(row.delivery());
            traffic.merge(
                    row.delivery(),
                    new Traffic(0, 0, throttled ? size : 0, firstOfUnknown ? 1 : 0, why.maybeStored() ? size : 0),
                    Traffic::plus);
        }

        private void store(Delivery delivery, Answer.Stored row) {
            stored.computeIfAbsent(delivery, unused -> new LinkedHashMap<>())
                    .merge(
                            row.shard(),
                            new StoredRows(
                                    row.shard(), row.sequenceNumber(), row.row().size()),
                            StoredRows::and);
        }

        /** Where a delivery's rows are, shard by shard. */
        List<StoredRows> stored(Delivery delivery) {
            return List.copyOf(stored.getOrDefault(delivery, Map.of()).values());
        }

        /** What the refusals add to each delivery's account. */
        Map<Delivery, Traffic> traffic() {
            return traffic;
        }

        Map<Delivery, List<Row>> taken() {
            return taken;
        }

        Map<Lane, Integer> takenOfLane() {
            return takenOfLane;
        }

        Map<Lane, Refused> refused() {
            return refused;
        }
    }

    /** The rows of one lane that were refused, and the gravest reason. */
    static final class Refused {
        private final List<Pending> rows = new ArrayList<>();
        private Refusal why = new Refusal(Refusal.Kind.THROTTLED, "");
        private int throttled;

        private void add(Pending row, Refusal reason) {
            rows.add(row);
            throttled += reason.kind() == Refusal.Kind.THROTTLED ? 1 : 0;
            if (rows.size() == 1 || reason.kind().compareTo(why.kind()) > 0) {
                why = reason;
            }
        }

        List<Pending> rows() {
            return rows;
        }

        Refusal why() {
            return why;
        }

        /** How many were refused because the target is full. */
        int throttled() {
            return throttled;
        }

        List<Delivery> deliveries() {
            return rows.stream().map(Pending::delivery).distinct().toList();
        }
    }
}
