package io.headwater.market.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import io.headwater.market.Depth;
import io.headwater.market.Indicator;
import io.headwater.market.MarketFeed;
import io.headwater.market.MarketParameters;
import io.headwater.market.Symbols;
import io.headwater.market.book.BookListener;
import io.headwater.market.book.Levels;
import io.headwater.market.book.OrderBook;
import io.headwater.market.book.Side;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What messages look like, byte for byte and by JSON Schema, in each of their shapes. */
class JsonMessagesTest {
    private static final long TIME = 1_767_623_400_250_000L;
    private static final MessageShape ALL_OTHER =
            new MessageShape(StockDataType.STOCK, TimestampFormat.ISO8601, true, true);
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static String text(MessageShape shape, Framing framing, Consumer<JsonMessages> puts) throws IOException {
        JsonMessages messages = new JsonMessages(Symbols.DEFAULT, shape, framing);
        puts.accept(messages);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int size = messages.size();
        messages.writeTo(bytes);
        assertThat(bytes.size()).isEqualTo(size);
        assertThat(messages.size()).isZero();
        return bytes.toString(StandardCharsets.US_ASCII);
    }

    private static String line(MessageShape shape, Consumer<JsonMessages> puts) throws IOException {
        return text(shape, Framing.NDJSON, puts);
    }

    private static MessageShape timestamp(TimestampFormat format) {
        return new MessageShape(StockDataType.NONE, format, false, false);
    }

    @Test
    void haveTheFieldsOfTheFeedInItsOrder() throws Exception {
        assertThat(line(MessageShape.DEFAULT, to -> to.stockPrice(0, TIME, 27_000, 27_105, 27_110, 26_995, 31_000)))
                .isEqualTo(
                        "{\"stock_symbol\":\"AAPL\",\"opening_price\":270.00,\"closing_price\":271.05,\"high\":271.10,\"low\":269.95,\"volume\":31000,\"timestamp\":1767623400.25}\n");
        assertThat(line(MessageShape.DEFAULT, to -> to.order(1, TIME, Side.SELL, 30_001, 100)))
                .isEqualTo(
                        "{\"data_type\":\"order_book\",\"timestamp\":1767623400.25,\"stock_symbol\":\"GOOGL\",\"order_type\":\"sell\",\"price\":300.01,\"quantity\":100}\n");
        assertThat(line(MessageShape.DEFAULT, to -> to.news(2, TIME, -10_000, 7)))
                .isEqualTo(
                        "{\"data_type\":\"news_sentiment\",\"timestamp\":1767623400.25,\"stock_symbol\":\"AMZN\",\"sentiment_score\":-1.0000,\"sentiment_magnitude\":0.0007}\n");
        assertThat(line(MessageShape.DEFAULT, to -> to.marketData(3, TIME, 356_640_000_000_005L, 3_404)))
                .isEqualTo(
                        "{\"data_type\":\"market_data\",\"timestamp\":1767623400.25,\"stock_symbol\":\"MSFT\",\"market_cap\":3566400000000.05,\"pe_ratio\":34.04}\n");
        assertThat(line(MessageShape.DEFAULT, to -> to.indicator(4, TIME, Indicator.GDP, -5)))
                .isEqualTo(
                        "{\"data_type\":\"economic_indicator\",\"timestamp\":1767623400.25,\"indicator_name\":\"GDP Growth Rate\",\"value\":-0.05}\n");
    }

