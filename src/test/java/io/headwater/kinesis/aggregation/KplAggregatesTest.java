package io.headwater.kinesis.aggregation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import software.amazon.kinesis.retrieval.kpl.Messages;

/** Aggregates that the KCL's own protobuf classes make, taken apart by us as the KCL takes them apart. */
class KplAggregatesTest {
    @Property(tries = 300)
    void whatTheKclReadsIsRead(@ForAll("messages") Messages.AggregatedRecord message) {
        byte[] bytes = Aggregates.of(message.toByteArray());
        assertThat(split(bytes)).contains(Kcl.userRecords(bytes));
        assertThat(split(bytes).orElseThrow()).hasSize(message.getRecordsCount());
    }

    /** Two messages end to end are one, the tables of which go on: the fields are out of order then. */
    @Property(tries = 200)
    void fieldsMayComeInAnyOrder(
            @ForAll("messages") Messages.AggregatedRecord first, @ForAll("messages") Messages.AggregatedRecord second) {
        byte[] bytes =
                Aggregates.of(first.toByteString().concat(second.toByteString()).toByteArray());
        assertThat(split(bytes)).contains(Kcl.userRecords(bytes));
    }

    @Property(tries = 200)
    void fieldsThatAreNotKnownArePassedOver(
            @ForAll("messages") Messages.AggregatedRecord message, @ForAll("unknown") UnknownFieldSet unknown) {
        Messages.AggregatedRecord.Builder more = message.toBuilder().setUnknownFields(unknown);
        more.getRecordsBuilderList().forEach(record -> record.setUnknownFields(unknown));
        byte[] bytes = Aggregates.of(more.build().toByteArray());
        assertThat(split(bytes))
                .isEqualTo(split(Aggregates.of(message.toByteArray())))
                .contains(Kcl.userRecords(bytes));
    }

    /** The KPL writes none, but its format has them: words about a record, for metrics. */
    @Example
    void theTagsOfARecordArePassedOver() {
        byte[] bytes = Aggregates.of(Messages.AggregatedRecord.newBuilder()
                .addPartitionKeyTable("k")
                .addRecords(record(0, "x")
                        .addTags(Messages.Tag.newBuilder().setKey("a").setValue("b")))
                .build()
                .toByteArray());
        assertThat(split(bytes)).contains(List.of(new UserRecord("k", Optional.empty(), UTF_8.encode("x"))));
    }

    @Example
    void anAggregateOfNoRecordsGivesNoneAsInTheKcl() {
        byte[] bytes = Aggregates.of(Messages.AggregatedRecord.newBuilder()
                .addPartitionKeyTable("k")
                .build()
                .toByteArray());
        assertThat(split(bytes)).contains(List.of());
        assertThat(Kcl.userRecords(bytes)).isEmpty();
    }

    @Example
    void theBufferMayBeAPartOfAnotherAndIsLeftAsItWas() {
        byte[] aggregate = Aggregates.of(Messages.AggregatedRecord.newBuilder()
                .addPartitionKeyTable("k")
                .addRecords(record(0, "x"))
                .build()
                .toByteArray());
        byte[] around = new byte[aggregate.length + 7];
        System.arraycopy(aggregate, 0, around, 3, aggregate.length);
        ByteBuffer part =
                ByteBuffer.wrap(around, 3, aggregate.length).asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
        Optional<List<UserRecord>> records = KplAggregates.split(part);
        assertThat(part.position()).isEqualTo(3);
        assertThat(part.limit()).isEqualTo(3 + aggregate.length);
        Arrays.fill(around, (byte) 0);
        assertThat(records).contains(List.of(new UserRecord("k", Optional.empty(), UTF_8.encode("x"))));
        assertThat(records.orElseThrow().get(0).data().isReadOnly()).isTrue();
    }

    @Provide
    Arbitrary<Messages.AggregatedRecord> messages() {
        Arbitrary<String> hashKeys = Arbitraries.bigIntegers()
                .between(BigInteger.ZERO, Aggregates.LAST_HASH_KEY)
                .map(Object::toString);
        Arbitrary<ByteString> data =
                Arbitraries.bytes().array(byte[].class).ofMaxSize(200).map(ByteString::copyFrom);
        return Keys.any()
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .flatMap(keys -> hashKeys.list().ofMinSize(1).ofMaxSize(5).flatMap(hashes -> Combinators.combine(
                                Arbitraries.integers().between(0, keys.size() - 1),
                                Arbitraries.integers()
                                        .between(0, hashes.size() - 1)
                                        .optional(),
                                data)
                        .as((key, hash, bytes) -> {
                            Messages.Record.Builder record = Messages.Record.newBuilder()
                                    .setPartitionKeyIndex(key)
                                    .setData(bytes);
                            hash.ifPresent(record::setExplicitHashKeyIndex);
                            return record.build();
                        })
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(20)
                        .map(records -> Messages.AggregatedRecord.newBuilder()
                                .addAllPartitionKeyTable(keys)
                                .addAllExplicitHashKeyTable(hashes)
                                .addAllRecords(records)
                                .build())))
                .withoutEdgeCases();
    }

    @Provide
    Arbitrary<UnknownFieldSet> unknown() {
        Arbitrary<Integer> numbers = Arbitraries.integers().between(5, (1 << 29) - 1);
        Arbitrary<UnknownFieldSet.Field> fields = Combinators.combine(
                        Arbitraries.longs(),
                        Arbitraries.bytes().array(byte[].class).ofMaxSize(20))
                .as((number, bytes) -> UnknownFieldSet.Field.newBuilder()
                        .addVarint(number)
                        .addFixed64(number)
                        .addFixed32((int) (long) number)
                        .addLengthDelimited(ByteString.copyFrom(bytes))
                        .addGroup(UnknownFieldSet.newBuilder()
                                .addField(
                                        7,
                                        UnknownFieldSet.Field.newBuilder()
                                                .addVarint(number)
                                                .build())
                                .addField(
                                        8,
                                        UnknownFieldSet.Field.newBuilder()
                                                .addGroup(UnknownFieldSet.getDefaultInstance())
                                                .build())
                                .build())
                        .build());
        return Combinators.combine(numbers, fields)
                .as((number, field) ->
                        UnknownFieldSet.newBuilder().addField(number, field).build())
                .withoutEdgeCases();
    }

    private static Messages.Record.Builder record(int key, String data) {
        return Messages.Record.newBuilder().setPartitionKeyIndex(key).setData(ByteString.copyFromUtf8(data));
    }

    private static Optional<List<UserRecord>> split(byte[] bytes) {
        return KplAggregates.split(ByteBuffer.wrap(bytes));
    }
}
