package io.headwater.background;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A process and no other: pids are used again, but not with the same time of start.
 *
 * @param pid its pid
 * @param started when it was started, in a form that differs between systems and means nothing but itself
 */
record ProcessMark(long pid, String started) {
    private static final Path PROCESSES = Path.of("/proc");

    /** Which of the words behind a process's name in Linux's {@code /proc/…/stat} is which. */
    private static final int STATE = 0;

    private static final int START = 19;

    /** This process. */
    static ProcessMark own() {
        long pid = ProcessHandle.current().pid();
        return new ProcessMark(pid, started(pid).orElse("unknown"));
    }

    /** Whether it has not ended. */
    boolean isAlive() {
        return started(pid).filter(started::equals).isPresent();
    }

    /** The process, for signals; none if it has ended. */
    Optional<ProcessHandle> handle() {
        return isAlive() ? ProcessHandle.of(pid) : Optional.empty();
    }

    /**
     * When a process was started; nothing if there is none of this pid, or it has ended and only its parent has not noticed. In Linux's
     * own ticks since the boot where there are such: the time of day that Java makes of them changes when the clock is set.
     */
    private static Optional<String> started(long pid) {
        try {
            // The name before it, in brackets, may hold anything, brackets and line ends too.
            String stat = Files.readString(PROCESSES.resolve(pid + "/stat"), StandardCharsets.ISO_8859_1);
            List<String> words =
                    List.of(stat.substring(stat.lastIndexOf(')') + 1).strip().split(" "));
            return words.size() <= START || words.get(STATE).matches("[ZXx]")
                    ? Optional.empty()
                    : Optional.of("tick " + words.get(START));
        } catch (IOException e) {
            return Files.exists(PROCESSES.resolve("self/stat"))
                    ? Optional.empty()
                    : ProcessHandle.of(pid)
                            .flatMap(process -> process.info().startInstant())
                            .map(Object::toString);
        }
    }
}
