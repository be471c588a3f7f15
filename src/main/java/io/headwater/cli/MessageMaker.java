package io.headwater.cli;

/** Makes the messages of a market, one after the other, and has them gathered. */
interface MessageMaker {
    /** Makes the next one. */
    void next();

    /** There is no next one: what still waits is gathered. */
    void end();
}
