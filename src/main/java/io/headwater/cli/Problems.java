package io.headwater.cli;

import java.util.ArrayList;
import java.util.List;
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

    /** @throws ParameterException that tells of all problems, if there are any */
    void requireNone(CommandLine commandLine) {
        if (!problems.isEmpty()) {
            throw new ParameterException(commandLine, String.join(System.lineSeparator(), problems));
        }
    }
}
