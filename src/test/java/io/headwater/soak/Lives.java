package io.headwater.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.jar.Jar;
import io.headwater.soak.Ending.When;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** The process, started and ended again and again in the same folder. */
final class Lives {
    private static final long NANOS_BETWEEN_LOOKS = 2_000_000L;
    private static final long MOST_NANOS_OF_A_LIFE = 25_000_000_000L;
    private static final long MOST_NANOS_WITHOUT_PROGRESS = 120_000_000_000L;
    private static final int TERMINATED = 143;

    private final Folder folder;
    private final Map<String, String> settings;
    private int kills;
    private int killsInTheMiddle;
    private int stops;

    Lives(Folder folder, Map<String, String> settings) {
        this.folder = folder;
        this.settings = settings;
    }

    /** Those that hit while files were to be delivered. */
    int kills() {
        return kills;
    }

    /** Those that hit a file that was begun. */
    int killsInTheMiddle() {
        return killsInTheMiddle;
    }

    int stops() {
        return stops;
    }

    /** One life with its end, which comes at last when nothing is left to do or what is waited for does not happen. */
    void live(Ending ending) throws Exception {
        OnDisk before = OnDisk.of(folder);
        long started = System.nanoTime();
        try (Jar jar = Jar.start(folder.path(), settings)) {
            Callable<Boolean> reached = reached(ending.when(), before, jar);
            long at = 0;
            boolean isReached = false;
            while (!isReached || System.nanoTime() - at < ending.millis() * 1_000_000L) {
                if (!isReached && reached.call()) {
                    isReached = true;
                    at = System.nanoTime();
                    continue;
                }
                requireRunning(jar);
                if (System.nanoTime() - started > MOST_NANOS_OF_A_LIFE || (isReached && !folder.hasWork())) {
                    break;
                }
                LockSupport.parkNanos(NANOS_BETWEEN_LOOKS);
            }
            if (ending.gently()) {
                jar.terminate();
                assertThat(jar.exitStatus()).as(jar.err()).isEqualTo(TERMINATED);
                stops++;
            } else {
                boolean hadWork = folder.hasWork();
                boolean inTheMiddle = folder.isInTheMiddle();
                jar.kill();
                kills += hadWork ? 1 : 0;
                killsInTheMiddle += inTheMiddle ? 1 : 0;
            }
        }
    }

    private record OnDisk(long onRecord, long rejected, int receipts) {
        static OnDisk of(Folder folder) {
            return new OnDisk(
                    folder.bytesOnRecord(),
                    folder.bytesRejected(),
                    folder.receipts().size());
        }
    }

    private Callable<Boolean> reached(When when, OnDisk before, Jar jar) {
        return switch (when) {
            case STARTED -> () -> true;
            case RUNNING -> () -> jar.err().contains("Headwater is running");
            case CHECKPOINT -> () -> folder.bytesOnRecord() != before.onRecord();
            case RECEIPT -> () -> folder.receipts().size() > before.receipts();
            case REJECTION -> () -> folder.bytesRejected() != before.rejected();
        };
    }

    private static void requireRunning(Jar jar) throws IOException {
        if (!jar.isRunning()) {
            throw new AssertionError("The process ended by itself:\n" + jar.err());
        }
    }

    /** The last life: until nothing is left to do. How long that takes is the machine's affair, as long as it goes on. */
    void liveUntilDone() throws Exception {
        OnDisk progress = OnDisk.of(folder);
        long progressAt = System.nanoTime();
        try (Jar jar = Jar.start(folder.path(), settings)) {
            while (folder.hasWork() || !folder.checkpoints().isEmpty()) {
                requireRunning(jar);
                OnDisk now = OnDisk.of(folder);
                if (!now.equals(progress)) {
                    progress = now;
                    progressAt = System.nanoTime();
                } else if (System.nanoTime() - progressAt > MOST_NANOS_WITHOUT_PROGRESS) {
                    throw new AssertionError("Nothing goes on, and files or checkpoints are left over: "
                            + folder.leftovers() + "; standard error:\n" + jar.err());
                }
                LockSupport.parkNanos(5 * NANOS_BETWEEN_LOOKS);
            }
            jar.kill();
        }
    }
}
