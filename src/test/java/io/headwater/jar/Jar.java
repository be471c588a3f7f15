package io.headwater.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One process: {@code java -jar headwater.jar …} in a folder, or another program. */
public final class Jar implements AutoCloseable {
    private static final long DEADLINE_NANOS = 60_000_000_000L;
    private static final Pattern LOCAL_KINESIS = Pattern.compile("the local Kinesis on port (\\d+)");
    private static final Pattern SERVER = Pattern.compile("POST http://127.0.0.1:(\\d+)/ingest");

    private final Process process;
    private final Path folder;
    private final Path out;
    private final Path err;

    private Jar(Path folder, Map<String, String> environment, List<String> command) throws IOException {
        this.folder = folder;
        Path logs = Files.createTempDirectory(folder.resolveSibling(folder.getFileName() + "-logs"), "run");
        out = logs.resolve("out");
        err = logs.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        // A day's transactions would be among what most tests count.
        builder.environment().put("SIMULATE_TRANSACTIONS_ENABLED", "false");
        // Those that want the server want it on a port of their own.
        builder.environment().put("INGEST_ENABLED", "false");
        builder.environment().put("STOCKS_API_ENABLED", "false");
        builder.environment().put("MARKET_ENABLED", "false");
        builder.environment().putAll(environment);
        process = builder.start();
    }

    /** Starts the jar in the folder, behind a prefix such as setpriv if there is one. */
    static Jar start(Path folder, Map<String, String> environment, List<String> prefix, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(prefix);
        // Starting quickly counts here more than running fast.
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                System.getProperty("headwater.jar", "target/headwater.jar")));
        command.addAll(List.of(arguments));
        return program(folder, environment, command);
    }

    /** Starts the jar in the folder. */
    public static Jar start(Path folder, Map<String, String> environment, String... arguments) throws IOException {
        return start(folder, environment, List.of(), arguments);
    }

    /** Starts another program in the folder. */
    static Jar program(Path folder, Map<String, String> environment, List<String> command) throws IOException {
        Files.createDirectories(folder.resolveSibling(folder.getFileName() + "-logs"));
        return new Jar(folder, environment, command);
    }

    /** What it has written to standard output so far. */
    public String out() throws IOException {
        return Files.readString(out);
    }

    /** What it has written to standard error so far. */
    public String err() throws IOException {
        return Files.readString(err);
    }

    /** Whether it has not ended. */
    public boolean isRunning() {
        return process.isAlive();
    }

    /** Waits for the process to end by itself. */
    public int exitStatus() throws Exception {
        if (!process.waitFor(DEADLINE_NANOS, TimeUnit.NANOSECONDS)) {
            fail("still running: " + process.info().commandLine() + "\n" + err());
        }
        return process.exitValue();
    }

    void await(Callable<Boolean> condition, String what) throws Exception {
        long deadline = System.nanoTime() + DEADLINE_NANOS;
        while (!condition.call()) {
            if (System.nanoTime() > deadline || !process.isAlive()) {
                fail("waited in vain for " + what + "; standard error:\n" + err());
            }
            LockSupport.parkNanos(10_000_000L);
        }
    }

    Jar awaitRunning() throws Exception {
        await(() -> err().contains("Headwater is running"), "the start");
        return this;
    }

    /** Waits until a file is in the archive folder and no more in the source folder. */
    void awaitArchived(String name) throws Exception {
        await(
                () -> Files.exists(folder.resolve("source_archive").resolve(name))
                        && Files.notExists(folder.resolve("source").resolve(name)),
                name + " in the archive");
    }

    int kinesisPort() throws IOException {
        return port(LOCAL_KINESIS);
    }

    int serverPort() throws IOException {
        return port(SERVER);
    }

    private int port(Pattern pattern) throws IOException {
        Matcher matcher = pattern.matcher(err());
        assertThat(matcher.find()).as(err()).isTrue();
        return Integer.parseInt(matcher.group(1));
    }

    /** Ctrl-C, or what an orchestrator does first. */
    public void terminate() {
        process.destroy();
    }

    /** Sends it a signal, such as STOP. */
    void signal(String name) throws Exception {
        Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    /** kill -9. */
    public void kill() throws Exception {
        process.destroyForcibly();
        exitStatus();
    }

    /** What is in a folder, below it too; folders end with a slash. */
    static List<String> contents(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(path -> !path.equals(folder))
                    .map(path -> folder.relativize(path) + (Files.isDirectory(path) ? "/" : ""))
                    .sorted()
                    .toList();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
