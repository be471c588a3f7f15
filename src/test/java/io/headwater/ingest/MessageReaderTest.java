package io.headwater.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What bodies are taken, and what their senders are told of those that are not. */
class MessageReaderTest {
    static final String STOCK =
            "{\"stock_symbol\":\"TSLA\",\"opening_price\":430.00,\"closing_price\":429.59,\"high\":430.50,\"low\":429.58,\"volume\":95743,\"timestamp\":1767623400.5}";
    static final String ORDER =
            "{\"data_type\":\"order_book\",\"timestamp\":1767623400.5,\"stock_symbol\":\"AAPL\",\"order_type\":\"buy\",\"price\":1.5,\"quantity\":100}";
    static final String DEPTH =
            "{\"data_type\":\"depth_snapshot\",\"timestamp\":1767623400.5,\"stock_symbol\":\"AAPL\",\"bids\":[[1.5,100],[1.4,7]],\"asks\":[[1.6,300]]}";
    static final String NEWS =
            "{\"data_type\":\"news_sentiment\",\"timestamp\":1767623400,\"stock_symbol\":\"AAPL\",\"sentiment_score\":-1,\"sentiment_magnitude\":0.5}";
    static final String MARKET =
            "{\"data_type\":\"market_data\",\"timestamp\":\"2026-01-05T14:30:00.25Z\",\"stock_symbol\":\"BRK.B\",\"market_cap\":1e12,\"pe_ratio\":-3.5}";
    static final String INDICATOR =
            "{\"data_type\":\"economic_indicator\",\"timestamp\":1767623400123,\"indicator_name\":\"GDP Growth Rate\",\"value\":-0.4}";

    private final MessageReader reader = new MessageReader();

    private static List<String> lines(Messages messages) {
        List<String> lines = new ArrayList<>();
        messages.forEach(line -> lines.add(new String(line, StandardCharsets.UTF_8)));
        return lines;
    }

