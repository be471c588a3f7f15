package io.headwater.kinesis;

import io.headwater.publishing.PublishException;
import io.headwater.publishing.Refusal;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;

/**
 * How large a record of a stream may be, data and partition key together: what the stream says itself.
 *
 * @see <a href="https://docs.aws.amazon.com/kinesis/latest/APIReference/API_StreamDescriptionSummary.html">MaxRecordSizeInKiB</a>
 */
public final class RecordMaximum {
    /** Of a stream that was not given larger ones, in bytes. */
    public static final long DEFAULT_BYTES = 1024L * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(RecordMaximum.class);
    private static final int KIB = 1024;

    private final KinesisAsyncClient client;
    private final String stream;
    private final String name;

    /** That of the stream called {@code stream} of the Kinesis that {@code client} talks to and {@code target} names. */
    public RecordMaximum(KinesisAsyncClient client, String stream, KinesisTarget target) {
        this.client = client;
        this.stream = stream;
        this.name = KinesisSink.nameOf(stream, target);
    }

    /**
     * Asks the stream; a stream that does not say, or may not be asked, takes {@link #DEFAULT_BYTES}.
     *
     * @throws PublishException if there is no such stream, or no answer; its message is the middle of a sentence
     */
    public long bytes() {
        try {
            Integer kib = client.describeStreamSummary(request -> request.streamName(stream))
                    .join()
                    .streamDescriptionSummary()
                    .maxRecordSizeInKiB();
            return kib == null ? DEFAULT_BYTES : (long) kib * KIB;
        } catch (CompletionException e) {
            Refusal why = KinesisErrors.ofRequest(e);
            if (why.kind() == Refusal.Kind.HOPELESS && !(e.getCause() instanceof ResourceNotFoundException)) {
                LOG.info(
                        "Asking {} for the size of its largest record: {}. Taken to be {} KiB; allow kinesis:DescribeStreamSummary if it is more.",
                        name,
                        why.detail(),
                        DEFAULT_BYTES / KIB);
                return DEFAULT_BYTES;
            }
            throw new PublishException(
                    "asking %s for the size of its largest record: %s"
                            .formatted(name, why.detail().replaceFirst("\\.$", "")),
                    e);
        }
    }
}
