package io.headwater.soak;

import java.util.List;
import java.util.Map;
import java.util.Random;

/** What rows are sent to: it outlives the processes that send, and makes trouble on request. */
interface Target extends AutoCloseable {
    /** The settings that lead there. */
    Map<String, String> settings();

    /** Makes other trouble than up to now, or none. */
    void trouble(Random random);

    /** No more than now and then something goes wrong, from here on. */
    void calm();

    /** The next answer comes after the client has given up on it. */
    void answerTooLate();

    /** What arrived, in the order of arrival: of a stream by shard, parents before their children. */
    List<List<StoredRow>> arrived();

    /** How often each kind of trouble happened. */
    Map<String, Long> injected();

    /** How many requests were taken without an answer that says so. */
    long answersLost();

    /** How many requests were called too large: a row that was alone in one is rejected. */
    long calledTooLarge();

    @Override
    void close();
}
