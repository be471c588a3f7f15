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

/**
 * A timer and its clock that stand still until a test moves them. Tasks run on the test's thread; others may hand tasks in.
 */
final class ManualTimer extends ScheduledThreadPoolExecutor {
    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::due).thenComparingLong(Task::number));
    private long now;
    private long tasksMade;

    ManualTimer() {
        super(0);
    }

    synchronized long nanoTime() {
        return now;
    }

    synchronized int tasks() {
        return tasks.size();
    }

    /** How long until the next task is due. */
    synchronized Duration nextIn() {
        return Duration.ofNanos(Optional.ofNullable(tasks.peek()).orElseThrow().due() - now);
    }

    /** Moves the clock, and nothing else. */
    synchronized void pass(Duration time) {
        now += time.toNanos();
    }

    /** Moves the clock to when the next task is due, and runs it. */
    void runNext() {
        next().run();
    }

    private synchronized Task next() {
        Task task = tasks.remove();
        now = Math.max(now, task.due());
        return task;
    }

    /** Runs what is due, without moving the clock. */
    void runDue() {
        while (tasks() > 0 && nextIn().compareTo(Duration.ZERO) <= 0) {
            runNext();
        }
    }

    /** Runs tasks, and those that they make, until there is none. */
    void runAll() {
        while (tasks() > 0) {
            runNext();
        }
    }

    @Override
    public synchronized ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        if (isShutdown()) {
            return super.schedule(command, delay, unit);
        }
        Task task = new Task(command, now + unit.toNanos(delay), tasksMade++);
        tasks.add(task);
        return task;
    }

    private static final class Task extends FutureTask<Object> implements ScheduledFuture<Object> {
        private final long due;
        private final long number;

        Task(Runnable command, long due, long number) {
            super(command, new Object());
            this.due = due;
            this.number = number;
        }

        /** Its place among all tasks: those due together run in the order that they came in. */
        long number() {
            return number;
        }

        /** What goes wrong in a task goes wrong in the test. */
        @Override
        protected void setException(Throwable t) {
            throw new IllegalStateException("A task of the timer failed", t);
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
