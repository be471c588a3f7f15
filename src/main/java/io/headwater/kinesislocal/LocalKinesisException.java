package io.headwater.kinesislocal;

/** The local Kinesis could not do what its owner asked for; the message says what to change. */
public final class LocalKinesisException extends RuntimeException {
    private static final long serialVersionUID = 1;

    LocalKinesisException(String message) {
        super(message);
    }

    LocalKinesisException(String message, Throwable cause) {
        super(message, cause);
    }
}