    @Test
    void aSnapshotHasTheLevelsOfBothSidesTheBestFirst() throws Exception {
        OrderBook book = new OrderBook(new BookListener() {});
        Levels levels = new Levels(2);
        levels.take(book);
        assertThat(line(MessageShape.DEFAULT, to -> to.depth(1, TIME, levels)))
                .isEqualTo(
                        "{\"data_type\":\"depth_snapshot\",\"timestamp\":1767623400.25,\"stock_symbol\":\"GOOGL\",\"bids\":[],\"asks\":[]}\n");
        book.add(Side.BUY, 29_997, 7);
        book.add(Side.BUY, 29_998, 60);
        book.add(Side.BUY, 29_990, 1);
        book.add(Side.BUY, 29_998, 60);
        book.add(Side.SELL, 30_001, 100);
        levels.take(book);
        assertThat(line(ALL_OTHER, to -> to.depth(0, TIME, levels)))
                .isEqualTo(
                        "{\"data_type\":\"depth_snapshot\",\"timestamp\":\"2026-01-05T14:30:00.250000Z\",\"stock_symbol\":\"AAPL\",\"bids\":[[299.98,120],[299.97,7]],\"asks\":[[300.01,100]]}\n");
    }

    /** More levels than the buffer has room for at first. */
    @Test
    void aSnapshotMayBeLongerThanAllOtherMessages() throws Exception {
        OrderBook book = new OrderBook(new BookListener() {});
        for (int i = 1; i <= Depth.MOST_LEVELS; i++) {
            book.add(Side.BUY, i, i);
            book.add(Side.SELL, Long.MAX_VALUE - i, Integer.MAX_VALUE);
        }
        Levels levels = new Levels(Depth.MOST_LEVELS);
        levels.take(book);
        String text = line(MessageShape.DEFAULT, to -> {
            for (int i = 0; i < 50; i++) {
                to.depth(0, Long.MAX_VALUE, levels);
            }
        });
        assertThat(text.lines())
                .hasSize(50)
                .allMatch(line -> isObject(line))
                .allMatch(line -> line.contains("[92233720368547758.06,2147483647]]}"));
    }

    @Test
    void haveTheVariantsThatReadersWant() throws Exception {
        assertThat(line(ALL_OTHER, to -> to.stockPrice(0, TIME, 1, 2, 3, 1, 1)))
                .isEqualTo(
                        "{\"data_type\":\"stock\",\"stock_symbol\":\"AAPL\",\"opening_price\":0.01,\"closing_price\":0.02,\"high\":0.03,\"low\":0.01,\"volume\":1,\"timestamp\":\"2026-01-05T14:30:00.250000Z\"}\n");
        assertThat(line(ALL_OTHER, to -> to.order(0, TIME, Side.BUY, 1, 1))).contains("\"order_type\":\"buy\"");
        assertThat(line(ALL_OTHER, to -> to.news(0, TIME, -10_000, 10_000)))
                .endsWith("\"sentiment_score\":0.0000,\"sentiment_magnitude\":1.0000}\n");
        assertThat(line(ALL_OTHER, to -> to.news(0, TIME, 10_000, 0))).contains("\"sentiment_score\":1.0000,");
        assertThat(line(ALL_OTHER, to -> to.indicator(4, TIME, Indicator.CPI, 250)))
                .isEqualTo(
                        "{\"data_type\":\"economic_indicator\",\"timestamp\":\"2026-01-05T14:30:00.250000Z\",\"stock_symbol\":\"TSLA\",\"indicator_name\":\"CPI Inflation Rate\",\"value\":2.50}\n");
    }

    @Test
    void timesHaveAsManyDecimalsAsTheyNeedButOne() throws Exception {
        long second = 1_767_623_400_000_000L;
        MessageShape epoch = timestamp(TimestampFormat.EPOCH);
        assertThat(line(epoch, to -> to.news(0, second, 0, 0))).contains("\"timestamp\":1767623400.0,");
        assertThat(line(epoch, to -> to.news(0, second + 1, 0, 0))).contains("\"timestamp\":1767623400.000001,");
        assertThat(line(epoch, to -> to.news(0, second + 120_300, 0, 0))).contains("\"timestamp\":1767623400.1203,");
        assertThat(line(epoch, to -> to.news(0, 0, 0, 0))).contains("\"timestamp\":0.0,");
        assertThat(line(timestamp(TimestampFormat.LONG), to -> to.news(0, second + 999_999, 0, 0)))
                .contains("\"timestamp\":1767623400,");
        assertThat(line(timestamp(TimestampFormat.ISO8601), to -> {
                    to.news(0, second - 52_200_000_001L, 0, 0);
                    to.news(0, second - 52_200_000_000L, 0, 0);
                }))
                .contains("\"timestamp\":\"2026-01-04T23:59:59.999999Z\",", "\"2026-01-05T00:00:00.000000Z\"");
    }

