package io.headwater.kinesis;

import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;

/** Whose credentials sign requests; a value, so that equal choices can share a client. */
public sealed interface KinesisCredentials {

    /** What the AWS SDK asks for credentials. */
    AwsCredentialsProvider provider();

    /** The default chain of AWS: environment, profile, container, instance. */
    record DefaultChain() implements KinesisCredentials {
        @Override
        public AwsCredentialsProvider provider() {
            return DefaultCredentialsProvider.builder().build();
        }
    }

    /** Made-up ones, for a Kinesis that wants a signature and does not check it. */
    record MadeUp() implements KinesisCredentials {
        @Override
        public AwsCredentialsProvider provider() {
            return StaticCredentialsProvider.create(AwsBasicCredentials.create("headwater", "headwater"));
        }
    }

    /**
     * The user's own if there are any, else made-up ones: for another Kinesis by its URL, which may be an emulator. The
     * instance metadata service is not asked: on a laptop that only costs seconds.
     */
    record OwnOrMadeUp() implements KinesisCredentials {
        @Override
        public AwsCredentialsProvider provider() {
            return AwsCredentialsProviderChain.builder()
                    .addCredentialsProvider(SystemPropertyCredentialsProvider.create())
                    .addCredentialsProvider(EnvironmentVariableCredentialsProvider.create())
                    .addCredentialsProvider(ProfileCredentialsProvider.builder().build())
                    .addCredentialsProvider(new MadeUp().provider())
                    .build();
        }

        /** What they are now, for who asks for keys. */
        public Keys keys() {
            AwsCredentials found = provider().resolveCredentials();
            return new Keys(
                    found.accessKeyId(),
                    found.secretAccessKey(),
                    found instanceof AwsSessionCredentials session
                            ? Optional.of(session.sessionToken())
                            : Optional.empty());
        }
    }

    /** A profile of the AWS configuration files. */
    record Profile(String name) implements KinesisCredentials {
        @Override
        public AwsCredentialsProvider provider() {
            return ProfileCredentialsProvider.create(name);
        }
    }

    /** Keys given in the route. */
    record Keys(String accessKey, String secretKey, Optional<String> sessionToken) implements KinesisCredentials {
        @Override
        public AwsCredentialsProvider provider() {
            return StaticCredentialsProvider.create(sessionToken
                    .<AwsCredentials>map(token -> AwsSessionCredentials.create(accessKey, secretKey, token))
                    .orElseGet(() -> AwsBasicCredentials.create(accessKey, secretKey)));
        }

        /** Without the secrets, since it may reach a log. */
        @Override
        public String toString() {
            return "Keys[" + accessKey + "]";
        }
    }
}
