package io.headwater.ingest;

import java.util.List;

/** Says that messages are not taken, and all that is wrong with them; nothing of them is kept. Expected, so without a trace. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    RefusedException(List<String> problems) {
        super(String.join(" ", problems), null, false, false);
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, each in a sentence; not empty. */
    public List<String> problems() {
        return problems;
    }
}