    static List<MessageShape> shapes() {
        List<MessageShape> shapes = new ArrayList<>();
        for (StockDataType type : StockDataType.values()) {
            for (TimestampFormat format : TimestampFormat.values()) {
                shapes.add(new MessageShape(type, format, false, false));
                shapes.add(new MessageShape(type, format, true, true));
            }
        }
        return shapes;
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void areValidByTheSchemaOfTheirKindAndOfNoOther(MessageShape shape) throws Exception {
        MarketParameters standard = MarketParameters.DEFAULT;
        MarketFeed feed = new MarketFeed(new MarketParameters(
                standard.symbols(), 0, standard.start(), standard.rate(), true, false, false, new Depth(4, 1)));
        String text = line(shape, to -> {
            // An order in eight, and a snapshot for each.
            for (int i = 0; i < 2_250; i++) {
                feed.next(to);
            }
        });
        MessageSchemas schemas = new MessageSchemas(shape);
        List<JsonSchema> all = List.of(
                schemas.stockPrice(),
                schemas.order(),
                schemas.depth(4),
                schemas.news(),
                schemas.marketData(),
                schemas.indicator());
        int[] valid = new int[all.size()];
        for (String line : text.lines().toList()) {
            JsonNode message = MAPPER.readTree(line);
            int matches = 0;
            for (int i = 0; i < valid.length; i++) {
                if (all.get(i).validate(message).isEmpty()) {
                    valid[i]++;
                    matches++;
                }
            }
            assertThat(matches).as(line).isEqualTo(1);
        }
        assertThat(valid).containsExactly(1_000, 250, 250, 250, 250, 250);
    }

    @Test
    void standInAnArrayOrOneALine() throws Exception {
        Consumer<JsonMessages> two = to -> {
            to.news(0, TIME, 1, 1);
            to.news(1, TIME, 2, 2);
        };
        String lines = line(MessageShape.DEFAULT, two);
        assertThat(lines.lines()).hasSize(2).allMatch(line -> isObject(line));
        assertThat(text(MessageShape.DEFAULT, Framing.ARRAY, two.andThen(JsonMessages::end)))
                .isEqualTo("[\n" + lines.strip().replace("}\n", "},\n") + "\n]\n");
        assertThat(text(MessageShape.DEFAULT, Framing.ARRAY, JsonMessages::end)).isEqualTo("[\n\n]\n");
        assertThat(line(MessageShape.DEFAULT, JsonMessages::end)).isEmpty();
        assertThat(text(
                        MessageShape.DEFAULT,
                        Framing.ARRAY,
                        two.andThen(JsonMessages::end).andThen(two).andThen(JsonMessages::end)))
                .isEqualTo(("[\n" + lines.strip().replace("}\n", "},\n") + "\n]\n").repeat(2));
    }

    private static boolean isObject(String line) {
        try {
            return MAPPER.readTree(line).isObject();
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    /** Also more than the buffer holds at first, and the longest there can be. */
    @Test
    void bufferGrowsWithWhatIsPut() throws Exception {
        String text = line(MessageShape.DEFAULT, to -> {
            for (int i = 0; i < 2_000; i++) {
                to.stockPrice(0, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, 7);
            }
        });
        assertThat(text.lines())
                .hasSize(2_000)
                .allMatch(line -> isObject(line))
                .allMatch(line -> line.contains("\"high\":92233720368547758.07,"));
    }
}
