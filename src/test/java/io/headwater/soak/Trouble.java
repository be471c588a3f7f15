package io.headwater.soak;

import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Has a target make other trouble every now and then, until it is to calm down. */
final class Trouble {
    private static final int LONGEST_MILLIS = 800;

    private final Target target;
    private final Random random;
    private final Thread thread;
    private volatile boolean over;
    private volatile @Nullable RuntimeException failure;

    Trouble(Target target, long seed) {
        this.target = target;
        this.random = new Random(seed);
        this.thread = new Thread(this::run, "trouble");
        thread.start();
    }

    private void run() {
        try {
            while (!over) {
                target.trouble(random);
                LockSupport.parkNanos((1 + random.nextInt(LONGEST_MILLIS)) * 1_000_000L);
            }
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    /** Ends it; what fails of itself while making it fails here. */
    void end() throws InterruptedException {
        over = true;
        LockSupport.unpark(thread);
        thread.join();
        RuntimeException failed = failure;
        if (failed != null) {
            throw failed;
        }
        target.calm();
    }
}
