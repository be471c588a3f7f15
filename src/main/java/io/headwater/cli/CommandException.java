package io.headwater.cli;

/** A reason why a command cannot go on that its user can mend; the message says how. */
final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CommandException(String message) {
        super(message);
    }
}
