package io.headwater.columns;

/** A choice of columns that cannot be understood; the message is the end of a sentence that says why. */
public final class ColumnSyntaxException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    ColumnSyntaxException(String why) {
        super(why);
    }

    /** What is wrong with it. */
    public String why() {
        return String.valueOf(getMessage());
    }
}
