package io.headwater.settings;

/** What becomes of a file with a row that cannot be published. */
public enum OnBadRow {
    /** The row is set aside, and the others go on. */
    REJECT,
    /** The file is set aside, and nothing behind the row is sent. */
    FAIL
}
