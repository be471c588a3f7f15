package io.headwater.cli;

import io.headwater.background.Presence;
import io.headwater.background.StateFiles;
import io.headwater.source.WaitingFiles;
import io.headwater.status.Status;
import io.headwater.status.StatusFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is known of the Headwater of a folder.
 *
 * @param folder the folder
 * @param state its folder of state
 * @param presence whether it runs
 * @param status what it said last, in this run or one that was killed
 * @param waiting how many files wait in its source folder
 * @param now when this was found out
 */
record Report(
        Path folder, StateFiles state, Presence presence, Optional<Status> status, OptionalLong waiting, Instant now) {

    /** It says something each second; a busy disk may delay that. */
    private static final Duration SILENCE = Duration.ofSeconds(5);

    static Report of(Path folder, StateFiles state, Presence presence) {
        Optional<Status> status = Optional.empty();
        OptionalLong waiting = OptionalLong.empty();
        try {
            status = StatusFile.read(state.status());
            if (presence.isRunning() && status.isPresent()) {
                Status said = status.get();
                long all = WaitingFiles.count(Path.of(said.source()));
                waiting = OptionalLong.of(Math.max(0, all - said.files().size()));
            }
        } catch (IOException e) {
            throw new CommandException("Reading what Headwater says of itself, in %s: %s".formatted(state.folder(), e));
        }
        return new Report(folder, state, presence, status, waiting, Instant.now());
    }

    /** In a word. */
    String word() {
        return switch (presence.kind()) {
            case RUNNING ->
                status.map(said -> said.state() == Status.State.STOPPING ? "stopping" : "running")
                        .orElse("starting");
            case DEAD -> "dead";
            case ABSENT -> "not-running";
            case HELD_BY_A_STRANGER -> "unknown";
        };
    }

    /** How long it has not said anything although it runs, if that is too long. */
    Optional<Duration> silence() {
        return status.map(said -> Duration.between(said.written(), now))
                .filter(since -> presence.isRunning() && since.compareTo(SILENCE) > 0);
    }
}
