package io.headwater.market.json;

import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The contract of the feed and its variants, as JSON Schema. That fields come in an order it cannot say. */
final class MessageSchemas {
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final String SYMBOL =
            "\"stock_symbol\": {\"enum\": [\"AAPL\", \"GOOGL\", \"AMZN\", \"MSFT\", \"TSLA\"]}";
    private static final String PRICE = "{\"type\": \"number\", \"exclusiveMinimum\": 0, \"multipleOf\": 0.01}";

    private final MessageShape shape;

    MessageSchemas(MessageShape shape) {
        this.shape = shape;
    }

    JsonSchema stockPrice() {
        List<String> fields = new ArrayList<>();
        if (shape.stockDataType() != StockDataType.NONE) {
            fields.add(constant("data_type", shape.stockDataType().name().toLowerCase(Locale.ROOT)));
        }
        fields.add(SYMBOL);
        for (String name : List.of("opening_price", "closing_price", "high", "low")) {
            fields.add("\"%s\": %s".formatted(name, PRICE));
        }
        fields.add("\"volume\": {\"type\": \"integer\", \"minimum\": 1, \"maximum\": 2147483647}");
        fields.add(timestamp());
        return schema(fields);
    }

    JsonSchema order() {
        return schema(List.of(
                constant("data_type", "order_book"),
                timestamp(),
                SYMBOL,
                "\"order_type\": {\"enum\": [\"buy\", \"sell\"]}",
                "\"price\": " + PRICE,
                "\"quantity\": {\"type\": \"integer\", \"minimum\": 1, \"maximum\": 100}"));
    }

    JsonSchema depth(int levels) {
        String side =
                "{\"type\": \"array\", \"maxItems\": %d, \"items\": {\"type\": \"array\", \"minItems\": 2, \"maxItems\": 2, \"prefixItems\": [%s, {\"type\": \"integer\", \"minimum\": 1}]}}"
                        .formatted(levels, PRICE);
        return schema(List.of(
                constant("data_type", "depth_snapshot"),
                timestamp(),
                SYMBOL,
                "\"bids\": " + side,
                "\"asks\": " + side));
    }

    JsonSchema news() {
        return schema(List.of(
                constant("data_type", "news_sentiment"),
                timestamp(),
                SYMBOL,
                "\"sentiment_score\": {\"type\": \"number\", \"minimum\": %d, \"maximum\": 1}"
                        .formatted(shape.sentimentFromZero() ? 0 : -1),
                "\"sentiment_magnitude\": {\"type\": \"number\", \"minimum\": 0, \"maximum\": 1}"));
    }

    JsonSchema marketData() {
        return schema(List.of(
                constant("data_type", "market_data"),
                timestamp(),
                SYMBOL,
                "\"market_cap\": {\"type\": \"number\", \"exclusiveMinimum\": 0}",
                "\"pe_ratio\": {\"type\": \"number\", \"exclusiveMinimum\": 0}"));
    }

    JsonSchema indicator() {
        List<String> fields = new ArrayList<>(List.of(constant("data_type", "economic_indicator"), timestamp()));
        if (shape.symbolOnIndicators()) {
            fields.add(SYMBOL);
        }
        fields.add(constant("indicator_name", "GDP Growth Rate"));
        fields.add("\"value\": {\"type\": \"number\", \"minimum\": -10, \"maximum\": 10}");
        return schema(fields);
    }

    private String timestamp() {
        return "\"timestamp\": "
                + switch (shape.timestamp()) {
                    case EPOCH -> "{\"type\": \"number\", \"minimum\": 1767623400}";
                    case LONG -> "{\"type\": \"integer\", \"minimum\": 1767623400}";
                    case ISO8601 ->
                        "{\"type\": \"string\", \"pattern\": \"^2026-01-[0-9]{2}T[0-9:]{8}\\\\.[0-9]{6}Z$\"}";
                };
    }

    private static String constant(String name, String value) {
        return "\"%s\": {\"const\": \"%s\"}".formatted(name, value);
    }

    /** All fields, and no others. */
    private static JsonSchema schema(List<String> fields) {
        String names = String.join(
                ", ",
                fields.stream()
                        .map(field -> field.substring(0, field.indexOf(':')))
                        .toList());
        return FACTORY.getSchema(
                "{\"type\": \"object\", \"properties\": {%s}, \"required\": [%s], \"additionalProperties\": false}"
                        .formatted(String.join(", ", fields), names));
    }
}
