package io.headwater.market.faults;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can go wrong with a message. */
public enum Fault {
    /** It is sent when so many others have been made, with the time that it had. */
    LATE,
    /** It is sent twice, one right after the other. */
    DUPLICATE,
    /** It is sent after the next message about the same. */
    OUT_OF_ORDER,
    /** It is not sent. */
    DROPPED,
    /** It is cut off, lacks its last field, or has a text there. */
    MALFORMED;

    /** The fault with a label. */
    static Optional<Fault> of(String label) {
        return Arrays.stream(values())
                .filter(fault -> fault.label().equals(label))
                .findFirst();
    }

    static String labels() {
        return Arrays.stream(values()).map(Fault::label).collect(Collectors.joining(", "));
    }

    /** Its name in settings and in the manifest: {@code out-of-order}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
