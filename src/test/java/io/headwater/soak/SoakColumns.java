package io.headwater.soak;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * The columns of a scenario's files and which of them are sent, as the setting {@code publish.columns} and as its meaning.
 *
 * @param names in the files' order
 * @param sent in the order of what is sent
 */
record SoakColumns(List<String> names, List<Sent> sent, String setting) {
    static final String ID = "ID";
    static final String KEY = "K";
    static final String NUMBER = "N";
    static final String TEXT = "V0";

    /** Whoever sets the variable may have no UTF-8: only names in ASCII are named in the setting. */
    private static final List<String> OTHERS = List.of("V1", "V 2", "say \"x\"", "a:b,c", "-x", "Größe");

    record Sent(int column, String name, boolean number) {}

    /** How much of the columns is chosen by the setting. */
    private enum Choice {
        ALL,
        SOME,
        ALL_BUT_ONE
    }

    static SoakColumns draw(Random random) {
        List<String> names = new ArrayList<>(OTHERS.subList(0, random.nextInt(OTHERS.size() + 1)));
        names.addAll(List.of(ID, KEY, NUMBER, TEXT));
        Collections.shuffle(names, random);
        Choice choice = Choice.values()[random.nextInt(Choice.values().length)];
        return switch (choice) {
            case ALL -> new SoakColumns(List.copyOf(names), all(names), "");
            case SOME -> some(names, random);
            case ALL_BUT_ONE -> {
                List<Sent> sent = all(names);
                sent.removeIf(column -> column.name().equals(KEY));
                yield new SoakColumns(List.copyOf(names), sent, "-" + KEY + ", *");
            }
        };
    }

    private static List<Sent> all(List<String> names) {
        List<Sent> sent = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            sent.add(new Sent(i, names.get(i), false));
        }
        return sent;
    }

    private static SoakColumns some(List<String> names, Random random) {
        List<String> chosen = new ArrayList<>(names);
        chosen.removeIf(name -> name.equals("Größe") || (!isNeeded(name) && random.nextBoolean()));
        Collections.shuffle(chosen, random);
        List<Sent> sent = new ArrayList<>();
        List<String> entries = new ArrayList<>();
        for (String name : chosen) {
            boolean number = name.equals(NUMBER);
            boolean renamed = !name.equals(ID) && random.nextBoolean();
            String as = renamed ? "as " + sent.size() : name;
            sent.add(new Sent(names.indexOf(name), as, number));
            entries.add(quoted(name) + (number ? ":number" : "") + (renamed ? " as " + quoted(as) : ""));
        }
        return new SoakColumns(List.copyOf(names), sent, String.join(", ", entries));
    }

    private static boolean isNeeded(String name) {
        return name.equals(ID) || name.equals(TEXT) || name.equals(NUMBER);
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    int indexOf(String name) {
        return names.indexOf(name);
    }

    /** Whether what is no number makes a bad row. */
    boolean numbersAreChecked() {
        return sent.stream().anyMatch(Sent::number);
    }

    String header() {
        return names.stream().map(name -> FileMaker.field(name, false)).collect(Collectors.joining(","));
    }

    /** What is to arrive of a row. */
    String json(List<String> values) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (Sent column : sent) {
            String value = values.get(column.column());
            if (!column.number()) {
                json.put(column.name(), value);
            } else if (value.isEmpty()) {
                json.putNull(column.name());
            } else {
                json.put(column.name(), Long.parseLong(value));
            }
        }
        return json.toString();
    }
}
