package io.headwater.publishing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * The rows that wait to be sent, and which of them make the next request: each shard's in their order, as many as its
 * {@link Lane} allows and as the {@link Order} permits beside what is in flight. Not thread-safe.
 */
final class Outbox {
    private final Order order;
    private final boolean keepsOrderInRequest;
    private final BiFunction<String, Long, Lane> newLane;
    private final Map<String, Lane> lanes = new LinkedHashMap<>();
    /** The keys of rows that wait or are in flight; kept only where their order counts. */
    private final Map<String, KeyInUse> keys = new HashMap<>();

    private long rows;
    private long bytes;
    private int turn;

    /** Where rows of a key wait: all in one lane, even when the shard that takes them has changed since. */
    private static final class KeyInUse {
        private final Lane lane;
        private int waiting;
        private boolean inFlight;

        KeyInUse(Lane lane) {
            this.lane = lane;
        }
    }

    /** @param newLane makes the lane of a shard that rows go to for the first time, from the time */
    Outbox(Order order, boolean keepsOrderInRequest, BiFunction<String, Long, Lane> newLane) {
        this.order = order;
        this.keepsOrderInRequest = keepsOrderInRequest;
        this.newLane = newLane;
    }

    /** Adds a row behind those that wait for its shard. */
    void add(String shard, Pending row, long now) {
        // One order for all rows needs one lane for all.
        String name = order == Order.STRICT ? "" : shard;
        Lane lane = lanes.computeIfAbsent(name, unused -> newLane.apply(name, now));
        KeyInUse key = keys.get(row.row().partitionKey());
        (key == null ? lane : key.lane).add(row);
        count(key == null ? lane : key.lane, row, 1);
    }

    /** Rows that wait. */
    long rows() {
        return rows;
    }

    /** Bytes of the rows that wait. */
    long bytes() {
        return bytes;
    }

    /** The next request within the limits; empty if none may be sent now. What it holds is in flight until {@link #landed}. */
    Request next(RequestLimits limits, long now) {
        List<Lane> ready =
                lanes.values().stream().filter(lane -> isReady(lane, now)).toList();
        Request request = new Request(now);
        if (!ready.isEmpty()) {
            // Some of each shard first, so that no shard waits for another to be served.
            int share = (limits.maxRows() + ready.size() - 1) / ready.size();
            for (int pass = 0; pass < 2; pass++) {
                for (int i = 0; i < ready.size(); i++) {
                    Lane lane = ready.get(Math.floorMod(turn + i, ready.size()));
                    int most = Math.min(pass == 0 ? share : limits.maxRows(), limits.maxRows() - request.size());
                    lane.handOver(most, row -> joins(request, lane, row, limits));
                }
            }
            turn++;
        }
        return request;
    }

    private static boolean isReady(Lane lane, long now) {
        return !lane.isEmpty() && lane.nanosUntilReady(now) == 0;
    }

    private boolean joins(Request request, Lane lane, Pending row, RequestLimits limits) {
        if (request.size() > 0 && request.bytes() + row.bytes() > limits.maxBytes()) {
            // Whatever comes after it must not overtake it where order counts: the request is full.
            request.close();
        }
        if (request.isClosed()) {
            return false;
        }
        if (order == Order.PER_KEY && !mayJoin(request, row.row().partitionKey())) {
            return false;
        }
        request.add(lane, row);
        count(lane, row, -1);
        return true;
    }

    /** A key's row joins behind another in the same request where that keeps them apart, and never while one is elsewhere. */
    private boolean mayJoin(Request request, String name) {
        KeyInUse key = Objects.requireNonNull(keys.get(name));
        if (request.hasKey(name) ? !keepsOrderInRequest : key.inFlight) {
            return false;
        }
        request.addKey(name);
        key.inFlight = true;
        return true;
    }

    /** When the next request may be sent, in nanoseconds from now; empty if nothing waits that time alone will free. */
    OptionalLong nanosUntilNext(long now) {
        return lanes.values().stream()
                .filter(lane -> !lane.isEmpty())
                .mapToLong(lane -> lane.nanosUntilReady(now))
                // What is ready and was not sent waits for an answer.
                .filter(nanos -> nanos > 0)
                .min();
    }

    /** Notes that a request was answered: rows of its keys may be sent again. */
    void landed(Request request) {
        for (String name : request.keys()) {
            KeyInUse key = Objects.requireNonNull(keys.get(name));
            key.inFlight = false;
            forgetUnused(name, key);
        }
    }

    /** Has rows of one lane sent again, before all others of it. */
    void putBack(Lane lane, List<Pending> refused) {
        lane.putBack(refused);
        refused.forEach(row -> count(lane, row, 1));
    }

    /** Forgets the rows of a delivery that wait. */
    void drop(Delivery delivery) {
        for (Lane lane : lanes.values()) {
            lane.drop(delivery).forEach(row -> {
                count(lane, row, -1);
                row.delivery().giveUp(row.row().size());
            });
        }
    }

    private void count(Lane lane, Pending row, int sign) {
        rows += (long) sign * row.row().size();
        bytes += sign * row.bytes();
        if (order == Order.PER_KEY) {
            String name = row.row().partitionKey();
            KeyInUse key = keys.computeIfAbsent(name, unused -> new KeyInUse(lane));
            key.waiting += sign;
            forgetUnused(name, key);
        }
    }

    private void forgetUnused(String name, KeyInUse key) {
        if (key.waiting == 0 && !key.inFlight) {
            keys.remove(name);
        }
    }

    /** The lanes in which the last thing sent failed. */
    List<Lane> inTrouble() {
        return lanes.values().stream().filter(Lane::isInTrouble).toList();
    }

    /** All deliveries with rows that wait. */
    Set<Delivery> deliveries() {
        Set<Delivery> found = new HashSet<>();
        lanes.values().forEach(lane -> found.addAll(lane.deliveries()));
        return found;
    }
}
