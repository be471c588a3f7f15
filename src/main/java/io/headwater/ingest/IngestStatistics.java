package io.headwater.ingest;

import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what came. Thread-safe. */
public final class IngestStatistics {
    /** So that senders who make up symbols do not fill the memory. */
    private static final int MOST_SYMBOLS = 10_000;

    private static final String OTHER_SYMBOLS = "(others)";
    private static final int ACCEPTED = 200;
    private final Instant since;
    private final Map<Integer, LongAdder> answers = new ConcurrentSkipListMap<>();
    private final Map<Kind, LongAdder> byKind = new EnumMap<>(Kind.class);
    private final Map<String, LongAdder> bySymbol = new ConcurrentHashMap<>();

    /** Nothing came yet. */
    public IngestStatistics(InstantSource clock) {
        since = clock.instant();
        for (Kind kind : Kind.values()) {
            byKind.put(kind, new LongAdder());
        }
    }

    /** Notes that messages are safe. */
    void accepted(Messages messages) {
        for (int i = 0; i < messages.count(); i++) {
            Objects.requireNonNull(byKind.get(messages.kind(i))).increment();
            String symbol = messages.symbol(i);
            if (!symbol.isEmpty()) {
                counter(symbol).increment();
            }
        }
    }

    private LongAdder counter(String symbol) {
        LongAdder counter = bySymbol.get(symbol);
        if (counter != null) {
            return counter;
        }
        String name = bySymbol.size() < MOST_SYMBOLS ? symbol : OTHER_SYMBOLS;
        return bySymbol.computeIfAbsent(name, added -> new LongAdder());
    }

    /** Notes that a request was answered. */
    public void answered(int status) {
        answers.computeIfAbsent(status, added -> new LongAdder()).increment();
    }

    /** The counts as JSON: of requests and of messages, since when. */
    public byte[] json() {
        Map<String, Object> requests = new LinkedHashMap<>();
        Map<String, Long> refused = new TreeMap<>();
        long accepted = 0;
        long others = 0;
        for (Map.Entry<Integer, LongAdder> each : answers.entrySet()) {
            if (each.getKey() == ACCEPTED) {
                accepted = each.getValue().sum();
            } else {
                refused.put(each.getKey().toString(), each.getValue().sum());
                others += each.getValue().sum();
            }
        }
        requests.put("accepted", accepted);
        requests.put("refused", others);
        requests.put("refused_by_status", refused);
        Map<String, Long> kinds = new TreeMap<>();
        long messages = 0;
        for (Map.Entry<Kind, LongAdder> each : byKind.entrySet()) {
            kinds.put(each.getKey().text(), each.getValue().sum());
            messages += each.getValue().sum();
        }
        Map<String, Long> symbols = new TreeMap<>();
        bySymbol.forEach((symbol, count) -> symbols.put(symbol, count.sum()));
        Map<String, Object> counted = new LinkedHashMap<>();
        counted.put("accepted", messages);
        counted.put("by_kind", kinds);
        counted.put("by_symbol", symbols);
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("since", since.toString());
        all.put("requests", requests);
        all.put("messages", counted);
        return Json.bytes(all);
    }
}
