package io.headwater.settings;

import java.net.URI;

/** Which Kinesis rows go to: the one in this process, AWS, or another by its URL. */
public sealed interface KinesisEndpoint {

    /** The one in this process, or in another Headwater on this machine. */
    record Local() implements KinesisEndpoint {}

    /** The real one, found by its region. */
    record Aws() implements KinesisEndpoint {}

    /** Any other that speaks the same protocol. */
    record Url(URI uri) implements KinesisEndpoint {}

    /** Reads {@code local}, {@code aws} or a URL. */
    static KinesisEndpoint parse(String text) {
        return switch (text) {
            case "local" -> new Local();
            case "aws" -> new Aws();
            default -> new Url(Parsers.parseHttpUrl(text));
        };
    }
}
