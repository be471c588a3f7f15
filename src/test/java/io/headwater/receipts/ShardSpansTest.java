package io.headwater.receipts;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.receipts.Receipt.Shard;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The first and last sequence number of each shard, in whatever order rows are acknowledged. */
class ShardSpansTest {
    @Property(tries = 300)
    void sequenceNumbersCompareAsNumbers(
            @ForAll @Size(min = 1, max = 20)
                    List<@BigRange(min = "0", max = "99999999999999999999") BigInteger> numbers) {
        ShardSpans spans = new ShardSpans();
        numbers.forEach(number -> spans.add("s", number.toString()));

        assertThat(spans.shards())
                .containsExactly(new Shard(
                        "s",
                        Collections.min(numbers).toString(),
                        Collections.max(numbers).toString(),
                        numbers.size()));
    }

    @Test
    void goesOnWithWhatEarlierRunsGathered() {
        ShardSpans spans = new ShardSpans();
        spans.add("b", "7");
        spans.addAll(List.of(new Shard("b", "9", "10", 2), new Shard("a", "1", "1", 1)));
        spans.add("b", "8");

        assertThat(spans.shards()).containsExactly(new Shard("a", "1", "1", 1), new Shard("b", "7", "10", 4));
    }
}
