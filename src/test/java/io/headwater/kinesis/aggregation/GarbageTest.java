package io.headwater.kinesis.aggregation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.kinesis.retrieval.kpl.Messages;

/** What only looks like an aggregate is a record like any other. */
class GarbageTest {
    private static final byte[] AGGREGATE = aggregate();

    @Property(tries = 1000)
    void randomBytesAreNoAggregate(@ForAll byte[] bytes) {
        assertThat(split(bytes)).isEmpty();
        byte[] withMagic = Arrays.copyOf(AGGREGATE, 4 + bytes.length);
        System.arraycopy(bytes, 0, withMagic, 4, bytes.length);
        assertThat(split(withMagic)).isEmpty();
    }

    @Property(tries = 1000)
    void anAggregateWithAnotherByteAnywhereIsNone(@ForAll @IntRange(max = 1_000_000) int at, @ForAll byte to) {
        byte[] changed = AGGREGATE.clone();
        changed[at % changed.length] = to;
        assertThat(split(changed).isPresent()).isEqualTo(Arrays.equals(changed, AGGREGATE));
    }

    @Example
    void anAggregateCutOffOrLengthenedIsNone() {
        for (int length = 0; length <= AGGREGATE.length + 20; length++) {
            assertThat(split(Arrays.copyOf(AGGREGATE, length)).isPresent())
                    .as("%d of %d bytes", length, AGGREGATE.length)
                    .isEqualTo(length == AGGREGATE.length);
        }
    }

    /** The digest is right, so that it all depends on the message; Google's own reader of protobuf is the judge. */
    @Property(tries = 3000)
    void ofAChangedMessageNothingIsReadThatIsNotInIt(
            @ForAll @Size(min = 1, max = 3) List<@IntRange(max = 1_000_000) Integer> places,
            @ForAll @Size(value = 3) byte[] to) {
        byte[] message = Arrays.copyOfRange(AGGREGATE, 4, AGGREGATE.length - 16);
        for (int i = 0; i < places.size(); i++) {
            message[places.get(i) % message.length] = to[i];
        }
        judge(message);
    }

    @Property(tries = 2000)
    void ofARandomMessageNothingIsReadThatIsNotInIt(@ForAll @Size(min = 1, max = 60) byte[] message) {
        judge(message);
    }

    @ParameterizedTest
    @CsvSource({
        "0A016B 1A0608001A0178FF, a record that ends in the middle of a tag",
        "0A016B 1A0508011A0178, a partition key behind the last one",
        "1A0508001A0178, a partition key where there is none",
        "0A016B 1A07080010001A0178, an explicit hash key where there is none",
        "0A016B 1A090880808080101A0178, a partition key at 2^32",
        "0A016B 1A0E08FFFFFFFFFFFFFFFFFF011A0178, a partition key at 2^64-1",
        "0A016B 1A020800, a record without data",
        "0A016B 1A031A0178, a record without a partition key",
        "0A016B 1A0508001A0278, data longer than its record",
        "0A016B 1A0608001A0178, a record longer than the message",
        "0A016B 1AFFFFFFFF0F, a length of 4 GiB",
        "0A016B 1AFFFFFFFFFFFFFFFFFF01, a length of 2^64-1",
        "0A016B FFFFFFFFFFFFFFFFFFFF01, a number without end",
        "0A016B 0000, a field with the number 0",
        "0A016B 0C, the end of a group that did not begin",
        "0A016B 2B, a group that does not end",
        "0A016B 2B34, a group that ends as another",
        "0A016B 2E, a type that there is not",
        "0A016B F8FFFFFFFF0F00, a tag of more than 32 bits",
        "00, one byte"
    })
    void aBrokenMessageIsNone(String hex, String what) {
        assertThat(split(Aggregates.of(HexFormat.of().parseHex(hex.replace(" ", "")))))
                .as(what)
                .isEmpty();
    }

    @Example
    void anEmptyMessageMakesNoAggregateAsInTheKcl() {
        byte[] bytes = Aggregates.of(new byte[0]);
        assertThat(split(bytes)).isEmpty();
        assertThat(Kcl.deaggregate("k", bytes)).singleElement().satisfies(record -> assertThat(record.data())
                .isEqualTo(ByteBuffer.wrap(bytes)));
    }

    /** So what is broken above is so in the one place that it is about. */
    @ParameterizedTest
    @CsvSource({
        "0A016B 1A0508001A0178, the record that the others break",
        "1A0508001A0178 0A016B, a record before its key",
        "0A016B 1A08 888000 8000 1A0178, numbers in more bytes than they need",
        "0A016B 1A0508001A0178 F8FFFFFF0F00, a field with the largest number",
        "0A016B 1A0508001A0178 2B 33 34 2C, a group in a group",
        "0A016B 1A0708001A00 1A0178, data twice"
    })
    void aMessageThatIsOnlyUnusualIsRead(String hex, String what) {
        assertThat(split(Aggregates.of(HexFormat.of().parseHex(hex.replace(" ", "")))))
                .as(what)
                .contains(List.of(new UserRecord("k", Optional.empty(), UTF_8.encode("x"))));
    }

    @Example
    void groupsWithinGroupsDoNotExhaustTheStack() {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(HexFormat.of().parseHex("0A016B1A0508001A0178"));
        byte[] begin = new byte[1_000_000];
        Arrays.fill(begin, (byte) 0x2B);
        byte[] end = new byte[1_000_000];
        Arrays.fill(end, (byte) 0x2C);
        message.writeBytes(begin);
        message.writeBytes(end);
        assertThat(split(Aggregates.of(message.toByteArray()))).isEmpty();
    }

    /** What is read of a message must be in it; not all that is in it need be read. */
    private static void judge(byte[] message) {
        Optional<List<UserRecord>> records = split(Aggregates.of(message));
        if (records.isPresent()) {
            assertThat(records.get()).isEqualTo(readByGoogle(message));
        }
    }

    private static List<UserRecord> readByGoogle(byte[] message) {
        try {
            Messages.AggregatedRecord parsed = Messages.AggregatedRecord.parseFrom(message);
            return parsed.getRecordsList().stream()
                    .map(each -> new UserRecord(
                            parsed.getPartitionKeyTable((int) each.getPartitionKeyIndex()),
                            each.hasExplicitHashKeyIndex()
                                    ? Optional.of(parsed.getExplicitHashKeyTable((int) each.getExplicitHashKeyIndex()))
                                    : Optional.empty(),
                            each.getData().asReadOnlyByteBuffer()))
                    .toList();
        } catch (InvalidProtocolBufferException broken) {
            throw new AssertionError(
                    "read what is no message: " + HexFormat.of().formatHex(message), broken);
        }
    }

    private static byte[] aggregate() {
        KplAggregate aggregate = KplAggregate.of("4242");
        aggregate.add("{\"n\":0}".getBytes(UTF_8));
        aggregate.add(new byte[0]);
        aggregate.add("{\"n\":2}".getBytes(UTF_8));
        return aggregate.toBytes();
    }

    private static Optional<List<UserRecord>> split(byte[] bytes) {
        return KplAggregates.split(ByteBuffer.wrap(bytes));
    }
}
