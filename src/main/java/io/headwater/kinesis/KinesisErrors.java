package io.headwater.kinesis;

import io.headwater.publishing.Refusal;
import io.headwater.publishing.Refusal.Kind;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
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

    /** Heals once the SDK has taken the server's clock over. */
    private static final Set<String> CLOCK = Set.of("RequestExpired");

    /** What a request that is too large, in itself or by one record, is refused with. */
    private static final Set<String> ABOUT_THE_REQUEST = Set.of("InvalidArgumentException", "ValidationException");

    /** The name of the stream may be too long as well: every row would be set aside for it. */
    private static final Pattern ABOUT_ITS_SIZE = Pattern.compile(
            "^(?!.*stream ?(name|arn)).*(size|length|exceed|too (large|big|long))",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final int FIRST_CLIENT_ERROR = 400;
    private static final int FIRST_SERVER_ERROR = 500;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_LARGE = 413;

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
        Kind kind = kind(code, said, service);
        // Behind a gateway's 502 or 504 the request may have been taken all the same.
        boolean maybeStored = kind == Kind.FAILED && service.statusCode() >= FIRST_SERVER_ERROR;
        return new Refusal(kind, code + ": " + said, Duration.ZERO, maybeStored);
    }

    /** Without an answer: the network, mostly. The SDK has no type of its own for credentials that are not there. */
    private static Refusal ofClient(Throwable cause) {
        String said = String.valueOf(cause.getMessage());
        if (said.startsWith("Unable to load credentials")) {
            return new Refusal(
                    Kind.HOPELESS,
                    "no AWS credentials were found: run `aws configure`, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY");
        }
        String detail = cause.getClass().getSimpleName() + ": " + said.substring(0, Math.min(said.length(), MAX_WORDS));
        return neverArrived(cause) ? new Refusal(Kind.FAILED, detail) : Refusal.ofUnknownOutcome(detail);
    }

    private static boolean neverArrived(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException || cause instanceof UnknownHostException) {
                return true;
            }
        }
        return false;
    }

    private static Kind kind(String code, String said, AwsServiceException service) {
        if (THROTTLED.contains(code) || service.isThrottlingException()) {
            return Kind.THROTTLED;
        }
        if (service.statusCode() == TOO_LARGE
                || (ABOUT_THE_REQUEST.contains(code)
                        && ABOUT_ITS_SIZE.matcher(said).find())) {
            return Kind.TOO_LARGE;
        }
        // Refused for what was asked or for who asked: the same request fails the same way.
        boolean refusedForGood = service.statusCode() >= FIRST_CLIENT_ERROR
                && service.statusCode() < FIRST_SERVER_ERROR
                && service.statusCode() != REQUEST_TIMEOUT
                && !CLOCK.contains(code);
        return refusedForGood ? Kind.HOPELESS : Kind.FAILED;
    }
}
