package io.headwater.kinesislocal.faults;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can go wrong with a request to Kinesis. */
public enum Fault {
    /** A record is refused with ProvisionedThroughputExceededException; the others of its request are stored. */
    RECORD_THROTTLED(Scope.RECORD),
    /** A record is refused with InternalFailure; the others of its request are stored. */
    RECORD_FAILED(Scope.RECORD),

    /** Refused: more than the shards take. */
    THROTTLED(400, "ProvisionedThroughputExceededException"),
    /** Refused: more requests than the account may make. */
    LIMIT_EXCEEDED(400, "LimitExceededException"),
    /** Refused: the service failed. */
    INTERNAL_FAILURE(500, "InternalFailure"),
    /** Refused: the service is not there for the moment. */
    SERVICE_UNAVAILABLE(503, "ServiceUnavailable"),
    /** Refused: the request is too large. */
    TOO_LARGE(413, "RequestEntityTooLargeException"),
    /** Refused: the request breaks a constraint. */
    VALIDATION(400, "ValidationException"),
    /** Refused: the credentials were valid until now. */
    EXPIRED_TOKEN(400, "ExpiredTokenException"),
    /** Refused: the credentials allow other things. */
    ACCESS_DENIED(400, "AccessDeniedException"),
    /** Refused: there is no such stream. */
    NOT_FOUND(400, "ResourceNotFoundException"),
    /** Refused: the stream's encryption key is asked for too often. */
    KMS_THROTTLED(400, "KMSThrottlingException"),
    /** Refused: the stream's encryption key is disabled. */
    KMS_DISABLED(400, "KMSDisabledException"),
    /** Refused: the stream's encryption key is in a state, such as being deleted, in which it cannot be used. */
    KMS_INVALID_STATE(400, "KMSInvalidStateException"),
    /** Refused: the stream's encryption key is not for these credentials. */
    KMS_ACCESS_DENIED(400, "KMSAccessDeniedException"),
    /** Refused: the stream's encryption key is gone. */
    KMS_NOT_FOUND(400, "KMSNotFoundException"),
    /** Refused: the account has not signed up for encryption keys. */
    KMS_OPT_IN_REQUIRED(400, "KMSOptInRequired"),

    /** The connection is closed without an answer, and nothing was done. */
    RESET_BEFORE(Scope.REQUEST),
    /** What was asked for is done, and the connection closed without an answer. */
    RESET_AFTER(Scope.REQUEST),
    /** Nothing is done; after the plan's delay the answer is InternalFailure. */
    SLOW_BEFORE(Scope.REQUEST),
    /** What was asked for is done at once, and answered after the plan's delay. */
    SLOW_AFTER(Scope.REQUEST),
    /** What was asked for is done; the connection is closed in the middle of the answer. */
    TRUNCATED(Scope.REQUEST),
    /** What was asked for is done; the answer is a page of HTML. */
    GARBAGE(Scope.REQUEST),
    /** The records of a PutRecords are stored; the last of them has no result in the answer. */
    SHORT_RESULTS(Scope.REQUEST);

    private final Scope scope;
    private final int status;
    private final String errorType;

    Fault(Scope scope) {
        this(scope, 0, "");
    }

    Fault(int status, String errorType) {
        this(Scope.REQUEST, status, errorType);
    }

    Fault(Scope scope, int status, String errorType) {
        this.scope = scope;
        this.status = status;
        this.errorType = errorType;
    }

    /** The fault with a label, as the settings have it: {@code reset-after}. */
    static Optional<Fault> of(String label) {
        return Arrays.stream(values())
                .filter(fault -> fault.label().equals(label))
                .findFirst();
    }

    static String labels() {
        return Arrays.stream(values()).map(Fault::label).collect(Collectors.joining(", "));
    }

    /** Its name in settings: {@code reset-after}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it happens to single records, not to a request. */
    public boolean isOfRecords() {
        return scope == Scope.RECORD;
    }

    /** Whether the request is answered with an error, and nothing is done. */
    public boolean isRefusal() {
        return status != 0;
    }

    /** Of a refusal: the HTTP status code. */
    public int status() {
        return status;
    }

    /** Of a refusal: the name of the error. */
    public String errorType() {
        return errorType;
    }

    private enum Scope {
        RECORD,
        REQUEST
    }
}
