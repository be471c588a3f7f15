package io.headwater.market;

import io.headwater.market.book.Levels;
import io.headwater.random.NumpyRandom;
import java.util.Arrays;
import java.util.List;

/**
 * The messages of a market, one after the other, without an end. Every second one is a stock price; of the others each of the four kinds
 * comes once in four, in an order drawn anew each time. Snapshots of books, if there are any, come between these and change nothing but times. Each share goes on by a step, and tells of it, once before any does
 * again, in an order drawn anew each time; steps of the same round belong together. Not thread-safe.
 */
public final class MarketFeed {
    private static final double MICROS = 1e6;
    private static final int ONE = 10_000;
    private static final int NONE = -1;

    /** What the messages that are no stock prices are about. */
    private enum Kind {
        ORDER,
        NEWS,
        MARKET_DATA,
        INDICATOR
    }

    private final MarketParameters parameters;
    private final NumpyRandom random;
    private final Clock clock;
    private final MarketHours hours = new MarketHours();
    private final Share[] shares;
    private final Trading[] tradings;
    private final Economy economy;
    private final Levels levels;
    private final double[] marketVolatility = new double[Volatility.COMPONENTS];
    private final int[] turns;
    private final Kind[] kinds = Kind.values();
    private double marketShock;
    private int turn;
    private int kind;
    private long messages;
    private long snapshots;
    private int snapshotOf = NONE;

    /** A market before its first message. */
    public MarketFeed(MarketParameters parameters) {
        this(parameters, BookWatcher.NOBODY);
    }

    /** A market before its first message, whose books somebody watches; its messages are the same. */
    public MarketFeed(MarketParameters parameters, BookWatcher watcher) {
        this.parameters = parameters;
        List<Symbol> symbols = parameters.symbols();
        long seed = parameters.seed();
        this.random = new NumpyRandom(seed, 0);
        this.economy = new Economy(new NumpyRandom(seed, 1), parameters.allIndicators());
        this.clock = parameters.tradingHours()
                ? new Clock.TradingHours(parameters.start())
                : Clock.aroundTheClock(parameters.start());
        this.shares = new Share[symbols.size()];
        this.tradings = new Trading[symbols.size()];
        this.turns = new int[symbols.size()];
        for (int i = 0; i < shares.length; i++) {
            // Two streams each, so that a symbol more leaves those of the others as they are.
            shares[i] = new Share(symbols.get(i), new NumpyRandom(seed, 2 + 2L * i));
            tradings[i] = new Trading(new NumpyRandom(seed, 3 + 2L * i), shares[i].close());
            turns[i] = i;
        }
        levels = new Levels(parameters.depth().levels());
        turn = turns.length;
        kind = kinds.length;
        watcher.opened(clock.at(0), Arrays.stream(tradings).map(Trading::book).toList());
        for (Trading trading : tradings) {
            trading.watch(watcher);
        }
    }

    /** Makes the next message, at the time that the start and the rate give it. */
    public void next(MarketVisitor visitor) {
        long micros = clock.at((long) (messages * MICROS / parameters.rate()));
        next(micros, clock.activity(), visitor);
    }

    /**
     * Makes the next message at a time that is given, so that the market goes on as the time does, whatever its start and rate; but for the time
     * and, with trading hours, the volume, it is the message that {@link #next} makes.
     *
     * @param micros in microseconds since 1970 began, UTC; not before that of the last message, and with trading hours within a session
     */
    public void nextAt(long micros, MarketVisitor visitor) {
        double activity = parameters.tradingHours() ? MarketHours.activity(hours.openFrom(micros) - hours.opened()) : 1;
        next(micros, activity, visitor);
    }

    private void next(long micros, double activity, MarketVisitor visitor) {
        if (snapshotOf != NONE) {
            snapshot(micros, visitor);
        } else if ((messages - snapshots) % 2 == 0) {
            stockPrice(micros, activity, visitor);
        } else {
            other(micros, visitor);
        }
        messages++;
    }

    private void stockPrice(long micros, double activity, MarketVisitor visitor) {
        if (turn == turns.length) {
            beginStep();
            shuffleTurns();
            turn = 0;
        }
        int symbol = turns[turn++];
        Share share = shares[symbol];
        share.step(marketShock, marketVolatility, activity);
        visitor.stockPrice(symbol, micros, share.open(), share.close(), share.high(), share.low(), share.volume());
    }

    /** What the next step of all shares has in common. */
    private void beginStep() {
        marketShock = random.normal(0, 1);
        for (int i = 0; i < marketVolatility.length; i++) {
            marketVolatility[i] = random.normal(0, 1);
        }
    }

    private void other(long micros, MarketVisitor visitor) {
        if (kind == kinds.length) {
            shuffleKinds();
            kind = 0;
        }
        int symbol = below(shares.length);
        switch (kinds[kind++]) {
            case ORDER -> order(symbol, micros, visitor);
            case NEWS -> news(symbol, micros, visitor);
            case MARKET_DATA -> {
                Symbol of = parameters.symbols().get(symbol);
                long price = shares[symbol].close();
                visitor.marketData(symbol, micros, of.marketCap(price), of.priceEarnings(price));
            }
            case INDICATOR -> {
                economy.release();
                visitor.indicator(symbol, micros, economy.indicator(), economy.value());
            }
        }
    }

    private void order(int symbol, long micros, MarketVisitor visitor) {
        Trading trading = tradings[symbol];
        trading.order(shares[symbol].close(), symbol, micros, visitor);
        if (parameters.depth().isDue(trading.orders())) {
            snapshotOf = symbol;
        }
    }

    private void snapshot(long micros, MarketVisitor visitor) {
        levels.take(tradings[snapshotOf].book());
        visitor.depth(snapshotOf, micros, levels);
        snapshotOf = NONE;
        snapshots++;
    }

    /** Most news are neither good nor bad; what is very good or bad is never told without feelings. */
    private void news(int symbol, long micros, MarketVisitor visitor) {
        double score = (random.uniform(-1, 1) + random.uniform(-1, 1) + random.uniform(-1, 1)) / 3;
        double extreme = Math.abs(score);
        double magnitude = extreme + (1 - extreme) * random.nextDouble();
        if (parameters.newsLeads()) {
            shares[symbol].learn(score * magnitude);
        }
        visitor.news(symbol, micros, (int) Math.rint(ONE * score), (int) Math.rint(ONE * magnitude));
    }

    private int below(int bound) {
        return (int) (random.nextDouble() * bound);
    }

    private void shuffleTurns() {
        for (int i = turns.length - 1; i > 0; i--) {
            int other = below(i + 1);
            int moved = turns[i];
            turns[i] = turns[other];
            turns[other] = moved;
        }
    }

    private void shuffleKinds() {
        for (int i = kinds.length - 1; i > 0; i--) {
            int other = below(i + 1);
            Kind moved = kinds[i];
            kinds[i] = kinds[other];
            kinds[other] = moved;
        }
    }
}
