package io.headwater.application;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Work that a process finishes when it is told to end, as by Ctrl-C: it ends with the last of its shutdown hooks, which would else be
 * before what is in flight is finished and put on record. Closed when the work is done.
 */
final class BeforeExit implements AutoCloseable {
    private final CountDownLatch done = new CountDownLatch(1);

    private BeforeExit() {}

    /**
     * Has the process wait for the work that begins now.
     *
     * @param hurry is run when the process is told to end
     * @param seconds how long it waits
     */
    static BeforeExit finish(Runnable hurry, int seconds) {
        BeforeExit work = new BeforeExit();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            hurry.run();
                            work.await(seconds);
                        },
                        "finish"));
        return work;
    }

    private void await(int seconds) {
        try {
            var unused = done.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        done.countDown();
    }
}
