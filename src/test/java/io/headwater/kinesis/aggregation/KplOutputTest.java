package io.headwater.kinesis.aggregation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that the real KPL made: src/test/resources/kpl/README.md says how. */
class KplOutputTest {
    private static final String LAST_HASH_KEY =
            BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE).toString();

    private static final String MIDDLE_HASH_KEY = BigInteger.ONE.shiftLeft(127).toString();

    @Test
    void recordsOfSeveralKeysAreReadInOrder() throws Exception {
        assertThat(read("several-keys"))
                .containsExactlyElementsOf(IntStream.range(0, 10)
                        .mapToObj(i -> byKey("key-" + i % 4, "{\"n\":" + i + "}"))
                        .toList());
    }

    @Test
    void recordsOfOneKeyAreReadInOrder() throws Exception {
        assertThat(read("one-key"))
                .containsExactlyElementsOf(IntStream.range(0, 5)
                        .mapToObj(i -> byKey("4242", "{\"TRANSACTION_ID\":" + i + ",\"TX_AMOUNT\":" + i + ".50}"))
                        .toList());
    }

    @Test
    void explicitHashKeysAreReadWhereThereAreAny() throws Exception {
        assertThat(read("explicit-hash-keys"))
                .containsExactly(
                        byHashKey("a", "0", "first"),
                        byHashKey("b", LAST_HASH_KEY, "last"),
                        byKey("c", "by key"),
                        byHashKey("a", MIDDLE_HASH_KEY, "middle"),
                        byHashKey("c", "0", "first again"));
        assertThat(read("one-explicit-hash-key"))
                .containsExactly(
                        byHashKey("held", "5", "held 0"),
                        byHashKey("held", "5", "held 1"),
                        byHashKey("held", "5", "held 2"));
    }

    @Test
    void recordsWithoutBytesAreRead() throws Exception {
        assertThat(read("empty-data")).containsExactly(byKey("empty", ""), byKey("empty", "x"), byKey("empty", ""));
    }

    @Test
    void keysInAnyScriptAndOfAnyLengthAreRead() throws Exception {
        assertThat(read("unicode-keys"))
                .containsExactly(
                        byKey("Zürich", "ü"),
                        byKey("東京", "東京"),
                        byKey("😀", "😀"),
                        byKey("e\u0301", "a letter and an accent"),
                        byKey("x".repeat(256), "longest"),
                        byKey("語".repeat(256), "longest in bytes"));
    }

    @Test
    void anyBytesAreReadEvenThoseThatAnAggregateBeginsWith() throws Exception {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        byte[] many = new byte[16_384];
        Arrays.fill(many, (byte) 0x80);
        assertThat(read("binary-data"))
                .extracting(UserRecord::data)
                .containsExactly(ByteBuffer.wrap(all), ByteBuffer.wrap(many), ByteBuffer.wrap(new byte[] {
                    (byte) 0xF3, (byte) 0x89, (byte) 0x9A, (byte) 0xC2
                }));
    }

    /** From the 129th key on, its place takes two bytes. The KPL's threads did not keep the order in which they were added. */
    @Test
    void threeHundredKeysAreRead() throws Exception {
        assertThat(read("many-keys"))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 300)
                        .mapToObj(i -> byKey("k" + i, Integer.toString(i)))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "several-keys",
                "one-key",
                "explicit-hash-keys",
                "one-explicit-hash-key",
                "empty-data",
                "unicode-keys",
                "binary-data",
                "many-keys"
            })
    void theKclReadsTheSame(String name) throws Exception {
        assertThat(read(name)).isEqualTo(Kcl.userRecords(bytes(name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"one-key", "empty-data", "binary-data"})
    void ofTheSameRowsOfOneKeyTheSameBytesAreMade(String name) throws Exception {
        List<UserRecord> records = read(name);
        KplAggregate aggregate = KplAggregate.of(records.get(0).partitionKey());
        for (UserRecord record : records) {
            byte[] row = new byte[record.data().remaining()];
            record.data().duplicate().get(row);
            aggregate.add(row);
        }
        assertThat(aggregate.toBytes()).isEqualTo(bytes(name));
    }

    private static List<UserRecord> read(String name) throws IOException {
        return KplAggregates.split(ByteBuffer.wrap(bytes(name))).orElseThrow();
    }

    private static byte[] bytes(String name) throws IOException {
        String resource = "/kpl/" + name + ".bin";
        try (InputStream in = Objects.requireNonNull(KplOutputTest.class.getResourceAsStream(resource), resource)) {
            return in.readAllBytes();
        }
    }

    private static UserRecord byKey(String key, String data) {
        return new UserRecord(key, Optional.empty(), UTF_8.encode(data));
    }

    private static UserRecord byHashKey(String key, String hashKey, String data) {
        return new UserRecord(key, Optional.of(hashKey), UTF_8.encode(data));
    }
}
