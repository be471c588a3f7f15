package io.headwater.background;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/** Stops the Headwater of a folder of state, and no other process. */
public final class Stop {
    private static final long MILLIS_BETWEEN_LOOKS = 50;

    /** What the operating system needs to end a process that was killed; a disk that hangs may keep it longer. */
    private static final Duration TIME_TO_DIE = Duration.ofSeconds(10);

    private final StateFiles state;
    private final LongConsumer seconds;

    /** What came of it. */
    public enum Outcome {
        /** It finished what was in flight, and ended. */
        STOPPED,
        /** It did not end in time, and was killed. */
        KILLED,
        /** None was running; one had been killed, and its pid file is removed. */
        WAS_DEAD,
        /** None was running. */
        WAS_ABSENT
    }

    /**
     * For the Headwater with this folder of state.
     *
     * @param seconds is told each second how long it has been waiting
     */
    public Stop(StateFiles state, LongConsumer seconds) {
        this.state = state;
        this.seconds = seconds;
    }

    /**
     * Asks it to stop, and waits until it has.
     *
     * @param timeout how long it may take
     * @param force whether it is killed then
     * @throws BackgroundException if it has not ended in time and is not to be killed; or it cannot be told
     */
    public Outcome run(Duration timeout, boolean force) throws InterruptedException {
        Presence presence = Presence.of(state);
        switch (presence.kind()) {
            case RUNNING -> {}
            case ABSENT -> {
                return Outcome.WAS_ABSENT;
            }
            case DEAD -> {
                PidFile.removeLeftovers(state);
                return Outcome.WAS_DEAD;
            }
            case HELD_BY_A_STRANGER -> throw heldByAStranger(presence);
        }
        ProcessMark process = presence.process().orElseThrow();
        signal(process, false);
        if (hasEnded(process, timeout)) {
            return Outcome.STOPPED;
        }
        if (!force) {
            throw new BackgroundException(
                    "Headwater (pid %d) is still finishing what is in flight after %d s. Wait and stop it again, or kill it with `headwater stop --force`: then requests that are in flight may be sent again at the next start, and nothing is lost."
                            .formatted(process.pid(), timeout.toSeconds()));
        }
        signal(process, true);
        if (!hasEnded(process, TIME_TO_DIE)) {
            throw new BackgroundException(
                    "Headwater (pid %d) was killed and does not end: is a disk hanging?".formatted(process.pid()));
        }
        PidFile.removeLeftovers(state);
        return Outcome.KILLED;
    }

    private BackgroundException heldByAStranger(Presence presence) {
        OptionalLong named = presence.pid();
        return new BackgroundException(
                "Stopping the Headwater with the state in %s: a process has it, and %s. Nothing was stopped; stop it where it was started (another machine or container, another program)."
                        .formatted(
                                state.folder(),
                                named.isPresent()
                                        ? "it is not process %d that the pid file names".formatted(named.getAsLong())
                                        : "there is no pid file that names it"));
    }

    /** If it has ended meanwhile there is nobody to tell. */
    private static void signal(ProcessMark mark, boolean kill) {
        mark.handle().ifPresent(process -> {
            boolean told = kill ? process.destroyForcibly() : process.destroy();
            if (!told && mark.isAlive()) {
                throw new BackgroundException(
                        "Headwater (pid %d) cannot be told to stop: no permission; it was started by %s."
                                .formatted(process.pid(), process.info().user().orElse("another user")));
            }
        });
    }

    private boolean hasEnded(ProcessMark process, Duration timeout) throws InterruptedException {
        long began = System.nanoTime();
        long told = 0;
        while (process.isAlive()) {
            long passed = System.nanoTime() - began;
            if (passed >= timeout.toNanos()) {
                return false;
            }
            if (passed / 1_000_000_000L > told) {
                told = passed / 1_000_000_000L;
                seconds.accept(told);
            }
            TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN_LOOKS);
        }
        return true;
    }
}
