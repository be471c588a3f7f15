package io.headwater.ingest;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells what is wrong with one message. */
final class MessageProblems {
    private static final List<Field> PRICES = List.of(Field.OPENING_PRICE, Field.CLOSING_PRICE, Field.HIGH, Field.LOW);

    private final int number;
    private final byte[] text;
    private final int from;
    private final int to;
    private final Problems problems;

    /** For the message of this number, from 1, which stands at these places of the body. */
    MessageProblems(int number, byte[] text, int from, int to, Problems problems) {
        this.number = number;
        this.text = text;
        this.from = from;
        this.to = to;
        this.problems = problems;
    }

    void tell(MessageFields fields, @Nullable Kind kind) {
        if (kind == null) {
            tell(Field.DATA_TYPE, Kind.DATA_TYPES);
            return;
        }
        for (Field field : kind.fields()) {
            if (!fields.has(field)) {
                tellMissing(field, kind);
            } else if (!fields.isRight(field)) {
                tell(field, field.rule().allowed());
            }
        }
        if (kind == Kind.ECONOMIC_INDICATOR && fields.has(Field.STOCK_SYMBOL) && !fields.isRight(Field.STOCK_SYMBOL)) {
            tell(Field.STOCK_SYMBOL, Field.STOCK_SYMBOL.rule().allowed() + ", or be left out");
        }
        if (kind == Kind.DEPTH_SNAPSHOT && fields.has(Field.BIDS) && fields.has(Field.ASKS)) {
            tellOfCrossing(fields);
        }
        if (kind == Kind.STOCK_PRICE && PRICES.stream().allMatch(price -> fields.has(price) && fields.isRight(price))) {
            tellOfRange(fields);
        }
    }

    private void tellOfCrossing(MessageFields fields) {
        if (fields.isRight(Field.BIDS) && fields.isRight(Field.ASKS) && !fields.isBidBelowAsk()) {
            tell(Field.BIDS, "below asks: the best bid must be lower than the best ask");
        }
    }

    private void tellOfRange(MessageFields fields) {
        if (!fields.isLowLow()) {
            tell(Field.LOW, "at most " + openAndClose());
        }
        if (!fields.isHighHigh()) {
            tell(Field.HIGH, "at least " + openAndClose());
        }
    }

    private String openAndClose() {
        return "opening_price (%s) and closing_price (%s)"
                .formatted(value(Field.OPENING_PRICE), value(Field.CLOSING_PRICE));
    }

    private void tellMissing(Field field, Kind kind) {
        problems.add("Message %d: %s is missing; %s has %s."
                .formatted(
                        number,
                        field.text(),
                        kind.words(),
                        kind.fields().stream().map(Field::text).collect(Collectors.joining(", "))));
    }

    private void tell(Field field, String allowed) {
        problems.add("Message %d: %s = %s: must be %s.".formatted(number, field.text(), value(field), allowed));
    }

    private String value(Field field) {
        return ValueText.of(text, from, to, field.text());
    }
}
