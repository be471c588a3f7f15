package io.headwater.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** {@code headwater generate market} in this process, and what it says. */
final class MarketCommand {
    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();

    /** Returns the exit status. */
    int generate(String... options) {
        return generate(new PrintWriter(out, true), options);
    }

    /** Returns the exit status; standard output goes elsewhere. */
    int generate(PrintWriter to, String... options) {
        CommandLine commandLine = Headwater.commandLine();
        commandLine.setOut(to);
        commandLine.setErr(new PrintWriter(err, true));
        List<String> arguments = new ArrayList<>(List.of("generate", "market"));
        arguments.addAll(List.of(options));
        return commandLine.execute(arguments.toArray(String[]::new));
    }

    /** Lines of JSON. */
    static List<JsonNode> parsed(List<String> lines) throws IOException {
        List<JsonNode> parsed = new ArrayList<>();
        for (String line : lines) {
            parsed.add(new ObjectMapper().readTree(line));
        }
        return parsed;
    }
}
