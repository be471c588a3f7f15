package io.headwater.cli;

import java.util.concurrent.CancellationException;

/** What is to be done if the process is told to end, as by Ctrl-C, before its work is. */
final class OnInterrupt {
    private final Thread hook;

    private OnInterrupt(Thread hook) {
        this.hook = hook;
    }

    /** @throws CancellationException if the process is ending already */
    static OnInterrupt run(Runnable task) {
        Thread hook = new Thread(task, "interrupted");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            throw new CancellationException("The process is ending");
        }
        return new OnInterrupt(hook);
    }

    /** From now on the process may end as it likes. */
    void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It is ending, and the task is running.
        }
    }
}
