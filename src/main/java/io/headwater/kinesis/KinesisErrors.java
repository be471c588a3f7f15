package io.headwater.kinesis;

import io.headwater.publishing.Refusal;
import io.headwater.publishing.Refusal.Kind;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * What each error of Kinesis means for the sender.
 *
 * @see <a href="https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecords.html">PutRecords, errors</a>
 * @see <a href="https://docs.aws.amazon.com/kinesis/latest/APIReference/CommonErrors.html">errors common to all actions</a>
 */
final class KinesisErrors {
    /** Full, not broken, beside what the SDK takes for throttling; the last one's name is like those that cannot heal. */
    private static final Set<String> THROTTLED =
            Set.of("ProvisionedThroughputExceededException", "LimitExceededException", "KMSThrottlingException");

    /** Heals once the credentials' provider has fetched new ones, or the SDK has taken the server's clock over. */
    private static final Set<String> EXPIRED = Set.of("ExpiredTokenException", "ExpiredToken", "RequestExpired");

    private static final int FIRST_CLIENT_ERROR = 400;
    private static final int FIRST_SERVER_ERROR = 500;
    private static final int REQUEST_TIMEOUT = 408;

    /** Some of the SDK's messages are pages of advice. */
    private static final int MAX_WORDS = 200;

    private KinesisErrors() {}

    /** What a per-record error code means. */
    static Refusal ofRecord(String code, String message) {
        return new Refusal(THROTTLED.contains(code) ? Kind.THROTTLED : Kind.FAILED, code + ": " + message);
    }

    /** What the failure of a whole request means. */
    static Refusal ofRequest(Throwable error) {
        Throwable cause = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
        if (!(cause instanceof AwsServiceException service)) {
            return ofClient(cause);
        }
        // An answer that is not Kinesis's own, from a proxy say, has a status and no code.
        String code = Optional.ofNullable(service.awsErrorDetails())
                .map(AwsErrorDetails::errorCode)
                .orElse("HTTP " + service.statusCode());
        // Without the request ids that getMessage() adds.
        String said = Optional.ofNullable(service.awsErrorDetails())
                .map(AwsErrorDetails::errorMessage)
                .orElseGet(() -> String.valueOf(service.getMessage()));
        return new Refusal(kind(code, service), code + ": " + said);
    }

    /** Without an answer: the network, mostly. The SDK has no type of its own for credentials that are not there. */
    private static Refusal ofClient(Throwable cause) {
        String said = String.valueOf(cause.getMessage());
        if (said.startsWith("Unable to load credentials")) {
            return new Refusal(
                    Kind.HOPELESS,
                    "no AWS credentials were found: run `aws configure`, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY");
        }
        return new Refusal(
                Kind.FAILED,
                cause.getClass().getSimpleName() + ": " + said.substring(0, Math.min(said.length(), MAX_WORDS)));
    }

    private static Kind kind(String code, AwsServiceException service) {
        if (THROTTLED.contains(code) || service.isThrottlingException()) {
            return Kind.THROTTLED;
        }
        // Refused for what was asked or for who asked: the same request fails the same way.
        boolean refusedForGood = service.statusCode() >= FIRST_CLIENT_ERROR
                && service.statusCode() < FIRST_SERVER_ERROR
                && service.statusCode() != REQUEST_TIMEOUT
                && !EXPIRED.contains(code);
        return refusedForGood ? Kind.HOPELESS : Kind.FAILED;
    }
}
