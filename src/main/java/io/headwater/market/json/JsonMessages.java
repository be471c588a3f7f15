package io.headwater.market.json;

import io.headwater.market.Indicator;
import io.headwater.market.MarketVisitor;
import io.headwater.market.Symbol;
import io.headwater.market.book.Levels;
import io.headwater.market.book.Side;
import io.headwater.text.Digits;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Gathers messages as JSON, in a buffer that is used again and grows as far as is needed. Our own writer, because this is what the
 * simulator spends its time on, and because all there is to write is known before, but for a few numbers. Not thread-safe.
 */
public final class JsonMessages implements MarketVisitor {
    private static final int INITIAL_CAPACITY = 1 << 16;

    /** Longer than a message of the longest symbol and numbers, with what is around it. */
    private static final int LONGEST = 512;

    /** Longer than a level of a book: two of the longest numbers. */
    private static final int LONGEST_LEVEL = 48;

    private static final int DECIMALS = 10_000;
    private static final int PAIR = 100;

    private final MessageTexts texts;
    private final byte[] begin;
    private final byte[] between;
    private final byte[] after;
    private final byte[] end;
    private final Timestamps timestamps;
    private final boolean symbolOnIndicators;
    private final boolean sentimentFromZero;
    private byte[] bytes = new byte[INITIAL_CAPACITY];
    private int size;
    private boolean begun;

    /**
     * Without a message yet.
     *
     * @param symbols those of the market whose messages these are
     */
    public JsonMessages(List<Symbol> symbols, MessageShape shape, Framing framing) {
        this.texts = new MessageTexts(symbols, shape.stockDataType());
        this.begin = MessageTexts.bytes(framing.begin());
        this.between = MessageTexts.bytes(framing.between());
        this.after = MessageTexts.bytes(framing.after());
        this.end = MessageTexts.bytes(framing.end());
        this.timestamps = new Timestamps(shape.timestamp());
        this.symbolOnIndicators = shape.symbolOnIndicators();
        this.sentimentFromZero = shape.sentimentFromZero();
    }

    @Override
    public void stockPrice(int symbol, long micros, long open, long close, long high, long low, int volume) {
        begin();
        put(texts.stock[symbol]);
        putHundredths(open);
        put(MessageTexts.CLOSE);
        putHundredths(close);
        put(MessageTexts.HIGH);
        putHundredths(high);
        put(MessageTexts.LOW);
        putHundredths(low);
        put(MessageTexts.VOLUME);
        size = Digits.put(bytes, size, volume);
        put(MessageTexts.TIMESTAMP);
        putTime(micros);
        finish();
    }

    @Override
    public void order(int symbol, long micros, Side side, long price, int quantity) {
        begin();
        put(MessageTexts.ORDER);
        putTime(micros);
        put(texts.symbol[symbol]);
        put(side == Side.BUY ? MessageTexts.BUY : MessageTexts.SELL);
        putHundredths(price);
        put(MessageTexts.QUANTITY);
        size = Digits.put(bytes, size, quantity);
        finish();
    }

    @Override
    public void depth(int symbol, long micros, Levels levels) {
        begin();
        makeRoom(LONGEST + 2 * levels.most() * LONGEST_LEVEL);
        put(MessageTexts.DEPTH);
        putTime(micros);
        put(texts.symbol[symbol]);
        put(MessageTexts.BIDS);
        putLevels(levels, Side.BUY);
        put(MessageTexts.ASKS);
        putLevels(levels, Side.SELL);
        bytes[size++] = ']';
        finish();
    }

    private void putLevels(Levels levels, Side side) {
        for (int level = 0; level < levels.count(side); level++) {
            if (level > 0) {
                bytes[size++] = ',';
            }
            bytes[size++] = '[';
            putHundredths(levels.price(side, level));
            bytes[size++] = ',';
            size = Digits.put(bytes, size, levels.quantity(side, level));
            bytes[size++] = ']';
        }
    }

    @Override
    public void news(int symbol, long micros, int score, int magnitude) {
        begin();
        put(MessageTexts.NEWS);
        putTime(micros);
        put(texts.symbol[symbol]);
        put(MessageTexts.SCORE);
        putDecimals(sentimentFromZero ? (score + DECIMALS) / 2 : score);
        put(MessageTexts.MAGNITUDE);
        putDecimals(magnitude);
        finish();
    }

    @Override
    public void marketData(int symbol, long micros, long marketCap, long priceEarnings) {
        begin();
        put(MessageTexts.MARKET_DATA);
        putTime(micros);
        put(texts.symbol[symbol]);
        put(MessageTexts.MARKET_CAP);
        putHundredths(marketCap);
        put(MessageTexts.PRICE_EARNINGS);
        putHundredths(priceEarnings);
        finish();
    }

    @Override
    public void indicator(int symbol, long micros, Indicator indicator, int value) {
        begin();
        put(MessageTexts.INDICATOR);
        putTime(micros);
        if (symbolOnIndicators) {
            put(texts.symbol[symbol]);
        }
        put(MessageTexts.indicator(indicator));
        putHundredths(putSign(value));
        finish();
    }

    /** Puts a message that is there already, or what became of one, among the others. */
    public void asItIs(String message) {
        byte[] text = MessageTexts.bytes(message);
        makeRoom(LONGEST + text.length);
        begin();
        put(text);
        put(after);
    }

    /** Writes what stands behind the last message; a message after that begins anew. */
    public void end() {
        makeRoom(LONGEST);
        if (!begun) {
            put(begin);
        }
        put(end);
        begun = false;
    }

    /** How many bytes there are. */
    public int size() {
        return size;
    }

    /** Writes all there is and forgets it. */
    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, size);
        size = 0;
    }

    /** All there is as text, which is forgotten here. */
    public String take() {
        String text = new String(bytes, 0, size, StandardCharsets.US_ASCII);
        size = 0;
        return text;
    }

    private void begin() {
        makeRoom(LONGEST);
        put(begun ? between : begin);
        begun = true;
    }

    private void makeRoom(int room) {
        if (bytes.length - size < room) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + room));
        }
    }

    private void finish() {
        bytes[size++] = '}';
        put(after);
    }

    private void put(byte[] text) {
        System.arraycopy(text, 0, bytes, size, text.length);
        size += text.length;
    }

    private void putTime(long micros) {
        size = timestamps.put(bytes, size, micros);
    }

    private void putHundredths(long number) {
        size = Digits.putHundredths(bytes, size, number);
    }

    /** A number of ten-thousandths whose whole part has one digit, with four decimals. */
    private void putDecimals(int number) {
        int left = (int) putSign(number);
        size = Digits.put(bytes, size, left / DECIMALS);
        bytes[size++] = '.';
        size = Digits.putPair(bytes, size, left / PAIR % PAIR);
        size = Digits.putPair(bytes, size, left % PAIR);
    }

    /** Returns what is to be put behind the sign, if there is one. */
    private long putSign(long number) {
        if (number < 0) {
            bytes[size++] = '-';
        }
        return Math.abs(number);
    }
}
