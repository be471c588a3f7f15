package io.headwater.delivery;

/** An object that cannot be stored, and why. */
final class DeliveryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DeliveryException(String message, Throwable cause) {
        super(message, cause);
    }
}
