package io.headwater.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.application.Application;
import io.headwater.settings.Overrides;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/** Headwater in a folder of its own, on a copy of the repository's routes, started and stopped as often as a test likes. */
final class Workplace implements AutoCloseable {
    private final Path folder;
    private final Map<String, String> settings = new HashMap<>();
    private Application.@Nullable Running running;

    /** Lays the folder out; nothing is started. */
    Workplace(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder.resolve("routes"));
        Files.createDirectories(source());
        for (Path route : list(Path.of("routes"))) {
            // As users run them, but for the time between two looks at the source folder.
            String text = Files.readString(route).replace("delay: 500", "delay: 50");
            Files.writeString(folder.resolve("routes").resolve(route.getFileName()), text);
        }
        set("source.directory", source().toString());
        set("archive.directory", archive().toString());
        set("rejected.directory", rejected().toString());
        set("state.directory", folder.resolve("state").toString());
        set("kinesis.local.port", "0");
        set("simulate.transactions.enabled", "false");
        set("ingest.enabled", "false");
        set("ingest.directory", ingested().toString());
        set("server.port", "0");
        set("market.enabled", "false");
        set("stocks.api.enabled", "false");
        set("stocks.cache.directory", folder.resolve("cache").toString());
        set("stocks.csv.directory", folder.resolve("stocks").toString());
        set("source.settle", "20ms");
        set("source.retry-after", "100ms");
    }

    /** Another Headwater in the folder of one that is there. */
    static Workplace besides(Workplace other) {
        return new Workplace(other.folder, other.settings);
    }

    private Workplace(Path folder, Map<String, String> settings) {
        this.folder = folder;
        this.settings.putAll(settings);
    }

    Workplace set(String key, String value) {
        settings.put(key, value);
        return this;
    }

    Workplace start() throws Exception {
        running = new Application(folder, new Overrides(settings, Map.of())).start();
        return this;
    }

    void stop() {
        if (running != null) {
            running.close();
            running = null;
        }
    }

    CamelContext camel() {
        return Objects.requireNonNull(running, "not started").camel();
    }

    /** The local Kinesis of the running Headwater. */
    URI kinesis() {
        return Objects.requireNonNull(running, "not started").kinesis().orElseThrow();
    }

    Tap tap() {
        return new Tap(kinesis(), Tap.STREAM);
    }

    Path source() {
        return folder.resolve("source");
    }

    /** The files in the archive, each of which has its receipt beside it. */
    List<String> archived() {
        // One that is just being written is not there yet.
        List<String> all =
                names(archive()).stream().filter(name -> !name.endsWith(".new")).toList();
        List<String> files =
                all.stream().filter(name -> !name.endsWith(".receipt.json")).toList();
        assertThat(all)
                .containsAll(files.stream().map(name -> name + ".receipt.json").toList());
        return files;
    }

    Path archive() {
        return folder.resolve("source_archive");
    }

    Path rejected() {
        return folder.resolve("source_rejected");
    }

    Path ingested() {
        return folder.resolve("delivered/ingest");
    }

    /** The HTTP server of the running Headwater. */
    URI server() {
        return Objects.requireNonNull(running, "not started").server().orElseThrow();
    }

    /** A route file of this folder. */
    Path route(String name) {
        return folder.resolve("routes").resolve(name + ".camel.yaml");
    }

    /** Edits a route file, and checks that the edit changed something. */
    void edit(String name, UnaryOperator<String> change) throws IOException {
        String before = Files.readString(route(name));
        String after = change.apply(before);
        if (before.equals(after)) {
            throw new IllegalStateException("The edit of " + name + " changes nothing: is the route another one now?");
        }
        Files.writeString(route(name), after);
    }

    /** Puts a file into the source folder, whole from the first moment. */
    Path drop(String name, String text) throws IOException {
        return drop(name, text.getBytes(StandardCharsets.UTF_8));
    }

    Path drop(String name, byte[] content) throws IOException {
        Path whole = Files.createTempFile(folder, "drop", ".part");
        Files.write(whole, content);
        return Files.move(whole, source().resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Returns once the archive has a file of this name, and checks that the source folder lost it. */
    Path awaitArchived(String name) throws Exception {
        Path archived = archive().resolve(name);
        Await.until(
                () -> Files.exists(archived) && Files.notExists(source().resolve(name)),
                () -> name + " is not archived; source: " + names(source()) + ", archive: " + names(archive()));
        return archived;
    }

    static List<String> names(Path directory) {
        return list(directory).stream()
                .map(path -> String.valueOf(path.getFileName()))
                .sorted()
                .toList();
    }

    private static List<Path> list(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
