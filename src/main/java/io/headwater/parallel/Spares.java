package io.headwater.parallel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** Things that are costly to make, lent to one user at a time. Thread-safe. */
public final class Spares<T> {
    private final ConcurrentLinkedQueue<T> spare = new ConcurrentLinkedQueue<>();
    private final Supplier<T> maker;

    /** None at first; {@code maker} makes one when all are lent. */
    public Spares(Supplier<T> maker) {
        this.maker = maker;
    }

    /** Lends one. */
    public T take() {
        T one = spare.poll();
        return one == null ? maker.get() : one;
    }

    /** Takes those that were given back. */
    public List<T> takeAll() {
        List<T> all = new ArrayList<>();
        for (T one = spare.poll(); one != null; one = spare.poll()) {
            all.add(one);
        }
        return all;
    }

    /** Takes one back. */
    public void giveBack(T one) {
        spare.add(one);
    }
}