    private Messages read(String body) {
        return reader.read(body.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> problems(byte[] body) {
        return catchThrowableOfType(RefusedException.class, () -> reader.read(body))
                .problems();
    }

    private List<String> problems(String body) {
        return problems(body.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {STOCK, ORDER, DEPTH, NEWS, MARKET, INDICATOR})
    void takesEachKindAsItCame(String message) {
        Messages messages = read(message);

        assertThat(lines(messages)).containsExactly(message);
        assertThat(new String(messages.lines(), 0, messages.length(), StandardCharsets.UTF_8))
                .isEqualTo(message + "\n");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "1767623400.5,1767623400",
                "1767623400.5,1767623400123",
                "1767623400.5,\"2026-01-05T14:30:00\"",
                "1767623400.5,\"2026-01-05T14:30:00.123456+00:00\"",
                "95743,0",
                "95743,1000000000000000",
                "\"TSLA\",\"^GSPC\"",
                "\"TSLA\",\"Æ\"",
            })
    void takesWhatFeedsWriteDifferently(String usual, String variant) {
        String message = STOCK.replace(usual, variant);

        assertThat(lines(read(message))).containsExactly(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stock", "stock_price", "stock_symbol"})
    void takesStockPricesWithADataType(String dataType) {
        String message = STOCK.replaceFirst("\\{", "{\"data_type\":\"" + dataType + "\",");

        Messages messages = read(message);

        assertThat(lines(messages)).containsExactly(message);
        assertThat(messages.kind(0)).isEqualTo(Kind.STOCK_PRICE);
    }

    @Test
    void keepsFieldsThatItDoesNotKnow() {
        String message = ORDER.replaceFirst("\\}", ",\"venue\":{\"name\":[\"X\",null,1e999]},\"high\":\"none\"}");

        assertThat(lines(read(message))).containsExactly(message);
    }

    @Test
    void spreadsBySymbolOrElseByIndicator() {
        String withSymbol = INDICATOR.replace("\"indicator_name\"", "\"stock_symbol\":\"MSFT\",\"indicator_name\"");

        Messages messages = read(String.join("\n", STOCK, INDICATOR, withSymbol));

        assertThat(messages.getPartitionKeys()).containsExactly("TSLA", "GDP Growth Rate", "MSFT");
        assertThat(messages.symbol(1)).isEmpty();
        assertThat(messages.symbol(2)).isEqualTo("MSFT");
    }

    @Test
    void putsEachMessageOnALineOfItsOwn() {
        String pretty = ORDER.replace(",", ",\r\n  ").replace(":\"AAPL\"", ": \"A  B\"");

        assertThat(lines(read("[\n" + pretty + " ,\n" + NEWS + "]\n")))
                .containsExactly(pretty.replace("\r\n", ""), NEWS);
    }

    @Test
    void takesMessagesOneALineWhateverSeparatesLines() {
        assertThat(lines(read(STOCK + "\r\n\r\n" + ORDER + "\n" + NEWS + MARKET)))
                .containsExactly(STOCK, ORDER, NEWS, MARKET);
    }

    @Test
    void takesAByteOrderMarkForWhatItIs() {
        assertThat(lines(read("\uFEFF" + ORDER))).containsExactly(ORDER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "430.50|1|Message 1: high = 1: must be at least opening_price (430.00) and closing_price (429.59).",
                "429.58|430.10|Message 1: low = 430.10: must be at most opening_price (430.00) and closing_price (429.59).",
                "430.50|\"430.50\"|Message 1: high = \"430.50\": must be a number above 0.",
                "430.50|1e400|Message 1: high = 1e400: must be a number above 0.",
                "430.00|0|Message 1: opening_price = 0: must be a number above 0.",
                "430.00|{\"a\":1}|Message 1: opening_price = {…}: must be a number above 0.",
                "430.00|null|Message 1: opening_price = null: must be a number above 0.",
                "95743|-1|Message 1: volume = -1: must be a whole number from 0 to 1000000000000000.",
                "95743|12.0|Message 1: volume = 12.0: must be a whole number from 0 to 1000000000000000.",
                "95743|1000000000000001|Message 1: volume = 1000000000000001: must be a whole number from 0 to 1000000000000000.",
                "\"TSLA\"|\"\"|Message 1: stock_symbol = \"\": must be a text of 1 to 32 characters, without control characters or blanks at its ends.",
                "\"TSLA\"|7|Message 1: stock_symbol = 7: must be a text of 1 to 32 characters, without control characters or blanks at its ends.",
                "\"TSLA\"|\"A\\u0000\"|Message 1: stock_symbol = \"A\uFFFD\": must be a text of 1 to 32 characters, without control characters or blanks at its ends.",
                "1767623400.5|-1|Message 1: timestamp = -1: must be " + Times.ALLOWED + ".",
                "1767623400.5|1e10|Message 1: timestamp = 1e10: must be " + Times.ALLOWED + ".",
                "1767623400.5|\"yesterday\"|Message 1: timestamp = \"yesterday\": must be " + Times.ALLOWED + ".",
                ",\"timestamp\":1767623400.5||Message 1: timestamp is missing; a stock price has stock_symbol, opening_price, closing_price, high, low, volume, timestamp.",
                "\"volume\"|\"low\":429.58,\"volume\"|Message 1: low stands there twice; a field must stand there once.",
                "\"volume\"|\"x\":1,\"x\":2,\"volume\"|Message 1: x stands there twice; a field must stand there once.",
                "{|{\"data_type\":\"stonk\",|Message 1: data_type = \"stonk\": must be " + Kind.DATA_TYPES + ".",
                "{|{\"data_type\":null,|Message 1: data_type = null: must be " + Kind.DATA_TYPES + ".",
            })
    void tellsWhatIsWrongWithAValueAndWhatIsAllowed(String right, String wrong, String problem) {
        assertThat(problems(STOCK.replace(right, wrong == null ? "" : wrong))).containsExactly(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"buy\"|\"hold\"|Message 1: order_type = \"hold\": must be \"buy\" or \"sell\".",
                "100|0|Message 1: quantity = 0: must be a whole number from 1 to 100.",
                "100|101|Message 1: quantity = 101: must be a whole number from 1 to 100.",
                "100|true|Message 1: quantity = true: must be a whole number from 1 to 100.",
                "1.5,|[1],|Message 1: price = […]: must be a number above 0.",
            })
    void tellsWhatIsWrongWithAnOrder(String right, String wrong, String problem) {
        assertThat(problems(ORDER.replace(right, wrong))).containsExactly(problem);
    }

    @Test
    void tellsOfAllProblemsAtOnce() {
        assertThat(problems("[" + ORDER.replace("100", "0").replace("buy", "Buy") + ","
                        + NEWS.replace(":-1,", ":-1.01,") + ",17," + STOCK + "]"))
                .containsExactly(
                        "Message 1: order_type = \"Buy\": must be \"buy\" or \"sell\".",
                        "Message 1: quantity = 0: must be a whole number from 1 to 100.",
                        "Message 2: sentiment_score = -1.01: must be a number from -1 to 1.",
                        "Message 3 = 17: must be a JSON object.");
    }

    @Test
    void tellsOfNoMoreProblemsThanAPersonReads() {
        List<String> problems = problems("1 ".repeat(1_000));

        assertThat(problems).hasSize(21).endsWith("And 980 more problems.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \r\n", "[]", "\uFEFF"})
    void refusesABodyWithoutAMessage(String body) {
        assertThat(problems(body))
                .containsExactly("There is no message: the body must be one, a JSON array of them, or one a line.");
    }

    @Test
    void refusesWhatStandsBehindAnArray() {
        assertThat(problems("[" + ORDER + "] {}"))
                .containsExactly("There is more behind the end of the array: a body with an array must be that alone.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"hello", "{\"a\":NaN}", "{'a':1}", "{\"a\":1,}", "{\"a\":01}", "{\"a\" 1}", "{\"a\":\"\n\"}", "]"
            })
    void saysWhereABodyIsNotJson(String body) {
        assertThat(problems(body))
                .singleElement()
                .asString()
                .matches(
                        "The body is not JSON \\(line \\d, column \\d+\\): .*[^.]\\. What follows was not looked at\\.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[", "[{}", "{\"a\":\"b", "{\"a\":1"})
    void saysThatABodyIsCutOff(String body) {
        assertThat(problems(body)).last().asString().startsWith("The body ends in the middle of a message");
    }

    @Test
    void refusesNestingThatIsTooDeepAndNumbersThatAreTooLong() {
        assertThat(problems("[".repeat(100_000))).last().asString().endsWith("exceeds the maximum allowed (64).");
        assertThat(problems(ORDER.replace("100", "1".repeat(200))))
                .singleElement()
                .asString()
                .contains("100");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-16", "UTF-32", "ISO-8859-1"})
    void refusesOtherEncodingsThanUtf8(String charset) {
        assertThat(problems(ORDER.replace("AAPL", "Ä").getBytes(Charset.forName(charset))))
                .containsExactly("The body is not UTF-8: it must be JSON in UTF-8.");
    }
}
