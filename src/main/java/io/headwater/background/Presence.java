package io.headwater.background;

import io.headwater.files.FileErrors;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** Whether a Headwater runs with a folder of state, and which process it is. */
public final class Presence {
    /** Between taking the folder and saying who has it, and between ending and giving it free, there is a moment. */
    private static final int LOOKS = 40;

    private static final long MILLIS_BETWEEN_LOOKS = 25;

    private final Kind kind;
    private final Optional<ProcessMark> mark;

    /** What was found. */
    public enum Kind {
        /** One runs. */
        RUNNING,
        /** Some process has the folder, and it is not the one of the pid file: one of another machine or container, say. */
        HELD_BY_A_STRANGER,
        /** One ran, and ended without taking its pid file away: it was killed, or the power failed. */
        DEAD,
        /** None runs. */
        ABSENT
    }

    private Presence(Kind kind, Optional<ProcessMark> mark) {
        this.kind = kind;
        this.mark = mark;
    }

    /**
     * Looks.
     *
     * @throws BackgroundException if that cannot be found out
     */
    public static Presence of(StateFiles state) {
        for (int look = 1; ; look++) {
            boolean held = isHeld(state);
            Optional<ProcessMark> mark = PidFile.read(state);
            boolean alive = mark.filter(ProcessMark::isAlive).isPresent();
            if (held == alive || look == LOOKS) {
                return new Presence(kind(held, alive, PidFile.exists(state)), mark);
            }
            try {
                TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN_LOOKS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new Presence(kind(held, alive, PidFile.exists(state)), mark);
            }
        }
    }

    private static Kind kind(boolean held, boolean alive, boolean hasPidFile) {
        if (held) {
            return alive ? Kind.RUNNING : Kind.HELD_BY_A_STRANGER;
        }
        return hasPidFile ? Kind.DEAD : Kind.ABSENT;
    }

    private static boolean isHeld(StateFiles state) {
        try {
            return OneAtATime.isHeld(state);
        } catch (IOException e) {
            throw new BackgroundException("Looking for a Headwater with the state in %s: cannot read %s (%s)."
                    .formatted(state.folder(), state.lock(), FileErrors.inWords(e)));
        }
    }

    /** What was found. */
    public Kind kind() {
        return kind;
    }

    /** Whether one runs. */
    public boolean isRunning() {
        return kind == Kind.RUNNING;
    }

    /** The pid that the pid file names, if there is one. */
    public OptionalLong pid() {
        return mark.stream().mapToLong(ProcessMark::pid).findFirst();
    }

    /** The process that runs, if one does. */
    Optional<ProcessMark> process() {
        return isRunning() ? mark : Optional.empty();
    }
}
