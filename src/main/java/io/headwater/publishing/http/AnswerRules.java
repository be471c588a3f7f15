package io.headwater.publishing.http;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What follows from an answer beyond what its status alone says.
 *
 * @param refusedForGood the statuses by which the endpoint says that it will never take this body, whatever becomes of others
 * @param readsBody whether an answer of 200 to 299 is a refusal too, if its body says {@code "status": "error"}
 */
public record AnswerRules(Set<Integer> refusedForGood, boolean readsBody) {
    private static final Pattern ERROR = Pattern.compile("\"status\"\\s*:\\s*\"error\"", Pattern.CASE_INSENSITIVE);

    /** Nothing is given up for what an endpoint says of it: the endpoint may be mended, and the rows are needed. */
    public static final AnswerRules NOTHING_IS_GIVEN_UP = new AnswerRules(Set.of(), false);

    /** Bad request; and content that cannot be processed. */
    private static final Set<Integer> INVALID = Set.of(400, 422);

    /** What an endpoint finds invalid is left out, so that what comes after it can be sent. */
    public static AnswerRules whatIsInvalidIsLeftOut(boolean readsBody) {
        return new AnswerRules(INVALID, readsBody);
    }

    /** Takes a copy. */
    public AnswerRules {
        refusedForGood = Set.copyOf(refusedForGood);
    }

    /** Why the body will never be taken, if the answer says so. */
    Optional<String> refusal(HttpPost.Response response) {
        boolean saysSo = response.isAcknowledgement()
                ? readsBody && ERROR.matcher(response.text()).find()
                : refusedForGood.contains(response.status());
        return saysSo ? Optional.of(response.inWords()) : Optional.empty();
    }
}
