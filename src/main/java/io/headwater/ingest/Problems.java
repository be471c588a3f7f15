package io.headwater.ingest;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a body: all of it is told at once, unless that is too much to read. */
final class Problems {
    private static final int MOST = 20;

    private final List<String> problems = new ArrayList<>();
    private long more;

    void add(String problem) {
        if (problems.size() < MOST) {
            problems.add(problem);
        } else {
            addUntold();
        }
    }

    /** Whether another one would be told of; if not, its words need not be made. */
    boolean haveRoom() {
        return problems.size() < MOST;
    }

    /** Counts one that is not told of. */
    void addUntold() {
        more++;
    }

    /** @throws RefusedException if there are any */
    void requireNone() {
        if (more > 0) {
            problems.add("And %d more problem%s.".formatted(more, more == 1 ? "" : "s"));
        }
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
    }
}
