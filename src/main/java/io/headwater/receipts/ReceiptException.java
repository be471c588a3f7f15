package io.headwater.receipts;

/** A receipt that cannot be read; the message says which, and what is wrong with it. */
public final class ReceiptException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReceiptException(String message) {
        super(message);
    }

    ReceiptException(String message, Throwable cause) {
        super(message, cause);
    }
}
