package io.headwater.transactions.files;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** Work spread over all processors, none of which goes on when the call has ended. */
final class SideBySide {
    private SideBySide() {}

    /**
     * Works on the tasks from 0 to {@code tasks - 1} side by side, and has the calling thread take each result in the order of the
     * tasks. What a task throws ends all of them, and is thrown.
     *
     * @throws CancellationException if the thread is interrupted
     */
    static <T> void inOrder(int tasks, IntFunction<T> work, Consumer<T> take) {
        int processors = Runtime.getRuntime().availableProcessors();
        ExecutorService executor = Executors.newFixedThreadPool(Math.min(tasks, processors));
        try {
            List<Future<T>> started = new ArrayList<>();
            for (int task = 0; task < tasks; task++) {
                int each = task;
                started.add(executor.submit(() -> work.apply(each)));
            }
            started.forEach(task -> take.accept(result(task)));
        } finally {
            executor.shutdownNow();
            awaitEnd(executor);
        }
    }

    private static <T> T result(Future<T> task) {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted while writing transactions");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e);
        }
    }

    private static void awaitEnd(ExecutorService executor) {
        boolean interrupted = false;
        boolean ended = false;
        while (!ended) {
            try {
                ended = executor.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
