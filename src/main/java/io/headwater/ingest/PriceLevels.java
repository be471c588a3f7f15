package io.headwater.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Checks an array of levels of an order book, {@code [[price, quantity], …]} with the best first, without an object for it. */
final class PriceLevels {
    /** The smallest quantity. */
    static final long LEAST = 1;

    /** The largest quantity. */
    static final long MOST = 1_000_000_000_000_000L;

    /** What {@link #best} says of an array that is not right. */
    static final double WRONG = Double.NaN;

    private PriceLevels() {}

    /**
     * Reads an array, at whose beginning the parser is, to its end.
     *
     * @param bids whether prices fall, else they rise
     * @return the best price; of an empty array one that is worse than any; {@link #WRONG} if anything in it is
     */
    static double best(JsonParser parser, boolean bids) throws IOException {
        double best = bids ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        double before = -best;
        boolean first = true;
        boolean right = true;
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            double price = price(parser, token);
            right &= bids ? price < before : price > before;
            best = first ? price : best;
            first = false;
            before = price;
        }
        return right ? best : WRONG;
    }

    /** The price of a level, at whose end the parser is then; {@link #WRONG} if it is none. */
    private static double price(JsonParser parser, JsonToken begin) throws IOException {
        if (begin != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return WRONG;
        }
        double price = WRONG;
        boolean right = true;
        int count = 0;
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (count == 0) {
                price = token.isNumeric() ? parser.getDoubleValue() : WRONG;
                right = price > 0 && price < Double.POSITIVE_INFINITY;
            } else {
                right &= count == 1 && isQuantity(parser, token);
            }
            count++;
            parser.skipChildren();
        }
        return right && count == 2 ? price : WRONG;
    }

    private static boolean isQuantity(JsonParser parser, JsonToken token) throws IOException {
        if (token != JsonToken.VALUE_NUMBER_INT) {
            return false;
        }
        double quantity = parser.getDoubleValue();
        return quantity >= LEAST && quantity <= MOST;
    }
}
