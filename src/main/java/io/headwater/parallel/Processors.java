package io.headwater.parallel;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/** Work spread over all processors, with the result that one thread would have; when a call has ended, none of it goes on. */
public final class Processors {
    private Processors() {}

    /**
     * Works on the tasks from 0 to {@code tasks - 1} side by side, and has the calling thread take each result in the order of the
     * tasks. Few results wait to be taken, however many tasks there are. What a task throws ends all of them, and is thrown.
     *
     * @throws CancellationException if the thread is interrupted
     */
    public static <T> void inOrder(int tasks, IntFunction<T> work, Consumer<T> take) {
        int threads = Math.min(tasks, Runtime.getRuntime().availableProcessors());
        if (threads <= 1) {
            for (int task = 0; task < tasks; task++) {
                take.accept(work.apply(task));
            }
            return;
        }
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            Deque<Future<T>> waiting = new ArrayDeque<>();
            int started = 0;
            for (int taken = 0; taken < tasks; taken++) {
                while (started < tasks && waiting.size() < 3 * threads) {
                    int task = started++;
                    waiting.add(executor.submit(() -> work.apply(task)));
                }
                take.accept(result(waiting.remove()));
            }
        } finally {
            executor.shutdownNow();
            awaitEnd(executor);
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

    /**
     * Works on the tasks from 0 to {@code tasks - 1} side by side, in any order.
     *
     * @throws CancellationException if the thread is interrupted
     */
    public static void each(int tasks, IntConsumer work) {
        inOrder(
                tasks,
                task -> {
                    work.accept(task);
                    return task;
                },
                task -> {});
    }

    private static <T> T result(Future<T> task) {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
