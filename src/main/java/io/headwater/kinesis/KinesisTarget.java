package io.headwater.kinesis;

import java.net.URI;
import java.util.Optional;

/**
 * Which Kinesis is meant: clients are shared between those who mean the same one, and between nobody else.
 *
 * @param region the AWS region, {@code us-west-2}
 * @param endpoint where it answers; empty means AWS itself
 * @param credentials who asks
 */
public record KinesisTarget(String region, Optional<URI> endpoint, KinesisCredentials credentials) {

    /** How messages name it: the endpoint, or AWS and the region. */
    public String name() {
        return endpoint.map(URI::toString).orElse("AWS " + region);
    }
}
