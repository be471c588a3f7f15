package io.headwater.stocks.providers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.headwater.stocks.ProviderException;
import io.headwater.stocks.ProviderException.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Asks a provider for JSON, a few times where that may help: what failed on the way, or came broken, may come whole the next time. Who
 * refuses is asked again after a remedy or a wait, and then left alone for a while, whoever asks.
 */
final class Questions {
    private static final int ATTEMPTS = 3;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);

    /** Somebody is waiting. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

    private static final Duration LEFT_ALONE = Duration.ofMinutes(1);
    private static final int FIRST_SERVER_ERROR = 500;

    private final String provider;
    private final PoliteHttp http;
    private final Refusals refusals;
    private final InstantSource clock;
    private volatile Instant notBefore = Instant.MIN;

    Questions(String provider, PoliteHttp http, Refusals refusals, InstantSource clock) {
        this.provider = provider;
        this.http = http;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** An answer in JSON; its status is for the provider to judge. */
    record Reply(HttpAnswer answer, JsonNode json) {}

    /**
     * Asks.
     *
     * @param uri what is asked, made anew for each attempt
     * @throws ProviderException if there is no answer in JSON
     */
    Reply ask(Supplier<URI> uri, Map<String, String> headers) {
        requireNotLeftAlone();
        boolean isRemedied = false;
        for (int attempt = 1; ; attempt++) {
            Failure failure;
            URI asked = uri.get();
            try {
                HttpAnswer answer = http.get(asked, headers);
                Optional<JsonNode> json = parsed(answer);
                Optional<String> refusal = refusals.refusal(answer, json);
                if (refusal.isPresent()) {
                    if (!isRemedied && attempt < ATTEMPTS) {
                        isRemedied = true;
                        if (refusals.remedy()) {
                            continue;
                        }
                    }
                    failure = refused(answer, refusal.get());
                } else if (json.isEmpty()) {
                    failure = Failure.temporary(Kind.BROKEN, notJson(answer), Optional.empty());
                } else if (answer.status() >= FIRST_SERVER_ERROR) {
                    failure = Failure.temporary(Kind.BROKEN, "it answered " + answer.inWords(), answer.retryAfter());
                } else {
                    return new Reply(answer, json.get());
                }
            } catch (IOException e) {
                failure = failed(e, asked.getAuthority());
            }
            waitOrGiveUp(failure, attempt);
        }
    }

    /** What went wrong with one attempt, and whether another makes sense. */
    private record Failure(Kind kind, String reason, boolean isTemporary, Optional<Duration> askedFor) {
        static Failure temporary(Kind kind, String reason, Optional<Duration> askedFor) {
            return new Failure(kind, reason, true, askedFor);
        }
    }

    private Failure refused(HttpAnswer answer, String inItsWords) {
        return new Failure(Kind.REFUSED, inItsWords, refusals.isTemporary(answer), answer.retryAfter());
    }

    private static Failure failed(IOException e, String where) {
        boolean isUnreachable = e instanceof ConnectException
                || e instanceof UnknownHostException
                || e instanceof NoRouteToHostException
                || e instanceof HttpConnectTimeoutException;
        boolean isStopped = Thread.currentThread().isInterrupted();
        String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return isUnreachable
                ? new Failure(Kind.UNREACHABLE, "nothing answers at " + where, false, Optional.empty())
                : new Failure(Kind.BROKEN, reason, !isStopped, Optional.empty());
    }

    private void waitOrGiveUp(Failure failure, int attempt) {
        Duration wait = failure.askedFor()
                .filter(asked -> !asked.isZero())
                .orElse(FIRST_WAIT.multipliedBy(1L << (attempt - 1)));
        if (!failure.isTemporary() || attempt == ATTEMPTS || wait.compareTo(LONGEST_WAIT) > 0) {
            if (failure.kind() == Kind.REFUSED && failure.isTemporary()) {
                notBefore = clock.instant().plus(wait.compareTo(LEFT_ALONE) > 0 ? wait : LEFT_ALONE);
            }
            throw ProviderException.of(failure.kind(), provider, failure.reason());
        }
        try {
            http.pause(wait);
        } catch (IOException e) {
            throw ProviderException.of(Kind.BROKEN, provider, String.valueOf(e.getMessage()));
        }
    }

    private void requireNotLeftAlone() {
        Instant now = clock.instant();
        if (notBefore.isAfter(now)) {
            throw ProviderException.of(
                    Kind.REFUSED,
                    provider,
                    "it refused further requests and is left alone for another %d s"
                            .formatted(Duration.between(now, notBefore)
                                    .plusMillis(999)
                                    .toSeconds()));
        }
    }

    private static Optional<JsonNode> parsed(HttpAnswer answer) {
        try {
            return Optional.of(Json.parse(answer.text())).filter(JsonNode::isContainerNode);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static String notJson(HttpAnswer answer) {
        String is = answer.text().strip().startsWith("<") ? "a web page" : "no whole JSON";
        return "it answered with %s: %s".formatted(is, answer.inWords());
    }
}
