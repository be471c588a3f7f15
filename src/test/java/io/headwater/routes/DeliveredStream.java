package io.headwater.routes;

import io.headwater.kinesislocal.LocalKinesis;
import io.headwater.kinesislocal.LocalKinesisConfig;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/** A Kinesis that outlives Headwater, with a stream to deliver, and the objects that become of it. */
public final class DeliveredStream implements AutoCloseable {
    public static final String STREAM = "workshop_stream_1";

    private final LocalKinesis kinesis;
    private final KinesisClient client;

    /** A stream with so many shards. */
    public DeliveredStream(int shards) {
        kinesis = LocalKinesis.start(LocalKinesisConfig.defaults().withPort(0).withoutShardLimits());
        kinesis.createStream(STREAM, shards);
        client = KinesisClient.builder()
                .endpointOverride(kinesis.endpoint())
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .httpClientBuilder(ApacheHttpClient.builder())
                .build();
    }

    public LocalKinesis kinesis() {
        return kinesis;
    }

    KinesisClient client() {
        return client;
    }

    /** Puts rows with these numbers, each with its own key. */
    public void put(int from, int to) {
        for (int begin = from; begin < to; begin += 500) {
            List<PutRecordsRequestEntry> entries = IntStream.range(begin, Math.min(begin + 500, to))
                    .mapToObj(n -> PutRecordsRequestEntry.builder()
                            .partitionKey(String.valueOf(n))
                            .data(SdkBytes.fromUtf8String(row(n)))
                            .build())
                    .collect(Collectors.toList());
            client.putRecords(request -> request.streamName(STREAM).records(entries));
        }
    }

    static String row(int n) {
        return "{\"N\":" + n + "}";
    }

    static List<String> rows(int from, int to) {
        return IntStream.range(from, to).mapToObj(DeliveredStream::row).toList();
    }

    /** The lines of all objects below a folder. */
    public static List<String> lines(Path delivered) {
        if (!Files.isDirectory(delivered)) {
            return List.of();
        }
        SortedSet<Path> files = new TreeSet<>();
        List<String> lines = new ArrayList<>();
        try {
            Files.walkFileTree(delivered, new Whole(files));
            for (Path file : files) {
                lines.addAll(lines(Files.readAllBytes(file), file.toString().endsWith(".gz")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    /** Leaves out what begins with a dot: it is not whole yet, and may be gone at any moment. */
    private static final class Whole extends SimpleFileVisitor<Path> {
        private final Set<Path> files;

        Whole(Set<Path> files) {
            this.files = files;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (!isHidden(file)) {
                files.add(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (!isHidden(file)) {
                throw failure;
            }
            return FileVisitResult.CONTINUE;
        }

        private static boolean isHidden(Path file) {
            return String.valueOf(file.getFileName()).startsWith(".");
        }
    }

    static List<String> lines(byte[] object, boolean gzip) throws IOException {
        byte[] bytes = object;
        if (gzip) {
            try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(object))) {
                bytes = in.readAllBytes();
            }
        }
        return new String(bytes, StandardCharsets.UTF_8).lines().toList();
    }

    /** The numbers of all rows in all objects. */
    public static List<Integer> numbers(Path delivered) {
        return lines(delivered).stream().map(Rows::number).toList();
    }

    @Override
    public void close() {
        client.close();
        kinesis.close();
    }
}
