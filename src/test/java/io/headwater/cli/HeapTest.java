package io.headwater.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.headwater.transactions.Parameters;
import org.junit.jupiter.api.Test;

class HeapTest {
    private static final long GIGABYTE = 1L << 30;

    @Test
    void asksForMoreThanThereWasWhenTheEstimateWasTooLow() {
        assertThatCode(() -> Heap.require(Parameters.PUBLISHED, GIGABYTE)).doesNotThrowAnyException();

        assertThat(Heap.ranOut(Parameters.PUBLISHED, GIGABYTE))
                .hasMessageContaining("that takes some 1537 MB of memory, and Java may use 1024 MB here")
                .hasMessageContaining("-Xmx1537m")
                .hasMessageContaining("--part 1/2.");
    }
}
