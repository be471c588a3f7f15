package io.headwater.settings;

import java.net.URI;
import java.util.Optional;

/** Which Kinesis rows go to: the one in this process, AWS, or another by its URL. */
public sealed interface KinesisEndpoint {

    /** The one in this process, or in another Headwater on this machine. */
    record Local() implements KinesisEndpoint {}

    /** The real one, found by its region. */
    record Aws() implements KinesisEndpoint {}

    /** Any other that speaks the same protocol. */
    record Url(URI uri) implements KinesisEndpoint {}

    /** Its URL, where the setting gives one. */
    default Optional<URI> url() {
        return this instanceof Url url ? Optional.of(url.uri()) : Optional.empty();
    }

    /** Reads {@code local}, {@code aws} or a URL. */
    static KinesisEndpoint parse(String text) {
        return switch (text) {
            case "local" -> new Local();
            case "aws" -> new Aws();
            default -> new Url(Parsers.parseHttpUrl(text));
        };
    }
}
