package io.headwater.jar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The commands that look after the Headwater of a folder, called from another folder; it is not to outlive {@link #end}. */
final class Manager {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path elsewhere;
    private final Path folder;
    private final Map<String, String> environment =
            new HashMap<>(Map.of("KINESIS_LOCAL_PORT", "0", "SOURCE_SETTLE", "50ms", "KINESIS_LOCAL_MEMORY", "64MB"));

    /** What a command said and returned. */
    record Result(int status, String out, String err) {}

    Manager(Path temp) throws Exception {
        elsewhere = Files.createDirectories(temp.resolve("elsewhere"));
        folder = Files.createDirectories(temp.resolve("a folder"));
    }

    Path folder() {
        return folder;
    }

    Path state() {
        return folder.resolve("state");
    }

    Manager with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Calls a command, for the folder. */
    Jar begin(String command, String... options) throws Exception {
        return begin(List.of(), command, options);
    }

    /** Calls a command behind a prefix such as setpriv. */
    Jar begin(List<String> prefix, String command, String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(command, "--directory", folder.toString()));
        arguments.addAll(List.of(options));
        return Jar.start(elsewhere, environment, prefix, arguments.toArray(String[]::new));
    }

    /** Runs Headwater in the folder, in the foreground. */
    Jar run() throws Exception {
        return Jar.start(folder, environment, "run");
    }

    /** Calls a command, and waits for its end. */
    Result call(String command, String... options) throws Exception {
        return result(begin(command, options));
    }

    static Result result(Jar jar) throws Exception {
        try (jar) {
            int status = jar.exitStatus();
            return new Result(status, jar.out(), jar.err());
        }
    }

    /** Calls a command that is to succeed; returns what it said. */
    String succeed(String command, String... options) throws Exception {
        Result result = call(command, options);
        assertThat(result.status()).as(result.err()).isZero();
        return result.out();
    }

    JsonNode status() throws Exception {
        return JSON.readTree(call("status", "--json").out());
    }

    /** The process of the pid file, if it has not ended. */
    Optional<ProcessHandle> process() throws Exception {
        Path pidFile = state().resolve("headwater.pid");
        return Files.exists(pidFile)
                ? ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).get(0)))
                        .filter(process -> process.info()
                                .commandLine()
                                .filter(line -> line.contains("headwater.log"))
                                .isPresent())
                : Optional.empty();
    }

    long pid() throws Exception {
        return process().orElseThrow().pid();
    }

    /** kill -9. */
    void kill() throws Exception {
        ProcessHandle process = process().orElseThrow();
        process.destroyForcibly();
        process.onExit().get(60, TimeUnit.SECONDS);
    }

    /** Sends it a signal, such as STOP. */
    void signal(String name) throws Exception {
        Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    String log() throws Exception {
        return Files.readString(state().resolve("headwater.log"));
    }

    /** Ends what still runs. */
    void end() throws Exception {
        if (process().isPresent()) {
            kill();
        }
    }
}
