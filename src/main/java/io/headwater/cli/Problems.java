package io.headwater.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What is wrong with the options of a command: all of it is told at once. */
final class Problems {
    private final List<String> problems = new ArrayList<>();

    void add(String option, String text, String allowed) {
        add("--%s = '%s': must be %s.".formatted(option, text, allowed));
    }

    void add(String problem) {
        problems.add(problem);
    }

    /** Which of these it is by its name; the first if it is none, which is a problem. */
    <T> T oneOf(String option, String text, List<T> allowed, Function<T, String> name) {
        List<String> names = allowed.stream().map(name).toList();
        int index = names.indexOf(text);
        if (index < 0) {
            int last = names.size() - 1;
            add(option, text, String.join(", ", names.subList(0, last)) + " or " + names.get(last));
        }
        return allowed.get(Math.max(0, index));
    }

    /** The whole number that it is; the least allowed if it is none that is allowed, which is a problem. */
    int integer(String option, String text, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        add(option, text, "a whole number from %d to %d".formatted(least, most));
        return least;
    }

    boolean trueOrFalse(String option, String text) {
        return oneOf(option, text, List.of(true, false), String::valueOf);
    }

    /** @throws ParameterException that tells of all problems, if there are any */
    void requireNone(CommandLine commandLine) {
        if (!problems.isEmpty()) {
            throw new ParameterException(commandLine, String.join(System.lineSeparator(), problems));
        }
    }
}
