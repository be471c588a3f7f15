package io.headwater.soak;

/** What rows go to, and in which order. */
enum Mode {
    KINESIS("Kinesis, no order", true, "none", false),
    KINESIS_PER_KEY("Kinesis, per key", true, "per-key", false),
    KINESIS_STRICT("Kinesis, strict", true, "strict", false),
    AGGREGATED("Kinesis, aggregated", true, "none", true),
    AGGREGATED_PER_KEY("Kinesis, aggregated, per key", true, "per-key", true),
    HTTP("HTTP, no order", false, "none", false),
    HTTP_PER_KEY("HTTP, per key", false, "per-key", false),
    HTTP_STRICT("HTTP, strict", false, "strict", false);

    private final String title;
    private final boolean kinesis;
    private final String order;
    private final boolean aggregates;

    Mode(String title, boolean kinesis, String order, boolean aggregates) {
        this.title = title;
        this.kinesis = kinesis;
        this.order = order;
        this.aggregates = aggregates;
    }

    String title() {
        return title;
    }

    boolean isKinesis() {
        return kinesis;
    }

    /** As in the setting. */
    String order() {
        return order;
    }

    boolean aggregates() {
        return aggregates;
    }

    boolean isStrict() {
        return order.equals("strict");
    }

    boolean isPerKey() {
        return order.equals("per-key");
    }

    /** Whether a row without a partition key is bad. */
    boolean isKeyed() {
        return kinesis || isPerKey();
    }
}
