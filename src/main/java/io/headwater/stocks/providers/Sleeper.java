package io.headwater.stocks.providers;

import java.time.Duration;

/** Waits. */
@FunctionalInterface
public interface Sleeper {
    /** Returns after that time. */
    void sleep(Duration time) throws InterruptedException;
}
