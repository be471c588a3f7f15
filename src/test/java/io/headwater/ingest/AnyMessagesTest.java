package io.headwater.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.market.Depth;
import io.headwater.market.MarketFeed;
import io.headwater.market.MarketParameters;
import io.headwater.market.json.Framing;
import io.headwater.market.json.JsonMessages;
import io.headwater.market.json.MessageShape;
import io.headwater.market.json.StockDataType;
import io.headwater.market.json.TimestampFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever right messages come, in whatever framing, the same ones are kept. */
class AnyMessagesTest {
    private enum Framed {
        ARRAY,
        LINES,
        BEHIND_EACH_OTHER;

        String body(List<String> messages, String blank) {
            return switch (this) {
                case ARRAY -> blank + "[" + blank + String.join(blank + "," + blank, messages) + "]" + blank;
                case LINES -> String.join("\n", messages) + blank;
                case BEHIND_EACH_OTHER -> blank + String.join(blank, messages);
            };
        }
    }

    @Provide
    Arbitrary<List<String>> messages() {
        Arbitrary<String> symbol = Arbitraries.strings()
                .withCharRange('!', '~')
                .withChars("ÄЖ漢")
                .ofMinLength(1)
                .ofMaxLength(32)
                .map(text -> text.replace("\\", "\\\\").replace("\"", "\\\""));
        Arbitrary<String> extra = Arbitraries.of(
                "", ",\"n\":null", ",\"deep\":{\"a\":[1,{\"b\":\"}\\n\"}]}", ", \"t\" : \"a  b\"", ",\"x\":1e-5");
        Arbitrary<Double> score = Arbitraries.doubles().between(-1, 1);
        Arbitrary<Integer> quantity = Arbitraries.integers().between(1, 100);
        Arbitrary<String> order = Combinators.combine(symbol, quantity, extra)
                .as((name, count, more) ->
                        "{\"data_type\":\"order_book\",\"timestamp\":1,\"stock_symbol\":\"%s\",\"order_type\":\"sell\",\"price\":1.5,\"quantity\":%d%s}"
                                .formatted(name, count, more));
        Arbitrary<String> news = Combinators.combine(symbol, score, extra)
                .as((name, value, more) ->
                        "{\"sentiment_magnitude\":1,\"sentiment_score\":%s,\"stock_symbol\":\"%s\",\"timestamp\":1%s,\"data_type\":\"news_sentiment\"}"
                                .formatted(value, name, more));
        return Arbitraries.oneOf(order, news).list().ofMinSize(1).ofMaxSize(20);
    }

    @Property(tries = 300)
    void keepsTheSameMessagesInTheSameOrder(
            @ForAll("messages") List<String> messages, @ForAll Framed framed, @ForAll("blanks") String blank) {
        byte[] body = framed.body(messages, blank).getBytes(StandardCharsets.UTF_8);

        List<String> kept = new ArrayList<>();
        new MessageReader().read(body).forEach(line -> kept.add(new String(line, StandardCharsets.UTF_8)));

        assertThat(kept).isEqualTo(messages);
    }

    @Provide
    Arbitrary<String> blanks() {
        return Arbitraries.strings().withChars(" \t\r\n").ofMaxLength(3);
    }

    @Property(tries = 30)
    void takesAllThatTheSimulatedMarketMakes(
            @ForAll StockDataType stockDataType,
            @ForAll TimestampFormat timestamp,
            @ForAll boolean symbolOnIndicators,
            @ForAll boolean sentimentFromZero,
            @ForAll @IntRange(max = 20) int depth,
            @ForAll Framing framing)
            throws IOException {
        int count = 200;
        MarketParameters standard = MarketParameters.DEFAULT;
        MarketFeed feed = new MarketFeed(new MarketParameters(
                standard.symbols(), 0, standard.start(), standard.rate(), true, false, false, new Depth(depth, 2)));
        JsonMessages messages = new JsonMessages(
                MarketParameters.DEFAULT.symbols(),
                new MessageShape(stockDataType, timestamp, symbolOnIndicators, sentimentFromZero),
                framing);
        for (int i = 0; i < count; i++) {
            feed.next(messages);
        }
        messages.end();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        messages.writeTo(body);

        Messages read = new MessageReader().read(body.toByteArray());

        assertThat(read.count()).isEqualTo(count);
        assertThat(new String(read.lines(), 0, read.length(), StandardCharsets.UTF_8))
                .isEqualTo(body.toString(StandardCharsets.UTF_8)
                                .replaceAll("(?m)^[\\[\\]]\n|,$", "")
                                .stripTrailing() + "\n");
    }
}
