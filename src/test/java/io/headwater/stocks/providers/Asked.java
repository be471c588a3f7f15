package io.headwater.stocks.providers;

import io.headwater.stocks.StockServer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Providers that ask a local server; waits cost no time and are remembered, and the clock stands still but for them. */
public final class Asked {
    /** A Tuesday evening in New York. */
    public static final Instant NOW = Instant.parse("2026-03-03T23:30:00Z");

    private final List<Duration> waits = Collections.synchronizedList(new ArrayList<>());
    private final AtomicLong nanos = new AtomicLong();
    private final PoliteHttp http;

    /** With a pause between requests, and a time that answers may take. */
    public Asked(Duration spacing, Duration timeout) {
        http = new PoliteHttp(new HttpOptions("Mozilla/5.0 (test)", spacing, timeout), clock(), nanos::get, time -> {
            waits.add(time);
            nanos.addAndGet(time.toNanos());
        });
    }

    /** Without a pause between requests. */
    public Asked() {
        this(Duration.ZERO, Duration.ofSeconds(20));
    }

    /** Moves with each wait. */
    public InstantSource clock() {
        return () -> NOW.plusNanos(nanos.get());
    }

    /** As if so much time had gone by. */
    public void later(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    /** What was waited so far. */
    public List<Duration> waits() {
        return new ArrayList<>(waits);
    }

    /** What asks. */
    public PoliteHttp http() {
        return http;
    }

    /** Yahoo at that server. */
    public YahooProvider yahoo(StockServer server) {
        return new YahooProvider(server.url(), server.url().resolve("/cookie"), http, clock());
    }

    /** Tiingo at that server. */
    public TiingoProvider tiingo(StockServer server, String token) {
        return new TiingoProvider(server.url(), token, http, clock());
    }
}
