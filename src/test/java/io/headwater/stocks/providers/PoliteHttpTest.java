package io.headwater.stocks.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headwater.stocks.StockServer;
import io.headwater.stocks.StockServer.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Requests that no server should mind, and answers that come whole or not at all. */
@Timeout(60)
class PoliteHttpTest {
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final StockServer server = StockServer.start(request -> {
        most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
        underWay.decrementAndGet();
        return Answer.of(200, request.path());
    });
    private final StockServer other = StockServer.start(request -> Answer.of(200, "other"));
    private final Asked asked = new Asked(Duration.ofMillis(500), Duration.ofSeconds(20));

    @AfterEach
    void stop() {
        server.close();
        other.close();
    }

    private HttpAnswer get(String path) throws IOException {
        return asked.http().get(server.url().resolve(path), Map.of("Authorization", "Token secret"));
    }

    @Test
    void pausesBetweenTwoRequestsToAHost() throws Exception {
        get("/1");
        assertThat(asked.waits()).as("before the first").isEmpty();
        get("/2");
        asked.later(Duration.ofMillis(200));
        get("/3");
        asked.later(Duration.ofSeconds(1));
        get("/4");

        assertThat(asked.waits()).containsExactly(Duration.ofMillis(500), Duration.ofMillis(300));
        assertThat(asked.http().requests()).isEqualTo(4);
    }

    @Test
    void asksAHostOneAtATime() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            CompletableFuture<?>[] all = new CompletableFuture<?>[24];
            for (int i = 0; i < all.length; i++) {
                String path = "/" + i;
                all[i] = CompletableFuture.runAsync(
                        () -> assertThat(answer(path).text()).isEqualTo(path), threads);
            }
            CompletableFuture.allOf(all).get(50, TimeUnit.SECONDS);
        } finally {
            threads.shutdownNow();
        }

        assertThat(most).hasValue(1);
        assertThat(asked.waits()).hasSize(23);
    }

    private HttpAnswer answer(String path) {
        try {
            return get(path);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void followsRedirectsAndShowsATokenToItsHostOnly() throws Exception {
        server.next(
                Answer.of(302, "").with("Location", "/there?a=1"),
                Answer.of(301, "").with("Location", other.url() + "/elsewhere"));

        assertThat(get("/here").text()).isEqualTo("other");

        assertThat(server.requests()).extracting(StockServer.Request::path).containsExactly("/here", "/there");
        assertThat(server.requests())
                .allMatch(request -> request.header("authorization").equals("Token secret"));
        assertThat(other.requests().get(0).header("authorization")).isEmpty();
        assertThat(other.requests().get(0).header("user-agent")).isEqualTo("Mozilla/5.0 (test)");
    }

    @Test
    void doesNotFollowForEverNorAnywhere() {
        Answer back = Answer.of(302, "").with("Location", "/here");
        server.next(back, back, back, back, back, back);
        assertThatThrownBy(() -> get("/here")).hasMessage("more than 5 redirects, the last to /here");
        for (String location : new String[] {"file:///etc/passwd", "ftp://x/", "http:", "ht tp://x", "//"}) {
            server.next(Answer.of(302, "").with("Location", location));
            assertThatThrownBy(() -> get("/here"))
                    .isInstanceOf(IOException.class)
                    .hasMessage("a redirect to '" + location + "', which is not followed");
        }
    }

    @Test
    void unpacksWhatIsPacked() throws Exception {
        server.next(new Answer(200, packed("{}"), Map.of("Content-Encoding", "gzip")));

        assertThat(get("/packed").text()).isEqualTo("{}");
        assertThat(server.requests().get(0).header("accept-encoding")).isEqualTo("gzip");
    }

    @Test
    void doesNotTakeWhatIsPackedBrokenlyOrIsLargerThanAnyHistory() throws Exception {
        server.next(Answer.of(200, "no gzip").with("Content-Encoding", "gzip"));
        assertThatThrownBy(() -> get("/broken")).isInstanceOf(IOException.class);

        server.next(Answer.of(200, "x".repeat((32 << 20) + 1)));
        assertThatThrownBy(() -> get("/large")).hasMessageContaining("an answer of more than 32 MiB");

        server.next(new Answer(200, packed("x".repeat((32 << 20) + 1)), Map.of("Content-Encoding", "gzip")));
        assertThatThrownBy(() -> get("/bomb")).hasMessageContaining("an answer of more than 32 MiB");
    }

    private static ByteBuffer packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return ByteBuffer.wrap(bytes.toByteArray());
    }

    @Test
    void doesNotWaitForEverForAnAnswer() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (StockServer slow = StockServer.start(request -> {
            awaitQuietly(never);
            return Answer.of(200, "");
        })) {
            PoliteHttp http = new Asked(Duration.ZERO, Duration.ofMillis(200)).http();
            assertThatThrownBy(() -> http.get(slow.url(), Map.of())).hasMessage("no whole answer within 200 ms");
        } finally {
            never.countDown();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void encodesWhatIsPartOfAUrl() {
        assertThat(PoliteHttp.query(Map.of("q", "M&M a/b+c"))).isEqualTo("?q=M%26M%20a%2Fb%2Bc");
        assertThat(Urls.below(URI.create("http://proxy/yahoo/"), "/v1/x?a=%20"))
                .isEqualTo(URI.create("http://proxy/yahoo/v1/x?a=%20"));
    }
}
