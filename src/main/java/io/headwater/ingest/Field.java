package io.headwater.ingest;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fields that the messages of the feed are made of, and what each may be wherever it stands. */
enum Field {
    DATA_TYPE(Rule.anyText("the name of a kind")),
    STOCK_SYMBOL(Rule.name(32)),
    OPENING_PRICE(Rule.above(0)),
    CLOSING_PRICE(Rule.above(0)),
    HIGH(Rule.above(0)),
    LOW(Rule.above(0)),
    VOLUME(Rule.whole(0, 1_000_000_000_000_000L)),
    TIMESTAMP(Rule.time()),
    ORDER_TYPE(Rule.oneOf("buy", "sell")),
    PRICE(Rule.above(0)),
    QUANTITY(Rule.whole(1, 100)),
    BIDS(Rule.levels("lower")),
    ASKS(Rule.levels("higher")),
    SENTIMENT_SCORE(Rule.between(-1, 1)),
    SENTIMENT_MAGNITUDE(Rule.between(0, 1)),
    MARKET_CAP(Rule.atLeast(0)),
    PE_RATIO(Rule.anyNumber()),
    INDICATOR_NAME(Rule.name(128)),
    VALUE(Rule.anyNumber());

    private static final Map<String, Field> BY_TEXT =
            Arrays.stream(values()).collect(Collectors.toMap(Field::text, Function.identity()));

    private final String text = name().toLowerCase(Locale.ROOT);

    @SuppressWarnings("ImmutableEnumChecker") // Its functions have no state.
    private final Rule rule;

    Field(Rule rule) {
        this.rule = rule;
    }

    /** As in the messages. */
    String text() {
        return text;
    }

    Rule rule() {
        return rule;
    }

    /** The field of this name, if it is one of these. */
    static @Nullable Field of(String name) {
        return BY_TEXT.get(name);
    }
}
