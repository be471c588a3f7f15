package io.headwater.kinesis;

import io.headwater.publishing.Refusal;
import io.headwater.publishing.Refusal.Kind;
import java.util.Set;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * What each error of Kinesis means for the sender.
 *
 * @see <a href="https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecords.html">PutRecords, errors</a>
 * @see <a href="https://docs.aws.amazon.com/kinesis/latest/APIReference/CommonErrors.html">errors common to all actions</a>
 */
final class KinesisErrors {
    /** Full, not broken. KMSThrottlingException is one of these although its name is like those that cannot heal. */
    private static final Set<String> THROTTLED = Set.of(
            "ProvisionedThroughputExceededException",
            "LimitExceededException",
            "KMSThrottlingException",
            "ThrottlingException",
            "Throttling",
            "RequestLimitExceeded",
            "SlowDown");

    /** Refused for what was asked or for who asked: the same request fails the same way. */
    private static final int FIRST_CLIENT_ERROR = 400;

    private static final int FIRST_SERVER_ERROR = 500;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;

    private KinesisErrors() {}

    /** What a per-record error code means. */
    static Refusal ofRecord(String code, String message) {
        return new Refusal(THROTTLED.contains(code) ? Kind.THROTTLED : Kind.FAILED, code + ": " + message);
    }

    /** What the failure of a whole request means. */
    static Refusal ofRequest(Throwable error) {
        Throwable cause = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
        if (!(cause instanceof AwsServiceException service)) {
            return new Refusal(Kind.FAILED, cause.getClass().getSimpleName() + ": " + cause.getMessage());
        }
        String code = service.awsErrorDetails() == null
                ? "HTTP " + service.statusCode()
                : service.awsErrorDetails().errorCode();
        return new Refusal(kind(code, service.statusCode()), code + ": " + service.getMessage());
    }

    private static Kind kind(String code, int status) {
        if (THROTTLED.contains(code) || status == TOO_MANY_REQUESTS) {
            return Kind.THROTTLED;
        }
        boolean refusedForGood =
                status >= FIRST_CLIENT_ERROR && status < FIRST_SERVER_ERROR && status != REQUEST_TIMEOUT;
        return refusedForGood ? Kind.HOPELESS : Kind.FAILED;
    }
}
