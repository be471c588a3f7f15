package io.headwater.publishing.http;

import io.headwater.publishing.Answer;
import io.headwater.publishing.Refusal;
import io.headwater.publishing.Refusal.Kind;
import io.headwater.publishing.RequestLimits;
import io.headwater.publishing.Row;
import io.headwater.publishing.Sink;
import io.headwater.text.RetryAfter;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** An HTTP endpoint: each request is one POST, and any status of 200 to 299 acknowledges every row in it. */
public final class HttpSink implements Sink {
    private static final int TOO_LARGE = 413;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    private final HttpPost post;
    private final BodyFormat format;
    private final AnswerRules rules;
    private final RequestLimits limits;
    private final Executor executor;
    private final InstantSource clock;
    private final String name;

    /**
     * An endpoint behind {@code post}.
     *
     * @param executor runs the POSTs, one thread each
     * @param name how messages name the endpoint
     */
    public HttpSink(
            HttpPost post,
            BodyFormat format,
            AnswerRules rules,
            RequestLimits limits,
            Executor executor,
            InstantSource clock,
            String name) {
        this.post = post;
        this.format = format;
        this.rules = rules;
        this.limits = limits;
        this.executor = executor;
        this.clock = clock;
        this.name = name;
    }

    @Override
    public RequestLimits limits() {
        return limits;
    }

    /** A body is one piece. */
    @Override
    public boolean keepsOrderInRequest() {
        return true;
    }

    @Override
    public CompletionStage<Answer> send(List<Row> rows) {
        return CompletableFuture.supplyAsync(() -> postNow(rows), executor);
    }

    private Answer postNow(List<Row> rows) {
        try {
            HttpPost.Response response = post.post(format.body(rows), format.contentType());
            return rules.refusal(response)
                    .map(why -> Answer.refused(rows, new Refusal(Kind.NEVER_TAKEN, why)))
                    .orElseGet(() ->
                            response.isAcknowledgement() ? Answer.allTaken() : Answer.refused(rows, refusal(response)));
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            String detail = e.getClass().getSimpleName() + ": " + e.getMessage();
            return Answer.refused(
                    rows,
                    e instanceof ConnectException || e instanceof UnknownHostException
                            ? new Refusal(Kind.FAILED, detail)
                            : Refusal.ofUnknownOutcome(detail));
        }
    }

    private Refusal refusal(HttpPost.Response response) {
        String detail = response.inWords();
        if (response.status() == TOO_LARGE) {
            return new Refusal(Kind.TOO_LARGE, detail);
        }
        boolean full = response.status() == TOO_MANY_REQUESTS
                || (response.status() == UNAVAILABLE && response.retryAfter().isPresent());
        if (rules.isHopeless(response)) {
            return new Refusal(Kind.HOPELESS, detail);
        }
        if (!full) {
            // A server, or a gateway before it, may fail after it took the body.
            return response.isServerError() ? Refusal.ofUnknownOutcome(detail) : new Refusal(Kind.FAILED, detail);
        }
        Duration asked = response.retryAfter()
                .map(header -> RetryAfter.parse(header, clock))
                .orElse(Duration.ZERO);
        return Refusal.throttled(detail, asked);
    }

    @Override
    public String name() {
        return name;
    }
}
