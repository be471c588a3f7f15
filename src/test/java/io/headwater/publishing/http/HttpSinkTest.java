package io.headwater.publishing.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headwater.publishing.Answer;
import io.headwater.publishing.Refusal;
import io.headwater.publishing.Refusal.Kind;
import io.headwater.publishing.RequestLimits;
import io.headwater.publishing.Row;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class HttpSinkTest {
    private static final List<Row> ROWS = List.of(row("{\"a\":1}"), row("{\"a\":2}"));

    private final List<String> posts = new ArrayList<>();

    private static Row row(String data) {
        return new Row(data.getBytes(StandardCharsets.UTF_8), "", 0);
    }

    private HttpSink sink(HttpPost post) {
        return sink(post, AnswerRules.ERRORS_STOP);
    }

    private HttpSink sink(HttpPost post, AnswerRules rules) {
        return new HttpSink(
                (body, contentType) -> {
                    posts.add(contentType + " " + new String(body, StandardCharsets.UTF_8));
                    return post.post(body, contentType);
                },
                HttpFormat.ARRAY,
                rules,
                new RequestLimits(500, Long.MAX_VALUE),
                Runnable::run,
                InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z")),
                "http://example.com/");
    }

    private Answer answerTo(HttpPost post) {
        return sink(post).send(ROWS).toCompletableFuture().join();
    }

    private Answer answerTo(int status, String retryAfter) {
        Optional<String> header = Optional.of(retryAfter).filter(text -> !text.isEmpty());
        return answerTo((body, contentType) -> new HttpPost.Response(status, header, "says " + status));
    }

    private Refusal refusalOfAll(Answer answer) {
        assertThat(answer.refused()).extracting(Answer.Refused::row).containsExactlyElementsOf(ROWS);
        assertThat(answer.refused())
                .extracting(Answer.Refused::why)
                .containsOnly(answer.refused().get(0).why());
        return answer.refused().get(0).why();
    }

    @Test
    void postsTheRowsAsOneBody() {
        answerTo(200, "");

        assertThat(posts).containsExactly("application/json [{\"a\":1},{\"a\":2}]");
    }

    @Test
    void every2xxTakesEveryRow() {
        for (int status : new int[] {200, 201, 202, 204, 207, 299}) {
            assertThat(answerTo(status, "")).as("%d", status).isEqualTo(Answer.allTaken());
        }
    }

    @Test
    void everyOtherStatusTakesNone() {
        for (int status : new int[] {0, 100, 199, 408, 409, 423, 425, 500, 502, 504, 599}) {
            Refusal refusal = refusalOfAll(answerTo(status, ""));
            assertThat(refusal.kind()).as("%d", status).isEqualTo(Kind.FAILED);
            assertThat(refusal.waitAtLeast()).isEqualTo(Duration.ZERO);
        }
        assertThat(refusalOfAll(answerTo(500, "")).detail()).isEqualTo("HTTP 500 says 500");
    }

    @Test
    void whatCannotHealByItselfStopsTheDelivery() {
        for (int status : new int[] {300, 301, 302, 304, 308, 400, 401, 403, 404, 405, 410, 415, 422, 451}) {
            assertThat(refusalOfAll(answerTo(status, "")))
                    .as("%d", status)
                    .isEqualTo(new Refusal(Kind.HOPELESS, "HTTP " + status + " says " + status));
        }
    }

    private Refusal.Kind kindOf(int status, String body, boolean readsBody) {
        Answer answer = sink(
                        (sent, contentType) -> new HttpPost.Response(status, Optional.empty(), body),
                        AnswerRules.whatIsInvalidIsLeftOut(readsBody))
                .send(ROWS)
                .toCompletableFuture()
                .join();
        return refusalOfAll(answer).kind();
    }

    @Test
    void whatIsInvalidIsNeverTakenWhereTheRulesSaySo() {
        assertThat(kindOf(400, "", false)).isEqualTo(Kind.NEVER_TAKEN);
        assertThat(kindOf(422, "", false)).isEqualTo(Kind.NEVER_TAKEN);
        assertThat(kindOf(404, "", false)).isEqualTo(Kind.FAILED);
        assertThat(kindOf(500, "{\"status\":\"error\"}", true)).isEqualTo(Kind.FAILED);
        assertThat(kindOf(200, "{ \"status\" : \"ERROR\" }", true)).isEqualTo(Kind.NEVER_TAKEN);
    }

    @Test
    void tooManyRequestsThrottles() {
        assertThat(refusalOfAll(answerTo(429, ""))).isEqualTo(new Refusal(Kind.THROTTLED, "HTTP 429 says 429"));
        assertThat(refusalOfAll(answerTo(429, "30")))
                .isEqualTo(Refusal.throttled("HTTP 429 says 429", Duration.ofSeconds(30)));
    }

    @Test
    void unavailableThrottlesIfItSaysForHowLong() {
        assertThat(refusalOfAll(answerTo(503, "")).kind()).isEqualTo(Kind.FAILED);
        assertThat(refusalOfAll(answerTo(503, "Sun, 22 Nov 2026 12:01:00 GMT")))
                .isEqualTo(Refusal.throttled("HTTP 503 says 503", Duration.ofMinutes(1)));
    }

    @Test
    void aFailureOfAnotherKindIsTriedAgainByOurOwnWaitWhateverItAsksFor() {
        assertThat(refusalOfAll(answerTo(500, "3600"))).isEqualTo(Refusal.ofUnknownOutcome("HTTP 500 says 500"));
    }

    @Test
    void noAnswerIsAFailure() {
        Refusal refusal = refusalOfAll(answerTo((body, contentType) -> {
            throw new IOException("connection reset");
        }));

        assertThat(refusal).isEqualTo(Refusal.ofUnknownOutcome("IOException: connection reset"));
    }

    @Test
    void aBodyThatIsTooLargeIsToBeMadeSmaller() {
        assertThat(refusalOfAll(answerTo(413, ""))).isEqualTo(new Refusal(Kind.TOO_LARGE, "HTTP 413 says 413"));
    }

    @Test
    void tellsWhetherTheRowsMayBeStoredAllTheSame() {
        assertThat(refusalOfAll(answerTo(400, "")).maybeStored()).isFalse();
        assertThat(refusalOfAll(answerTo(502, "")).maybeStored()).isTrue();
        assertThat(refusalOfAll(answerTo((body, contentType) -> {
                            throw new ConnectException("Connection refused");
                        }))
                        .maybeStored())
                .isFalse();
    }

    @Test
    void aBodyIsOnePieceInItsOrder() {
        HttpSink sink = sink((body, contentType) -> new HttpPost.Response(200, Optional.empty(), ""));

        assertThat(sink.keepsOrderInRequest()).isTrue();
        assertThat(sink.shardOf(ROWS.get(0))).isEqualTo(sink.shardOf(ROWS.get(1)));
    }

    @Test
    void anInterruptedPostIsAFailureThatLeavesTheThreadInterrupted() {
        Answer answer = answerTo((body, contentType) -> {
            throw new InterruptedException("stopping");
        });

        assertThat(Thread.interrupted()).isTrue();
        assertThat(refusalOfAll(answer).kind()).isEqualTo(Kind.FAILED);
    }

    @Test
    void anErrorWhilePostingReachesThePublisher() {
        assertThat(sink((body, contentType) -> {
                            throw new StackOverflowError();
                        })
                        .send(ROWS))
                .isCompletedExceptionally();
    }

    @Test
    void aPoolThatIsShutDownReachesThePublisher() {
        HttpSink sink = new HttpSink(
                (body, contentType) -> new HttpPost.Response(200, Optional.empty(), ""),
                HttpFormat.ARRAY,
                AnswerRules.ERRORS_STOP,
                new RequestLimits(1, 1),
                task -> {
                    throw new RejectedExecutionException("shut down");
                },
                InstantSource.system(),
                "http://example.com/");

        assertThatThrownBy(() -> sink.send(ROWS)).isInstanceOf(RejectedExecutionException.class);
    }
}
