package io.headwater.application;

import io.headwater.routing.CountedRoutes;
import io.headwater.source.FileUnderWay;
import io.headwater.status.Counters;
import io.headwater.status.LoggedProblems;
import io.headwater.status.Status;
import io.headwater.status.StatusFile;
import io.headwater.stocks.streaming.StreamProgress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down each second what a run has to tell of itself, from when its routes have started until it ends; so whoever asks needs no
 * port to a process that may be busy, and can tell one that hangs.
 */
final class RunStatus extends MainListenerSupport implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunStatus.class);

    private final Path file;
    private final Parts parts;
    private final LoggedProblems problems = LoggedProblems.listen();
    private final Instant since = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "status");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Status.State state = Status.State.RUNNING;
    private boolean cannotWrite;

    /**
     * What it is told from.
     *
     * @param source the folder that files are taken from
     * @param target where rows go, in words
     */
    record Parts(
            Path source,
            String target,
            Counters counters,
            CountedRoutes routes,
            Supplier<List<FileUnderWay>> files,
            Supplier<Optional<StreamProgress>> stocks) {}

    /** Listens for problems from now on. */
    RunStatus(Path file, Parts parts) {
        this.file = file;
        this.parts = parts;
    }

    @Override
    public void afterStart(BaseMainSupport main) {
        CamelContext camel = main.getCamelContext();
        write(camel);
        var unused = clock.scheduleWithFixedDelay(() -> write(camel), 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public void beforeStop(BaseMainSupport main) {
        state = Status.State.STOPPING;
    }

    private void write(CamelContext camel) {
        try {
            parts.counters().sample(System.nanoTime());
            StatusFile.write(file, now(camel));
            cannotWrite = false;
        } catch (IOException | RuntimeException e) {
            // Not only what can be foreseen: an exception would end the writing, and a status is no reason to stop
            // anything.
            if (!cannotWrite) {
                LOG.warn("Writing {}, from which `headwater status` reads: {}", file, e.toString());
            }
            cannotWrite = true;
        }
    }

    private Status now(CamelContext camel) {
        return new Status(
                ProcessHandle.current().pid(),
                state,
                since,
                Instant.now(),
                Path.of("").toAbsolutePath().toString(),
                parts.target(),
                parts.source().toAbsolutePath().toString(),
                parts.routes().flows(camel),
                parts.counters().counts(),
                parts.files().get().stream()
                        .map(each -> new Status.FileUnderWay(
                                each.path().toString(), each.bytes(), each.ofBytes(), each.rows()))
                        .toList(),
                parts.stocks().get().stream().map(RunStatus::position).toList(),
                problems.lastError().orElse(null),
                problems.lastWarning().orElse(null));
    }

    private static Status.Position position(StreamProgress stocks) {
        return new Status.Position(
                "stream-stock-history", stocks.history(), stocks.at(), stocks.row(), stocks.ofRows(), stocks.round());
    }

    /** Nothing is written from now on. */
    @Override
    public void close() {
        clock.shutdown();
        try {
            var unused = clock.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        problems.close();
    }
}
