package io.headwater.transactions.files;

/** Transactions cannot be written; the message says which, where and why, in a sentence for the person who asked for them. */
public class TransactionFilesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TransactionFilesException(String message) {
        super(message);
    }

    TransactionFilesException(String message, Throwable cause) {
        super(message, cause);
    }
}
