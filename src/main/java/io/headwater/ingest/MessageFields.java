package io.headwater.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The known fields of one message, while it is read; used again for the next. Not thread-safe. */
@SuppressWarnings("EnumOrdinal") // Places in arrays: a map would make an object of each number.
final class MessageFields {
    private static final int COUNT = Field.values().length;

    private final Texts texts = new Texts();
    private final JsonToken[] tokens = new JsonToken[COUNT];
    private final double[] numbers = new double[COUNT];
    private final String[] strings = new String[COUNT];
    private int seen;

    MessageFields() {
        Arrays.fill(strings, "");
        Arrays.fill(tokens, JsonToken.NOT_AVAILABLE);
    }

    void clear() {
        seen = 0;
    }

    /** Takes the value at which the parser is; returns whether it is the first of that field. */
    boolean put(Field field, JsonToken value, JsonParser parser) throws IOException {
        int place = field.ordinal();
        boolean first = (seen & 1 << place) == 0;
        seen |= 1 << place;
        tokens[place] = value;
        switch (value) {
            case VALUE_STRING ->
                strings[place] = texts.of(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> numbers[place] = parser.getDoubleValue();
            case START_ARRAY -> {
                if (field.rule().levels()) {
                    numbers[place] = PriceLevels.best(parser, field == Field.BIDS);
                } else {
                    parser.skipChildren();
                }
            }
            default -> parser.skipChildren();
        }
        return first;
    }

    boolean has(Field field) {
        return (seen & 1 << field.ordinal()) != 0;
    }

    /** What kind of message it is; null if its data_type is that of none. */
    @Nullable
    Kind kind() {
        if (!has(Field.DATA_TYPE)) {
            return Kind.STOCK_PRICE;
        }
        int place = Field.DATA_TYPE.ordinal();
        return tokens[place] == JsonToken.VALUE_STRING
                ? Kind.ofDataType(strings[place]).orElse(null)
                : null;
    }

    /** Whether all that this kind has is there and right. A field that it does not have may be anything. */
    boolean isRight(Kind kind) {
        List<Field> needed = kind.fields();
        for (int i = 0; i < needed.size(); i++) {
            Field field = needed.get(i);
            if (!has(field) || !isRight(field)) {
                return false;
            }
        }
        return (kind != Kind.STOCK_PRICE || (isLowLow() && isHighHigh()))
                && (kind != Kind.DEPTH_SNAPSHOT || isBidBelowAsk())
                && (kind != Kind.ECONOMIC_INDICATOR || !has(Field.STOCK_SYMBOL) || isRight(Field.STOCK_SYMBOL));
    }

    /** Whether the value that is there is one that the field may have. */
    boolean isRight(Field field) {
        Rule rule = field.rule();
        return switch (tokens[field.ordinal()]) {
            case VALUE_STRING -> rule.text().test(strings[field.ordinal()]);
            case VALUE_NUMBER_INT -> isRight(rule, numbers[field.ordinal()]);
            case VALUE_NUMBER_FLOAT -> !rule.whole() && isRight(rule, numbers[field.ordinal()]);
            case START_ARRAY -> rule.levels() && !Double.isNaN(numbers[field.ordinal()]);
            default -> false;
        };
    }

    private static boolean isRight(Rule rule, double number) {
        return Double.isFinite(number) && rule.number().test(number);
    }

    /** Of a stock price whose prices are all right. */
    boolean isLowLow() {
        return number(Field.LOW) <= Math.min(number(Field.OPENING_PRICE), number(Field.CLOSING_PRICE));
    }

    /** Of a stock price whose prices are all right. */
    boolean isHighHigh() {
        return number(Field.HIGH) >= Math.max(number(Field.OPENING_PRICE), number(Field.CLOSING_PRICE));
    }

    /** Of a snapshot whose levels are all right. */
    boolean isBidBelowAsk() {
        return number(Field.BIDS) < number(Field.ASKS);
    }

    private double number(Field field) {
        return numbers[field.ordinal()];
    }

    /** Of a message that is right: its symbol, or nothing. */
    String symbol() {
        return has(Field.STOCK_SYMBOL) ? strings[Field.STOCK_SYMBOL.ordinal()] : "";
    }

    /** Of a message that is right. */
    String key(Kind kind) {
        return kind == Kind.ECONOMIC_INDICATOR && !has(Field.STOCK_SYMBOL)
                ? strings[Field.INDICATOR_NAME.ordinal()]
                : symbol();
    }
}
