package io.headwater.background;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * Says which process holds a folder of state: its pid in the first line, as everywhere, and when it was started in the second. Written
 * and removed only by those who hold the folder.
 */
final class PidFile {
    private static final int MAX_BYTES = 1_000;

    private final StateFiles state;

    private PidFile(StateFiles state) {
        this.state = state;
    }

    /**
     * Says that it is this process, and takes away what an earlier one, that was killed, said of itself.
     *
     * @throws BackgroundException if that cannot be written
     */
    static PidFile write(StateFiles state) {
        ProcessMark own = ProcessMark.own();
        try {
            Files.deleteIfExists(state.status());
            Path written = state.pid().resolveSibling(state.pid().getFileName() + ".new");
            Files.writeString(written, own.pid() + "\n" + own.started() + "\n", StandardCharsets.UTF_8);
            Files.move(written, state.pid(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw state.cannotWrite(state.pid(), e);
        }
        return new PidFile(state);
    }

    /** Which process it names; none if there is no such file, or no process in it. */
    static Optional<ProcessMark> read(StateFiles state) {
        try {
            if (Files.size(state.pid()) > MAX_BYTES) {
                return Optional.empty();
            }
            List<String> lines = new String(Files.readAllBytes(state.pid()), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return lines.size() < 2
                    ? Optional.empty()
                    : Optional.of(new ProcessMark(
                            Long.parseLong(lines.get(0).strip()), lines.get(1).strip()));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    static boolean exists(StateFiles state) {
        return Files.exists(state.pid());
    }

    /** Nobody runs any more. What cannot be removed is found to be of no process. */
    void close() {
        try {
            Files.deleteIfExists(state.status());
            Files.deleteIfExists(state.pid());
        } catch (IOException e) {
            // The next one replaces it.
        }
    }

    /** Takes away what a process left behind that was killed, unless another one has begun meanwhile. */
    static void removeLeftovers(StateFiles state) {
        OneAtATime lock;
        try {
            lock = OneAtATime.hold(state);
        } catch (BackgroundException e) {
            // It is another's now, or nothing can be removed.
            return;
        }
        new PidFile(state).close();
        lock.close();
    }
}
