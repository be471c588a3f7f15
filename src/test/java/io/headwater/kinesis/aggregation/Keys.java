package io.headwater.kinesis.aggregation;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Partition keys. */
final class Keys {
    private static final int MAX_CODE_POINTS = 256;

    private Keys() {}

    /** 1 to 256 characters of any script; no halves of a surrogate pair, which are no characters; at random, for there are more edge cases than tries. */
    static Arbitrary<String> any() {
        return Arbitraries.integers()
                .between(0, Character.MAX_CODE_POINT)
                .filter(each -> each < Character.MIN_SURROGATE || each > Character.MAX_SURROGATE)
                .array(int[].class)
                .ofMinSize(1)
                .ofMaxSize(MAX_CODE_POINTS)
                .map(each -> new String(each, 0, each.length))
                .withoutEdgeCases();
    }
}
