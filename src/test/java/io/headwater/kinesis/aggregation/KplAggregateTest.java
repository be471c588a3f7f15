package io.headwater.kinesis.aggregation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Rows of one key, as the KCL and we ourselves read them back. */
class KplAggregateTest {
    /** Kinesis counts the key outside, too. */
    private static final long MAX_BYTES = 1024 * 1024;

    @Property(tries = 300)
    void theKclReadsEachRowInOrder(@ForAll("keys") String key, @ForAll("rows") List<byte[]> rows) {
        byte[] bytes = aggregate(key, rows).toBytes();
        assertThat(Kcl.userRecords(bytes)).isEqualTo(userRecords(key, rows));
        assertThat(KplAggregates.split(ByteBuffer.wrap(bytes))).contains(userRecords(key, rows));
    }

    @Property(tries = 300)
    void itsSizeIsThatOfItsBytes(@ForAll("keys") String key, @ForAll("rows") List<byte[]> rows) {
        KplAggregate aggregate = aggregate(key, rows);
        assertThat(aggregate.rows()).isEqualTo(rows.size());
        assertThat(aggregate.size()).isEqualTo(aggregate.toBytes().length);
    }

    @Property(tries = 300)
    void aRowFitsExactlyIfTheRecordWithItIsWithinTheMaximum(
            @ForAll("keys") String key, @ForAll("rows") List<byte[]> rows, @ForAll("row") byte[] next) {
        KplAggregate aggregate = aggregate(key, rows);
        KplAggregate withNext = aggregate(key, rows);
        withNext.add(next);
        int record = withNext.toBytes().length + key.getBytes(UTF_8).length;
        assertThat(aggregate.fits(next, record)).isTrue();
        assertThat(aggregate.fits(next, record - 1)).isFalse();
        assertThat(aggregate.toBytes())
                .as("asking changes nothing")
                .isEqualTo(aggregate(key, rows).toBytes());
    }

    /** The lengths at which a length takes one more byte, for the row and for what is around it. */
    @Example
    void lengthsOfAnyNumberOfBytesAreCounted() {
        for (int length :
                new int[] {0, 1, 122, 123, 124, 127, 128, 16_377, 16_378, 16_379, 16_383, 16_384, 2_097_151, 2_097_152
                }) {
            List<byte[]> rows = List.of(new byte[length], new byte[1]);
            KplAggregate aggregate = aggregate("k", rows);
            byte[] bytes = aggregate.toBytes();
            assertThat(aggregate.size()).as("with a row of %d bytes", length).isEqualTo(bytes.length);
            assertThat(Kcl.userRecords(bytes)).isEqualTo(userRecords("k", rows));
        }
    }

    @Example
    void aRecordOfTheMaximumSizeIsFilledToTheLastRowThatFits() {
        KplAggregate aggregate = KplAggregate.of("4242");
        byte[] row = "{\"TRANSACTION_ID\":1,\"CUSTOMER_ID\":4242,\"TX_AMOUNT\":12.34}".getBytes(UTF_8);
        while (aggregate.fits(row, MAX_BYTES)) {
            aggregate.add(row);
        }
        byte[] bytes = aggregate.toBytes();
        int perRow = row.length + 6;
        assertThat(bytes.length + 4L).isBetween(MAX_BYTES - perRow + 1, MAX_BYTES);
        assertThat(Kcl.userRecords(bytes)).hasSize(aggregate.rows()).last().isEqualTo(userRecord("4242", row));
    }

    /** The KCL drops what does not belong to the shard it reads: rows of one key always do. */
    @Property(tries = 100)
    void theKclDropsNothingWhicheverShardTheKeyBelongsTo(
            @ForAll("keys") String key, @ForAll("rows") List<byte[]> rows) {
        assertThat(Kcl.deaggregateOnTheShardOf(key, aggregate(key, rows).toBytes()))
                .hasSameSizeAs(rows);
    }

    @Example
    void withoutRowsThereIsNothingToMake() {
        assertThatIllegalStateException()
                .isThrownBy(() -> KplAggregate.of("4242").toBytes())
                .withMessage("Making an aggregate for partition key '4242': it has no rows. Add at least one before.");
    }

    @Example
    void itMayBeMadeAgainAndGoOn() {
        KplAggregate aggregate = KplAggregate.of("k");
        aggregate.add(new byte[] {1});
        assertThat(aggregate.toBytes()).isEqualTo(aggregate.toBytes());
        aggregate.add(new byte[] {2});
        assertThat(Kcl.userRecords(aggregate.toBytes())).hasSize(2);
    }

    @Provide
    Arbitrary<String> keys() {
        return Keys.any();
    }

    @Provide
    Arbitrary<byte[]> row() {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(300);
    }

    @Provide
    Arbitrary<List<byte[]>> rows() {
        return row().list().ofMinSize(1).ofMaxSize(40);
    }

    private static KplAggregate aggregate(String key, List<byte[]> rows) {
        KplAggregate aggregate = KplAggregate.of(key);
        rows.forEach(aggregate::add);
        return aggregate;
    }

    private static List<UserRecord> userRecords(String key, List<byte[]> rows) {
        return rows.stream().map(row -> userRecord(key, row)).toList();
    }

    private static UserRecord userRecord(String key, byte[] row) {
        return new UserRecord(key, Optional.empty(), ByteBuffer.wrap(row));
    }
}
