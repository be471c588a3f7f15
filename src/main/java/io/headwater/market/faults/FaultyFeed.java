package io.headwater.market.faults;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Hands messages on as a broken feed would send them. Each fault is told of before what it concerns is handed on, or would have been. Not
 * thread-safe.
 */
public final class FaultyFeed {
    private static final String FIELD = ",\"";
    private static final String VALUE = "\":";
    private static final String NOT_A_NUMBER = "\"n/a\"";

    private final FaultPlan plan;
    private final Outlet outlet;
    private final Notes notes;
    private final Map<Fault, Double> rates = new EnumMap<>(Fault.class);
    private final SplittableRandom random;
    private final Deque<Message> late = new ArrayDeque<>();
    /** Messages that wait for the next one about the same. */
    private final Map<String, Message> overtaken = new LinkedHashMap<>();

    private long made;

    /** Where messages go. */
    @FunctionalInterface
    public interface Outlet {
        /** Takes a message that is sent now. */
        void send(String about, String message);
    }

    /** Is told of faults. */
    @FunctionalInterface
    public interface Notes {
        /** A fault happened. */
        void add(FaultNote note);
    }

    private record Message(long number, String about, String text) {}

    /** A feed before its first message. */
    public FaultyFeed(FaultPlan plan, Outlet outlet, Notes notes) {
        this.plan = plan;
        this.outlet = outlet;
        this.notes = notes;
        this.random = new SplittableRandom(plan.seed());
        // In the order of the faults: that of the plan's map may differ from run to run.
        this.rates.putAll(plan.rates());
    }

    /** Takes the next message: one JSON object. */
    public void accept(String about, String text) {
        Message message = new Message(made++, about, text);
        Fault fault = draw();
        if (fault == Fault.OUT_OF_ORDER && overtaken.containsKey(about)) {
            // One waits already: this is what it waits for.
            fault = null;
        }
        if (fault == null) {
            send(message, text);
        } else {
            happen(fault, message);
        }
        while (!late.isEmpty() && late.peekFirst().number + plan.lateBy() <= message.number) {
            Message waited = late.removeFirst();
            send(waited, waited.text);
        }
    }

    /** Hands on what still waits, when nothing more comes. */
    public void end() {
        late.forEach(message -> outlet.send(message.about, message.text));
        late.clear();
        overtaken.values().forEach(message -> outlet.send(message.about, message.text));
        overtaken.clear();
    }

    private @Nullable Fault draw() {
        double drawn = random.nextDouble();
        for (Map.Entry<Fault, Double> rate : rates.entrySet()) {
            drawn -= rate.getValue();
            if (drawn < 0) {
                return rate.getKey();
            }
        }
        return null;
    }

    private void happen(Fault fault, Message message) {
        switch (fault) {
            case LATE -> {
                note(fault, message, OptionalLong.of(message.number + plan.lateBy()), Optional.empty());
                late.addLast(message);
            }
            case DUPLICATE -> {
                note(fault, message);
                outlet.send(message.about, message.text);
                send(message, message.text);
            }
            case OUT_OF_ORDER -> {
                note(fault, message);
                overtaken.put(message.about, message);
            }
            case DROPPED -> note(fault, message);
            case MALFORMED -> {
                String sent = malformed(message.text);
                note(fault, message, OptionalLong.empty(), Optional.of(sent));
                send(message, sent);
            }
        }
    }

    private void note(Fault fault, Message message) {
        note(fault, message, OptionalLong.empty(), Optional.empty());
    }

    private void note(Fault fault, Message message, OptionalLong sentAfter, Optional<String> sent) {
        notes.add(new FaultNote(fault, message.number, message.about, sentAfter, sent, message.text));
    }

    /** Sends a message, and then the one that it was to overtake. */
    private void send(Message message, String text) {
        outlet.send(message.about, text);
        Message waited = overtaken.remove(message.about);
        if (waited != null) {
            outlet.send(waited.about, waited.text);
        }
    }

    private String malformed(String message) {
        return switch (random.nextInt(3)) {
            case 0 -> message.substring(0, 1 + random.nextInt(message.length() - 1));
            case 1 -> message.substring(0, message.lastIndexOf(FIELD)) + "}";
            default -> message.substring(0, message.lastIndexOf(VALUE) + VALUE.length()) + NOT_A_NUMBER + "}";
        };
    }
}
