package io.headwater.market.faults;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A fault that happened.
 *
 * @param message the number of the message in its feed, from 0
 * @param about what the message is about: a symbol, or the name of an indicator
 * @param sentAfter of a late message: the number of the message after which it is sent
 * @param sent of a malformed message: what was sent in its place
 * @param original the message as it should have been, one JSON object
 */
public record FaultNote(
        Fault fault, long message, String about, OptionalLong sentAfter, Optional<String> sent, String original) {

    /** As a line of the manifest, with its end. */
    String toLine() {
        StringBuilder line = new StringBuilder(256);
        line.append("{\"fault\":\"").append(fault.label()).append('"');
        line.append(",\"message\":").append(message);
        line.append(",\"symbol\":\"").append(about).append('"');
        sentAfter.ifPresent(after -> line.append(",\"sent_after\":").append(after));
        sent.ifPresent(text -> line.append(",\"sent\":\"").append(escaped(text)).append('"'));
        return line.append(",\"original\":").append(original).append("}\n").toString();
    }

    /** A message has nothing in it that JSON escapes but quotes; nor has a part of one. */
    private static String escaped(String text) {
        return text.replace("\"", "\\\"");
    }
}
