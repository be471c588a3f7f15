package io.headwater.stocks.providers;

import io.headwater.text.RetryAfter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.zip.GZIPInputStream;

/**
 * GET requests that no server should mind: one at a time to a host, with a pause before the next. Keeps cookies. Thread-safe.
 *
 * <p>Redirects are followed here and not by the JDK's client, which would send a token along to wherever it is led.
 */
public final class PoliteHttp {
    /** Fifty years of days are 2 MB. */
    private static final int MAX_BYTES = 32 << 20;

    private static final int MAX_REDIRECTS = 5;

    private final HttpOptions options;
    private final InstantSource clock;
    private final LongSupplier nanoClock;
    private final Sleeper sleeper;
    private final HttpClient client;
    private final Map<String, HostTurn> turns = new ConcurrentHashMap<>();
    private final AtomicLong requests = new AtomicLong();

    /** With a clock for dates, one for pauses, and what waits. */
    public PoliteHttp(HttpOptions options, InstantSource clock, LongSupplier nanoClock, Sleeper sleeper) {
        this.options = options;
        this.clock = clock;
        this.nanoClock = nanoClock;
        this.sleeper = sleeper;
        client = HttpClient.newBuilder()
                // Upgrading to HTTP/2 by a header confuses some proxies.
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                // Sooner than the whole answer: no connection says that there may be no network, a slow answer does
                // not.
                .connectTimeout(options.timeout().dividedBy(2))
                .cookieHandler(new CookieManager())
                .build();
    }

    /** How many requests were made so far, redirected ones and those that failed included. */
    public long requests() {
        return requests.get();
    }

    /** Waits as if between two requests, for a server that asked for it. */
    void pause(Duration time) throws IOException {
        try {
            sleeper.sleep(time);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /**
     * Asks, and follows where it is led.
     *
     * @param headers are sent to this host only
     * @throws IOException if there is no answer, or none that can be taken
     */
    HttpAnswer get(URI uri, Map<String, String> headers) throws IOException {
        URI next = uri;
        for (int followed = 0; ; followed++) {
            boolean isSameHost = authority(next).equals(authority(uri));
            HttpResponse<byte[]> response = send(next, isSameHost ? headers : Map.of());
            Optional<String> location = response.headers().firstValue("Location");
            if (response.statusCode() / 100 != 3 || location.isEmpty()) {
                return new HttpAnswer(
                        response.statusCode(),
                        new String(unpacked(response), StandardCharsets.UTF_8),
                        retryAfter(response));
            }
            if (followed == MAX_REDIRECTS) {
                throw new IOException(
                        "more than %d redirects, the last to %s".formatted(MAX_REDIRECTS, location.get()));
            }
            next = target(next, location.get());
        }
    }

    private static URI target(URI from, String location) throws IOException {
        try {
            URI to = from.resolve(location);
            boolean isHttp = "https".equals(to.getScheme()) || ("http".equals(to.getScheme()) && !isSecure(from));
            if (isHttp && to.getHost() != null) {
                return to;
            }
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        throw new IOException("a redirect to '%s', which is not followed".formatted(location));
    }

    private static boolean isSecure(URI uri) {
        return "https".equals(uri.getScheme());
    }

    private static String authority(URI uri) {
        return uri.getScheme() + "://" + uri.getAuthority();
    }

    private HttpResponse<byte[]> send(URI uri, Map<String, String> headers) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .header("User-Agent", options.userAgent())
                .header("Accept", "application/json, text/plain, */*")
                .header("Accept-Encoding", "gzip");
        headers.forEach(request::header);
        HostTurn turn = turns.computeIfAbsent(
                String.valueOf(uri.getHost()), host -> new HostTurn(options.spacing(), nanoClock, sleeper));
        try {
            turn.begin();
        } catch (InterruptedException e) {
            throw interrupted();
        }
        try {
            requests.incrementAndGet();
            return answer(client.sendAsync(request.build(), info -> new LimitedBody(MAX_BYTES)));
        } finally {
            turn.end();
        }
    }

    /** The client's own timeout would end with the headers, and wait for the body as long as it takes. */
    private HttpResponse<byte[]> answer(CompletableFuture<HttpResponse<byte[]>> coming) throws IOException {
        try {
            return coming.get(options.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            coming.cancel(true);
            throw new SlowAnswerException(
                    "no whole answer within %d ms".formatted(options.timeout().toMillis()));
        } catch (InterruptedException e) {
            coming.cancel(true);
            throw interrupted();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        }
    }

    /** A server answered, but too slowly. */
    static final class SlowAnswerException extends IOException {
        private static final long serialVersionUID = 1L;

        SlowAnswerException(String message) {
            super(message);
        }
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("stopped while it was asked");
    }

    private static byte[] unpacked(HttpResponse<byte[]> response) throws IOException {
        boolean isPacked = response.headers()
                .firstValue("Content-Encoding")
                .filter(encoding -> encoding.equalsIgnoreCase("gzip"))
                .isPresent();
        if (!isPacked || response.body().length == 0) {
            return response.body();
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new IOException("an answer of more than " + (MAX_BYTES >> 20) + " MiB");
            }
            return bytes;
        }
    }

    private Optional<Duration> retryAfter(HttpResponse<?> response) {
        return response.headers().firstValue("Retry-After").map(header -> RetryAfter.parse(header, clock));
    }

    /** A query of a URL: names and values, the values encoded. */
    static String query(Map<String, String> parameters) {
        StringBuilder query = new StringBuilder();
        parameters.forEach((name, value) -> query.append(query.isEmpty() ? '?' : '&')
                .append(name)
                .append('=')
                .append(encoded(value)));
        return query.toString();
    }

    /** A part of a path or a query, in which a space is %20 and not a plus, which some servers read as a plus. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
