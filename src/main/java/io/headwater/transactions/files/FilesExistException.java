package io.headwater.transactions.files;

/** There are files already under the names of those to be written, and they were not to be replaced. */
public final class FilesExistException extends TransactionFilesException {
    private static final long serialVersionUID = 1L;

    FilesExistException(String message) {
        super(message);
    }
}
