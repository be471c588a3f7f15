package io.headwater.kinesis.aggregation;

/** Bytes are not the protobuf message that they were read as. */
final class ProtobufException extends Exception {
    private static final long serialVersionUID = 1L;

    ProtobufException(String message) {
        super(message);
    }
}
