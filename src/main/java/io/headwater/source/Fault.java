package io.headwater.source;

/** What the framer already knows to be wrong with a record, before anybody looks at its fields. */
enum Fault {
    /** Nothing. */
    NONE("well-formed"),
    /** More bytes than a row may have; not all of them need be in the buffer. */
    TOO_LONG("too long"),
    /** RFC 4180 section 2.7: only a doubled quote, a comma or the line's end may follow a quote inside a quoted field. */
    TEXT_AFTER_QUOTE("a character stands between a closing quote and the next comma or line end"),
    /** RFC 4180 section 2.5: a field that does not begin with a quote cannot contain one. */
    STRAY_QUOTE("a quote stands inside a field that does not begin with a quote"),
    /** The file ended inside a quoted field. */
    UNCLOSED_QUOTE("a quote is opened and never closed");

    private final String words;

    Fault(String words) {
        this.words = words;
    }

    /** The fault in words, as a reason for a rejection. */
    String words() {
        return words;
    }
}
