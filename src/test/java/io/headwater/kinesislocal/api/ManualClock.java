package io.headwater.kinesislocal.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that moves when told to. */
final class ManualClock implements InstantSource {
    private Instant now = Instant.parse("2026-11-21T10:00:00.123Z");

    @Override
    public synchronized Instant instant() {
        return now;
    }

    synchronized void advance(Duration by) {
        now = now.plus(by);
    }
}
