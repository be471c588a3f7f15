package io.headwater.kinesislocal.store;

/**
 * How much may still be done of what is limited to so much a second: a bucket that holds one second's worth, refilled
 * continuously. In whole numbers, so that the same calls at the same times always end the same way. Not thread-safe.
 */
final class TokenBucket {
    private static final long MILLIS = 1000;

    private final long perSecond;
    /** In thousandths of a token: as many flow in each millisecond as tokens in each second. Below zero: a debt. */
    private long level;

    private long levelMillis;

    /**
     * A full bucket.
     *
     * @param perSecond how many tokens flow in, and how many it holds
     */
    TokenBucket(long perSecond, long nowMillis) {
        this.perSecond = perSecond;
        this.level = perSecond * MILLIS;
        this.levelMillis = nowMillis;
    }

    /**
     * Whether so many can be taken; more than it ever holds can be when it is full, for otherwise they could never be.
     */
    boolean has(long tokens, long nowMillis) {
        refill(nowMillis);
        return level >= Math.min(tokens, perSecond) * MILLIS;
    }

    /** Takes so many, whether or not they are there: what is missing must flow in before there is anything again. */
    void take(long tokens) {
        level -= tokens * MILLIS;
    }

    /** A clock that was set back does not stop the flow: it goes on from the new time. */
    private void refill(long nowMillis) {
        long full = perSecond * MILLIS;
        long elapsed = Math.max(0, nowMillis - levelMillis);
        levelMillis = nowMillis;
        // Compared before multiplied: a long time would overflow.
        level = elapsed > (full - level) / perSecond ? full : level + elapsed * perSecond;
    }
}
