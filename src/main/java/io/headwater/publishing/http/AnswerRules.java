package io.headwater.publishing.http;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What follows from an answer beyond what its status alone says.
 *
 * @param refusedForGood the statuses by which the endpoint says that it will never take this body, whatever becomes of others
 * @param stopsAtErrors whether a redirection, and an error that the endpoint says is the sender's, ends the delivery, since sending the same again
 *     cannot help; else it is sent again for as long as it takes
 * @param readsBody whether an answer of 200 to 299 is a refusal too, if its body says {@code "status": "error"}
 */
public record AnswerRules(Set<Integer> refusedForGood, boolean stopsAtErrors, boolean readsBody) {
    private static final Pattern ERROR = Pattern.compile("\"status\"\\s*:\\s*\"error\"", Pattern.CASE_INSENSITIVE);

    /** What cannot heal by itself stops the delivery; no row is given up for what an endpoint says of it. */
    public static final AnswerRules ERRORS_STOP = new AnswerRules(Set.of(), true, false);

    private static final int FIRST_REDIRECTION = 300;

    /** Errors called the sender's that pass: it was too slow, or too early; another one is at it, or has locked it; too many requests. */
    private static final Set<Integer> PASSING = Set.of(408, 409, 423, 425, 429);

    /** Bad request; and content that cannot be processed. */
    private static final Set<Integer> INVALID = Set.of(400, 422);

    /** What an endpoint finds invalid is left out, so that what comes after it can be sent. */
    public static AnswerRules whatIsInvalidIsLeftOut(boolean readsBody) {
        return new AnswerRules(INVALID, false, readsBody);
    }

    /** Takes a copy. */
    public AnswerRules {
        refusedForGood = Set.copyOf(refusedForGood);
    }

    /** Whether sending the same again cannot help, by what the status means (RFC 9110, section 15). */
    boolean isHopeless(HttpPost.Response response) {
        return stopsAtErrors
                && response.status() >= FIRST_REDIRECTION
                && !response.isServerError()
                && !PASSING.contains(response.status());
    }

    /** Why the body will never be taken, if the answer says so. */
    Optional<String> refusal(HttpPost.Response response) {
        boolean saysSo = response.isAcknowledgement()
                ? readsBody && ERROR.matcher(response.text()).find()
                : refusedForGood.contains(response.status());
        return saysSo ? Optional.of(response.inWords()) : Optional.empty();
    }
}
