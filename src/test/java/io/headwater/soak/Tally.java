package io.headwater.soak;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** The sums of many outcomes, by mode, as a table in Markdown. */
final class Tally {
    private static final String ROW = "| %s | %,d | %,d | %,d | %,d | %,d | %,d | %,d | %,d | %,d | %,d | %,d |%n";

    private final Map<Mode, Sums> byMode = new EnumMap<>(Mode.class);
    private final Sums all = new Sums();
    private final Map<String, Long> injected = new TreeMap<>();

    private static final class Sums {
        private long scenarios;
        private long kills;
        private long killsInTheMiddle;
        private long stops;
        private long rows;
        private long rejected;
        private long missing;
        private long foreign;
        private long duplicates;
        private long bound;
        private long outOfOrder;

        void add(Outcome outcome) {
            Outcome.Account account = outcome.account();
            scenarios++;
            kills += outcome.kills();
            killsInTheMiddle += outcome.killsInTheMiddle();
            stops += outcome.stops();
            rows += account.rows();
            rejected += account.rejected();
            missing += account.missing();
            foreign += account.foreign();
            duplicates += account.duplicates();
            bound += outcome.bound();
            outOfOrder += account.outOfOrder();
        }

        String row(String title) {
            return ROW.formatted(
                    title,
                    scenarios,
                    kills,
                    killsInTheMiddle,
                    stops,
                    rows,
                    rejected,
                    missing,
                    foreign,
                    duplicates,
                    bound,
                    outOfOrder);
        }
    }

    void add(Outcome outcome) {
        byMode.computeIfAbsent(outcome.scenario().mode(), mode -> new Sums()).add(outcome);
        all.add(outcome);
        outcome.injected().forEach((trouble, count) -> injected.merge(trouble, count, Long::sum));
    }

    long kills() {
        return all.kills;
    }

    /** Kinds of trouble that have not happened yet. */
    boolean allHappened() {
        return !injected.isEmpty() && injected.values().stream().allMatch(count -> count > 0);
    }

    Map<String, Long> injected() {
        return injected;
    }

    String table() {
        StringBuilder table = new StringBuilder("""
                | mode | scenarios | kills | in the middle of a file | SIGTERM | rows | rejected | missing | foreign | duplicates | allowed | out of order |
                |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|
                """);
        byMode.forEach((mode, sums) -> table.append(sums.row(mode.title())));
        return table.append(all.row("all")).toString();
    }

    String troubles() {
        StringBuilder table = new StringBuilder("| trouble | times |\n|---|---:|\n");
        injected.forEach((trouble, count) -> table.append("| %s | %,d |%n".formatted(trouble, count)));
        return table.toString();
    }
}
