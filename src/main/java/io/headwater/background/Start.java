package io.headwater.background;

import io.headwater.status.Status;
import io.headwater.status.StatusFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Starts a Headwater in the background, and waits until it runs. */
public final class Start {
    /** Routes of users may take their time; who waits longer is told so. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final long MILLIS_BETWEEN_LOOKS = 50;

    /** Enough for the problems of all settings. */
    private static final int LINES_OF_A_FAILURE = 30;

    private final Path folder;
    private final StateFiles state;

    /** What came of it. */
    public enum Outcome {
        /** It runs. */
        STARTED,
        /** One ran already, and goes on. */
        RAN_ALREADY
    }

    /** For a Headwater in {@code folder}, with its folder of state. */
    public Start(Path folder, StateFiles state) {
        this.folder = folder;
        this.state = state;
    }

    /**
     * Starts it, unless one runs. Several at once take turns, so that one starts it and the others find it running.
     *
     * @throws BackgroundException if it ends before it runs, with what it said; or is not running after a minute
     */
    public Outcome run() throws InterruptedException {
        state.makeFolder();
        try (RandomAccessFile turn = new RandomAccessFile(state.startLock().toFile(), "rw")) {
            var unused = turn.getChannel().lock();
            if (Presence.of(state).isRunning()) {
                return Outcome.RAN_ALREADY;
            }
            long logged = Files.exists(state.log()) ? Files.size(state.log()) : 0;
            Process process = DetachedProcess.start(
                    folder,
                    state.log(),
                    List.of("run", "--log-file", state.log().toAbsolutePath().toString()));
            return await(process, logged);
        } catch (IOException e) {
            throw state.cannotWrite(state.log(), e);
        }
    }

    private Outcome await(Process process, long logged) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            if (process.waitFor(MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS)) {
                throw new BackgroundException("Headwater did not start in %s (it ended with status %d):%n%s"
                        .formatted(
                                folder,
                                process.exitValue(),
                                new LogFiles(state.log()).since(logged, LINES_OF_A_FAILURE)));
            }
            Optional<Status> status = StatusFile.read(state.status());
            if (status.filter(said -> said.pid() == process.pid()).isPresent()) {
                return Outcome.STARTED;
            }
        }
        throw new BackgroundException(
                "Headwater (pid %d) does not run yet after %d s, and goes on starting. See what it does with `headwater logs`, or end it with `headwater stop`."
                        .formatted(process.pid(), PATIENCE.toSeconds()));
    }
}
