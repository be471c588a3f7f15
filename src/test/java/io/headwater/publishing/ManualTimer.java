package io.headwater.publishing;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A timer and its clock that stand still until a test moves them. Tasks run on the test's thread. */
final class ManualTimer extends ScheduledThreadPoolExecutor {
    private final PriorityQueue<Task> tasks = new PriorityQueue<>(Comparator.comparingLong(Task::due));
    private long now;

    ManualTimer() {
        super(0);
    }

    long nanoTime() {
        return now;
    }

    int tasks() {
        return tasks.size();
    }

    /** How long until the next task is due. */
    Duration nextIn() {
        return Duration.ofNanos(Optional.ofNullable(tasks.peek()).orElseThrow().due() - now);
    }

    /** Moves the clock, and nothing else. */
    void pass(Duration time) {
        now += time.toNanos();
    }

    /** Moves the clock to when the next task is due, and runs it. */
    void runNext() {
        Task task = tasks.remove();
        now = Math.max(now, task.due());
        task.run();
    }

    /** Runs tasks, and those that they make, until there is none. */
    void runAll() {
        while (!tasks.isEmpty()) {
            runNext();
        }
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        if (isShutdown()) {
            return super.schedule(command, delay, unit);
        }
        Task task = new Task(command, now + unit.toNanos(delay));
        tasks.add(task);
        return task;
    }

    private static final class Task extends FutureTask<Object> implements ScheduledFuture<Object> {
        private final long due;

        Task(Runnable command, long due) {
            super(command, new Object());
            this.due = due;
        }

        long due() {
            return due;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(due, TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }
}
